// The gate before a pool is made larger.
import { describe, expect, it } from 'vitest';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import { actions, facts, now, spec } from './fixtures.ts';
import { type GateFacts, permit } from './gate.ts';

const group: NonNullable<GateFacts['group']> = {
  name: 'web-spot',
  arn: 'arn',
  min: 0,
  max: 10,
  desired: 3,
  zones: [],
  suspendedProcesses: [],
  hooks: [],
  managedByEcs: false,
  scalingPolicies: [],
};
const scale: ClusterSpec['spec'] = { ...spec, mode: 'scale' };
const withLimits = (limits: { min?: number; max?: number }) => ({
  ...scale,
  pools: [{ ...spec.pools![0]!, limits }],
});
const answer = (given: Partial<GateFacts> = {}, action: object = {}) => {
  const told = permit({ ...actions.grow, ...action } as never, {
    ...facts({ instance: undefined, spec: scale, group, poolReadAt: now - 100 }),
    ...given,
  });
  return told.ok ? 'permitted' : told.reason;
};

describe('a pool is made larger', () => {
  it('where it has what was thought, within its limits', () => {
    expect(answer()).toBe('permitted');
    expect(answer({}, { to: 10 })).toBe('permitted');
  });

  it('and not below mode scale', () => {
    expect(answer({ spec: { ...scale, mode: 'drain' } })).toBe('mode is drain; this needs scale');
  });

  it('and not by what was read before it was decided, or long ago', () => {
    expect(answer({ poolReadAt: undefined })).toContain('not read again');
    expect(answer({ poolReadAt: now - 600 })).toContain('not read again');
    expect(answer({ poolReadAt: now - 2_000, decidedAt: now - 3_000 })).toBe(
      'what was read of its pool is 2000 ms old',
    );
  });

  it('and not where somebody else has set another size meanwhile', () => {
    expect(answer({ group: { ...group, desired: 4 } })).toBe('its pool has 4 now, not 3');
    expect(answer({ group: undefined })).toBe('its pool has an unknown size now, not 3');
  });

  it('and never smaller by that', () => {
    expect(answer({}, { to: 3 })).toBe('3 is no more than 3');
    expect(answer({}, { to: 2 })).toBe('2 is no more than 3');
  });

  it('and not to less than what we made it a moment ago: the read is of before, and that would end hosts', () => {
    const raised = (to: number) => ({ trials: { raised: new Map([['spot', { to, at: now - 60_000 }]]) } });
    expect(answer(raised(7), { to: 6 })).toBe(
      'it was made 7 a moment ago, and what is read does not show that yet',
    );
    expect([answer(raised(7), { to: 7 }), answer(raised(7), { to: 8 })]).toEqual(['permitted', 'permitted']);
  });

  it('and not beyond what the group, the spec or an open window allows', () => {
    expect(answer({}, { to: 11 })).toBe('its pool may have 10 at most');
    expect(answer({ spec: withLimits({ max: 4 }) })).toBe('its pool may have 4 at most');
    const schedules = [{ name: 'night', cron: '0 * * * *', duration: '1h', pool: 'spot', max: 3 }];
    expect(answer({ spec: { ...scale, schedules } })).toBe('its pool may have 3 at most');
  });

  it('and not where others set its size', () => {
    const provider = {
      name: 'cp',
      managedScaling: true,
      managedDraining: false,
      managedTerminationProtection: false,
    };
    expect(answer({ group: { ...group, capacityProvider: provider } })).toBe(
      'ECS manages the capacity of its group',
    );
    expect(answer({ group: { ...group, scalingPolicies: undefined } })).toContain('is not known');
    expect(answer({ group: { ...group, scalingPolicies: ['p'] } })).toBe(
      'a scaling policy sets its size too: p',
    );
  });

  it('and not of a pool that the spec does not name so', () => {
    expect(answer({}, { pool: 'other' })).toBe('the pool other is not in the spec');
    expect(answer({}, { group: 'other' })).toBe('the pool spot is not the group other');
    expect(answer({}, { fleet: 'sfr-1' })).toBe('the pool spot is not the Spot Fleet sfr-1');
  });

  it('and not where another cluster has a part of it', () => {
    const shared = { elsewhere: { clusters: ['other'], readAt: now } } as never;
    expect(answer({ members: [{ ...facts().instance!, ...(shared as object) }] })).toContain(
      'shared with cluster other',
    );
  });

  it('a fleet by its target, while it is active', () => {
    const fleet = { id: 'sfr-1', state: 'active', tags: {}, target: 3, onDemandTarget: 0, hasTemplate: true };
    const pools = (limits?: object) => [
      { name: 'spot', spotFleet: { id: 'sfr-1' }, ...(limits && { limits }) },
    ];
    const of = (state: string, limits: object | undefined = { max: 9 }, more: object = {}) =>
      answer(
        { spec: { ...scale, pools: pools(limits) }, group: undefined, fleet: { ...fleet, state, ...more } },
        { group: undefined, fleet: 'sfr-1' },
      );
    expect(of('active')).toBe('permitted');
    expect(of('modifying')).toBe('its fleet is modifying');
    expect(of('active', {})).toBe('nothing says how far its pool may grow: give it limits.max');
    expect(of('active', { max: 9 }, { fulfilled: 6 })).toBe('its fleet has 6 already');
  });
});
