// What budgets are told of a pool: an instance is out from the moment it begins to go until its group has let go of it.
import { describe, expect, it } from 'vitest';
import type { DepartedFacts } from '#model/departures.ts';
import { aFleet, aFleetInstance, anInstance, anObservation, aPool, NOW } from '../../test/support/facts.ts';
import { packMemory } from './memory.ts';
import { countPool, fleetIsShort, shortOf } from './pool-count.ts';
import { OWN_LAG_MS } from './read-lag.ts';

type Instance = ReturnType<typeof anInstance>;

const count = (...instances: ReturnType<typeof anInstance>[]) =>
  countPool(anObservation({ instances, pools: [aPool({ desired: 0 })] }), {
    pool: 'main',
    drains: new Map(),
    now: NOW,
  });

it('counts as out what is DRAINING, ending, or about to be taken', () => {
  const marked = { spotRequest: { id: 'sir-1', statusCode: 'marked-for-termination' } };
  const out = [
    anInstance('drained', { status: 'DRAINING' }),
    anInstance('ended', { lifecycle: 'Terminating:Wait' }),
    anInstance('taken', marked),
  ];
  expect(count(anInstance('serves'), ...out)).toMatchObject({ size: 4, out: 3 });
});

it('goes on counting one that EC2 has ended while its group still has it: nothing is there in its place', () => {
  const ended = { ec2State: 'shutting-down' } as const;
  const died = anInstance('died', ended);
  const released = anInstance('released', { ...ended, group: undefined });
  expect(
    count(anInstance('serves'), died, anInstance('going', { ...ended, lifecycle: 'Terminated' })),
  ).toEqual(expect.objectContaining({ size: 3, out: 2, left: [NOW, NOW] }));
  expect(count(anInstance('serves'), released)).toMatchObject({ size: 1, out: 0, left: [NOW] });
});

const ended = { ec2State: 'terminated' } as const;
const counting = (
  instances: Instance[],
  some: Partial<Parameters<typeof countPool>[1]> = {},
  departed?: DepartedFacts,
) => {
  const observation = anObservation({ instances, pools: [aPool({ desired: 0 })] });
  return countPool({ ...observation, departed }, { pool: 'main', drains: new Map(), now: NOW, ...some });
};

it('counts its own pool alone', () => {
  const elsewhere = anInstance('elsewhere', { pool: 'other', status: 'DRAINING' });
  expect(counting([anInstance('serves'), elsewhere])).toMatchObject({ size: 1, out: 0, left: [] });
});

it.each([
  ['DRAINING', { status: 'DRAINING' }, 1],
  ['being deregistered', { status: 'DEREGISTERING' }, 1],
  ['ending', { lifecycle: 'Terminating:Wait' }, 1],
  ['marked by EC2', { spotRequest: { id: 'sir-1', statusCode: 'marked-for-stop' } }, 1],
  ['shutting down', { ec2State: 'shutting-down' }, 1],
  ['terminated, and still in its group', ended, 1],
  ['kept by EC2', { spotRequest: { id: 'sir-1', statusCode: 'fulfilled' } }, 0],
  ['without a container instance', { container: undefined }, 0],
  ['in no group, and running', { group: undefined }, 0],
  ['just joining', { status: 'REGISTERING' }, 0],
])('one that is %s: %#', (_, differs, out) => {
  expect(counting([anInstance('one', differs)])).toMatchObject({ size: 1, out });
});

it('counts one that we drained a moment ago, which reads do not show yet; not the one that is to go', () => {
  const drained = (at: number) => ({ drains: new Map([['i-one', at]]) });
  expect(counting([anInstance('one')], drained(NOW - OWN_LAG_MS + 1)).out).toBe(1);
  expect(counting([anInstance('one')], drained(NOW - OWN_LAG_MS)).out).toBe(0);
  expect(counting([anInstance('one')], { ...drained(NOW), going: 'i-one' }).out).toBe(0);
  const memory = packMemory({ why: 'person', since: NOW, tookTargets: false });
  const next = [anInstance('one'), anInstance('two', { memory })];
  const forPerson = (ago: number) => counting(next, { ...drained(NOW - ago), going: 'i-two' }).out;
  expect([forPerson(59_999), forPerson(60_000)]).toEqual([1, 0]);
});

it('knows when each began to go: as remembered, as read of those that are gone, else now', () => {
  const since = NOW - 600_000;
  const remembered = packMemory({ why: 'refresh', since, tookTargets: false });
  const released = anInstance('released', { ...ended, group: undefined, memory: remembered });
  const instances = [
    anInstance('drained', { status: 'DRAINING', memory: remembered }),
    anInstance('unreadable', { status: 'DRAINING', memory: 'v9:x' }),
    anInstance('silent', { status: 'DRAINING' }),
    released,
  ];
  const gone = [
    { instanceId: 'i-gone', at: NOW - 900_000 },
    { instanceId: 'i-released', at: NOW - 300_000 },
  ];
  const departed = {
    complete: true,
    byPool: new Map([
      ['main', gone],
      ['other', gone],
    ]),
  };
  expect(counting(instances, {}, departed)).toEqual({
    size: 3,
    out: 3,
    left: [since, NOW, NOW, since, NOW - 900_000],
    leftKnown: true,
    onStandby: { instances: 0, units: 0 },
  });
});

it('knows when one began to go that was drained a moment ago, though its memory tells of when it was chosen', () => {
  const memory = packMemory({ why: 'scaleIn', since: NOW - 900_000, tookTargets: false });
  const drained = anInstance('one', { status: 'DRAINING', memory });
  expect(counting([drained]).left).toEqual([NOW - 900_000]);
  expect(counting([drained], { drains: new Map([['i-one', NOW - 3_000]]) }).left).toEqual([NOW - 3_000]);
});

it('knows who went only once that was read whole', () => {
  const none = new Map();
  expect(counting([], {}, { complete: true, byPool: none })).toMatchObject({ left: [], leftKnown: true });
  expect(counting([], {}, { complete: false, byPool: none }).leftKnown).toBe(false);
  expect(counting([]).leftKnown).toBe(false);
});

describe('a group is short', () => {
  const short = (desired: number, instances: Instance[], leaves?: string) => {
    const observation = anObservation({ instances, pools: [aPool({ desired })] });
    const leaving = [...observation.instances.values()].filter((each) => each.instanceId === leaves);
    return shortOf(observation, 'main', { leaving: new Set(leaving) });
  };
  const serves = anInstance('serves');
  const weighing = (id: string, weight: number) => ({
    ...anInstance(id),
    group: { ...serves.group!, weight },
  });

  it.each([
    ['has not joined', { container: undefined }],
    ['has an agent that is silent', { container: { ...serves.container!, agentConnected: false } }],
    ['is DRAINING', { container: { ...serves.container!, status: 'DRAINING' } }],
    ['is just joining', { container: { ...serves.container!, status: 'REGISTERING' } }],
    ['is on its way into service', { group: { ...serves.group!, lifecycleState: 'Pending' } }],
    ['is in no group any more', { group: undefined }],
    ['is about to be taken', { spotRequest: { id: 'sir-1', statusCode: 'marked-for-termination' } }],
    ['belongs to another pool', { pool: 'other' }],
  ])('of one that %s', (_, differs) => {
    expect(short(2, [serves, { ...anInstance('two'), ...differs }])).toEqual({
      desired: 2,
      serving: 1,
      short: 1,
    });
    expect(short(2, [serves, anInstance('two')])).toEqual({ desired: 2, serving: 2, short: 0 });
  });
  it('apart from those that are to leave, and never by less than none', () => {
    expect(short(2, [serves, anInstance('two')], 'i-serves').short).toBe(1);
    expect(short(1, [serves, anInstance('two')]).short).toBe(0);
  });
  it('of none that is there, where nobody is to leave', () => {
    const observation = anObservation({ instances: [serves], pools: [aPool({ desired: 2 })] });
    expect(shortOf(observation, 'main')).toEqual({ desired: 2, serving: 1, short: 1 });
  });
  it('by weight: a missing unit is at most one more instance of the largest kind', () => {
    expect(short(8, [weighing('a', 4)]).short).toBe(1);
    expect(short(9, [weighing('a', 4)]).short).toBe(2);
    expect(short(8, [{ ...weighing('small', 2) }, { ...weighing('large', 4), pool: 'other' }]).short).toBe(3);
  });
  it('of nothing where the pool is not known', () => {
    expect(shortOf(anObservation({ pools: [] }), 'main')).toEqual({ desired: 0, serving: 0, short: 0 });
    expect(shortOf(anObservation({ pools: [{ name: 'main' }] }), 'main')).toEqual({
      desired: 0,
      serving: 0,
      short: 0,
    });
  });
  it('counts as out of the budgets what it lacks, unless more are away already', () => {
    const observation = (desired: number) =>
      anObservation({
        instances: [serves, anInstance('two', { status: 'DRAINING' })],
        pools: [aPool({ desired })],
      });
    const out = (desired: number) =>
      countPool(observation(desired), { pool: 'main', drains: new Map(), now: NOW }).out;
    expect([1, 2, 4].map(out)).toEqual([1, 1, 3]);
  });
  const outOf = (desired: number, instances: Instance[], some: Partial<Parameters<typeof countPool>[1]>) => {
    const observation = anObservation({ instances, pools: [aPool({ desired })] });
    return countPool(observation, { pool: 'main', drains: new Map(), now: NOW, ...some }).out;
  };
  it('and of one that we let go, which reads show in service still: nothing is in its place yet', () => {
    const drains = new Map([['i-two', NOW]]);
    expect(outOf(3, [serves, anInstance('two')], { drains })).toBe(2);
  });
  it('not of the one that is to go, though its agent is silent: it is here', () => {
    const silent = { ...anInstance('two'), container: { ...serves.container!, agentConnected: false } };
    expect(outOf(2, [serves, silent], { going: 'i-two' })).toBe(0);
    expect(outOf(2, [serves, silent], { going: 'i-serves' })).toBe(1);
  });
  it('of the one that is to go as well, where it never joined or is out of service', () => {
    const going = { going: 'i-two' };
    expect(outOf(2, [serves, anInstance('two', { container: undefined })], going)).toBe(1);
    expect(outOf(2, [serves, anInstance('two', { lifecycle: 'Standby' })], going)).toBe(1);
  });
});

describe('on standby', () => {
  const standby = anInstance('standby', { lifecycle: 'Standby' });
  const heavy = { ...standby, instanceId: 'i-heavy', group: { ...standby.group!, weight: 4 } };

  it('is what has left the count of its group or is about to, by instances and by units', () => {
    const entering = anInstance('entering', { lifecycle: 'EnteringStandby' });
    expect(count(anInstance('serves'), standby, heavy, entering).onStandby).toEqual({
      instances: 3,
      units: 6,
    });
  });
  it('is nothing that EC2 has ended, nor what is in no group', () => {
    const ending = anInstance('ending', { lifecycle: 'Standby', ec2State: 'shutting-down' });
    expect(count(standby, ending, anInstance('stray', { group: undefined })).onStandby).toEqual({
      instances: 1,
      units: 1,
    });
  });
});

describe('a fleet lacks', () => {
  const fleetOf = (instances: Instance[], target: number) => {
    const running = instances.filter(({ ec2State }) => ec2State === 'running');
    return aFleet({ target, fulfilled: 2 * running.length });
  };
  const short = (instances: Instance[], target = 6) =>
    shortOf(anObservation({ instances, pools: [fleetOf(instances, target)] }), 'fleet').short;
  const members = ['1', '2', '3'].map((id) => aFleetInstance(id));

  it('nothing while what it shall have serves, in its units', () => {
    expect(short(members)).toBe(0);
    expect(short(members, 5)).toBe(0);
    expect(short(members, 7)).toBe(1);
  });

  it.each([
    ['has ended', { ec2State: 'terminated' }],
    ['is about to be taken', { spotRequest: { id: 'sir-1', statusCode: 'marked-for-termination' } }],
    ['has not joined', { container: undefined }],
    ['is silent', { container: { ...members[0]!.container!, agentConnected: false } }],
  ])('one that %s, until another serves in its place', (_, over) => {
    const away = { ...members[2]!, ...over } as Instance;
    expect(short([members[0]!, members[1]!, away])).toBe(1);
    expect(short([...members, { ...away, instanceId: 'i-4' }])).toBe(0);
    const instances = [members[0]!, members[1]!, away];
    const observation = anObservation({ instances, pools: [fleetOf(instances, 6)] });
    const { out } = countPool(observation, { pool: 'fleet', drains: new Map(), now: NOW });
    expect(out).toBe(1);
  });
});

describe('a fleet is short', () => {
  const short = (fulfilled?: number) => fleetIsShort(aFleet({ target: 8, fulfilled }).fleet!);

  it('by what it lacks of its target', () => {
    expect(short(7)).toBe('waiting for its fleet, which has 7 of 8 units');
    expect([8, 9].map(short)).toEqual([undefined, undefined]);
  });
  it('for all we know where what it has was not read', () => {
    expect(short(undefined)).toBe('what its fleet has is not known');
  });
});

describe('those that nobody needs, and that are out,', () => {
  const out = { status: 'DRAINING' };
  /** `needless`: ids. */
  const short = (instances: Instance[], needless: string[], pool = aPool({ desired: instances.length })) => {
    const observation = anObservation({ instances, pools: [pool] });
    const surplus = new Set(needless.map((id) => observation.instances.get(id)!));
    return shortOf(observation, pool.name, { surplus }).short;
  };
  it('are no lack of a group: it is one smaller with each', () => {
    const three = [anInstance('1'), anInstance('2', out), anInstance('3', out)];
    expect(short(three, ['i-2', 'i-3'])).toBe(0);
    expect(short(three, ['i-2'])).toBe(1);
    expect(short(three, ['i-2', 'i-3'], aPool({ desired: 4 }))).toBe(1);
  });
  it('are counted once where their group is smaller already', () => {
    const two = [anInstance('1'), anInstance('2', { lifecycle: 'Terminating:Wait' })];
    expect(short(two, ['i-2'], aPool({ desired: 1 }))).toBe(0);
    expect(short(two, ['i-2'])).toBe(1);
  });
  it('nor of a fleet, which is lowered before one ends', () => {
    const two = [aFleetInstance('1'), aFleetInstance('2', out), aFleetInstance('3', out)];
    const lacks = (target: number, needless: string[]) =>
      short(two, needless, aFleet({ target, fulfilled: 6 }));
    expect([lacks(6, ['i-2', 'i-3']), lacks(4, ['i-2', 'i-3']), lacks(2, ['i-2', 'i-3'])]).toEqual([0, 0, 0]);
    expect([lacks(6, ['i-2']), lacks(4, ['i-2'])]).toEqual([1, 1]);
  });
});
