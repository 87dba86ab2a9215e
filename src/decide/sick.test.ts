// Sick instances: two signs, one at a time, nobody where many look sick; strays; hosts that nobody can reach.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts, PoolFacts } from '#model/observation.ts';
import { packMemory } from '#plan/memory.ts';
import {
  aFleet,
  aFleetInstance,
  anInstance,
  anObservation,
  aPool,
  aSpec,
  aTask,
  aWebTask,
  NO_RECALL,
  NOW,
} from '../../test/support/facts.ts';
import { decide } from './decide.ts';
import type { Spec } from './situation.ts';

const MINUTE = 60_000;
const impaired = {
  system: 'ok',
  instance: 'impaired',
  impairedSince: NOW - 6 * MINUTE,
  readAt: NOW - MINUTE,
};
type Container = NonNullable<InstanceFacts['container']>;

function member(
  id: string,
  over: Partial<InstanceFacts> = {},
  container: Partial<Container> = {},
): InstanceFacts {
  const base = anInstance(id, { tasks: [aWebTask(`t${id}`, id)], isProtected: true });
  return { ...base, container: { ...base.container!, ...container }, ...over };
}
const silent = (id: string, over: Partial<InstanceFacts> = {}) => member(id, over, { agentConnected: false });
const others = (many: number) => Array.from({ length: many }, (_, n) => member(`other-${n}`));

interface Given {
  readonly silentFor?: number;
  readonly spokeAgain?: ReadonlyMap<string, number>;
  readonly group?: Partial<PoolFacts['group']>;
  readonly spec?: Partial<Spec>;
}

function planOf(
  instances: readonly InstanceFacts[],
  { silentFor = 0, group = {}, spec = {}, spokeAgain = new Map() }: Given = {},
) {
  const observation = anObservation({
    instances,
    pools: [aPool({ desired: instances.length, ...group }), aFleet()],
  });
  const silentSince = new Map(instances.map(({ instanceId }) => [instanceId, NOW - silentFor]));
  const plan = decide({
    spec: aSpec(spec),
    observation,
    notices: [],
    recall: { ...NO_RECALL, silentSince, spokeAgain, watchedSince: 0 },
    now: NOW,
  });
  const ignored = ['record', 'unprotect', 'putHook', 'protect'];
  const actions = plan.actions.filter(({ kind }) => !ignored.includes(kind));
  const words = actions.map((action) => `${action.kind} ${(action as { instanceId?: string }).instanceId}`);
  return { actions, words, waits: plan.waits.map(({ reason }) => reason).join('\n') };
}

describe('an instance is sick', () => {
  it.each([
    ['silent for ten minutes and impaired', silent('1', { statusChecks: impaired }), 10 * MINUTE],
    [
      'impaired, and ECS finds its runtime impaired',
      member('1', { statusChecks: impaired }, { health: 'IMPAIRED' }),
      0,
    ],
    ['silent for half an hour while others speak', silent('1'), 30 * MINUTE],
  ])('that is %s: chosen, and drained although its group counts it as missing', (_, sick, silentFor) => {
    const { actions } = planOf([sick, ...others(5)], { silentFor });
    expect(actions).toMatchObject([{ kind: 'remember', instanceId: 'i-1' }]);
    const memory = packMemory({ why: 'unhealthy', since: NOW - MINUTE, tookTargets: false });
    const chosen = { ...sick, container: { ...sick.container!, memory } };
    expect(planOf([chosen, ...others(5)], { silentFor }).words).toEqual(['drain i-1']);
  });

  it.each([
    [
      'its agent has been silent for less than ten minutes',
      silent('1', { statusChecks: impaired }),
      10 * MINUTE - 1,
    ],
    ['only its agent is silent, for less than half an hour', silent('1'), 30 * MINUTE - 1],
    ['only its checks are impaired', member('1', { statusChecks: impaired }), 0],
    ['only ECS finds it impaired', member('1', {}, { health: 'IMPAIRED' }), 0],
    [
      'it is impaired for less than five minutes',
      silent('1', { statusChecks: { ...impaired, impairedSince: NOW - 299_999 } }),
      10 * MINUTE,
    ],
    [
      'its checks were read long ago',
      silent('1', { statusChecks: { ...impaired, readAt: NOW - 4 * MINUTE } }),
      10 * MINUTE,
    ],
  ])('not where %s', (_, instance, silentFor) => {
    expect(planOf([instance, ...others(5)], { silentFor }).words).toEqual([]);
  });

  it('not while agents that were silent with it speak again: those of the last three follow within minutes', () => {
    const given = (ago: number) => ({ silentFor: 50 * MINUTE, spokeAgain: new Map([['i-9', NOW - ago]]) });
    const alone = [silent('1'), ...others(9)];
    expect(planOf(alone, given(5 * MINUTE - 1)).words).toEqual([]);
    expect(planOf(alone, given(5 * MINUTE)).words).toEqual(['remember i-1']);
    const twice = [silent('1', { statusChecks: impaired }), ...others(9)];
    expect(planOf(twice, given(0)).words).toEqual(['remember i-1']);
  });

  it('no longer when its agent speaks again before it was drained: the note is taken away', () => {
    const memory = packMemory({ why: 'unhealthy', since: NOW - MINUTE, tookTargets: false });
    const well = member('1', {}, { memory });
    expect(planOf([well, ...others(5)]).actions).toMatchObject([{ kind: 'remember', value: '' }]);
  });

  it('not where its pool is all silent: then nobody speaks beside it', () => {
    expect(planOf([silent('1')], { silentFor: 60 * MINUTE }).words).toEqual([]);
  });

  it.each([
    [2, 5, true],
    [3, 6, false],
    [3, 7, true],
    [4, 6, false],
    [4, 20, true],
    [5, 20, false],
  ])('%i of %i that look sick at once: replaced, one of them: %s', (sick, all, replaced) => {
    const ill = Array.from({ length: sick }, (_, n) => silent(`${n}`, { statusChecks: impaired }));
    const plan = planOf([...ill, ...others(all - sick)], { silentFor: 10 * MINUTE });
    expect(plan.words).toEqual(replaced ? ['remember i-0'] : []);
    if (!replaced) expect(plan.waits).toContain(`${sick} instances of ${all} look sick at once`);
  });

  it('and waits while another of its pool is being replaced, or its group launches nothing', () => {
    const memory = packMemory({ why: 'refresh', since: NOW - MINUTE, tookTargets: false });
    const going = member('2', {}, { memory, status: 'DRAINING' });
    const sick = silent('1', { statusChecks: impaired });
    const plan = planOf([sick, going, ...others(5)], { silentFor: 10 * MINUTE });
    expect(plan.words).toEqual([]);
    expect(plan.waits).toContain('one is being replaced');
    const stopped = { silentFor: 10 * MINUTE, group: { suspendedProcesses: ['Launch'] } };
    expect(planOf([sick, ...others(5)], stopped).waits).toContain('Launch is suspended');
  });

  it('is not held up by a choice that waits for this very one', () => {
    const memory = packMemory({ why: 'refresh', since: NOW - MINUTE, tookTargets: false });
    const waiting = member('2', {}, { memory });
    const spec: Partial<Spec> = { refresh: { on: ['ami'], surge: 0 } };
    const sick = silent('1', { statusChecks: impaired });
    const plan = planOf([sick, waiting, ...others(5)], { silentFor: 10 * MINUTE, spec });
    expect(plan.words).toContain('remember i-1');
  });

  it('in a Spot Fleet too, which replaces what ends', () => {
    const memory = packMemory({ why: 'unhealthy', since: NOW - MINUTE, tookTargets: false });
    const fleet = { pools: [{ name: 'fleet', spotFleet: { id: 'sfr-1' } }] };
    const empty = aFleetInstance('1', { memory, status: 'DRAINING' });
    const rest = [aFleetInstance('2'), aFleetInstance('3'), aFleetInstance('4')];
    expect(planOf([empty, ...rest], { spec: fleet }).actions).toMatchObject([
      { kind: 'terminate', fleet: 'sfr-1', reason: expect.stringContaining('its fleet replaces it') },
    ]);
  });
});

describe('a drained host that nobody can reach', () => {
  const memory = (since = NOW - 6 * MINUTE) => packMemory({ why: 'unhealthy', since, tookTargets: false });
  const draining = (over: Partial<InstanceFacts>, since?: number) =>
    member('1', over, { agentConnected: false, status: 'DRAINING', memory: memory(since) });
  const hung = { statusChecks: impaired, tasks: [aWebTask('t1', '1', { state: 'unhealthy' })] };
  const vacated = {
    tasks: [
      aWebTask('t1', '1', { desiredStatus: 'STOPPED', state: 'unused' }),
      aTask('log', { daemon: true }),
    ],
  };
  const spec: Partial<Spec> = { workloads: [{ match: { daemon: true }, ignore: true }] };

  it('is ended with what is on it, five minutes after it was drained', () => {
    const given = { silentFor: 10 * MINUTE, spec };
    expect(planOf([draining(hung), ...others(5)], given).words).toEqual(['end i-1']);
    expect(planOf([draining(vacated), ...others(5)], given).words).toEqual(['end i-1']);
    expect(planOf([draining(hung, NOW - 299_000), ...others(5)], given).words).toEqual([]);
  });

  it('is kept while a task of it may still be used, or may still be told to stop', () => {
    const serving = { statusChecks: impaired, tasks: [aWebTask('t1', '1')] };
    const given = { silentFor: 10 * MINUTE, spec };
    expect(planOf([draining(serving), ...others(5)], given).words).toEqual([]);
    expect(planOf([draining(vacated), ...others(5)], { silentFor: 9 * MINUTE, spec }).words).toEqual([]);
    const working = { tasks: [...vacated.tasks, aTask('job')] };
    expect(planOf([draining(working), ...others(5)], given).words).toEqual([]);
  });

  it('loses its targets first, where ECS told their tasks to stop and left them in', () => {
    const told = { tasks: [aWebTask('t1', '1', { desiredStatus: 'STOPPED' })] };
    const { actions } = planOf([draining(told), ...others(5)], { silentFor: 10 * MINUTE, spec });
    expect(actions).toMatchObject([{ kind: 'removeTarget', instanceId: 'i-1' }]);
    expect(planOf([draining(told), ...others(5)], { silentFor: 9 * MINUTE, spec }).words).toEqual([]);
    const staying = { tasks: [aWebTask('t1', '1')] };
    expect(planOf([draining(staying), ...others(5)], { silentFor: 10 * MINUTE, spec }).words).toEqual([]);
  });

  it('is kept for half an hour for the sake of a job that nobody asked to stop', () => {
    const job = { statusChecks: { ...impaired, impairedSince: NOW - 30 * MINUTE }, tasks: [aTask('job')] };
    expect(planOf([draining(job), ...others(5)], { silentFor: 30 * MINUTE - 1, spec }).words).toEqual([]);
    expect(planOf([draining(job), ...others(5)], { silentFor: 30 * MINUTE, spec }).words).toEqual([
      'end i-1',
    ]);
  });

  it('does not hold the hook of its group, once it is drained and its agent has been silent for long', () => {
    const waiting = {
      ...draining(hung),
      group: { ...draining(hung).group!, lifecycleState: 'Terminating:Wait' },
    };
    const { actions } = planOf([waiting, ...others(5)], { silentFor: 10 * MINUTE, spec });
    expect(planOf([waiting, ...others(5)], { silentFor: 1_000, spec }).words).not.toContain(
      'completeHook i-1',
    );
    expect(actions).toMatchObject([
      { kind: 'completeHook', reason: expect.stringContaining('silent for good') },
    ]);
  });
});

describe('an instance that never joined', () => {
  const template = (version: string) => ({ template: { id: 'lt-1', version } });
  const stray = (id: string, over: Partial<InstanceFacts> = {}): InstanceFacts => {
    const base = anInstance(id, { container: undefined, launchedAt: NOW - 15 * MINUTE });
    const elsewhere = { clusters: [], readAt: NOW };
    return { ...base, containerGone: true, elsewhere, group: { ...base.group!, ...template('2') }, ...over };
  };
  const kin = (id: string, version = '2'): InstanceFacts => {
    const base = member(id);
    return { ...base, group: { ...base.group!, ...template(version) } };
  };
  const rest = [kin('2'), kin('3', '1'), kin('4', '1'), kin('5', '1')];

  it('is ended after a quarter of an hour, where others from its template have joined', () => {
    expect(planOf([stray('1'), ...rest]).words).toEqual(['end i-1']);
  });
  it.each<[string, Partial<InstanceFacts>]>([
    ['it is younger', { launchedAt: NOW - 15 * MINUTE + 1 }],
    ['there is no proof that it is not registered', { containerGone: undefined }],
    ['it was registered once', { containerArn: 'arn:c' }],
    ['it does not run', { ec2State: 'pending' }],
    ['a launch hook holds it', { group: { ...stray('1').group!, lifecycleState: 'Pending:Wait' } }],
  ])('is not while %s', (_, over) => {
    expect(planOf([stray('1', over), ...rest]).words).toEqual([]);
  });
  it('is told where nothing from its template has joined: another would not either', () => {
    const plan = planOf([stray('1'), ...rest.slice(1), kin('6', '1')]);
    expect(plan.words).toEqual([]);
    expect(plan.waits).toContain('nothing else from version 2 of lt-1 has joined');
  });
  it('is kept while the budgets let nothing go', () => {
    const night: Partial<Spec> = { disruption: { budgets: [{ max: 0, reasons: ['unhealthy'] }] } };
    const plan = planOf([stray('1'), ...rest], { spec: night });
    expect([plan.words, plan.waits]).toEqual([[], expect.stringContaining('the budget of 0')]);
  });
  it('is kept where somebody says so', () => {
    const plan = planOf([stray('1', { tags: { 'sluice.dev/keep': '' } }), ...rest]);
    expect([plan.words, plan.waits]).toEqual([[], expect.stringContaining('says to keep it')]);
  });
  it('is one of several: the next goes when another has come', () => {
    const plan = planOf([stray('1'), stray('7'), ...rest, kin('8'), kin('9')]);
    expect(plan.words).toEqual(['end i-1']);
    const coming = { ...stray('8'), launchedAt: NOW - MINUTE };
    expect(planOf([stray('1'), coming, ...rest, kin('9')]).waits).toContain(
      '1 other instance of its pool on the way in or out',
    );
  });
});
