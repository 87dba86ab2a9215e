// What the previous observation knew, by part, so that a failed reading keeps it instead of turning it into nothing.
import type {
  ClusterFacts,
  ContainerInstanceFacts,
  InstanceFacts,
  Observation,
  PartName,
  SpotRequestFacts,
  TaskFacts,
} from '#model/observation.ts';
import { clusterArn } from './cluster.ts';
import type { Spec } from './context.ts';
import type { Ec2Facts } from './ec2.ts';
import type { Known } from './part.ts';
import type { Member, Pools } from './pools.ts';
import type { Services } from './services.ts';
import type { TargetGroups } from './target-groups.ts';

export interface KnownParts {
  readonly cluster: Known<ClusterFacts>;
  readonly containers: Known<ReadonlyMap<string, ContainerInstanceFacts>>;
  /** By instance id. */
  readonly tasks: Known<ReadonlyMap<string, readonly TaskFacts[]>>;
  readonly services: Known<Services>;
  readonly targetGroups: Known<TargetGroups>;
  readonly pools: Known<Pools>;
  readonly ec2: Known<ReadonlyMap<string, Ec2Facts>>;
  readonly spotRequests: Known<ReadonlyMap<string, SpotRequestFacts>>;
}

/** The parts of the previous observation; without one, empty parts that were never read. */
export function knownParts(previous: Observation | undefined, spec: Spec): KnownParts {
  const at = (part: PartName) => previous?.parts[part].at ?? 0;
  const empty = { name: spec.cluster, arn: clusterArn(spec), tags: {} };
  return {
    cluster: { value: previous?.cluster ?? empty, at: at('cluster') },
    containers: { value: collect(previous, (each) => each.container), at: at('containerInstances') },
    tasks: { value: collect(previous, (each) => each.tasks), at: at('tasks') },
    services: { value: previous?.services ?? new Map(), at: at('services') },
    targetGroups: { value: previous?.targetGroups ?? new Map(), at: at('targets') },
    pools: {
      value: { pools: previous?.pools ?? new Map(), members: collect(previous, toMember) },
      at: at('pools'),
    },
    ec2: { value: collect(previous, toEc2), at: at('ec2') },
    spotRequests: { value: collect(previous, (each) => each.spotRequest), at: at('spotRequests') },
  };
}

function collect<T>(
  previous: Observation | undefined,
  pick: (instance: InstanceFacts) => T | undefined,
): ReadonlyMap<string, T> {
  const picked = new Map<string, T>();
  for (const [id, instance] of previous?.instances ?? []) {
    const value = pick(instance);
    if (value !== undefined) picked.set(id, value);
  }
  return picked;
}

function toMember({ pool, zone, group }: InstanceFacts): Member | undefined {
  return pool === undefined || group === undefined ? undefined : { pool, zone, group };
}

function toEc2({ ec2State, zone, privateIp, launchedAt, market, tags }: InstanceFacts): Ec2Facts | undefined {
  if (ec2State === undefined) return undefined;
  return { state: ec2State, zone, privateIp, launchedAt, market: market ?? 'on-demand', tags };
}
