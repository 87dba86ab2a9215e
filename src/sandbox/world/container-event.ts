// What a container instance shows of itself in events: its version, what it has and what is left (aws-facts.md §3.3).
import { AGENT } from './agent.ts';
import { emit, isWanted } from './bus.ts';
import { RESERVED_PORTS, remaining } from './room.ts';
import type { ContainerInstance, World } from './state.ts';

/** Counts the version up and tells whoever listens. */
export function changed(w: World, container: ContainerInstance): void {
  container.version++;
  if (!isWanted(w, 'ECS Container Instance State Change')) return;
  const { host } = container;
  emit(w, {
    source: 'aws.ecs',
    detailType: 'ECS Container Instance State Change',
    resources: [container.arn],
    detail: {
      agentConnected: container.agentConnected,
      attributes: [...container.attributes].map(([name, value]) => ({ name, value })),
      clusterArn: container.cluster.arn,
      containerInstanceArn: container.arn,
      ec2InstanceId: host.id,
      registeredResources: resources(host, RESERVED_PORTS),
      remainingResources: resources(remaining(container), usedPorts(container)),
      status: container.status,
      statusReason: container.statusReason,
      version: container.version,
      versionInfo: AGENT,
      updatedAt: new Date(w.engine.now).toISOString(),
    },
  });
}

/** PORTS of remainingResources are the used ones, not the free ones (aws-facts.md §1.4). */
export const usedPorts = ({ reserved }: ContainerInstance): number[] => [
  ...RESERVED_PORTS,
  ...reserved.ports,
];

interface ShownResource {
  readonly name: string;
  readonly type: string;
  readonly integerValue?: number;
  readonly stringSetValue?: string[];
}

/** Resources as events list them. */
function resources(
  { cpu, memory, gpus }: { cpu: number; memory: number; gpus: number },
  ports: readonly number[],
): ShownResource[] {
  const integer = (name: string, integerValue: number) => ({ name, type: 'INTEGER', integerValue });
  return [
    integer('CPU', cpu),
    integer('MEMORY', memory),
    { name: 'PORTS', type: 'STRINGSET', stringSetValue: ports.map(String) },
    { name: 'PORTS_UDP', type: 'STRINGSET', stringSetValue: [] },
    ...(gpus > 0 ? [integer('GPU', gpus)] : []),
  ];
}
