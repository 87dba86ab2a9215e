// What holds a pool back from growing, and what no longer does.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts } from '#model/observation.ts';
import { anInstance, aPool, aPoolSpec, NOW } from '../../../test/support/facts.ts';
import { full, MINUTE, member, planOf, web } from './fixtures.ts';

const services = [web({ desiredCount: 6 })];
const grown = (of: string) => [`main ${of}: 1 more host for 2 tasks of service:web`];
const silent = (instance: InstanceFacts, launchedAt = instance.launchedAt): InstanceFacts => ({
  ...instance,
  launchedAt,
  container: { ...instance.container!, agentConnected: false },
});
const lost = (id: string, over: object = {}) =>
  anInstance(id, { container: undefined, launchedAt: NOW - 11 * MINUTE, ...over });

describe('agents that are silent', () => {
  const newcomer = (age: number) => silent(member('3'), NOW - age);
  it('hold the pool where they came within the hour: what is launched like them may be no better', () => {
    const { grown: none, waits } = planOf([...full, newcomer(11 * MINUTE)], { services });
    expect(none).toEqual([]);
    expect(waits).toContain(
      'may not grow: the agent of 1 instance that was launched within the hour is silent; others may be as well',
    );
    expect(planOf([...full, newcomer(60 * MINUTE)], { services }).grown).toEqual(grown('3→4'));
  });

  it('hold it where they are most of it', () => {
    const pools = [{ ...aPoolSpec(), headroom: 1 }];
    const { grown: none, waits } = planOf([...full.map((each) => silent(each)), member('3', 2048)], {
      spec: { pools },
    });
    expect(none).toEqual([]);
    expect(waits).not.toContain('more host');
    expect(planOf([silent(full[0]!), full[1]!], { spec: { pools } }).grown).toHaveLength(1);
  });

  it('hold nothing within their first minute: an agent drops its connection a few times an hour', () => {
    const of = (silentSince: number, watchedSince: number) =>
      planOf([...full, newcomer(11 * MINUTE)], {
        services,
        recall: { silentSince: new Map([['i-3', silentSince]]), watchedSince },
      }).grown;
    expect(of(NOW - 59_000, NOW - 60 * MINUTE)).toEqual(grown('3→4'));
    expect(of(NOW - MINUTE, NOW - 60 * MINUTE)).toEqual([]);
    expect(of(NOW - 1_000, NOW - 1_000)).toEqual([]);
  });
});

describe('one that did not join', () => {
  it('holds nothing where a person keeps it', () => {
    const kept = lost('9', { tags: { 'sluice.dev/keep': 'debug' } });
    expect(planOf([...full, kept], { services }).grown).toEqual(grown('3→4'));
    expect(planOf([...full, lost('9')], { services }).grown).toEqual([]);
  });

  it('is told where it keeps a pool below its least, although all has its place', () => {
    const pools = [{ ...aPoolSpec(), limits: { min: 6 } }];
    expect(planOf([...full, lost('9')], { spec: { pools } }).waits).toContain(
      'may not grow: 1 instance did not',
    );
    expect(planOf([...full, lost('9')]).waits).not.toContain('may not grow');
  });
});

describe('where some did not join, whatever they had in common may be over', () => {
  const at = (minutes: number, others = 0, apart = 60) =>
    planOf(
      [
        ...full,
        lost('9', { launchedAt: NOW - minutes * MINUTE }),
        ...Array.from({ length: others }, (_, n) =>
          lost(`8${n}`, { launchedAt: NOW - (300 + n * apart) * MINUTE }),
        ),
      ],
      { services: [web({ desiredCount: 12 })] },
    );

  it('one host is launched on trial a quarter of an hour after the last of them', () => {
    expect(at(14).grown).toEqual([]);
    expect(at(15).grown).toEqual([
      'main 3→4: 1 more host for 2 tasks of service:web; on trial, as 1 instance did not join within 10m',
    ]);
  });

  it('each that does not join either makes the next one wait twice as long, up to an hour', () => {
    expect([at(29, 1), at(30, 1), at(59, 2), at(60, 2), at(60, 9)].map((each) => each.grown.length)).toEqual([
      0, 1, 0, 1, 1,
    ]);
  });

  it('those that were launched within ten minutes are one try, however many they are', () => {
    const together = Array.from({ length: 14 }, (_, n) =>
      lost(`7${n}`, { launchedAt: NOW - 15 * MINUTE - (n % 3) * 5 * MINUTE }),
    );
    const { grown: some } = planOf([...full, ...together], { services: [web({ desiredCount: 12 })] });
    expect(some).toEqual([
      'main 16→17: 1 more host for 2 tasks of service:web; on trial, as 14 instances did not join within 10m',
    ]);
    expect([at(29, 9, 1), at(30, 9, 1), at(59, 2, 11)].map((each) => each.grown.length)).toEqual([0, 1, 0]);
  });

  it('the pool grows as it needs to once one has joined that came later', () => {
    const with3 = (launchedAt: number) =>
      planOf([...full, lost('9', { launchedAt: NOW - 11 * MINUTE }), member('3', 2048, { launchedAt })], {
        services: [web({ desiredCount: 12 })],
      });
    expect(with3(NOW - 11 * MINUTE).grown).toEqual([]);
    expect(with3(NOW - 10 * MINUTE).grown).toEqual(['main 4→7: 3 more hosts for 6 tasks of service:web']);
  });
});

describe('one that came while it was watched', () => {
  const came = (minutes: number, over: object = {}) =>
    planOf(
      [
        ...full.map((each) => ({ ...each, launchedAt: NOW - 3000 * MINUTE })),
        lost('9', { launchedAt: NOW - 1440 * MINUTE, unjoinedSince: NOW - minutes * MINUTE, ...over }),
      ],
      {
        services,
        recall: { watchedSince: NOW - 60 * MINUTE },
      },
    );
  it('is on its way for ten minutes, also by a clock that is a day ahead: nothing is launched in its stead', () => {
    const { grown: none, waits } = came(9);
    expect(none).toEqual([]);
    expect(waits).not.toContain('did not join');
    expect(came(11).waits).toContain('may not grow: 1 instance did not join within 10m');
  });

  it('is as old as AWS says where it was there before, or had joined', () => {
    const had = { containerArn: 'arn:aws:ecs:r:1:container-instance/web/9' };
    for (const { grown: some } of [came(61), came(9, had)])
      expect(some).toEqual([`${grown('3→4')[0]}; on trial, as 1 instance did not join within 10m`]);
  });
});

describe('what a pool was asked for and lacks', () => {
  const of = (launchedAt: number) =>
    planOf([full[0]!, { ...full[1]!, launchedAt }], {
      services: [web({ desiredCount: 12 })],
      group: { desired: 3 },
      recall: { shortSince: new Map([['main', NOW - 5 * MINUTE]]) },
    });
  it('holds it where nothing has come for a minute, and not where one goes while another comes', () => {
    expect(of(NOW - 61_000).waits).toContain('may not grow: 1 of what it was asked for does not come');
    expect(of(NOW - 59_000).grown).toEqual(['main 3→6: 3 more hosts for 6 tasks of service:web']);
  });
});

describe('a pool that launches nothing of use', () => {
  const pools = [
    { ...aPoolSpec(), fallback: 'other' },
    { name: 'other', autoScalingGroup: { name: 'other' } },
  ];
  const others = full.map((each) => ({ ...each, pool: 'other', group: { ...each.group!, name: 'other' } }));
  const groups = (desired: number) =>
    new Map([
      ['main', aPool({ desired, scalingPolicies: [] })],
      ['other', aPool({ desired: 2, scalingPolicies: [], name: 'other' }, 'other')],
    ]);
  const instead = ['other 2→3: 1 more host for 2 tasks of service:web'];

  it('leaves it to its fallback, however many did not join', () => {
    const strays = ['1', '2', '3', '4'].map((id) => lost(`9${id}`));
    const { grown: by } = planOf([...strays, ...others], {
      services,
      spec: { pools },
      observation: { pools: groups(4) },
    });
    expect(by).toEqual(instead);
  });

  it('leaves it to its fallback for ten minutes where it could not be made larger three times in a row', () => {
    const of = (times: number) =>
      planOf([member('7', 2048), ...others], {
        services: [web({ desiredCount: 8 })],
        spec: { pools },
        observation: { pools: groups(1) },
        recall: { growFailures: new Map([['main', { times, at: NOW, why: 'AccessDenied' }]]) },
      }).grown;
    expect(of(3)).toEqual(instead);
    expect(of(2)).toEqual(grown('1→2'));
  });

  it('says which call failed, and when it is made again', () => {
    const of = (times: number, at: number) =>
      planOf(full, {
        services,
        recall: { growFailures: new Map([['main', { times, at, why: 'AccessDenied' }]]) },
      });
    expect(of(3, NOW - 9 * MINUTE).waits).toContain(
      'may not grow: that failed 3 times in a row, at last with: AccessDenied; it is tried again at 05:01:00Z',
    );
    expect(of(3, NOW - 10 * MINUTE).grown).toEqual(grown('2→3'));
    expect(of(2, NOW).grown).toEqual(grown('2→3'));
  });

  it('leaves it to its fallback where it is a Spot Fleet of type request', () => {
    const fleet = { name: 'fleet', spotFleet: { id: 'sfr-1' }, limits: { max: 20 }, fallback: 'main' };
    const spot = { ...full[1]!, pool: 'fleet', group: undefined, fleet: { id: 'sfr-1', units: 1 } };
    const of = (maintains: boolean) =>
      planOf([full[0]!, spot], {
        services,
        spec: { pools: [fleet, aPoolSpec()] },
        fleet: { target: 1, fulfilled: 1, maintains },
        group: { desired: 1 },
      });
    expect(of(true).grown).toEqual(['fleet 1→2: 1 more host for 2 tasks of service:web']);
    expect(of(false).grown).toEqual(grown('1→2'));
  });
});
