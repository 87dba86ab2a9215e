// The gate on specs that say little: whatever a spec leaves out is owned by nobody, and no word of a plan makes up for it.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import { actions, facts, inService, instance, interruption, now, spec, task } from './fixtures.ts';
import { type GateFacts, permit } from './gate.ts';
import { aloneForEver } from './lease.ts';

const answer = (action: Action, differs: Partial<GateFacts> = {}) => {
  const permission = permit(action, facts(differs));
  return permission.ok ? 'permitted' : permission.reason;
};
type Pools = NonNullable<GateFacts['spec']['pools']>;
const withPools = (...pools: Pools) => ({ spec: { ...spec, pools } });
const fleetPool: Pools[number] = { name: 'fleet', spotFleet: { id: 'sfr-1' } };
const inFleet: Partial<InstanceFacts> = { group: undefined, fleet: { id: 'sfr-1' } };
const notOurs = 'the hook sluice-drain is not the one of the spec';

describe('ownership', () => {
  it('of nothing where the spec has no pools', () => {
    const none = { spec: { ...spec, pools: undefined } };
    const gone = instance({ group: undefined, ec2State: 'terminated' });
    expect(answer(actions.heartbeat, none)).toBe('its group web-spot is in no pool of the spec');
    expect(answer(actions.putHook, none)).toBe('the group web-spot is in no pool of the spec');
    expect(answer(actions.deregister, { ...none, instance: gone })).toBe(
      'it is in no group and no fleet of the spec',
    );
    expect(answer(actions.stopTask, { ...none, instance: instance(inFleet) })).toBe(
      'its Spot Fleet sfr-1 is in no pool of the spec',
    );
  });

  it('is looked for in every pool, of whatever kind', () => {
    const both = withPools(fleetPool, ...spec.pools!);
    const leaving = { ...inFleet, ec2State: 'shutting-down', tasks: [task()] };
    expect(answer(actions.heartbeat, both)).toBe('permitted');
    expect(answer(actions.putHook, both)).toBe('permitted');
    expect(answer(actions.stopTask, { ...both, instance: instance(leaving) })).toBe('permitted');
    const departed = instance({ group: undefined, ec2State: 'terminated' });
    expect(answer(actions.deregister, { ...both, instance: departed })).toBe('permitted');
  });

  it('of what is left of an ended member allows to clear it away, and nothing else', () => {
    const departed = instance({ group: undefined, ec2State: 'terminated', tasks: [task()] });
    const inScale = { instance: departed, spec: { ...spec, mode: 'scale' as const } };
    const onInstances = Object.values(actions).filter((action) => 'instanceId' in action);
    for (const action of onInstances.filter(({ kind }) => kind !== 'deregister'))
      expect(answer(action, inScale)).toBe('it is in no group and no fleet of the spec');
  });

  it('of a hook only where the pool names it', () => {
    const hookless = withPools({ name: 'spot', autoScalingGroup: { name: 'web-spot' } });
    expect(answer(actions.heartbeat, hookless)).toBe(notOurs);
    expect(answer(actions.putHook, hookless)).toBe(notOurs);
    expect(
      answer(actions.putHook, {
        spec: {
          ...spec,
          pools: [{ ...spec.pools![0]!, lifecycleHook: { name: 'sluice-drain', manage: false } }],
        },
      }),
    ).toBe('the spec does not let Sluice manage the hook sluice-drain');
  });

  it('of a fleet by its tags wants all of them', () => {
    const tagged = withPools({ name: 'fleet', spotFleet: { tag: { pool: 'web', stage: 'live' } } });
    const fleet = (tags: Record<string, string>): GateFacts['fleet'] => ({
      id: 'sfr-1',
      state: 'active',
      tags,
      target: 1,
      onDemandTarget: 0,
      hasTemplate: true,
    });
    const leaving = instance({ ...inFleet, ec2State: 'shutting-down', tasks: [task()] });
    const stop = (tags: Record<string, string>) =>
      answer(actions.stopTask, { ...tagged, instance: leaving, fleet: fleet(tags) });
    expect(stop({ pool: 'web', stage: 'live', more: 'x' })).toBe('permitted');
    expect(stop({ pool: 'web', stage: 'test' })).toBe('its Spot Fleet sfr-1 is in no pool of the spec');
  });
});

describe('freshness', () => {
  it('is asked of all that cannot be taken back, also where a plan says that a notice spares it', () => {
    const lying = { ...actions.stopTask, onCachedMembership: true };
    const stale = instance({ tasks: [task()], readAt: now - 600 });
    expect(answer(lying, { instance: stale })).toBe('it was not read again since this was decided');
  });
  it('is that of a reading which began with the decision or after it', () => {
    const read = { instance: instance({ readAt: now - 500, tasks: [task()] }) };
    expect(answer(actions.stopTask, { ...read, decidedAt: now - 500 })).toBe('permitted');
    expect(answer(actions.stopTask, { ...read, decidedAt: now - 499 })).toBe(
      'it was not read again since this was decided',
    );
  });
});

describe('the budget', () => {
  const wished = (memory: string, differs: Partial<InstanceFacts> = {}) =>
    inService({
      container: { arn: 'ci-1', status: 'ACTIVE', agentConnected: true, version: 1, memory },
      ...differs,
    });
  const pool = { size: 4, out: 0, left: [], leftKnown: true };

  it('that nobody could count holds a wished drain', () => {
    expect(answer(actions.wished, { instance: wished('v1:refresh:1:-:-'), pool })).toBe('permitted');
    expect(answer(actions.wished, { instance: wished('v1:refresh:1:-:-') })).toBe(
      'nothing says why it should leave',
    );
  });
  it('is not asked where two memories disagree on whether it shall leave', () => {
    const instance = wished('v1:refresh:1:-:-', {
      tags: { 'sluice.dev/memory': 'v1:spot:1:-:-' },
      ec2ReadAt: now - 9_000,
    });
    expect(answer(actions.wished, { instance, pool })).toBe('nothing says why it should leave');
  });
  it('of the reason counts, and no drain of what AWS takes waits for it', () => {
    const spent = { pool: { ...pool, out: 1 } };
    const shut = {
      ...spec,
      disruption: { budgets: [{ max: 0, reasons: ['refresh' as const] }, { max: 2 }] },
    };
    expect(answer(actions.wished, { instance: wished('v1:refresh:1:-:-'), ...spent, spec: shut })).toMatch(
      /^the budget of 0/,
    );
    expect(answer(actions.wished, { instance: wished('v1:person:1:-:-'), ...spent, spec: shut })).toBe(
      'permitted',
    );
    const taken = { instance: wished('v1:refresh:1:-:-'), notices: [interruption()], ...spent };
    expect(answer(actions.wished, taken)).toBe('permitted');
  });
});

it('a pause leaves no instance DRAINING that was to go back, and no target out', () => {
  const paused = { clusterTags: { 'sluice.dev/paused': '' } };
  const drained = {
    arn: 'ci-1',
    status: 'DRAINING',
    agentConnected: true,
    version: 1,
    memory: 'v1:refresh:1:-:-',
  };
  const back = { ...paused, instance: inService({ container: drained, tasks: [task()] }) };
  expect(answer(actions.activate, back)).toBe('permitted');
  expect(answer(actions.restoreTarget, back)).toBe('permitted');
  expect(answer(actions.stopTask, back)).toBe('voluntary work is paused');
});

it('a single operator holds its lease for ever', () => {
  const late = { lease: aloneForEver, monotonicNow: Number.MAX_SAFE_INTEGER };
  expect(answer(actions.heartbeat, late)).toBe('permitted');
});
