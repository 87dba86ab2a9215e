// The gate on what another cluster has: an instance whose agent does not speak to this one is looked for, and a pool that is shared with
// another cluster is left alone.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import { actions, facts, inService, instance, interruption, now, task } from './fixtures.ts';
import { type GateFacts, permit } from './gate.ts';

const refusal = (action: Action, given: Partial<GateFacts>) => {
  const answer = permit(action, facts(given));
  return answer.ok ? 'permitted' : answer.reason;
};
const drained = (memory: string, agentConnected: boolean): Partial<InstanceFacts> => ({
  container: { arn: 'ci-1', status: 'DRAINING', agentConnected, version: 1, memory },
});
const sick = 'v1:unhealthy:1:-:-';
const theirs = { clusters: ['office', 'lab'], readAt: now - 100 };

describe('the end of an instance whose agent does not speak to this cluster', () => {
  const never = instance({ container: undefined, containerGone: true });
  const lost = inService({
    container: undefined,
    containerArn: 'ci-1',
    containerGone: true,
    group: { ...inService().group!, lifecycleState: 'Standby' },
    tags: { 'sluice.dev/memory': 'v1:refresh:1:-:-' },
    elsewhere: { clusters: [], readAt: now - 100 },
  });
  const silent = (agentConnected = false) => inService(drained(sick, agentConnected));
  const leaving = (agentConnected = false) => instance(drained(sick, agentConnected));
  const member = (agentConnected = false) =>
    inService({ ...drained(sick, agentConnected), group: undefined, fleet: { id: 'sfr-1', units: 1 } });
  const fleet = {
    id: 'sfr-1',
    state: 'active',
    tags: { pool: 'web-spot' },
    target: 4,
    onDemandTarget: 0,
    fulfilled: 4,
    hasTemplate: true,
  };
  const pools = [{ name: 'spot', spotFleet: { id: 'sfr-1' } }];
  const ofFleet = { fleet, spec: { ...facts().spec, pools } };
  const rows: [string, Action, InstanceFacts, Partial<GateFacts>][] = [
    ['end', actions.end, silent(), {}],
    ['end, on standby without its registration', actions.end, lost, {}],
    ['terminate', actions.terminate, member(), ofFleet],
    ['deregister', actions.deregister, leaving(), {}],
    ['completeHook', actions.completeHook, never, {}],
    ['completeHook, and EC2 does not tell', actions.completeHook, { ...never, ec2State: undefined }, {}],
  ];
  it.each(rows)('waits until it was looked for in the others: %s', (_, action, one, given) => {
    const asked = (over: Partial<InstanceFacts>) =>
      refusal(action, { ...given, instance: { ...one, ...over } });
    expect(asked({})).toBe('permitted');
    expect(asked({ elsewhere: theirs })).toBe('it is registered in clusters office, lab');
    expect(asked({ elsewhere: undefined })).toBe('it was not looked for in other clusters');
    expect(asked({ elsewhere: { clusters: [], readAt: now - 101 } })).toBe(
      'it was not looked for in other clusters',
    );
    expect(asked({ elsewhere: { clusters: ['office'], readAt: 0 } })).toBe(
      'it is registered in cluster office',
    );
    expect(asked({ elsewhere: { clusters: [], problem: 'denied', readAt: now } })).toBe(
      'whether another cluster has it is not known: denied',
    );
  });
  it.each<[string, Action, InstanceFacts, Partial<GateFacts>]>([
    ['an agent that speaks', actions.end, silent(true), {}],
    ['an agent that speaks, of a fleet', actions.terminate, member(true), ofFleet],
    [
      'an agent that spoke before it was deregistered',
      actions.completeHook,
      { ...never, containerArn: 'ci-1' },
      {},
    ],
    ['one that runs no longer', actions.completeHook, { ...never, ec2State: 'stopped' }, {}],
  ])('asks nothing of %s', (_, action, one, given) => {
    expect(refusal(action, { ...given, instance: { ...one, elsewhere: undefined } })).toBe('permitted');
  });
});

describe('a pool that is shared with another cluster', () => {
  const wished = (why: string) =>
    inService({
      container: {
        arn: 'ci-1',
        status: 'ACTIVE',
        agentConnected: false,
        version: 1,
        memory: `v1:${why}:1:-:-`,
      },
    });
  const foreign = inService({
    instanceId: 'i-9',
    container: undefined,
    elsewhere: { clusters: ['office'], readAt: 0 },
  });
  const own = inService({ instanceId: 'i-2', elsewhere: { clusters: [], readAt: now } });
  const count = { size: 4, out: 0, left: [], leftKnown: true };
  const asked = (one: InstanceFacts, over: Partial<GateFacts> = {}) =>
    refusal(actions.drain, { instance: one, pool: count, members: [own, foreign], ...over });

  it('loses nothing that could stay', () => {
    expect(asked(wished('unhealthy'))).toBe('its pool is shared with cluster office through i-9');
    expect(asked(wished('unhealthy'), { members: [own] })).toBe('permitted');
    expect(asked(wished('unhealthy'), { members: undefined })).toBe('permitted');
  });
  it.each(['standby', 'end', 'lowerTarget', 'terminate'] as const)('stays whole: %s', (kind) => {
    expect(
      refusal(actions[kind], { instance: wished('unhealthy'), members: [foreign], ...asFleet(kind) }),
    ).toMatch(/^its pool is shared with cluster office/);
  });
  it('loses what a person wants to go, and what AWS takes', () => {
    expect(asked(wished('person'))).toBe('permitted');
    expect(asked(wished('unhealthy'), { notices: [interruption()] })).toBe('permitted');
    const busy = inService({ tasks: [task()] });
    expect(refusal(actions.protect, { instance: busy, members: [foreign] })).toBe('permitted');
  });
});

/** What an action on a member of a fleet needs to be judged at all. */
function asFleet(kind: string): Partial<GateFacts> {
  if (kind !== 'lowerTarget' && kind !== 'terminate') return {};
  const pools = [{ name: 'spot', spotFleet: { id: 'sfr-1' } }];
  return {
    spec: { ...facts().spec, mode: 'scale', pools },
    instance: inService({ group: undefined, fleet: { id: 'sfr-1', units: 1 } }),
  };
}
