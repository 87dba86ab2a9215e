// Services and task definitions that clients make and unmake.
import { describe, expect, it } from 'vitest';
import { faultOf, testAccount } from './test-account.ts';

const cluster = 'web';
const container = { name: 'app', image: 'nginx', cpu: 128, memory: 256, essential: true, stopTimeout: 5 };

const withFamily = () => {
  const account = testAccount({ schedulerPass: '5s' });
  const register = (change: object = {}, task: object = {}) =>
    account.ecs.RegisterTaskDefinition({
      family: 'mine',
      containerDefinitions: [{ ...container, ...change }],
      ...task,
    }) as any;
  return { ...account, register };
};

describe('task definitions (aws-facts.md §1.5)', () => {
  it('get a new revision each time, and run', () => {
    const { register, ecs, pass } = withFamily();
    expect(register().taskDefinition).toMatchObject({ family: 'mine', revision: 1, status: 'ACTIVE' });
    expect(register({ memory: 300 }).taskDefinition.revision).toBe(2);
    const { tasks } = ecs.RunTask({ cluster, taskDefinition: 'mine' }) as any;
    expect(tasks[0]).toMatchObject({ taskDefinitionArn: expect.stringMatching(/mine:2$/), memory: '300' });
    pass(60);
    expect((ecs.DescribeTasks({ cluster, tasks: [tasks[0].taskArn] }) as any).tasks[0].lastStatus).toBe(
      'RUNNING',
    );
  });

  it('are INACTIVE when deregistered, still described, and start nothing', () => {
    const { register, ecs } = withFamily();
    register();
    const { taskDefinition } = ecs.DeregisterTaskDefinition({ taskDefinition: 'mine:1' }) as any;
    expect(taskDefinition).toMatchObject({ status: 'INACTIVE', deregisteredAt: expect.any(Date) });
    expect((ecs.ListTaskDefinitions({ status: 'INACTIVE' }) as any).taskDefinitionArns).toHaveLength(1);
    expect(faultOf(() => ecs.RunTask({ cluster, taskDefinition: 'mine:1' }))).toMatch(
      /TaskDefinition is inactive/,
    );
    expect(faultOf(() => ecs.RunTask({ cluster, taskDefinition: 'mine' }))).toMatch(
      /TaskDefinition not found/,
    );
    expect(faultOf(() => ecs.DeregisterTaskDefinition({ taskDefinition: 'mine' }))).toMatch(/revision/);
  });

  it('show what was given, and reserve the memory of the task, or else what its container reserves', () => {
    const { register, ecs, cluster: web } = withFamily();
    const { taskDefinition } = register({ image: 'mine:7', memory: 512, memoryReservation: 50 });
    const [shown] = taskDefinition.containerDefinitions;
    expect(shown).toMatchObject({ image: 'mine:7', cpu: 128, memory: 512, memoryReservation: 50 });
    expect([taskDefinition.cpu, taskDefinition.memory]).toEqual([undefined, undefined]);
    const { tasks } = ecs.RunTask({ cluster, taskDefinition: 'mine' }) as any;
    expect([tasks[0].memory, tasks[0].containers[0].image]).toEqual(['50', 'mine:7']);
    expect(web.tasks.get(tasks[0].taskArn)!.container!.reserved.memory % 512).toBe(50 + 64);
  });

  it.each([
    [{ cpu: '1 vCPU', memory: '1 GB' }, '1024', '1024'],
    [{ cpu: '.25 vcpu', memory: '0.5GB' }, '256', '512'],
    [{ cpu: '512', memory: '100' }, '512', '100'],
  ])('take sizes of the task in units or by name: %j', (sizes, cpu, memory) => {
    const { register, ecs, cluster: web } = withFamily();
    expect(register({}, sizes).taskDefinition).toMatchObject({ cpu, memory });
    ecs.RunTask({ cluster, taskDefinition: 'mine' });
    for (const { reserved } of web.containerInstances.values()) expect(reserved.cpu).toBeGreaterThan(0);
  });

  it.each<[object, object]>([
    [{}, { cpu: 'one vCPU' }],
    [{}, { cpu: '-5000' }],
    [{}, { cpu: '0.5' }],
    [{}, { cpu: 'NaN' }],
    [{}, { memory: '1 TB' }],
    [{}, { memory: '0' }],
    [{ cpu: -5000 }, {}],
    [{ cpu: 0.5 }, {}],
    [{ memory: Number.NaN }, {}],
    [{ memory: 50, memoryReservation: 512 }, {}],
    [{ stopTimeout: -50 }, {}],
    [{ essential: false }, {}],
    [{ portMappings: [{ containerPort: -1 }] }, {}],
    [{ portMappings: [{ containerPort: 80, hostPort: 70_000 }] }, {}],
  ])('refuse sizes, times and ports that make no sense: %j %j', (change, task) => {
    expect(faultOf(() => withFamily().register(change, task))).toMatch(/^ClientException: /);
  });

  it('refuse what is wrong and what is not modelled', () => {
    const { register } = withFamily();
    expect(faultOf(() => register({ memory: undefined }))).toMatch(/^ClientException: .*memory/);
    expect(faultOf(() => register({}, { family: 'a b' }))).toMatch(/^ClientException: Family/);
    expect(faultOf(() => register({ privileged: true }))).toMatch(/^NotImplemented: .*privileged/);
    const udp = { portMappings: [{ containerPort: 53, protocol: 'udp' }] };
    expect(faultOf(() => register(udp))).toMatch(/^NotImplemented: .*udp/);
    expect(faultOf(() => register({}, { networkMode: 'none' }))).toMatch(/^NotImplemented: .*none/);
  });
});

describe('services (aws-facts.md §1.2, §1.6)', () => {
  it('are created with the defaults of AWS, get their tasks, and are deleted when scaled to zero', () => {
    const { register, ecs, pass } = withFamily();
    register();
    const create = () =>
      ecs.CreateService({ cluster, serviceName: 'new', taskDefinition: 'mine', desiredCount: 3 });
    expect((create() as any).service).toMatchObject({
      status: 'ACTIVE',
      desiredCount: 3,
      deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200 },
      availabilityZoneRebalancing: 'ENABLED',
      schedulingStrategy: 'REPLICA',
    });
    expect(faultOf(create)).toMatch(/not idempotent/);
    pass(90);
    const seen = () => (ecs.DescribeServices({ cluster, services: ['new'] }) as any).services[0];
    expect(seen().runningCount).toBe(3);
    expect(faultOf(() => ecs.DeleteService({ cluster, service: 'new' }))).toMatch(/scaled above 0/);
    expect((ecs.DeleteService({ cluster, service: 'new', force: true }) as any).service.status).toBe(
      'DRAINING',
    );
    expect((ecs.ListServices({ cluster }) as any).serviceArns).toHaveLength(2);
    expect(faultOf(() => ecs.UpdateService({ cluster, service: 'new', desiredCount: 1 }))).toMatch(
      /^ServiceNotActiveException/,
    );
    pass(60);
    expect(seen()).toMatchObject({ status: 'INACTIVE', runningCount: 0 });
    expect(faultOf(create)).toBe('no fault');
  });

  it('change their bounds, which frees a service that was stuck', () => {
    const { ecs, cluster: web, containers, pass } = withFamily();
    const update = (deploymentConfiguration: object) =>
      ecs.UpdateService({ cluster, service: 'shop', deploymentConfiguration });
    update({ minimumHealthyPercent: 100, maximumPercent: 100 });
    const [first] = containers;
    ecs.UpdateContainerInstancesState({ cluster, containerInstances: [first!.arn], status: 'DRAINING' });
    pass(600);
    const there = () => [...first!.tasks].some((task) => task.service === web.services.get('shop'));
    expect(there()).toBe(true);
    update({ maximumPercent: 200 });
    pass(600);
    expect(there()).toBe(false);
    expect(faultOf(() => update({ maximumPercent: 50 }))).toMatch(/at least 100/);
  });

  it('of DAEMON strategy have one task on each instance, and no count', () => {
    const { register, ecs, pass, cluster: web } = withFamily();
    register();
    ecs.CreateService({
      cluster,
      serviceName: 'each',
      taskDefinition: 'mine',
      schedulingStrategy: 'DAEMON',
      placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.instance-type == m6i.large' }],
    });
    pass(60);
    expect(web.services.get('each')!.tasks.size).toBe(web.containerInstances.size);
    expect((ecs.DescribeServices({ cluster, services: ['each'] }) as any).services[0]).toMatchObject({
      availabilityZoneRebalancing: 'DISABLED',
      desiredCount: web.containerInstances.size,
    });
    const wide = { deploymentConfiguration: { maximumPercent: 200 } };
    expect(faultOf(() => ecs.UpdateService({ cluster, service: 'each', ...wide }))).toMatch(/daemon/);
  });
});

describe('task definitions for Fargate (aws-facts.md §1.10)', () => {
  const fargate = {
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '512',
    memory: '1024',
    executionRoleArn: 'arn:aws:iam::111122223333:role/e',
  };
  const logs = { logDriver: 'awslogs', options: { 'awslogs-group': 'g' } };

  it('are told again with all that nobody executes here', () => {
    const { register, ecs } = withFamily();
    const task = {
      ...fargate,
      volumes: [{ name: 'state' }],
      taskRoleArn: 'arn:aws:iam::111122223333:role/t',
    };
    const told = {
      command: ['run'],
      environment: [{ name: 'A', value: '1' }],
      mountPoints: [{ sourceVolume: 'state', containerPath: '/state' }],
      user: '65532:65532',
      readonlyRootFilesystem: true,
      logConfiguration: logs,
    };
    register(told, task);
    const { taskDefinition } = ecs.DescribeTaskDefinition({ taskDefinition: 'mine' }) as any;
    expect(taskDefinition).toMatchObject({ ...task, compatibilities: ['EC2', 'FARGATE'] });
    expect(taskDefinition.containerDefinitions).toMatchObject([told]);
  });

  it.each<[string, object, object]>([
    ['awsvpc', {}, { networkMode: 'bridge' }],
    ['task level', {}, { cpu: undefined }],
    ['No Fargate configuration', {}, { memory: '1500' }],
    ['No Fargate configuration', {}, { cpu: '300' }],
    ['execution role', { logConfiguration: logs }, { executionRoleArn: undefined }],
    ['stopTimeout', { stopTimeout: 121 }, {}],
    ["Unknown volume 'state'", { mountPoints: [{ sourceVolume: 'state', containerPath: '/s' }] }, {}],
    ['host ports', { portMappings: [{ containerPort: 80, hostPort: 8080 }] }, {}],
  ])('are refused by ECS with a word of %s: %j %j', (word, change, task) => {
    const { register } = withFamily();
    const fault = faultOf(() => register(change, { ...fargate, ...task }));
    expect(fault).toMatch(/^ClientException: /);
    expect(fault).toContain(word);
    expect(faultOf(() => register({}, fargate))).toBe('no fault');
  });
});
