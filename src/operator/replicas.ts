// The clusters shared out among replicas by a table of leases: the keeper of leases knows things by name, the operator posts.
import type { Lease } from '#act/lease.ts';
import type { Clock } from '#lib/clock.ts';
import type { Random } from '#lib/random.ts';
import { createLeaseKeeper } from '#runtime/lease-keeper.ts';
import type { Log } from '#runtime/log.ts';
import { endWithin } from '#runtime/shutdown.ts';
import { clusterKey, createCourier } from './courier.ts';
import type { LeaseOptions } from './post.ts';
import type { Tenancy, TenancyEvents } from './tenancy.ts';

export interface ReplicasOptions extends LeaseOptions, TenancyEvents {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

const LEAVE_MS = 3_000;

export function createReplicas(options: ReplicasOptions): Tenancy {
  const { store, host, clock, random, log, posts } = options;
  const ending = new AbortController();
  const postsOf = (key: string) => posts().filter(({ cluster }) => clusterKey(cluster.spec) === key);
  let running = Promise.resolve();
  const keeper = createLeaseKeeper({
    store,
    host,
    clock,
    random,
    wanted: () => [...new Set(posts().map(({ cluster }) => clusterKey(cluster.spec)))],
    onGained: (key, lease: Lease, how) => options.onHeld(postsOf(key), lease, `lease ${how}`),
    onLost: (key, _, why) => options.onLost(postsOf(key), `lease given up: ${why}`),
    onLetters: options.onLetters,
    onRung: options.onRung,
    say: (level, message) => log(level, message),
  });
  return {
    courier: createCourier({ store, clock, log, ring: keeper.tell }),
    begin() {
      running = keeper.run(ending.signal);
    },
    leaseOf: (key) => keeper.lease(key),
    async end() {
      ending.abort();
      // What is under way with a table that does not answer is not waited for: it ends with this process.
      await endWithin(clock, LEAVE_MS, running);
      await endWithin(clock, LEAVE_MS, keeper.leave());
    },
    status: () => {
      const { replica, leftMs, members, held, standby } = keeper.status();
      return {
        ...(replica !== undefined && { replica, leftMs }),
        replicas: members,
        held: held.map(({ what, fence }) => ({ cluster: what, fence })),
        standby,
      };
    },
  };
}
