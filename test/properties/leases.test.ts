// Leases among replicas whose clocks, network and processes do what they like: never two at once, by true time, and
// everything has a holder again once it is calm.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRandom } from '#lib/random.ts';
import { leaseTimes } from '#runtime/lease-membership.ts';
import { CALM, createLeaseWorld, type LeaseWorld, type Replica } from '../support/lease-world.ts';
import { howOften } from './how-often.ts';

const WHATS = ['a', 'b', 'c', 'd', 'e'];

const event = fc.oneof(
  fc.record({
    kind: fc.constant('pause' as const),
    who: fc.nat(3),
    forMs: fc.integer({ min: 500, max: 40_000 }),
  }),
  fc.record({
    kind: fc.constant('cut' as const),
    who: fc.nat(3),
    forMs: fc.integer({ min: 500, max: 40_000 }),
  }),
  fc.record({ kind: fc.constant('kill' as const), who: fc.nat(3) }),
  fc.record({ kind: fc.constant('end' as const), who: fc.nat(3) }),
  fc.record({ kind: fc.constant('start' as const), rate: fc.double({ min: 0.96, max: 1.04, noNaN: true }) }),
);

const trial = fc.record({
  seed: fc.nat(1_000_000),
  rates: fc.array(fc.double({ min: 0.96, max: 1.04, noNaN: true }), { minLength: 2, maxLength: 4 }),
  network: fc.record({
    delayMs: fc.integer({ min: 1, max: 4_000 }),
    loss: fc.double({ min: 0, max: 0.3, noNaN: true }),
    twice: fc.double({ min: 0, max: 0.3, noNaN: true }),
    twiceWithinMs: fc.integer({ min: 0, max: 60_000 }),
  }),
  durationMs: fc.integer({ min: 8_000, max: 15_000 }),
  beatMs: fc.integer({ min: 300, max: 3_000 }),
  events: fc.array(fc.tuple(fc.integer({ min: 100, max: 15_000 }), event), { maxLength: 12 }),
});

function assertNeverTwo(world: LeaseWorld, replicas: readonly Replica[]) {
  for (const what of WHATS) {
    const acting = replicas.filter((replica) => replica.acting().includes(what));
    if (acting.length > 1)
      throw new Error(
        `at ${world.now()} ms ${acting.length} act on ${what}:\n${world.log.slice(-20).join('\n')}`,
      );
  }
}

it('never lets two act on one cluster, and leaves none without when it is calm', async () => {
  await fc.assert(
    fc.asyncProperty(trial, async ({ seed, rates, network, events, durationMs, beatMs }) => {
      const marginMs = (durationMs * leaseTimes.marginMs) / leaseTimes.durationMs;
      const world = createLeaseWorld(createRandom(seed), { ...leaseTimes, durationMs, marginMs, beatMs });
      const replicas: Replica[] = [];
      const start = (rate: number) => replicas.push(world.start(`r${replicas.length}`, rate, () => WHATS));
      for (const rate of rates) start(rate);
      const watch = () => assertNeverTwo(world, replicas);
      world.network = network;
      let back: { at: number; run: () => void }[] = [];
      const endings: Promise<void>[] = [];
      for (const [afterMs, what] of events) {
        await world.advance(afterMs, watch);
        for (const { run } of back.filter(({ at }) => at <= world.now())) run();
        back = back.filter(({ at }) => at > world.now());
        const who = 'who' in what ? replicas[what.who % replicas.length]! : undefined;
        if (what.kind === 'pause') who!.pause();
        if (what.kind === 'cut') who!.cutOff(true);
        if (what.kind === 'pause') back.push({ at: world.now() + what.forMs, run: () => who!.resume() });
        if (what.kind === 'cut') back.push({ at: world.now() + what.forMs, run: () => who!.cutOff(false) });
        if (what.kind === 'kill') who!.kill();
        if (what.kind === 'end') endings.push(who!.end());
        if (what.kind === 'start') start(what.rate);
      }
      await world.advance(5_000, watch);
      for (const { run } of back) run();
      start(1);
      world.network = CALM;
      await world.advance(70_000, watch);
      const holders = WHATS.map(
        (what) => replicas.filter((replica) => replica.acting().includes(what)).length,
      );
      expect(holders, world.log.join('\n')).toEqual(WHATS.map(() => 1));
    }),
    howOften(5),
  );
}, 120_000);
