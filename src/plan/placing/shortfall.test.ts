import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from './cluster-query.ts';
import { host, needs, room, shape, source, waiting } from './fixtures.ts';
import { type Host, slotOf, type Wanted } from './host.ts';
import type { Source } from './opening.ts';
import { pack, spread } from './place.ts';
import { shortfallOf as shortfall } from './shortfall.ts';

const shortfallOf = (hosts: Host[], wanted: Wanted[], sources: Source[], place = pack) =>
  shortfall(hosts, [wanted], { sources, place });

const full = (id: string) => host(id, { room: room(0, 0) });

describe('what shall be free', () => {
  const kept = source({ pool: 'kept', spare: { hosts: 1 } });
  const sources = [source(), kept];
  const inKept = host('k1', { pool: 'kept' });

  it('is used last: of what was launched for it nothing is launched once more', () => {
    const { launches } = shortfallOf([inKept, host('w1'), host('w2')], [waiting(4)], sources);
    expect(launches).toEqual([]);
    expect(shortfallOf([inKept], [waiting(2)], sources).launches).toMatchObject([{ pool: 'kept', hosts: 1 }]);
  });

  it('gives way to what waits where no more of it can be launched, and that is told', () => {
    const full = [source(), { ...kept, units: 0 }];
    const { launches, short } = shortfallOf([inKept, host('w1')], [waiting(2)], full);
    expect(launches).toEqual([]);
    expect(short).toEqual(['kept']);
  });
});

describe('what waits gets the fewest hosts on which it fits', () => {
  it('none, where there is room', () => {
    expect(shortfallOf([host('a1')], [waiting(2)], [source()])).toEqual({
      launches: [],
      stuck: [],
      short: [],
    });
  });

  it('none, where hosts that are on their way will have room', () => {
    expect(shortfallOf([full('a1'), host('coming')], [waiting(2)], [source()]).launches).toEqual([]);
  });

  it('as many as the tasks need, and says what for', () => {
    expect(shortfallOf([full('a1')], [waiting(5)], [source()]).launches).toEqual([
      { pool: 'web', units: 3, hosts: 3, why: '5 tasks of service:web', tasks: [waiting(5)] },
    ]);
  });

  it('one, where small tasks find their place beside large ones', () => {
    const large = waiting(1, { group: 'service:large', needs: needs(1536, 1024) });
    const small = waiting(2, { group: 'service:small', needs: needs(256, 256) });
    expect(shortfallOf([], [small, large], [source()]).launches).toMatchObject([{ hosts: 1 }]);
  });

  it('one for each task that must be alone of its kind', () => {
    expect(shortfallOf([], [waiting(3, { distinct: true })], [source()]).launches).toMatchObject([
      { hosts: 3 },
    ]);
  });

  it('of the type on which it fits, counted in its units', () => {
    const shapes = [shape(), shape(8192, 16384, { name: 'm6i.2xlarge', units: 4 })];
    const wide = waiting(1, { needs: needs(4096, 4096) });
    expect(shortfallOf([], [wide], [source({ shapes })]).launches).toMatchObject([{ hosts: 1, units: 4 }]);
  });

  it('in the zone that the tasks are bound to', () => {
    const bound = waiting(4, { zones: new Set(['c']) });
    const { launches, stuck } = shortfallOf([host('a1')], [bound], [source({ zones: ['a', 'c'] })]);
    expect(stuck).toEqual([]);
    expect(launches).toMatchObject([{ hosts: 2 }]);
  });

  it('of the pool that is preferred, then of the next', () => {
    const sources = [source({ pool: 'spot', units: 1 }), source({ pool: 'base' })];
    expect(shortfallOf([], [waiting(6)], sources).launches).toMatchObject([
      { pool: 'spot', hosts: 1 },
      { pool: 'base', hosts: 2 },
    ]);
  });

  it('of the pools by their bases and weights, as capacity provider strategies share tasks out', () => {
    const sources = [
      source({ pool: 'spot', has: 0, weight: 3 }),
      source({ pool: 'base', has: 1, base: 3, weight: 1 }),
      source({ pool: 'other' }),
    ];
    const hostsOf = (tasks: number) =>
      shortfallOf([], [waiting(tasks)], sources).launches.map(({ pool, hosts }) => `${pool} ${hosts}`);
    expect(hostsOf(4)).toEqual(['base 2']);
    expect(hostsOf(4 + 16)).toEqual(['spot 6', 'base 4']);
  });

  it('of the pool that their constraints and their capacity provider allow', () => {
    const attributes = new Map([['stack', 'prod']]);
    const sources = [
      source({ pool: 'spot', provider: 'spot' }),
      source({ pool: 'base', provider: 'base', shapes: [shape(2048, 4096, { attributes })] }),
    ];
    const constraints = [parseQuery('attribute:stack == prod').allows!];
    expect(shortfallOf([], [waiting(1, { constraints })], sources).launches).toMatchObject([
      { pool: 'base' },
    ]);
    expect(shortfallOf([], [waiting(1, { providers: new Set(['base']) })], sources).launches).toMatchObject([
      { pool: 'base' },
    ]);
  });
});

it('what ECS places worse than it could be packed is lacking as ECS does it: before anything is taken away', () => {
  const hosts = [host('a1'), host('c1', { zone: 'c' })];
  const wanted = [waiting(2), waiting(1, { group: 'service:large', needs: needs(256, 3584) })];
  expect(shortfallOf(hosts, wanted, [source()], pack).launches).toEqual([]);
  expect(shortfallOf(hosts, wanted, [source()], spread).launches).toMatchObject([{ hosts: 1 }]);
});

describe('what no launch would help launches nothing', () => {
  it('tells of a task that no new host can hold', () => {
    const { launches, stuck } = shortfallOf(
      [full('a1')],
      [waiting(2, { needs: needs(4096, 1024) })],
      [source()],
    );
    expect(launches).toEqual([]);
    expect(stuck).toEqual(['2 tasks of service:web have no place (CPU); web: CPU on a new m6i.large']);
  });

  it('tells where the limit is reached', () => {
    const { launches, stuck } = shortfallOf([], [waiting(4)], [source({ units: 1 })]);
    expect(launches).toMatchObject([{ hosts: 1 }]);
    expect(stuck).toEqual([
      '2 tasks of service:web have no place (no host); web: its limit leaves 0 of the 1 that one more host takes',
    ]);
  });

  it('tells where nothing is known of what a pool launches, and where no pool may grow', () => {
    expect(shortfallOf([], [waiting(1)], [source({ shapes: [] })]).stuck).toEqual([
      '1 task of service:web has no place (no host); web: what it launches is not known',
    ]);
    expect(shortfallOf([], [waiting(1)], []).stuck).toEqual([
      '1 task of service:web has no place (no host); no pool may grow',
    ]);
  });
});

describe('what shall be free is free when all has its place', () => {
  const launches = (spare: Parameters<typeof source>[0]) =>
    shortfallOf([host('a1'), full('a2')], [], [source(spare)]).launches;

  it('whole hosts', () => {
    expect(launches({ spare: { hosts: 1 } })).toEqual([]);
    expect(launches({ spare: { hosts: 3 } })).toMatchObject([{ hosts: 2, why: 'headroom of 3 hosts' }]);
  });

  it('a part of what is used', () => {
    expect(launches({ spare: { percent: 100 } })).toEqual([]);
    expect(launches({ spare: { percent: 150 } })).toMatchObject([{ hosts: 1 }]);
  });

  it('room for more of the largest task', () => {
    const spare = (count: number) => ({ spare: { tasks: { needs: needs(1024, 1024), count } } });
    expect(launches(spare(2))).toEqual([]);
    expect(launches(spare(3))).toMatchObject([{ hosts: 1, why: 'room for 3 more of the largest task' }]);
    expect(launches(spare(5))).toMatchObject([{ hosts: 2 }]);
  });

  it('no more reserved than the threshold', () => {
    expect(launches({ spare: { used: { cpu: 50 } } })).toEqual([]);
    expect(launches({ spare: { used: { cpu: 49 } } })).toMatchObject([
      { hosts: 1, why: 'at most 49 % of CPU reserved' },
    ]);
    expect(launches({ spare: { used: { memory: 20 } } })).toMatchObject([{ hosts: 3 }]);
  });

  it('and says so where the limit forbids it', () => {
    const { stuck } = shortfallOf([full('a1')], [], [source({ units: 1, spare: { hosts: 3 } })]);
    expect(stuck).toEqual(['web has no room to grow for headroom of 3 hosts']);
  });
});

describe('for any cluster', () => {
  const kinds = fc.array(
    fc.record({
      count: fc.integer({ min: 1, max: 6 }),
      cpu: fc.integer({ min: 1, max: 8 }),
      memory: fc.integer({ min: 1, max: 8 }),
      distinct: fc.boolean(),
    }),
    { maxLength: 5 },
  );
  const wantedOf = (some: readonly { count: number; cpu: number; memory: number; distinct: boolean }[]) =>
    some.map(({ count, cpu, memory, distinct }, index) =>
      waiting(count, { group: `service:${index}`, needs: needs(cpu * 256, memory * 512), distinct }),
    );

  it('what is launched is enough: placed on it, nothing is left and nothing more is wanted', () => {
    fc.assert(
      fc.property(kinds, fc.integer({ min: 0, max: 3 }), (some, there) => {
        const hosts = Array.from({ length: there }, (_, index) => host(`h${index}`));
        const wanted = wantedOf(some);
        const { launches, stuck } = shortfallOf(hosts, wanted, [source()]);
        expect(stuck).toEqual([]);
        const more = Array.from({ length: launches[0]?.hosts ?? 0 }, (_, index) => host(`new${index}`));
        expect(shortfallOf([...hosts, ...more], wanted, [source()]).launches.length).toBe(0);
      }),
    );
  });

  it('and not more than a third above what CPU and memory must take, one host apart', () => {
    fc.assert(
      fc.property(kinds, (some) => {
        const wanted = wantedOf(some.map((each) => ({ ...each, distinct: false })));
        const sum = (of: 'cpu' | 'memory') =>
          wanted.reduce((all, { count, needs: n }) => all + count * n[of], 0);
        const least = Math.max(sum('cpu') / 2048, sum('memory') / 4096);
        const hosts = shortfallOf([], wanted, [source()]).launches[0]?.hosts ?? 0;
        // No packing of tasks larger than half a host can do better than one each.
        const large = wanted.filter(({ needs: n }) => n.cpu > 1024 || n.memory > 2048);
        const alone = large.reduce((all, { count }) => all + count, 0);
        expect(hosts).toBeLessThanOrEqual(Math.ceil(Math.max(least, alone) * (4 / 3)) + 1);
      }),
    );
  });

  it('placing never makes room out of nothing', () => {
    fc.assert(
      fc.property(kinds, (some) => {
        const slots = [host('h1'), host('h2')].map(slotOf);
        spread(slots, wantedOf(some));
        for (const { room: left } of slots) {
          expect(left.cpu).toBeGreaterThanOrEqual(0);
          expect(left.memory).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
