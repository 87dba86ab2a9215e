// What the gate let go a moment ago counts for the next that asks, also in the next pass, until what is read shows it: an answer
// of AWS that hangs must not let a pool go below its limits.
import { describe, expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import { createRandom } from '#lib/random.ts';
import type { InstanceFacts, Observation, PoolFacts } from '#model/observation.ts';
import type { RefreshFacts } from '#model/owners.ts';
import type { Action, Outcome } from '#model/plan.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { carryOut } from './act.ts';
import { type Claims, claim, pruneClaims } from './claims.ts';
import { actions, aGroup, inService, instance, now, observation, spec, task } from './fixtures.ts';
import type { GateFacts } from './gate.ts';
import { createLedger } from './ledger.ts';

const inGroup = {
  name: 'spot',
  group: aGroup(),
} satisfies PoolFacts;
/** Lowered for one of its instances, which count two each. */
const inFleet: PoolFacts = {
  name: 'spot',
  fleet: {
    id: 'sfr-1',
    state: 'active',
    tags: {},
    target: 6,
    onDemandTarget: 0,
    fulfilled: 8,
    hasTemplate: true,
  },
};
const groupOf = (desired: number): PoolFacts => ({ ...inGroup, group: { ...inGroup.group, desired } });
const scale = (pool: object): GateFacts['spec'] => ({
  ...spec,
  mode: 'scale',
  refresh: { surge: 1 },
  pools: [{ name: 'spot', ...pool }],
});
const groupSpec = scale({ autoScalingGroup: { name: 'web-spot' }, limits: { min: 3 } });
const fleetSpec = scale({ spotFleet: { id: 'sfr-1' }, limits: { min: 4 } });
const host = (id: string, memory: string, status: string): InstanceFacts =>
  inService({
    instanceId: id,
    container: { arn: `ci-${id}`, status, agentConnected: true, version: 1, memory },
  });
const drained = (id: string, memory = 'v1:scalein:1:-:-') => host(id, memory, 'DRAINING');
const ofFleet = (id: string) => ({ ...drained(id), group: undefined, fleet: { id: 'sfr-1', units: 2 } });
const two = (each: (id: string) => InstanceFacts) => [each('i-1'), each('i-2')];

/** Passes one after another, of which each sees what `shown` says by then. No call is ever answered. */
function passes(ofSpec: GateFacts['spec'], pool: PoolFacts, shown: InstanceFacts[]) {
  const clock = createTestClock(now);
  const outcomes: Outcome[] = [];
  const calls: string[] = [];
  const ports = portFromCall(async (_, operation) => {
    calls.push(operation);
    return new Promise(() => undefined);
  });
  const looks: string[] = [];
  let seen = shown;
  const look = (): Observation => {
    const at = clock.now();
    const fresh = seen.map((each) => ({ ...each, readAt: at, stoppingTasksReadAt: at, ec2ReadAt: at }));
    const read = observation(fresh);
    const parts = { ...read.parts, cluster: { ...read.parts.cluster, at } };
    return { ...read, parts, pools: new Map([['spot', pool]]) };
  };
  const lookAgain = async (ids: readonly string[]) => {
    looks.push(...ids);
    return look();
  };
  const shared = {
    spec: ofSpec,
    ports,
    clock,
    random: createRandom(1),
    lease: { until: Number.POSITIVE_INFINITY },
    ledger: createLedger(() => clock.monotonic()),
    claims: new Map(),
    notices: () => [],
    drains: () => new Map<string, number>(),
    silentSince: () => new Map<string, number>(),
    observation: look,
    lookAgain,
    lookAtState: lookAgain,
    lookAtPool: async (name: string) => {
      looks.push(name);
      return look();
    },
    lookElsewhere: async () => look(),
    trials: () => ({}),
    onOutcome: (outcome: Outcome) => outcomes.push(outcome),
  };
  const pass = async (...planned: Action[]) => {
    outcomes.length = 0;
    calls.length = 0;
    looks.length = 0;
    void carryOut({ ...shared, plan: { cluster: 'web', at: clock.now(), actions: planned, waits: [] } });
    await clock.advance(3_000);
    return outcomes.length > 0 ? outcomes.map(({ detail }) => detail) : calls;
  };
  return {
    clock,
    looks,
    pass,
    show: (instances: InstanceFacts[]) => {
      seen = instances;
    },
  };
}
const on = (action: Action, instanceId: string) => ({ ...action, instanceId }) as Action;

const refused = ['another of its pool went this way a moment ago, and what was read does not show it yet'];

describe('a group that is being lowered', () => {
  const end = (id: string) => on(actions.lower, id);
  const sent = ['TerminateInstanceInAutoScalingGroup'];
  const atItsLeast = ['its pool has 3, and may not go below 3'];
  const started = async () => {
    const story = passes(groupSpec, inGroup, two(drained));
    expect(await story.pass(end('i-1'))).toEqual(sent);
    return story;
  };

  it('is not lowered below its least by another as long as its size may not show the first', async () => {
    const { pass } = await started();
    expect(await pass(end('i-2'))).toEqual(atItsLeast);
  });
  it('nor in the same pass', async () => {
    const { pass } = passes(groupSpec, inGroup, two(drained));
    expect(await pass(end('i-1'), end('i-2'))).toEqual(atItsLeast);
  });
  it('is lowered by as many at once as it has above its least', async () => {
    const lower = scale({ autoScalingGroup: { name: 'web-spot' }, limits: { min: 2 } });
    const { pass } = passes(
      lower,
      inGroup,
      ['i-1', 'i-2', 'i-3'].map((id) => drained(id)),
    );
    const calls = [...(await pass(end('i-1'), end('i-2'), end('i-3')))];
    expect(calls).toEqual(['its pool has 2, and may not go below 2']);
  });
  it('is lowered by the next once the first shows as leaving, or has left', async () => {
    for (const later of [
      [{ ...drained('i-1'), group: instance().group! }, drained('i-2')],
      [drained('i-2')],
    ]) {
      const { pass, show } = await started();
      show(later);
      expect(await pass(end('i-2'))).toEqual(sent);
    }
  });
  it('is lowered by the next when the first came to nothing, a minute later', async () => {
    const { pass, clock } = await started();
    await clock.advance(56_999);
    expect(await pass(end('i-2'))).toEqual(atItsLeast);
    const other = await started();
    await other.clock.advance(57_000);
    expect(await other.pass(end('i-2'))).toEqual(sent);
  });
  it('may be asked again for the same one, once the first call has failed', async () => {
    const { pass, clock } = await started();
    await clock.advance(10_000);
    expect(await pass(end('i-1'))).toEqual(sent);
  });
  it('is not held by one that it replaces, nor by one of another pool', async () => {
    const sick = [drained('i-1', 'v1:unhealthy:1:-:-'), drained('i-2')];
    const replaced = passes(groupSpec, inGroup, sick);
    expect(await replaced.pass(on(actions.end, 'i-1'))).toEqual(sent);
    expect(await replaced.pass(end('i-2'))).toEqual(sent);
    const { pass, show } = await started();
    show([{ ...drained('i-1'), pool: 'other' }, drained('i-2')]);
    expect(await pass(end('i-2'))).toEqual(sent);
  });
});

describe('a fleet that was lowered for one', () => {
  const end = (id: string) => on(actions.terminate, id);

  it('loses no second one to the same excess, as long as it may count the first', async () => {
    const { pass, show } = passes(fleetSpec, inFleet, two(ofFleet));
    expect(await pass(end('i-1'))).toEqual(['TerminateInstances']);
    show([{ ...ofFleet('i-1'), ec2State: 'shutting-down' }, ofFleet('i-2')]);
    expect(await pass(end('i-2'))).toEqual(refused);
    show([{ ...ofFleet('i-1'), ec2State: 'terminated', fleet: undefined }, ofFleet('i-2')]);
    expect(await pass(end('i-2'))).toEqual(['TerminateInstances']);
  });
  it('still replaces a sick one', async () => {
    const sick = { ...ofFleet('i-2'), container: drained('i-2', 'v1:unhealthy:1:-:-').container! };
    const { pass } = passes(fleetSpec, inFleet, [ofFleet('i-1'), sick]);
    expect(await pass(end('i-1'))).toEqual(['TerminateInstances']);
    expect(await pass(end('i-2'))).toEqual(['TerminateInstances']);
  });
});

describe('a surge', () => {
  const chosen = (id: string) => host(id, 'v1:refresh:1:-:-', 'ACTIVE');
  const sent = ['EnterStandby'];

  it('is not passed by a second one on standby that the group does not show yet', async () => {
    const { pass } = passes(groupSpec, inGroup, two(chosen));
    expect(await pass(on(actions.standby, 'i-1'))).toEqual(sent);
    expect(await pass(on(actions.standby, 'i-2'))).toEqual(refused);
  });
  it('of two takes the second as soon as the group shows the first', async () => {
    const wide = { ...groupSpec, refresh: { surge: 2 } };
    const { pass, show } = passes(wide, inGroup, two(chosen));
    expect(await pass(on(actions.standby, 'i-1'))).toEqual(sent);
    show([
      { ...chosen('i-1'), group: { ...chosen('i-1').group!, lifecycleState: 'EnteringStandby' } },
      chosen('i-2'),
    ]);
    expect(await pass(on(actions.standby, 'i-2'))).toEqual(sent);
  });
  it('does not make it drained: budgets do not count it twice', async () => {
    const { pass } = passes(groupSpec, groupOf(2), two(chosen));
    expect(await pass(on(actions.standby, 'i-1'))).toEqual(sent);
    expect(await pass({ ...on(actions.wished, 'i-2'), containerInstanceArn: 'ci-i-2' } as Action)).toEqual([
      'UpdateContainerInstancesState',
    ]);
  });
});

describe('a budget of one', () => {
  const chosen = (id: string) => host(id, 'v1:refresh:1:-:-', 'ACTIVE');
  const drain = (id: string) => ({ ...on(actions.wished, id), containerInstanceArn: `ci-${id}` }) as Action;

  it('is spent by a drain that nothing shows yet, whatever else was asked of the same one', async () => {
    const { pass } = passes(groupSpec, groupOf(2), two(chosen));
    expect(await pass(drain('i-1'))).toEqual(['UpdateContainerInstancesState']);
    expect(await pass(on(actions.standby, 'i-1'))).toEqual(['EnterStandby']);
    expect(await pass(drain('i-2'))).toEqual(['the default budget of 1 at once: 1 instance out already']);
  });
});

describe('an instance refresh', () => {
  const refresh: RefreshFacts = {
    id: 'r-1',
    status: 'InProgress',
    startedAt: now - 60_000,
    skipMatching: false,
    protectedInstances: 'Wait',
    readAt: now,
  };
  const hook = {
    name: 'sluice-drain',
    transition: 'autoscaling:EC2_INSTANCE_TERMINATING',
    heartbeatTimeoutMs: 600_000,
    globalTimeoutMs: 60_000_000,
    defaultResult: 'CONTINUE',
  };
  const busy = (id: string) => ({
    ...host(id, 'v1:refresh:1:-:-', 'ACTIVE'),
    launchedAt: now - 3_600_000,
    tasks: [task()],
  });
  const waiting = { ...inGroup, group: { ...inGroup.group, desired: 2, hooks: [hook], refresh } };
  const hooked = scale(spec.pools![0]!);

  it('that was given an instance has spent the budget of one, before its group shows it', async () => {
    const { pass, looks } = passes(hooked, waiting, two(busy));
    expect(await pass(on(actions.unprotect, 'i-1'))).toEqual(['SetInstanceProtection']);
    expect(looks).toEqual(['i-1', 'spot']);
    expect(await pass({ ...on(actions.wished, 'i-2'), containerInstanceArn: 'ci-i-2' } as Action)).toEqual([
      'the default budget of 1 at once: 1 instance out already',
    ]);
  });
  it('that is not under way needs no look at the pool', async () => {
    const { pass, looks } = passes(hooked, inGroup, [inService()]);
    expect(await pass(actions.unprotect)).toEqual(['SetInstanceProtection']);
    expect(looks).toEqual(['i-1']);
  });
});

describe('the pool is looked at last', () => {
  const replaced = (id: string) => host(id, 'v1:refresh:1:-:-', 'ACTIVE');
  it.each<[string, Action, GateFacts['spec'], PoolFacts, InstanceFacts]>([
    ['a drain that could be left', actions.wished, groupSpec, groupOf(1), replaced('i-1')],
    ['a standby', actions.standby, groupSpec, inGroup, replaced('i-1')],
    ['an end', actions.lower, groupSpec, inGroup, drained('i-1')],
    ['a lower target', actions.lowerTarget, fleetSpec, inFleet, ofFleet('i-1')],
    ['the end of one of a fleet', actions.terminate, fleetSpec, inFleet, ofFleet('i-1')],
  ])('before %s', async (_, action, ofSpec, pool, shown) => {
    const { pass, looks } = passes(ofSpec, pool, [shown]);
    await pass(action);
    expect(looks).toEqual(['i-1', 'spot']);
  });
  it('not before what AWS does anyway, nor is its host again where that was read since it was decided', async () => {
    const { pass, looks } = passes(groupSpec, inGroup, [instance(drained('i-1'))]);
    await pass(actions.drain);
    expect(looks).toEqual([]);
  });
});

describe('claims', () => {
  it('of a standby hold no end, and those of an end no standby', async () => {
    const one = host('i-1', 'v1:refresh:1:-:-', 'ACTIVE');
    const surge = passes(groupSpec, inGroup, [one, drained('i-2')]);
    expect(await surge.pass(on(actions.standby, 'i-1'))).toEqual(['EnterStandby']);
    expect(await surge.pass(on(actions.lower, 'i-2'))).toEqual(['TerminateInstanceInAutoScalingGroup']);
    const smaller = passes(groupSpec, inGroup, [one, drained('i-2')]);
    expect(await smaller.pass(on(actions.lower, 'i-2'))).toEqual(['TerminateInstanceInAutoScalingGroup']);
    expect(await smaller.pass(on(actions.standby, 'i-1'))).toEqual(['EnterStandby']);
  });

  it('are kept for a minute, and no longer', () => {
    const claims: Claims = new Map();
    const seen = observation([]);
    claim(claims, actions.drain, seen, now);
    claim(claims, actions.terminate, seen, now + 1);
    pruneClaims(claims, now + 60_000);
    expect([...claims.values()]).toEqual([{ kind: 'terminate', instanceId: 'i-1', at: now + 1 }]);
  });
  it('hold no longer where the clock was set back', () => {
    const claims: Claims = new Map();
    claim(claims, actions.drain, observation([]), now + 3_600_000);
    pruneClaims(claims, now);
    expect([...claims.values()]).toEqual([{ kind: 'drain', instanceId: 'i-1', at: now }]);
    pruneClaims(claims, now + 60_000);
    expect(claims.size).toBe(0);
  });
  it('are of what takes room that others may want, and of what is put back; nothing else is kept', () => {
    const kept = (pools: Observation['pools']) => {
      const claims: Claims = new Map();
      for (const action of Object.values(actions)) claim(claims, action, { ...observation([]), pools }, now);
      return [...claims.values()].map(({ kind }) => kind);
    };
    expect(kept(new Map())).toEqual(['drain', 'activate', 'standby', 'terminate', 'end']);
    const refresh = { id: 'r-1', status: 'InProgress', startedAt: now, readAt: now } as RefreshFacts;
    const refreshed = new Map([['spot', { ...inGroup, group: { ...inGroup.group, refresh } }]]);
    expect(kept(refreshed)).toEqual(['unprotect', 'drain', 'activate', 'standby', 'terminate', 'end']);
  });
});
