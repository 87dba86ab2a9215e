// What makes an instance look sick, by one sign, and be sick, by two, in the words that people read; and when so many look so
// that none is.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts } from '#model/observation.ts';
import { aCase, aSituation } from '../../test/support/case.ts';
import { anInstance, anObservation, aTask, NOW } from '../../test/support/facts.ts';
import { decideAiling } from './ailing.ts';
import { looksSick, neverJoined, sickness, silentFor, tooManySick } from './sick.ts';

const MINUTE = 60_000;
const checks = { system: 'ok', instance: 'impaired', impairedSince: NOW - 6 * MINUTE, readAt: NOW };
type Container = NonNullable<InstanceFacts['container']>;
const one = (container: Partial<Container> = {}, over: Partial<InstanceFacts> = {}, id = 'a') => {
  const base = anInstance(id);
  return { ...base, container: { ...base.container!, ...container }, ...over };
};
const silent = (over: Partial<InstanceFacts> = {}, id = 'a') => one({ agentConnected: false }, over, id);
const unregistered = (over: Partial<InstanceFacts> = {}): InstanceFacts => ({
  ...anInstance('a', { container: undefined, launchedAt: NOW - 15 * MINUTE }),
  containerGone: true,
  ...over,
});

function situation(instances: readonly InstanceFacts[], silentMs = 0) {
  const silentSince = new Map(instances.map(({ instanceId }) => [instanceId, NOW - silentMs]));
  return aSituation(anObservation({ instances }), { recall: { silentSince } });
}
const sick = (instance: InstanceFacts, silentMs = 0, others: readonly InstanceFacts[] = []) =>
  sickness(situation([instance, ...others], silentMs), instance);
const looks = (instance: InstanceFacts) => looksSick(situation([instance]), instance);

describe('two signs are enough, and are named', () => {
  const impaired = "EC2's status checks are impaired since 04:54:00Z";
  it.each<[string, InstanceFacts, number, string | undefined]>([
    [
      'its agent and its checks',
      silent({ statusChecks: checks }),
      10 * MINUTE,
      `its agent is silent since 04:50:00Z, and ${impaired}`,
    ],
    [
      'ECS and its checks',
      one({ health: 'IMPAIRED' }, { statusChecks: checks }),
      0,
      `ECS calls it IMPAIRED, and ${impaired}`,
    ],
    ['its checks, and ECS finds nothing', one({ health: 'OK' }, { statusChecks: checks }), 0, undefined],
    ['its checks, and nothing is registered', unregistered({ statusChecks: checks }), 60 * MINUTE, undefined],
  ])('%s', (_, instance, silentMs, words) => expect(sick(instance, silentMs)).toBe(words));

  it('the silence of one while others of its pool speak, and how many', () => {
    const speaking = [one({}, {}, 'b'), one({}, {}, 'c')];
    const since = 'its agent is silent since 04:30:00Z, while those of';
    expect(sick(silent(), 30 * MINUTE, speaking)).toBe(`${since} 2 other instances of its pool speak`);
    expect(sick(silent(), 30 * MINUTE, speaking.slice(1))).toBe(
      `${since} 1 other instance of its pool speak`,
    );
    expect(sick(silent(), 30 * MINUTE - 1, speaking)).toBeUndefined();
  });

  it('but not beside those that are silent too, of another pool, or not registered', () => {
    const besides = [
      silent({}, 'b'),
      one({}, { pool: 'other' }, 'c'),
      anInstance('d', { container: undefined }),
    ];
    expect(sick(silent(), 60 * MINUTE, besides)).toBeUndefined();
  });
});

it('an agent that speaks, and what is not registered, is silent for no time', () => {
  const lasts = (instance: InstanceFacts, silentMs: number) =>
    silentFor(situation([instance], silentMs), instance);
  expect(lasts(silent(), 7_000)).toBe(7_000);
  expect(lasts(silent(), -7_000)).toBe(0);
  expect(lasts(one(), 7_000)).toBe(0);
  expect(lasts(unregistered(), 7_000)).toBe(0);
  expect(silentFor(aSituation(anObservation()), silent())).toBe(0);
});

describe('one sign is enough to look sick', () => {
  const joined = 'it runs since 04:45:00Z and has not joined the cluster';
  const impaired = "EC2's status checks are impaired";
  it.each<[string, InstanceFacts, string | undefined]>([
    ['in order', one(), undefined],
    ['silent', silent(), 'its agent is silent'],
    ['silent, while EC2 does not show it', silent({ ec2State: undefined }), 'its agent is silent'],
    ['silent, as EC2 ends it', silent({ ec2State: 'shutting-down' }), undefined],
    ['impaired', one({}, { statusChecks: checks }), impaired],
    [
      'impaired, its host',
      one({}, { statusChecks: { ...checks, system: 'impaired', instance: 'ok' } }),
      impaired,
    ],
    ['in order by its checks', one({}, { statusChecks: { ...checks, instance: 'ok' } }), undefined],
    ['impaired for ECS', one({ health: 'IMPAIRED' }), 'ECS calls it IMPAIRED'],
    ['never joined', unregistered(), joined],
  ])('%s', (_, instance, words) => expect(looks(instance)).toBe(words));

  it.each<[string, Partial<InstanceFacts>]>([
    ['not for a quarter of an hour yet', { launchedAt: NOW - 15 * MINUTE + 1 }],
    ['since when is not known', { launchedAt: undefined }],
    ['EC2 does not say so', { ec2State: undefined }],
    ['in no group', { group: undefined }],
    ['but had joined before', { containerArn: 'ci-1' }],
    ['with a task', { tasks: [aTask('t')] }],
    ['maybe registered all the same', { containerGone: undefined }],
  ])('it has not joined where it runs, %s', (_, over) => {
    const instance = unregistered(over);
    expect(neverJoined(situation([instance]), instance)).toBeUndefined();
  });
});

it.each([
  [1, 1, false],
  [1, 2, false],
  [2, 4, true],
  [2, 5, false],
  [3, 10, false],
  [4, 10, true],
  [3, 11, true],
  [2, 11, false],
  [4, 20, false],
  [5, 20, true],
])('%i of %i that look sick: it is rather what they have in common: %s', (ill, all, common) => {
  const among = Array.from({ length: all }, (_, n) => (n < ill ? silent({}, `${n}`) : one({}, {}, `${n}`)));
  expect(tooManySick(situation(among), among)).toBe(
    common
      ? `${ill} instances of ${all} look sick at once: it is rather what they have in common; nobody is replaced for it`
      : undefined,
  );
});

describe('one that looks sick and is not called so yet is told of, with since when and what comes when', () => {
  const other = one({}, {}, 'b');
  const told = (instance: InstanceFacts, silentMs: number, others: readonly InstanceFacts[] = [other]) => {
    const theCase = aCase(situation([instance, ...others], silentMs), instance);
    return decideAiling(theCase).waits.map(({ reason }) => reason);
  };
  const silence = 'its agent is silent, as far as this process knows since 04:58:00Z';

  it('silent: with the checks, and without them while others speak', () => {
    expect(told(silent(), 2 * MINUTE)).toEqual([
      `${silence}: it is called sick from 05:08:00Z on if EC2's status checks fail as well; without them from 05:28:00Z on`,
    ]);
    expect(told(silent(), 2 * MINUTE, [])).toEqual([
      `${silence}: it is called sick from 05:08:00Z on if EC2's status checks fail as well`,
    ]);
  });

  it('by two signs: when they have lasted long enough, and then `sickness` tells', () => {
    const hung = silent({ statusChecks: checks });
    expect(told(hung, 2 * MINUTE)).toEqual([
      `${silence}, EC2's status checks are impaired since 04:54:00Z: if that lasts it is called sick at 05:08:00Z, and to be replaced`,
    ]);
    expect([sick(hung, 10 * MINUTE - 1), told(hung, 10 * MINUTE)]).toEqual([undefined, []]);
    const young = { ...checks, impairedSince: NOW - MINUTE };
    expect(told(one({ health: 'IMPAIRED' }, { statusChecks: young }), 0)).toEqual([
      "ECS calls it IMPAIRED, and EC2's status checks are impaired since 04:59:00Z: if that lasts it is called sick at 05:04:00Z, and to be replaced",
    ]);
  });

  it('by one sign that is no silence, and well', () => {
    const sign = ': one sign, by which nothing is replaced; it is called sick with a second one';
    expect(told(one({}, { statusChecks: checks }), 0)).toEqual([
      `EC2's status checks are impaired since 04:54:00Z${sign}`,
    ]);
    expect(told(one({ health: 'IMPAIRED' }), 0)).toEqual([`ECS calls it IMPAIRED${sign}`]);
    expect(told(one(), 0)).toEqual([]);
  });
});

it('has never joined only as far as this process has watched it', () => {
  const of = (unjoinedSince: number) => {
    const instance = unregistered({ unjoinedSince });
    return neverJoined(situation([instance]), instance);
  };
  expect(of(NOW - MINUTE)).toBeUndefined();
  expect(of(NOW - 15 * MINUTE)).toBeDefined();
});
