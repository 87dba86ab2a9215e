// Who else owns what Sluice would write: another document, a capacity provider of ECS, a scaling policy. Why not, in one
// sentence that names the way out.
import { listed } from '#lib/text.ts';
import type { GroupFacts } from '#model/observation.ts';
import type { Wait } from '#model/plan.ts';
import { type EcsManaged, ecsOwns, OWNER_TAG, otherDocument } from '#plan/owner.ts';
import { TERMINATING } from '#plan/refresh.ts';
import { type Findings, modeAllows, NOTHING, type PoolSpec, type Situation } from './situation.ts';

/** Why nothing that could be left undone is done in this cluster: a Sluice with another document operates it. */
export function clusterOwner({
  observation,
  document,
}: Pick<Situation, 'observation' | 'document'>): string | undefined {
  const { arn, tags } = observation.cluster;
  const other = otherDocument(tags, document);
  if (other === undefined) return undefined;
  return (
    `the document "${other}" operates this cluster (its tag ${OWNER_TAG}); to take it over, stop that Sluice, then ` +
    `\`aws ecs untag-resource --resource-arn ${arn} --tag-keys ${OWNER_TAG}\``
  );
}

const LEFT: Readonly<Record<EcsManaged, string>> = {
  managedScaling: 'its capacity is left to ECS',
  managedDraining: 'its hook is left to ECS',
  managedTerminationProtection: 'protection is left to ECS',
};

/** Why this is left to the capacity provider of the group. */
export function leftToEcs(group: GroupFacts | undefined, what: EcsManaged): string | undefined {
  if (group === undefined || !ecsOwns(group, what)) return undefined;
  const { capacityProvider } = group;
  if (capacityProvider === undefined)
    return (
      `a capacity provider of ECS manages this group; ${LEFT[what]}, for what it manages could not be read: ` +
      'allow ecs:DescribeCapacityProviders'
    );
  const field = what === 'managedScaling' ? 'managedScaling.status' : what;
  return (
    `capacity provider ${capacityProvider.name} has ${what} on; ${LEFT[what]}. To have Sluice do it, ` +
    `set ${field} of the provider to DISABLED`
  );
}

/** Why Sluice may not change the capacity of this pool; undefined: nobody else does. */
export function capacityOwner(situation: Situation, { name }: PoolSpec): string | undefined {
  const group = situation.observation.pools.get(name)?.group;
  const other = clusterOwner(situation) ?? leftToEcs(group, 'managedScaling');
  if (group === undefined || other !== undefined) return other;
  const { scalingPolicies } = group;
  if (scalingPolicies === undefined)
    return 'whether a scaling policy changes its group too could not be read: allow autoscaling:DescribePolicies';
  if (scalingPolicies.length === 0) return undefined;
  const [first] = scalingPolicies;
  const isOne = scalingPolicies.length === 1;
  return (
    `the scaling polic${isOne ? 'y' : 'ies'} ${listed(scalingPolicies)} of its group would undo what Sluice sets: ` +
    `delete ${isOne ? 'it' : 'each'} (\`aws autoscaling delete-policy --auto-scaling-group-name ` +
    `${group.name} --policy-name ${first}\`), or stay in mode drain`
  );
}

/** What the owners of one pool keep Sluice from, and what of them could not be read. */
export function decidePoolOwners(situation: Situation, pool: PoolSpec): Findings {
  const { spec, observation } = situation;
  const group = observation.pools.get(pool.name)?.group;
  if (group === undefined || !modeAllows(spec, 'protect')) return NOTHING;
  const say = (kind: Wait['kind'], reason: string): Wait => ({ pool: pool.name, kind, reason });
  const capacity = spec.mode === 'scale' ? capacityOwner(situation, pool) : undefined;
  const waits = [
    ...(capacity === undefined ? [] : [say('refused', `capacity: ${capacity}`)]),
    ...cuttingHooks(situation, pool, group).map((reason) => say('notActedOn', reason)),
    ...(group.unread ?? []).map((reason) =>
      say('notActedOn', `not known who else changes its group: ${reason}`),
    ),
  ];
  return { ...NOTHING, waits };
}

/** ABANDON ends the instance as CONTINUE does, and skips the hooks that still wait (aws-facts.md §0.1). */
function cuttingHooks({ spec }: Situation, pool: PoolSpec, group: GroupFacts): string[] {
  if (!modeAllows(spec, 'drain') || pool.lifecycleHook === undefined) return [];
  const foreign = group.hooks.filter(
    ({ name, transition, defaultResult }) =>
      name !== pool.lifecycleHook?.name && transition === TERMINATING && defaultResult === 'ABANDON',
  );
  return foreign.map(
    ({ name, heartbeatTimeoutMs }) =>
      `hook ${name} of its group has the default result ABANDON: when it runs out, after ${heartbeatTimeoutMs / 1000} s, ` +
      `it ends the instance whether drained or not; \`aws autoscaling put-lifecycle-hook --auto-scaling-group-name ` +
      `${group.name} --lifecycle-hook-name ${name} --default-result CONTINUE\``,
  );
}
