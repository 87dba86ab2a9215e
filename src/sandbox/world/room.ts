// What tasks hold of a container instance, kept as counters so that placement never sums tasks: CPU, memory, GPUs,
// network interfaces and host ports (aws-facts.md §1.4, §1.5), and how many tasks of each task group shall run there.
import { touch } from './cluster-changes.ts';
import type { ContainerInstance, Reserved, Task, TaskDefinition } from './state.ts';
import { unsettle } from './unsettled.ts';

/** The agent's and the host's own ports; they count towards the 100 (aws-facts.md §1.4). */
export const RESERVED_PORTS = [22, 2375, 2376, 51678, 51679] as const;
const isReserved = (port: number) => (RESERVED_PORTS as readonly number[]).includes(port);
const MOST_PORTS = 100;
const DYNAMIC = { first: 32768, last: 60999 } as const;

export const nothingReserved = (): Reserved => ({
  cpu: 0,
  memory: 0,
  gpus: 0,
  enis: 0,
  ports: new Set(),
  fixedPorts: 0,
});

/** What a task must have on the host itself: a port of its own choice, in network mode host or with a hostPort. */
export function fixedPort({ network, hostPort, containerPort }: TaskDefinition): number | undefined {
  if (network === 'host') return hostPort ?? containerPort;
  return network === 'bridge' ? hostPort : undefined;
}

/** Puts a task on a container instance: from here on it holds its resources until it is STOPPED. */
export function occupy(container: ContainerInstance, task: Task): void {
  const { definition } = task;
  const fixed = fixedPort(definition);
  const dynamic = definition.network === 'bridge' && definition.containerPort !== undefined;
  task.container = container;
  task.zone = container.host.zone;
  task.hostPort = fixed ?? (dynamic ? freePort(container) : undefined);
  container.tasks.add(task);
  add(container, task, 1);
  if (task.hostPort !== undefined) container.reserved.ports.add(task.hostPort);
  if (fixed !== undefined) container.reserved.fixedPorts++;
  if (task.desiredStatus === 'RUNNING') countGroup(container, task.group, 1);
  touch(container);
}

/** Gives back what a task held. */
export function vacate(task: Task): void {
  const { container } = task;
  if (!container?.tasks.delete(task)) return;
  add(container, task, -1);
  if (task.hostPort !== undefined) container.reserved.ports.delete(task.hostPort);
  if (fixedPort(task.definition) !== undefined) container.reserved.fixedPorts--;
  touch(container);
}

/** Sets desiredStatus STOPPED; the resources stay held, the task no longer counts for its group. */
export function shallStop(task: Task): void {
  if (task.desiredStatus === 'STOPPED') return;
  task.desiredStatus = 'STOPPED';
  unsettle(task);
  if (!task.container) return;
  countGroup(task.container, task.group, -1);
  touch(task.container);
}

function add({ reserved }: ContainerInstance, { definition }: Task, sign: 1 | -1): void {
  reserved.cpu += sign * definition.cpu;
  reserved.memory += sign * definition.memory;
  reserved.gpus += sign * definition.gpus;
  if (definition.network === 'awsvpc') reserved.enis += sign;
}

function countGroup(container: ContainerInstance, group: string, by: 1 | -1): void {
  const count = (container.groups.get(group) ?? 0) + by;
  if (count > 0) container.groups.set(group, count);
  else container.groups.delete(group);
}

/** The next free port of the dynamic range, which begins again at its end. */
function freePort(container: ContainerInstance): number {
  for (let tries = DYNAMIC.first; tries <= DYNAMIC.last; tries++) {
    const port = container.nextHostPort++;
    if (container.nextHostPort > DYNAMIC.last) container.nextHostPort = DYNAMIC.first;
    if (!container.reserved.ports.has(port) && !isReserved(port)) return port;
  }
  throw new Error(`${container.arn} has no dynamic port left`);
}

/** CPU units, MiB, GPUs and network interfaces that no task holds. */
export function remaining({ host, reserved }: ContainerInstance) {
  return {
    cpu: host.cpu - reserved.cpu,
    memory: host.memory - reserved.memory,
    gpus: host.gpus - reserved.gpus,
    enis: host.enis - reserved.enis,
  };
}

export const SHORTAGES = [
  'RESOURCE:CPU',
  'RESOURCE:MEMORY',
  'RESOURCE:GPU',
  'RESOURCE:PORTS',
  'RESOURCE:ENI',
] as const;
export type Shortage = (typeof SHORTAGES)[number];

/** The first resource that is short for one more such task; undefined where it fits (aws-facts.md §1.5). */
export function shortage(container: ContainerInstance, definition: TaskDefinition): Shortage | undefined {
  const { host, reserved } = container;
  if (reserved.cpu + definition.cpu > host.cpu) return 'RESOURCE:CPU';
  if (reserved.memory + definition.memory > host.memory) return 'RESOURCE:MEMORY';
  if (reserved.gpus + definition.gpus > host.gpus) return 'RESOURCE:GPU';
  const port = fixedPort(definition);
  if (port !== undefined && isTaken(container, port)) return 'RESOURCE:PORTS';
  if (definition.network === 'awsvpc' && reserved.enis >= host.enis) return 'RESOURCE:ENI';
  return undefined;
}

function isTaken({ reserved }: ContainerInstance, port: number): boolean {
  if (reserved.ports.has(port) || isReserved(port)) return true;
  // Ports that were chosen automatically do not count.
  return reserved.fixedPorts + RESERVED_PORTS.length >= MOST_PORTS;
}
