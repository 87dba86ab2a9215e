// What a replica hears and another one has to settle: letters in the table of leases, and a ring to whoever holds the
// cluster. Hints are rung only: one that is lost costs the time until the next look.
import { type Clock, sleep } from '#lib/clock.ts';
import { withDeadline } from '#lib/deadline.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { LeaseStore, Letter } from '#runtime/lease-store.ts';
import type { Log } from '#runtime/log.ts';

export interface Courier {
  /** Whether they are in the table, so that their messages may be deleted. Never rejects. */
  handOn(letters: readonly Letter[]): Promise<boolean>;
  /** Never rejects: what was not burned is read again. */
  burn(ids: readonly string[]): Promise<void>;
  /** Has the holders of these clusters look soon. */
  tell(keys: readonly string[]): void;
}

export interface CourierOptions {
  readonly store: LeaseStore;
  readonly clock: Clock;
  readonly log: Log;
  /** Rings the holders of these; see LeaseKeeper. */
  readonly ring: (keys: readonly string[]) => Promise<void>;
}

/** By account, Region and name: what is leased. */
export const clusterKey = ({ account, region, cluster }: ClusterSpec['spec']) =>
  `${account}/${region}/${cluster}`;

const WRITE_MS = 4_000;
/** Hints come in crowds: so many of them are one. */
const TOGETHER_MS = 300;

export function createCourier({ store, clock, log, ring }: CourierOptions): Courier {
  const due = new Set<string>();
  let telling = false;
  const warn = (what: string, error: unknown) =>
    log('warn', `${what}: ${error instanceof Error ? error.message : String(error)}`);
  const tellAll = async () => {
    if (telling) return;
    telling = true;
    while (due.size > 0) {
      const keys = [...due];
      due.clear();
      try {
        await ring(keys);
      } catch (error) {
        warn('the replica that holds a cluster could not be told; it finds out by looking', error);
      }
      await sleep(clock, TOGETHER_MS);
    }
    telling = false;
  };
  const tell = (keys: readonly string[]) => {
    for (const key of keys) due.add(key);
    void tellAll();
  };
  return {
    async handOn(letters) {
      if (letters.length === 0) return true;
      try {
        await withDeadline(clock, WRITE_MS, (signal) => store.write(letters, { signal }));
      } catch (error) {
        warn('what was received for another replica could not be handed on; it comes again', error);
        return false;
      }
      tell([...new Set(letters.map(({ what }) => what))]);
      return true;
    },
    async burn(ids) {
      if (ids.length === 0) return;
      try {
        await withDeadline(clock, WRITE_MS, (signal) => store.burn(ids, { signal }));
      } catch (error) {
        warn('letters that are settled could not be removed; they are read again', error);
      }
    },
    tell,
  };
}
