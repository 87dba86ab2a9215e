// What forbids: readings that prove too little, a pause, a freeze. They take actions away and never add any.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts, PartName } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import { aFleetInstance, anInstance, anObservation, NOW } from '../../test/support/facts.ts';
import { applyBrakes, brakesOf } from './brakes.ts';
import { doubtsOf } from './doubts.ts';

describe('a reading is doubted', () => {
  const doubt = (instances: InstanceFacts[], incomplete: PartName[] = []) =>
    doubtsOf(anObservation({ instances, incomplete }), NOW).voluntary;
  const lost = (id: string, over: object = {}) => ({ ...anInstance(id), container: undefined, ...over });
  const few = (registered: number, of: number) =>
    `only ${registered} of ${of} instances in service are in the list of container instances`;

  const parts: [PartName, string | undefined][] = [
    ['cluster', 'not read whole: the cluster'],
    ['containerInstances', 'not read whole: container instances'],
    ['tasks', 'not read whole: tasks'],
    ['pools', 'not read whole: pools'],
    ['services', undefined],
    ['targets', undefined],
    ['ec2', undefined],
    ['spotRequests', undefined],
  ];
  it.each(parts)('without %s: %s', (part, words) => expect(doubt([], [part])).toBe(words));

  it('for growth only by what had been registered before: what never was says nothing of the list', () => {
    const of = (...instances: InstanceFacts[]) => doubtsOf(anObservation({ instances }), NOW).growth;
    const gone = (id: string) => lost(id, { containerArn: `arn-${id}` });
    expect(of(anInstance('here'), lost('a'), lost('b'))).toBeUndefined();
    expect(of(anInstance('here'), gone('a'), gone('b'))).toBe(few(1, 3));
    expect(doubtsOf(anObservation({ incomplete: ['tasks'] }), NOW).growth).toBe('not read whole: tasks');
  });

  it('with all that is missing named', () => {
    expect(doubt([], ['tasks', 'pools'])).toBe('not read whole: tasks, pools');
  });

  const here = anInstance('here');
  const rows: [string, InstanceFacts[], string | undefined][] = [
    ['half of them', [here, lost('a')], undefined],
    ['less than half', [here, lost('a'), lost('b')], few(1, 3)],
    ['none of two', [lost('a'), lost('b')], few(0, 2)],
    ['none of one', [lost('a')], undefined],
    [
      'less than half, one just launched',
      [here, lost('a'), lost('b', { launchedAt: NOW - 599_999 })],
      undefined,
    ],
    [
      'less than half, one launched ten minutes ago',
      [here, lost('a'), lost('b', { launchedAt: NOW - 600_000 })],
      few(1, 3),
    ],
    [
      'less than half, nobody knows since when',
      [here, lost('a'), lost('b', { launchedAt: undefined })],
      few(1, 3),
    ],
    ['less than half, one in no pool', [here, lost('a'), lost('b', { pool: undefined })], undefined],
    ['less than half, one not in service', [here, lost('a'), lost('b', { group: undefined })], undefined],
    [
      'less than half of a fleet',
      ['1', '2'].map((id) => aFleetInstance(id, { container: undefined })),
      few(0, 2),
    ],
    [
      'less than half of a fleet that ends',
      ['1', '2'].map((id) => aFleetInstance(id, { container: undefined, ec2State: 'shutting-down' })),
      undefined,
    ],
  ];
  it.each(rows)('where the list holds %s', (_, instances, words) => expect(doubt(instances)).toBe(words));
});

describe('brakes', () => {
  const base = { reason: 'why', instanceId: 'i-a', pool: 'main' };
  const action = (kind: string, forced: boolean) => ({ ...base, kind, forced }) as Action;
  const all = [
    action('drain', true),
    action('unprotect', false),
    action('activate', false),
    action('restoreTarget', false),
  ];
  const braked = (tags: Record<string, string>, incomplete: 'cluster'[] = []) => {
    const brakes = brakesOf(anObservation({ cluster: { tags }, incomplete }));
    const found = applyBrakes(
      { actions: all, waits: [{ kind: 'waiting', reason: 'as before' }], due: [7] },
      brakes,
    );
    expect(found.due).toEqual([7]);
    return [
      found.actions.map(({ kind }) => kind),
      found.waits.map(({ kind, reason }) => `${kind}: ${reason}`),
    ];
  };
  const goOn = ['drain', 'activate', 'restoreTarget'];
  const standing = 'only evacuations and waiting hooks go on';
  const before = 'waiting: as before';

  it('none: all goes on', () => {
    expect(braked({})).toEqual([['drain', 'unprotect', 'activate', 'restoreTarget'], [before]]);
  });
  it('a pause holds what is voluntary, and what was taken goes back', () => {
    const [actions, waits] = braked({ 'sluice.dev/paused': '' }) as [string[], string[]];
    expect(actions).toEqual(goOn);
    expect(waits.slice(0, 2)).toEqual([`refused: PAUSED by the tag sluice.dev/paused: ${standing}`, before]);
    expect(waits.slice(2)).toEqual(['refused: paused: would unprotect: why']);
  });
  it('tells what whoever set the tag wrote into it', () => {
    expect(braked({ 'sluice.dev/paused': 'Ann, until noon' })[1]![0]).toBe(
      `refused: PAUSED by the tag sluice.dev/paused (Ann, until noon): ${standing}`,
    );
    expect(braked({ 'sluice.dev/frozen': 'Bob', 'sluice.dev/paused': 'Ann' })[1]![0]).toBe(
      'refused: FROZEN by the tag sluice.dev/frozen (Bob): nothing is written',
    );
  });
  it('tags that were not read may hold a pause', () => {
    const [actions, waits] = braked({}, ['cluster']) as [string[], string[]];
    expect(actions).toEqual(goOn);
    const why = 'a pause cannot be ruled out: cluster tags not read';
    expect(waits).toEqual([before, `refused: ${why}: would unprotect: why`]);
  });
  it('a freeze holds everything, each by its name', () => {
    const found = applyBrakes(
      { actions: [all[0]!, { kind: 'record', reason: 'why', forced: false } as Action], waits: [], due: [] },
      brakesOf(anObservation({ cluster: { tags: { 'sluice.dev/frozen': '' } } })),
    );
    expect(found.actions).toEqual([]);
    expect(found.waits).toEqual([
      { kind: 'refused', brake: true, reason: 'FROZEN by the tag sluice.dev/frozen: nothing is written' },
      {
        instanceId: 'i-a',
        pool: 'main',
        kind: 'refused',
        reason: 'frozen: would drain: why',
      },
      { kind: 'refused', reason: 'frozen: would record: why' },
    ]);
  });
});
