// Golden texts: what a person sees at 80 columns.
import { describe, expect, it } from 'vitest';
import { decide } from '#decide/decide.ts';
import { type Diff, hasChanges, isOpen, planDiff } from '#plan/diff.ts';
import { packRecord } from '#plan/record.ts';
import { diffDocument, renderDiffJson } from '#report/diff-json.ts';
import { renderDiffText } from '#report/diff-text.ts';
import {
  aFleet,
  aFleetInstance,
  aHook,
  anInstance,
  anObservation,
  aPool,
  aPoolSpec,
  aSpec,
  aSpotNotice,
  aTask,
  aWebTask,
  NO_RECALL,
  NOW,
} from './support/facts.ts';

function diffOf(
  facts: Parameters<typeof anObservation>[0],
  over: {
    spec?: ReturnType<typeof aSpec>;
    notices?: ReturnType<typeof aSpotNotice>[];
    document?: string;
  } = {},
): Diff {
  const { spec = aSpec(), notices = [], document } = over;
  const observation = anObservation(facts);
  const plan = decide({ spec, document, observation, notices, recall: NO_RECALL, now: NOW });
  return planDiff({ spec, document, observation, plan, origin: 'clusters/web.yaml' });
}

const text = (diff: Diff) => renderDiffText([diff], { colour: false, width: 80 });

const recorded = (spec = aSpec()) => ({ cluster: { tags: packRecord(spec) } });

describe('the diff of a cluster that Sluice never touched', () => {
  const spec = aSpec({
    workloads: [{ match: { daemon: true }, ignore: true }],
    pools: [
      aPoolSpec(),
      { name: 'spot', autoScalingGroup: { name: 'web-spot' }, limits: { min: 2, max: 9 } },
    ],
  });
  const instances = [
    anInstance('0a', { tasks: [aWebTask('t', '0a'), aTask('n', { family: 'nightly' })] }),
    anInstance('0b', { isProtected: true }),
    anInstance('0c'),
    anInstance('0d', { pool: 'spot', market: 'spot', tasks: [aWebTask('u', '0d')] }),
    anInstance('0e', { pool: undefined }),
  ];
  const diff = diffOf(
    { instances, pools: [aPool({ hooks: [] }), aPool({ name: 'web-spot' }, 'spot')] },
    { spec, notices: [aSpotNotice('0d')] },
  );

  it('reads well at 80 columns', () => {
    expect(text(diff)).toMatchInlineSnapshot(`
      "Cluster web (111122223333, ap-northeast-1)
        By the spec, once \`sluice run\` has it: mode observe → drain, 4 settings,
        protect, put hook, unprotect. Routine, with the spec as it is here: drain,
        remember.
        spec      clusters/web.yaml
        observed  2026-11-22T05:00:00Z, complete
        pool      main: 3 instances, 1 protected, no hook
        pool      spot: 1 instance, 0 protected

      Changes
        ~ mode: observe → drain
            main: protects 1 of 3, releases 1 of 3, creates its terminate hook
              means  busy instances get scale-in protection, idle ones lose it
                     instances with a notice, or that its group ends, are drained
                     first; the terminate hook sluice-drain is put where it is missing
            spot: nothing is altered now
              means  busy instances get scale-in protection, idle ones lose it
                     instances with a notice are drained; without a lifecycleHook what
                     its group ends is not drained first
        ~ pools.main.lifecycleHook: set to {manage: true, name: sluice-drain}
        ~ pools.spot.limits.max: 20 → 9
        ~ pools.spot.limits.min: 0 → 2
        ~ workloads: set to [{ignore: true, match: {daemon: true}}]
        + protect i-0a (main): busy with 2 tasks: nightly, web
        + put hook sluice-drain on group web-main (main):
            it is missing; instances must wait until they are drained
        + record 3 cluster tags: there is no record in force yet
        + unprotect i-0b (main): idle: spare capacity that may go

      Routine, with the spec as it is here
        + drain i-0d (spot): spot interruption of 05:00:00Z: AWS takes it at 05:02:00Z
        + remember i-0d (spot): so that a restart knows why it leaves

      Limited by
        - one instance of a pool at a time (the default, as disruption.budgets is not
          given)

      What could go wrong
        - spot: no lifecycleHook is named: an instance that its group ends is not
          drained first
        - i-0d (spot): AWS ends it at 05:02:00Z, drained or not: what is not out by
          then is cut

      Notes
        - i-0d (spot): 1 task: waiting for a second sign of the interruption
        - 1 instance in no pool of the spec: never touched
        - spot: spec.pools[1].limits is accepted, but needs mode scale

      9 changes in 1 of 1 cluster.
      "
    `);
    expect(
      text(diff)
        .split('\n')
        .every((line) => line.length <= 80),
    ).toBe(true);
  });

  it('is one JSON document', () => {
    const document = JSON.parse(renderDiffJson([diff]));
    expect(document).toEqual(JSON.parse(JSON.stringify(diffDocument([diff]))));
    expect(document).toMatchObject({ apiVersion: 'sluice.dev/v1alpha1', kind: 'Diff', changes: true });
    expect(document.clusters[0]).toMatchObject({
      cluster: 'web',
      observedAt: '2026-11-22T05:00:00Z',
      mode: { before: 'observe', after: 'drain' },
    });
  });
});

describe('the diff of a converged cluster', () => {
  it('has no changes, and what goes on is routine', () => {
    const instances = [
      anInstance('0a', {
        lifecycle: 'Terminating:Wait',
        status: 'ACTIVE',
        tasks: [aTask('n', { family: 'nightly' })],
      }),
      anInstance('0b', { isProtected: true }),
    ];
    const diff = diffOf({ instances, ...recorded() });
    expect(hasChanges(diff)).toBe(false);
    expect(text(diff)).toMatchInlineSnapshot(`
      "Cluster web (111122223333, ap-northeast-1)
        No changes by the spec. Routine, done anyway: drain, heartbeat, remember,
        unprotect.
        spec      clusters/web.yaml
        observed  2026-11-22T05:00:00Z, complete
        pool      main: 2 instances, 1 protected, hook in place

      Routine, done anyway
        + drain i-0a (main): its group is ending it
        + heartbeat sluice-drain for i-0a (main):
            how long the hook has waited is not known
        + remember i-0a (main): so that a restart knows why it leaves
        + unprotect i-0b (main): idle: spare capacity that may go

      No changes in 1 cluster; work goes on in 1.
      "
    `);
  });

  it('a hook that somebody deleted is a change', () => {
    const diff = diffOf({ ...recorded(), pools: [aPool({ hooks: [aHook({ name: 'theirs' })] })] });
    expect(diff.changes.map((change) => change.kind === 'action' && change.action.kind)).toEqual(['putHook']);
  });
});

describe('the diff of another mode', () => {
  it('names every pool, also where nothing alters', () => {
    const pools = [aPoolSpec(), { name: 'spot', autoScalingGroup: { name: 'web-spot' } }];
    const facts = {
      pools: [aPool(), aPool({ name: 'web-spot' }, 'spot')],
      instances: [anInstance('0a', { isProtected: true })],
      ...recorded(aSpec({ pools })),
    };
    const down = diffOf(facts, { spec: aSpec({ pools, mode: 'observe' }) });
    const stays = 'scale-in protection stays as it is, on whatever has it';
    expect(down.changes).toEqual([
      {
        kind: 'mode',
        before: 'drain',
        after: 'observe',
        pools: [
          {
            pool: 'main',
            effects: ['protection stays on 1 of 1', 'its terminate hook stays, unanswered'],
            means: [
              stays,
              'nothing is drained any more; its terminate hook sluice-drain stays, unanswered: what its group ends waits until it runs out',
            ],
          },
          {
            pool: 'spot',
            effects: ['nothing is altered now'],
            means: [stays, 'nothing is drained any more'],
          },
        ],
      },
    ]);
    const up = diffOf({ ...facts, instances: [] }, { spec: aSpec({ pools, mode: 'scale' }) });
    expect(up.changes[0]).toMatchObject({ kind: 'mode', pools: [{ pool: 'main' }, { pool: 'spot' }] });
  });

  it('what adopting prints has no changes', () => {
    const spec = aSpec({ mode: 'observe', workloads: [{ match: { daemon: true }, ignore: true }] });
    expect(diffOf({ instances: [anInstance('0a', { tasks: [aTask('t')] })] }, { spec }).changes).toEqual([]);
  });
});

describe('limits without a record', () => {
  const limited = (limits: { min?: number; max?: number }, mode: 'observe' | 'scale' = 'observe') =>
    diffOf(
      { pools: [aPool({ min: 2, max: 20 })] },
      { spec: aSpec({ mode, pools: [aPoolSpec({ limits, lifecycleHook: undefined })] }) },
    ).changes.flatMap((change) => (change.kind === 'setting' ? [change] : []));

  it('are compared with MinSize and MaxSize of the group, of which the spec leaves out what it likes', () => {
    expect(limited({ min: 2, max: 20 })).toEqual([]);
    expect(limited({ max: 20 }, 'scale')).toEqual([]);
    const lower = [{ kind: 'setting', path: 'pools.main.limits.max', before: 20, after: 9 }];
    expect(limited({ max: 9 })).toEqual(lower);
    expect(limited({ min: 2, max: 9 }, 'scale')).toEqual(lower);
  });

  it('are set where there is no group to compare with', () => {
    const spec = aSpec({ mode: 'observe', pools: [aPoolSpec({ limits: { max: 9 } })] });
    expect(diffOf({ pools: [] }, { spec }).changes).toEqual([]);
    const scales = diffOf({ pools: [] }, { spec: { ...spec, mode: 'scale' } });
    expect(scales.changes).toContainEqual({ kind: 'setting', path: 'pools.main.limits', after: { max: 9 } });
  });
});

describe('the diff of a cluster that another document operates', () => {
  const cluster = { tags: packRecord(aSpec({ mode: 'protect' }), 'music') };
  const instances = [anInstance('0a', { tasks: [aTask('t')] })];

  it('promises nothing that run refuses, and says who operates it', () => {
    const diff = diffOf({ instances, cluster }, { document: 'web' });
    expect(diff.changes).toEqual([]);
    expect(hasChanges(diff)).toBe(true);
    const lines = text(diff).split('\n');
    expect(lines).toContain('  OPERATED  by another document, "music"');
    expect(lines[1]).toBe('  Refused: the document "music" operates this cluster, so that this one does');
    expect(lines.slice(-2)).toEqual(['Refused in 1 of 1 cluster.', '']);
    expect(diffDocument([diff]).clusters[0]).toMatchObject({ operatedBy: 'music' });
    expect(diffDocument([diff]).refused).toBe(true);
    expect(diffDocument([diffOf({ instances, cluster }, { document: 'music' })]).refused).toBe(false);
  });

  it('still has what is done all the same', () => {
    const withoutHook = { instances, cluster, pools: [aPool({ hooks: [] })] };
    const taken = anInstance('0b', { lifecycle: 'Terminating:Wait' });
    const diff = diffOf(
      { ...withoutHook, pools: [aPool()], instances: [...instances, taken] },
      { document: 'web' },
    );
    expect(diff.routine.map(({ kind }) => kind)).toContain('heartbeat');
  });

  it('names nobody whom a scale-in would end', () => {
    const spec = aSpec({ mode: 'scale' });
    const observation = anObservation({ instances, cluster });
    const plan = decide({ spec, document: 'web', observation, notices: [], recall: NO_RECALL, now: NOW });
    const mayGo = { instances: 0, units: 0, orMore: false };
    const capacity = [
      {
        pool: 'main',
        below: {},
        stableFor: '10m',
        low: true,
        pace: 'as budgets allow',
        least: 0,
        next: [],
        mayGo,
      },
    ];
    const of = (document: string) => planDiff({ spec, document, observation, plan, capacity }).capacity;
    expect(of('web')).toEqual([]);
    expect(of('music')).toEqual(capacity);
  });

  it('is no refusal for one that only observes, nor for the owner itself', () => {
    const looking = diffOf({ instances, cluster }, { document: 'web', spec: aSpec({ mode: 'observe' }) });
    expect(hasChanges(looking)).toBe(false);
    expect(text(looking)).toContain('OPERATED  by another document');
    const own = diffOf({ instances, cluster }, { document: 'music' });
    expect(own.changes.map(({ kind }) => kind)).toContain('mode');
    expect(text(own)).not.toContain('OPERATED');
  });
});

describe('the diff of what is not known', () => {
  it('has no changes and no good news where there is no cluster', () => {
    const diff = diffOf({ cluster: { status: undefined }, incomplete: ['tasks'] });
    expect(diff.changes).toEqual([]);
    expect(isOpen(diff)).toBe(true);
    expect(text(diff)).not.toContain('No changes');
    expect(text(diff).replaceAll(/\s+/g, ' ')).toContain(
      'Not known what would change: cluster web was not found in account 111122223333, ap-northeast-1; check spec.cluster and spec.region. ',
    );
    expect(text(diff)).not.toContain('0 instances');
    expect(text(diff).split('\n').slice(-2)).toEqual(['Not all is known of 1 of 1 cluster.', '']);
    expect(isOpen(diffOf({ cluster: { status: 'INACTIVE' } }))).toBe(true);
  });

  it('compares with no record where the tags could not be read', () => {
    const diff = diffOf({ incomplete: ['cluster'] });
    expect(diff.mode.before).toBe('unknown');
    expect(diff.changes.filter(({ kind }) => kind !== 'action')).toEqual([]);
  });

  it('does not say that all is well where a group was not read', () => {
    const diff = diffOf({ pools: [], incomplete: ['pools'], ...recorded() });
    expect(text(diff)).toContain('  pool      main: 0 instances, its Auto Scaling group is not known\n');
    expect(text(diff)).toContain('  Not known whether anything would change: not read whole (pools).\n');
  });

  it('is counted apart from the others', () => {
    const absent = diffOf({ cluster: { status: undefined } });
    const changed = diffOf({ pools: [aPool({ hooks: [] })], ...recorded() });
    const refused = diffOf({ cluster: { tags: packRecord(aSpec(), 'music') } }, { document: 'web' });
    const page = renderDiffText([absent, changed, refused, diffOf(recorded())], { colour: false, width: 80 });
    expect(page.split('\n').at(-2)).toBe(
      '1 change in 1 of 4 clusters; refused in 1 of 4 clusters; not all is known of 1 of 4 clusters.',
    );
  });
});

describe('the diff of another queue', () => {
  const queue = (name: string) => aSpec({ events: { queue: name } });
  const note = '  - the queue sluice-events is not looked at here: `sluice run --once` asks';

  it('says that nobody has looked whether it is there', () => {
    expect(text(diffOf(recorded(queue('other')), { spec: queue('sluice-events') }))).toContain(note);
  });

  it('says nothing of one that is in force', () => {
    expect(text(diffOf(recorded(queue('sluice-events')), { spec: queue('sluice-events') }))).not.toContain(
      note,
    );
    expect(text(diffOf(recorded(queue('sluice-events'))))).not.toContain(note);
  });
});

describe('a long diff', () => {
  it('folds what is alike', () => {
    const instances = Array.from({ length: 50 }, (_, n) => anInstance(`x${n}`, { tasks: [aTask(`t${n}`)] }));
    const lines = text(diffOf({ instances })).split('\n');
    expect(lines.filter((line) => line.includes('+ protect'))).toHaveLength(8);
    expect(lines).toContain('    … and 42 more; -o json has all');
  });

  it('says what it could not read', () => {
    expect(text(diffOf({ incomplete: ['tasks'] }))).toContain(
      'INCOMPLETE:\n            tasks: access denied\n',
    );
  });

  it('is coloured only on request', () => {
    const diff = diffOf({ instances: [anInstance('0a', { tasks: [aTask('t')] })] });
    const coloured = renderDiffText([diff], { colour: true, width: 80 });
    expect(coloured).toContain('\u001b[32m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
    expect(coloured.replace(/\u001b\[[0-9]+m/g, '')).toBe(text(diff));
  });
});

describe('the diff of a cluster with a Spot Fleet', () => {
  const spec = aSpec({
    pools: [{ name: 'fleet', spotFleet: { tag: { pool: 'web-spot' } }, limits: { min: 4, max: 80 } }],
  });
  const facts = {
    ...recorded(spec),
    instances: [aFleetInstance('0a', { tasks: [aWebTask('t', '0a')] }), aFleetInstance('0b')],
  };

  it('has its limits as a change in mode observe, as it has none of its own today', () => {
    const observes = { ...spec, mode: 'observe' as const };
    const { changes } = diffOf({ pools: [aFleet({})] }, { spec: observes });
    expect(changes).toEqual([{ kind: 'setting', path: 'pools.fleet.limits', after: { min: 4, max: 80 } }]);
  });

  it('names the fleet with its units, and what is done and not done there', () => {
    const diff = diffOf(
      { ...facts, pools: [aFleet({ fulfilled: 6 })] },
      { spec, notices: [aSpotNotice('0a')] },
    );
    expect(text(diff)).toMatchInlineSnapshot(`
      "Cluster web (111122223333, ap-northeast-1)
        No changes by the spec. Routine, done anyway: drain, remember.
        spec      clusters/web.yaml
        observed  2026-11-22T05:00:00Z, complete
        pool      fleet: 2 instances, 6 of 8 units, Spot Fleet sfr-1 active

      Routine, done anyway
        + drain i-0a (fleet):
            spot interruption of 05:00:00Z: AWS takes it at 05:02:00Z
        + remember i-0a (fleet): so that a restart knows why it leaves

      What could go wrong
        - i-0a (fleet): AWS ends it at 05:02:00Z, drained or not: what is not out by
          then is cut

      Notes
        - i-0a (fleet): 1 task: waiting for a second sign of the interruption
        - fleet: spec.pools[0].limits is accepted, but needs mode scale

      No changes in 1 cluster; work goes on in 1.
      "
    `);
    expect(hasChanges(diff)).toBe(false);
    expect(diffDocument([diff]).clusters[0]!.pools[0]).toMatchObject({
      pool: 'fleet',
      fleet: { id: 'sfr-1', state: 'active', target: 8, fulfilled: 6 },
    });
  });

  it('says that it was not found', () => {
    const diff = diffOf({ ...facts, pools: [] }, { spec });
    expect(text(diff)).toMatch(/pool {6}fleet: 2 instances, its Spot Fleet not found\n/);
    expect(text(diff)).toMatch(/fleet: its Spot Fleet was not found: there is none/);
  });
});
