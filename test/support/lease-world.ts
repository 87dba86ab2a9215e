// Several keepers of leases over one table in memory, each with a clock of its own that runs as it likes, and a network between
// that delays, loses and doubles. True time belongs to the world; nobody in it can read it.
import type { Cancel, Clock } from '#lib/clock.ts';
import type { Random } from '#lib/random.ts';
import { createLeaseKeeper, type LeaseKeeper } from '#runtime/lease-keeper.ts';
import { type LeaseTimes, leaseTimes } from '#runtime/lease-membership.ts';
import { createMemoryStore } from '#runtime/lease-memory.ts';
import type { LeaseStore } from '#runtime/lease-store.ts';

export interface Network {
  /** The longest way to the table or back, ms. */
  readonly delayMs: number;
  /** Of requests, and of answers. */
  readonly loss: number;
  /** Of requests: that they arrive a second time, up to this much later, ms. */
  readonly twice: number;
  readonly twiceWithinMs: number;
}

export interface Replica {
  readonly keeper: LeaseKeeper;
  readonly clock: Clock;
  readonly rung: string[];
  readonly letters: string[];
  /** Stands still as by SIGSTOP: nothing of it runs, its clock goes on. */
  pause(): void;
  resume(): void;
  /** As by kill -9. */
  kill(): void;
  cutOff(isCut: boolean): void;
  end(): Promise<void>;
  readonly isAlive: () => boolean;
  /** What it would begin right now. */
  acting(): string[];
}

export interface LeaseWorld {
  readonly store: LeaseStore;
  readonly log: string[];
  now(): number;
  start(name: string, rate: number, wanted: () => readonly string[]): Replica;
  network: Network;
  /** Goes on by so much true time; `watch` is asked after everything that happens. */
  advance(ms: number, watch?: () => void): Promise<void>;
}

export const CALM: Network = { delayMs: 20, loss: 0, twice: 0, twiceWithinMs: 0 };

export function createLeaseWorld(random: Random, times: LeaseTimes = leaseTimes): LeaseWorld {
  const store = createMemoryStore();
  const log: string[] = [];
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  const at = (delayMs: number, run: () => void): Cancel => {
    const timer = { at: now + Math.max(0, delayMs), run };
    timers.push(timer);
    return () => {
      timers = timers.filter((other) => other !== timer);
    };
  };
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

  const world: LeaseWorld = {
    store,
    log,
    now: () => now,
    network: CALM,
    async advance(ms, watch) {
      const until = now + ms;
      await settle();
      for (;;) {
        let next: (typeof timers)[number] | undefined;
        for (const timer of timers)
          if (timer.at <= until && (next === undefined || timer.at < next.at)) next = timer;
        if (!next) break;
        timers = timers.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.run();
        await settle();
        watch?.();
      }
      now = until;
    },
    start(name, rate, wanted) {
      const its = random.fork(name);
      const startsAt = its.between(0, 1_000_000);
      let paused = false;
      let killed = false;
      let isCut = false;
      const waiting: (() => void)[] = [];
      /** What comes to a process that stands still waits at its door. */
      const inside = (run: () => void) => {
        if (killed) return;
        if (paused) waiting.push(run);
        else run();
      };
      const clock: Clock = {
        now: () => Date.UTC(2026, 10, 22) + now,
        monotonic: () => startsAt + now * rate,
        after: (delayMs, run) => at(Math.max(0, delayMs) / rate, () => inside(run)),
      };
      /** A reading of a table is not of one moment: who is there may be older than who has what. */
      const readInPieces = async () => {
        const { members } = await store.read();
        await new Promise<void>((resolve) => at(way(), resolve));
        return { ...(await store.read()), members };
      };
      const way = () => its.between(0, world.network.delayMs);
      /** As over a network: a request arrives late, or never, or twice, and so does its answer. */
      const over = new Proxy(store, {
        get:
          (target, method: keyof LeaseStore) =>
          (...given: unknown[]) =>
            new Promise((resolve, reject) => {
              const ask = () =>
                method === 'read'
                  ? readInPieces()
                  : (target[method] as (...all: unknown[]) => Promise<unknown>)(...given);
              if (isCut || its.chance(world.network.loss)) return;
              if (its.chance(world.network.twice))
                at(way() + its.between(0, world.network.twiceWithinMs), () => void ask());
              at(way(), () => {
                const answer = ask();
                if (isCut || its.chance(world.network.loss)) return;
                at(way(), () => inside(() => void answer.then(resolve, reject)));
              });
            }),
      });
      const ending = new AbortController();
      const rung: string[] = [];
      const letters: string[] = [];
      const keeper = createLeaseKeeper({
        store: over,
        clock,
        random: its,
        host: name,
        times,
        wanted,
        onGained: (what, { fence }, how) => log.push(`${name}: ${what} ${fence} ${how}`),
        onLost: (what, { fence }, why) => log.push(`${name}: ${what} ${fence} lost: ${why}`),
        onLetters: (found) => {
          letters.push(...found.map(({ body }) => body));
          void over.burn(found.map(({ id }) => id));
        },
        onRung: (whats) => rung.push(...whats),
        say: (_, message) => log.push(`${name}: ${message}`),
      });
      const running = keeper.run(ending.signal);
      return {
        keeper,
        clock,
        rung,
        letters,
        pause: () => {
          paused = true;
        },
        resume: () => {
          paused = false;
          for (const run of waiting.splice(0)) run();
        },
        kill: () => {
          killed = true;
        },
        cutOff: (cut) => {
          isCut = cut;
        },
        async end() {
          ending.abort();
          await running;
          await keeper.leave();
          killed = true;
        },
        isAlive: () => !killed,
        acting: () => {
          if (killed) return [];
          return wanted().filter((what) => (keeper.lease(what)?.endsBy ?? 0) > clock.monotonic());
        },
      };
    },
  };
  return world;
}
