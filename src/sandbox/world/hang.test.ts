// Hosts that are sick and do not die: what hangs, and what only falls silent, as ECS, EC2 and clients see it.
import { describe, expect, it } from 'vitest';
import { type Account, testAccount } from '../api/test-account.ts';
import type { Scenario } from '../scenario/generated/scenario.ts';
import { disconnectAgent, setDraining } from './container-instance.ts';
import { hangHost } from './hang.ts';
import { startInstance, stopInstance, terminateInstance } from './host-end.ts';
import type { ContainerInstance, Task } from './state.ts';

type Settings = Scenario['spec']['settings'];

const loadBalancer = { healthCheckInterval: '10s', unhealthyThreshold: 3, deregistrationDelay: '30s' };
const traffic = { wave: { low: 100, high: 100 } };
const services = [
  { name: 'shop', desired: 12, task: { cpu: 256, memory: 512 }, loadBalancer, traffic },
  { name: 'agent', desired: 0, daemon: true, task: { cpu: 64, memory: 64 } },
];
const jobs = [{ family: 'report', perMinute: 0, seconds: '900s', task: { cpu: 512, memory: 512 } }];
const ending = { by: 'group', reason: 'Client.UserInitiatedShutdown: User initiated shutdown' } as const;
const forGood = Number.POSITIVE_INFINITY;

function account(settings: Settings = {}) {
  const told = testAccount({ hostDeathLag: '30s', ...settings }, { services, jobs });
  const container = told.containers.find((each) => webOn(each).length > 0)!;
  return { ...told, container, host: container.host };
}

const webOn = ({ tasks }: ContainerInstance): Task[] =>
  [...tasks].filter(({ service }) => service?.name === 'shop');
const describeOf = ({ ecs }: Account, { arn }: ContainerInstance) =>
  (
    ecs.DescribeContainerInstances({
      cluster: 'web',
      containerInstances: [arn],
      include: ['CONTAINER_INSTANCE_HEALTH'],
    }) as any
  ).containerInstances[0];
const statusOf = ({ ec2 }: Account, id: string) =>
  (ec2.DescribeInstanceStatus({ InstanceIds: [id] }) as any).InstanceStatuses[0];

describe('a host that hangs (aws-facts.md §1.3, §5)', () => {
  it('runs for EC2, and its instance check fails one to three minutes later', () => {
    const told = account();
    const { world, host, container, pass } = told;
    const at = world.engine.now;
    hangHost(world, host);
    const { agentConnected, status, healthStatus } = describeOf(told, container);
    expect([agentConnected, status, healthStatus.overallStatus]).toEqual([
      false,
      'ACTIVE',
      'INSUFFICIENT_DATA',
    ]);
    pass(59);
    expect(statusOf(told, host.id).InstanceStatus.Status).toBe('ok');
    pass(122);
    const { InstanceState, SystemStatus, InstanceStatus } = statusOf(told, host.id);
    expect([InstanceState.Name, SystemStatus.Status, InstanceStatus.Status]).toEqual([
      'running',
      'ok',
      'impaired',
    ]);
    const afterMs = InstanceStatus.Details[0].ImpairedSince.getTime() - at;
    expect([afterMs >= 60_000, afterMs <= 180_000]).toEqual([true, true]);
    expect(SystemStatus.Details[0]).not.toHaveProperty('ImpairedSince');
  });

  it('answers nothing until the load balancer takes it out, and nobody could have helped that', () => {
    const { world, host, container, pass } = account();
    const { requests } = world.tally;
    const [target] = webOn(container)[0]!.targets;
    pass(60);
    hangHost(world, host);
    pass(8);
    expect([target!.state, requests.unavoidable > 0, requests.failed]).toEqual(['healthy', true, 0]);
    pass(23);
    const lost = requests.unavoidable;
    expect(target!.state).toBe('unhealthy');
    pass(300);
    expect([requests.unavoidable, requests.failed]).toEqual([lost, 0]);
  });

  it('hears no SIGTERM, and its tasks are lost once, when it hangs and not when it ends', () => {
    const { world, host, container, pass, ecs } = account();
    ecs.RunTask({ cluster: 'web', taskDefinition: 'report', count: 10 });
    pass(60);
    const lost = [...container.tasks].filter(({ service }) => !service?.daemon);
    hangHost(world, host);
    expect(world.tally.tasks.unavoidable).toBe(lost.length);
    setDraining(world, container);
    pass(300);
    expect(new Set([...container.tasks].map(({ process }) => process))).toEqual(new Set(['hung']));
    expect(webOn(container).every(({ desiredStatus }) => desiredStatus === 'STOPPED')).toBe(true);
    terminateInstance(world, host, ending);
    pass(30);
    expect(host.state).toBe('terminated');
    expect(lost.map(({ process }) => process)).toEqual(lost.map(() => 'dead'));
    const { killedWithInstance, jobsKilled, unavoidable } = world.tally.tasks;
    expect([killedWithInstance, jobsKilled, unavoidable]).toEqual([0, 0, lost.length]);
    expect(world.tally.instances.terminatedBusy).toBe(0);
  });

  it('is well again after it was powered off and on', () => {
    const told = account();
    const { world, host, container, pass, base } = told;
    base.suspended.add('HealthCheck');
    hangHost(world, host);
    pass(200);
    expect(stopInstance(world, host)).toBeUndefined();
    pass(60);
    expect(startInstance(world, host)).toBeUndefined();
    pass(240);
    expect([container.agentConnected, statusOf(told, host.id).InstanceStatus.Status]).toEqual([true, 'ok']);
    disconnectAgent(world, container, 60_000);
    pass(61);
    expect(container.agentConnected).toBe(true);
  });

  it('is replaced by its group once the group believes the check, and one on standby is not', () => {
    const { world, host, pass, base, autoscaling, containers } = account();
    const [, other] = containers.filter((each) => each.host !== host);
    autoscaling.EnterStandby({
      AutoScalingGroupName: 'base',
      InstanceIds: [other!.host.id],
      ShouldDecrementDesiredCapacity: false,
    });
    hangHost(world, host);
    hangHost(world, other!.host);
    pass(600);
    expect(host.state).toBe('terminated');
    expect(base.members.get(other!.host.id)?.lifecycleState).toBe('Standby');
  });
});

describe('an agent that falls silent while its containers serve on (aws-facts.md §1.3)', () => {
  it('costs no request, and its tasks stay RUNNING', () => {
    const { world, container, pass } = account();
    disconnectAgent(world, container, forGood);
    pass(1_800);
    expect(world.tally.requests.failed + world.tally.requests.unavoidable).toBe(0);
    expect(webOn(container).map(({ lastStatus }) => lastStatus)).toEqual(
      webOn(container).map(() => 'RUNNING'),
    );
    expect(container.agentConnected).toBe(false);
  });

  it('lets ECS drain it: replacements start elsewhere, its tasks never confirm', () => {
    const told = account({ stopOnSilentAgents: 'targetsOut' });
    const { container, cluster, ecs, pass, world } = told;
    disconnectAgent(world, container, forGood);
    const old = webOn(container);
    const { failures } = ecs.UpdateContainerInstancesState({
      cluster: 'web',
      containerInstances: [container.arn],
      status: 'DRAINING',
    }) as any;
    expect([failures, container.status]).toEqual([[], 'DRAINING']);
    pass(300);
    expect(old.map((task) => [task.desiredStatus, task.lastStatus, task.process])).toEqual(
      old.map(() => ['STOPPED', 'DEACTIVATING', 'serving']),
    );
    expect(
      old.flatMap(({ targets }) => targets).every((t) => t.group.targets.get(`${t.id}:${t.port}`) !== t),
    ).toBe(true);
    const shop = cluster.services.get('shop')!;
    const running = [...shop.tasks].filter((task) => task.desiredStatus === 'RUNNING');
    expect([running.length, running.some((task) => task.container === container)]).toEqual([12, false]);
    expect(world.tally.requests.failed).toBe(0);
  });

  it('may keep its targets, where ECS does nothing before the agent is back', () => {
    const { container, pass, world } = account({ stopOnSilentAgents: 'nothing' });
    disconnectAgent(world, container, forGood);
    const old = webOn(container);
    setDraining(world, container);
    pass(300);
    expect(old.map((task) => [task.desiredStatus, task.lastStatus, task.targets[0]!.state])).toEqual(
      old.map(() => ['STOPPED', 'RUNNING', 'healthy']),
    );
  });

  it('never starts what had not started when it was asked to stop', () => {
    const { container, pass, world, ecs, cluster } = account();
    ecs.RunTask({ cluster: 'web', taskDefinition: 'shop', count: 6 });
    pass(1);
    disconnectAgent(world, container, forGood);
    const young = [...container.tasks].filter(({ startedAt }) => startedAt === undefined);
    expect(young.length).toBeGreaterThan(0);
    for (const { arn } of young) ecs.StopTask({ cluster: cluster.name, task: arn });
    pass(300);
    expect(young.map(({ desiredStatus, process }) => [desiredStatus, process])).toEqual(
      young.map(() => ['STOPPED', 'dead']),
    );
    expect(young.every(({ lastStatus }) => lastStatus !== 'STOPPED')).toBe(true);
  });

  it('carries out what it missed when it is back after all', () => {
    for (const stopOnSilentAgents of ['targetsOut', 'nothing'] as const) {
      const { container, pass, world } = account({ stopOnSilentAgents });
      disconnectAgent(world, container, 120_000);
      const old = webOn(container);
      setDraining(world, container);
      pass(400);
      expect(old.map(({ lastStatus }) => lastStatus)).toEqual(old.map(() => 'STOPPED'));
    }
  });

  it('leaves a ghost with ghostly tasks when EC2 ends it, until it is deregistered by force', () => {
    const { container, host, pass, world, ecs } = account({ stopOnSilentAgents: 'targetsOut' });
    disconnectAgent(world, container, forGood);
    const old = webOn(container);
    setDraining(world, container);
    pass(400);
    terminateInstance(world, host, ending);
    pass(1_800);
    expect([host.state, container.status]).toEqual(['terminated', 'DRAINING']);
    expect(old.map(({ process, lastStatus }) => [process, lastStatus])).toEqual(
      old.map(() => ['dead', 'DEACTIVATING']),
    );
    const { killedWithInstance, unavoidable } = world.tally.tasks;
    expect([killedWithInstance, unavoidable, world.tally.requests.failed]).toEqual([0, old.length, 0]);
    ecs.DeregisterContainerInstance({ cluster: 'web', containerInstance: container.arn, force: true });
    expect([container.status, ...old.map(({ lastStatus }) => lastStatus)]).toEqual([
      'INACTIVE',
      ...old.map(() => 'STOPPED'),
    ]);
  });

  it('excuses nobody who ends its host while it serves, or soon after it fell silent', () => {
    const serving = account();
    disconnectAgent(serving.world, serving.container, forGood);
    serving.pass(400);
    terminateInstance(serving.world, serving.host, ending);
    serving.pass(30);
    expect(serving.world.tally.tasks.killedWithInstance).toBeGreaterThan(0);
    const hasty = account({ stopOnSilentAgents: 'targetsOut' });
    disconnectAgent(hasty.world, hasty.container, forGood);
    setDraining(hasty.world, hasty.container);
    hasty.pass(200);
    terminateInstance(hasty.world, hasty.host, ending);
    hasty.pass(30);
    expect(hasty.world.tally.tasks.killedWithInstance).toBeGreaterThan(0);
  });
});
