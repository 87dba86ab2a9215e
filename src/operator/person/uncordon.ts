// sluice uncordon: takes a person's drain back. First the wish, so that nobody drains it anew, then ACTIVE.
import { memoryValue } from '#plan/memory.ts';
import { type Look, lookUntil } from './again.ts';
import type { Hand } from './clusters.ts';
import type { Judged } from './drain.ts';
import type { Seen } from './look.ts';
import { activate, type Failures, isWish, removeWishes } from './memory.ts';
import { type InstanceReport, reportOn, wordsOf } from './report.ts';

/** In the order of `judged`. Rejects only when nothing can be read. */
export async function uncordonInstances(hand: Hand, judged: readonly Judged[]): Promise<InstanceReport[]> {
  const wanted = judged.flatMap(({ judgement, seen }) => (judgement.verdict === 'do' && seen ? [seen] : []));
  const kept = await removeWishes(hand, wanted);
  const free = wanted.filter(({ instance }) => !kept.has(instance.instanceId));
  const stuck = await activate(hand, free.filter(isDraining));
  const look: Look = free.length === 0 ? new Map() : await readBack(hand, free);
  return judged.map((each) => became(each, new Map([...kept, ...stuck]), look));
}

const lookEveryMs = 1_000;
/** What passed the gate just before the wish was gone, a drain or a note, arrives within this time (`freshForMs`). */
const onItsWayMs = 3_000;
const readBackMs = 10_000;

/** Looks until all are back, and long enough to see that they stay so; what is not is taken back once more. */
async function readBack(hand: Hand, free: readonly Seen[]): Promise<Look> {
  const leastMs = free.some(({ instance }) => isWish(memoryValue(instance))) ? onItsWayMs : 0;
  let again = false;
  return lookUntil(hand, free, {
    async next(look, elapsedMs) {
      const open = free.flatMap(({ instance }) => {
        const seen = look.get(instance.instanceId);
        return seen === undefined || isBack(seen) ? [] : [seen];
      });
      if (elapsedMs >= readBackMs || (open.length === 0 && elapsedMs >= leastMs)) return undefined;
      if (open.length > 0 && elapsedMs >= onItsWayMs && !again) {
        again = true;
        await removeWishes(hand, open);
        await activate(hand, open.filter(isDraining));
      }
      return lookEveryMs;
    },
  });
}

const isDraining = ({ instance }: Seen) => instance.container?.status === 'DRAINING';

function isBack({ instance }: Seen): boolean {
  return instance.container?.status === 'ACTIVE' && !isWish(memoryValue(instance));
}

function became({ reference, seen, judgement }: Judged, failures: Failures, look: Look): InstanceReport {
  const { verdict, reason } = judgement;
  if (verdict === 'refuse') return reportOn(reference, seen, { became: 'refused', reason });
  if (verdict === 'done') return reportOn(reference, seen, { became: 'unchanged', reason });
  const id = seen!.instance.instanceId;
  const failure = failures.get(id);
  if (failure !== undefined) return reportOn(reference, seen, { became: 'failed', reason: wordsOf(failure) });
  const now = look.get(id);
  if (now === undefined) return reportOn(reference, seen, { became: 'failed', reason: 'it is gone' });
  return isBack(now)
    ? reportOn(reference, now, { became: 'active', reason: 'nobody wants it to leave any more' })
    : reportOn(reference, now, { became: 'unseen', reason: 'it was set ACTIVE, but reads show otherwise' });
}
