// When a pool is larger than it need be, and which one it can do without: limits to the unit, what is going already, and
// whether what one runs fits on the others.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts, PoolFacts, ServiceFacts } from '#model/observation.ts';
import { packMemory } from '#plan/memory.ts';
import { capacityOf } from '#plan/units.ts';
import { aSituation } from '../../test/support/case.ts';
import {
  aFleet,
  aFleetInstance,
  anInstance,
  anObservation,
  aPool,
  aPoolSpec,
  aService,
  aTask,
  NOW,
} from '../../test/support/facts.ts';
import type { PoolSpec, Spec } from './situation.ts';
import { surplusOf, whoLacksTasks } from './surplus.ts';
import { tooLarge } from './too-large.ts';

const MINUTE = 60_000;

interface Load {
  readonly cpu?: number;
  readonly memory?: number;
  readonly over?: Partial<InstanceFacts>;
  readonly status?: string;
}
/** Of 1000 units of CPU and of memory it has reserved so many; with any of them it runs a task of a service. */
function member(
  id: string,
  { cpu = 0, memory = cpu, over = {}, status = 'ACTIVE' }: Load = {},
): InstanceFacts {
  const tasks = cpu > 0 || memory > 0 ? [aTask(`t${id}`, { service: 'web' })] : [];
  const base = anInstance(id, { tasks, status, ...(over.pool !== undefined && { pool: over.pool }) });
  const room = (used: number) => ({ registered: 1_000, remaining: 1_000 - used });
  const resources = { cpu: room(cpu), memory: room(memory) };
  return { ...base, zone: 'a', container: { ...base.container!, resources }, ...over };
}
const going = (id: string, why: 'scaleIn' | 'consolidate' | 'refresh', load: Load = {}): InstanceFacts => {
  const base = member(id, load);
  const memory = packMemory({ why, since: NOW, tookTargets: false });
  return { ...base, container: { ...base.container!, memory, status: 'DRAINING' } };
};

interface Given {
  readonly pool?: Partial<PoolSpec>;
  readonly spec?: Partial<Spec>;
  readonly facts?: readonly PoolFacts[];
  /** Ms since which little is reserved; undefined: it is not little. */
  readonly low?: number;
  /** Those with which nothing else is going on; all that are ACTIVE unless given. */
  readonly free?: readonly InstanceFacts[];
}
function opened(
  instances: readonly InstanceFacts[],
  { pool = {}, spec = {}, facts, low = 10 * MINUTE }: Given,
) {
  const of = aPoolSpec(pool);
  const observation = anObservation({ instances, pools: facts ?? [aPool({ desired: instances.length })] });
  const recall = { lowSince: new Map([[of.name, NOW - low]]) };
  return { pool: of, situation: aSituation(observation, { spec: { mode: 'scale', ...spec }, recall }) };
}
function next(instances: readonly InstanceFacts[], given: Given = {}) {
  const { pool, situation } = opened(instances, given);
  const free = given.free ?? instances.filter(({ container }) => container?.status === 'ACTIVE');
  const [found] = surplusOf(situation, { pool, free });
  return found && [found.instance.instanceId, found.reason, found.why];
}
const idOf = (instances: readonly InstanceFacts[], given?: Given) => next(instances, given)?.[0];

describe('a pool is too large', () => {
  const why = (given: Given, many = 3) => {
    const all = Array.from({ length: many }, (_, n) => member(`${n}`));
    const { pool, situation } = opened(all, { low: 0, ...given });
    return tooLarge(situation, pool);
  };
  it('from one more than its limit on, in instances or in units', () => {
    expect(why({ pool: { limits: { max: 2 } } })).toBe('the pool has 3, and its limit is 2');
    expect(why({ pool: { limits: { max: 3 } } })).toBeUndefined();
    expect(why({ pool: { limits: { min: 1 } } })).toBeUndefined();
    const fleet = { name: 'fleet', limits: { max: 7 } };
    expect(why({ pool: fleet, facts: [aFleet({ target: 8 })] })).toBe('the pool has 8, and its limit is 7');
    expect(why({ pool: fleet, facts: [] })).toBeUndefined();
  });

  it('when little has been reserved for as long as its rule says', () => {
    const little = '0 % of CPU and 0 % of memory are reserved';
    expect(why({ low: 10 * MINUTE })).toBe(little);
    expect(why({ low: 10 * MINUTE - 1 })).toBeUndefined();
    const rule = { scaleIn: { stableFor: '5m' } };
    expect(why({ low: 5 * MINUTE, pool: rule })).toBe(little);
    expect(why({ low: 5 * MINUTE, spec: rule })).toBe(little);
    expect(why({ low: 5 * MINUTE - 1, spec: rule })).toBeUndefined();
  });

  it('and says that all is reserved where nothing of it is known', () => {
    expect(why({ low: 10 * MINUTE }, 0)).toBe('100 % of CPU and 100 % of memory are reserved');
  });

  it('by what it shall have, which is known of a group or a fleet that was found', () => {
    expect([capacityOf(aPool({ desired: 4 })), capacityOf(aFleet({ target: 6 }))]).toEqual([4, 6]);
    expect([capacityOf({ name: 'main' }), capacityOf(undefined)]).toEqual([undefined, undefined]);
  });
});

describe('nothing is taken away while tasks lack', () => {
  const lacks = (...services: ServiceFacts[]) =>
    whoLacksTasks({ observation: anObservation({ services }), now: NOW });
  const event = (ago: number, message = 'service web was unable to place a task because …') =>
    aService({ events: [{ at: NOW - ago, message }] });

  it('of a service that runs on hosts: one that fails on Fargate holds nothing', () => {
    const placing = { strategies: [], distinct: false, expressions: [] };
    const of = (service: ServiceFacts) =>
      whoLacksTasks({
        observation: { ...anObservation({ services: [service] }), definitions: new Map() },
        now: NOW,
      });
    expect(of(aService({ runningCount: 1 }))).toBeUndefined();
    expect(of(aService({ runningCount: 1, placing }))).toBe('web runs 1 of 4 tasks');
  });

  it('of a service, but not of a daemon, which lacks one wherever an instance is drained', () => {
    expect(lacks(aService({ name: 'api', runningCount: 3 }))).toBe('api runs 3 of 4 tasks');
    expect(lacks(aService({ runningCount: 3, daemon: true }))).toBeUndefined();
    expect(lacks(aService(), aService({ name: 'over', runningCount: 5 }))).toBeUndefined();
  });

  it('or a service found no room within the last ten minutes', () => {
    expect(lacks(event(0))).toBe('web found no room a moment ago');
    expect(lacks(event(10 * MINUTE - 1))).toBeDefined();
    expect(lacks(event(10 * MINUTE))).toBeUndefined();
    expect(lacks(event(0, 'service web has reached a steady state.'))).toBeUndefined();
  });
});

describe('of those that can go', () => {
  it('the idle one that is the oldest goes, whatever the order in which they are read', () => {
    const at = (launchedAt: number) => ({ over: { launchedAt: NOW - launchedAt * MINUTE } });
    expect(next([member('1', at(10)), member('2', at(30)), member('3', { cpu: 300 })])).toEqual([
      'i-2',
      'scaleIn',
      '10 % of CPU and 10 % of memory are reserved; it is idle',
    ]);
  });

  it('none does that somebody keeps, or of which nobody knows for how much it counts', () => {
    const kept = member('1', { over: { tags: { 'sluice.dev/keep': '' } } });
    expect(idOf([kept, member('2', { cpu: 300 })])).toBeUndefined();
    const given = { pool: { name: 'fleet' }, facts: [aFleet()] };
    const unweighed = aFleetInstance('1', { fleet: { id: 'sfr-1' }, zone: 'a' });
    const other = {
      ...member('2', { cpu: 100, over: { pool: 'fleet', group: undefined } }),
      fleet: { id: 'sfr-1', units: 2 },
    };
    expect(idOf([unweighed, other], given)).toBeUndefined();
    const { container } = member('1');
    expect(idOf([{ ...unweighed, container, fleet: { id: 'sfr-1', units: 2 } }, other], given)).toBe('i-1');
    expect(idOf([member('1'), member('2')], { facts: [], free: [member('1')] })).toBeUndefined();
  });

  it('none does in a mode that lowers no capacity', () => {
    expect(idOf([member('1'), member('2')], { spec: { mode: 'drain' } })).toBeUndefined();
  });
});

describe('its limits hold', () => {
  const four = (...last: InstanceFacts[]) => [
    member('1'),
    member('2', { cpu: 300 }),
    member('3', { cpu: 300 }),
    ...last,
  ];
  const min = (limit: number) => ({ pool: { limits: { min: limit } } });

  it('to the instance', () => {
    expect(idOf(four(member('4', { cpu: 300 })), min(3))).toBe('i-1');
    expect(idOf(four(member('4', { cpu: 300 })), min(4))).toBeUndefined();
  });

  it.each(['scaleIn', 'consolidate'] as const)(
    'with what goes for %s counted, which is in its capacity still',
    (why) => {
      expect(idOf(four(going('4', why)), min(2))).toBe('i-1');
      expect(idOf(four(going('4', why)), min(3))).toBeUndefined();
    },
  );

  it('without counting what is replaced, or goes from another pool', () => {
    expect(idOf(four(going('4', 'refresh')), min(3))).toBe('i-1');
    const facts = [aPool({ desired: 4 })];
    const elsewhere = going('4', 'scaleIn', { over: { pool: 'other' } });
    expect(idOf(four(elsewhere, member('5', { cpu: 300 })), { ...min(3), facts })).toBe('i-1');
  });

  it('and what is left is not as full as what makes it grow, unless it is over its limit', () => {
    const two = [member('1'), member('2', { cpu: 450, memory: 300 })];
    const grow = (reservation: { cpu?: number; memory?: number }) => ({
      spec: { scaleOut: { reservation } },
    });
    expect(idOf(two, grow({ cpu: 46 }))).toBe('i-1');
    expect(idOf(two, grow({ cpu: 45 }))).toBeUndefined();
    expect(idOf(two, grow({ memory: 31 }))).toBe('i-1');
    expect(idOf(two, grow({ memory: 30 }))).toBeUndefined();
    expect(idOf([member('1'), member('2', { cpu: 899 })])).toBe('i-1');
    expect(idOf([member('1'), member('2', { cpu: 900, memory: 0 })])).toBeUndefined();
    expect(idOf([member('1'), member('2', { cpu: 1, memory: 900 })])).toBeUndefined();
    const over = (max: number) => ({ ...grow({ cpu: 45 }), pool: { limits: { max } } });
    expect(idOf(two, over(1))).toBe('i-1');
    expect(idOf(two, over(2))).toBeUndefined();
  });
});

describe('a busy one is emptied', () => {
  const scaleIn = { consolidate: true };
  const busy = (load: Load, ...others: InstanceFacts[]) => [member('1', load), ...others];
  const consolidated = (instances: readonly InstanceFacts[], given: Given = {}) =>
    idOf(instances, { spec: { scaleIn, scaleOut: { reservation: { cpu: 101, memory: 101 } } }, ...given });
  const only = (instances: readonly InstanceFacts[]) => ({ free: instances.slice(0, 1) });

  it('for what it runs fits on the others, the least busy and the oldest first, where that is asked for', () => {
    const two = (id: string, minutes: number) =>
      member(id, { cpu: 100, over: { launchedAt: NOW - minutes * MINUTE } });
    const all = [two('1', 10), two('2', 30)];
    expect(next(all, { spec: { scaleIn } })).toEqual([
      'i-2',
      'consolidate',
      '10 % of CPU and 10 % of memory are reserved; what it runs fits on the others',
    ]);
    expect(next(all)).toBeUndefined();
  });

  it('with a fifth to spare, of CPU and of memory', () => {
    const fits = (load: Load, other: Load) => {
      const all = busy(load, member('2', other));
      return consolidated(all, only(all)) === 'i-1';
    };
    expect(fits({ cpu: 100 }, { cpu: 880 })).toBe(true);
    expect(fits({ cpu: 100 }, { cpu: 881, memory: 880 })).toBe(false);
    expect(fits({ cpu: 100 }, { cpu: 880, memory: 881 })).toBe(false);
  });

  it.each<[string, InstanceFacts]>([
    ['of another pool', member('3', { over: { pool: 'other' } })],
    ['that is DRAINING', member('3', { status: 'DRAINING' })],
    ['of which nothing is known', { ...member('3'), container: anInstance('3').container }],
    ['that is not registered', { ...member('3'), container: undefined }],
  ])('but does not fit on one %s', (_, third) => {
    const full = member('2', { cpu: 950 });
    const given = { facts: [aPool({ desired: 3, min: 0 })], pool: { limits: { max: 2 } } };
    const without = busy({ cpu: 100 }, full, third);
    expect(consolidated(without, { ...given, ...only(without) })).toBeUndefined();
    const room = busy({ cpu: 100 }, full, member('3'));
    expect(consolidated(room, { ...given, ...only(room) })).toBe('i-1');
  });

  it('unless one of its tasks belongs to no service: nobody starts that anew, or nothing is known of what it holds', () => {
    const tasks = [aTask('web', { service: 'web' }), aTask('job')];
    const withJob = busy({ cpu: 100, over: { tasks } }, member('2', { cpu: 100 }));
    expect(consolidated(withJob, only(withJob))).toBeUndefined();
    const { container, tasks: some } = member('1', { cpu: 100 });
    const unknown = { ...member('1'), tasks: some, container: { ...container!, resources: undefined } };
    const given = { facts: [aPool({ desired: 2 })], pool: { limits: { max: 1 } } };
    const all = [unknown, member('2')];
    expect(consolidated(all, { ...given, ...only(all) })).toBeUndefined();
  });
});
