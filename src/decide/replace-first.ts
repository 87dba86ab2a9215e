// Replacement first: an instance that is to be replaced goes on standby, still serving, so that its group launches another
// before it is drained (aws-facts.md §4.4). The desired capacity is never written: nobody can get its arithmetic wrong.
import { count, listed } from '#lib/text.ts';
import type { GroupFacts, InstanceFacts } from '#model/observation.ts';
import type { Wait } from '#model/plan.ts';
import { countPool, isOnStandby } from '#plan/pool-count.ts';
import { type Case, onInstance, waitOn } from './case.ts';
import { type Findings, modeAllows, NOTHING, type PoolSpec, type Situation } from './situation.ts';
import { standingOf, type Wish } from './standing.ts';
import { wishWords } from './wish-words.ts';

/** How many of a pool may be on standby at once; a replacement that was asked for by EC2 needs at least one. */
export const surgeOf = ({ refresh }: Situation['spec']): number => refresh?.surge ?? 1;

/** What is done so that another is there first; undefined: it may be drained, another is there or comes after its end. */
export function decideReplacement(theCase: Case, wish: Wish): Findings | undefined {
  const { situation, instance, pool } = theCase;
  const group = situation.observation.pools.get(pool.name)?.group;
  const { lifecycleState } = instance.group ?? {};
  if (group === undefined || lifecycleState === 'Standby' || !wantsReplacement(situation, wish))
    return undefined;
  const wait = (reason: string) => ({
    ...NOTHING,
    waits: [waitOn(theCase, 'waiting', `to be replaced, ${wishWords(wish)}; ${reason}`)],
  });
  if (lifecycleState !== 'InService') return wait(`it is ${lifecycleState}`);
  const needed = wish.reason === 'rebalance';
  const mine = [...situation.observation.instances.values()].filter((each) => each.pool === pool.name);
  const never = noRoom(group, [...mine.filter(isOnStandby), instance]);
  if (never !== undefined) return needed ? wait(never) : undefined;
  const { onStandby } = countPool(situation.observation, {
    pool: pool.name,
    drains: situation.recall.drains ?? new Map(),
    now: situation.now,
  });
  if (onStandby!.instances >= Math.max(1, surgeOf(situation.spec)))
    return wait(`${count(onStandby!.instances, 'instance')} of its group on standby already`);
  const reason = `${wishWords(wish)}; its group launches another before it is drained`;
  const base = onInstance(theCase, { forced: false });
  return { ...NOTHING, actions: [{ ...base, kind: 'standby', group: group.name, reason }] };
}

/** Whether another is to be there first, where that can be. */
export const wantsReplacement = ({ spec }: Situation, { reason }: Pick<Wish, 'reason'>) =>
  reason === 'rebalance' || (reason === 'refresh' && surgeOf(spec) > 0);

/** Why its group cannot have one more, in one clause. */
function noRoom(group: GroupFacts, standing: readonly InstanceFacts[]): string | undefined {
  if (group.suspendedProcesses.includes('Launch')) return 'its group launches nothing: Launch is suspended';
  if (group.balanced === true)
    return 'its group registers its instances with a load balancer, which would take it out on standby';
  const units = standing.reduce((sum, each) => sum + (each.group?.weight ?? 1), 0);
  const size = group.desired + Math.max(1, units);
  return size <= group.max ? undefined : `its group would have ${size}, and its MaxSize is ${group.max}`;
}

/** What holds for a whole pool: members on standby that are not ours, and a surge for which there is no room. */
export function decideStandbyRemarks(situation: Situation, pool: PoolSpec): Findings {
  const { spec, observation } = situation;
  const group = observation.pools.get(pool.name)?.group;
  if (group === undefined || !modeAllows(spec, 'drain')) return NOTHING;
  const mine = [...observation.instances.values()].filter((each) => each.pool === pool.name);
  const standing = mine.filter(isOnStandby);
  const foreign = standing.filter((each) => {
    const { wish, memory } = standingOf(situation, each);
    return isThere(each) && wish === undefined && memory?.replaced !== true;
  });
  const ids = foreign.map(({ instanceId }) => instanceId);
  const lost = standing.filter(({ ec2State }) => ec2State === undefined).map(({ instanceId }) => instanceId);
  const unseen = `on standby, and EC2 does not show it: ${listed(lost)}; struck off its group once EC2 says that there is none`;
  const whose = `on standby, and not for Sluice: ${listed(ids)}; left to whoever put ${ids.length === 1 ? 'it' : 'them'} there`;
  const why = wants(spec) ? noRoom(group, standing) : undefined;
  const surge = `spec.refresh.surge cannot be used: ${why}; instances are replaced after their end`;
  const say = (kind: Wait['kind'], reason: string): Wait => ({ pool: pool.name, kind, reason });
  return {
    ...NOTHING,
    waits: [
      ...(ids.length > 0 ? [say('refused', whose)] : []),
      ...(lost.length > 0 ? [say('waiting', unseen)] : []),
      ...(why === undefined ? [] : [say('notActedOn', surge)]),
    ],
  };
}

/** What has ended is struck off, whoever put it there (end.ts). */
const isThere = ({ ec2State }: InstanceFacts) =>
  ec2State !== undefined && !['shutting-down', 'terminated'].includes(ec2State);

const wants = ({ refresh }: Situation['spec']) => refresh?.on !== undefined && (refresh.surge ?? 1) > 0;
