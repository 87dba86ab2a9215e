// A person's wish that an instance shall leave (`sluice drain`): what follows from it at each moment, and what never
// does. It is drained within the budgets and then kept, DRAINING, until somebody takes the wish back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Notice } from '#model/notice.ts';
import type { InstanceFacts } from '#model/observation.ts';
import type { Action, Plan, Recall } from '#model/plan.ts';
import { packMemory } from '#plan/memory.ts';
import {
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
} from '../../test/support/facts.ts';
import { decide, type Input } from './decide.ts';

const MINUTE = 60_000;
const wish = (since = NOW - MINUTE, over: { until?: number; tookTargets?: boolean } = {}) =>
  packMemory({ why: 'person', since, tookTargets: false, ...over });
const WISH = wish();

function plan(
  instances: readonly InstanceFacts[],
  over: Partial<Omit<Input, 'observation'>> & { world?: Parameters<typeof anObservation>[0] } = {},
): Plan {
  const { world, ...rest } = over;
  // The group has what it shall have, unless the test says otherwise.
  const pools = [aPool({ desired: instances.length })];
  const observation = anObservation({ instances, pools, at: rest.now ?? NOW, ...world });
  return decide({ spec: aSpec(), observation, notices: [], recall: NO_RECALL, now: NOW, ...rest });
}

const actions = (p: Plan) => p.actions.filter(({ kind }) => kind !== 'record');
const moves = (p: Plan) =>
  actions(p).map((a) => `${a.kind} ${'instanceId' in a ? a.instanceId : (a.pool ?? '')}`);
const memories = (p: Plan) => actions(p).flatMap((a) => (a.kind === 'remember' ? [a.value] : []));
const waits = (p: Plan) => p.waits.map(({ reason }) => reason);
const recalling = (drains: ReadonlyMap<string, number>): Recall => ({ ...NO_RECALL, drains });

describe('an instance that somebody wants to leave', () => {
  const busy = anInstance('a', { memory: WISH, tasks: [aWebTask('t', 'a')], isProtected: true });

  it('is set DRAINING, as work that could also be left, and says who wants it', () => {
    const p = plan([busy, anInstance('b'), anInstance('c')]);
    expect(actions(p)).toMatchObject([{ kind: 'drain', instanceId: 'i-a', forced: false }]);
    expect(actions(p)[0]!.reason).toBe('somebody wants it to leave (since 04:59:00Z)');
  });

  it('whose memory is in the EC2 tag, as no attribute could be written, is so too', () => {
    const tagged = anInstance('a', { tags: { 'sluice.dev/memory': WISH } });
    expect(moves(plan([tagged]))).toEqual(['drain i-a']);
  });

  it('goes one at a time without a budget, and by its budgets where there are any', () => {
    const both = [busy, anInstance('b', { memory: WISH }), anInstance('c')];
    expect(moves(plan(both))).toEqual(['drain i-a']);
    const first = anInstance('a', { memory: WISH, status: 'DRAINING', tasks: [aWebTask('t', 'a')] });
    expect(moves(plan([first, both[1]!, both[2]!]))).toEqual([]);
    expect(waits(plan([first, both[1]!, both[2]!]))).toContain(
      'to be drained, somebody wants it to leave (since 04:59:00Z); the default budget of 1 at once: 1 instance out already',
    );
    const budgets = (...some: { max: number; reasons?: ('person' | 'refresh')[] }[]) =>
      aSpec({ disruption: { budgets: some } });
    expect(moves(plan([first, both[1]!], { spec: budgets({ max: 2 }) }))).toEqual(['drain i-b']);
    expect(moves(plan([first, both[1]!], { spec: budgets({ max: 0, reasons: ['refresh'] }) }))).toEqual([
      'drain i-b',
    ]);
  });

  it('again, soon after its drain was taken back: it goes, and others wait until reads cannot be late', () => {
    const recall = recalling(new Map([['i-a', NOW - 10_000]]));
    expect(moves(plan([busy], { recall }))).toEqual(['drain i-a']);
    const other = anInstance('b', { memory: WISH });
    expect(moves(plan([anInstance('a'), other], { recall }))).toEqual([]);
    expect(moves(plan([anInstance('a'), other], { recall, now: NOW + MINUTE }))).toEqual(['drain i-b']);
  });

  it('waits while the cluster is paused or frozen, or a pause cannot be ruled out', () => {
    const tagged = (key: string) => plan([busy], { world: { cluster: { tags: { [key]: 'ann' } } } });
    for (const key of ['sluice.dev/paused', 'sluice.dev/frozen']) {
      expect(moves(tagged(key))).toEqual([]);
      expect(waits(tagged(key)).join('\n')).toMatch(
        /(paused|frozen): would drain: somebody wants it to leave/,
      );
    }
    expect(moves(plan([busy], { world: { incomplete: ['cluster'] } }))).toEqual([]);
  });

  it('names the pause or the freeze before the budget: that is what a person has to lift first', () => {
    const first = anInstance('a', { memory: WISH, status: 'DRAINING', tasks: [aWebTask('t', 'a')] });
    const held = (tag: string) =>
      waits(
        plan([first, anInstance('b', { memory: WISH })], { world: { cluster: { tags: { [tag]: '' } } } }),
      );
    const words = (brake: string) =>
      `to be drained, somebody wants it to leave (since 04:59:00Z); the cluster is ${brake}; after that: the default budget of 1 at once: 1 instance out already`;
    expect(held('sluice.dev/paused')).toContain(words('paused'));
    expect(held('sluice.dev/frozen')).toContain(words('frozen'));
  });

  it('waits in a mode that drains nothing, and while the cluster was not read whole, and says so', () => {
    const spec = aSpec({ mode: 'protect' });
    expect(moves(plan([busy], { spec }))).toEqual([]);
    expect(waits(plan([busy], { spec }))).toContain(
      'somebody wants it to leave (since 04:59:00Z); mode protect leaves it to AWS',
    );
    const unread = plan([busy], { world: { incomplete: ['tasks'] } });
    expect(moves(unread)).toEqual([]);
    expect(waits(unread).join('\n')).toContain('held: not read whole: tasks');
  });
});

describe('an instance that is DRAINING when the wish comes, or for it', () => {
  const rules = { workloads: [{ match: { family: 'batch' }, onScaleIn: 'stop' as const }] };

  it('set so by others: is emptied by its rules, which nobody does for a drain of theirs', () => {
    const theirs = (memory?: string) => anInstance('a', { status: 'DRAINING', tasks: [aTask('t')], memory });
    expect(moves(plan([theirs()], { spec: aSpec(rules) }))).toEqual([]);
    expect(moves(plan([theirs(WISH)], { spec: aSpec(rules) }))).toEqual(['stopTask i-a']);
  });

  it('does not have its tasks stopped under a pause: ECS goes on alone', () => {
    const host = anInstance('a', { status: 'DRAINING', tasks: [aTask('t')], memory: WISH });
    const world = { cluster: { tags: { 'sluice.dev/paused': '' } } };
    expect(moves(plan([host], { spec: aSpec(rules), world }))).toEqual([]);
  });

  it('counts its timeouts from when it began to drain, however long a budget held it', () => {
    const spec = aSpec({ workloads: [{ match: {}, drainTimeout: '15m', onTimeout: 'stop' }] });
    const old = wish(NOW - 60 * MINUTE);
    const host = (memory: string) => anInstance('a', { status: 'DRAINING', tasks: [aTask('t')], memory });
    const recall = recalling(new Map([['i-a', NOW - 2_000]]));
    const p = plan([host(old)], { spec, recall });
    expect(memories(p)).toEqual([wish(NOW - 2_000)]);
    expect(actions(p)[0]).toMatchObject({ forced: false });
    expect(moves(p)).toEqual(['remember i-a']);
    expect(moves(plan([host(wish(NOW - 2_000))], { spec, recall }))).toEqual([]);
    const later = { spec, recall, now: NOW + 15 * MINUTE };
    expect(moves(plan([host(wish(NOW - 2_000))], later))).toEqual(['stopTask i-a']);
  });

  it('says of a timeout that would abort what a person can do', () => {
    const spec = aSpec({ workloads: [{ match: {}, drainTimeout: '15m', onTimeout: 'abort' }] });
    const memory = wish(NOW - 20 * MINUTE);
    const p = plan([anInstance('a', { status: 'DRAINING', tasks: [aTask('t')], memory })], { spec });
    expect(waits(p).join('\n')).toContain('held, until `sluice uncordon i-a`');
  });

  it('that lost its memory in mid-drain is no business of ours any more, nor when it is ACTIVE again', () => {
    const recall = recalling(new Map([['i-a', NOW - 5_000]]));
    const left = anInstance('a', { status: 'DRAINING', tasks: [aTask('t')] });
    expect(moves(plan([left], { spec: aSpec(rules), recall }))).toEqual([]);
    expect(waits(plan([left], { recall })).join('\n')).toContain('1 task left, ECS moves them');
    const back = anInstance('a', { tasks: [aTask('t')], isProtected: true });
    expect(moves(plan([back], { recall }))).toEqual([]);
  });
});

describe('an instance that was drained for a person and is empty', () => {
  it('is kept, and says how to take that back', () => {
    const p = plan([anInstance('a', { memory: WISH, status: 'DRAINING' })]);
    expect(moves(p)).toEqual([]);
    expect(waits(p)).toContain('empty; kept DRAINING, as somebody wants it, until `sluice uncordon i-a`');
  });

  it('is neither ended, deregistered, released, replaced nor taken back by anything of ours', () => {
    const never: readonly Action['kind'][] = ['end', 'deregister', 'unprotect', 'activate', 'drain'];
    const hosts = fc.record({
      lifecycle: fc.constantFrom('InService', 'Standby', 'EnteringStandby'),
      isProtected: fc.boolean(),
      market: fc.constantFrom('spot' as const, 'on-demand' as const),
      statusCode: fc.constantFrom('fulfilled', 'request-canceled-and-instance-running', undefined),
      imageId: fc.constantFrom('ami-old', 'ami-new', undefined),
      after: fc.integer({ min: 0, max: 3 * 3_600_000 }),
      told: fc.constantFrom<Notice['kind'] | undefined>('spotInterruption', 'rebalance', undefined),
      mine: fc.boolean(),
      until: fc.constantFrom(undefined, NOW + 2 * MINUTE),
      mode: fc.constantFrom('observe' as const, 'protect' as const, 'drain' as const, 'scale' as const),
    });
    fc.assert(
      fc.property(hosts, ({ after, told, mine, statusCode, until, mode, ...host }) => {
        const now = NOW + after;
        const spotRequest = statusCode === undefined ? undefined : { id: 'sir-1', statusCode };
        const memory = wish(NOW, until === undefined ? {} : { until });
        const a = anInstance('a', { ...host, memory, status: 'DRAINING', spotRequest, ec2ReadAt: now });
        const template = { id: 'lt-1', version: '2', resolved: '2', imageId: 'ami-new' };
        const p = plan([a, anInstance('b'), anInstance('c')], {
          spec: aSpec({ mode, refresh: { on: ['ami'] }, pools: [aPoolSpec({ onRebalance: 'replace' })] }),
          notices: told === undefined ? [] : [{ ...aSpotNotice('a'), kind: told }],
          recall: mine ? recalling(new Map([['i-a', NOW]])) : NO_RECALL,
          now,
          world: { pools: [aPool({ template, desired: 3 })] },
        });
        const done = actions(p).filter((each) => 'instanceId' in each && each.instanceId === 'i-a');
        expect(done.map(({ kind }) => kind).filter((kind) => never.includes(kind))).toEqual([]);
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});

describe('AWS ends an instance that somebody wants to leave', () => {
  it('by its group, which waits for our hook: at once and whole, and the wish stays remembered', () => {
    const world = { cluster: { tags: { 'sluice.dev/paused': '' } } };
    const at = (status: string, tasks = [aTask('t')]) =>
      plan([anInstance('a', { memory: WISH, status, tasks, lifecycle: 'Terminating:Wait' })], { world });
    expect(moves(at('ACTIVE'))).toEqual(['drain i-a', 'heartbeat i-a']);
    expect(actions(at('ACTIVE'))[0]).toMatchObject({ forced: true });
    expect(moves(at('DRAINING'))).toEqual(['heartbeat i-a']);
    expect(moves(at('DRAINING', []))).toEqual(['heartbeat i-a', 'deregister i-a']);
  });

  const spot = { market: 'spot' as const, tasks: [aWebTask('t', 'a')] };
  const FULFILLED = { id: 'sir-1', statusCode: 'fulfilled' };
  const noticed = wish(NOW - MINUTE, { until: NOW + 2 * MINUTE });

  it('by an interruption: at once, whatever the budgets, and the memory holds the wish and the end', () => {
    const out = anInstance('b', { status: 'DRAINING', memory: WISH });
    const p = plan([anInstance('a', { ...spot, memory: WISH }), out], { notices: [aSpotNotice('a')] });
    expect(moves(p)).toEqual(['drain i-a', 'remember i-a']);
    expect(memories(p)).toEqual([noticed]);
  });

  it('by an interruption that only the memory still tells of', () => {
    const p = plan([anInstance('a', { ...spot, memory: noticed })], { now: NOW + MINUTE });
    expect(actions(p)[0]).toMatchObject({ kind: 'drain', forced: true, deadline: NOW + 2 * MINUTE });
  });

  it('or does not: what the interruption took goes back, the drain stays, and only the wish is remembered', () => {
    const later = {
      now: NOW + 3 * MINUTE,
      notices: [aSpotNotice('a')],
      recall: recalling(new Map([['i-a', NOW]])),
    };
    const host = (memory: string, state = 'healthy') =>
      anInstance('a', {
        ...spot,
        memory,
        status: 'DRAINING',
        spotRequest: FULFILLED,
        tasks: [aWebTask('t', 'a', { state })],
      });
    const took = wish(NOW, { until: NOW + 2 * MINUTE, tookTargets: true });
    expect(moves(plan([host(took, 'unused')], later))).toEqual(['restoreTarget i-a']);
    const over = plan([host(took)], later);
    expect(moves(over)).toEqual(['remember i-a']);
    expect(memories(over)).toEqual([wish(NOW)]);
    const after = plan([host(wish(NOW))], later);
    expect(moves(after)).toEqual([]);
    expect(waits(after).join('\n')).toContain('ECS moves 1 task (web)');
  });
});
