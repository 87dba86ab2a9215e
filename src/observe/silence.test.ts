// An answer that lacks something proves little: what is kept, what is marked as not read, and what counts as proof.
import { describe, expect, it } from 'vitest';
import { AwsError } from '#aws/errors.ts';
import { portFromCall } from '#aws/ports.ts';
import type { TaskFacts } from '#model/observation.ts';
import { createTestClock, type TestClock } from '../../test/support/clock.ts';
import { createAbsences } from './absence.ts';
import { assembleInstance } from './assemble.ts';
import { readCluster } from './cluster.ts';
import {
  arnsOf,
  describeRegistrations,
  noRegistrations,
  type Registrations,
  stillExpected,
} from './container-instances.ts';
import { createReadCache, type ReadContext } from './context.ts';
import { type Ec2Facts, maybeSpot, readEc2, readSpotRequests } from './ec2.ts';
import { type Pools, readPools } from './pools.ts';
import { readServices } from './services.ts';
import { readTargetGroups } from './target-groups.ts';
import { definitionOf, learnDefinitions } from './task-definitions.ts';
import { readWantedTasks } from './tasks.ts';
import { isProvenGone, type Sought, unjoinedSince } from './unregistered.ts';

type Answers = Readonly<Record<string, unknown>>;

/** A context whose calls are answered by operation; an answer may be a function of the input. */
function setUp(answers: Answers = {}): ReadContext & { readonly clock: TestClock } {
  const ports = portFromCall(async (_, operation, input) => {
    const answer = answers[operation];
    if (answer === undefined) throw new Error(`no answer to ${operation}`);
    return typeof answer === 'function' ? answer(input) : answer;
  });
  const spec: ReadContext['spec'] = {
    account: '111122223333',
    region: 'ap-northeast-1',
    cluster: 'web',
    pools: [{ name: 'spot', autoScalingGroup: { name: 'web-spot' } }],
  };
  return { ports, spec, clock: createTestClock(), cache: createReadCache() };
}

const container = (arn = 'ci-1') => ({ arn, status: 'ACTIVE', agentConnected: true, version: 1 });
const known: Registrations = {
  present: new Map([['i-1', container()]]),
  arns: new Map([['i-1', 'ci-1']]),
  gone: new Set(),
};

describe('an absence', () => {
  it('lasts from the first answer that lacked it, until it is seen', () => {
    const absences = createAbsences();
    expect([absences.absent('x', 5), absences.absent('x', 9), absences.absent('y', 9)]).toEqual([0, 4, 0]);
    absences.present('x');
    expect(absences.absent('x', 20)).toBe(0);
  });
  it('is forgotten when nobody asks for an hour', () => {
    const absences = createAbsences();
    absences.absent('x', 0);
    absences.absent('y', 3_600_001);
    expect(absences.absent('x', 3_600_002)).toBe(0);
  });
});

describe('a container instance', () => {
  it('is gone when ECS says INACTIVE', async () => {
    const item = { ec2InstanceId: 'i-1', containerInstanceArn: 'ci-1', status: 'INACTIVE' };
    const context = setUp({ DescribeContainerInstances: { containerInstances: [item] } });
    const { value, problem } = await describeRegistrations(context, known, ['ci-1']);
    expect(problem).toBeUndefined();
    expect([value.present.size, value.arns.get('i-1'), value.gone.has('i-1')]).toEqual([0, 'ci-1', true]);
  });
  it('is gone when it is missing twice, ten seconds apart, and stays as it was until then', async () => {
    const context = setUp({
      DescribeContainerInstances: { failures: [{ arn: 'ci-1', reason: 'MISSING' }] },
    });
    const look = () => describeRegistrations(context, known, ['ci-1']);
    for (const waitMs of [0, 9_999]) {
      await context.clock.advance(waitMs);
      const { value, problem } = await look();
      expect([value.present.has('i-1'), value.gone.has('i-1')]).toEqual([true, false]);
      expect(problem).toMatch(/1 container instances were not described \(MISSING\)/);
    }
    await context.clock.advance(1);
    expect((await look()).value.gone.has('i-1')).toBe(true);
  });
  it.each([
    ['its ARN', { ec2InstanceId: 'i-1', status: 'ACTIVE' }],
    ['its instance', { containerInstanceArn: 'ci-1', status: 'ACTIVE' }],
    ['its state', { ec2InstanceId: 'i-1', containerInstanceArn: 'ci-1' }],
  ])(
    'is as it was where an answer lacks %s: what is asked for next must be what was known',
    async (_, torn) => {
      const context = setUp({ DescribeContainerInstances: { containerInstances: [torn] } });
      const { value, unclear, problem } = await describeRegistrations(context, known, ['ci-1']);
      expect([value.arns, value.present]).toEqual([known.arns, known.present]);
      expect([...unclear]).toEqual(['ci-1']);
      expect(problem).toBe('1 container instances were not described (no reason)');
    },
  );
  it('tells its health and its room, and neither where ECS tells it by halves', async () => {
    const resource = (name: string, integerValue: number) => ({ name, type: 'INTEGER', integerValue });
    const item = {
      ec2InstanceId: 'i-1',
      containerInstanceArn: 'ci-1',
      status: 'ACTIVE',
      registeredResources: [resource('CPU', 2048), resource('MEMORY', 7680)],
      remainingResources: [resource('MEMORY', 512), resource('CPU', 0)],
      healthStatus: { overallStatus: 'IMPAIRED' },
    };
    const asked: unknown[] = [];
    const factsOf = async (shown: object) => {
      const context = setUp({
        DescribeContainerInstances: (input: { include?: string[] }) => {
          asked.push(input.include);
          return { containerInstances: [shown] };
        },
      });
      return (await describeRegistrations(context, known, ['ci-1'])).value.present.get('i-1');
    };
    expect(await factsOf(item)).toMatchObject({
      health: 'IMPAIRED',
      resources: { cpu: { registered: 2048, remaining: 0 }, memory: { registered: 7680, remaining: 512 } },
    });
    const old = { ...item, healthStatus: undefined, remainingResources: [resource('CPU', 1)] };
    expect(await factsOf(old)).not.toHaveProperty('health');
    expect(await factsOf(old)).not.toHaveProperty('resources');
    expect(asked[0]).toEqual(['CONTAINER_INSTANCE_HEALTH']);
  });
  it('stays for as long as ECS says nothing at all of it', async () => {
    const context = setUp({ DescribeContainerInstances: {} });
    await describeRegistrations(context, known, ['ci-1']);
    await context.clock.advance(60_000);
    const { value, unclear } = await describeRegistrations(context, known, ['ci-1']);
    expect([value.present.has('i-1'), [...unclear]]).toEqual([true, ['ci-1']]);
  });
  describe('whose agent lost its state and registered anew', () => {
    const both: Registrations = {
      present: new Map([['i-1', { ...container('ci-2'), registeredAt: 2_000 }]]),
      older: new Map([['i-1', [{ ...container('ci-0') }, { ...container('ci-1'), registeredAt: 1_000 }]]]),
      arns: new Map([['i-1', 'ci-2']]),
      gone: new Set(),
    };
    const item = (arn: string, status: string, at?: number) => ({
      ec2InstanceId: 'i-1',
      containerInstanceArn: arn,
      status,
      ...(at !== undefined && { registeredAt: new Date(at) }),
    });
    const corrected = async (items: readonly object[], before = both) => {
      const context = setUp({ DescribeContainerInstances: { containerInstances: items } });
      const { value } = await describeRegistrations(context, before, ['ci-1']);
      const older = value.older?.get('i-1')?.map(({ arn }) => arn);
      return [value.present.get('i-1')?.arn, older, value.arns.get('i-1'), value.gone.has('i-1')];
    };
    it('is spoken for by the newest, and keeps the others', async () => {
      const one: Registrations = { ...known, arns: new Map([['i-1', 'ci-1']]) };
      expect(await corrected([item('ci-2', 'ACTIVE', 5)], one)).toEqual(['ci-2', ['ci-1'], 'ci-2', false]);
      const unordered = [item('ci-2', 'ACTIVE', 9), item('ci-1', 'DRAINING', 5)];
      expect(await corrected(unordered, { ...one, present: new Map() })).toEqual([
        'ci-2',
        ['ci-1'],
        'ci-2',
        false,
      ]);
      expect(await corrected([])).toEqual(['ci-2', ['ci-0', 'ci-1'], 'ci-2', false]);
    });
    it('is spoken for by one before, when ECS gives up the newest', async () => {
      expect(await corrected([item('ci-2', 'INACTIVE')])).toEqual(['ci-1', ['ci-0'], 'ci-1', false]);
      expect(await corrected(['ci-0', 'ci-1'].map((arn) => item(arn, 'INACTIVE')))).toEqual([
        'ci-2',
        undefined,
        'ci-2',
        false,
      ]);
    });
    it('is gone when all of them are', async () => {
      const all = ['ci-0', 'ci-1', 'ci-2'].map((arn) => item(arn, 'INACTIVE'));
      expect(await corrected(all)).toEqual([undefined, undefined, 'ci-2', true]);
    });
    it('is asked for by all names', () => {
      expect([arnsOf(both, 'i-1'), stillExpected(both)]).toEqual([
        ['ci-0', 'ci-1', 'ci-2'],
        ['ci-0', 'ci-1', 'ci-2'],
      ]);
      expect([arnsOf(both, 'i-2'), stillExpected({ ...both, gone: new Set(['i-1']) })]).toEqual([[], []]);
    });
    it('has the tasks of all of them, and misses those that ECS counts and does not list', () => {
      const task = { desiredStatus: 'RUNNING' } as TaskFacts;
      const facts = (counted: number) =>
        assembleInstance(
          {
            instanceId: 'i-1',
            container: { ...container('ci-2'), runningTasks: 1 },
            older: [{ ...container('ci-0') }, { ...container('ci-1'), runningTasks: counted }],
            tasks: [task, task],
            stoppingTasksReadAt: 5,
          },
          setUp().spec,
        );
      expect(facts(1).older).toHaveLength(2);
      expect([facts(1).stoppingTasksReadAt, facts(2).stoppingTasksReadAt]).toEqual([5, undefined]);
    });
  });
  it('comes back when the agent registers anew', async () => {
    const item = { ec2InstanceId: 'i-1', containerInstanceArn: 'ci-2', status: 'ACTIVE' };
    const context = setUp({ DescribeContainerInstances: { containerInstances: [item] } });
    const gone: Registrations = { ...known, present: new Map(), gone: new Set(['i-1']) };
    const { value } = await describeRegistrations(context, gone, ['ci-2']);
    expect([value.present.get('i-1')?.arn, value.arns.get('i-1'), value.gone.size]).toEqual([
      'ci-2',
      'ci-2',
      0,
    ]);
  });
});

it('stays known in another cluster until its agent speaks to this one', () => {
  const elsewhere = { clusters: ['office'], readAt: 5 };
  const facts = (agentConnected: boolean | undefined) =>
    assembleInstance(
      {
        instanceId: 'i-1',
        tasks: [],
        elsewhere,
        ...(agentConnected !== undefined && { container: { ...container(), agentConnected } }),
      },
      setUp().spec,
    ).elsewhere;
  expect([facts(undefined), facts(false), facts(true)]).toEqual([elsewhere, elsewhere, undefined]);
});

describe('an instance that was never seen registered', () => {
  const group = {
    arn: 'tg',
    name: 'web',
    targetType: 'ip',
    protocol: 'HTTP',
    deregistrationDelayMs: 0,
  } as const;
  const sought = (differs: Partial<Sought> = {}): Sought => ({
    instanceId: 'i-1',
    privateIp: '10.0.0.1',
    registrations: noRegistrations,
    looked: true,
    surroundingsRead: true,
    tasks: 0,
    targetGroups: new Map(),
    anybodyRegistered: true,
    ...differs,
  });
  const naming = (key: string) => new Map([['tg', { ...group, targets: new Map([[key, 'healthy']]) }]]);
  const rows: [string, number, Partial<Sought>, boolean][] = [
    ['is proven so by a second look ten seconds later', 10_000, {}, true],
    ['not sooner', 9_999, {}, false],
    ['not where nobody is registered', 10_000, { anybodyRegistered: false }, false],
    ['but there after five minutes', 300_000, { anybodyRegistered: false }, true],
    ['not while it has a task', 60_000, { tasks: 1 }, false],
    ['not while tasks or targets could not be read', 60_000, { surroundingsRead: false }, false],
    ['not without an answer', 60_000, { looked: false }, false],
    ['not while it is a target', 60_000, { targetGroups: naming('i-1:80') }, false],
    ['not while its address is a target', 60_000, { targetGroups: naming('10.0.0.1:80') }, false],
    ['though others are', 60_000, { targetGroups: naming('10.0.0.11:80') }, true],
    ['not when it is registered', 60_000, { registrations: known }, false],
  ];
  it.each(rows)('%s', async (_, afterMs, differs, proven) => {
    const context = setUp();
    expect(isProvenGone(context, sought())).toBe(false);
    await context.clock.advance(afterMs);
    expect(isProvenGone(context, sought(differs))).toBe(proven);
  });
});

it('a known task that no list names is over only when ECS says so of itself', async () => {
  const on = { containerInstanceArn: 'ci-1' };
  const context = setUp({
    ListTasks: { taskArns: [] },
    DescribeTasks: {
      tasks: [
        { ...on, taskArn: 'stopping', lastStatus: 'DEACTIVATING', desiredStatus: 'STOPPED' },
        { ...on, taskArn: 'stopped', lastStatus: 'STOPPED', desiredStatus: 'STOPPED' },
      ],
      failures: [{ arn: 'missing', reason: 'MISSING' }],
    },
  });
  const look = () => readWantedTasks(context, ['stopping', 'stopped', 'missing', 'silent']);
  const { live, over, unclear } = await look();
  expect(live.map((task) => task.taskArn)).toEqual(['stopping']);
  expect([[...over], [...unclear]]).toEqual([['stopped'], ['missing', 'silent']]);
  await context.clock.advance(10_000);
  expect([...(await look()).over]).toEqual(['stopped', 'missing']);
});

describe('EC2', () => {
  const spot: Ec2Facts = {
    state: 'running',
    market: 'spot',
    launchedAt: 5,
    tags: { 'sluice.dev/keep': '' },
    readAt: 7,
  };
  it('that lacks an instance leaves its market, launch and tags, under the time of their reading', async () => {
    const context = setUp({ DescribeInstances: { Reservations: [] } });
    const { value, problem } = await readEc2(context, ['i-1', 'i-2'], new Map([['i-1', spot]]));
    expect(value.get('i-1')).toEqual(spot);
    expect(problem).toMatch(/2 instances are missing/);
    expect(maybeSpot(['i-1', 'i-2'], value)).toEqual(['i-1', 'i-2']);
  });
  it('is believed after minutes, and at once of one that had ended', async () => {
    const context = setUp({ DescribeInstances: {} });
    const facts = new Map([
      ['i-1', spot],
      ['i-2', { ...spot, state: 'terminated' }],
    ]);
    expect((await readEc2(context, ['i-2'], facts)).problem).toBeUndefined();
    await readEc2(context, ['i-1'], facts);
    await context.clock.advance(300_000);
    const { value, problem } = await readEc2(context, ['i-1'], facts);
    expect([value.get('i-1')?.state, value.get('i-1')?.market, problem]).toEqual([
      undefined,
      'spot',
      undefined,
    ]);
  });
  describe('asked by its name for one that it has not shown for minutes', () => {
    const known = (state?: string) => new Map([['i-1', { ...spot, state }]]);
    const named = (answer: () => unknown) =>
      setUp({
        DescribeInstances: (input: { InstanceIds?: string[] }) => (input.InstanceIds ? answer() : {}),
      });
    const fault = (code: string, message: string) => () => {
      const call = { service: 'ec2', operation: 'DescribeInstances' };
      throw new AwsError(call, { code, message, status: 400 }, 'notFound', undefined);
    };
    const none = fault('InvalidInstanceID.NotFound', "The instance IDs 'i-1, i-9' do not exist");

    it('says that there is none: EC2 forgets only what it has terminated', async () => {
      const context = named(none);
      await readEc2(context, ['i-1'], known('running'));
      await context.clock.advance(300_000);
      const { value, problem } = await readEc2(context, ['i-1'], known('running'));
      expect([value.get('i-1'), problem]).toEqual([
        { ...spot, state: 'terminated', readAt: context.clock.now(), forgotten: true },
        undefined,
      ]);
    });
    it('is asked at once where it was known to have ended, so that the word is of now', async () => {
      const context = named(none);
      const { value } = await readEc2(context, ['i-1'], known('terminated'));
      expect(value.get('i-1')).toEqual({
        ...spot,
        forgotten: true,
        state: 'terminated',
        readAt: context.clock.now(),
      });
    });
    it('is not asked about one that it has missed for less: it loses sight of young ones', async () => {
      const context = named(none);
      await readEc2(context, ['i-1'], new Map());
      await context.clock.advance(299_999);
      const { value, problem } = await readEc2(context, ['i-1'], new Map());
      expect([value.get('i-1')?.state, problem]).toEqual([undefined, expect.stringMatching(/missing/)]);
    });
    it.each<[string, () => unknown]>([
      ['another error', fault('InvalidInstanceID.Malformed', 'Invalid id: "i-1"')],
      [
        'that there is none of another',
        fault('InvalidInstanceID.NotFound', "The instance ID 'i-11' does not exist"),
      ],
      ['nothing', () => ({})],
    ])('proves nothing by %s', async (_, answer) => {
      const context = named(answer);
      await readEc2(context, ['i-1'], new Map());
      await context.clock.advance(300_000);
      const { value, problem } = await readEc2(context, ['i-1'], new Map());
      expect([value.get('i-1'), problem]).toEqual([{ tags: {}, state: undefined }, undefined]);
    });
    it('shows it after all', async () => {
      const found = { InstanceId: 'i-1', State: { Name: 'running' } };
      const context = named(() => ({ Reservations: [{ Instances: [found] }] }));
      await readEc2(context, ['i-1'], new Map());
      await context.clock.advance(300_000);
      const { value } = await readEc2(context, ['i-1'], new Map());
      expect(value.get('i-1')).toMatchObject({ state: 'running', readAt: context.clock.now() });
    });
  });
  it('takes no mark of a spot request back by silence', async () => {
    const context = setUp({ DescribeSpotInstanceRequests: {} });
    const requests = new Map([
      ['i-1', { id: 'sir-1', statusCode: 'marked-for-termination' }],
      ['i-2', { id: 'sir-2', statusCode: 'fulfilled' }],
    ]);
    expect([...(await readSpotRequests(context, ['i-1', 'i-2'], requests)).keys()]).toEqual(['i-1']);
  });
});

describe('a mark of a spot request', () => {
  const marked = { id: 'sir-1', statusCode: 'marked-for-termination', statusAt: 5_000 };
  const answer = (Code: string, seconds: number, SpotInstanceRequestId = 'sir-1') => ({
    InstanceId: 'i-1',
    SpotInstanceRequestId,
    Status: { Code, UpdateTime: new Date(seconds * 1000) },
  });
  it.each([
    ['stays when an older answer comes late', answer('fulfilled', 4), marked.statusCode],
    ['is taken back by a newer one', answer('fulfilled', 6), 'fulfilled'],
    ['or by one of the same moment', answer('fulfilled', 5), 'fulfilled'],
    ['says nothing of another request', answer('fulfilled', 4, 'sir-2'), 'fulfilled'],
  ])('%s', async (_, request, code) => {
    const context = setUp({ DescribeSpotInstanceRequests: { SpotInstanceRequests: [request] } });
    const read = await readSpotRequests(context, ['i-1'], new Map([['i-1', marked]]));
    expect(read.get('i-1')?.statusCode).toBe(code);
  });
});

describe('Auto Scaling', () => {
  const group = {
    name: 'web-spot',
    lifecycleState: 'InService',
    protectedFromScaleIn: false,
    healthStatus: 'Healthy',
  };
  const hook = {
    name: 'sluice-drain',
    transition: 't',
    heartbeatTimeoutMs: 1,
    globalTimeoutMs: 1,
    defaultResult: 'CONTINUE',
  };
  const facts = {
    name: 'web-spot',
    arn: 'asg',
    min: 0,
    max: 1,
    desired: 1,
    zones: [],
    suspendedProcesses: [],
    hooks: [hook],
    managedByEcs: false,
  };
  const before: Pools = {
    pools: new Map([['spot', { name: 'spot', group: facts }]]),
    members: new Map([['i-1', { pool: 'spot', group }]]),
  };
  const itself = { InstanceId: 'i-1', AutoScalingGroupName: 'web-spot', LifecycleState: 'Terminating:Wait' };
  const own = { AutoScalingGroupName: 'web-spot', Instances: [] };

  it('keeps a member that its group does not list, as it is described by itself', async () => {
    const context = setUp({
      DescribeAutoScalingGroups: { AutoScalingGroups: [own] },
      DescribeLifecycleHooks: {},
      DescribeAutoScalingInstances: { AutoScalingInstances: [itself] },
    });
    const { value, problem } = await readPools(context, before);
    expect([value.members.get('i-1')?.group?.lifecycleState, problem]).toEqual([
      'Terminating:Wait',
      undefined,
    ]);
    expect(value.pools.get('spot')?.group?.hooks).toEqual([hook]);
    await context.clock.advance(10_000);
    expect((await readPools(context, before)).value.pools.get('spot')?.group?.hooks).toEqual([]);
  });
  it('lets it go when that denies it too', async () => {
    const context = setUp({
      DescribeAutoScalingGroups: { AutoScalingGroups: [own] },
      DescribeLifecycleHooks: {},
      DescribeAutoScalingInstances: {},
    });
    expect((await readPools(context, before)).value.members.size).toBe(0);
  });
  it('whose hooks hang for one group tells of the others, and keeps what was known of that one', async () => {
    const context = setUp({
      DescribeAutoScalingGroups: {
        AutoScalingGroups: [
          {
            AutoScalingGroupName: 'web-spot',
            DesiredCapacity: 7,
            Instances: [{ InstanceId: 'i-1', LifecycleState: 'InService' }],
          },
          { AutoScalingGroupName: 'web-other', DesiredCapacity: 9 },
        ],
      },
      DescribeLifecycleHooks: ({ AutoScalingGroupName }: { AutoScalingGroupName: string }) => {
        if (AutoScalingGroupName === 'web-spot') throw new Error('no answer');
        return {};
      },
    });
    const pools = [...context.spec.pools!, { name: 'other', autoScalingGroup: { name: 'web-other' } }];
    const two = { ...context, spec: { ...context.spec, pools } };
    const { value, problem } = await readPools(two, before);
    expect(value.pools.get('spot')?.group).toEqual(facts);
    expect(value.pools.get('other')?.group?.desired).toBe(9);
    expect(problem).toMatch(/^autoscaling:DescribeLifecycleHooks failed/);
  });
  it('that lists no group leaves the known one to its members, and says so', async () => {
    const context = setUp({
      DescribeAutoScalingGroups: {},
      DescribeAutoScalingInstances: { AutoScalingInstances: [itself] },
    });
    const { value, problem } = await readPools(context, before);
    expect(value.pools.get('spot')?.group?.hooks).toEqual([hook]);
    expect(problem).toMatch(/no Auto Scaling group web-spot/);
  });
});

it('a cluster that was ACTIVE is not gone because one answer lacks it', async () => {
  const cluster = { name: 'web', arn: 'c', status: 'ACTIVE', tags: { a: 'b' } };
  const context = setUp({ DescribeClusters: {} });
  const { value, problem } = await readCluster(context, cluster);
  expect([value, problem]).toEqual([cluster, 'cluster web was ACTIVE and is not in the answer']);
  expect((await readCluster(context, { ...cluster, status: undefined })).problem).toBeUndefined();
});

it('one target group that is gone is left out, and the others are read', async () => {
  const context = setUp({
    DescribeTargetGroups: ({ TargetGroupArns }: { TargetGroupArns: string[] }) => {
      if (TargetGroupArns.includes('tg-2'))
        throw Object.assign(new Error('One or more target groups not found'), {
          name: 'TargetGroupNotFoundException',
        });
      return { TargetGroups: TargetGroupArns.map((TargetGroupArn) => ({ TargetGroupArn })) };
    },
    DescribeTargetGroupAttributes: {},
    DescribeTargetHealth: {},
  });
  const { value, problem } = await readTargetGroups(context, ['tg-1', 'tg-2']);
  expect([[...value.keys()], problem]).toEqual([['tg-1'], undefined]);
});

it('a target group that is not answered for stays as it was known, and the others are read', async () => {
  const failing = new Set<string>();
  const answer = (state: string) => ({
    TargetHealthDescriptions: [{ Target: { Id: 'i-1', Port: 80 }, TargetHealth: { State: state } }],
  });
  let state = 'healthy';
  const context = setUp({
    DescribeTargetGroups: ({ TargetGroupArns }: { TargetGroupArns: string[] }) => {
      if (failing.has('all')) throw new Error('no answer');
      return { TargetGroups: TargetGroupArns.map((TargetGroupArn) => ({ TargetGroupArn })) };
    },
    DescribeTargetGroupAttributes: {},
    DescribeTargetHealth: ({ TargetGroupArn }: { TargetGroupArn: string }) => {
      if (failing.has(TargetGroupArn)) throw new Error('no answer');
      return answer(state);
    },
  });
  const arns = ['tg-1', 'tg-2'];
  const { value: known } = await readTargetGroups(context, arns);
  const statesOf = (groups: typeof known) =>
    [...groups].map(([arn, { targets }]) => `${arn} ${targets?.get('i-1:80')}`);
  [state] = ['draining'];
  failing.add('tg-1');
  const one = await readTargetGroups(context, arns, known);
  expect(statesOf(one.value)).toEqual(['tg-1 healthy', 'tg-2 draining']);
  expect(one.problem).toMatch(/^these target groups were not read: tg-1 \(.*no answer/);
  // How long a removal takes is known of one whose targets never could be read.
  const never = await readTargetGroups(context, arns, new Map());
  expect(statesOf(never.value)).toEqual(['tg-1 undefined', 'tg-2 draining']);
  expect(never.value.get('tg-1')).toMatchObject({ deregistrationDelayMs: 300_000 });
  // The second look takes nothing that was known for what it sees.
  expect(statesOf((await readTargetGroups(context, arns)).value)).toEqual(['tg-2 draining']);
  // What rarely changes is old by now: it is still good for reading the targets.
  failing.add('all');
  await context.clock.advance(300_000);
  expect(statesOf((await readTargetGroups(context, arns, known)).value)).toEqual([
    'tg-1 healthy',
    'tg-2 draining',
  ]);
});

describe('a service', () => {
  const described = (...services: object[]) => ({ services });
  const web = { serviceName: 'web', serviceArn: 'arn:web', status: 'ACTIVE', desiredCount: 4 };
  const knownServices = async () => {
    const context = setUp({ ListServices: { serviceArns: ['arn:web'] }, DescribeServices: described(web) });
    return (await readServices(context, new Map())).value;
  };
  it('that no list names is asked for by its own name', async () => {
    const context = setUp({ ListServices: {}, DescribeServices: described(web) });
    const { value, problem } = await readServices(context, await knownServices());
    expect([value.get('web')?.desiredCount, problem]).toEqual([4, undefined]);
  });
  it('is gone when ECS says INACTIVE', async () => {
    const context = setUp({ ListServices: {}, DescribeServices: described({ ...web, status: 'INACTIVE' }) });
    const { value, problem } = await readServices(context, await knownServices());
    expect([value.size, problem]).toEqual([0, undefined]);
  });
  it('or when it is missing twice, ten seconds apart, and stays as it was until then', async () => {
    const failures = [{ arn: 'arn:web', reason: 'MISSING' }];
    const context = setUp({ ListServices: {}, DescribeServices: { failures } });
    const known = await knownServices();
    for (const waitMs of [0, 9_999]) {
      await context.clock.advance(waitMs);
      const { value, problem } = await readServices(context, known);
      expect([value.get('web'), problem]).toEqual([
        known.get('web'),
        '1 services were not described (MISSING)',
      ]);
    }
    await context.clock.advance(1);
    expect((await readServices(context, known)).value.size).toBe(0);
  });
  it('stays for as long as ECS says nothing at all of it', async () => {
    const context = setUp({ ListServices: { serviceArns: ['arn:web'] }, DescribeServices: {} });
    await readServices(context, await knownServices());
    await context.clock.advance(60_000);
    const { value, problem } = await readServices(context, await knownServices());
    expect([value.size, problem]).toEqual([1, '1 services were not described (no reason)']);
  });
});

it('a definition that cannot be read is taken to stop as slowly as its family, or as any', async () => {
  const context = setUp();
  const { cache } = context;
  expect(await learnDefinitions(context, ['td/web:2'])).toMatch(/guessed: .*no answer/);
  expect(definitionOf(context, 'td/web:2')).toEqual({ family: 'web', stopTimeoutMs: 30_000 });
  cache.definitions.set('td/slow:1', { family: 'slow', stopTimeoutMs: 120_000 });
  expect(definitionOf(context, 'td/web:2').stopTimeoutMs).toBe(120_000);
  cache.definitions.set('td/web:1', { family: 'web', stopTimeoutMs: 45_000 });
  expect(definitionOf(context, 'td/web:2').stopTimeoutMs).toBe(45_000);
});

describe('a task whose description is torn', () => {
  const whole = { taskArn: 't-1', containerInstanceArn: 'ci-1', lastStatus: 'RUNNING' };
  const readTorn = (torn: object) =>
    readWantedTasks(setUp({ ListTasks: { taskArns: ['t-1'] }, DescribeTasks: { tasks: [torn] } }), ['t-1']);

  it.each([
    ['its ARN', { ...whole, taskArn: undefined }],
    ['its state', { ...whole, lastStatus: undefined }],
    ['the instance that it was on', { ...whole, containerInstanceArn: undefined }],
  ])('is neither there nor over where it lacks %s', async (_, torn) => {
    expect(await readTorn(torn)).toMatchObject({ live: [], over: new Set(), unclear: new Set(['t-1']) });
  });
  it('is over where its state says so, without an instance as well', async () => {
    const { over, unclear } = await readTorn({ taskArn: 't-1', lastStatus: 'STOPPED' });
    expect([[...over], [...unclear]]).toEqual([['t-1'], []]);
  });
});

describe('an instance without a container instance', () => {
  const sought = { instanceId: 'i-2', registrations: known };

  it('has been so for as long as this process watched, however its wall clock is set', () => {
    const { clock, ...rest } = setUp();
    const jumped = { ...rest, clock: { ...clock, now: () => clock.now() + 86_400_000 } };
    expect(unjoinedSince({ ...rest, clock }, sought)).toBe(clock.now());
    expect(unjoinedSince(jumped, sought)).toBe(jumped.clock.now());
  });

  it('is watched anew once it had one', () => {
    const context = setUp();
    const registrations = { ...known, present: new Map([['i-2', container()]]) };
    unjoinedSince(context, sought);
    expect(unjoinedSince(context, { ...sought, registrations })).toBeUndefined();
    expect(unjoinedSince(context, sought)).toBe(context.clock.now());
  });
});
