// Capacity before and after a plan: what is there, what will be, the hours that makes, and where no number can be given.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts, PoolFacts } from '#model/observation.ts';
import type { Action, Wait } from '#model/plan.ts';
import {
  aFleet,
  aFleetInstance,
  anInstance,
  anObservation,
  aPool,
  aPoolSpec,
  aSpec,
  NOW,
} from '../../test/support/facts.ts';
import { type MayGo, sizesOf, totalOf } from './sizes.ts';

type Spec = ReturnType<typeof aSpec>;

interface Over {
  readonly spec?: Partial<Spec>;
  readonly actions?: readonly Action[];
  readonly waits?: readonly Wait[];
  readonly mayGo?: Readonly<Record<string, MayGo>>;
}

function sizes(pools: readonly PoolFacts[], instances: readonly InstanceFacts[], over: Over = {}) {
  const spec = aSpec({ mode: 'scale', ...over.spec });
  const { actions = [], waits = [], mayGo = {} } = over;
  const plan = { cluster: 'web', at: NOW, actions, waits };
  const observation = anObservation({ pools, instances });
  return sizesOf({ spec, observation, plan, mayGo: new Map(Object.entries(mayGo)) });
}

const grow = (from: number, to: number, pool = 'main'): Action => ({
  kind: 'grow',
  pool,
  group: 'web-main',
  from,
  to,
  forced: false,
  nature: 'routine',
  reason: '3 more hosts for 4 tasks of service:web',
});

const many = (number: number, over = {}) =>
  Array.from({ length: number }, (_, index) => anInstance(`${index}`, over));
/** Nothing of it is reserved. */
function lowContainer(): Partial<InstanceFacts> {
  const room = { registered: 1024, remaining: 1024 };
  const { container } = anInstance('x');
  return { container: { ...container!, resources: { cpu: room, memory: room } } };
}
const going = (instances: number, units = instances): MayGo => ({ instances, units, orMore: false });

describe('a group without weights', () => {
  it('that is to have more', () => {
    const [main] = sizes([aPool({ desired: 6 })], many(6), { actions: [grow(6, 9)] });
    expect(main).toEqual({
      pool: 'main',
      in: 'instances',
      size: { before: 6, after: 9 },
      instances: { before: 6, after: 9 },
      instanceHours: { before: 144, after: 216 },
      why: ['grows to 9: 3 more hosts for 4 tasks of service:web'],
      schedules: [],
    });
  });

  it('of which some may go, those that are chosen already among them', () => {
    const [main] = sizes([aPool({ desired: 4 })], many(4), { mayGo: { main: going(2) } });
    expect(main).toMatchObject({
      size: { before: 4, after: 2 },
      instanceHours: { before: 96, after: 48 },
      why: ['2 instances may go, one at a time (no budget given)'],
    });
  });

  describe('of which more may go than were looked for', () => {
    const mayGo = { main: { ...going(10), orMore: true } };
    const thirtyFive = (over: Partial<Spec>) =>
      sizes([aPool({ desired: 35, max: 40 })], many(35, lowContainer()), { mayGo, spec: over });
    const limited = { pools: [aPoolSpec({ limits: { max: 10 } })] };

    it('has so many or fewer, in all its numbers and in those of the cluster', () => {
      const scaleIn = { reservation: { cpu: 50 } };
      const found = thirtyFive({ scaleIn, disruption: { budgets: [{ max: 3 }] } });
      expect(found[0]).toMatchObject({
        size: { before: 35, after: 25, orFewer: true },
        instanceHours: { before: 840, after: 600, orFewer: true },
        why: ['10 instances or more may go, as budgets allow'],
      });
      expect(totalOf(found)).toMatchObject({ instances: { after: 25, orFewer: true } });
    });

    it('ends at its limit where it is above that, and there alone where nothing else lets it shrink', () => {
      const [main] = thirtyFive(limited);
      expect(main).toMatchObject({
        size: { before: 35, after: 10 },
        instanceHours: { before: 840, after: 240 },
        why: ['what is above its limit of 10 goes, one at a time (no budget given)'],
      });
      expect(main!.size).not.toHaveProperty('orFewer');
    });

    it('may end below its limit where little is reserved, but not below its least', () => {
      const scaleIn = { reservation: { cpu: 50 } };
      expect(thirtyFive({ ...limited, scaleIn })[0]!.size).toEqual({ before: 35, after: 10, orFewer: true });
      const tight = { pools: [aPoolSpec({ limits: { min: 10, max: 10 } })], scaleIn };
      expect(thirtyFive(tight)[0]!.size).toEqual({ before: 35, after: 10 });
    });
  });

  it('that waits for launches, or ends some itself, has what is there, and then what it asks for', () => {
    expect(sizes([aPool({ desired: 6 })], many(4))[0]).toMatchObject({
      size: { before: 4, after: 6 },
      why: ['2 more are asked for already and not there yet'],
    });
    expect(sizes([aPool({ desired: 3 })], many(4))[0]).toMatchObject({
      size: { before: 4, after: 3 },
      why: ['its group lets 1 go: so many more are there than it shall have'],
    });
    const pools = [aPoolSpec(), { name: 'spot', autoScalingGroup: { name: 'web-spot' } }];
    expect(sizes([aPool({ desired: 6 })], many(4), { spec: { pools } })[0]!.why).toEqual([
      '2 more are asked for already and not there yet; while they do not come within a minute the next pool grows instead',
    ]);
  });

  it('does not count what is ending or on standby', () => {
    const ending = anInstance('z', { lifecycle: 'Terminating:Wait' });
    const [main] = sizes(
      [aPool({ desired: 2 })],
      [...many(2), ending, anInstance('y', { lifecycle: 'Standby' })],
    );
    expect(main).toMatchObject({ size: { before: 2, after: 2 }, why: [] });
  });
});

describe('a pool in units', () => {
  const pools = [{ name: 'fleet', spotFleet: { id: 'sfr-1' } }];
  const four = ['0', '1', '2', '3'].map((id) => aFleetInstance(id));

  it('has as many instances as before where nothing changes, fewer where named ones go', () => {
    const same = sizes([aFleet()], four, { spec: { pools } })[0];
    expect(same).toMatchObject({
      in: 'units',
      size: { before: 8, after: 8 },
      instances: { before: 4, after: 4 },
    });
    expect(same).not.toHaveProperty('unknown');
    const fewer = sizes([aFleet()], four, { spec: { pools }, mayGo: { fleet: going(1, 2) } })[0];
    expect(fewer).toMatchObject({ size: { before: 8, after: 6 }, instanceHours: { before: 96, after: 72 } });
  });

  it('is not taken to lose twice what its target was lowered for', () => {
    const lowered = sizes([aFleet({ target: 6 })], four, {
      spec: { pools },
      mayGo: { fleet: going(1, 2) },
    })[0];
    expect(lowered).toMatchObject({ size: { before: 8, after: 6 }, instances: { before: 4, after: 3 } });
  });

  it('says that it is not known how many instances come', () => {
    const actions = [grow(8, 12, 'fleet')];
    const [fleet] = sizes([aFleet()], four, { spec: { pools }, actions });
    expect(fleet).toMatchObject({
      size: { before: 8, after: 12 },
      instances: { before: 4 },
      instanceHours: { before: 96 },
      unknown: expect.stringContaining('which types come is not ours to choose'),
    });
    expect(fleet!.instanceHours).not.toHaveProperty('after');
  });

  it('may be a group whose instances have weights', () => {
    const heavy = many(2).map((each) => ({ ...each, group: { ...each.group!, weight: 4 } }));
    expect(sizes([aPool({ desired: 8 })], heavy)[0]).toMatchObject({
      in: 'units',
      size: { before: 8, after: 8 },
      instances: { before: 2, after: 2 },
    });
  });
});

describe('what cannot be known', () => {
  it('is a group that was not found, a type of unknown weight, and an empty group that grows', () => {
    expect(sizes([], [])[0]).toMatchObject({ unknown: 'its Auto Scaling group is not known' });
    expect(sizes([], [])[0]).not.toHaveProperty('size');
    const odd = aFleetInstance('0', { fleet: { id: 'sfr-1' } });
    const pools = [{ name: 'fleet', spotFleet: { id: 'sfr-1' } }];
    expect(sizes([aFleet()], [odd], { spec: { pools } })[0]).toMatchObject({
      unknown: 'what one of its instances counts is not known',
    });
    const empty = sizes([aPool({ desired: 0 })], [], { actions: [grow(0, 2)] })[0];
    expect(empty).toMatchObject({ size: { before: 0, after: 2 }, instances: { before: 0 } });
    expect(empty!.instances).not.toHaveProperty('after');
    expect(sizes([aPool({ desired: 0 })], [])[0]).toMatchObject({ instanceHours: { before: 0, after: 0 } });
  });

  it('is what follows where not all was read: then there is no number for it, and none in all', () => {
    const reason = 'nothing is launched: not read whole: services';
    const blind = sizes([aPool({ desired: 3 })], many(3), { waits: [{ kind: 'waiting', reason }] });
    expect(blind[0]).toMatchObject({ size: { before: 3 }, unknown: reason });
    expect(blind[0]!.size).not.toHaveProperty('after');
    expect(totalOf(blind)).toEqual({ instances: { before: 3 }, instanceHours: { before: 72 } });
    expect(totalOf(sizes([], []))).not.toHaveProperty('instances');
  });
});

describe('the least of schedules', () => {
  const schedule = { name: 'show', cron: '0 20 * * *', duration: '3h', pool: 'main', min: 12 };
  const hours = (over: object, group = {}, actions: Action[] = []) =>
    sizes([aPool({ desired: 4, ...group })], many(4), {
      spec: { schedules: [{ ...schedule, ...over }] },
      actions,
    })[0]!.schedules;

  it('adds what the pool does not have, from five minutes before the window on', () => {
    expect(hours({})).toEqual([
      {
        schedule: 'show',
        min: 12,
        opens: '2026-11-22T20:00:00Z',
        closes: '2026-11-22T23:00:00Z',
        hours: 24.7, // 8 more for 3 hours and 5 minutes
      },
    ]);
  });

  it('adds nothing where the pool has it, no more than MaxSize, and nothing in a day without a window', () => {
    expect(hours({ min: 4 })).toMatchObject([{ hours: 0 }]);
    expect(hours({}, { max: 5 })).toMatchObject([{ hours: 3.1 }]);
    expect(hours({ cron: '0 20 * * WED' })).toMatchObject([{ hours: 0, opens: '2026-11-25T20:00:00Z' }]);
    expect(hours({}, {}, [grow(4, 12)])).toMatchObject([{ hours: 0 }]);
  });

  it('counts each hour once where windows overlap, for the greatest', () => {
    const more = { ...schedule, name: 'finale', cron: '0 21 * * *', duration: '1h', min: 14 };
    const [main] = sizes([aPool({ desired: 4 })], many(4), { spec: { schedules: [schedule, more] } });
    // 12 for two hours and five minutes but for the five before the finale; 14 for an hour and five minutes.
    expect(main!.schedules.map(({ schedule: name, hours: adds }) => [name, adds])).toEqual([
      ['show', 16],
      ['finale', 10.8],
    ]);
    expect(totalOf([main!])).toMatchObject({ scheduledHours: 26.8 });
  });

  it('is reckoned for a whole day while its window is open, which is said', () => {
    const open = { ...schedule, cron: '0 4 * * *' };
    const [main] = sizes([aPool({ desired: 12 })], many(12), { spec: { schedules: [open] } });
    expect(main!.why).toEqual([
      'the schedule show asks for its least until 2026-11-22T07:00:00Z; a day is reckoned as if it stayed',
    ]);
  });

  it('is not asked for below mode scale', () => {
    const spec: Partial<Spec> = { mode: 'drain', schedules: [schedule] };
    expect(sizes([aPool({ desired: 4 })], many(4), { spec })[0]).toMatchObject({ schedules: [], why: [] });
  });
});

it('pools in units have no total of their own for what schedules add', () => {
  const pools = [aPoolSpec(), { name: 'fleet', spotFleet: { id: 'sfr-1' } }];
  const schedules = [{ name: 'show', cron: '0 20 * * *', duration: '3h', pool: 'fleet', min: 12 }];
  const all = sizes(
    [aPool({ desired: 1 }), aFleet({ target: 2, fulfilled: 2 })],
    [...many(1), aFleetInstance('f')],
    {
      spec: { pools, schedules },
    },
  );
  expect(totalOf(all)).toEqual({
    instances: { before: 2, after: 2 },
    instanceHours: { before: 48, after: 48 },
  });
});
