// What a diff shows of scale-in by Sluice before it happens: how things stand, who would go first, and what holds it back.
import { describe, expect, it } from 'vitest';
import { decide } from '#decide/decide.ts';
import type { InstanceFacts } from '#model/observation.ts';
import { planDiff } from '#plan/diff.ts';
import { packMemory } from '#plan/memory.ts';
import { renderDiffText } from '#report/diff-text.ts';
import {
  anInstance,
  anObservation,
  aPool,
  aPoolSpec,
  aService,
  aSpec,
  aTask,
  NO_RECALL,
  NOW,
} from '../../test/support/facts.ts';
import { capacityNow } from './diff-capacity.ts';

type Spec = ReturnType<typeof aSpec>;
const RULE = { mode: 'scale', scaleIn: { reservation: { cpu: 50 }, stableFor: '10m' } } as const;

/** `used`: CPU units of 1024 that its service task reserves; 0: idle. */
function member(id: string, used = 0, zone = 'a'): InstanceFacts {
  const base = anInstance(id, {
    tasks: used > 0 ? [aTask(`t${id}`, { service: 'web', group: 'service:web' })] : [],
  });
  const room = { registered: 1024, remaining: 1024 - used };
  return { ...base, zone, container: { ...base.container!, resources: { cpu: room, memory: room } } };
}

function show(instances: readonly InstanceFacts[], over: Partial<Spec> = {}, services = [aService()]) {
  const spec = aSpec({ ...RULE, ...over });
  const pools = [aPool({ desired: instances.length, min: 1, scalingPolicies: [] })];
  const observation = anObservation({ instances, pools, services });
  const input = { spec, observation, notices: [], recall: NO_RECALL, now: NOW };
  const capacity = capacityNow(input);
  const diff = planDiff({ spec, observation, plan: decide(input), capacity });
  const text = renderDiffText([diff], { colour: false, width: 80 });
  return { capacity, whole: text.replace(/\n */g, ' '), text: /^Scale-in\n(?:.+\n)+/m.exec(text)?.[0] ?? '' };
}

describe('a pool of which little is reserved', () => {
  it('shows how things stand, and who would go first', () => {
    const { text } = show([member('1', 512), member('2'), member('3'), member('4')]);
    expect(text).toMatchInlineSnapshot(`
      "Scale-in
        main: 13 % of CPU (threshold 50) and 13 % of memory reserved; named ones go
        one at a time (no budget given), once \`sluice run\` has seen that for 10m
          units: 4 now, at least 1, at most 20 (MaxSize of its group)
          first i-2: it is idle
          then  i-3: it is idle
          then  i-4: it is idle
      "
    `);
  });

  it('names nobody twice whose memory is in a tag', () => {
    const forgotten = { ...member('2'), tags: { 'sluice.dev/memory': '' } };
    const { capacity } = show([member('1', 512), forgotten, member('3')]);
    expect(capacity[0]!.next.map(({ instanceId }) => instanceId)).toEqual(['i-2', 'i-3']);
  });

  it('names no more than may go: each counts for the next, whatever the budgets let go at a time', () => {
    const limits = { pools: [aPoolSpec({ limits: { min: 3, max: 9 } })] };
    const { capacity } = show([member('1', 512), member('2'), member('3'), member('4')], limits);
    expect(capacity).toMatchObject([{ size: 4, least: 3, most: 9, next: [{ instanceId: 'i-2', units: 1 }] }]);
  });

  it('says what holds it back now', () => {
    const hungry = [aService({ desiredCount: 5, runningCount: 4 })];
    const { text } = show([member('1', 512), member('2')], {}, hungry);
    expect(text).toContain('held  1 instance to end');
    expect(text).toContain('web runs 4 of 5 tasks');
  });

  it('says so where nobody of it may go', () => {
    const consolidate = { scaleIn: { ...RULE.scaleIn, consolidate: true } };
    const job = { ...member('1', 100), tasks: [aTask('job')] };
    const { text } = show([job, { ...job, instanceId: 'i-2' }], consolidate);
    expect(text).toContain('none of it may go now: by its zones, or what runs there');
  });

  it('says so where it has its least', () => {
    const limits = { pools: [aPoolSpec({ limits: { min: 2 } })] };
    expect(show([member('1'), member('2')], limits).text).toContain(
      'none of it may go: it has no more than its least, 2',
    );
  });

  it('says what its limits let it have, and MaxSize of the group where that is less', () => {
    const upTo = (max: number) =>
      show([member('1')], { pools: [aPoolSpec({ limits: { min: 1, max } })] }).text;
    expect(upTo(15)).toMatch(/at least 1, at most 15$/m);
    expect(upTo(100)).toMatch(/at least 1, at most 20 \(MaxSize of its group\)$/m);
  });

  it('says what would let it shrink where something runs on each', () => {
    const { text } = show([member('1', 100), member('2', 100)]);
    expect(text).toContain('held  no instance to end (little is reserved): something runs on each');
    expect(text).toContain('`scaleIn.consolidate: true`');
  });
});

describe('how many may go', () => {
  const chosen = (id: string, status = 'ACTIVE') => {
    const base = member(id);
    const memory = packMemory({ why: 'scaleIn', since: NOW - 1000, tookTargets: false });
    return { ...base, container: { ...base.container!, memory, status } };
  };
  const all = [member('1', 512), chosen('2'), member('3'), member('4')];

  it('counts those that are chosen already', () => {
    const { capacity } = show(all);
    expect(capacity).toMatchObject([{ mayGo: { instances: 3, units: 3, orMore: false } }]);
    expect(capacity[0]!.next.map(({ instanceId }) => instanceId)).toEqual(['i-3', 'i-4']);
  });

  it('and others while they drain: what is not needed is no lack of the pool', () => {
    const { capacity } = show([member('1', 512), chosen('2', 'DRAINING'), member('3'), member('4')]);
    expect(capacity).toMatchObject([{ mayGo: { instances: 3, orMore: false } }]);
    expect(capacity[0]!.next.map(({ instanceId }) => instanceId)).toEqual(['i-3', 'i-4']);
  });

  it('but not those that are taken back, as the pool may not be smaller', () => {
    const limits = { pools: [aPoolSpec({ limits: { min: 4, max: 9 } })] };
    expect(show(all, limits).capacity).toMatchObject([{ mayGo: { instances: 0 }, next: [] }]);
  });

  it('stops looking where no more are chosen at a time, and says so', () => {
    const many = Array.from({ length: 30 }, (_, index) => member(`m${index}`));
    const { capacity, whole } = show([member('1', 512), ...many]);
    expect(capacity).toMatchObject([{ mayGo: { instances: 10, orMore: true } }]);
    expect(whole).toContain('main: 31 → 21 or fewer instances · 744 → 504 or fewer instance-hours a day');
  });

  it('looks at all pools together', () => {
    const of = (pool: string, id: string) => ({ ...member(id), pool });
    const spec = aSpec({
      ...RULE,
      scaleOut: { unplacedTasks: true },
      pools: [aPoolSpec(), { name: 'spot', autoScalingGroup: { name: 'web-spot' } }],
    });
    const pools = [
      aPool({ desired: 3, scalingPolicies: [] }),
      aPool({ name: 'web-spot', desired: 2, scalingPolicies: [] }, 'spot'),
    ];
    const instances = [member('1', 512), of('main', '2'), of('main', '3'), of('spot', '4'), of('spot', '5')];
    const observation = anObservation({ instances, pools, services: [aService()] });
    const found = capacityNow({ spec, observation, notices: [], recall: NO_RECALL, now: NOW });
    expect(found.map(({ pool, next }) => [pool, next.map(({ instanceId }) => instanceId)])).toEqual([
      ['main', ['i-2', 'i-3']],
      ['spot', ['i-4', 'i-5']],
    ]);
  });
});

it('a pool that is full, or of which nothing can be said, names nobody', () => {
  const full = show([member('1', 900), member('2', 900)]);
  expect(full.text).toContain('88 % of CPU (threshold 50) and 88 % of memory reserved; too much for a');
  expect(full.capacity).toMatchObject([{ low: false, next: [] }]);
  const unknown = show([anInstance('1')]);
  expect(unknown.text).toContain('what is reserved cannot be told');
});

it('a pool above its limit names whom it would lose, without any rule', () => {
  const over = { scaleIn: undefined, pools: [aPoolSpec({ limits: { max: 1 } })] };
  expect(show([member('1', 900), member('2')], over).capacity).toMatchObject([
    { most: 1, low: false, next: [{ instanceId: 'i-2', why: expect.stringContaining('its limit is 1') }] },
  ]);
});

it('below mode scale, and where no rule says anything, there is nothing to show', () => {
  const some = [member('1', 100), member('2')];
  expect(show(some, { mode: 'drain' })).toMatchObject({ capacity: [], text: '' });
  expect(show(some, { scaleIn: undefined })).toMatchObject({ capacity: [], text: '' });
});
