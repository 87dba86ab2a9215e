// The pure parts of reading: stop timeouts, targets of tasks, which instances need a closer look, joining.
import { describe, expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import type { Task } from '#aws/types.ts';
import type { ServiceFacts, TaskFacts } from '#model/observation.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { assembleInstance } from './assemble.ts';
import { createReadCache, type ReadContext } from './context.ts';
import { matterStoppingTasks } from './idle-candidates.ts';
import { readPages, toMs } from './paging.ts';
import { readPart } from './part.ts';
import { longestStopMs } from './task-definitions.ts';
import { toTaskFacts, withTargetStates } from './task-facts.ts';

const spec: ReadContext['spec'] = {
  account: '111122223333',
  region: 'ap-northeast-1',
  cluster: 'web',
  pools: [{ name: 'spot', autoScalingGroup: { name: 'web-spot' } }],
};

describe('stop timeouts', () => {
  it('are 30 s where nothing is said, and those of the slowest of independent containers', () => {
    expect(longestStopMs([])).toBe(0);
    expect(longestStopMs([{ name: 'web' }])).toBe(30_000);
    expect(
      longestStopMs([
        { name: 'a', stopTimeout: 10 },
        { name: 'b', stopTimeout: 0 },
      ]),
    ).toBe(10_000);
  });
  it('add up along dependencies', () => {
    const on = (containerName: string) => ({ dependsOn: [{ containerName, condition: 'START' as const }] });
    expect(
      longestStopMs([
        { name: 'proxy', stopTimeout: 20 },
        { name: 'web', ...on('proxy') },
      ]),
    ).toBe(50_000);
    expect(
      longestStopMs([
        { name: 'a', ...on('b') },
        { name: 'b', ...on('a') },
      ]),
    ).toBe(60_000);
    expect(longestStopMs([{ name: 'a', ...on('nobody') }])).toBe(30_000);
  });
});

function context(targetType?: 'instance' | 'ip'): ReadContext {
  const cache = createReadCache();
  const facts = {
    arn: 'tg-1',
    name: 'web',
    targetType: targetType ?? 'instance',
    protocol: 'HTTP',
    deregistrationDelayMs: 0,
  };
  if (targetType) cache.targetGroups.set('tg-1', { at: 0, facts });
  return {
    ports: portFromCall(() => Promise.reject(new Error('no calls'))),
    spec,
    clock: createTestClock(),
    cache,
  };
}

const service: ServiceFacts = {
  name: 'web',
  arn: 'svc',
  daemon: false,
  desiredCount: 1,
  runningCount: 1,
  pendingCount: 0,
  minimumHealthyPercent: 100,
  maximumPercent: 200,
  targetGroupArns: ['tg-1'],
  loadBalancers: [{ targetGroupArn: 'tg-1', containerName: 'web', containerPort: 80 }],
  events: [],
};

const facts = (task: Task, type?: 'instance' | 'ip') =>
  toTaskFacts(task, { context: context(type), instanceId: 'i-1', services: new Map([['web', service]]) });

describe('the targets of a task', () => {
  const bound = { name: 'web', networkBindings: [{ containerPort: 80, hostPort: 32768 }] };
  const own = { name: 'web', networkInterfaces: [{ privateIpv4Address: '10.0.0.9' }] };

  it('are host ports of the instance, or addresses with the container port', () => {
    expect(facts({ group: 'service:web', containers: [bound] }, 'instance').targets).toEqual([
      { targetGroupArn: 'tg-1', id: 'i-1', port: 32768 },
    ]);
    expect(facts({ group: 'service:web', containers: [own] }, 'ip').targets).toEqual([
      { targetGroupArn: 'tg-1', id: '10.0.0.9', port: 80 },
    ]);
  });
  it('are found by the task where the target group could not be read', () => {
    expect(facts({ group: 'service:web', containers: [own] }).targets).toHaveLength(1);
    expect(facts({ group: 'service:web', containers: [bound] }).targets).toHaveLength(1);
  });
  it('are none before the container has a port, and none of a task outside a service', () => {
    expect(facts({ group: 'service:web', containers: [{ name: 'web' }] }, 'instance').targets).toEqual([]);
    expect(facts({ group: 'family:web', containers: [bound] }, 'instance').targets).toEqual([]);
  });
  it('have the state of their group, unused when it lacks them, none when it was not read', () => {
    const task = facts({ group: 'service:web', containers: [bound] }, 'instance');
    const group = {
      arn: 'tg-1',
      name: 'web',
      targetType: 'instance' as const,
      protocol: 'HTTP',
      deregistrationDelayMs: 0,
    };
    const state = (targets: [string, string][]) =>
      withTargetStates(task, new Map([['tg-1', { ...group, targets: new Map(targets) }]])).targets[0]!.state;
    expect(state([['i-1:32768', 'draining']])).toBe('draining');
    expect(state([])).toBe('unused');
    expect(withTargetStates(task, new Map()).targets[0]!.state).toBeUndefined();
  });
  it('finds the service by prefix, and by bare name for a task that a service started', () => {
    expect(facts({ group: 'service:web' }).service).toBe('web');
    expect(facts({ group: 'web', startedBy: 'ecs-svc/1' }).service).toBe('web');
    expect(facts({ group: 'web', startedBy: 'someone' }).service).toBeUndefined();
  });
});

const container = { arn: 'ci-1', status: 'ACTIVE', agentConnected: true, version: 1 };
const member = (lifecycleState: string) => ({
  pool: 'spot',
  group: { name: 'web-spot', lifecycleState, protectedFromScaleIn: false, healthStatus: 'Healthy' },
});
const web = {
  service: 'web',
  family: 'web',
  group: 'service:web',
  daemon: false,
  desiredStatus: 'RUNNING',
} as TaskFacts;
const agent = { ...web, service: 'agent', daemon: true } as TaskFacts;

describe('stopping tasks matter', () => {
  const ignoring = { ...spec, workloads: [{ match: { daemon: true }, ignore: true }] };
  const rows: [string, Parameters<typeof matterStoppingTasks>[0], boolean][] = [
    [
      'on a draining instance',
      { container: { ...container, status: 'DRAINING' }, member: member('InService'), tasks: [web] },
      true,
    ],
    ['on a terminating instance', { container, member: member('Terminating:Wait'), tasks: [web] }, true],
    ['on an instance that may be idle', { container, member: member('InService'), tasks: [] }, true],
    [
      'where only tasks run that may be ignored',
      { container, member: member('InService'), tasks: [agent] },
      true,
    ],
    ['not on a busy one', { container, member: member('InService'), tasks: [agent, web] }, false],
    ['not on one in no pool', { container, member: undefined, tasks: [] }, false],
    ['not before it has registered', { container: undefined, member: member('InService'), tasks: [] }, false],
  ];
  it.each(rows)('%s', (_, candidate, matters) => {
    expect(matterStoppingTasks(candidate, ignoring)).toBe(matters);
  });
});

describe('joining', () => {
  const ec2 = (state: string, launchedBy?: string) => ({
    state,
    market: 'spot' as const,
    tags: {},
    launchedBy,
  });
  it('keeps the pool of an instance that ended, and of none that still runs', () => {
    const pool = (state: string, formerPool?: string, launchedBy?: string) =>
      assembleInstance({ instanceId: 'i-1', ec2: ec2(state, launchedBy), tasks: [], formerPool }, spec).pool;
    expect(pool('terminated', 'spot')).toBe('spot');
    expect(pool('terminated', undefined, 'web-spot')).toBe('spot');
    expect(pool('terminated', undefined, 'other')).toBeUndefined();
    expect(pool('running', 'spot', 'web-spot')).toBeUndefined();
  });
  it('calls no stopping tasks read where ECS counts more running tasks than were listed', () => {
    const read = (runningTasks: number) =>
      assembleInstance(
        {
          instanceId: 'i-1',
          container: { ...container, runningTasks },
          tasks: [web],
          stoppingTasksReadAt: 5,
        },
        spec,
      );
    expect(read(1).stoppingTasksReadAt).toBe(5);
    expect(read(2).stoppingTasksReadAt).toBeUndefined();
  });
});

describe('a part', () => {
  it('keeps what was known, under its old time, when the reading fails', async () => {
    const reading = await readPart(createTestClock(), { value: [1, 2], at: 7 }, () =>
      Promise.reject(new Error('denied')),
    );
    expect(reading).toEqual({ value: [1, 2], part: { at: 7, complete: false, problem: 'denied' } });
  });
  it('says what was missing in an answer', async () => {
    const clock = createTestClock(1_000);
    const reading = await readPart(clock, { value: 0, at: 0 }, async () => ({ value: 1, problem: 'half' }));
    expect(reading).toEqual({ value: 1, part: { at: 1_000, complete: false, problem: 'half' } });
  });
});

describe('pages and times', () => {
  it('reads on until there is no token, or the same one again', async () => {
    const read = (tokens: (string | undefined)[]) => {
      let page = 0;
      return readPages(async () => ({ items: [page], next: tokens[page++] }));
    };
    expect(await read(['a', 'b', undefined])).toEqual([0, 1, 2]);
    expect(await read(['a', ''])).toEqual([0, 1]);
    expect(await read(['a', 'a', 'a'])).toEqual([0, 1]);
  });
  it('fails as a whole when a page fails', async () => {
    let page = 0;
    const reading = readPages(async () => {
      if (page++ === 1) throw new Error('page 2');
      return { items: [1], next: 'more' };
    });
    await expect(reading).rejects.toThrow('page 2');
  });
  it('begins a list anew of which the next page is refused, as its token has expired, and not for ever', async () => {
    const refused = (name = 'InvalidParameterException') => Object.assign(new Error('expired'), { name });
    const read = async (failures: (Error | undefined)[]) => {
      let calls = 0;
      const pages = readPages(async (token) => {
        calls += 1;
        const failure = token === undefined ? undefined : failures.shift();
        if (failure) throw failure;
        return token === undefined ? { items: ['a'], next: 'more' } : { items: ['b'], next: undefined };
      });
      return [await pages.catch(({ message }: Error) => message), calls];
    };
    expect(await read([])).toEqual([['a', 'b'], 2]);
    expect(await read([refused(), refused()])).toEqual([['a', 'b'], 6]);
    expect(await read([refused(), refused(), refused()])).toEqual(['expired', 6]);
    expect(await read([refused('TimeoutError')])).toEqual(['expired', 2]);
    const atOnce = readPages(() => Promise.reject(refused()));
    await expect(atOnce).rejects.toThrow('expired');
  });
  it('takes times in every form', () => {
    expect([toMs(new Date(5)), toMs(5), toMs('1970-01-01T00:00:05Z'), toMs('x'), toMs(undefined)]).toEqual([
      5,
      5_000,
      5_000,
      undefined,
      undefined,
    ]);
  });
});
