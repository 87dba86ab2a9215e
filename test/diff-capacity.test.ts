// What a diff tells of capacity: before and after, who sets the size and who will, and what can never be had; as text, JSON
// and Markdown.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diffOf } from '#cli/diff.ts';
import type { InstanceFacts, PartName, PoolFacts, ServiceFacts } from '#model/observation.ts';
import type { Diff } from '#plan/diff.ts';
import { packRecord } from '#plan/record.ts';
import { diffDocument } from '#report/diff-json.ts';
import { renderDiffMarkdown } from '#report/diff-markdown.ts';
import { renderDiffText } from '#report/diff-text.ts';
import {
  aFleet,
  anInstance,
  anObservation,
  aPool,
  aPoolSpec,
  aService,
  aSpec,
  aTask,
  NOW,
} from './support/facts.ts';
import { keysOf } from './support/keys.ts';

type Spec = ReturnType<typeof aSpec>;

const WEB = 'arn:aws:ecs:ap-northeast-1:111122223333:task-definition/web:1';
const room = (cpu: number) => ({ cpu, memory: 4 * cpu, gpus: 0, interfaces: 100, ports: new Set<string>() });
const kind = (cpu: number) => ({
  needs: { cpu, memory: cpu, gpus: 0, interfaces: 0, ports: [] },
  expressions: [],
});

/** A host of two cores that is full of two tasks of service web, protected as its group is looked after. */
function member(id: string, isIdle = false): InstanceFacts {
  const tasks = (isIdle ? [] : [0, 1]).map((n) =>
    aTask(`${id}-${n}`, { service: 'web', group: 'service:web', definition: WEB }),
  );
  const base = anInstance(id, { tasks, isProtected: !isIdle });
  const attributes = new Map([['ecs.instance-type', 'm6i.large']]);
  const resources = {
    cpu: { registered: 2048, remaining: 0 },
    memory: { registered: 8192, remaining: 6144 },
  };
  const offer = { whole: room(2048), left: { ...room(0), memory: 6144 }, attributes };
  return { ...base, zone: 'ap-northeast-1a', container: { ...base.container!, resources, offer } };
}

interface Given {
  readonly before?: Partial<Spec>;
  readonly after: Partial<Spec>;
  readonly group?: Partial<NonNullable<PoolFacts['group']>>;
  readonly pools?: readonly PoolFacts[];
  readonly service?: Partial<ServiceFacts>;
  readonly cpu?: number;
  readonly incomplete?: readonly PartName[];
  readonly instances?: readonly InstanceFacts[];
}

/** Of a cluster whose record says `before`, and whose spec is now `after`. */
function diff({
  before = {},
  after,
  group = {},
  pools,
  service = {},
  cpu = 1024,
  incomplete,
  instances,
}: Given): Diff {
  const capacity = { scaleOut: { unplacedTasks: true }, scaleIn: { consolidate: true } };
  const spec = aSpec({ ...capacity, ...after });
  const web = aService({
    placing: { strategies: [], distinct: false, expressions: [] },
    primary: { definition: WEB, desired: service.desiredCount ?? 6 },
    desiredCount: 6,
    runningCount: 6,
    ...service,
  });
  const observation = {
    ...anObservation({
      instances: instances ?? ['1', '2', '3'].map((id) => member(id)),
      services: [web],
      incomplete,
      pools: pools ?? [aPool({ desired: 3, scalingPolicies: [], ...group })],
      cluster: { tags: packRecord(aSpec({ ...capacity, ...before }), 'web') },
    }),
    definitions: new Map([[WEB, kind(cpu)]]),
  };
  const document = {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'ClusterSpec',
    metadata: { name: 'web' },
    spec,
  } as const;
  return diffOf({ spec: document, origin: { file: 'web.yaml', line: 1 } }, observation, NOW);
}

const text = (one: Diff, width = 80) => renderDiffText([one], { colour: false, width });
const actionsOf = ({ changes, routine }: Diff) => [
  ...changes.flatMap((change) => (change.kind === 'action' ? [change.action] : [])),
  ...routine,
];
const SIZING = ['grow', 'lowerTarget', 'end', 'terminate', 'drain', 'remember'];
const sizing = (one: Diff) => actionsOf(one).filter(({ kind: each }) => SIZING.includes(each));
const handOverOf = ({ changes }: Diff) =>
  changes.flatMap((change) =>
    change.kind === 'mode' ? change.pools.map(({ handOver }) => handOver) : [],
  )[0];

const UP: Given = { before: { mode: 'drain' }, after: { mode: 'scale' } };
const DOWN: Given = { before: { mode: 'scale' }, after: { mode: 'drain' } };

describe('into mode scale', () => {
  it('moves no capacity while nothing is lacking, and says so', () => {
    const up = diff(UP);
    expect(sizing(up)).toEqual([]);
    expect(up.total).toEqual({
      instances: { before: 3, after: 3 },
      instanceHours: { before: 72, after: 72 },
      scheduledHours: 0,
    });
    expect(text(up)).toMatchInlineSnapshot(`
      "Cluster web (111122223333, ap-northeast-1)
        By the spec, once \`sluice run\` has it: mode drain → scale.
        spec      web.yaml:1
        observed  2026-11-22T05:00:00Z, complete
        pool      main: 3 instances, 3 protected, hook in place

      Changes
        ~ mode: drain → scale
            main: protection and hook stay as they are
              means  Sluice sets its size
              today  nobody sets its size: it has neither a scaling policy nor managed
                     scaling
              then   nothing is set at first: nothing of it is lacking
        + record 3 cluster tags: the record in force differs

      Limited by
        - one instance of a pool at a time (the default, as disruption.budgets is not
          given)

      Capacity, now → once this is carried out
        main: 3 instances · 72 instance-hours a day

      Scale-in
        main: 100 % of CPU and 25 % of memory reserved
          units: 3 now, at least 0, at most 20 (MaxSize of its group)
          none of it may go now: by its zones, or what runs there

      2 changes in 1 of 1 cluster.
      "
    `);
  });

  it('tells what it will set first, where something is lacking', () => {
    const up = diff({ ...UP, service: { desiredCount: 9 } });
    expect(sizing(up).map(({ kind: each }) => each)).toEqual(['grow']);
    expect(handOverOf(up)?.next).toBe('grows from 3 to 5: 2 more hosts for 3 tasks of service:web');
    expect(text(up)).toContain('  main: 3 → 5 instances · 72 → 120 instance-hours a day\n');
  });

  it('names the scaling policy that sets the size today, and refuses to grow until it is gone', () => {
    const up = diff({ ...UP, service: { desiredCount: 9 }, group: { scalingPolicies: ['cpu-50'] } });
    expect(sizing(up)).toEqual([]);
    expect(handOverOf(up)).toEqual({
      today: 'the scaling policy cpu-50 sets its size',
      todo: expect.stringContaining('delete it (`aws autoscaling delete-policy'),
      next: 'nothing is set until that is done; all else of mode scale goes on',
    });
  });

  it.each([
    ['several policies', { scalingPolicies: ['a', 'b'] }, 'the scaling policies a, b set its size'],
    ['policies that could not be read', { scalingPolicies: undefined }, 'who sets its size is not known'],
    [
      'managed scaling',
      {
        managedByEcs: true,
        capacityProvider: {
          name: 'cp',
          managedScaling: true,
          managedDraining: false,
          managedTerminationProtection: false,
        },
      },
      'managed scaling of the capacity provider cp sets its size',
    ],
    [
      'a provider that could not be read',
      { managedByEcs: true },
      'a capacity provider of ECS may set its size',
    ],
  ])('waits for whoever sets it today: %s', (_, group, today) => {
    const up = diff({ ...UP, service: { desiredCount: 9 }, group });
    expect(handOverOf(up)).toMatchObject({ today: expect.stringContaining(today), todo: expect.any(String) });
    expect(sizing(up)).toEqual([]);
  });

  it('tells whom a limit lets go of at once', () => {
    const pools = [aPoolSpec({ limits: { max: 2 } })];
    const instances = [member('1'), member('2'), member('3', true)];
    const modes: Given = { before: { mode: 'drain', pools }, after: { mode: 'scale', pools } };
    const up = diff({ ...modes, instances, service: { desiredCount: 4, runningCount: 4 } });
    expect(handOverOf(up)?.next).toMatch(
      /^named instances go, one at a time \(no budget given\): .*its limit is 2/,
    );
    expect(up.sizes).toMatchObject([{ size: { before: 3, after: 2 } }]);
  });

  it('says so where it cannot tell', () => {
    const up = diff({ ...UP, incomplete: ['services'] });
    expect(handOverOf(up)?.next).toBe('not known: nothing is launched: not read whole: services');
    expect(text(up)).toContain('  main: 3 → not known instances · 72 → not known instance-hours a day\n');
  });

  it('says of a Spot Fleet that nobody is known', () => {
    const pools = [{ name: 'fleet', spotFleet: { id: 'sfr-1' } }];
    const up = diff({ before: { mode: 'drain', pools }, after: { mode: 'scale', pools }, pools: [aFleet()] });
    expect(handOverOf(up)?.today).toContain('nobody that is known');
  });
});

it('says that what batch launchers wait for is not heard here', () => {
  const scaleOut = { unplacedTasks: true, shortageQueue: 'short' };
  const noteOf = (mode: 'scale' | 'drain') => text(diff({ after: { mode, scaleOut } }), 120);
  expect(noteOf('scale')).toContain(
    '- reports on short are not read here: for what batch launchers wait for',
  );
  expect(noteOf('drain')).not.toContain('reports on');
});

describe('out of mode scale', () => {
  it('moves no capacity, says that the size stays, and that nobody sets it', () => {
    const down = diff({ ...DOWN, service: { desiredCount: 9 } });
    expect(sizing(down)).toEqual([]);
    expect(handOverOf(down)).toEqual({
      today: 'Sluice sets its size, where no scaling policy kept it from that',
      next:
        'it stays as it is, at 3, and nobody sets it from then on, unless a scaling policy of its group does, which mode ' +
        'drain does not read',
    });
    expect(text(down)).toContain('  main: 3 instances · 72 instance-hours a day\n');
  });

  it('names the provider that goes on', () => {
    const capacityProvider = {
      name: 'cp',
      managedScaling: true,
      managedDraining: false,
      managedTerminationProtection: false,
    };
    expect(handOverOf(diff({ ...DOWN, group: { managedByEcs: true, capacityProvider } }))).toEqual({
      today: 'managed scaling of the capacity provider cp sets its size',
      next: 'it stays as it is, at 3; its capacity provider goes on',
    });
  });

  it('is silent where mode scale neither was nor will be', () => {
    const one = diff({ before: { mode: 'protect' }, after: { mode: 'drain' } });
    expect(handOverOf(one)).toBeUndefined();
    expect(one).toMatchObject({ sizes: [] });
    expect(text(one)).not.toContain('Capacity');
  });
});

describe('what can never be had', () => {
  const misfit = diff({ before: { mode: 'scale' }, after: { mode: 'scale' }, cpu: 4096 });
  const words =
    'no host of these pools (m6i.large) can hold a task of web: it takes 4096 CPU units, m6i.large has 2048';

  it('is a warning with the numbers in all three forms, and no note besides', () => {
    expect(text(misfit, 120)).toContain(`\nWarnings\n  - ${words}\n`);
    expect(diffDocument([misfit]).clusters[0]!.warnings).toEqual([{ kind: 'warning', reason: words }]);
    expect(renderDiffMarkdown([misfit])).toContain(`### Warnings\n\n- ${words}\n`);
    expect(JSON.stringify(misfit.notes)).not.toContain('can hold a task');
  });

  it('is counted in the last line', () => {
    expect(text(misfit).split('\n').at(-2)).toBe('No changes in 1 cluster; 1 warning.');
  });

  it('is also a limit beyond that of the group', () => {
    const pools = [aPoolSpec({ limits: { min: 30 } })];
    const both = diff({ before: { mode: 'scale', pools }, after: { mode: 'scale', pools } });
    expect(both.warnings).toMatchObject([{ pool: 'main', reason: expect.stringContaining('MaxSize') }]);
  });
});

describe('as Markdown', () => {
  it('reads well in a review', () => {
    expect(renderDiffMarkdown([diff({ ...UP, service: { desiredCount: 9 } })])).toMatchInlineSnapshot(`
      "## Cluster web

      **By the spec, once \`sluice run\` has it: mode drain → scale. Routine, with the spec as it is here: grow.**

      111122223333, ap-northeast-1; spec \`web.yaml:1\`, observed 2026-11-22T05:00:00Z, complete.

      | Pool | Now |
      | --- | --- |
      | main | 3 instances, 3 protected, hook in place |

      ### Changes

      - mode: drain → **scale**
        - main: protection and hook stay as they are
          - means: Sluice sets its size
          - today: nobody sets its size: it has neither a scaling policy nor managed scaling
          - then: grows from 3 to 5: 2 more hosts for 3 tasks of service:web
      - record 3 cluster tags: the record in force differs

      ### Routine, with the spec as it is here

      - grow web-main from 3 to 5 (main): 2 more hosts for 3 tasks of service:web

      ### Limited by

      - one instance of a pool at a time (the default, as disruption.budgets is not given)

      ### Capacity

      | Pool | Now → once this is carried out | Why |
      | --- | --- | --- |
      | main | 3 → 5 instances · 72 → 120 instance-hours a day | grows to 5: 2 more hosts for 3 tasks of service:web |

      ### Scale-in

      - main: 100 % of CPU and 25 % of memory reserved; units: 3 now, at least 0, at most 20 (MaxSize of its group)
        - none of it may go now: by its zones, or what runs there

      ### What could go wrong

      - main: AWS may launch fewer than are asked for, or none (capacity, a quota): what waits for them waits on

      **2 changes in 1 of 1 cluster.**
      "
    `);
  });

  it('gives names no meaning of their own', () => {
    const pools = [aPoolSpec({ limits: { min: 30 } })];
    const odd = diff({ after: { mode: 'scale', pools }, group: { name: 'web_*|<b>' } });
    expect(renderDiffMarkdown([odd])).toContain('MaxSize of its group web\\_\\*|\\<b\\> is 20');
  });
});

it('breaks lines where the terminal is narrow', () => {
  const lines = text(diff({ ...UP, service: { desiredCount: 9 } }), 50).split('\n');
  expect(lines.filter((line) => line.length > 50)).toEqual([]);
});

it('has no field in its JSON that docs/diff.md does not name', () => {
  const window = { name: 'show', cron: '0 20 * * *', duration: '3h', pool: 'main', min: 12 };
  const idle = [member('1'), member('2', true)];
  const served = { desiredCount: 2, runningCount: 2 };
  const all = [
    diff({ ...UP, service: { desiredCount: 9 }, group: { scalingPolicies: ['cpu-50'] } }),
    diff({ before: {}, after: { mode: 'scale', schedules: [window] }, cpu: 4096, incomplete: ['targets'] }),
    diff({ ...UP, after: { mode: 'scale', scaleIn: { stableFor: '0s' } }, instances: idle, service: served }),
  ];
  const [, page = ''] = readFileSync(join(import.meta.dirname, '../docs/diff.md'), 'utf8').split(
    '## As JSON',
  );
  const named = new Set([...page.matchAll(/`([^`]+)`/g)].flatMap(([, name]) => name!.split(/\[\]|\./)));
  const told = JSON.parse(JSON.stringify(diffDocument(all)), (key, value) =>
    key === 'action' ? 'it' : value,
  );
  const { clusters } = told as { clusters: { changes: object[]; routine: object[] }[] };
  // Settings are those of the spec; of actions the page names what all have.
  for (const each of clusters) {
    each.changes = each.changes.filter((change) => 'pools' in change);
    each.routine = [];
  }
  const keys = keysOf(told);
  expect(keys.size).toBeGreaterThan(40);
  expect([...keys].filter((key) => !named.has(key))).toEqual([]);
});
