// What the previous observation knew, by part, so that a failed reading keeps it instead of turning it into nothing.
import type {
  ClusterFacts,
  InstanceFacts,
  Observation,
  PartName,
  SpotRequestFacts,
  TaskFacts,
} from '#model/observation.ts';
import { clusterArn } from './cluster.ts';
import type { Registrations } from './container-instances.ts';
import type { Spec } from './context.ts';
import type { Ec2Facts } from './ec2.ts';
import type { Known } from './part.ts';
import type { Member, Pools } from './pools.ts';
import type { Services } from './services.ts';
import type { TargetGroups } from './target-groups.ts';

export interface KnownParts {
  readonly cluster: Known<ClusterFacts>;
  readonly registrations: Known<Registrations>;
  /** By instance id. */
  readonly tasks: Known<ReadonlyMap<string, readonly TaskFacts[]>>;
  readonly services: Known<Services>;
  readonly targetGroups: Known<TargetGroups>;
  readonly groups: Known<Pools>;
  readonly fleets: Known<Pools>;
  readonly ec2: Known<ReadonlyMap<string, Ec2Facts>>;
  readonly spotRequests: Known<ReadonlyMap<string, SpotRequestFacts>>;
}

/** The parts of the previous observation; without one, empty parts that were never read. */
export function knownParts(previous: Observation | undefined, spec: Spec): KnownParts {
  const at = (part: PartName) => previous?.parts[part].at ?? 0;
  const empty = { name: spec.cluster, arn: clusterArn(spec), tags: {} };
  return {
    cluster: { value: previous?.cluster ?? empty, at: at('cluster') },
    registrations: { value: knownRegistrations(previous?.instances), at: at('containerInstances') },
    tasks: { value: collect(previous?.instances, (each) => each.tasks), at: at('tasks') },
    services: { value: previous?.services ?? new Map(), at: at('services') },
    targetGroups: { value: previous?.targetGroups ?? new Map(), at: at('targets') },
    groups: { value: knownPools(previous, 'group'), at: at('pools') },
    fleets: { value: knownPools(previous, 'fleet'), at: at('pools') },
    ec2: { value: collect(previous?.instances, toEc2), at: at('ec2') },
    spotRequests: { value: collect(previous?.instances, (each) => each.spotRequest), at: at('spotRequests') },
  };
}

type Instances = ReadonlyMap<string, InstanceFacts>;

/** What is known of the registrations of these instances. */
export function knownRegistrations(instances: Instances | undefined): Registrations {
  const arns = collect(instances, (each) => each.container?.arn ?? each.containerArn);
  const gone = [...arns.keys()].filter((id) => instances?.get(id)?.containerGone === true);
  const older = collect(instances, (each) => each.older);
  return { present: collect(instances, (each) => each.container), older, arns, gone: new Set(gone) };
}

/** What `pick` finds, by instance id. */
export function collect<T>(
  instances: Instances | undefined,
  pick: (instance: InstanceFacts) => T | undefined,
): ReadonlyMap<string, T> {
  const picked = new Map<string, T>();
  for (const [id, instance] of instances ?? []) {
    const value = pick(instance);
    if (value !== undefined) picked.set(id, value);
  }
  return picked;
}

/** The pools of one kind, and who is in them. */
function knownPools(previous: Observation | undefined, kind: 'group' | 'fleet'): Pools {
  const pools = [...(previous?.pools ?? [])].filter(([, pool]) => pool[kind] !== undefined);
  const members = collect(previous?.instances, ({ pool, zone, [kind]: membership }): Member | undefined =>
    pool === undefined || membership === undefined ? undefined : { pool, zone, [kind]: membership },
  );
  return { pools: new Map(pools), members };
}

/** What is known of the EC2 side of an instance. */
export function toEc2(instance: InstanceFacts): Ec2Facts | undefined {
  const { ec2State, zone, privateIp, launchedAt, market, imageId, tags, ec2ReadAt } = instance;
  if (ec2State === undefined && market === undefined) return undefined;
  return { state: ec2State, zone, privateIp, launchedAt, market, imageId, tags, readAt: ec2ReadAt };
}
