// What the gate demands before a capacity is touched, each demand alone: where facts are missing it says which, and permits nothing.
import { describe, expect, it } from 'vitest';
import type { FleetFacts, InstanceFacts } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import { actions, aGroup, facts, inService, now, aPoolCount as pool, spec, task } from './fixtures.ts';
import type { GateFacts } from './gate.ts';
import { checkState } from './state-checks.ts';

const ok = 'permitted';
const judge = (action: Action, given: Partial<GateFacts>) => checkState(action, facts(given)) ?? ok;
const container = (memory?: string, status = 'DRAINING'): Partial<InstanceFacts> => ({
  container: { arn: 'ci-1', status, agentConnected: true, version: 1, memory },
});
const scaleIn = 'v1:scalein:1:-:-';
const inTag = (memory: string) => ({ container: undefined, tags: { 'sluice.dev/memory': memory } });
const keep = { tags: { 'sluice.dev/keep': '' } };
const lifecycle = (lifecycleState: string, weight?: number) => ({
  group: { name: 'web-spot', lifecycleState, protectedFromScaleIn: true, healthStatus: 'Healthy', weight },
});
const group = aGroup();
type Pools = GateFacts['spec']['pools'];
const scale = (pools: Pools = spec.pools): GateFacts['spec'] => ({ ...spec, mode: 'scale', pools });
const noNeed = 'nothing says that it is not needed any more';

describe('a group is made smaller', () => {
  const rows: [string, Partial<InstanceFacts>, Partial<GateFacts>, string][] = [
    ['by what is not needed', {}, {}, ok],
    ['by what fits on others', container('v1:consolidate:1:-:-'), {}, ok],
    ['never by what nobody wished away', container(), {}, noNeed],
    ['never by what a person keeps DRAINING', container('v1:person:1:-:-'), {}, noNeed],
    ['never by one whose tags were not read', { ec2ReadAt: now - 101 }, {}, 'its EC2 tags could not be read'],
    ['never by one that is to be kept', keep, {}, 'its tag sluice.dev/keep says to keep it'],
    ['never by one that ECS does not know', inTag(scaleIn), {}, 'it is not DRAINING'],
    ['never by one that left it', { group: undefined }, {}, 'it is in no group'],
    ['where no pool declares a limit', {}, { spec: { ...spec, mode: 'scale', pools: undefined } }, ok],
    ['where its pool is not declared', { pool: 'old' }, {}, ok],
  ];
  it.each(rows)('%s', (_, differs, given, answer) => {
    const instance = inService({ ...container(scaleIn), ...differs });
    expect(judge(actions.lower, { instance, group, spec: scale(), ...given })).toBe(answer);
  });

  it('down to the limit of its own pool, not of another', () => {
    const instance = inService(container(scaleIn));
    const other = { name: 'other', limits: { min: 4 } };
    const own = { ...spec.pools![0]!, limits: { min: 3 } };
    expect(judge(actions.lower, { instance, group, spec: scale([other, own]) })).toBe(ok);
    const least = { ...own, limits: { min: 4 } };
    expect(judge(actions.lower, { instance, group, spec: scale([{ name: 'other' }, least]) })).toBe(
      'its pool has 4, and may not go below 4',
    );
  });
  it('with those counted that went before it and are not seen yet', () => {
    const least = (min: number) => scale([{ ...spec.pools![0]!, limits: { min } }]);
    const given = { instance: inService(container(scaleIn)), group, unseen: [inService({})] };
    expect(judge(actions.lower, { ...given, spec: least(2) })).toBe(ok);
    expect(judge(actions.lower, { ...given, spec: least(3) })).toBe('its pool has 3, and may not go below 3');
    const heavy = { ...given, unseen: [inService(lifecycle('InService', 2))] };
    expect(judge(actions.lower, { ...heavy, spec: least(2) })).toBe('its pool has 2, and may not go below 2');
  });
});

describe('a fleet', () => {
  const fleet: FleetFacts = {
    id: 'sfr-1',
    state: 'active',
    tags: {},
    target: 8,
    onDemandTarget: 0,
    fulfilled: 8,
    hasTemplate: true,
  };
  const lowered = { ...fleet, target: 6 };
  const member = (differs: Partial<InstanceFacts> = {}) =>
    inService({ group: undefined, fleet: { id: 'sfr-1', units: 2 }, ...container(scaleIn), ...differs });
  const given = (differs: Partial<InstanceFacts>, its: FleetFacts | undefined) => ({
    instance: member(differs),
    spec: scale(),
    fleet: its,
  });
  const notCounted = 'what it counts in its fleet is not known';

  it('lets an instance end that it would not replace', () => {
    expect(judge(actions.terminate, given({}, lowered))).toBe(ok);
    expect(judge(actions.terminate, given({}, { ...lowered, fulfilled: 9 }))).toBe(ok);
    expect(judge(actions.terminate, given(container('v1:consolidate:1:-:-'), lowered))).toBe(ok);
  });
  it.each<[string, Partial<InstanceFacts>, FleetFacts | undefined, string]>([
    ['with a task on it', { tasks: [task()] }, lowered, '1 tasks on it are not STOPPED'],
    ['before it is drained', container(scaleIn, 'ACTIVE'), lowered, 'it is not DRAINING'],
    ['that ECS does not know', inTag(scaleIn), lowered, 'it is not DRAINING'],
    ['that it would replace', {}, fleet, 'its fleet has 0 beyond its target and would replace it'],
    ['where it was not read', {}, undefined, notCounted],
    ['where it does not say what it has', {}, { ...lowered, fulfilled: undefined }, notCounted],
    ['that counts nobody knows what', { fleet: { id: 'sfr-1' } }, lowered, notCounted],
    ['of a group', { fleet: undefined }, lowered, 'it does not belong to sfr-1'],
  ])('lets none end %s', (_, differs, its, answer) => {
    expect(judge(actions.terminate, given(differs, its))).toBe(answer);
  });
  it('is not lowered for one that is no member, nor where it was not read', () => {
    const unknown = 'it is not known what sfr-1 has';
    expect(judge(actions.lowerTarget, given({}, fleet))).toBe(ok);
    expect(judge(actions.lowerTarget, given({ fleet: undefined }, fleet))).toBe(unknown);
    expect(judge(actions.lowerTarget, given({}, undefined))).toBe(unknown);
  });
  it('is not lowered for one with a task on it, or that is to be kept', () => {
    expect(judge(actions.lowerTarget, given({ tasks: [task()] }, fleet))).toBe(
      '1 tasks on it are not STOPPED',
    );
    expect(judge(actions.lowerTarget, given(keep, fleet))).toBe('its tag sluice.dev/keep says to keep it');
  });
});

describe('a standby', () => {
  const refresh = container('v1:refresh:1:-:-', 'ACTIVE');
  const given = (differs: Partial<InstanceFacts>, over: Partial<GateFacts> = {}) =>
    judge(actions.standby, {
      instance: inService({ ...refresh, ...differs }),
      group,
      pool: pool(0),
      ...over,
    });

  it('is of members alone, and of groups that were read and counted', () => {
    expect(given({ group: undefined })).toBe('it is in no group');
    expect(given({}, { group: undefined })).toBe('its group is not known');
    expect(given({}, { pool: undefined })).toBe('its group is not known');
  });
  it('counts what is on standby already against MaxSize, in units', () => {
    const spare = { spec: { ...spec, refresh: { surge: 2 } }, pool: pool(1, 3) };
    expect(given({}, { ...spare, group: { ...group, max: 8 } })).toBe(ok);
    expect(given({}, { ...spare, group: { ...group, max: 7 } })).toBe('its group would have 8, at most 7');
    expect(given(lifecycle('InService', 2), { ...spare, group: { ...group, max: 8 } })).toBe(
      'its group would have 9, at most 8',
    );
  });
});

it('an instance that never joined is not ended where EC2 does not say whether it runs', () => {
  const stray = inService({ container: undefined, containerGone: true, launchedAt: now - 600_000 });
  expect(judge(actions.end, { instance: { ...stray, ec2State: undefined } })).toBe(
    'EC2 says that it is not known',
  );
});

describe('a busy instance and an instance refresh', () => {
  const hook = {
    name: 'sluice-drain',
    transition: 'autoscaling:EC2_INSTANCE_TERMINATING',
    heartbeatTimeoutMs: 600_000,
    globalTimeoutMs: 60_000_000,
    defaultResult: 'CONTINUE',
  };
  const refresh = {
    id: 'r',
    status: 'InProgress',
    startedAt: now - 60_000,
    skipMatching: false,
    protectedInstances: 'Wait',
    readAt: now - 100,
  };
  const busy = inService({ tasks: [task()], launchedAt: now - 3_600_000 });
  const own = spec.pools![0]!;
  const release = (over: Partial<GateFacts> = {}, readAt = now - 100) =>
    judge(actions.unprotect, {
      instance: busy,
      group: { ...group, hooks: [hook], refresh: { ...refresh, readAt } },
      ...over,
    });
  const withPools = (pools: Pools): Partial<GateFacts> => ({ spec: { ...spec, pools } });
  const unread = 'it is busy: 1 tasks, and whether an instance refresh waits for it could not be read again';
  const noHook = 'it is busy: 1 tasks, and no hook of ours would have it drained';

  it('is released in both modes that drain', () => {
    expect(release({ spec: { ...spec, mode: 'drain' } })).toBe(ok);
    expect(release({ spec: { ...spec, mode: 'scale' } })).toBe(ok);
  });
  it('is released by a reading that is younger than two seconds, and not older than the decision', () => {
    expect(release({ decidedAt: now - 500 }, now - 500)).toBe(ok);
    expect(release({ decidedAt: now - 499 }, now - 500)).toBe(unread);
    expect(release({ decidedAt: now - 5_000 }, now - 1_999)).toBe(ok);
    expect(release({ decidedAt: now - 5_000 }, now - 2_000)).toBe(unread);
  });
  it('stays protected where its own pool has no hook of ours, whatever others have', () => {
    const fleetPool = { name: 'fleet', spotFleet: { id: 'sfr-1' } };
    const other = { name: 'other', autoScalingGroup: { name: 'web' }, lifecycleHook: { name: 'theirs' } };
    expect(release(withPools([fleetPool, other, own]))).toBe(ok);
    expect(release(withPools(undefined))).toBe(noHook);
    expect(release(withPools([other]))).toBe(noHook);
    expect(release(withPools([{ ...own, lifecycleHook: undefined }]))).toBe(noHook);
  });
});
