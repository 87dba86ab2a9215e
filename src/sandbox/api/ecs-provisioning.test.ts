// Capacity providers, tasks in PROVISIONING, awsvpc and Fargate, as clients see them.
import { describe, expect, it } from 'vitest';
import { waitingTasks } from '../world/provisioning.ts';
import { faultOf, testAccount } from './test-account.ts';

const cluster = 'web';
const task = { cpu: 1024, memory: 512, start: '4s-4s', ready: '1s-1s', shutdown: '1s-1s' };
const instance = { type: 'm6i.large', cpu: 2048, memory: 4096, enis: 3 };
type Change = NonNullable<Parameters<typeof testAccount>[1]>;

function withProvider(change: Change = {}, provider: object = {}, settings = {}) {
  const pool = {
    name: 'base',
    min: 0,
    max: 9,
    desired: 1,
    instance,
    capacityProvider: { name: 'cp', ...provider },
  };
  const account = testAccount(
    { provisioningTimeout: '10m', schedulerPass: '5s', ...settings },
    {
      pools: [pool],
      services: [],
      jobs: [{ family: 'job', perMinute: 0, seconds: '30s', task }],
      ...change,
    },
  );
  // What managed scaling would do is not what these stories are about.
  account.base.suspended.add('AlarmNotification');
  const capacityProviderStrategy = [{ capacityProvider: 'cp', weight: 1 }];
  const run = (input: object = {}) =>
    account.ecs.RunTask({ cluster, taskDefinition: 'job', capacityProviderStrategy, ...input }) as any;
  const statuses = () => [...account.cluster.tasks.values()].map(({ lastStatus }) => lastStatus);
  return { ...account, run, statuses };
}

describe('tasks of a capacity provider without room (aws-facts.md §1.5, §1.7)', () => {
  it('wait in PROVISIONING, and start when room turns up', () => {
    const { run, world, cluster: web, containers, pass } = withProvider();
    const { tasks, failures } = run({ count: 3 });
    expect(failures).toEqual([]);
    expect(tasks.map((t: any) => [t.lastStatus, t.capacityProviderName])).toEqual([
      ['PENDING', 'cp'],
      ['PENDING', 'cp'],
      ['PROVISIONING', 'cp'],
    ]);
    const provider = world.capacityProviders.get('cp')!;
    const [waiting] = waitingTasks(web, provider);
    expect(waiting!.arn).toBe(tasks[2].taskArn);
    pass(60);
    expect(waiting!.lastStatus).toBe('PROVISIONING');
    world.groups.get('base')!.desired = 2;
    pass(300);
    expect(waiting!).toMatchObject({ lastStatus: 'RUNNING', zone: expect.any(String) });
    expect(waiting!.container).not.toBe(containers[0]);
    expect(waitingTasks(web, provider)).toEqual([]);
  });

  it('wait for themselves alone: a twin that fits nowhere holds up none of its definition and group', () => {
    const { run, cluster: web, world, pass } = withProvider();
    run({ count: 2 });
    const nowhere = [{ type: 'memberOf', expression: 'attribute:ecs.instance-type == z9.huge' }];
    const impossible = run({ placementConstraints: nowhere }).tasks[0];
    const possible = run().tasks[0];
    world.groups.get('base')!.desired = 2;
    pass(120);
    const statusOf = ({ taskArn }: any) => web.tasks.get(taskArn)!.lastStatus;
    expect([impossible, possible].map(statusOf)).toEqual(['PROVISIONING', 'RUNNING']);
  });

  it('give up after the time of the setting', () => {
    const { run, cluster: web, pass } = withProvider();
    const { tasks } = run({ count: 3 });
    const waiting = web.tasks.get(tasks[2].taskArn)!;
    pass(590);
    expect(waiting.lastStatus).toBe('PROVISIONING');
    pass(20);
    expect(waiting).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'TaskFailedToStart',
      stoppedReason: 'RESOURCE:CPU',
    });
  });

  it('are 500 in a cluster at most', () => {
    const { run, statuses } = withProvider();
    for (let n = 0; n < 50; n++) run({ count: 10 });
    expect(statuses().filter((status) => status === 'PROVISIONING')).toHaveLength(498);
    // What a call starts it also answers; only one that can start nothing is refused.
    const last = run({ count: 10 });
    expect([last.tasks.length, last.failures.length]).toEqual([2, 8]);
    expect(faultOf(() => run({ count: 10 }))).toMatch(/^ClientException: .*PROVISIONING/);
    expect(statuses().filter((status) => status === 'PROVISIONING')).toHaveLength(500);
  });

  it('fail like others where scaling is not managed', () => {
    const { run } = withProvider({}, { managedScaling: false });
    expect(run({ count: 3 }).failures.map((f: any) => f.reason)).toEqual(['RESOURCE:CPU']);
  });

  it('count for their service, whose scheduler starts no others for them', () => {
    const services = [{ name: 'shop', desired: 5, task, capacityProvider: 'cp' }];
    const { cluster: web, pass, ecs } = withProvider({ services });
    pass(120);
    const shop = web.services.get('shop')!;
    expect([...shop.tasks].map((t) => t.lastStatus).sort()).toEqual([
      ...Array(3).fill('PROVISIONING'),
      ...Array(2).fill('RUNNING'),
    ]);
    const { services: shown } = ecs.DescribeServices({ cluster, services: ['shop'] }) as any;
    expect(shown[0].capacityProviderStrategy).toEqual([{ capacityProvider: 'cp', weight: 1, base: 0 }]);
    expect(shown[0].launchType).toBeUndefined();
  });
});

describe('capacity providers of a cluster (aws-facts.md §1.7)', () => {
  it('are described, with what is missing', () => {
    const { ecs, containers } = withProvider({}, { targetCapacity: 80 });
    const { capacityProviders, failures } = ecs.DescribeCapacityProviders({
      capacityProviders: ['cp', 'x'],
    }) as any;
    expect(capacityProviders[0]).toMatchObject({
      name: 'cp',
      status: 'ACTIVE',
      autoScalingGroupProvider: {
        managedScaling: { status: 'ENABLED', targetCapacity: 80, instanceWarmupPeriod: 300 },
        managedTerminationProtection: 'DISABLED',
        managedDraining: 'ENABLED',
      },
    });
    expect(failures).toEqual([{ arn: 'x', reason: 'MISSING' }]);
    const shown = ecs.DescribeContainerInstances({
      cluster,
      containerInstances: [containers[0]!.arn],
    }) as any;
    expect(shown.containerInstances[0].capacityProviderName).toBe('cp');
  });

  it('are replaced as a whole list, with a default strategy that RunTask follows', () => {
    const { ecs } = withProvider();
    const strategy = [{ capacityProvider: 'cp', weight: 1, base: 0 }];
    const put = (capacityProviders: string[], defaultCapacityProviderStrategy: object[]) =>
      ecs.PutClusterCapacityProviders({
        cluster,
        capacityProviders,
        defaultCapacityProviderStrategy: defaultCapacityProviderStrategy as [],
      });
    expect((put(['cp'], strategy) as any).cluster).toMatchObject({
      capacityProviders: ['cp'],
      defaultCapacityProviderStrategy: strategy,
    });
    const { tasks } = ecs.RunTask({ cluster, taskDefinition: 'job', count: 3 }) as any;
    expect(tasks[2]).toMatchObject({ lastStatus: 'PROVISIONING', capacityProviderName: 'cp' });
    expect(faultOf(() => put([], []))).toMatch(/^ResourceInUseException/);
    expect(faultOf(() => put(['cp'], [{ capacityProvider: 'cp', weight: 1001 }]))).toMatch(/0 to 1000/);
    expect(faultOf(() => put(['other'], []))).toMatch(/^InvalidParameterException: .*'other'/);
  });
});

describe('awsvpc tasks (aws-facts.md §1.5, §3.3)', () => {
  it('pass PROVISIONING, have an interface of their own, and are ip targets of each target group', () => {
    const services = [
      { name: 'shop', desired: 1, task: { ...task, network: 'awsvpc' as const }, loadBalancers: [{}, {}] },
    ];
    const { ecs, cluster: web, world, pass } = withProvider({ services, jobs: [] });
    const seen: string[] = [];
    world.observe(({ kind, text }) => {
      if (kind === 'task' && text.startsWith('shop/')) seen.push(text.split(' ')[1]!);
    });
    ecs.UpdateService({ cluster, service: 'shop', desiredCount: 2 });
    pass(60);
    expect(seen.slice(0, 4)).toEqual(['PROVISIONING', 'PENDING', 'ACTIVATING', 'RUNNING']);
    const arns = [...web.services.get('shop')!.tasks].map(({ arn }) => arn);
    const { tasks } = ecs.DescribeTasks({ cluster, tasks: arns }) as any;
    const address = (t: any) =>
      t.attachments[0].details.find((d: any) => d.name === 'privateIPv4Address').value;
    for (const group of world.targetGroups.values()) {
      expect([...group.targets.values()].map(({ id }) => id)).toEqual(tasks.map(address));
    }
    expect(tasks[1].containers[0].networkInterfaces[0].privateIpv4Address).toBe(address(tasks[1]));
    expect(new Set(tasks.map(address)).size).toBe(2);
  });
});

describe('Fargate services beside (aws-facts.md §1.5)', () => {
  it('have tasks on no instance, in a zone, that are listed apart and can be stopped', () => {
    const services = [
      {
        name: 'shop',
        desired: 3,
        launchType: 'FARGATE' as const,
        task,
        loadBalancer: { deregistrationDelay: '5s' },
      },
    ];
    const { ecs, containers, cluster: web, world, pass } = withProvider({ services, jobs: [] });
    const list = (launchType: 'EC2' | 'FARGATE') => (ecs.ListTasks({ cluster, launchType }) as any).taskArns;
    expect([list('FARGATE').length, list('EC2').length]).toEqual([3, 0]);
    const { tasks } = ecs.DescribeTasks({ cluster, tasks: list('FARGATE') }) as any;
    expect(tasks[0].containerInstanceArn).toBeUndefined();
    expect(new Set(tasks.map((t: any) => t.availabilityZone)).size).toBe(3);
    expect(containers.every((c) => c.tasks.size === 0)).toBe(true);
    expect([...world.targetGroups.values()][0]!.targetType).toBe('ip');
    ecs.StopTask({ cluster, task: list('FARGATE')[0] });
    pass(120);
    const stopped = web.tasks.get(tasks[0].taskArn)!;
    expect(stopped.lastStatus).toBe('STOPPED');
    expect(list('FARGATE')).toHaveLength(3);
  });
});
