// Clusters, services, task definitions, attributes and tags of ECS.
import { describe, expect, it } from 'vitest';
import { faultOf, testAccount } from './test-account.ts';

const cluster = 'web';

describe('clusters', () => {
  it('are found by name and ARN, counted, and missing ones reported', () => {
    const { ecs, cluster: web } = testAccount();
    expect(ecs.ListClusters({})).toMatchObject({ clusterArns: [web.arn] });
    const answer = ecs.DescribeClusters({ clusters: [web.arn, 'other'], include: ['STATISTICS'] }) as any;
    expect(answer.clusters[0]).toMatchObject({
      clusterName: 'web',
      registeredContainerInstancesCount: 14,
      runningTasksCount: 28,
      activeServicesCount: 2,
    });
    expect(answer.clusters[0].statistics).toContainEqual({ name: 'runningEC2TasksCount', value: '28' });
    expect(answer.failures[0]).toMatchObject({ arn: web.arn.replace('web', 'other'), reason: 'MISSING' });
    expect((ecs.DescribeClusters({}) as any).failures[0].arn).toMatch(/cluster\/default$/);
    expect(faultOf(() => ecs.DescribeClusters({ clusters: Array(101).fill('web') }))).toMatch(
      /at most 100 items/,
    );
  });

  it('count ACTIVE and DRAINING instances, and services that are DRAINING apart (aws-facts.md §1.1, §1.6)', () => {
    const { ecs, containers } = testAccount();
    const [one, two, three, four] = containers;
    for (const [each, status] of [
      [one, 'DRAINING'],
      [two, 'REGISTERING'],
      [three, 'DEREGISTERING'],
      [four, 'REGISTRATION_FAILED'],
    ] as const)
      each!.status = status;
    ecs.DeleteService({ cluster, service: 'shop', force: true });
    const { clusters } = ecs.DescribeClusters({ clusters: ['web'], include: ['STATISTICS'] }) as any;
    expect(clusters[0].registeredContainerInstancesCount).toBe(11);
    const count = (name: string) => clusters[0].statistics.find((each: any) => each.name === name).value;
    expect([count('activeEC2ServiceCount'), count('drainingEC2ServiceCount')]).toEqual(['1', '1']);
  });

  it('have no capacity providers unless a pool has one', () => {
    const { ecs } = testAccount();
    expect(ecs.DescribeCapacityProviders({})).toEqual({ capacityProviders: [], failures: [] });
    expect(faultOf(() => ecs.DescribeCapacityProviders({ capacityProviders: ['FARGATE'] }))).toMatch(
      /^NotImplemented/,
    );
  });
});

describe('services', () => {
  it('count as pending what is PENDING, neither before nor after (aws-facts.md §1.6)', () => {
    const { ecs, cluster: web } = testAccount();
    const [one, two, three] = web.services.get('shop')!.tasks;
    one!.lastStatus = 'PROVISIONING';
    two!.lastStatus = 'PENDING';
    three!.lastStatus = 'ACTIVATING';
    const { services } = ecs.DescribeServices({ cluster, services: ['shop'] }) as any;
    expect(services[0]).toMatchObject({ runningCount: 11, pendingCount: 1 });
  });

  it('are described with their deployment, counts and load balancer', () => {
    const { ecs, world } = testAccount();
    const answer = ecs.DescribeServices({ cluster, services: ['shop', 'agent', 'none'] }) as any;
    expect(answer.services[0]).toMatchObject({
      serviceName: 'shop',
      desiredCount: 14,
      runningCount: 14,
      deployments: [{ status: 'PRIMARY', desiredCount: 14, rolloutState: 'COMPLETED' }],
      loadBalancers: [
        { targetGroupArn: [...world.targetGroups.keys()][0], containerName: 'app', containerPort: 8080 },
      ],
      placementStrategy: [
        { type: 'spread', field: 'attribute:ecs.availability-zone' },
        { type: 'spread', field: 'instanceId' },
      ],
    });
    expect(answer.services[1]).toMatchObject({
      schedulingStrategy: 'DAEMON',
      desiredCount: 14,
      runningCount: 14,
    });
    expect(answer.failures).toEqual([
      { arn: expect.stringMatching(/service\/web\/none$/), reason: 'MISSING' },
    ]);
    expect((ecs.ListServices({ cluster, schedulingStrategy: 'DAEMON' }) as any).serviceArns).toHaveLength(1);
  });

  it('get another desired count, and tasks for it', () => {
    const { ecs, pass } = testAccount();
    ecs.UpdateService({ cluster, service: 'shop', desiredCount: 16 });
    pass(60);
    const { services } = ecs.DescribeServices({ cluster, services: ['shop'] }) as any;
    expect(services[0]).toMatchObject({ desiredCount: 16, runningCount: 16 });
  });

  it('refuse eleven in one call, none, a desired count for a daemon, other changes', () => {
    const { ecs } = testAccount();
    const describe = (services: string[]) => faultOf(() => ecs.DescribeServices({ cluster, services }));
    expect(describe(Array(11).fill('shop'))).toBe(
      'InvalidParameterException: service names can have at most 10 items.',
    );
    expect(describe([])).toBe('InvalidParameterException: Services cannot be empty.');
    const update = (input: object) =>
      faultOf(() => ecs.UpdateService({ cluster, service: 'shop', ...input }));
    expect(update({ service: 'none' })).toBe('ServiceNotFoundException: Service not found.');
    expect(update({ service: 'agent', desiredCount: 1 })).toMatch(/^InvalidParameterException: .*DAEMON/);
    expect(update({ taskDefinition: 'shop:1' })).toMatch(/^NotImplemented/);
  });
});

describe('task definitions', () => {
  it('tell the stop timeout and the port', () => {
    const { ecs } = testAccount();
    const { taskDefinition } = ecs.DescribeTaskDefinition({ taskDefinition: 'shop' }) as any;
    expect(taskDefinition.containerDefinitions[0]).toMatchObject({
      stopTimeout: 30,
      portMappings: [{ containerPort: 8080 }],
    });
    expect(ecs.DescribeTaskDefinition({ taskDefinition: taskDefinition.taskDefinitionArn })).toMatchObject({
      taskDefinition: { revision: 1 },
    });
    expect((ecs.ListTaskDefinitions({}) as any).taskDefinitionArns).toHaveLength(3);
    expect(faultOf(() => ecs.DescribeTaskDefinition({ taskDefinition: 'x' }))).toBe(
      'ClientException: Unable to describe task definition.',
    );
  });
});

describe('attributes', () => {
  const put = ({ ecs, containers }: ReturnType<typeof testAccount>, names: string[], value = 'v') =>
    ecs.PutAttributes({
      cluster,
      attributes: names.map((name) => ({ name, value, targetId: containers[0]!.arn })),
    });
  const names = (count: number) => Array.from({ length: count }, (_, n) => `n${n}`);

  it('are put, listed, shown and deleted', () => {
    const account = testAccount();
    const { ecs, containers } = account;
    put(account, ['sluice.dev/memory'], 'v1:a b');
    const list = () =>
      (
        ecs.ListAttributes({
          cluster,
          targetType: 'container-instance',
          attributeName: 'sluice.dev/memory',
        }) as any
      ).attributes;
    expect(list()).toEqual([
      {
        name: 'sluice.dev/memory',
        value: 'v1:a b',
        targetType: 'container-instance',
        targetId: containers[0]!.arn,
      },
    ]);
    ecs.DeleteAttributes({
      cluster,
      attributes: [{ name: 'sluice.dev/memory', targetId: containers[0]!.arn }],
    });
    expect(list()).toEqual([]);
  });

  it('refuse more than ten of their own per instance, or per call', () => {
    const account = testAccount();
    put(account, names(10));
    expect(faultOf(() => put(account, ['one-more']))).toMatch(/^AttributeLimitExceededException/);
    expect(faultOf(() => put(account, ['n3'], 'again'))).toBe('no fault');
    expect(faultOf(() => put(account, names(11)))).toMatch(/at most 10 items/);
  });

  it('refuse unknown targets, short ids without a type, bad names and values, ECS own ones', () => {
    const account = testAccount();
    const { ecs } = account;
    const to = (targetId: string) =>
      faultOf(() => ecs.PutAttributes({ cluster, attributes: [{ name: 'a', targetId }] }));
    expect(to(`${account.containers[0]!.arn.slice(0, -32)}${'0'.repeat(32)}`)).toMatch(
      /^TargetNotFoundException/,
    );
    expect(to('0'.repeat(32))).toMatch(/^InvalidParameterException: .*targetType/);
    for (const name of ['', 'a b', 'x'.repeat(129), 'ecs.ami-id'])
      expect(faultOf(() => put(account, [name]))).toMatch(/^InvalidParameterException/);
    for (const value of [' a', 'a ', 'a=b', 'x'.repeat(129)])
      expect(faultOf(() => put(account, ['a'], value))).toMatch(/^InvalidParameterException/);
  });

  it('can be put on a DRAINING instance only where the setting says so', () => {
    for (const attributesOnDraining of [true, false]) {
      const account = testAccount({ attributesOnDraining });
      account.ecs.UpdateContainerInstancesState({
        cluster,
        containerInstances: [account.containers[0]!.arn],
        status: 'DRAINING',
      });
      expect(faultOf(() => put(account, ['a']))).toMatch(
        attributesOnDraining ? /^no fault/ : /^InvalidParameterException: .*DRAINING/,
      );
    }
  });
});

describe('tags', () => {
  it('of clusters and container instances are set, listed and removed', () => {
    const { ecs, cluster: web, containers } = testAccount();
    for (const resourceArn of [web.arn, containers[0]!.arn]) {
      ecs.TagResource({ resourceArn, tags: [{ key: 'sluice.dev/pause', value: 'until 12:00' }] });
      expect(ecs.ListTagsForResource({ resourceArn })).toEqual({
        tags: [{ key: 'sluice.dev/pause', value: 'until 12:00' }],
      });
      ecs.UntagResource({ resourceArn, tagKeys: ['sluice.dev/pause'] });
      expect(ecs.ListTagsForResource({ resourceArn })).toEqual({ tags: [] });
    }
  });

  it('refuse bad keys, long values, more than fifty, unknown resources, services', () => {
    const { ecs, cluster: web } = testAccount();
    const tag = (tags: { key: string; value?: string }[], resourceArn = web.arn) =>
      faultOf(() => ecs.TagResource({ resourceArn, tags }));
    for (const key of ['', 'aws:x', 'a{b', 'x'.repeat(129)])
      expect(tag([{ key }])).toMatch(/^InvalidParameterException/);
    expect(tag([{ key: 'a', value: 'x'.repeat(257) }])).toMatch(/^InvalidParameterException/);
    expect(tag(Array.from({ length: 51 }, (_, n) => ({ key: `k${n}` })))).toMatch(/at most 50/);
    expect(tag([{ key: 'a' }], `${web.arn}x`)).toMatch(/^ClusterNotFoundException/);
    expect(tag([{ key: 'a' }], `${web.arn.replace(':cluster/', ':task/')}/x`)).toMatch(
      /^ResourceNotFoundException/,
    );
    expect(tag([{ key: 'a' }], 'web')).toMatch(/^InvalidParameterException/);
    expect(tag([{ key: 'a' }], web.services.get('shop')!.arn)).toMatch(/^NotImplemented: .*service/);
  });
});
