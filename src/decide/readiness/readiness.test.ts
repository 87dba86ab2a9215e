// Each finding of `sluice readiness`, from the smallest cluster that has it; and what verdict they come to.
import { describe, expect, it } from 'vitest';
import type { GroupFacts, InstanceFacts, ServiceFacts, TaskFacts } from '#model/observation.ts';
import {
  type DefinitionReadiness,
  type EventRuleFacts,
  FINDING_KINDS,
  type FindingKind,
  type ReadinessFacts,
} from '#model/readiness.ts';
import {
  aFleet,
  aFleetInstance,
  aHook,
  anInstance,
  anObservation,
  aPool,
  aService,
  aTask,
  NOW,
} from '../../../test/support/facts.ts';
import { judgeCluster } from './readiness.ts';

const DEFINITION = 'arn:aws:ecs:ap-northeast-1:111122223333:task-definition/web:1';
const PLACING = { strategies: [{ spread: 'instanceId' }], distinct: false, expressions: [] };
const RULE: EventRuleFacts = {
  name: 'spot',
  signals: ['spotInterruption', 'terminateHook'],
  narrowed: false,
  targets: ['arn:aws:sqs:ap-northeast-1:111122223333:events'],
};
const PROVIDER = {
  name: 'cp',
  managedScaling: true,
  managedDraining: true,
  managedTerminationProtection: true,
};

interface Given {
  readonly service?: Partial<ServiceFacts>;
  readonly group?: Partial<GroupFacts>;
  readonly definition?: Partial<DefinitionReadiness>;
  /** A task of the service on each of the first so many of the hosts. */
  readonly tasks?: number;
  readonly hosts?: number;
  readonly market?: InstanceFacts['market'];
  readonly isProtected?: boolean;
  readonly batch?: Partial<TaskFacts>;
  readonly rules?: readonly EventRuleFacts[] | 'unread';
  readonly targetGroup?: Parameters<typeof anObservation>[0];
  readonly facts?: Partial<ReadinessFacts>;
}

const ports = (...fixed: string[]): DefinitionReadiness => ({
  stopTimeoutMs: 30_000,
  healthCheck: true,
  kind: { needs: { cpu: 1, memory: 1, gpus: 0, interfaces: 0, ports: fixed }, expressions: [] },
});

/** Web: four tasks at 50/200 behind an ALB (delay 30 s) on six protected hosts of a group with a hook that somebody hears. */
function judge(given: Given = {}) {
  const { tasks = 4, hosts = 6, market = 'on-demand', isProtected = true, rules = [RULE], batch } = given;
  const service = aService({
    placing: PLACING,
    primary: { definition: DEFINITION, desired: 4 },
    ...given.service,
  });
  const task = (n: number) =>
    aTask(`t${n}`, { service: service.name, daemon: service.daemon, definition: DEFINITION });
  const instances = Array.from({ length: hosts }, (_, n) =>
    anInstance(String(n), {
      market,
      isProtected,
      tasks: [...(n < tasks ? [task(n)] : []), ...(n === 0 && batch ? [aTask('job', batch)] : [])],
    }),
  );
  const observation = anObservation({
    instances,
    services: [service],
    pools: [aPool(given.group)],
    ...given.targetGroup,
  });
  return judgeCluster({
    observation,
    definitions: new Map([[DEFINITION, { ...ports(), ...given.definition }]]),
    ...(rules !== 'unread' && { rules }),
    problems: [],
    ...given.facts,
  });
}

const web = (given?: Given) => judge(given).services[0]!;
const pool = (given?: Given) => judge(given).pools[0]!;

function told(kind: FindingKind, given: Given) {
  const { services, batch, pools, findings } = judge(given);
  const all = [...[...services, ...batch, ...pools].flatMap((each) => each.findings), ...findings];
  return all.filter((each) => each.kind === kind).map(({ weight, what }) => `${weight}: ${what}`);
}

const delay = (seconds: number, protocol = 'HTTP') => ({
  targetGroup: { deregistrationDelayMs: seconds * 1000, protocol },
});
const plain = { targetGroupArns: [] };
const stop = (seconds: number) => ({ stopTimeoutMs: seconds * 1000 });

it('has nothing to say of a service and a group as they should be, on spot either', () => {
  for (const market of ['on-demand', 'spot'] as const) {
    const { services, pools, incomplete } = judge({ market });
    expect([services[0]!.verdict, pools[0]!.verdict, incomplete]).toEqual(['ready', 'ready', []]);
    expect([...services[0]!.findings, ...pools[0]!.findings]).toEqual([]);
  }
  // S 70 s after the notice, less 10 s for the load balancer and 5 s: the example of docs/evacuation.md.
  expect(web().seconds).toEqual({ stop: 35, deregistrationDelay: 30, outWait: 10, latestStart: 55 });
});

const CASES: readonly [FindingKind, string, Given, string][] = [
  [
    'tooSlow',
    'behind a Network Load Balancer 60 s and 45 s are more than 100 s',
    { market: 'spot', definition: stop(40), targetGroup: delay(60, 'TCP') },
    'cannot: deregistration delay 60 s + stop time 45 s = 105 s, over the 100 s that a notice of 120 s leaves',
  ],
  [
    'tooSlow',
    'of a long delay only the window counts',
    { market: 'spot', definition: stop(110), targetGroup: delay(300) },
    'cannot: load balancer 10 s (of a deregistration delay of 300 s) + stop time 115 s = 125 s, over the 100 s that a notice of 120 s leaves',
  ],
  [
    'tooSlow',
    'without a load balancer it has 105 s',
    { market: 'spot', service: plain, definition: stop(101) },
    'cannot: stop time 106 s, over the 105 s that a notice of 120 s leaves',
  ],
  [
    'tooSlow',
    'on-demand alone it is only good to know',
    { service: plain, definition: stop(120) },
    'note: on spot it could not leave within a notice: stop time 125 s, over 105 s',
  ],
  [
    'littleTime',
    'five seconds are not enough for a replacement',
    { market: 'spot', targetGroup: delay(60, 'TCP') },
    'risk: deregistration delay 60 s + stop time 35 s = 95 s: it must begin to leave 5 s after the notice, replaced or not',
  ],
  [
    'longDelay',
    'ECS may wait for all of it',
    { market: 'spot', targetGroup: delay(300) },
    'risk: ECS may wait the whole delay before it stops a task: that takes 335 s (deregistration delay 300 s + stop time 35 s), longer than a notice leaves',
  ],
  [
    'longDelay',
    'a drain has the time',
    { targetGroup: delay(300) },
    'note: a drain may take 335 s (deregistration delay 300 s + stop time 35 s) for each task',
  ],
  [
    'stuck',
    'at 100/100',
    { service: { minimumHealthyPercent: 100, maximumPercent: 100 } },
    'cannot: minimumHealthyPercent 100 and maximumPercent 100 of 4 tasks: at least 4, at most 4, so that ECS may neither start one more nor stop one',
  ],
  [
    'stuck',
    'at 50/100 with one task, as both are rounded',
    { tasks: 1, service: { desiredCount: 1, maximumPercent: 100 } },
    'cannot: minimumHealthyPercent 50 and maximumPercent 100 of 1 task: at least 1, at most 1, so that ECS may neither start one more nor stop one',
  ],
  [
    'oneTask',
    'that may stop first',
    { tasks: 1, service: { desiredCount: 1, minimumHealthyPercent: 0 } },
    'risk: a single task that ECS may stop before another runs: nobody serves until then',
  ],
  [
    'oneTask',
    'on spot, replaced first',
    { tasks: 1, market: 'spot', service: { desiredCount: 1, minimumHealthyPercent: 100 } },
    'risk: a single task: while its host leaves, its replacement has to be placed, started and healthy in time, or nobody serves',
  ],
  [
    'noHealthCheck',
    'neither by a load balancer nor by itself',
    { service: plain, definition: { healthCheck: false } },
    'risk: neither a load balancer nor a container health check: ECS counts a replacement as healthy 40 s after it runs, ready or not',
  ],
  [
    'onePerHost',
    'distinctInstance with as many tasks as hosts, none of which may stop first',
    { hosts: 4, service: { placing: { ...PLACING, distinct: true }, minimumHealthyPercent: 100 } },
    'cannot: one on a host (distinctInstance): 4 tasks on 4 hosts, none to spare: no replacement can start before another host has joined, and none may stop before that',
  ],
  [
    'onePerHost',
    'a fixed host port, where one may stop first',
    { hosts: 4, definition: ports('tcp:80') },
    'risk: one on a host (fixed host port tcp:80): 4 tasks on 4 hosts, none to spare: ECS stops one first, and it runs one short until another host has joined',
  ],
  [
    'onePerHost',
    'a fixed host port with hosts to spare',
    { definition: ports('tcp:80') },
    'note: one on a host (fixed host port tcp:80): 4 tasks on 6 hosts, 2 to spare for replacements',
  ],
  [
    'onEveryHost',
    'a spread over as many hosts as tasks',
    { hosts: 4 },
    'note: every host has one of its tasks: none becomes idle by itself, scale-in has to drain',
  ],
  [
    'daemon',
    'none starts elsewhere',
    { tasks: 6, service: { daemon: true, minimumHealthyPercent: 0, maximumPercent: 100 } },
    'note: one on every host: ECS starts none elsewhere, and stops it last',
  ],
  [
    'waitsForReplacement',
    'the default of 100/200, on spot',
    { market: 'spot', service: { minimumHealthyPercent: 100 } },
    'note: on spot ECS alone stops a task only once its replacement is healthy (minimumHealthyPercent 100): that may outlast the notice',
  ],
  [
    'unread',
    'its task definition',
    { facts: { definitions: new Map() }, group: { capacityProvider: PROVIDER } },
    'note: could not be read: its task definition',
  ],
  [
    'unread',
    'its target group',
    { service: { targetGroupArns: ['arn:x:targetgroup/api/1'] }, group: { capacityProvider: PROVIDER } },
    'note: could not be read: target group api',
  ],
  [
    'unread',
    'what its services take, against the hook of a group',
    { targetGroup: { services: [] } },
    'note: could not be read: how long web takes to leave, so that nobody can tell whether its hook holds for long enough',
  ],
  [
    'batch',
    'on spot for longer than a notice lasts',
    { market: 'spot', batch: { startedAt: NOW - 600_000 } },
    'cannot: 1 task on spot, the oldest for 600 s: ECS neither moves nor stops them; what has not ended 120 s after a notice is cut',
  ],
  [
    'batch',
    'on spot, and short',
    { market: 'spot', batch: { startedAt: NOW - 60_000 } },
    'risk: 1 task on spot, the oldest for 60 s: ECS neither moves nor stops them',
  ],
  [
    'batch',
    'on spot, by a clock that is ahead of ours',
    { market: 'spot', batch: { startedAt: NOW + 60_000 } },
    'risk: 1 task on spot, the oldest for 0 s: ECS neither moves nor stops them',
  ],
  [
    'batch',
    'where the group may end its host at once',
    { batch: {}, isProtected: false, group: { hooks: [] } },
    'cannot: 1 task on instances that their group may end at once: neither scale-in protection nor a terminate hook',
  ],
  [
    'batch',
    'where its host is held',
    { batch: {} },
    'note: a drain waits until they end by themselves: ECS neither moves nor stops them',
  ],
  [
    'noHook',
    'and nothing protected',
    { isProtected: false, group: { hooks: [] } },
    'cannot: no terminate hook, and 4 of 4 busy instances without scale-in protection: a scale-in cuts their tasks',
  ],
  [
    'noHook',
    'but all protected',
    { group: { hooks: [aHook({ transition: 'autoscaling:EC2_INSTANCE_LAUNCHING' })] } },
    'risk: no terminate hook: protection holds against scale-in, but not against the replacement of unhealthy instances or an end by name',
  ],
  [
    'noHook',
    'and nobody busy',
    { tasks: 0, group: { hooks: [] } },
    'risk: no terminate hook: once its instances are busy, a scale-in cuts their tasks',
  ],
  [
    'hookTooShort',
    'against the slowest service',
    { group: { hooks: [aHook({ heartbeatTimeoutMs: 60_000 })] } },
    'cannot: hook sluice-drain holds an instance for 60 s; service web takes 65 s to leave (deregistration delay 30 s + stop time 35 s), and is cut unless somebody sends heartbeats',
  ],
  [
    'hookAbandons',
    'alone it ends the instance either way',
    { group: { hooks: [aHook({ defaultResult: 'ABANDON' })] } },
    'note: default result ABANDON of hook sluice-drain: when it runs out the instance ends whether drained or not, as with CONTINUE',
  ],
  [
    'hookAbandons',
    'beside others',
    { group: { hooks: [aHook(), aHook({ name: 'logs', defaultResult: 'ABANDON' })] } },
    'risk: default result ABANDON of hook logs: when it runs out the other hooks are not waited for either',
  ],
  [
    'nobodyListens',
    'a rule without a target is none',
    { rules: [{ ...RULE, targets: [] }] },
    'risk: no EventBridge rule tells anybody that hook sluice-drain waits, nor does the hook itself: unless somebody polls the group, the wait is for nothing',
  ],
  [
    'nobodyListens',
    'a rule that asks for more may let none of them through',
    { rules: [{ ...RULE, narrowed: true }] },
    'note: rule spot asks for more than the kind of event: whether it lets those through that matter here is not looked at',
  ],
  [
    'shrinksByCount',
    'whom nobody protects',
    { isProtected: false, group: { scalingPolicies: ['cpu', 'surge'], growOnly: ['surge'] } },
    'risk: policy cpu may lower the capacity by count: the group picks who goes, busy or not',
  ],
  [
    'shrinksByCount',
    'all of whom are protected',
    { group: { scalingPolicies: ['cpu', 'memory'] } },
    'note: policies cpu, memory may lower the capacity by count: the group picks who goes, busy or not',
  ],
  [
    'noTerminationProtection',
    'a provider that scales without it',
    {
      isProtected: false,
      group: { capacityProvider: { ...PROVIDER, managedTerminationProtection: false } },
    },
    'risk: capacity provider cp scales it without managed termination protection: it may end instances with tasks, 4 now',
  ],
  [
    'noManagedDraining',
    'a provider that does not drain',
    { group: { capacityProvider: { ...PROVIDER, managedDraining: false } } },
    'note: capacity provider cp has managed draining off: ECS does not drain its instances when they end',
  ],
  [
    'azRebalance',
    'over two zones',
    { isProtected: false, group: { zones: ['a', 'c'], hooks: [] } },
    'risk: AZRebalance is on in 2 zones: the group may end any of 4 busy instances without protection to even them out',
  ],
  [
    'azRebalance',
    'where a hook holds them',
    { isProtected: false, group: { zones: ['a', 'c'] } },
    'note: AZRebalance is on in 2 zones: the group may end any of 4 busy instances without protection to even them out',
  ],
  [
    'maxLifetime',
    'without a hook, protected or not',
    { group: { hooks: [], maxInstanceLifetimeMs: 7 * 86_400_000 } },
    'cannot: a maximum instance lifetime of 7d: the group replaces what is older, protected or not, and no hook holds them',
  ],
  [
    'maxLifetime',
    'with a hook',
    { group: { maxInstanceLifetimeMs: 7 * 86_400_000 } },
    'note: a maximum instance lifetime of 7d: the group replaces what is older; protected or not, but the terminate hook runs',
  ],
  [
    'capacityRebalance',
    'without a hook',
    { group: { hooks: [], capacityRebalance: true } },
    'risk: Capacity Rebalance is on: at a rebalance recommendation it ends the old instance once the new one is healthy, protected or not, and no hook holds them',
  ],
  [
    'noSpotRule',
    'and only the agent could hear',
    { market: 'spot', rules: [{ ...RULE, signals: ['terminateHook'] }] },
    'risk: no EventBridge rule with a target lets "EC2 Spot Instance Interruption Warning" through: for 6 spot instances only the agent or ECS itself can react',
  ],
  [
    'noSpotRule',
    'but one that asks for more',
    {
      market: 'spot',
      rules: [
        { ...RULE, narrowed: true },
        { ...RULE, signals: ['terminateHook'] },
      ],
    },
    'note: rule spot asks for more than the kind of event: whether it lets those through that matter here is not looked at',
  ],
  [
    'noQueue',
    'but a function',
    { market: 'spot', rules: [{ ...RULE, targets: ['arn:aws:lambda:ap-northeast-1:1:function:x'] }] },
    'note: rule spot hears of interruptions, but no SQS queue does: an operator that polls a queue hears nothing',
  ],
  [
    'agentDraining',
    'which AWS does not show',
    { market: 'spot' },
    'note: whether the agents of 6 spot instances drain at a notice (ECS_ENABLE_SPOT_INSTANCE_DRAINING, off by default) AWS does not show',
  ],
  [
    'agentDraining',
    'beside managed draining',
    { market: 'spot', group: { capacityProvider: PROVIDER } },
    'note: managed draining covers all spot instances; whether agents drain as well (ECS_ENABLE_SPOT_INSTANCE_DRAINING) AWS does not show',
  ],
  [
    'noGroup',
    'an instance of nobody',
    { targetGroup: { instances: [anInstance('x', { pool: undefined, group: undefined })] } },
    'note: 1 instance in no Auto Scaling group and no Spot Fleet (i-x): nothing replaces them, and no hook can hold them',
  ],
];

describe('a finding', () => {
  it.each(CASES)('%s: %s', (kind, _, given, text) => {
    expect(told(kind, given)).toEqual([text]);
  });

  const refresh = {
    id: 'r1',
    status: 'InProgress',
    startedAt: NOW,
    skipMatching: false,
    protectedInstances: 'Wait',
    readAt: NOW,
  };
  it.each([
    [{ hooks: [] }, false, 'cannot'],
    [{ hooks: [] }, true, 'risk'],
    [{}, false, 'note'],
  ])('instanceRefresh: %j, protected %j: %s', (group, isProtected, weight) => {
    const [text] = told('instanceRefresh', { isProtected, group: { ...group, refresh } });
    expect(text).toContain(`${weight}: instance refresh r1 is InProgress`);
  });

  it('fleetHasNoHook: a Spot Fleet is at risk whatever else is so', () => {
    const instances = [aFleetInstance('f')];
    const [fleet] = judge({ targetGroup: { instances, pools: [aFleet()] } }).pools;
    expect(fleet).toMatchObject({ pool: 'fleet', source: 'fleet', verdict: 'atRisk', spotInstances: 1 });
    expect(fleet!.findings.map(({ kind, facts }) => [kind, facts])).toEqual([
      ['fleetHasNoHook', 'aws-facts.md §5.2'],
    ]);
  });

  it('has a test here, whatever its kind', () => {
    const shown = new Set<string>(CASES.map(([kind]) => kind));
    const elsewhere = ['instanceRefresh', 'fleetHasNoHook'];
    expect(FINDING_KINDS.filter((kind) => !shown.has(kind) && !elsewhere.includes(kind))).toEqual([]);
  });

  it('of weight says what to change, and on what fact it rests', () => {
    for (const [kind, , given] of CASES) {
      const { services, batch, pools, findings } = judge(given);
      const all = [...[...services, ...batch, ...pools].flatMap((each) => each.findings), ...findings];
      const grave = all.filter((each) => each.weight !== 'note');
      expect(grave.filter(({ change, facts }) => !change || !facts)).toEqual([]);
      expect([kind, all.length > 0]).toEqual([kind, true]);
    }
  });
});

describe('a verdict', () => {
  it('is the gravest of what was found', () => {
    expect(web({ service: { desiredCount: 1, minimumHealthyPercent: 0 } }).verdict).toBe('atRisk');
    const both = { desiredCount: 1, minimumHealthyPercent: 100, maximumPercent: 100 };
    expect(web({ market: 'spot', targetGroup: delay(300), service: both }).verdict).toBe('cannot');
  });
  it('is not "ready", nor "at risk", where something could not be read; what is sure stays sure', () => {
    expect(web({ facts: { definitions: new Map() } }).verdict).toBe('notKnown');
    const stuck = { minimumHealthyPercent: 100, maximumPercent: 100 };
    expect(web({ service: stuck, facts: { definitions: new Map() } }).verdict).toBe('cannot');
    expect(pool({ group: { unread: ['autoscaling:DescribePolicies failed: denied'] } }).verdict).toBe(
      'notKnown',
    );
  });
  it('is not "ready" where its tasks could be anywhere', () => {
    for (const part of ['tasks', 'containerInstances'] as const) {
      const given = { tasks: 0, targetGroup: { incomplete: [part] } };
      expect([web(given).verdict, pool(given).verdict]).toEqual(['notKnown', 'notKnown']);
      expect(told('unread', given)).toEqual([
        'note: could not be read: where its tasks run',
        'note: could not be read: what runs on its instances',
      ]);
    }
  });
  it('is not given to what runs on Fargate, nor to what has no task and wants none', () => {
    expect(judge({ service: { placing: undefined } }).services).toEqual([]);
    expect(judge({ tasks: 0, service: { desiredCount: 0 } }).services).toEqual([]);
  });
});

describe('what could not be read', () => {
  it('is told by part, but for what nothing rests on here', () => {
    const { incomplete } = judge({
      targetGroup: { incomplete: ['targets', 'statusChecks', 'spotRequests'] },
    });
    expect(incomplete).toEqual([{ part: 'targets', problem: 'access denied' }]);
  });
  it('includes what was guessed, and what of a group could not be asked', () => {
    const base = anObservation();
    const tasks = { at: NOW, complete: true, problem: 'the stop timeouts of 1 task definitions are guessed' };
    const { incomplete } = judge({
      facts: { observation: { ...base, parts: { ...base.parts, tasks } } },
    });
    expect(incomplete).toEqual([{ part: 'tasks', problem: tasks.problem }]);
    expect(judge({ group: { unread: ['x failed'] } }).incomplete).toEqual([
      { part: 'group web-main', problem: 'x failed' },
    ]);
  });
  it('is no reason to say that nobody listens', () => {
    const { pools, findings } = judge({ rules: 'unread', market: 'spot' });
    const kinds = [...pools[0]!.findings, ...findings].map(({ kind }) => kind);
    expect(kinds).toEqual(['agentDraining']);
  });
  it('is no reason to call instances nobody’s', () => {
    const stray = { instances: [anInstance('x', { pool: undefined, group: undefined })] };
    const problems = [{ part: 'pools', problem: 'denied' }];
    expect(judge({ targetGroup: stray, facts: { problems } }).findings).toEqual([]);
  });
});

it('counts on the hook of managed draining, which ECS keeps as long as it takes', () => {
  const short = [aHook({ heartbeatTimeoutMs: 30_000, defaultResult: 'ABANDON' })];
  const group = { capacityProvider: PROVIDER, hooks: short };
  expect(pool({ isProtected: false, rules: [], group }).findings).toEqual([]);
});

it('takes only hosts of its capacity providers for free', () => {
  const placing = { ...PLACING, distinct: true, providers: ['cp'] };
  expect(told('onePerHost', { service: { placing } })).toEqual([
    expect.stringMatching(/^risk: one on a host \(distinctInstance\): 4 tasks on 0 hosts, none to spare/),
  ]);
});

describe('a group', () => {
  it('with a hook that holds for exactly as long as its services take is fine', () => {
    const hooks = [aHook({ heartbeatTimeoutMs: 65_000 })];
    expect(told('hookTooShort', { group: { hooks } })).toEqual([]);
  });

  it('is measured by the slowest of its services', () => {
    const slow = aService({
      name: 'slow',
      placing: PLACING,
      primary: { definition: 'arn:slow', desired: 1 },
    });
    const fast = aService({ placing: PLACING, primary: { definition: DEFINITION, desired: 1 } });
    const tasks = [
      aTask('a', { service: 'web', definition: DEFINITION }),
      aTask('b', { service: 'slow', definition: 'arn:slow' }),
    ];
    const hooks = [aHook({ heartbeatTimeoutMs: 60_000 })];
    for (const services of [
      [slow, fast],
      [fast, slow],
    ]) {
      const instances = [anInstance('1', { isProtected: true, tasks })];
      const definitions = new Map([
        [DEFINITION, ports()],
        ['arn:slow', { ...ports(), stopTimeoutMs: 90_000 }],
      ]);
      const given = { group: { hooks }, targetGroup: { instances, services }, facts: { definitions } };
      expect(told('hookTooShort', given)[0]).toContain('service slow takes 125 s to leave');
    }
  });

  it('whose instances run daemons alone cuts nothing', () => {
    const daemon = { daemon: true, minimumHealthyPercent: 0, maximumPercent: 100 };
    const given = { tasks: 6, service: daemon, isProtected: false, group: { hooks: [] } };
    expect(pool(given)).toMatchObject({ verdict: 'atRisk', protected: 0 });
  });

  it('does not even out its zones where that is suspended', () => {
    const group = { zones: ['a', 'c'], hooks: [], suspendedProcesses: ['AZRebalance'] };
    expect(told('azRebalance', { isProtected: false, group })).toEqual([]);
  });

  it('is not scaled by a provider whose managed scaling is off', () => {
    const capacityProvider = { ...PROVIDER, managedScaling: false, managedTerminationProtection: false };
    expect(told('noTerminationProtection', { isProtected: false, group: { capacityProvider } })).toEqual([]);
  });

  it('is told of by a rule that names it, and not by one of another', () => {
    const of = (name: string) => told('nobodyListens', { rules: [{ ...RULE, groups: [name] }] });
    expect(of('web-main')).toEqual([]);
    expect(of('other')).toHaveLength(1);
  });

  it('may have a hook that tells a queue by itself', () => {
    const hooks = [aHook({ notifies: 'arn:aws:sqs:ap-northeast-1:111122223333:events' })];
    expect(told('nobodyListens', { rules: [], group: { hooks } })).toEqual([]);
  });
});

it('calls no host of ECS Anywhere an instance of nobody', () => {
  const external = { ...anInstance('x', { pool: undefined, group: undefined }), instanceId: 'mi-1' };
  expect(told('noGroup', { targetGroup: { instances: [external] } })).toEqual([]);
});
