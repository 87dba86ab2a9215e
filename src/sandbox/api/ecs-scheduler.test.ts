// The service scheduler as clients see it: bounds, drains, protection, throttling, zones.
import { describe, expect, it } from 'vitest';
import { disconnectAgent } from '../world/container-instance.ts';
import type { Task } from '../world/state.ts';
import { setHealth } from '../world/task.ts';
import { faultOf, testAccount } from './test-account.ts';

const cluster = 'web';
const size = { cpu: 256, memory: 256 };
const quick = { ...size, start: '4s-4s', ready: '1s-1s', shutdown: '1s-1s' };
type Change = NonNullable<Parameters<typeof testAccount>[1]>;
type ServiceSpec = NonNullable<Change['services']>[number];
type Settings = Parameters<typeof testAccount>[0];

function withService(service: Partial<ServiceSpec>, settings: Settings = {}, desired = 4) {
  const pool = {
    name: 'base',
    min: 0,
    max: 9,
    desired,
    instance: { type: 'm6i.large', cpu: 2048, memory: 4096 },
  };
  const account = testAccount(
    { schedulerPass: '5s', ...settings },
    { pools: [pool], services: [{ name: 'shop', desired: 4, task: quick, ...service }], jobs: [] },
  );
  const shop = account.cluster.services.get('shop')!;
  const drain = (...arns: string[]) =>
    account.ecs.UpdateContainerInstancesState({ cluster, containerInstances: arns, status: 'DRAINING' });
  const seen = () => (account.ecs.DescribeServices({ cluster, services: ['shop'] }) as any).services[0];
  const messages = (): string[] => seen().events.map((e: any) => e.message);
  const running = () => [...shop.tasks].filter((t) => t.lastStatus === 'RUNNING').length;
  const on = (arn: string) =>
    [...shop.tasks].filter((t) => t.container?.arn === arn && t.desiredStatus === 'RUNNING');
  return { ...account, shop, drain, seen, messages, running, on };
}

/** The least number of tasks that ran, and the most that shall have run, second by second. */
function bounds(account: ReturnType<typeof withService>, seconds: number) {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (let second = 0; second < seconds; second++) {
    account.pass(1);
    const tasks = [...account.shop.tasks].filter((t) => t.desiredStatus === 'RUNNING');
    least = Math.min(least, tasks.filter((t) => t.lastStatus === 'RUNNING').length);
    most = Math.max(most, tasks.length);
  }
  return { least, most };
}

describe('draining within minimumHealthyPercent and maximumPercent (aws-facts.md §1.2)', () => {
  it.each([
    { desired: 4, min: 100, max: 200, stuck: false, least: 4, most: 8 },
    { desired: 4, min: 50, max: 100, stuck: false, least: 2, most: 4 },
    { desired: 1, min: 50, max: 100, stuck: true, least: 1, most: 1 },
    { desired: 3, min: 100, max: 125, stuck: true, least: 3, most: 3 },
    { desired: 4, min: 100, max: 100, stuck: true, least: 4, most: 4 },
  ])('desired $desired at $min/$max: stuck $stuck', ({ desired, min, max, stuck, least, most }) => {
    const account = withService({ desired, minimumHealthyPercent: min, maximumPercent: max });
    account.pass(60);
    const busy = account.containers.find(({ tasks }) => tasks.size > 0)!;
    account.drain(busy.arn);
    const kept = bounds(account, 300);
    expect(kept.least).toBeGreaterThanOrEqual(least);
    expect(kept.most).toBeLessThanOrEqual(most);
    expect(account.on(busy.arn).length > 0).toBe(stuck);
    const said = account.messages().filter((m) => /was unable to stop or start tasks/.test(m));
    expect(said).toHaveLength(stuck ? 1 : 0);
  });

  it('stops the oldest or the newest first, with the stop code of the setting', () => {
    for (const drainOrder of ['oldestFirst', 'newestFirst'] as const) {
      const account = withService(
        { desired: 2, minimumHealthyPercent: 50, maximumPercent: 100 },
        { drainOrder, drainedStopCode: 'TerminationNotice' },
        1,
      );
      account.pass(60);
      const [one, two] = [...account.shop.tasks] as [Task, Task];
      (one as { createdAt: number }).createdAt -= 1000;
      account.drain(account.containers[0]!.arn);
      account.pass(8);
      const [first, second] = drainOrder === 'oldestFirst' ? [one, two] : [two, one];
      expect(first.stopCode).toBe('TerminationNotice');
      expect(second.desiredStatus).toBe('RUNNING');
    }
  });

  it('counts a task as healthy only after its container health check', () => {
    const account = withService({ desired: 2, task: { ...quick, healthCheck: '60s-60s' } });
    account.pass(30);
    account.ecs.UpdateService({ cluster, service: 'shop', desiredCount: 3 });
    account.pass(20);
    const young = [...account.shop.tasks].at(-1)!;
    expect([young.lastStatus, young.health]).toEqual(['RUNNING', 'UNKNOWN']);
    account.pass(60);
    const { tasks } = account.ecs.DescribeTasks({ cluster, tasks: [young.arn] }) as any;
    expect(tasks[0]).toMatchObject({ healthStatus: 'HEALTHY', connectivity: 'CONNECTED' });
  });

  it('counts a target that others removed as healthy only where the setting says so', () => {
    for (const removedTargetCounts of [true, false]) {
      const account = withService(
        { desired: 2, minimumHealthyPercent: 50, maximumPercent: 100, loadBalancer: {} },
        { removedTargetCounts },
        2,
      );
      account.pass(60);
      const [one, two] = account.containers;
      const out = account.on(one!.arn)[0]!.targets[0]!;
      account.elbv2.DeregisterTargets({
        TargetGroupArn: out.group.arn,
        Targets: [{ Id: out.id, Port: out.port }],
      });
      account.drain(two!.arn);
      account.pass(15);
      expect(account.on(two!.arn)).toHaveLength(removedTargetCounts ? 0 : 1);
    }
  });
});

describe('failing tasks (aws-facts.md §1.6)', () => {
  const sicken = (account: ReturnType<typeof withService>) => {
    account.pass(30);
    const task = [...account.shop.tasks][0]!;
    setHealth(account.world, task, 'UNHEALTHY');
    return task;
  };

  it('are replaced before they are stopped, where maximumPercent allows', () => {
    const account = withService({ task: { ...quick, healthCheck: '5s-5s' } });
    const sick = sicken(account);
    account.pass(7);
    expect([account.shop.tasks.size, sick.desiredStatus]).toEqual([5, 'RUNNING']);
    account.pass(60);
    expect(sick).toMatchObject({
      lastStatus: 'STOPPED',
      stoppedReason: 'Task failed container health checks',
    });
    expect(account.running()).toBe(4);
  });

  it('are stopped first where it does not', () => {
    const account = withService({ task: { ...quick, healthCheck: '5s-5s' }, maximumPercent: 100 });
    const sick = sicken(account);
    account.pass(7);
    expect([account.shop.tasks.size, sick.desiredStatus]).toEqual([4, 'STOPPED']);
  });

  it('that never run are started ever more slowly, up to every 15 minutes; the first that runs ends it', () => {
    const account = withService({ desired: 2 });
    account.pass(30);
    const { world, ecs } = account;
    const until = world.engine.now + 4 * 3_600_000;
    world.troubles.taskStarts.push({ service: 'shop', until });
    ecs.UpdateService({ cluster, service: 'shop', desiredCount: 3 });
    const failures = () => account.shop.startFailures?.count ?? 0;
    account.pass(3600);
    const firstHour = failures();
    account.pass(3600);
    const secondHour = failures() - firstHour;
    expect(secondHour).toBeGreaterThanOrEqual(3);
    expect(secondHour).toBeLessThanOrEqual(5);
    expect(account.messages().some((m) => /is unable to consistently start tasks successfully/.test(m))).toBe(
      true,
    );
    account.pass(3 * 3600);
    expect(account.running()).toBe(3);
    expect(account.shop.startFailures).toBeUndefined();
  });
});

describe('launches of one service (aws-facts.md §1.4)', () => {
  it('are 500 a minute at most', () => {
    const task = { cpu: 1, memory: 1, start: '600s-600s' };
    const account = withService({ desired: 1, task }, {}, 9);
    account.pass(60 - ((account.world.engine.now / 1000) % 60));
    account.ecs.UpdateService({ cluster, service: 'shop', desiredCount: 1200 });
    const minutes = [1, 2, 3].map(() => {
      account.pass(59.9);
      const { size } = account.shop.tasks;
      account.pass(0.1);
      return size;
    });
    expect(minutes).toEqual([501, 1001, 1200]);
  });
});

describe('task scale-in protection (aws-facts.md §1.4, §1.5)', () => {
  const protect = (account: ReturnType<typeof withService>, input: object) =>
    account.ecs.UpdateTaskProtection({
      cluster,
      protectionEnabled: true,
      ...(input as { tasks: string[] }),
    }) as any;

  it('holds tasks when the service scales in, until it expires', () => {
    const account = withService({ desired: 4 });
    account.pass(30);
    const kept = [...account.shop.tasks].slice(0, 3).map(({ arn }) => arn);
    const { protectedTasks } = protect(account, { tasks: kept, expiresInMinutes: 10 });
    const expires = new Date(account.world.engine.now + 600_000);
    expect(protectedTasks[0]).toEqual({ taskArn: kept[0], protectionEnabled: true, expirationDate: expires });
    account.ecs.UpdateService({ cluster, service: 'shop', desiredCount: 1 });
    account.pass(120);
    expect([...account.shop.tasks].map(({ arn }) => arn)).toEqual(kept);
    account.pass(600);
    expect(account.shop.tasks.size).toBe(1);
    expect(
      (account.ecs.GetTaskProtection({ cluster, tasks: [[...account.shop.tasks][0]!.arn] }) as any)
        .protectedTasks[0].protectionEnabled,
    ).toBe(false);
  });

  it('holds back draining only where the setting says so', () => {
    for (const protectedTasksOnDraining of ['stopped', 'held'] as const) {
      const account = withService({ desired: 4 }, { protectedTasksOnDraining });
      account.pass(60);
      const [first] = account.containers;
      protect(account, { tasks: account.on(first!.arn).map(({ arn }) => arn) });
      account.drain(first!.arn);
      account.pass(200);
      expect(account.on(first!.arn).length).toBe(protectedTasksOnDraining === 'held' ? 1 : 0);
    }
  });

  it('is for service tasks, ten at a time, 1 to 2880 minutes; and tasks may start with it', () => {
    const account = withService({ scaleInProtection: '30m' });
    const arns = [...account.shop.tasks].map(({ arn }) => arn);
    const until = account.world.engine.start + 30 * 60_000;
    expect([...account.shop.tasks].every((task) => task.protectedUntil === until)).toBe(true);
    expect(faultOf(() => protect(account, { tasks: arns, expiresInMinutes: 2881 }))).toMatch(
      /^InvalidParameter/,
    );
    expect(faultOf(() => protect(account, { tasks: Array(11).fill(arns[0]) }))).toMatch(/at most 10/);
    account.ecs.StopTask({ cluster, task: arns[0]! });
    account.pass(60);
    const { failures } = protect(account, { tasks: [arns[0]!, '0'.repeat(32)] });
    expect(failures.map((f: any) => f.reason)).toEqual(['MISSING', 'TASK_NOT_VALID']);
  });
});

describe('Availability Zone rebalancing (aws-facts.md §1.6)', () => {
  it('starts a task in the emptiest zone before it stops one in the fullest', () => {
    const account = withService({ desired: 4, availabilityZoneRebalancing: true });
    const { containers, shop, ecs } = account;
    const zone = containers[0]!.host.zone;
    const others = containers.filter(({ host }) => host.zone !== zone).map(({ arn }) => arn);
    account.drain(...others);
    account.pass(200);
    expect([...shop.tasks].every((task) => task.zone === zone)).toBe(true);
    for (const arn of others) {
      ecs.UpdateContainerInstancesState({ cluster, containerInstances: [arn], status: 'ACTIVE' });
    }
    const kept = bounds(account, 900);
    expect(kept).toEqual({ least: 4, most: 5 });
    const zones = new Set([...shop.tasks].map((task) => task.zone));
    expect(zones.size).toBe(new Set(containers.map(({ host }) => host.zone)).size);
  });
});

describe('agents that lose their connection (aws-facts.md §1.3)', () => {
  it('keep their tasks RUNNING and DISCONNECTED; ECS replaces them only where the setting says so', () => {
    for (const agentRepair of [false, true]) {
      const account = withService({}, { agentRepair });
      account.pass(60);
      const [first] = account.containers;
      disconnectAgent(account.world, first!, 3_600_000);
      account.pass(400);
      const { tasks } = account.ecs.DescribeTasks({ cluster, tasks: [[...first!.tasks][0]!.arn] }) as any;
      expect(tasks[0]).toMatchObject({ connectivity: 'DISCONNECTED', lastStatus: 'RUNNING' });
      expect(tasks[0].desiredStatus).toBe(agentRepair ? 'STOPPED' : 'RUNNING');
      if (agentRepair) expect(tasks[0].stopCode).toBe('InfrastructureHealth');
    }
  });
});

describe('what a service says when all is well (aws-facts.md §1.6)', () => {
  it('that it has reached a steady state, once, and again every six hours', () => {
    const account = withService({});
    const steady = '(service shop) has reached a steady state.';
    account.pass(300);
    expect(account.messages()).toEqual([steady]);
    account.pass(24 * 3600);
    expect(account.messages()).toEqual(Array(5).fill(steady));
  });
});
