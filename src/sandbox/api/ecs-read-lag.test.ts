// Eventual consistency of ECS reads, and what container instances go through.
import { describe, expect, it } from 'vitest';
import { disconnectAgent } from '../world/container-instance.ts';
import { faultOf, testAccount } from './test-account.ts';

const cluster = 'web';
const small = {
  pools: [
    { name: 'base', min: 0, max: 9, desired: 2, instance: { type: 'm6i.large', cpu: 2048, memory: 4096 } },
  ],
  services: [{ name: 'shop', desired: 2, task: { cpu: 256, memory: 256 } }],
};

function withLag(settings: object = {}) {
  const account = testAccount({ readLag: '3s', drainingEvent: true, ...settings }, small);
  const [container] = account.containers;
  const shown = () =>
    (account.ecs.DescribeContainerInstances({ cluster, containerInstances: [container!.arn] }) as any)
      .containerInstances[0];
  const set = (status: 'DRAINING' | 'ACTIVE') =>
    account.ecs.UpdateContainerInstancesState({
      cluster,
      containerInstances: [container!.arn],
      status,
    }) as any;
  return { ...account, container: container!, shown, set };
}

describe('reads after writes (aws-facts.md §1.5)', () => {
  it('show a container instance as it was for a while, and then as it is, and never go back', () => {
    const account = withLag();
    const versions: number[] = [];
    const statuses: string[] = [];
    for (let round = 0; round < 20; round++) {
      const { containerInstances } = account.set(round % 2 ? 'ACTIVE' : 'DRAINING');
      expect(containerInstances[0].status).toBe(account.container.status);
      for (let look = 0; look < 5; look++) {
        const { version, status } = account.shown();
        versions.push(version);
        statuses.push(status);
        account.pass(0.5);
      }
    }
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(statuses[0]).toBe('ACTIVE');
    account.pass(3);
    expect(account.shown().status).toBe(account.container.status);
  });

  it('do not know a new task at once, nor that one shall stop', () => {
    const { ecs, pass } = withLag();
    const runs = Array.from(
      { length: 5 },
      () => (ecs.RunTask({ cluster, taskDefinition: 'report' }) as any).tasks[0],
    );
    const arns = runs.map(({ taskArn }) => taskArn);
    const describe = () => ecs.DescribeTasks({ cluster, tasks: arns }) as any;
    expect(describe().failures.length).toBeGreaterThan(0);
    pass(3);
    expect(describe().tasks).toHaveLength(5);
    const listed = () => (ecs.ListTasks({ cluster, family: 'report' }) as any).taskArns.length;
    expect(listed()).toBe(5);
    for (const task of arns) {
      expect((ecs.StopTask({ cluster, task }) as any).task.desiredStatus).toBe('STOPPED');
    }
    expect(listed()).toBeGreaterThan(0);
    expect(describe().tasks.map((t: any) => t.desiredStatus)).toContain('RUNNING');
    pass(3);
    expect(listed()).toBe(0);
  });
});

describe('what a change of a container instance may bring (aws-facts.md §1.1, §1.3)', () => {
  it('an event for DRAINING, or none and then no new version', () => {
    for (const drainingEvent of [true, false]) {
      const { set, container } = withLag({ readLag: '0s', drainingEvent });
      const before = container.version;
      set('DRAINING');
      expect(container.version > before).toBe(drainingEvent);
    }
  });

  it('errors that are unverified, as the settings say', () => {
    const { set, ecs, container } = withLag({
      drainingTwice: 'fails',
      unknownInstance: 'exception',
      deregisterBusy: 'ClientException',
    });
    set('DRAINING');
    expect(faultOf(() => set('DRAINING'))).toMatch(/^InvalidParameterException: .*is DRAINING/);
    const nobody = '0'.repeat(32);
    const update = () =>
      ecs.UpdateContainerInstancesState({ cluster, containerInstances: [nobody], status: 'DRAINING' });
    expect(faultOf(update)).toMatch(/^InvalidParameterException: .*not found/);
    expect(
      faultOf(() => ecs.DeregisterContainerInstance({ cluster, containerInstance: container.arn })),
    ).toBe('ClientException: Found running tasks on the instance.');
  });
});

describe('an agent that is away for a while (aws-facts.md §1.1, §1.3)', () => {
  it('gets no tasks, keeps those it has, and hears of a StopTask when it is back', () => {
    const { world, container, ecs, pass } = withLag({ readLag: '0s' });
    const [task] = [...container.tasks];
    disconnectAgent(world, container, 60_000);
    disconnectAgent(world, container, 20_000);
    ecs.StopTask({ cluster, task: task!.arn });
    pass(50);
    expect(task).toMatchObject({ desiredStatus: 'STOPPED', lastStatus: 'RUNNING' });
    expect(container).toMatchObject({ status: 'ACTIVE', agentConnected: false });
    pass(60);
    expect(task!.lastStatus).toBe('STOPPED');
    expect(container.agentConnected).toBe(true);
  });

  const starting = () => {
    const account = withLag({ readLag: '0s' });
    const { ecs, container, cluster: web } = account;
    const { tasks } = ecs.StartTask({
      cluster,
      taskDefinition: 'report',
      containerInstances: [container.arn],
    }) as any;
    return { ...account, task: web.tasks.get(tasks[0].taskArn)! };
  };

  it('starts what is PENDING when it is back, not before', () => {
    const { world, container, task, pass } = starting();
    disconnectAgent(world, container, 120_000);
    pass(115);
    expect(task).toMatchObject({ lastStatus: 'PENDING', process: 'starting' });
    pass(60);
    expect(task).toMatchObject({ lastStatus: 'RUNNING', process: 'serving' });
  });

  it('never starts what was stopped meanwhile, so that no target of it is registered', () => {
    for (const status of ['PENDING', 'ACTIVATING'] as const) {
      const { world, container, task, ecs, pass } = starting();
      while (task.lastStatus !== status) pass(0.5);
      disconnectAgent(world, container, 60_000);
      ecs.StopTask({ cluster, task: task.arn });
      pass(58);
      expect([task.lastStatus, task.startedAt]).toEqual([status, undefined]);
      pass(10);
      expect([task.lastStatus, task.startedAt]).toEqual(['STOPPED', undefined]);
    }
  });
});

describe('container instances with trunking (aws-facts.md §1.1)', () => {
  const trunking = () => {
    const pools = [{ ...small.pools[0]!, trunking: true }];
    const account = testAccount({}, { ...small, pools });
    account.base.desired = 3;
    const statuses = new Set<string>();
    const watch = (seconds: number) => {
      for (let second = 0; second < seconds; second++) {
        account.pass(1);
        for (const { status } of account.cluster.containerInstances.values()) statuses.add(status);
      }
    };
    return { ...account, statuses, watch };
  };

  it('are REGISTERING until their trunk interface is there, and take no state then', () => {
    const { cluster: web, watch, statuses, ecs, pass } = trunking();
    while (![...web.containerInstances.values()].some((c) => c.status === 'REGISTERING')) pass(1);
    const young = [...web.containerInstances.values()].find((c) => c.status === 'REGISTERING')!;
    expect(
      faultOf(() =>
        ecs.UpdateContainerInstancesState({ cluster, containerInstances: [young.arn], status: 'DRAINING' }),
      ),
    ).toMatch(/^InvalidParameterException: .*REGISTERING/);
    const attributes = [{ name: 'mine', value: '1', targetId: young.arn }];
    expect(faultOf(() => ecs.PutAttributes({ cluster, attributes }))).toMatch(/REGISTERING/);
    watch(30);
    expect(young.status).toBe('ACTIVE');
    ecs.DeregisterContainerInstance({ cluster, containerInstance: young.arn, force: true });
    watch(30);
    expect([...statuses].sort()).toEqual(['ACTIVE', 'DEREGISTERING', 'INACTIVE', 'REGISTERING']);
  });

  it('fail to register where their zone is down', () => {
    const { cluster: web, pass, world } = trunking();
    while (![...web.containerInstances.values()].some((c) => c.status === 'REGISTERING')) pass(1);
    const young = [...web.containerInstances.values()].find((c) => c.status === 'REGISTERING')!;
    world.troubles.zones.push({ zone: young.host.zone.slice(-1), until: world.engine.now + 60_000 });
    pass(30);
    expect(young).toMatchObject({
      status: 'REGISTRATION_FAILED',
      statusReason: expect.stringMatching(/trunk/),
    });
  });
});
