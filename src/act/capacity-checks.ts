// What the gate demands before the capacity of a pool is touched: named instances only, nothing left on them, no limit passed, and
// nothing lowered twice.
import type { FleetFacts, GroupFacts, InstanceFacts } from '#model/observation.ts';
import type { PoolCount } from '#plan/budgets.ts';
import { limitsAt } from '#plan/limits.ts';
import { ecsOwns, KEEP_TAG } from '#plan/owner.ts';
import { closedHours, JOIN_MS, noKin, type Trials } from '#plan/stray.ts';
import { unitsOf } from '#plan/units.ts';
import {
  isOutOfReach,
  type Reach,
  refuseElsewhere,
  refuseUnlessEmpty,
  refuseUnlessGone,
  refuseUnlessSeenDead,
  sawEc2,
} from './emptiness.ts';
import { wishOf } from './leaving.ts';
import type { ActionOf } from './send/sender.ts';

export interface CapacityFacts extends Reach {
  readonly pool?: PoolCount;
  readonly members?: readonly InstanceFacts[];
  readonly trials?: Trials;
  readonly group?: GroupFacts;
  readonly fleet?: FleetFacts;
  /** Others of the pool that went the same way a moment ago, and what was read does not show it. */
  readonly unseen?: readonly InstanceFacts[];
}

/** What is read still counts what the other has taken. */
const UNSEEN = 'another of its pool went this way a moment ago, and what was read does not show it yet';

/** Through its group, which replaces it unless it is lowered with it. */
export function refuseEnd(
  action: ActionOf<'end'>,
  instance: InstanceFacts,
  facts: CapacityFacts,
): string | undefined {
  if (instance.ec2State === 'terminated')
    return refuseUnlessSeenDead(instance) ?? (instance.container?.agentConnected ? HEARD : undefined);
  const state = instance.group?.lifecycleState ?? 'in no group';
  if (state !== 'InService' && state !== 'Standby') return `it is ${state}`;
  return refuseEndOf(action, instance, facts) ?? refuseElsewhere(instance);
}

/** `instance`: a member of its group. */
function refuseEndOf(
  action: ActionOf<'end'>,
  instance: InstanceFacts,
  facts: CapacityFacts,
): string | undefined {
  if (action.lower)
    return refuseLowering(instance, facts, facts.group?.desired) ?? refuseUnlessDrained(instance, facts);
  // On standby without a wish of ours it belongs to whoever put it there.
  if (instance.container === undefined && instance.group!.lifecycleState === 'InService')
    return refuseUnlessStray(instance, facts.now) ?? refuseDiscard(instance, facts);
  const wish = refuseUnlessToBeReplaced(instance);
  if (wish !== undefined) return wish;
  if (instance.container === undefined)
    return sawEc2(instance) ? refuseUnlessGone(instance) : 'its EC2 tags could not be read';
  if (isSurplus(instance)) return 'its group would replace it, and it is not needed';
  return refuseUnlessDrained(instance, facts);
}

const HEARD = 'its agent is connected';

/** It runs and has never joined: nothing can be on it. */
function refuseUnlessStray(instance: InstanceFacts, now: number): string | undefined {
  const { ec2State, launchedAt = now, unjoinedSince = launchedAt } = instance;
  if (ec2State !== 'running') return `EC2 says that it is ${ec2State ?? 'not known'}`;
  if (instance.containerArn !== undefined) return 'it had joined: somebody took it out of the cluster';
  if (now - Math.max(launchedAt, unjoinedSince) < JOIN_MS) return 'it was launched a moment ago';
  return refuseUnlessGone(instance);
}

/** What holds for its pool: another in its place would join, and at this hour one may go. */
function refuseDiscard(instance: InstanceFacts, facts: CapacityFacts): string | undefined {
  const { group, pool, members = [], trials = {}, spec, now } = facts;
  const keep = refuseKept(instance);
  if (keep !== undefined) return keep;
  if (pool === undefined || group === undefined) return 'its group is not known';
  if (ecsOwns(group, 'managedScaling') || ecsOwns(group, 'managedTerminationProtection'))
    return 'ECS manages its group';
  return (
    noKin(instance, { members, trials }) ?? closedHours(spec.disruption?.budgets, { size: pool.size, now })
  );
}

function refuseKept(instance: InstanceFacts): string | undefined {
  if (!sawEc2(instance)) return 'its EC2 tags could not be read';
  return Object.hasOwn(instance.tags, KEEP_TAG) ? `its tag ${KEEP_TAG} says to keep it` : undefined;
}

function refuseUnlessToBeReplaced(instance: InstanceFacts): string | undefined {
  const wish = wishOf(instance);
  return wish === undefined || wish.reason === 'person' ? 'nothing says that it shall end' : undefined;
}

/** One beyond what the group shall have costs money and must be allowed: by the spec's surge, and by MaxSize. */
export function refuseStandby(
  _: ActionOf<'standby'>,
  instance: InstanceFacts,
  facts: CapacityFacts,
): string | undefined {
  const { spec, group, pool } = facts;
  const member = instance.group;
  const wish = refuseUnlessToBeReplaced(instance);
  if (wish !== undefined) return wish;
  if (member === undefined) return 'it is in no group';
  if (member.lifecycleState !== 'InService') return `it is ${member.lifecycleState}`;
  if (group === undefined || pool?.onStandby === undefined) return 'its group is not known';
  if (facts.unseen?.length) return UNSEEN;
  const { instances, units } = pool.onStandby;
  const most = Math.max(1, spec.refresh?.surge ?? 1);
  if (instances >= most) return `${instances} of its group are on standby already, at most ${most}`;
  const size = group.desired + units + (member.weight ?? 1);
  return size <= group.max ? undefined : `its group would have ${size}, at most ${group.max}`;
}

/** What EC2 only recommends can wait until its group has another in its place; a fleet has no standby to wait in. */
export function refuseUnlessReplaced(
  { group }: InstanceFacts,
  { group: its, members = [] }: CapacityFacts,
): string | undefined {
  if (group === undefined) return undefined;
  const serving = members
    .filter((each) => each.group?.lifecycleState === 'InService')
    .reduce((units, each) => units + (each.group?.weight ?? 1), 0);
  const isReplaced = group.lifecycleState === 'Standby' && its !== undefined && serving >= its.desired;
  return isReplaced ? undefined : 'its group has no other in its place yet';
}

/** Capacity goes down only with an instance that is not needed any more, and not below any limit. `size`: what its pool shall have. */
function refuseLowering(
  instance: InstanceFacts,
  facts: CapacityFacts,
  size: number | undefined,
): string | undefined {
  const { spec, group } = facts;
  if (spec.mode !== 'scale') return `mode is ${spec.mode}; lowering capacity needs scale`;
  if (!isSurplus(instance)) return 'nothing says that it is not needed any more';
  const keep = refuseKept(instance);
  if (keep !== undefined) return keep;
  const units = unitsOf(instance);
  if (units === undefined || size === undefined) return 'what it counts in its pool is not known';
  // A fleet is lowered to a number, and one at a time; of a group each call takes one away, and those that are not seen yet count.
  if (group === undefined && facts.unseen?.length) return UNSEEN;
  const left = size - sumOf(facts.unseen ?? []);
  const pool = spec.pools?.find(({ name }) => name === instance.pool);
  const own = pool === undefined ? 0 : limitsAt(spec, pool, facts.now).min;
  const least = Math.max(group?.min ?? 0, own);
  return left - units < least ? `its pool has ${left}, and may not go below ${least}` : undefined;
}

const sumOf = (instances: readonly InstanceFacts[]) =>
  instances.reduce((sum, each) => sum + (unitsOf(each) ?? 0), 0);

function isSurplus(instance: InstanceFacts): boolean {
  const reason = wishOf(instance)?.reason;
  return reason === 'scaleIn' || reason === 'consolidate';
}

/** What nobody can stop and nobody uses counts for nothing. */
function refuseUnlessDrained(instance: InstanceFacts, reach: Reach): string | undefined {
  if (instance.container?.status !== 'DRAINING') return 'it is not DRAINING';
  return isOutOfReach(instance, reach) ? undefined : refuseUnlessEmpty(instance);
}

/** A fleet that says what it has. */
const isCounted = (fleet: FleetFacts | undefined): fleet is FleetFacts & { readonly fulfilled: number } =>
  fleet?.fulfilled !== undefined;

/** Nothing on it can be cut, and where it is not to be replaced its fleet's target has been lowered before. */
export function refuseTermination(
  { fleet }: ActionOf<'terminate'>,
  instance: InstanceFacts,
  facts: CapacityFacts,
): string | undefined {
  if (instance.fleet?.id !== fleet) return `it does not belong to ${fleet}`;
  const wish = refuseUnlessToBeReplaced(instance);
  if (wish !== undefined) return wish;
  const full = refuseUnlessDrained(instance, facts) ?? refuseElsewhere(instance);
  if (full !== undefined || !isSurplus(instance)) return full;
  const units = unitsOf(instance);
  if (!isCounted(facts.fleet) || units === undefined) return 'what it counts in its fleet is not known';
  if (facts.unseen?.length) return UNSEEN;
  const excess = facts.fleet.fulfilled - facts.fleet.target;
  return excess >= units ? undefined : `its fleet has ${excess} beyond its target and would replace it`;
}

/** Once is enough: a fleet that has as much to spare as this one counts was lowered already. */
export function refuseLowerTarget(
  { fleet, target }: ActionOf<'lowerTarget'>,
  instance: InstanceFacts,
  facts: CapacityFacts,
): string | undefined {
  const its = facts.fleet;
  if (instance.fleet?.id !== fleet || !isCounted(its)) return `it is not known what ${fleet} has`;
  const no = refuseLowering(instance, facts, its.target) ?? refuseUnlessDrained(instance, facts);
  if (no !== undefined) return no;
  if (its.state !== 'active') return `its fleet is ${its.state}`;
  const [excess, units] = [its.fulfilled - its.target, unitsOf(instance)!];
  if (excess >= units) return `its fleet has ${excess} beyond its target already`;
  return target === its.target - units ? undefined : `the target of its fleet is ${its.target} now`;
}
