// The declared pools: Auto Scaling groups, their hooks and who is in them (aws-facts.md §4). Reads only.

import type { AutoScalingGroup, LifecycleHook } from '#aws/types.ts';
import { chunksOf, inParallel } from '#lib/parallel.ts';
import type { GroupMembership, HookFacts, PoolFacts } from '#model/observation.ts';
import type { ReadContext, Spec } from './context.ts';
import { readPages } from './paging.ts';
import type { Answer } from './part.ts';
import { believeListing } from './shrink.ts';

export interface Member {
  readonly pool: string;
  readonly zone?: string;
  readonly group: GroupMembership;
}

export interface Pools {
  readonly pools: ReadonlyMap<string, PoolFacts>;
  /** By EC2 instance id. */
  readonly members: ReadonlyMap<string, Member>;
}

/** The pool of the spec by the name of its Auto Scaling group. */
export function poolsByGroup(spec: Spec): ReadonlyMap<string, string> {
  const declared = (spec.pools ?? []).filter((pool) => pool.autoScalingGroup !== undefined);
  return new Map(declared.map((pool) => [pool.autoScalingGroup!.name, pool.name]));
}

export async function readPools(context: ReadContext, known: Pools): Promise<Answer<Pools>> {
  const byGroup = poolsByGroup(context.spec);
  const groups = await readGroups(context, [...byGroup.keys()]);
  const pools = await inParallel(groups, async (group): Promise<PoolFacts> => {
    const name = group.AutoScalingGroupName ?? '';
    return { name: byGroup.get(name) ?? '', group: toFacts(group, await readHooks(context, name)) };
  });
  const fresh = new Map(groups.flatMap((group) => membersOf(group, byGroup)));
  const now = context.clock.now();
  const listed = believeListing(
    { what: 'instances of the declared groups', known: known.members, fresh, now },
    context.cache,
  );
  const value = { pools: new Map(pools.map((pool) => [pool.name, pool])), members: listed.value };
  const problems = [
    ...absentPools(byGroup, value.pools),
    ...(listed.problem === undefined ? [] : [listed.problem]),
  ];
  return problems.length === 0 ? { value } : { value, problem: problems.join('; ') };
}

function absentPools(byGroup: ReadonlyMap<string, string>, found: ReadonlyMap<string, PoolFacts>): string[] {
  return [...byGroup]
    .filter(([, pool]) => !found.has(pool))
    .map(([group, pool]) => `there is no Auto Scaling group ${group} (pool ${pool})`);
}

async function readGroups({ ports }: ReadContext, names: readonly string[]): Promise<AutoScalingGroup[]> {
  const chunks = await inParallel(chunksOf(names, 50), (AutoScalingGroupNames) =>
    readPages(async (NextToken) => {
      const page = await ports.autoscaling.describeAutoScalingGroups({
        AutoScalingGroupNames,
        MaxRecords: 100,
        NextToken,
      });
      return { items: page.AutoScalingGroups, next: page.NextToken };
    }),
  );
  return chunks.flat();
}

async function readHooks({ ports }: ReadContext, AutoScalingGroupName: string): Promise<HookFacts[]> {
  const answer = await ports.autoscaling.describeLifecycleHooks({ AutoScalingGroupName });
  return (answer.LifecycleHooks ?? []).map(toHook);
}

function toHook(hook: LifecycleHook): HookFacts {
  const heartbeatSeconds = hook.HeartbeatTimeout ?? 3600;
  return {
    name: hook.LifecycleHookName ?? '',
    transition: hook.LifecycleTransition ?? '',
    heartbeatTimeoutMs: heartbeatSeconds * 1000,
    // At most 48 hours, or a hundred heartbeats (aws-facts.md §4.2).
    globalTimeoutMs: (hook.GlobalTimeout ?? Math.min(172_800, heartbeatSeconds * 100)) * 1000,
    defaultResult: hook.DefaultResult ?? 'ABANDON',
  };
}

function toFacts(group: AutoScalingGroup, hooks: readonly HookFacts[]): PoolFacts['group'] {
  return {
    name: group.AutoScalingGroupName ?? '',
    arn: group.AutoScalingGroupARN ?? '',
    min: group.MinSize ?? 0,
    max: group.MaxSize ?? 0,
    desired: group.DesiredCapacity ?? 0,
    zones: group.AvailabilityZones ?? [],
    suspendedProcesses: (group.SuspendedProcesses ?? []).flatMap((process) => process.ProcessName ?? []),
    hooks,
    managedByEcs: (group.Tags ?? []).some((tag) => tag.Key === 'AmazonECSManaged'),
  };
}

function membersOf(group: AutoScalingGroup, byGroup: ReadonlyMap<string, string>): [string, Member][] {
  const name = group.AutoScalingGroupName ?? '';
  return (group.Instances ?? []).map((instance) => [
    instance.InstanceId ?? '',
    {
      pool: byGroup.get(name) ?? '',
      zone: instance.AvailabilityZone,
      group: {
        name,
        lifecycleState: instance.LifecycleState ?? '',
        protectedFromScaleIn: instance.ProtectedFromScaleIn === true,
        healthStatus: instance.HealthStatus ?? '',
      },
    },
  ]);
}

/** The present membership of these instances; those in no group, or in an undeclared one, are absent. */
export async function readMembers(
  context: ReadContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Member>> {
  const byGroup = poolsByGroup(context.spec);
  const answers = await inParallel(chunksOf(ids, 50), (InstanceIds) =>
    context.ports.autoscaling.describeAutoScalingInstances({ InstanceIds, MaxRecords: 50 }),
  );
  const members = new Map<string, Member>();
  for (const found of answers.flatMap((answer) => answer.AutoScalingInstances ?? [])) {
    const group = found.AutoScalingGroupName ?? '';
    const pool = byGroup.get(group);
    if (pool === undefined || found.InstanceId === undefined) continue;
    members.set(found.InstanceId, {
      pool,
      zone: found.AvailabilityZone,
      group: {
        name: group,
        lifecycleState: found.LifecycleState ?? '',
        protectedFromScaleIn: found.ProtectedFromScaleIn === true,
        // This call shouts what DescribeAutoScalingGroups writes in mixed case: HEALTHY, Healthy.
        healthStatus: (found.HealthStatus ?? '').replace(
          /^(.)(.*)$/,
          (_, first, rest) => first.toUpperCase() + rest.toLowerCase(),
        ),
      },
    });
  }
  return members;
}
