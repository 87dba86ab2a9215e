// Looks again and again at instances until a condition holds or time is up, as reads lag and others act. Reads only.
import { classifyError } from '#aws/errors.ts';
import { sleep } from '#lib/clock.ts';
import type { Hand } from './clusters.ts';
import { lookAt, type Seen } from './look.ts';

/** By instance id; an instance that is gone is absent. */
export type Look = ReadonlyMap<string, Seen>;

export interface Patience {
  /** When the next look is to be, in ms from now; undefined: this was enough. */
  readonly next: (look: Look, elapsedMs: number) => Promise<number | undefined> | number | undefined;
  /** Ends the waiting, not the looking: the last look is still given. */
  readonly signal?: AbortSignal;
}

/** The last look. What AWS refuses for the moment is asked for again, as long as an earlier look can stand in for it. */
export async function lookUntil(
  hand: Hand,
  instances: readonly Seen[],
  { next, signal }: Patience,
): Promise<Look> {
  const began = hand.clock.monotonic();
  let last: Look | undefined;
  for (;;) {
    const look: Look = await lookOnce(hand, instances, last);
    last = look;
    const inMs = await next(look, hand.clock.monotonic() - began);
    if (inMs === undefined || signal?.aborted) return look;
    await sleep(hand.clock, inMs, signal);
  }
}

async function lookOnce(hand: Hand, instances: readonly Seen[], last: Look | undefined): Promise<Look> {
  const clusters = new Map(instances.map(({ cluster }) => [cluster.arn, cluster]));
  try {
    const looks = await Promise.all(
      [...clusters.values()].map((cluster) => {
        const own = instances.filter((each) => each.cluster.arn === cluster.arn);
        return lookAt(
          hand,
          cluster,
          own.flatMap(({ instance }) => instance.container?.arn ?? []),
        );
      }),
    );
    return new Map(looks.flat().map((seen) => [seen.instance.instanceId, seen]));
  } catch (error) {
    if (last === undefined || !['throttled', 'transient'].includes(classifyError(error))) throw error;
    return last;
  }
}
