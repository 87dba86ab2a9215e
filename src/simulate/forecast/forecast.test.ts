// One life of a small copied cluster whose image has just changed, and what is not lived through at all.
import { describe, expect, it } from 'vitest';
import { lookAt } from '../../../bench/forecast.ts';
import { rollout } from '../../../bench/forecast-world.ts';
import { effortFor, forecast } from './forecast.ts';
import { liveOn } from './life.ts';

describe('a rollout over three hosts', async () => {
  const world = rollout(2);
  const { document } = world;
  const observation = await lookAt(world, 2);
  const options = { document, observation, aheadMs: 3_600_000 };
  const life = () => liveOn({ ...options, nth: 0, livedMs: 3_600_000, ...effortFor(observation) });

  it('is over when the last old host is gone, and keeps every promise', async () => {
    const { minutes, moves, doneMs, livedMs, broken } = await life();
    expect(observation.instances.size).toBe(3);
    expect(minutes[0]!.left).toBe(3);
    expect(minutes.at(-1)!.left).toBe(0);
    expect(broken).toEqual([]);
    const gone = moves.filter(({ what }) => what === 'ended');
    // Those that were seen, by their own names.
    expect(gone.map(({ id }) => id).sort()).toEqual([...observation.instances.keys()].sort());
    expect(moves.filter(({ what }) => what === 'drained')).toHaveLength(3);
    expect(doneMs).toBeGreaterThanOrEqual(gone.at(-1)!.atSecond * 1000 - 60_000);
    // It ends ten minutes after that, not at the end of the hour.
    expect(livedMs).toBeLessThan(doneMs! + 700_000);
  });

  it('goes no further than the operator may look', async () => {
    const { doneMs, minutes } = await liveOn({
      ...options,
      nth: 0,
      livedMs: 3_600_000,
      ...effortFor(observation),
      mostLooks: 10,
    });
    expect(doneMs).toBeUndefined();
    expect(minutes.length).toBeLessThan(10);
  });

  it('is not lived through where nothing would be drained, or not enough is known', async () => {
    const as = (mode: 'observe' | 'protect') =>
      forecast({ ...options, document: { ...document, spec: { ...document.spec, mode } } });
    expect(await as('observe')).toEqual({
      aheadSeconds: 3600,
      none: 'in mode observe nothing is done',
      assumes: [],
    });
    expect((await as('protect')).none).toContain('in mode protect nothing is drained');
    const parts = { ...observation.parts, tasks: { at: 0, complete: false } };
    expect((await forecast({ ...options, observation: { ...observation, parts } })).none).toBe(
      'the cluster cannot be copied: not read whole (tasks)',
    );
  });
});

it('looks less often, and through fewer lives, where there are more hosts', () => {
  const of = (hosts: number) => {
    const instances = new Map(Array.from({ length: hosts }, (_, n) => [`i-${n}`, {}]));
    return effortFor({ instances } as unknown as Parameters<typeof effortFor>[0]);
  };
  expect(of(10)).toEqual({ pace: { leastMs: 0, hears: true }, mostLooks: 1000 });
  expect(of(500)).toEqual({ pace: { leastMs: 15_000, hears: false }, mostLooks: 62 });
});
