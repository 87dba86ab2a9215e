import { describe, expect, it } from 'vitest';
import { shortId } from '../world/ids.ts';
import { faultOf, testAccount } from './test-account.ts';

const cluster = 'web';
const nobody = '0'.repeat(32);

describe('listing container instances', () => {
  it('pages, and leaves INACTIVE ones out', () => {
    const { ecs, containers, world } = testAccount();
    const first = ecs.ListContainerInstances({ cluster, maxResults: 10 }) as {
      containerInstanceArns: string[];
      nextToken: string;
    };
    const second = ecs.ListContainerInstances({ cluster, nextToken: first.nextToken }) as typeof first;
    expect([first.containerInstanceArns.length, second.containerInstanceArns.length]).toEqual([10, 4]);
    ecs.DeregisterContainerInstance({ cluster, containerInstance: containers[0]!.arn, force: true });
    const left = ecs.ListContainerInstances({ cluster }) as typeof first;
    expect(left.containerInstanceArns).not.toContain(containers[0]!.arn);
    expect(world.clusters.size).toBe(1);
  });

  it('filters by status and by the cluster query language, and refuses what is not of it', () => {
    const { ecs, containers } = testAccount();
    ecs.UpdateContainerInstancesState({
      cluster,
      containerInstances: [containers[1]!.arn],
      status: 'DRAINING',
    });
    const arns = (input: object) =>
      (ecs.ListContainerInstances({ cluster, ...input }) as { containerInstanceArns: string[] })
        .containerInstanceArns;
    expect(arns({ status: 'DRAINING' })).toEqual([containers[1]!.arn]);
    expect(arns({ filter: `ec2InstanceId == ${containers[2]!.host.id}` })).toEqual([containers[2]!.arn]);
    expect(
      arns({ filter: `attribute:ecs.instance-type == m6i.large and agentConnected==true` }),
    ).toHaveLength(14);
    expect(arns({ filter: 'runningTasksCount > 0 and not (task:group == service:shop)' })).toEqual([]);
    expect(faultOf(() => arns({ filter: 'runningTasksCount above 0' }))).toMatch(
      /^InvalidParameterException: .*'above' is no operator/,
    );
  });

  it('needs a cluster that exists', () => {
    const { ecs } = testAccount();
    expect(faultOf(() => ecs.ListContainerInstances({}))).toBe(
      'ClusterNotFoundException: Cluster not found.',
    );
    expect(faultOf(() => ecs.ListContainerInstances({ cluster: 'x' }))).toBe(
      'ClusterNotFoundException: Cluster not found.',
    );
  });
});

describe('describing container instances', () => {
  it('accepts ids and ARNs, shows used ports and free resources, and reports missing ones', () => {
    const { ecs, containers } = testAccount();
    const [one, two] = containers;
    const ids = [one!.arn, shortId(two!.arn), nobody];
    const answer = ecs.DescribeContainerInstances({ cluster, containerInstances: ids }) as any;
    expect(answer.containerInstances.map((c: any) => c.ec2InstanceId)).toEqual([one!.host.id, two!.host.id]);
    expect(answer.failures).toEqual([
      { arn: expect.stringContaining(`container-instance/web/${nobody}`), reason: 'MISSING' },
    ]);
    const cpu = (list: any[]) => list.find((r) => r.name === 'CPU').integerValue;
    const shown = answer.containerInstances[0];
    expect(cpu(shown.registeredResources) - cpu(shown.remainingResources)).toBe(256 + 64);
    expect(shown.remainingResources.find((r: any) => r.name === 'PORTS').stringSetValue).toContain('32768');
    expect(shown.runningTasksCount).toBe(2);
  });

  it('counts no running tasks while stopping ones still hold their resources', () => {
    const { ecs, containers } = testAccount();
    const container = containers[0]!;
    for (const task of [...container.tasks]) ecs.StopTask({ cluster, task: task.arn });
    const answer = ecs.DescribeContainerInstances({ cluster, containerInstances: [container.arn] }) as any;
    expect(answer.containerInstances[0].runningTasksCount).toBe(0);
    expect(container.tasks.size).toBe(2);
  });

  it('refuses none, more than 100, and bad ids, and tells its health where asked', () => {
    const { ecs, containers } = testAccount();
    const describe = (containerInstances: string[]) =>
      faultOf(() => ecs.DescribeContainerInstances({ cluster, containerInstances }));
    expect(describe([])).toBe('InvalidParameterException: Container instance cannot be empty.');
    expect(describe(Array(101).fill(nobody))).toBe(
      'InvalidParameterException: instanceIds can have at most 100 items.',
    );
    expect(describe(['i-0123'])).toMatch(/^InvalidParameterException: .*length should be one of/);
    const { containerInstances } = ecs.DescribeContainerInstances({
      cluster,
      containerInstances: [containers[0]!.arn],
      include: ['CONTAINER_INSTANCE_HEALTH'],
    }) as any;
    expect(containerInstances[0].healthStatus.overallStatus).toBe('OK');
  });
});

describe('changing container instances', () => {
  it('sets ten of them DRAINING and ACTIVE again, twice without harm', () => {
    const { ecs, containers } = testAccount();
    const containerInstances = containers.slice(0, 10).map(({ arn }) => arn);
    for (const status of ['DRAINING', 'DRAINING', 'ACTIVE'] as const) {
      const answer = ecs.UpdateContainerInstancesState({ cluster, containerInstances, status }) as any;
      expect(answer.containerInstances.every((c: any) => c.status === status)).toBe(true);
    }
  });

  it('refuses eleven at once, other states, and reports missing and INACTIVE ones', () => {
    const { ecs, containers } = testAccount();
    const eleven = containers.slice(0, 11).map(({ arn }) => arn);
    const update = (containerInstances: string[], status: any = 'DRAINING') =>
      ecs.UpdateContainerInstancesState({ cluster, containerInstances, status }) as any;
    expect(faultOf(() => update(eleven))).toBe(
      'InvalidParameterException: instanceIds can have at most 10 items.',
    );
    expect(faultOf(() => update(eleven.slice(1), 'INACTIVE'))).toMatch(/^InvalidParameterException/);
    expect(containers.every(({ status }) => status === 'ACTIVE')).toBe(true);
    ecs.DeregisterContainerInstance({ cluster, containerInstance: eleven[0]!, force: true });
    const { failures } = update([eleven[0]!, nobody, eleven[1]!]);
    expect(failures.map((f: any) => f.reason).sort()).toEqual(['INACTIVE', 'MISSING']);
  });

  it('deregisters a busy one only by force, and no unknown one', () => {
    const { ecs, containers } = testAccount();
    const deregister = (containerInstance: string, force = false) =>
      ecs.DeregisterContainerInstance({ cluster, containerInstance, force }) as any;
    const { arn } = containers[0]!;
    expect(faultOf(() => deregister(arn))).toBe(
      'InvalidParameterException: Found running tasks on the instance.',
    );
    expect(faultOf(() => deregister(nobody))).toMatch(/^InvalidParameterException: .*not found/);
    expect(deregister(arn, true).containerInstance.status).toBe('INACTIVE');
    expect(faultOf(() => deregister(arn))).toMatch(/^InvalidParameterException: .*not found/);
  });
});
