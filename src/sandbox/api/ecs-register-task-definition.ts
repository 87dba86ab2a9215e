// RegisterTaskDefinition: one essential container with sizes, a port and a stop timeout. Roles, volumes, logs and what a process
// would see of them are kept and told again, for nothing is executed here; the rest is not modelled.
import type { ContainerDefinition, RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import type { CallContext } from '../wire/table.ts';
import { arn } from '../world/ids.ts';
import type { TaskDefinition, World } from '../world/state.ts';
import { notModelled, only } from './check.ts';
import { assertFargate } from './ecs-fargate-rules.ts';
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

const TOLD_OF_TASK = [
  'taskRoleArn',
  'executionRoleArn',
  'volumes',
  'runtimePlatform',
  'requiresCompatibilities',
] as const satisfies readonly (keyof RegisterTaskDefinitionRequest)[];
const TOLD_OF_CONTAINER = [
  'command',
  'environment',
  'secrets',
  'user',
  'readonlyRootFilesystem',
  'mountPoints',
  'linuxParameters',
  'healthCheck',
  'logConfiguration',
] as const satisfies readonly (keyof ContainerDefinition)[];

/** Of which nobody has said how long its first check takes. */
const HEALTHY = { lowMs: 1_000, highMs: 10_000 };

/** The next revision of its family. */
export function readTaskDefinition(
  w: World,
  input: RegisterTaskDefinitionRequest,
  context: CallContext,
): TaskDefinition {
  only(context, input, ['family', 'containerDefinitions', 'networkMode', 'cpu', 'memory', ...TOLD_OF_TASK]);
  const { family = '', containerDefinitions = [], networkMode = 'bridge' } = input;
  if (!FAMILY.test(family)) throw refused('Family contains invalid characters.');
  const [container, another] = containerDefinitions;
  if (!container) throw refused('Container list cannot be empty.');
  if (another) throw notModelled(context, 'more than one container');
  if (!(NETWORKS as readonly string[]).includes(networkMode))
    throw notModelled(context, `the network mode ${networkMode}`);
  const strange = input.requiresCompatibilities?.find((each) => each !== 'EC2' && each !== 'FARGATE');
  if (strange !== undefined) throw notModelled(context, `the compatibility ${strange}`);
  only(context, container, [
    'name',
    'image',
    'cpu',
    'memory',
    'memoryReservation',
    'essential',
    'portMappings',
    'stopTimeout',
    ...TOLD_OF_CONTAINER,
  ]);
  if (container.essential === false) throw refused('At least one container must be essential.');
  whole('stopTimeout', container.stopTimeout, 0);
  assertVolumes(input, container);
  if (input.requiresCompatibilities?.includes('FARGATE')) assertFargate(input, container);
  const { given, ...sizes } = sizesOf(input, container);
  const revision =
    1 + Math.max(0, ...[...w.taskDefinitions.values()].map((d) => (d.family === family ? d.revision : 0)));
  return {
    arn: arn.taskDefinition(w, family, revision),
    family,
    revision,
    containerName: container.name ?? 'app',
    ...sizes,
    given: {
      ...given,
      image: container.image,
      told: { task: picked(input, TOLD_OF_TASK), container: picked(container, TOLD_OF_CONTAINER) },
    },
    ...(container.healthCheck && { healthCheck: HEALTHY }),
    ...portOf(context, container),
    stopTimeoutMs: (container.stopTimeout ?? 30) * 1000,
    gpus: 0,
    network: networkMode as Network,
    registeredAt: w.engine.now,
    behaviour: BEHAVIOUR,
  };
}

function assertVolumes(
  { volumes = [] }: RegisterTaskDefinitionRequest,
  { mountPoints = [] }: ContainerDefinition,
) {
  const known = new Set(volumes.map(({ name }) => name));
  const unknown = mountPoints.find(({ sourceVolume }) => !known.has(sourceVolume));
  if (unknown) throw refused(`Unknown volume '${unknown.sourceVolume}'.`);
}

/** Those of them that were given. */
function picked<T extends object>(from: T, names: readonly (keyof T & string)[]): Record<string, unknown> {
  return Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));
}
