// The gate's truth table: each kind permitted once, each refusal winning at least once, planner's words ignored.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import {
  actions,
  facts,
  inService,
  instance,
  interruption,
  now,
  spec,
  spotMemory,
  task,
} from './fixtures.ts';
import { type GateFacts, permit } from './gate.ts';

const all = Object.entries(actions) as [keyof typeof actions, Action][];
const group = (lifecycleState: string, name = 'web-spot') => ({
  group: { name, lifecycleState, protectedFromScaleIn: false, healthStatus: 'Healthy' },
});
const container = (status: string, memory?: string): Partial<InstanceFacts> => ({
  container: { arn: 'ci-1', status, agentConnected: true, version: 1, memory },
});
const marked = { spotRequest: { id: 'sir-1', statusCode: 'marked-for-termination' } };

const inFleet = (differs: Partial<InstanceFacts> = {}) =>
  inService({
    group: undefined,
    fleet: { id: 'sfr-1', units: 2 },
    ...container('DRAINING', 'v1:scalein:1:-:-'),
    ...differs,
  });
const aFleet: NonNullable<GateFacts['fleet']> = {
  id: 'sfr-1',
  state: 'active',
  tags: {},
  target: 8,
  onDemandTarget: 0,
  fulfilled: 8,
  hasTemplate: true,
};
const spare = { ...aFleet, target: 6 };

const fitting: Record<keyof typeof actions, InstanceFacts | undefined> = {
  protect: inService({ tasks: [task()] }),
  unprotect: inService(),
  drain: inService({ ...group('Terminating:Wait'), tasks: [task()] }),
  noticed: inService({ tasks: [task()] }),
  activate: inService(container('DRAINING', spotMemory())),
  remember: instance(),
  removeTarget: instance({ tasks: [task()] }),
  restoreTarget: inService({ tasks: [task()] }),
  quiesce: instance({ tasks: [task()] }),
  stopTask: instance({ tasks: [task()] }),
  deregister: instance(),
  wished: inService({ ...container('ACTIVE', 'v1:refresh:1:-:-'), tasks: [task()] }),
  buried: instance({
    ec2State: 'terminated',
    container: { arn: 'ci-1', status: 'ACTIVE', agentConnected: false, version: 1 },
    tasks: [task()],
  }),
  standby: inService({ ...container('ACTIVE', 'v1:refresh:1:-:-'), tasks: [task()] }),
  end: inService(container('DRAINING', 'v1:refresh:1:-:-')),
  lower: inService(container('DRAINING', 'v1:scalein:1:-:-')),
  lowerTarget: inFleet(),
  terminate: inFleet(),
  heartbeat: instance({ tasks: [task()] }),
  completeHook: instance({ container: undefined, containerGone: true }),
  putHook: undefined,
  record: undefined,
  grow: undefined,
};
const scaling = new Set<string>(['lower', 'lowerTarget', 'terminate', 'grow']);
const specFor = (name: string): GateFacts['spec'] =>
  scaling.has(name)
    ? { ...spec, mode: 'scale', pools: [...spec.pools!, { name: 'fleet', spotFleet: { id: 'sfr-1' } }] }
    : spec;
const factsFor = (name: keyof typeof actions, differs: Partial<GateFacts> = {}) =>
  facts({
    instance: fitting[name],
    notices: name === 'noticed' ? [interruption()] : [],
    pool: { size: 4, out: 0, left: [], leftKnown: true, onStandby: { instances: 0, units: 0 } },
    group: aGroup,
    ...(name === 'grow' && { group: { ...aGroup!, scalingPolicies: [] }, poolReadAt: now - 100 }),
    ...(name === 'lowerTarget' && { fleet: aFleet }),
    ...(name === 'terminate' && { fleet: spare }),
    spec: specFor(name),
    ...differs,
  });
const aGroup: GateFacts['group'] = {
  name: 'web-spot',
  arn: 'arn',
  min: 0,
  max: 10,
  desired: 3,
  zones: [],
  suspendedProcesses: [],
  hooks: [],
  managedByEcs: false,
};
const refusal = (action: Action, given: GateFacts) => {
  const answer = permit(action, given);
  return answer.ok ? 'permitted' : answer.reason;
};

describe('permits', () => {
  it.each(all)('%s, when all is as it should be', (name, action) => {
    expect(permit(action, factsFor(name))).toEqual({ ok: true });
  });
});

describe('the mode', () => {
  it.each(all)('observe permits no %s', (name, action) => {
    expect(refusal(action, factsFor(name, { spec: { ...spec, mode: 'observe' } }))).toMatch(
      /mode is observe/,
    );
  });
  it.each(all)('protect: %s', (name, action) => {
    const answer = permit(action, factsFor(name, { spec: { ...spec, mode: 'protect' } }));
    expect(answer.ok).toBe(['protect', 'unprotect', 'record'].includes(name));
  });
  it('an absent mode is observe', () => {
    expect(refusal(actions.drain, factsFor('drain', { spec: { ...spec, mode: undefined } }))).toMatch(
      /observe/,
    );
  });
});

describe('the lease', () => {
  const over = { lease: { until: 10 }, monotonicNow: 10 };
  it.each(all.filter(([name]) => name !== 'noticed'))('without it no %s', (name, action) => {
    expect(refusal(action, factsFor(name, over))).toMatch(/lease/);
  });
  it('whoever hears of a spot interruption sets DRAINING without one, and for nothing else', () => {
    expect(permit(actions.noticed, factsFor('noticed', over))).toEqual({ ok: true });
    const remembered = inService(container('ACTIVE', spotMemory()));
    const others: Partial<GateFacts>[] = [
      { notices: [], instance: remembered },
      { notices: [{ ...interruption(), kind: 'rebalance' }], instance: remembered },
      { notices: [interruption('i-2')], instance: remembered },
      { instance: inService({ market: 'on-demand' }) },
    ];
    for (const differs of others)
      expect(refusal(actions.noticed, factsFor('noticed', { ...over, ...differs }))).toMatch(/lease/);
    expect(refusal(actions.drain, factsFor('noticed', over))).toMatch(/lease/);
    expect(
      refusal(actions.noticed, factsFor('noticed', { ...over, clusterTags: { 'sluice.dev/frozen': '' } })),
    ).toMatch(/frozen/);
  });
});

const voluntary = [
  'protect',
  'unprotect',
  'putHook',
  'record',
  'wished',
  'standby',
  'end',
  'lower',
  'lowerTarget',
  'terminate',
  'grow',
];

describe('freeze and pause', () => {
  it.each(all)('frozen: no %s', (name, action) => {
    expect(refusal(action, factsFor(name, { clusterTags: { 'sluice.dev/frozen': '' } }))).toMatch(/frozen/);
  });
  it.each(all)('tags never read: no %s', (name, action) => {
    expect(refusal(action, factsFor(name, { clusterTags: undefined }))).toMatch(/cannot be ruled out/);
  });
  it.each(all)('paused: %s', (name, action) => {
    const answer = permit(action, factsFor(name, { clusterTags: { 'sluice.dev/paused': 'x' } }));
    expect(answer.ok).toBe(!voluntary.includes(name));
  });
  it('does not believe a plan that calls voluntary work forced', () => {
    const lying = { ...actions.unprotect, forced: true };
    expect(refusal(lying, factsFor('unprotect', { clusterTags: { 'sluice.dev/paused': '' } }))).toMatch(
      /paused/,
    );
  });
});

describe('ownership', () => {
  const onInstances = all.filter(([, action]) => 'instanceId' in action);
  it.each(onInstances)('%s: not on an unknown instance', (name, action) => {
    expect(refusal(action, factsFor(name, { instance: undefined }))).toMatch(/unknown/);
  });
  it.each(onInstances)('%s: not in a group that no pool declares, whatever its tags say', (name, action) => {
    const stranger = {
      ...fitting[name]!,
      ...group('Terminating:Wait', 'other'),
      fleet: undefined,
      pool: 'spot',
      tags: { 'sluice.dev/memory': 'x' },
    };
    expect(refusal(action, factsFor(name, { instance: stranger }))).toMatch(/in no pool/);
  });
  const running = onInstances.filter(([name]) => name !== 'buried');
  it.each(running)('%s: not on one that left its group and still runs', (name, action) => {
    const left = { ...fitting[name]!, group: undefined, fleet: undefined };
    expect(refusal(action, factsFor(name, { instance: left }))).toMatch(/in no group/);
  });
  it('clears away what an ended member left in the cluster', () => {
    const ghost = instance({ group: undefined, ec2State: 'terminated' });
    expect(permit(actions.deregister, facts({ instance: ghost }))).toEqual({ ok: true });
    expect(refusal(actions.deregister, facts({ instance: { ...ghost, pool: undefined } }))).toMatch(
      /in no group/,
    );
  });
  it('wants the group, hook and cluster of the spec', () => {
    expect(refusal({ ...actions.unprotect, group: 'other' }, factsFor('unprotect'))).toMatch(
      /belongs to web-spot/,
    );
    expect(refusal({ ...actions.completeHook, hook: 'theirs' }, factsFor('completeHook'))).toMatch(
      /not the one of the spec/,
    );
    expect(refusal({ ...actions.putHook, group: 'other' }, facts())).toMatch(/in no pool/);
    expect(refusal({ ...actions.putHook, hook: 'theirs' }, facts())).toMatch(/not the one of the spec/);
    expect(
      refusal({ ...actions.record, clusterArn: 'arn:aws:ecs:eu-west-1:1:cluster/web' }, facts()),
    ).toMatch(/not the cluster/);
  });
  it('does not write a hook that the spec does not let it manage', () => {
    const unmanaged = { ...spec, pools: [{ ...spec.pools![0]!, lifecycleHook: { name: 'sluice-drain' } }] };
    expect(refusal(actions.putHook, facts({ spec: unmanaged }))).toMatch(/does not let/);
  });
});

describe('freshness', () => {
  const destructive = [
    'drain',
    'wished',
    'deregister',
    'buried',
    'stopTask',
    'unprotect',
    'removeTarget',
    'standby',
    'end',
    'lower',
    'lowerTarget',
    'terminate',
    'completeHook',
  ];
  const onInstances = all.filter(([, action]) => 'instanceId' in action);
  const stale: [string, Partial<InstanceFacts>, RegExp][] = [
    ['never read as a whole', { readAt: undefined }, /could not be read again/],
    ['read before the decision', { readAt: now - 600 }, /since this was decided/],
  ];
  for (const [how, differs, words] of stale) {
    it.each(onInstances)(`${how}: %s`, (name, action) => {
      const given = factsFor(name, { instance: { ...fitting[name]!, ...differs } });
      if (destructive.includes(name)) expect(refusal(action, given)).toMatch(words);
      else expect(permit(action, given)).toEqual({ ok: true });
    });
  }
  const unsure: [string, number | undefined][] = [
    ['could not be read', undefined],
    ['were read before the decision', now - 501],
    ['were read two seconds ago', now - 2_000],
  ];
  for (const [how, clusterReadAt] of unsure) {
    it.each(all)(`where the tags of the cluster ${how}: %s`, (name, action) => {
      const decidedAt = how.includes('ago') ? now - 5_000 : now - 500;
      const given = factsFor(name, { clusterReadAt, decidedAt });
      const waits = voluntary.includes(name) && [...destructive, 'grow'].includes(name);
      if (waits) expect(refusal(action, given)).toMatch(/a pause cannot be ruled out/);
      else expect(permit(action, given)).toEqual({ ok: true });
    });
  }
  it.each(destructive)('two seconds old: no %s', (name) => {
    const key = name as keyof typeof actions;
    const old = { ...fitting[key]!, readAt: now - 2_000, stoppingTasksReadAt: now - 2_000 };
    expect(refusal(actions[key], factsFor(key, { instance: old, decidedAt: now - 5_000 }))).toMatch(
      /2000 ms old/,
    );
  });
});

const states: [string, Action, InstanceFacts, RegExp][] = [
  [
    'drains no instance without a container instance',
    actions.drain,
    instance({ container: undefined, containerGone: true }),
    /no container instance/,
  ],
  [
    'drains only what is ACTIVE',
    actions.drain,
    instance(container('REGISTERING')),
    /REGISTERING, not ACTIVE/,
  ],
  [
    'drains nothing but spot on a notice alone',
    actions.noticed,
    inService({ market: 'on-demand' }),
    /only spot/,
  ],
  [
    'drains no unknown market on a notice alone',
    actions.noticed,
    inService({ market: undefined }),
    /only spot/,
  ],
  ['drains nothing that stays', actions.drain, inService(), /not leaving/],
  ['drains no spot instance without a notice, cached or not', actions.noticed, inService(), /not leaving/],
  [
    'drains nothing for a memory whose deadline is long past',
    actions.noticed,
    inService(container('ACTIVE', spotMemory(now - 300_001))),
    /not leaving/,
  ],
  [
    'takes back no drain of somebody else',
    actions.activate,
    inService(container('DRAINING')),
    /not drained by Sluice/,
  ],
  [
    'leaves the protection alone where the tag says so',
    actions.unprotect,
    inService({ tags: { 'sluice.dev/keep': '' } }),
    /leave its protection alone/,
  ],
  [
    'protects nothing against that tag',
    actions.protect,
    inService({ tags: { 'sluice.dev/keep': '' } }),
    /leave its protection alone/,
  ],
  [
    'unprotects nothing whose EC2 tags were never read',
    actions.unprotect,
    inService({ ec2ReadAt: undefined }),
    /EC2 tags could not be read/,
  ],
  [
    'unprotects nothing whose EC2 tags were not read with the rest',
    actions.unprotect,
    inService({ ec2ReadAt: now - 9_000 }),
    /EC2 tags could not be read/,
  ],
  [
    'stops no task where only somebody set it DRAINING',
    actions.stopTask,
    inService({ ...container('DRAINING'), tasks: [task()] }),
    /not leaving/,
  ],
  [
    'removes no target where only somebody set it DRAINING',
    actions.removeTarget,
    inService({ ...container('DRAINING'), tasks: [task()] }),
    /not leaving/,
  ],
  [
    'restores no target of another',
    { ...actions.restoreTarget, targetId: 'i-2' },
    inService({ tasks: [task()] }),
    /does not belong/,
  ],
  [
    'completes nothing whose container instance is only not listed',
    actions.completeHook,
    instance({ container: undefined }),
    /not proven to be gone/,
  ],
  [
    'completes nothing that is still registered, empty or not',
    actions.completeHook,
    instance(),
    /not proven to be gone/,
  ],
  ['takes no terminating instance back', actions.activate, instance(), /cannot be taken back/],
  ['takes no marked instance back', actions.activate, inService(marked), /cannot be taken back/],
  ['remembers no more than fits', { ...actions.remember, value: 'x'.repeat(129) }, instance(), /longer/],
  ['unprotects no busy instance', actions.unprotect, inService({ tasks: [task()] }), /busy: 1/],
  [
    'unprotects none whose task is still stopping',
    actions.unprotect,
    inService({ tasks: [task({ desiredStatus: 'STOPPED' })] }),
    /busy: 1/,
  ],
  [
    'unprotects none whose stopping tasks were not read',
    actions.unprotect,
    inService({ stoppingTasksReadAt: undefined }),
    /still stopping/,
  ],
  [
    'removes no target of another',
    { ...actions.removeTarget, targetId: 'i-2' },
    instance({ tasks: [task()] }),
    /does not belong/,
  ],
  [
    'removes no target of an instance that stays',
    actions.removeTarget,
    inService({ tasks: [task()] }),
    /not leaving/,
  ],
  [
    'tells no task of another',
    { ...actions.quiesce, taskArn: 'task-2' },
    instance({ tasks: [task()] }),
    /not on this instance/,
  ],
  [
    'tells nobody whom the spec does not name',
    { ...actions.quiesce, to: { queue: 'of-somebody-else' } },
    instance({ tasks: [task()] }),
    /names this place/,
  ],
  ['tells no task that stays', actions.quiesce, inService({ tasks: [task()] }), /not leaving/],
  [
    'stops no task of another',
    { ...actions.stopTask, taskArn: 'task-2' },
    instance({ tasks: [task()] }),
    /not on this instance/,
  ],
  [
    'stops no task of an instance that stays',
    actions.stopTask,
    inService({ tasks: [task()] }),
    /not leaving/,
  ],
  ['deregisters none with a task', actions.deregister, instance({ tasks: [task()] }), /1 tasks on it/],
  [
    'deregisters none with a stopping task',
    actions.deregister,
    instance({ tasks: [task({ lastStatus: 'DEACTIVATING', desiredStatus: 'STOPPED' })] }),
    /not STOPPED/,
  ],
  [
    'deregisters none whose ignored task runs',
    actions.deregister,
    instance({ tasks: [task({ daemon: true })] }),
    /not STOPPED/,
  ],
  [
    'deregisters none whose stopping tasks were not read',
    actions.deregister,
    instance({ stoppingTasksReadAt: now - 9_000 }),
    /still stopping/,
  ],
  [
    'deregisters no other container instance',
    { ...actions.deregister, containerInstanceArn: 'ci-2' },
    instance(),
    /not that of/,
  ],
  ['deregisters none that stays', actions.deregister, inService(), /not leaving/],
  ['beats no heart where nothing waits', actions.heartbeat, inService(), /InService/],
  [
    'completes nothing where nothing waits',
    actions.completeHook,
    instance(group('Terminating')),
    /no hook waits/,
  ],
  ['completes nothing with a task left', actions.completeHook, instance({ tasks: [task()] }), /not STOPPED/],
];

describe('the state of the instance', () => {
  it.each(states)('%s', (_, action, given, words) => {
    expect(refusal(action, facts({ instance: given }))).toMatch(words);
  });

  it('completes the hook of an instance that no longer runs, whatever ECS still lists', () => {
    const dead = instance({ ec2State: 'terminated', tasks: [task()] });
    expect(permit(actions.completeHook, facts({ instance: dead }))).toEqual({ ok: true });
  });
  it('unprotects an instance that runs only ignored tasks', () => {
    const idle = inService({ tasks: [task({ daemon: true })] });
    expect(permit(actions.unprotect, facts({ instance: idle }))).toEqual({ ok: true });
  });
  it('takes a marked request, a notice or our memory of one for leaving, on a spot instance', () => {
    const busy = { tasks: [task()] };
    const stop = (differs: Partial<InstanceFacts>, told: GateFacts['notices'] = []) =>
      permit(actions.stopTask, facts({ instance: inService({ ...busy, ...differs }), notices: told })).ok;
    expect(stop(marked)).toBe(true);
    expect(stop(container('ACTIVE', spotMemory()))).toBe(true);
    expect(stop({ tags: { 'sluice.dev/memory': spotMemory() } })).toBe(true);
    expect(stop({}, [interruption()])).toBe(true);
    expect(stop({ market: 'on-demand' }, [interruption()])).toBe(false);
    expect(stop({}, [interruption('i-2')])).toBe(false);
    expect(stop({}, [interruption('i-1', now - 900_001)])).toBe(false);
    expect(stop(container('ACTIVE', spotMemory(now - 300_001)))).toBe(false);
  });
  it('wants a second sign where the spot request denies the notice', () => {
    const fulfilled = { spotRequest: { id: 'sir-1', statusCode: 'fulfilled' }, tasks: [task()] };
    const stop = (differs: Partial<InstanceFacts>) =>
      permit(
        actions.stopTask,
        facts({ instance: inService({ ...fulfilled, ...differs }), notices: [interruption()] }),
      ).ok;
    expect(stop({})).toBe(false);
    expect(stop(container('DRAINING'))).toBe(true);
  });
  it('drains for a wish in the EC2 tag too, if that was read with the rest', () => {
    const wished = (differs: Partial<InstanceFacts>) =>
      permit(
        actions.wished,
        factsFor('wished', {
          instance: inService({ tags: { 'sluice.dev/memory': 'v1:person:1:-:-' }, ...differs }),
        }),
      );
    expect(wished({})).toEqual({ ok: true });
    for (const ec2ReadAt of [undefined, now - 9_000])
      expect(wished({ ec2ReadAt })).toMatchObject({ reason: 'the instance is not leaving' });
  });
  it("leaves a person's drain as it is, also where an interruption came and went", () => {
    const until = Math.floor((now + 60_000) / 1000).toString(36);
    for (const memory of ['v1:person:1:-:-', `v1:person:1:${until}:-`])
      expect(refusal(actions.activate, facts({ instance: inService(container('DRAINING', memory)) }))).toBe(
        'somebody wants it to stay DRAINING',
      );
    const both = { ...container('DRAINING', spotMemory()), tags: { 'sluice.dev/memory': 'v1:person:1:-:-' } };
    expect(permit(actions.activate, facts({ instance: inService(both) })).ok).toBe(false);
  });
  it("takes the interruption in a person's wish for leaving, and the wish alone for none", () => {
    const stop = (memory: string) =>
      permit(
        actions.removeTarget,
        facts({ instance: inService({ ...container('DRAINING', memory), tasks: [task()] }) }),
      ).ok;
    expect(stop(spotMemory().replace('spot', 'person'))).toBe(true);
    expect(stop('v1:person:1:-:-')).toBe(false);
  });
  it("notes nothing of a person's wish that was taken back meanwhile, and looks again to know", () => {
    const noted = { ...actions.remember, value: 'v1:person:2:-:-' };
    const note = (memory: string | undefined, differs: Partial<InstanceFacts> = {}) =>
      refusal(noted, facts({ instance: inService({ ...container('DRAINING', memory), ...differs }) }));
    expect(note('v1:person:1:-:-')).toBe('permitted');
    expect(note(undefined)).toBe('nobody wants it to leave any more');
    expect(note('v1:person:1:-:-', { readAt: now - 600 })).toMatch(/not read again/);
    expect(refusal(actions.remember, facts({ instance: inService({ readAt: undefined }) }))).toBe(
      'permitted',
    );
  });
  it('ends nothing and deregisters nothing that was drained for a person', () => {
    const kept = factsFor('end', { instance: inService(container('DRAINING', 'v1:person:1:-:-')) });
    expect(refusal(actions.end, kept)).toBe('nothing says that it shall end');
    expect(refusal(actions.deregister, kept)).toBe('the instance is not leaving');
  });
  it('does not take a memory of what was taken back, or another, for leaving under a pause', () => {
    for (const memory of ['v1:spot:tjxs23:-:-', 'v1:hook:tjxs23:-:-', 'v9:x']) {
      const given = facts({
        instance: inService(container('ACTIVE', memory)),
        clusterTags: { 'sluice.dev/paused': '' },
      });
      expect(refusal(actions.unprotect, given)).toMatch(/paused/);
    }
  });
});

describe('another owner', () => {
  const clusterTags = { 'sluice.dev/owner': 'other' };
  const goesOn = ['drain', 'noticed', 'activate', 'removeTarget', 'restoreTarget', 'remember'];
  const forced = [...goesOn, 'quiesce', 'stopTask', 'deregister', 'buried', 'heartbeat', 'completeHook'];
  it.each(all)('a cluster of another document: %s', (name, action) => {
    const answer = permit(action, factsFor(name, { clusterTags, document: 'web' }));
    expect(answer.ok).toBe(forced.includes(name));
    expect(permit(action, factsFor(name, { clusterTags, document: 'other' }))).toEqual({ ok: true });
  });
  it('leaves protection to the capacity provider that manages it', () => {
    const provider = { name: 'cp', managedScaling: true, managedDraining: false };
    const group = { ...aGroup!, capacityProvider: { ...provider, managedTerminationProtection: true } };
    expect(refusal(actions.unprotect, factsFor('unprotect', { group }))).toMatch(/ECS manages/);
    const off = { ...aGroup!, capacityProvider: { ...provider, managedTerminationProtection: false } };
    expect(permit(actions.unprotect, factsFor('unprotect', { group: off }))).toEqual({ ok: true });
  });
  it('leaves it nothing else', () => {
    const provider = { name: 'cp', managedScaling: true, managedDraining: true };
    const group = { ...aGroup!, capacityProvider: { ...provider, managedTerminationProtection: true } };
    const left = all.filter(([name, action]) => !permit(action, factsFor(name, { group })).ok);
    expect(left.map(([name]) => name)).toEqual(['protect', 'unprotect', 'grow']);
    expect(refusal(actions.protect, factsFor('protect', { group }))).toBe(
      'ECS manages the protection of its group',
    );
  });
  it('is named in the refusal', () => {
    expect(refusal(actions.protect, factsFor('protect', { clusterTags, document: 'web' }))).toBe(
      'the document "other" operates this cluster',
    );
  });
});

describe('a busy instance and an instance refresh', () => {
  const hook = {
    name: 'sluice-drain',
    transition: 'autoscaling:EC2_INSTANCE_TERMINATING',
    heartbeatTimeoutMs: 600_000,
    globalTimeoutMs: 60_000_000,
    defaultResult: 'CONTINUE',
  };
  const waiting = {
    id: 'r',
    status: 'InProgress',
    startedAt: now - 60_000,
    skipMatching: false,
    protectedInstances: 'Wait',
    readAt: now - 100,
  };
  const released = (differs: Partial<GateFacts> = {}, refresh: Partial<typeof waiting> = {}) => {
    const group = { ...aGroup!, hooks: [hook], refresh: { ...waiting, ...refresh } };
    const busy = inService({ tasks: [task()], launchedAt: now - 3_600_000 });
    return refusal(actions.unprotect, factsFor('unprotect', { instance: busy, group, ...differs }));
  };

  it('may be released while the refresh waits for it, a hook catches it and a budget has room', () => {
    expect(released()).toBe('permitted');
  });
  it.each([
    ['it does not wait', {}, { protectedInstances: 'Ignore' }, /no instance refresh waits/],
    ['it is over', {}, { status: 'Cancelling' }, /no instance refresh waits/],
    ['it was not read since', {}, { readAt: now - 600 }, /could not be read again/],
    ['it began before the instance', {}, { startedAt: now - 7_200_000 }, /does not replace it/],
    ['the budget is spent', { pool: { size: 4, out: 1, left: [], leftKnown: true } }, {}, /budget of 1/],
    ['mode is protect', { spec: { ...spec, mode: 'protect' as const } }, {}, /drains nothing/],
    ['voluntary work is paused', { clusterTags: { 'sluice.dev/paused': '' } }, {}, /paused/],
  ])('stays protected where %s', (_, differs, refresh, words) => {
    expect(released(differs, refresh)).toMatch(words);
  });
  it('stays protected where its pool could not be counted', () => {
    expect(released({ pool: undefined })).toBe('its pool could not be counted');
  });
  it('is held by the budget of a refresh, and by no other', () => {
    const held = (...reasons: ('refresh' | 'scaleIn')[]) =>
      released({ spec: { ...spec, disruption: { budgets: [{ max: 0, reasons }] } } });
    expect(held('refresh')).toMatch(/^the budget of 0/);
    expect(held('scaleIn')).toBe('permitted');
  });
  it('stays protected where no hook of ours would have it drained', () => {
    const group = { ...aGroup!, hooks: [{ ...hook, name: 'theirs' }], refresh: waiting };
    expect(released({ group })).toMatch(/no hook of ours/);
  });
});

describe('what is done with one task', () => {
  const state = { stateReadAt: now, readAt: now - 60_000 };
  const noticed = (over: object) =>
    facts({ instance: instance({ tasks: [task()], ...over }), decidedAt: now - 1 });
  it('needs the state of its host read since, and no list of its tasks', () => {
    expect(permit(actions.stopTask, noticed(state))).toEqual({ ok: true });
    expect(permit(actions.stopTask, noticed({ ...state, stateReadAt: now - 2_000 })).ok).toBe(false);
  });
  it('leaves what its emptiness decides to a look at all of them', () => {
    const empty = facts({ instance: instance({ ...state, stoppingTasksReadAt: now }), decidedAt: now - 1 });
    expect(permit(actions.deregister, empty)).toEqual({
      ok: false,
      check: 'freshness',
      reason: 'it was not read again since this was decided',
    });
  });
});
