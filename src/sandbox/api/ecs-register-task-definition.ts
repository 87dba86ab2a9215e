// RegisterTaskDefinition: one essential container with sizes, a port and a stop timeout; the rest is not modelled.
import type { RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import type { CallContext } from '../wire/table.ts';
import { arn } from '../world/ids.ts';
import type { TaskDefinition, World } from '../world/state.ts';
import { notModelled, only } from './check.ts';
import { portOf, refused, sizesOf, whole } from './ecs-sizes.ts';

const FAMILY = /^[A-Za-z0-9_-]{1,255}$/;
const NETWORKS = ['bridge', 'awsvpc', 'host'] as const;
type Network = (typeof NETWORKS)[number];

/** How the software behaves of which nobody has said anything: as in a scenario that says nothing. */
const BEHAVIOUR = {
  start: { lowMs: 5_000, highMs: 15_000 },
  ready: { lowMs: 3_000, highMs: 8_000 },
  shutdown: { lowMs: 1_000, highMs: 5_000 },
};

/** The next revision of its family. */
export function readTaskDefinition(
  w: World,
  input: RegisterTaskDefinitionRequest,
  context: CallContext,
): TaskDefinition {
  only(context, input, [
    'family',
    'containerDefinitions',
    'networkMode',
    'cpu',
    'memory',
    'requiresCompatibilities',
  ]);
  const { family = '', containerDefinitions = [], networkMode = 'bridge' } = input;
  if (!FAMILY.test(family)) throw refused('Family contains invalid characters.');
  const [container, another] = containerDefinitions;
  if (!container) throw refused('Container list cannot be empty.');
  if (another) throw notModelled(context, 'more than one container');
  if (!(NETWORKS as readonly string[]).includes(networkMode))
    throw notModelled(context, `the network mode ${networkMode}`);
  if (input.requiresCompatibilities?.some((each) => each !== 'EC2')) throw notModelled(context, 'Fargate');
  only(context, container, [
    'name',
    'image',
    'cpu',
    'memory',
    'memoryReservation',
    'essential',
    'portMappings',
    'stopTimeout',
  ]);
  if (container.essential === false) throw refused('At least one container must be essential.');
  whole('stopTimeout', container.stopTimeout, 0);
  const { given, ...sizes } = sizesOf(input, container);
  const revision =
    1 + Math.max(0, ...[...w.taskDefinitions.values()].map((d) => (d.family === family ? d.revision : 0)));
  return {
    arn: arn.taskDefinition(w, family, revision),
    family,
    revision,
    containerName: container.name ?? 'app',
    ...sizes,
    given: { ...given, image: container.image },
    ...portOf(context, container),
    stopTimeoutMs: (container.stopTimeout ?? 30) * 1000,
    gpus: 0,
    network: networkMode as Network,
    registeredAt: w.engine.now,
    behaviour: BEHAVIOUR,
  };
}
