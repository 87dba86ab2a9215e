// ECS events as they arrive in a queue.
import { describe, expect, it } from 'vitest';
import { createEventQueue } from '../world/bus-rules.ts';
import { testAccount } from './test-account.ts';

const cluster = 'web';
type Change = NonNullable<Parameters<typeof testAccount>[1]>;

/** Two instances and a queue that gets all ECS events. */
function withQueue(services: Change['services'], changed?: Change['pools']) {
  const pools = changed ?? [
    { name: 'base', min: 0, max: 9, desired: 2, instance: { type: 'm6i.large', cpu: 2048, memory: 4096 } },
  ];
  const account = testAccount({ drainingEvent: true, eventDoubles: 0 }, { pools, services });
  const { world } = account;
  createEventQueue(world, 'all', { events: ['*'], visibilityTimeoutMs: 30_000 });
  const events = (detailType: string): any[] =>
    [...world.queues.get('all')!.messages.values()]
      .map(({ body }) => JSON.parse(body))
      .filter((event) => event['detail-type'] === detailType)
      .sort((a, b) => a.detail.version - b.detail.version);
  return { ...account, events };
}

describe('ECS Service Action (aws-facts.md §3.3)', () => {
  it('tells of a placement failure with reason and closest instance, and of a steady state', () => {
    const { events, pass, containers } = withQueue([
      { name: 'big', desired: 3, task: { cpu: 1500, memory: 100 } },
      { name: 'calm', desired: 1, task: { cpu: 100, memory: 100 } },
    ]);
    pass(60);
    const byName = (name: string) =>
      events('ECS Service Action').find(({ detail }) => detail.eventName === name);
    const failure = byName('SERVICE_TASK_PLACEMENT_FAILURE');
    expect(failure.resources).toEqual([expect.stringMatching(/service\/web\/big$/)]);
    expect(failure.detail).toMatchObject({ eventType: 'ERROR', reason: 'RESOURCE:CPU' });
    expect(containers.map(({ arn }) => arn)).toContain(failure.detail.containerInstanceArns[0]);
    expect(byName('SERVICE_STEADY_STATE')).toMatchObject({
      resources: [expect.stringMatching(/service\/web\/calm$/)],
      detail: { eventType: 'INFO' },
    });
  });
});

describe('more of what a service does (aws-facts.md §3.3)', () => {
  const named = (events: any[], name: string) => events.filter(({ detail }) => detail.eventName === name);

  it('tells of running tasks that it stopped, and where', () => {
    const { events, ecs, pass, containers } = withQueue([
      { name: 'calm', desired: 2, task: { cpu: 100, memory: 100 } },
    ]);
    pass(60);
    expect(named(events('ECS Service Action'), 'TASKS_STOPPED')).toEqual([]);
    ecs.UpdateService({ cluster, service: 'calm', desiredCount: 0 });
    pass(30);
    const told = named(events('ECS Service Action'), 'TASKS_STOPPED');
    expect(told).toHaveLength(2);
    expect(told[0].detail).toMatchObject({ eventType: 'INFO', clusterArn: expect.stringMatching(/web$/) });
    const arns = told.flatMap(({ detail }) => detail.containerInstanceArns).sort();
    expect(arns).toEqual(containers.map(({ arn }) => arn).sort());
  });

  it('is told once for its capacity provider when it is steady', () => {
    const instance = { type: 'm6i.large', cpu: 2048, memory: 4096 };
    const { events, pass } = withQueue(
      [{ name: 'calm', desired: 2, task: { cpu: 100, memory: 100 }, capacityProvider: 'cp' }],
      [{ name: 'base', min: 0, max: 9, desired: 2, instance, capacityProvider: { name: 'cp' } }],
    );
    pass(60);
    const [told, ...more] = named(events('ECS Service Action'), 'CAPACITY_PROVIDER_STEADY_STATE');
    expect(told.detail.capacityProviderArns).toEqual([expect.stringMatching(/capacity-provider\/cp$/)]);
    expect([told.detail.eventType, more]).toEqual(['INFO', []]);
  });

  it('stops a daemon whose host meets its placement constraint no longer, and says so', () => {
    const { events, ecs, pass, containers } = withQueue([
      {
        name: 'agent',
        desired: 0,
        daemon: true,
        task: { cpu: 100, memory: 100 },
        constraints: [{ memberOf: 'attribute:role != quiet' }],
      },
    ]);
    pass(60);
    const [first, second] = containers;
    expect([first!.tasks.size, second!.tasks.size]).toEqual([1, 1]);
    const attributes = [{ name: 'role', value: 'quiet', targetId: first!.arn }];
    ecs.PutAttributes({ cluster, attributes });
    pass(120);
    expect([first!.tasks.size, second!.tasks.size]).toEqual([0, 1]);
    const [told] = named(events('ECS Service Action'), 'SERVICE_DAEMON_PLACEMENT_CONSTRAINT_VIOLATED');
    expect(told.detail).toMatchObject({ eventType: 'ERROR', containerInstanceArns: [first!.arn] });
    const { services } = ecs.DescribeServices({ cluster, services: ['agent'] }) as any;
    expect(services[0].events.map((e: any) => e.message).join()).not.toContain('unable to place');
  });
});

describe('ECS Container Instance State Change (aws-facts.md §3.3)', () => {
  it('has attributes, resources registered and remaining, and the agent, and a version that grows', () => {
    const { events, ecs, pass, containers } = withQueue([]);
    const { arn } = containers[0]!;
    ecs.StartTask({ cluster, taskDefinition: 'report', containerInstances: [arn] });
    ecs.UpdateContainerInstancesState({ cluster, containerInstances: [arn], status: 'DRAINING' });
    pass(2);
    const [placed, drained] = events('ECS Container Instance State Change');
    expect(placed.detail).toMatchObject({
      containerInstanceArn: arn,
      status: 'ACTIVE',
      agentConnected: true,
      versionInfo: { agentVersion: expect.any(String) },
    });
    const cpu = (resources: any[]) => resources.find(({ name }) => name === 'CPU').integerValue;
    expect(cpu(placed.detail.registeredResources) - cpu(placed.detail.remainingResources)).toBe(512);
    expect(placed.detail.attributes).toContainEqual({ name: 'ecs.instance-type', value: 'm6i.large' });
    expect(drained.detail).toMatchObject({ status: 'DRAINING', version: placed.detail.version + 1 });
  });
});

describe('ECS Task State Change (aws-facts.md §3.3)', () => {
  it('follows a task from PENDING to STOPPED with containers, times and the reason of its end', () => {
    const { events, ecs, pass } = withQueue([]);
    const { tasks } = ecs.RunTask({ cluster, taskDefinition: 'report', startedBy: 'me' }) as any;
    pass(30);
    ecs.StopTask({ cluster, task: tasks[0].taskArn, reason: 'enough' });
    pass(60);
    const own = events('ECS Task State Change');
    expect(own.map(({ detail }) => detail.lastStatus)).toEqual([
      'PENDING',
      'ACTIVATING',
      'RUNNING',
      'STOPPING',
      'DEPROVISIONING',
      'STOPPED',
    ]);
    expect(own.at(-1)!.detail).toMatchObject({
      taskArn: tasks[0].taskArn,
      group: 'family:report',
      startedBy: 'me',
      launchType: 'EC2',
      connectivity: 'CONNECTED',
      desiredStatus: 'STOPPED',
      stopCode: 'UserInitiated',
      stoppedReason: 'enough',
      overrides: { containerOverrides: [{ name: 'app' }] },
      containers: [{ name: 'app', lastStatus: 'STOPPED', exitCode: 0 }],
      executionStoppedAt: expect.any(String),
    });
    expect(own.at(-1)!.detail.healthStatus).toBeUndefined();
  });
});
