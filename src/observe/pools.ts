// The declared Auto Scaling groups, their hooks and who is in them (aws-facts.md §4). Reads only.

import type { AutoScalingGroup, LifecycleHook } from '#aws/types.ts';
import { chunksOf, inParallel } from '#lib/parallel.ts';
import type {
  FleetMembership,
  GroupFacts,
  GroupMembership,
  HookFacts,
  PoolFacts,
  TemplateFacts,
} from '#model/observation.ts';
import { provenAfterMs } from './absence.ts';
import type { ReadContext, Spec } from './context.ts';
import { readOwners, readProviders } from './group-owners.ts';
import { groupLaunches } from './launches.ts';
import { readPages } from './paging.ts';
import type { Answer, Reading } from './part.ts';
import { readEach } from './patience.ts';
import { readTemplate, templateSpecOf } from './templates.ts';
import { whole } from './whole.ts';

export interface Member {
  readonly pool: string;
  readonly zone?: string;
  readonly group?: GroupMembership;
  readonly fleet?: FleetMembership;
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
  const [groups, providers] = await Promise.all([
    readGroups(context.ports, [...byGroup.keys()]),
    byGroup.size === 0 ? undefined : readProviders(context),
  ]);
  const pools = new Map<string, PoolFacts>();
  const failed = await readEach(groups, async (group) => {
    const name = group.AutoScalingGroupName ?? '';
    const pool = byGroup.get(name) ?? '';
    const [hooks, template, owners, launches] = await Promise.all([
      readHooks(context, name, known.pools.get(pool)?.group?.hooks ?? []),
      readTemplate(context, toTemplate(templateSpecOf(group)), isAlone(group)),
      readOwners(context, group, providers),
      groupLaunches(context, group),
    ]);
    const facts = { ...toFacts(group, hooks), ...owners, ...(template && { template }) };
    pools.set(pool, { name: pool, group: facts, ...(launches && { launches }) });
  });
  const listed = new Map(groups.flatMap((group) => membersOf(group, byGroup)));
  const members = await addUnlisted(context, known.members, listed);
  // While a group that is not in the answer has members, it is there: its hooks may have to be kept alive.
  const held = new Set([...members].map(([, member]) => member.pool));
  for (const [name, pool] of known.pools) if (!pools.has(name) && held.has(name)) pools.set(name, pool);
  const problems = [...absentGroups(byGroup, groups), ...failed.values()];
  return problems.length === 0
    ? { value: { pools, members } }
    : { value: { pools, members }, problem: problems.join('; ') };
}

/** Groups and fleets as one part: it is whole when both are. */
export function bothSources(groups: Reading<Pools>, fleets: Reading<Pools>): Reading<Pools> {
  const problems = [groups.part.problem, fleets.part.problem].filter((text) => text !== undefined);
  return {
    value: {
      pools: new Map([...groups.value.pools, ...fleets.value.pools]),
      members: new Map([...groups.value.members, ...fleets.value.members]),
    },
    part: {
      at: Math.min(groups.part.at, fleets.part.at),
      complete: groups.part.complete && fleets.part.complete,
      ...(problems.length > 0 && { problem: problems.join('; ') }),
    },
  };
}

/** A member that its group does not list stays, as Auto Scaling describes it by itself, until that denies it too. */
async function addUnlisted(
  context: ReadContext,
  known: ReadonlyMap<string, Member>,
  listed: ReadonlyMap<string, Member>,
): Promise<ReadonlyMap<string, Member>> {
  const unlisted = [...known.keys()].filter((id) => !listed.has(id));
  if (unlisted.length === 0) return listed;
  return new Map([...listed, ...(await readMembers(context, unlisted))]);
}

function absentGroups(byGroup: ReadonlyMap<string, string>, found: readonly AutoScalingGroup[]): string[] {
  const names = new Set(found.map(({ AutoScalingGroupName }) => AutoScalingGroupName));
  return [...byGroup]
    .filter(([group]) => !names.has(group))
    .map(
      ([group, pool]) => `there is no Auto Scaling group ${group} (pool ${pool}), check its name in the spec`,
    );
}

export async function readGroups(
  ports: ReadContext['ports'],
  names: readonly string[],
): Promise<AutoScalingGroup[]> {
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
  return whole(chunks.flat(), 'AutoScalingGroupName');
}

/** The hooks of a group; a known one that is missing stays until a second answer some time later lacks it too. */
async function readHooks(
  { ports, cache, clock }: ReadContext,
  group: string,
  known: readonly HookFacts[],
): Promise<HookFacts[]> {
  const hooks = await readHooksNow(ports, group);
  const keyOf = ({ name }: HookFacts) => `hook ${name} of ${group}`;
  for (const hook of hooks) cache.absences.present(keyOf(hook));
  const kept = known
    .filter(({ name }) => !hooks.some((hook) => hook.name === name))
    .filter((hook) => cache.absences.absent(keyOf(hook), clock.monotonic()) < provenAfterMs);
  return [...hooks, ...kept];
}

export async function readHooksNow(ports: ReadContext['ports'], group: string): Promise<HookFacts[]> {
  const answer = await ports.autoscaling.describeLifecycleHooks({ AutoScalingGroupName: group });
  return whole(answer.LifecycleHooks, 'LifecycleHookName', 'LifecycleTransition').map(toHook);
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
    ...(hook.NotificationTargetARN && { notifies: hook.NotificationTargetARN }),
  };
}

function toFacts(group: AutoScalingGroup, hooks: readonly HookFacts[]): Omit<GroupFacts, 'managedByEcs'> {
  return {
    name: group.AutoScalingGroupName ?? '',
    arn: group.AutoScalingGroupARN ?? '',
    min: group.MinSize ?? 0,
    max: group.MaxSize ?? 0,
    desired: group.DesiredCapacity ?? 0,
    zones: group.AvailabilityZones ?? [],
    suspendedProcesses: (group.SuspendedProcesses ?? []).flatMap((process) => process.ProcessName ?? []),
    hooks,
    capacityRebalance: group.CapacityRebalance === true,
    ...(group.MaxInstanceLifetime && { maxInstanceLifetimeMs: group.MaxInstanceLifetime * 1000 }),
    balanced: [group.TargetGroupARNs, group.LoadBalancerNames].some((names) => (names?.length ?? 0) > 0),
  };
}

/** A mixed instances policy may name a template of its own for a type (aws-facts.md §4.4). */
function isAlone({ MixedInstancesPolicy }: AutoScalingGroup): boolean {
  const overrides = MixedInstancesPolicy?.LaunchTemplate?.Overrides ?? [];
  return overrides.every(({ LaunchTemplateSpecification }) => LaunchTemplateSpecification === undefined);
}

/** Without a version a group takes `$Default` (aws-facts.md §5). */
function toTemplate(
  given: { LaunchTemplateId?: string; Version?: string } | undefined,
): TemplateFacts | undefined {
  if (given?.LaunchTemplateId === undefined) return undefined;
  return { id: given.LaunchTemplateId, version: given.Version ?? '$Default' };
}

export function membersOf(group: AutoScalingGroup, byGroup: ReadonlyMap<string, string>): [string, Member][] {
  const name = group.AutoScalingGroupName ?? '';
  return whole(group.Instances, 'InstanceId', 'LifecycleState').map((instance) => [
    instance.InstanceId,
    {
      pool: byGroup.get(name) ?? '',
      zone: instance.AvailabilityZone,
      group: {
        name,
        lifecycleState: instance.LifecycleState,
        protectedFromScaleIn: instance.ProtectedFromScaleIn === true,
        healthStatus: instance.HealthStatus ?? '',
        ...templatePart(instance),
      },
    },
  ]);
}

function templatePart(member: {
  LaunchTemplate?: { LaunchTemplateId?: string; Version?: string };
  WeightedCapacity?: string;
}) {
  const { LaunchTemplate, WeightedCapacity } = member;
  // Which version a member came from is a number; without one it is not known.
  const template = LaunchTemplate?.Version === undefined ? undefined : toTemplate(LaunchTemplate);
  return {
    ...(template && { template }),
    ...(WeightedCapacity !== undefined && { weight: Number(WeightedCapacity) }),
  };
}

/** The present membership of these instances; those in no group, or in an undeclared one, are absent. */
export async function readMembers(
  context: ReadContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Member>> {
  const byGroup = poolsByGroup(context.spec);
  if (byGroup.size === 0) return new Map();
  const answers = await inParallel(chunksOf(ids, 50), (InstanceIds) =>
    readPages(async (NextToken) => {
      const asked = { InstanceIds, MaxRecords: 50, NextToken };
      const page = await context.ports.autoscaling.describeAutoScalingInstances(asked);
      return { items: page.AutoScalingInstances, next: page.NextToken };
    }),
  );
  const members = new Map<string, Member>();
  for (const found of whole(answers.flat(), 'InstanceId', 'AutoScalingGroupName', 'LifecycleState')) {
    const group = found.AutoScalingGroupName;
    const pool = byGroup.get(group);
    if (pool === undefined) continue;
    members.set(found.InstanceId, {
      pool,
      zone: found.AvailabilityZone,
      group: {
        name: group,
        lifecycleState: found.LifecycleState,
        protectedFromScaleIn: found.ProtectedFromScaleIn === true,
        // This call shouts what DescribeAutoScalingGroups writes in mixed case: HEALTHY, Healthy.
        healthStatus: (found.HealthStatus ?? '').replace(
          /^(.)(.*)$/,
          (_, first, rest) => first.toUpperCase() + rest.toLowerCase(),
        ),
        ...templatePart(found),
      },
    });
  }
  return members;
}
