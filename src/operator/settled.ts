// When a message may be deleted: what it says is durable or done, or it concerns nothing of ours. Pure.

import type { Notice } from '#model/notice.ts';
import type { InstanceFacts, Observation } from '#model/observation.ts';
import { memoryValue, unpackMemory } from '#plan/memory.ts';
import { ancientAfterMs } from './events.ts';
import type { Held } from './mailbox.ts';

/** What one cluster that listens to the queue has seen. */
export interface Seen {
  readonly observation?: Observation;
}

/** `clusters`: all that listen to the message's queue. */
export function isSettled({ notice, receivedAt }: Held, clusters: readonly Seen[], now: number): boolean {
  if (now - notice.at > ancientAfterMs) return true;
  if (!clusters.every((seen) => looked(seen, receivedAt))) return false;
  const owners = clusters.flatMap(({ observation }) => observation?.instances.get(notice.instanceId) ?? []);
  return owners.every((instance) => isDone(notice, instance));
}

/** Whether both lists in which the instance would appear were read whole since then. */
function looked({ observation }: Seen, since: number): boolean {
  if (!observation) return false;
  const { containerInstances, pools } = observation.parts;
  return [containerInstances, pools].every((part) => part.complete && part.at > since);
}

function isDone(notice: Notice, instance: InstanceFacts): boolean {
  // A lifecycle action and a rebalance show in what was read since; only an interruption has to be remembered.
  if (notice.kind !== 'spotInterruption' || instance.pool === undefined) return true;
  if (instance.market === 'on-demand' || (instance.launchedAt ?? 0) > notice.at) return true;
  if (instance.ec2State === 'shutting-down' || instance.ec2State === 'terminated') return true;
  const memory = unpackMemory(memoryValue(instance));
  if (memory === undefined) return false;
  // A person's wish takes up the end of an interruption.
  const isTakenUp = !('handsOff' in memory) && memory.why === 'person' && memory.until !== undefined;
  return 'handsOff' in memory || memory.why === 'spotInterruption' || isTakenUp;
}
