// The gate on capacity: named instances that are empty and not needed, no limit passed, nothing lowered twice; standby within what
// the spec and MaxSize allow; strays; hosts that nobody can reach.
import { describe, expect, it } from 'vitest';
import type { FleetFacts, InstanceFacts } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import {
  actions,
  facts,
  aGroup as group,
  inService,
  instance,
  now,
  aPoolCount as pool,
  spec,
  task,
} from './fixtures.ts';
import { type GateFacts, permit } from './gate.ts';

const refusal = (action: Action, given: Partial<GateFacts>) => {
  const answer = permit(action, facts(given));
  return answer.ok ? 'permitted' : answer.reason;
};
const container = (status: string, memory: string, agentConnected = true): Partial<InstanceFacts> => ({
  container: { arn: 'ci-1', status, agentConnected, version: 1, memory },
});
const inGroup = (lifecycleState: string, weight?: number): Partial<InstanceFacts> => ({
  group: {
    name: 'web-spot',
    lifecycleState,
    protectedFromScaleIn: false,
    healthStatus: 'Healthy',
    ...(weight !== undefined && { weight }),
  },
});
const withLimits = (limits: object, mode: 'drain' | 'scale' = 'scale'): GateFacts['spec'] => ({
  ...spec,
  mode,
  pools: spec.pools!.map((each) => ({ ...each, limits })),
});

describe('a smaller group', () => {
  const surplus = inService(container('DRAINING', 'v1:scalein:1:-:-'));
  const given = (over: Partial<GateFacts> = {}) => ({
    instance: surplus,
    spec: withLimits({}),
    group: group(),
    ...over,
  });
  it.each<[string, Partial<GateFacts>, RegExp]>([
    ['in mode drain', { spec: withLimits({}, 'drain') }, /lowering capacity needs scale/],
    [
      'for another reason',
      { instance: inService(container('DRAINING', 'v1:refresh:1:-:-')) },
      /not needed any more/,
    ],
    ['below MinSize', { group: group({ min: 4 }) }, /has 4, and may not go below 4/],
    ['below the limit of the spec', { spec: withLimits({ min: 4 }) }, /may not go below 4/],
    [
      'by more than it may, in units',
      { instance: { ...surplus, ...inGroup('InService', 3) }, group: group({ min: 2 }) },
      /may not go below 2/,
    ],
    ['where the group was not read', { group: undefined }, /what it counts in its pool is not known/],
    [
      'before it is drained',
      { instance: inService(container('ACTIVE', 'v1:scalein:1:-:-')) },
      /not DRAINING/,
    ],
    [
      'with a task on it',
      { instance: { ...surplus, tasks: [task({ lastStatus: 'STOPPING' })] } },
      /not STOPPED/,
    ],
    [
      'of one that ends already',
      { instance: { ...surplus, ...inGroup('Terminating:Wait') } },
      /it is Terminating:Wait/,
    ],
  ])('is refused %s', (_, over, words) => {
    expect(refusal(actions.lower, given(over))).toMatch(words);
  });
  it('is one by a named instance that is empty and not needed', () => {
    expect(refusal(actions.lower, given())).toBe('permitted');
    expect(refusal(actions.lower, given({ group: group({ min: 3 }) }))).toBe('permitted');
    const heavy = given({ instance: { ...surplus, ...inGroup('InService', 3) }, group: group({ min: 1 }) });
    expect(refusal(actions.lower, heavy)).toBe('permitted');
  });
  it('is never replaced by ending what is not needed without lowering', () => {
    expect(refusal(actions.end, given())).toMatch(/its group would replace it/);
  });
});

describe('a Spot Fleet', () => {
  const fleet = (over: Partial<FleetFacts> = {}): FleetFacts => ({
    id: 'sfr-1',
    state: 'active',
    tags: {},
    target: 8,
    onDemandTarget: 0,
    fulfilled: 8,
    hasTemplate: true,
    ...over,
  });
  const scale: GateFacts['spec'] = {
    ...spec,
    mode: 'scale',
    pools: [{ name: 'spot', spotFleet: { id: 'sfr-1' }, limits: { min: 2 } }],
  };
  const member = (memory: string, over: Partial<InstanceFacts> = {}) =>
    inService({
      group: undefined,
      fleet: { id: 'sfr-1', units: 2 },
      ...container('DRAINING', memory),
      ...over,
    });
  const given = (over: Partial<GateFacts> = {}) => ({
    instance: member('v1:scalein:1:-:-'),
    spec: scale,
    fleet: fleet(),
    ...over,
  });
  const lower = actions.lowerTarget;

  it('is lowered once for one instance, by what it counts, before that ends', () => {
    expect(refusal(lower, given())).toBe('permitted');
    expect(refusal(actions.terminate, given())).toMatch(/0 beyond its target and would replace it/);
    const lowered = given({ fleet: fleet({ target: 6 }) });
    expect(refusal({ ...lower, target: 4 } as Action, lowered)).toMatch(/2 beyond its target already/);
    expect(refusal(actions.terminate, lowered)).toBe('permitted');
  });
  it.each<[string, Action, Partial<GateFacts>, RegExp]>([
    [
      'by a number that fits no more',
      { ...lower, target: 5 } as Action,
      {},
      /the target of its fleet is 8 now/,
    ],
    ['while it is being modified', lower, { fleet: fleet({ state: 'modifying' }) }, /its fleet is modifying/],
    [
      'below the limit',
      { ...lower, target: 1 } as Action,
      { fleet: fleet({ target: 3, fulfilled: 3 }) },
      /may not go below 2/,
    ],
    [
      'where it does not say what it has',
      lower,
      { fleet: fleet({ fulfilled: undefined }) },
      /not known what sfr-1 has/,
    ],
    [
      'for one whose units are not known',
      lower,
      { instance: member('v1:scalein:1:-:-', { fleet: { id: 'sfr-1' } }) },
      /what it counts in its pool/,
    ],
    [
      'for one that is still needed',
      lower,
      { instance: member('v1:unhealthy:1:-:-') },
      /not needed any more/,
    ],
    ['for another fleet', { ...lower, fleet: 'sfr-2' } as Action, {}, /not known what sfr-2 has/],
  ])('is not lowered %s', (_, action, over, words) => {
    expect(refusal(action, given(over))).toMatch(words);
  });
  it('replaces a sick one at its full target', () => {
    expect(refusal(actions.terminate, given({ instance: member('v1:unhealthy:1:-:-') }))).toBe('permitted');
    const busy = member('v1:unhealthy:1:-:-', { tasks: [task()] });
    expect(refusal(actions.terminate, given({ instance: busy }))).toMatch(/not STOPPED/);
    const kept = member('v1:person:1:-:-');
    expect(refusal(actions.terminate, given({ instance: kept }))).toMatch(/nothing says that it shall end/);
    const other = { ...actions.terminate, fleet: 'sfr-2' } as Action;
    expect(refusal(other, given({ instance: member('v1:unhealthy:1:-:-') }))).toMatch(
      /does not belong to sfr-2/,
    );
  });
});

describe('a standby', () => {
  const chosen = inService(container('ACTIVE', 'v1:rebalance:1:-:-'));
  const given = (over: Partial<GateFacts> = {}) => ({
    instance: chosen,
    group: group(),
    pool: pool(0),
    ...over,
  });
  it.each<[string, Partial<GateFacts>, RegExp]>([
    ['without a wish', { instance: inService(container('ACTIVE', '')) }, /nothing says that it shall end/],
    ['for a person', { instance: inService(container('ACTIVE', 'v1:person:1:-:-')) }, /nothing says/],
    ['twice', { instance: { ...chosen, ...inGroup('Standby') } }, /it is Standby/],
    ['beyond the surge', { pool: pool(1) }, /1 of its group are on standby already, at most 1/],
    ['beyond MaxSize', { group: group({ max: 4 }) }, /would have 5, at most 4/],
    [
      'beyond MaxSize, in units',
      { instance: { ...chosen, ...inGroup('InService', 4) }, group: group({ max: 7 }) },
      /would have 8/,
    ],
    [
      'where its group was not counted',
      { pool: { ...pool(0), onStandby: undefined } },
      /its group is not known/,
    ],
  ])('is refused %s', (_, over, words) => {
    expect(refusal(actions.standby, given(over))).toMatch(words);
  });
  it('is permitted within surge and MaxSize', () => {
    expect(refusal(actions.standby, given({ group: group({ max: 5 }) }))).toBe('permitted');
    const surge = { ...spec, refresh: { surge: 2 } };
    expect(refusal(actions.standby, given({ spec: surge, pool: pool(1) }))).toBe('permitted');
    expect(refusal(actions.standby, given({ spec: { ...spec, refresh: { surge: 0 } } }))).toBe('permitted');
  });
  it('ends in the end of what was replaced, and what EC2 ended there is struck off', () => {
    const drained = { ...inService(container('DRAINING', 'v1:rebalance:1:-:-')), ...inGroup('Standby') };
    expect(refusal(actions.end, given({ instance: drained }))).toBe('permitted');
    const covered = { ...drained, ...container('DRAINING', 'v1:spot:1:-:-s') };
    expect(refusal(actions.end, given({ instance: covered }))).toBe('permitted');
    const spared = { ...drained, ...container('DRAINING', 'v1:spot:1:-:-') };
    expect(refusal(actions.end, given({ instance: spared }))).toMatch(/nothing says/);
    const dead = { ...drained, container: undefined, ec2State: 'terminated' };
    expect(refusal(actions.end, given({ instance: dead }))).toBe('permitted');
    expect(refusal(actions.end, given({ instance: { ...dead, ec2ReadAt: undefined } }))).toMatch(
      /read again/,
    );
    const lost = {
      ...drained,
      container: undefined,
      containerGone: true,
      tags: { 'sluice.dev/memory': 'v1:refresh:1:-:-' },
    } as const;
    expect(refusal(actions.end, given({ instance: lost }))).toBe('permitted');
    const unproven = { ...lost, containerGone: undefined };
    expect(refusal(actions.end, given({ instance: unproven }))).toMatch(/not proven to be gone/);
    const unread = { ...lost, ec2ReadAt: undefined };
    expect(refusal(actions.end, given({ instance: unread }))).toMatch(/tags could not be read/);
    const kept = { ...lost, tags: { 'sluice.dev/memory': 'v1:person:1:-:-' } };
    expect(refusal(actions.end, given({ instance: kept }))).toMatch(/nothing says/);
    const heard = { ...drained, ec2State: 'terminated' };
    expect(refusal(actions.end, given({ instance: heard }))).toMatch(/its agent is connected/);
  });
});

describe('an instance that never joined', () => {
  const from = (version: string) => ({ ...inService().group!, template: { id: 'lt-1', version } });
  const stray = inService({
    container: undefined,
    containerGone: true,
    launchedAt: now - 600_000,
    group: from('2'),
  });
  const kin = inService({ instanceId: 'i-2', launchedAt: now - 900_000, group: from('2') });
  const given = (over: Partial<GateFacts> = {}) => ({
    instance: stray,
    group: group(),
    pool: pool(0),
    members: [stray, kin],
    trials: { watchedSince: now - 600_000 },
    ...over,
  });
  it('may be ended once it had its time, and there is proof that nothing is on it', () => {
    expect(refusal(actions.end, given())).toBe('permitted');
  });
  const noted = { problem: 'the caller may not do ecs:ListClusters', readAt: now };
  it.each<[string, Partial<InstanceFacts>, RegExp]>([
    ['looked for nowhere else', { elsewhere: undefined }, /^it was not looked for in other clusters$/],
    ['looked for elsewhere before', { elsewhere: { clusters: [], readAt: now - 101 } }, /not looked for/],
    [
      'found elsewhere',
      { elsewhere: { clusters: ['b'], readAt: now } },
      /^its pool is shared with cluster b through i-1$/,
    ],
    [
      'maybe elsewhere',
      { elsewhere: { clusters: [], ...noted } },
      /another cluster has it is not known: the caller may not/,
    ],
    ['tagged', { tags: { 'sluice.dev/keep': '' } }, /says to keep it/],
    ['of unread tags', { ec2ReadAt: now - 101 }, /tags could not be read/],
  ])('is not while it is %s', (_, over, words) => {
    const one = { ...stray, ...over };
    expect(refusal(actions.end, given({ instance: one, members: [one, kin] }))).toMatch(words);
  });
  const closed = { ...spec, disruption: { budgets: [{ max: 0 }] } };
  const closedAt = (cron: string) => ({
    ...spec,
    disruption: { budgets: [{ max: '0%', cron, duration: '1h' }] },
  });
  const managed = {
    name: 'p',
    managedScaling: false,
    managedDraining: true,
    managedTerminationProtection: false,
  };
  const managing = (over: object) => ({
    group: group({ managedByEcs: true, capacityProvider: { ...managed, ...over } }),
  });
  it.each<[string, Partial<GateFacts>, RegExp]>([
    [
      'nothing of its kind has joined',
      { members: [stray, { ...kin, group: from('1') }] },
      /^nothing else from version 2/,
    ],
    ['none is known', { members: undefined }, /^nothing else from version 2 of lt-1 has joined/],
    [
      'nobody knows what was tried',
      { trials: undefined },
      /^nothing launched since 04:50:00Z from version 2/,
    ],
    [
      'it was there before this process',
      { trials: { watchedSince: now - 599_999 } },
      /^nothing launched since/,
    ],
    [
      'one was tried in vain',
      { trials: { watchedSince: 0, discards: new Map([['spot', now - 899_999]]) } },
      /^nothing launched since 04:45:00Z from version 2 of lt-1 has joined/,
    ],
    ['the budgets are closed', { spec: closed }, /the budget of 0/],
    [
      'they are closed at this hour',
      { spec: closedAt('0 5 * * *') },
      /^the budget of 0% of 4 at once until 06:00/,
    ],
    ['its group is not known', { group: undefined }, /group is not known/],
    ['its pool is not known', { pool: undefined }, /group is not known/],
    ['ECS scales its group', managing({ managedScaling: true }), /ECS manages its group/],
    ['ECS protects its group', managing({ managedTerminationProtection: true }), /ECS manages its group/],
  ])('is not while %s', (_, over, words) => {
    expect(refusal(actions.end, given(over))).toMatch(words);
  });
  it.each<[string, Partial<GateFacts>]>([
    ['a capacity provider leaves its group to others', managing({})],
    ['the budgets were closed an hour ago', { spec: closedAt('0 4 * * *') }],
    ['another pool was tried in vain', { trials: { watchedSince: 0, discards: new Map([['other', now]]) } }],
    ['one that was launched later has joined', { trials: { discards: new Map([['spot', now - 900_000]]) } }],
  ])('may be ended where %s', (_, over) => {
    expect(refusal(actions.end, given(over))).toBe('permitted');
  });
  it.each<[string, Partial<InstanceFacts>, RegExp]>([
    ['young', { launchedAt: now - 599_999 }, /launched a moment ago/],
    ['of an unknown age', { launchedAt: undefined }, /launched a moment ago/],
    ['stopped', { ec2State: 'stopped' }, /EC2 says that it is stopped/],
    ['not proven to be unregistered', { containerGone: undefined }, /not proven to be gone/],
    ['named by a task', { tasks: [task()] }, /not STOPPED/],
    ['on a standby that nobody here asked for', inGroup('Standby'), /nothing says that it shall end/],
    ['one that had joined before', { containerArn: 'ci-1' }, /had joined/],
  ])('is not while it is %s', (_, over, words) => {
    expect(refusal(actions.end, given({ instance: { ...stray, ...over } }))).toMatch(words);
  });
});

describe('a host that nobody can reach', () => {
  const checks = { system: 'ok', instance: 'impaired', impairedSince: now - 300_000, readAt: now - 100 };
  const out = [{ targetGroupArn: 'tg-1', id: 'i-1', port: 8080, state: 'unused' }];
  const stopping = task({ desiredStatus: 'STOPPED', targets: out });
  const silent = container('DRAINING', 'v1:unhealthy:1:-:-', false);
  const hung = instance({
    ...silent,
    tasks: [task({ targets: [{ ...out[0]!, state: 'unhealthy' }] })],
    statusChecks: checks,
  });
  const vacated = instance({ ...silent, tasks: [stopping, task({ arn: 'task-2', daemon: true })] });
  const waits = (host: InstanceFacts, silentMs = 600_000) =>
    refusal(actions.completeHook, { instance: host, silentMs });

  it('is let go with what is on it, when EC2 calls it impaired or nobody uses it any more', () => {
    expect([waits(hung), waits(vacated)]).toEqual(['permitted', 'permitted']);
    const staying = { ...hung, ...inGroup('InService') };
    expect(refusal(actions.end, { instance: staying, silentMs: 600_000 })).toBe('permitted');
  });
  it.each<[string, InstanceFacts, number?]>([
    ['its agent has only just fallen silent', hung, 1_000],
    [
      'its target has no health checks, and serves',
      { ...hung, tasks: [task({ targets: [{ ...out[0]!, state: 'unavailable' }] })] },
    ],
    ['a job of it was not asked to stop', { ...hung, tasks: [task({ targets: [] })] }],
    ['its stopping tasks were not read', { ...vacated, stoppingTasksReadAt: now - 5_000 }],
    ['its agent speaks', { ...hung, ...container('DRAINING', 'v1:unhealthy:1:-:-') }],
    [
      'it has been impaired for less than five minutes',
      { ...hung, statusChecks: { ...checks, impairedSince: now - 299_999 } },
    ],
    ['its checks were not read with the rest', { ...hung, statusChecks: { ...checks, readAt: now - 101 } }],
    ['a load balancer still finds a task of it healthy', { ...hung, tasks: [task()] }],
    ['its agent has been silent for less than ten minutes', vacated, 599_999],
    ['a task of it was not asked to stop', { ...vacated, tasks: [task({ targets: out })] }],
    ['a task of it is still a target', { ...vacated, tasks: [task({ desiredStatus: 'STOPPED' })] }],
    ['it is not DRAINING', { ...vacated, ...container('ACTIVE', 'v1:unhealthy:1:-:-', false) }],
  ])('is not while %s', (_, host, silentMs) => {
    expect(waits(host, silentMs)).toMatch(/not STOPPED/);
  });

  it('has its targets taken out, once ECS told their tasks to stop and nobody hears it', () => {
    const staying = { ...inGroup('InService'), ...silent };
    const told = task({ desiredStatus: 'STOPPED' });
    const remove = (over: Partial<InstanceFacts>, silentMs = 600_000) =>
      refusal(actions.removeTarget, { instance: instance({ ...staying, tasks: [told], ...over }), silentMs });
    expect(remove({})).toBe('permitted');
    expect(remove({}, 599_999)).toMatch(/not leaving/);
    expect(remove({ tasks: [task()] })).toMatch(/not leaving/);
    expect(remove(container('ACTIVE', 'v1:unhealthy:1:-:-', false))).toMatch(/not leaving/);
    expect(remove(container('DRAINING', 'v1:unhealthy:1:-:-'))).toMatch(/not leaving/);
  });
});
