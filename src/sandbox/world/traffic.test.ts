// Requests drawn in batches are statistically the same as an event for each, and do not depend on who looks when.
import { describe, expect, it } from 'vitest';
import { createRandom } from '#lib/random.ts';
import { poisson } from './poisson.ts';
import { createRig, type Rig } from './traffic-fixture.ts';
import { meanRate, nextBend, rateAt, type Traffic } from './traffic-rate.ts';

const level = (perSecond: number, more: Partial<Traffic> = {}): Traffic => ({
  points: [{ atMs: 0, perSecond }],
  meanSeconds: 2,
  perTask: 100,
  ...more,
});

/** What a story counts, over many seeds: mean and variance. */
function measure(runs: number, story: (seed: number) => number): { mean: number; variance: number } {
  const values = Array.from({ length: runs }, (_, seed) => story(seed));
  const mean = values.reduce((a, b) => a + b, 0) / runs;
  return { mean, variance: values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (runs - 1) };
}

const RUNS = 150;

/** The two means are as near as chance lets them be (four standard errors). */
function alike(traffic: Traffic, story: (rig: Rig) => number, targets = 4): void {
  const of = (reference: boolean) =>
    measure(RUNS, (seed) => story(createRig({ seed, targets, traffic, reference })));
  const [batch, each] = [of(false), of(true)];
  const error = Math.sqrt((batch.variance + each.variance) / RUNS);
  expect(Math.abs(batch.mean - each.mean)).toBeLessThan(4 * error + 1e-9);
  expect(batch.variance).toBeGreaterThan(each.variance * 0.5);
  expect(batch.variance).toBeLessThan(each.variance * 2);
}

describe('requests drawn in batches, against an event for each of them', () => {
  it('are as many', () => {
    alike(level(20), (rig) => {
      rig.pass(30);
      return rig.w.tally.requests.total;
    });
  });

  it('are as many under way at a target', () => {
    alike(level(20), (rig) => {
      rig.pass(13);
      return rig.inFlight(1);
    });
  });

  it('are as many under way after targets left and those that stayed got their share', () => {
    alike(level(20), (rig) => {
      rig.pass(3);
      rig.terminate(0);
      rig.terminate(2);
      rig.pass(27);
      return rig.inFlight(1) + 10 * rig.inFlight(0);
    });
  });

  it('fail as often at a target that was told to stop and was not taken out', () => {
    alike(level(10), (rig) => {
      rig.pass(5);
      rig.terminate(0);
      rig.pass(15);
      return rig.w.tally.requests.failedBy.targetStopping;
    });
  });

  it('are cut as often when their process ends', () => {
    alike(level(20), (rig) => {
      rig.pass(7);
      rig.terminate(0);
      rig.pass(1);
      rig.end(0);
      return rig.w.tally.requests.failed;
    });
  });

  it('fail as often where every target is overloaded', () => {
    alike(
      level(14, { perTask: 3 }),
      (rig) => {
        rig.pass(20);
        return rig.w.tally.requests.failedBy.overload;
      },
      4,
    );
  });

  it('are kept by a CDN as often', () => {
    alike(level(40, { cdn: { errorCachingMs: 5_000, objects: 10 } }), (rig) => {
      rig.pass(2);
      rig.terminate(0);
      rig.pass(18);
      return rig.w.tally.requests.failedBy.cached;
    });
  });

  it('meet no error while all targets answer', () => {
    const rig = createRig({ seed: 1, targets: 4, traffic: level(100) });
    rig.pass(3600);
    expect(rig.w.tally.requests.failed).toBe(0);
    expect(rig.w.tally.requests.total).toBeGreaterThan(350_000);
    expect(rig.w.engine.ran).toBeLessThan(500);
  });
});

describe('a run', () => {
  const story = (seed: number, look: (rig: Rig, seconds: number) => void) => {
    const rig = createRig({ seed, targets: 3, traffic: level(30, { perTask: 12 }) });
    look(rig, 11);
    rig.deregister(0);
    look(rig, 5);
    rig.terminate(1);
    look(rig, 14);
    rig.end(1);
    look(rig, 30);
    return { ...rig.w.tally.requests, failedBy: { ...rig.w.tally.requests.failedBy } };
  };

  it('is the same for the same seed however often the clock is moved and the counts are read', () => {
    for (const seed of [1, 2, 3]) {
      const atOnce = story(seed, (rig, seconds) => rig.pass(seconds));
      const inSteps = story(seed, (rig, seconds) => {
        for (let n = 0; n < seconds * 8; n++) rig.pass(1 / 8);
      });
      expect(inSteps).toEqual(atOnce);
    }
  });
});

describe('a load balancer (aws-facts.md §6.2)', () => {
  it('fails open: when no target is healthy, all get requests', () => {
    const rig = createRig({ seed: 1, targets: 2, traffic: level(10) });
    for (const n of [0, 1]) rig.terminate(n);
    rig.pass(25);
    expect([...rig.group.targets.values()].map((t) => t.state)).toEqual(['unhealthy', 'unhealthy']);
    const before = rig.w.tally.requests.failedBy.targetStopping;
    rig.pass(10);
    expect(rig.w.tally.requests.failedBy.targetStopping).toBeGreaterThan(before + 50);
    expect(rig.w.tally.requests.failedBy.noTarget).toBe(0);
  });

  it.each([
    ['application', 0, 2_000],
    ['network', 5_000, 45_000],
  ] as const)('of type %s may send to a removed target for %i to %i ms', (kind, least, most) => {
    const lasts = Array.from({ length: 40 }, (_, seed) => {
      const rig = createRig({ seed, targets: 2, traffic: level(10), kind });
      rig.deregister(0);
      return rig.tasks[0]!.targets[0]!.routedUntil - rig.w.engine.now;
    });
    expect(Math.min(...lasts)).toBeGreaterThanOrEqual(least);
    expect(Math.max(...lasts)).toBeLessThanOrEqual(most);
    expect(Math.max(...lasts)).toBeGreaterThan((least + most) / 2);
  });

  it('cuts what is still under way when the deregistration delay is over', () => {
    const rig = createRig({ seed: 1, targets: 2, traffic: level(20, { meanSeconds: 60 }) });
    rig.pass(120);
    rig.deregister(0);
    rig.pass(59);
    expect(rig.w.tally.requests.failed).toBe(0);
    rig.pass(2);
    expect(rig.w.tally.requests.failedBy.targetGone).toBeGreaterThan(50);
  });

  it('of type network lets them go on then, unless it is told to end connections', () => {
    const cutBy = (endsConnections: boolean) => {
      const rig = createRig({
        seed: 1,
        targets: 2,
        traffic: level(20, { meanSeconds: 60 }),
        kind: 'network',
      });
      rig.group.endsConnections = endsConnections;
      rig.pass(120);
      rig.deregister(0);
      rig.pass(61);
      const { failedBy } = rig.w.tally.requests;
      const cut = failedBy.targetGone;
      rig.end(0);
      return { cut, cutWithProcess: failedBy.targetStopping };
    };
    expect(cutBy(true)).toMatchObject({ cut: expect.toSatisfy((n) => n > 50), cutWithProcess: 0 });
    expect(cutBy(false)).toMatchObject({ cut: 0, cutWithProcess: expect.toSatisfy((n) => n > 50) });
  });

  it('has nowhere to send requests when all targets are taken out', () => {
    const rig = createRig({ seed: 1, targets: 2, traffic: level(10) });
    for (const n of [0, 1]) rig.deregister(n);
    rig.pass(30);
    expect(rig.w.tally.requests.failedBy.noTarget).toBeGreaterThan(200);
  });

  it('leaves a CDN with errors that it answers again for as long as it keeps them', () => {
    const traffic = level(50, { cdn: { errorCachingMs: 300_000, objects: 4 } });
    const rig = createRig({ seed: 1, targets: 2, traffic });
    rig.terminate(0);
    rig.pass(60);
    const { failedBy } = rig.w.tally.requests;
    expect(failedBy.targetStopping).toBe(4);
    expect(failedBy.cached).toBeGreaterThan(2000);
    rig.pass(300);
    const after = failedBy.cached;
    rig.pass(60);
    expect(failedBy.cached).toBe(after);
  });
});

describe('the rate', () => {
  it('follows points and steps, and is level after the last', () => {
    const traffic = level(0, {
      points: [
        { atMs: 0, perSecond: 10 },
        { atMs: 1000, perSecond: 20 },
        { atMs: 1000, perSecond: 50 },
      ],
    });
    expect([0, 500, 1000, 9000].map((at) => rateAt(traffic, at))).toEqual([10, 15, 50, 50]);
    expect(meanRate(traffic, 0, 1000)).toBeCloseTo(15);
    expect([nextBend(traffic, 0), nextBend(traffic, 1000)]).toEqual([1000, Number.POSITIVE_INFINITY]);
  });

  it('follows a wave that peaks when it shall', () => {
    const wave = { low: 10, high: 50, periodMs: 86_400_000, peakAtMs: 43_200_000 };
    const traffic = level(0, { points: [], wave });
    expect([0, 21_600_000, 43_200_000].map((at) => rateAt(traffic, at))).toEqual([10, 30, 50]);
  });
});

it('Poisson counts have the mean and the variance they should have', () => {
  const random = createRandom(5);
  for (const mean of [0.3, 4, 19, 25, 300, 1e5]) {
    const found = measure(20_000, () => poisson(random, mean));
    expect(Math.abs(found.mean - mean)).toBeLessThan(5 * Math.sqrt(mean / 20_000));
    expect(found.variance / mean).toBeGreaterThan(0.95);
    expect(found.variance / mean).toBeLessThan(1.05);
  }
});
