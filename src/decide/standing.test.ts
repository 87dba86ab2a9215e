// What stands against one instance: which interruption, by which channels, how sure, and who wants it to leave.
import { describe, expect, it } from 'vitest';
import type { Notice } from '#model/notice.ts';
import type { Recall } from '#model/plan.ts';
import { packMemory } from '#plan/memory.ts';
import { aSituation } from '../../test/support/case.ts';
import { anInstance, anObservation, aSpotNotice, aTask, NOW } from '../../test/support/facts.ts';
import { isMarked, isToUndo, standingOf } from './standing.ts';

type World = NonNullable<Parameters<typeof anObservation>[0]>;
type Over = NonNullable<Parameters<typeof anInstance>[1]>;
interface Given {
  /** Seconds after the notice. */
  readonly after?: number;
  readonly notices?: readonly Notice[];
  readonly world?: World;
  readonly recall?: Partial<Recall>;
  readonly ignored?: true;
}

const SECOND = 1_000;
const T = NOW + 120 * SECOND;
const MARKED = { id: 'sir-1', statusCode: 'marked-for-termination' };
const FULFILLED = { id: 'sir-1', statusCode: 'fulfilled' };
const history = 420;

function standing(over: Over = {}, given: Given = {}) {
  const { after = 1, notices = [aSpotNotice('a')], world, recall, ignored } = given;
  const now = NOW + after * SECOND;
  const instance = anInstance('a', { market: 'spot', ...over });
  const observation = anObservation({ instances: [instance], at: now, ...world });
  const spec = ignored ? { workloads: [{ match: {}, ignore: true }] } : {};
  return standingOf(
    aSituation(observation, { spec, notices: new Map([['i-a', notices]]), recall, now }),
    instance,
  );
}
const spot = (over: Over = {}, given: Given = {}) => standing(over, given).spot;
const verdict = (over: Over = {}, given: Given = {}) => spot(over, given)?.verdict;

describe('one interruption', () => {
  it('of which several channels tell counts from the earliest of them, and is as new as the latest', () => {
    const told = spot({ spotRequest: { ...MARKED, statusAt: NOW + 3_000 } }, { after: 5 });
    expect(told).toMatchObject({ at: NOW, lastAt: NOW + 3_000, deadline: T });
    const unsaid = spot(
      { spotRequest: MARKED },
      { after: 5, notices: [], world: { spotReadAt: NOW + 2_000 } },
    );
    expect(unsaid).toMatchObject({ at: NOW + 2_000, lastAt: NOW + 2_000 });
  });

  it('is another one than that of two minutes before', () => {
    const both = (earlier: number) =>
      spot({}, { notices: [aSpotNotice('a', NOW - earlier), aSpotNotice('a')] });
    expect(both(119_999)).toMatchObject({ at: NOW - 119_999 });
    expect(both(120_000)).toMatchObject({ at: NOW, lastAt: NOW });
  });

  it('told of what ran before under that id, or a quarter of an hour ago, is none', () => {
    expect(spot({ launchedAt: NOW })).toBeDefined();
    expect(spot({ launchedAt: NOW + 1 })).toBeUndefined();
    expect(spot({}, { after: 900 })).toBeDefined();
    expect(spot({}, { after: 900.001 })).toBeUndefined();
  });

  it('told by an event alone drains only what is known to be a spot instance', () => {
    expect(spot()).toMatchObject({ mayDrain: true });
    for (const market of ['on-demand', undefined] as const) {
      expect(spot({ market })).toMatchObject({ mayDrain: false });
      expect(spot({ market, spotRequest: MARKED })).toMatchObject({ mayDrain: true });
    }
  });

  it('that was taken back is silent for what was told up to then, to the second, and no longer', () => {
    const memory = packMemory({ why: 'spotInterruption', since: NOW, tookTargets: false });
    const later = (ms: number) => spot({ memory }, { after: 5, notices: [aSpotNotice('a', NOW + ms)] });
    expect(later(999)).toBeUndefined();
    expect(later(1_000)).toMatchObject({ at: NOW + 1_000 });
    expect(spot({ memory, spotRequest: MARKED }, { after: 5 })).toMatchObject({ verdict: 'confirmed' });
  });
});

describe('the second channel', () => {
  it.each<[string, Over]>([
    ['the request is marked', { spotRequest: MARKED }],
    ['EC2 shuts it down', { ec2State: 'shutting-down' }],
    ['EC2 stops it', { ec2State: 'stopping' }],
    ['its group ends it', { lifecycle: 'Terminating:Wait' }],
  ])('confirms when %s, however little else can be read', (_, over) => {
    expect(verdict(over, { world: { incomplete: ['spotRequests'] } })).toBe('confirmed');
  });

  it('is not believed before 15 s have passed, nor from 30 s of age on', () => {
    const read = (after: number, ago: number) =>
      verdict({ spotRequest: FULFILLED }, { after, world: { spotReadAt: NOW + (after - ago) * SECOND } });
    expect(read(14.999, 0)).toBe('pending');
    expect(read(15, 0)).toBe('denied');
    expect(read(60, 30)).toBe('denied');
    expect(read(60, 30.001)).toBe('unreadable');
  });

  it('is denied by a look at its host, however old the reading of all hosts is', () => {
    const own = (readAfter: number) => ({ ...FULFILLED, readAt: NOW + readAfter * SECOND });
    const denied = (after: number, readAfter: number) =>
      verdict({ spotRequest: own(readAfter) }, { after, world: { spotReadAt: NOW - 60 * SECOND } });
    expect(denied(60, 59)).toBe('denied');
    expect(denied(60, 29.999)).toBe('unreadable');
    // Asked too soon after the notice for AWS to show it.
    expect(denied(6, 0)).not.toBe('denied');
  });

  it('that does not know the request is asked again until the latest stop; one that says something else is no answer', () => {
    const tasks = [aTask('t')];
    expect(verdict({ tasks }, { after: 69.999 })).toBe('pending');
    expect(verdict({ tasks }, { after: 70 })).toBe('unreadable');
    expect(
      verdict({ tasks, spotRequest: { id: 'sir-1', statusCode: 'pending-fulfillment' } }, { after: 30 }),
    ).toBe('unreadable');
  });

  it('denies, and all is taken back at the latest time of the first task that is to be moved', () => {
    const at = (tasks: Over['tasks'], given: Given = {}) => {
      const { takeBackAt } = spot({ tasks, spotRequest: FULFILLED }, given)!;
      return (takeBackAt - NOW) / SECOND;
    };
    expect(at([])).toBe(120);
    expect(at([aTask('t')])).toBe(70);
    expect(at([aTask('t', { desiredStatus: 'STOPPED' })])).toBe(120);
    expect(at([aTask('t', { lastStatus: 'STOPPED' })])).toBe(120);
    expect(at([aTask('t')], { ignored: true })).toBe(120);
    const taken = (after: number) =>
      standing({ tasks: [aTask('t')], spotRequest: FULFILLED }, { after }).takenBack;
    expect([taken(69.999), taken(70)]).toEqual([false, true]);
  });
});

describe('an interruption whose end is five minutes past', () => {
  it('is denied by an instance that runs on, once EC2 was looked at after that', () => {
    expect(verdict({}, { after: history - 0.001 })).not.toBe('denied');
    expect(verdict({}, { after: history })).toBe('denied');
    expect(verdict({ ec2ReadAt: T + 300_000 }, { after: history })).toBe('denied');
    expect(verdict({ ec2ReadAt: T + 299_999 }, { after: history })).toBeUndefined();
    expect(verdict({}, { after: history, world: { incomplete: ['ec2'] } })).toBeUndefined();
  });

  it.each(['pending', undefined])('says nothing of one whose state is %s', (ec2State) => {
    expect(spot({ ec2State }, { after: history })).toBeUndefined();
  });

  it('is denied by its request where EC2 says nothing, if that was read after the end', () => {
    const gone: Over = { ec2State: undefined, spotRequest: FULFILLED };
    const read = (world: World, over = gone) => verdict(over, { after: history, world });
    expect(read({ spotReadAt: T })).toBe('denied');
    expect(read({ spotReadAt: T - 1 })).toBeUndefined();
    expect(read({ spotReadAt: T, incomplete: ['spotRequests'] })).toBeUndefined();
    expect(read({ spotReadAt: T }, { ...gone, spotRequest: undefined })).toBeUndefined();
  });

  it('is true where the request says so, or EC2 is at it', () => {
    expect(verdict({ spotRequest: { ...MARKED, statusAt: NOW } }, { after: history })).toBe('confirmed');
    expect(verdict({ ec2State: 'shutting-down' }, { after: history })).toBe('confirmed');
  });
});

it.each([
  ['marked-for-termination', true],
  ['marked-for-stop', true],
  ['instance-terminated-no-capacity', true],
  ['instance-stopped-by-price', true],
  ['fulfilled', false],
  ['request-canceled-and-instance-running', false],
  ['pending-evaluation', false],
])('a request that is %s takes the instance: %s', (statusCode, taken) => {
  expect(isMarked(anInstance('a', { spotRequest: { id: 'sir-1', statusCode } }))).toBe(taken);
  expect(isMarked(anInstance('a'))).toBe(false);
});

describe('what is remembered', () => {
  const quiet = { notices: [] };
  const wish = packMemory({ why: 'refresh', since: NOW - 60_000, tookTargets: false });

  it('by another version means hands off, whatever else is told', () => {
    expect(standing({ memory: 'v9:what' })).toEqual({ handsOff: true, takenBack: false, ours: false });
  });

  it('of a wish holds also where nothing is registered yet, and then from when it was made', () => {
    const unregistered = { container: undefined, tags: { 'sluice.dev/memory': wish } };
    expect(standing(unregistered, quiet).wish).toEqual({ reason: 'refresh', since: NOW - 60_000 });
  });

  it('of a wish counts from when it was drained, in whole seconds, as soon as it is DRAINING', () => {
    const recall = { drains: new Map([['i-a', NOW - 5_400]]) };
    const since = (status: string) => standing({ memory: wish, status }, { ...quiet, recall }).wish!.since;
    expect(since('ACTIVE')).toBe(NOW - 60_000);
    expect(since('DRAINING')).toBe(NOW - 6_000);
  });

  it('of an interruption with its end proves that the drain is ours; so does what this process recalls', () => {
    const why = 'spotInterruption' as const;
    const ours = (memory?: string, recall?: Partial<Recall>) =>
      standing({ memory }, { ...quiet, recall }).ours;
    expect(ours(packMemory({ why, since: NOW, until: T, tookTargets: false }))).toBe(true);
    expect(ours(packMemory({ why, since: NOW, tookTargets: false }))).toBe(false);
    expect(ours(packMemory({ why: 'lifecycleHook', since: NOW, until: T, tookTargets: false }))).toBe(false);
    expect(ours(undefined, { drains: new Map([['i-a', NOW]]) })).toBe(true);
    expect(ours(undefined, { drains: new Map([['i-b', NOW]]) })).toBe(false);
  });

  it("of an interruption within a person's wish is to be undone by its end, else by whose drain it is", () => {
    const person = { reason: 'person', since: NOW } as const;
    const memory = (until?: number) =>
      ({ why: 'person', since: NOW, tookTargets: false, ...(until && { until }) }) as const;
    const base = { handsOff: false, takenBack: true, ours: false };
    expect(isToUndo({ ...base, wish: person, memory: memory(T) })).toBe(true);
    expect(isToUndo({ ...base, ours: true, wish: person, memory: memory() })).toBe(false);
    expect(isToUndo({ ...base, ours: true })).toBe(true);
    expect(isToUndo(base)).toBe(false);
    expect(isToUndo({ ...base, ours: true, takenBack: false })).toBe(false);
  });
});
