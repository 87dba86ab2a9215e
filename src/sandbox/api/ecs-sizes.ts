// Sizes and ports of a task definition as people write them: units or vCPUs, MiB or GB; what is no such thing is refused
// before it can poison the sums of a host.
import type { ContainerDefinition, RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import { AwsFault } from '../wire/fault.ts';
import type { CallContext } from '../wire/table.ts';
import type { GivenDefinition, TaskDefinition } from '../world/state.ts';
import { notModelled, only } from './check.ts';

const UNITS_PER_VCPU = 1024;
const MIB_PER_GB = 1024;
const HIGHEST_PORT = 65_535;

export const refused = (message: string) => new AwsFault('ClientException', message);

/** The task's sizes where it has any, or its container's; of the container's memory the reservation counts first. */
export function sizesOf(
  input: RegisterTaskDefinitionRequest,
  { cpu = 0, memory, memoryReservation }: ContainerDefinition,
): Pick<TaskDefinition, 'cpu' | 'memory'> & { readonly given: GivenDefinition } {
  const task = {
    cpu: scaled('cpu', input.cpu, ['vcpu', UNITS_PER_VCPU]),
    memory: scaled('memory', input.memory, ['gb', MIB_PER_GB]),
  };
  whole('cpu', cpu, 0);
  whole('memory', memory, 1);
  whole('memoryReservation', memoryReservation, 1);
  const mib = task.memory ?? memoryReservation ?? memory;
  if (mib === undefined) {
    throw refused(
      'Invalid setting for container. At least one of memory or memoryReservation must be specified.',
    );
  }
  if (memory !== undefined && memoryReservation !== undefined && memoryReservation > memory)
    throw refused('Invalid setting for container. memory must not be less than memoryReservation.');
  return {
    cpu: task.cpu ?? cpu,
    memory: mib,
    given: { task, container: { cpu, memory, memoryReservation } },
  };
}

/** A whole number of the small unit, or any number of the large one: "256", ".25 vCPU", "1 GB". */
function scaled(
  name: 'cpu' | 'memory',
  text: string | undefined,
  [unit, factor]: readonly [string, number],
): number | undefined {
  if (text === undefined) return undefined;
  const small = text.trim().toLowerCase();
  const isLarge = small.endsWith(unit);
  const digits = isLarge ? small.slice(0, -unit.length).trim() : small;
  const value = /^(\d+|\d*\.\d+)$/.test(digits) ? Number(digits) * (isLarge ? factor : 1) : Number.NaN;
  if (!Number.isSafeInteger(value) || value < 1) throw refused(`Invalid '${name}' setting for task: ${text}`);
  return value;
}

/** Throws where a number of a container is given and is not a whole one of at least this much. */
export function whole(
  name: string,
  value: number | undefined,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): void {
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return;
  throw refused(`Invalid setting for container. ${name} must not be ${value}.`);
}

export function portOf(context: CallContext, { portMappings = [] }: ContainerDefinition) {
  const [port, another] = portMappings;
  if (another) throw notModelled(context, 'more than one port');
  if (!port) return {};
  only(context, port, ['containerPort', 'hostPort', 'protocol']);
  if ((port.protocol ?? 'tcp') !== 'tcp') throw notModelled(context, `the protocol ${port.protocol}`);
  whole('containerPort', port.containerPort, 1, HIGHEST_PORT);
  whole('hostPort', port.hostPort, 0, HIGHEST_PORT);
  return { containerPort: port.containerPort, hostPort: port.hostPort || undefined };
}
