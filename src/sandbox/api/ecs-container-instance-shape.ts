// A container instance as DescribeContainerInstances shows it (aws-facts.md §1.4).
import type {
  ContainerInstanceField,
  ContainerInstance as EcsContainerInstance,
  Resource,
} from '@aws-sdk/client-ecs';
import { AGENT } from '../world/agent.ts';
import { usedPorts } from '../world/container-event.ts';
import { shownContainer } from '../world/read-lag.ts';
import { RESERVED_PORTS, remaining } from '../world/room.ts';
import type { ContainerInstance, World } from '../world/state.ts';
import { lowerTags } from './tags.ts';

export function containerInstanceShape(
  w: World,
  container: ContainerInstance,
  how: { include?: readonly ContainerInstanceField[]; fresh?: boolean } = {},
): EcsContainerInstance {
  const { include = [], fresh = false } = how;
  const tasks = [...container.tasks];
  const { status, version } = fresh ? container : shownContainer(w, container);
  const trunk = container.attributes.get('ecs.awsvpc-trunk-id');
  return {
    containerInstanceArn: container.arn,
    ec2InstanceId: container.host.id,
    capacityProviderName: container.host.group?.capacityProvider?.name,
    version,
    versionInfo: { ...AGENT },
    registeredResources: resources(container.host, RESERVED_PORTS),
    // Its PORTS are the used ones, not the free ones.
    remainingResources: resources(remaining(container), usedPorts(container)),
    status,
    statusReason: container.statusReason,
    agentConnected: container.agentConnected,
    // Counts what shall run, so that it is 0 while containers may still be stopping (aws-facts.md §0.1-5).
    runningTasksCount: tasks.filter((task) => task.desiredStatus === 'RUNNING').length,
    pendingTasksCount: tasks.filter((task) => task.lastStatus === 'PENDING').length,
    attributes: [...container.attributes].map(([name, value]) => ({ name, value })),
    registeredAt: new Date(container.registeredAt),
    attachments: trunk
      ? [{ id: trunk, type: 'ElasticNetworkInterface', status: 'ATTACHED', details: [] }]
      : [],
    healthStatus: include.includes('CONTAINER_INSTANCE_HEALTH') ? health(w, container) : undefined,
    tags: include.includes('TAGS') ? lowerTags(container.tags) : [],
  };
}

/** What the agent last told of the container runtime; nothing is known while it is away. */
function health(w: World, { agentConnected, disconnectedAt }: ContainerInstance) {
  const status = agentConnected ? 'OK' : 'INSUFFICIENT_DATA';
  const lastUpdated = new Date(disconnectedAt ?? w.engine.now);
  return {
    overallStatus: status,
    details: [{ type: 'CONTAINER_RUNTIME', status, lastUpdated, lastStatusChange: lastUpdated }],
  } satisfies EcsContainerInstance['healthStatus'];
}

function resources(
  { cpu, memory, gpus }: { cpu: number; memory: number; gpus: number },
  ports: readonly number[],
): Resource[] {
  const some = [integer('CPU', cpu), integer('MEMORY', memory), ...portSets(ports.map(String))];
  return gpus > 0 ? [...some, integer('GPU', gpus)] : some;
}

const integer = (name: string, integerValue: number): Resource => ({
  name,
  type: 'INTEGER',
  doubleValue: 0,
  longValue: 0,
  integerValue,
});

const portSet = (name: string, stringSetValue: string[]): Resource => ({
  name,
  type: 'STRINGSET',
  doubleValue: 0,
  longValue: 0,
  integerValue: 0,
  stringSetValue,
});

const portSets = (ports: string[]): Resource[] => [portSet('PORTS', ports), portSet('PORTS_UDP', [])];
