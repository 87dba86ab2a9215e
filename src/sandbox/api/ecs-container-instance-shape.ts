// A container instance as DescribeContainerInstances shows it (aws-facts.md §1.4).
import type {
  ContainerInstanceField,
  ContainerInstance as EcsContainerInstance,
  Resource,
} from '@aws-sdk/client-ecs';
import { remaining } from '../world/container-event.ts';
import type { ContainerInstance } from '../world/state.ts';
import { lowerTags } from './tags.ts';

/** Ports that the agent and its host keep for themselves. */
const RESERVED_PORTS = ['22', '2376', '2375', '51678', '51679'];

export function containerInstanceShape(
  container: ContainerInstance,
  include: readonly ContainerInstanceField[] = [],
): EcsContainerInstance {
  const tasks = [...container.tasks];
  const ports = tasks.filter((task) => task.hostPort !== undefined).map((task) => String(task.hostPort));
  return {
    containerInstanceArn: container.arn,
    ec2InstanceId: container.host.id,
    version: container.version,
    versionInfo: { agentVersion: '1.96.0', agentHash: 'aebcbca', dockerVersion: 'DockerVersion: 25.0.8' },
    registeredResources: resources(container.host, RESERVED_PORTS),
    // Its PORTS are the used ones, not the free ones.
    remainingResources: resources(remaining(container), [...RESERVED_PORTS, ...ports]),
    status: container.status,
    agentConnected: container.agentConnected,
    // Counts what shall run, so that it is 0 while containers may still be stopping (aws-facts.md §0.1-5).
    runningTasksCount: tasks.filter((task) => task.desiredStatus === 'RUNNING').length,
    pendingTasksCount: tasks.filter((task) => task.lastStatus === 'PENDING').length,
    attributes: [...container.attributes].map(([name, value]) => ({ name, value })),
    registeredAt: new Date(container.registeredAt),
    attachments: [],
    tags: include.includes('TAGS') ? lowerTags(container.tags) : [],
  };
}

function resources({ cpu, memory }: { cpu: number; memory: number }, ports: readonly string[]): Resource[] {
  return [integer('CPU', cpu), integer('MEMORY', memory), ...portSets(ports)];
}

const integer = (name: string, integerValue: number): Resource => ({
  name,
  type: 'INTEGER',
  doubleValue: 0,
  longValue: 0,
  integerValue,
});

const portSets = (ports: readonly string[]): Resource[] => [
  {
    name: 'PORTS',
    type: 'STRINGSET',
    doubleValue: 0,
    longValue: 0,
    integerValue: 0,
    stringSetValue: [...ports],
  },
  { name: 'PORTS_UDP', type: 'STRINGSET', doubleValue: 0, longValue: 0, integerValue: 0, stringSetValue: [] },
];
