// RegisterTaskDefinition: one essential container with sizes, a port and a stop timeout; the rest is not modelled.
import type { ContainerDefinition, RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import { AwsFault } from '../wire/fault.ts';
import type { CallContext } from '../wire/table.ts';
import { arn } from '../world/ids.ts';
import type { TaskDefinition, World } from '../world/state.ts';
import { notModelled, only } from './check.ts';

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
  const revision =
    1 + Math.max(0, ...[...w.taskDefinitions.values()].map((d) => (d.family === family ? d.revision : 0)));
  return {
    arn: arn.taskDefinition(w, family, revision),
    family,
    revision,
    containerName: container.name ?? 'app',
    ...sizesOf(input, container),
    ...portOf(context, container),
    stopTimeoutMs: (container.stopTimeout ?? 30) * 1000,
    gpus: 0,
    network: networkMode as Network,
    registeredAt: w.engine.now,
    behaviour: BEHAVIOUR,
  };
}

const refused = (message: string) => new AwsFault('ClientException', message);

/** The task's sizes where it has any, or its container's; of the container's memory the reservation counts first. */
function sizesOf({ cpu, memory }: RegisterTaskDefinitionRequest, container: ContainerDefinition) {
  const mib = Number(memory ?? container.memoryReservation ?? container.memory ?? 0);
  if (!(mib >= 1)) {
    throw refused(
      'Invalid setting for container. At least one of memory or memoryReservation must be specified.',
    );
  }
  return { cpu: Number(cpu ?? container.cpu ?? 0), memory: mib };
}

function portOf(context: CallContext, { portMappings = [] }: ContainerDefinition) {
  const [port, another] = portMappings;
  if (another) throw notModelled(context, 'more than one port');
  return { containerPort: port?.containerPort, hostPort: port?.hostPort || undefined };
}
