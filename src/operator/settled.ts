// When a message may be deleted: what it says is durable or done, or it concerns nothing of ours. Pure.

import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Notice } from '#model/notice.ts';
import type { InstanceFacts, Observation } from '#model/observation.ts';
import { memoryValue, unpackMemory } from '#plan/memory.ts';
import { ancientAfterMs } from './events.ts';
import type { Held } from './mailbox.ts';

/** What one cluster that listens to the queue has seen. */
export interface Seen {
  readonly spec?: ClusterSpec['spec'];
  readonly observation?: Observation;
  /** Its key, where another replica holds it. */
  readonly standby?: string;
}

/** `clusters`: all that listen to the message's queue. */
export function isSettled(
  { notice, receivedAt, deliveredTo }: Held,
  clusters: readonly Seen[],
  now: number,
): boolean {
  if (now - notice.at > ancientAfterMs) return true;
  const instanceOf = ({ observation }: Seen) => observation?.instances.get(notice.instanceId);
  const isKnown = clusters.some((seen) => instanceOf(seen) !== undefined);
  // Whose instance it is need not wait for those who merely stand by.
  const asked = clusters.filter(({ standby }) => standby === undefined || !isKnown);
  if (!asked.every((seen) => looked(seen, receivedAt))) return false;
  return clusters.every((seen) => {
    const instance = instanceOf(seen);
    if (instance === undefined) return true;
    return seen.standby === undefined ? isDone(notice, instance, seen) : deliveredTo.has(seen.standby);
  });
}

/** Whether both lists in which the instance would appear were read whole since then. */
function looked({ observation }: Seen, since: number): boolean {
  if (!observation) return false;
  const { containerInstances, pools } = observation.parts;
  return [containerInstances, pools].every((part) => part.complete && part.at > since);
}

function isDone(notice: Notice, instance: InstanceFacts, seen: Seen): boolean {
  if (instance.pool === undefined) return true;
  if (notice.kind === 'rebalance') return isNoted(instance, seen);
  // A lifecycle action shows in what was read since; an interruption has to be remembered.
  if (notice.kind !== 'spotInterruption') return true;
  if (instance.market === 'on-demand' || (instance.launchedAt ?? 0) > notice.at) return true;
  if (instance.ec2State === 'shutting-down' || instance.ec2State === 'terminated') return true;
  const memory = unpackMemory(memoryValue(instance));
  if (memory === undefined) return false;
  // A person's wish takes up the end of an interruption.
  const isTakenUp = !('handsOff' in memory) && memory.why === 'person' && memory.until !== undefined;
  return 'handsOff' in memory || memory.why === 'spotInterruption' || isTakenUp;
}

/** Nothing shows a recommendation later: where it is acted on, it waits until the choice is written, whatever the choice. */
function isNoted(instance: InstanceFacts, { spec, observation }: Seen): boolean {
  const wanted = spec?.pools?.find(({ name }) => name === instance.pool)?.onRebalance === 'replace';
  const group = observation?.pools.get(instance.pool ?? '')?.group;
  const isOurs = wanted && group !== undefined && group.capacityRebalance !== true;
  return !isOurs || instance.market !== 'spot' || memoryValue(instance) !== undefined;
}
