import { describe, expect, it } from 'vitest';
import { shortId } from '../world/ids.ts';
import { faultOf, testAccount } from './test-account.ts';

const cluster = 'web';
const nobody = '0'.repeat(32);

describe('listing tasks', () => {
  it('shows by default what shall run, and by filter where, of which service and family', () => {
    const { ecs, containers, cluster: web } = testAccount();
    const count = (input: object) => (ecs.ListTasks({ cluster, ...input }) as any).taskArns.length;
    expect(count({})).toBe(28);
    expect(count({ serviceName: 'shop' })).toBe(14);
    expect(count({ containerInstance: containers[0]!.arn })).toBe(2);
    expect(count({ containerInstance: shortId(containers[0]!.arn), family: 'agent' })).toBe(1);
    expect(count({ startedBy: web.services.get('shop')!.deploymentId })).toBe(14);
    expect(count({ launchType: 'FARGATE' })).toBe(0);
    expect(count({ desiredStatus: 'PENDING' })).toBe(0);
  });

  it('moves a stopping task to desiredStatus STOPPED while its containers still run', () => {
    const { ecs, containers } = testAccount();
    const containerInstance = containers[0]!.arn;
    const task = [...containers[0]!.tasks][0]!;
    ecs.StopTask({ cluster, task: task.arn });
    const list = (desiredStatus?: 'STOPPED') =>
      (ecs.ListTasks({ cluster, containerInstance, desiredStatus }) as any).taskArns;
    expect(list()).not.toContain(task.arn);
    expect(list('STOPPED')).toEqual([task.arn]);
    expect(task.lastStatus).not.toBe('STOPPED');
  });

  it('refuses startedBy with another filter, an unknown service, bad pages', () => {
    const { ecs } = testAccount();
    const fault = (input: object) => faultOf(() => ecs.ListTasks({ cluster, ...input }));
    expect(fault({ startedBy: 'x', family: 'shop' })).toMatch(/^InvalidParameterException: startedBy/);
    expect(fault({ serviceName: 'nothing' })).toBe('ServiceNotFoundException: Service not found.');
    expect(fault({ maxResults: 101 })).toMatch(/^InvalidParameterException: maxResults/);
    expect(fault({ nextToken: 'x' })).toMatch(/^InvalidParameterException: Invalid token/);
    expect(fault({ daemonName: 'x' })).toMatch(/^NotImplemented: .*daemonName/);
  });
});

describe('describing and stopping tasks', () => {
  it('shows where a task answers, and after its end why and when it ended', () => {
    const { ecs, containers, pass } = testAccount();
    const task = [...containers[0]!.tasks].find((t) => t.service!.name === 'shop')!;
    const shown = () => (ecs.DescribeTasks({ cluster, tasks: [shortId(task.arn)] }) as any).tasks[0];
    expect(shown()).toMatchObject({
      group: 'service:shop',
      lastStatus: 'RUNNING',
      containerInstanceArn: containers[0]!.arn,
    });
    expect(shown().containers[0].networkBindings).toEqual([
      { bindIP: '0.0.0.0', containerPort: 8080, hostPort: task.hostPort, protocol: 'tcp' },
    ]);
    const { task: stopping } = ecs.StopTask({ cluster, task: task.arn, reason: 'spot' }) as any;
    expect(stopping).toMatchObject({
      desiredStatus: 'STOPPED',
      stopCode: 'UserInitiated',
      stoppedReason: 'spot',
    });
    pass(400);
    expect(shown()).toMatchObject({ lastStatus: 'STOPPED', stoppedAt: expect.any(Date) });
    expect(shown().containers[0]).toMatchObject({ lastStatus: 'STOPPED', exitCode: 0 });
  });

  it('reports missing tasks, and refuses none, more than 100, bad ids, an unknown task to stop', () => {
    const { ecs } = testAccount();
    const describe = (tasks: string[]) => ecs.DescribeTasks({ cluster, tasks }) as any;
    expect(describe([nobody]).failures).toEqual([
      { arn: expect.stringContaining(`task/web/${nobody}`), reason: 'MISSING' },
    ]);
    expect(faultOf(() => describe([]))).toBe('InvalidParameterException: Tasks cannot be empty.');
    expect(faultOf(() => describe(Array(101).fill(nobody)))).toMatch(/at most 100 items/);
    expect(faultOf(() => describe(['x']))).toBe(
      'InvalidParameterException: taskId length should be one of [32,36]',
    );
    expect(faultOf(() => ecs.StopTask({ cluster, task: nobody }))).toBe(
      'InvalidParameterException: The referenced task was not found.',
    );
  });
});

describe('running tasks', () => {
  it('starts what there is room for and says why it did not start the rest', () => {
    const { ecs, containers, cluster: web } = testAccount();
    const all = [...web.containerInstances.keys()].filter((arn) => arn !== containers[0]!.arn);
    for (let at = 0; at < all.length; at += 10) {
      ecs.UpdateContainerInstancesState({
        cluster,
        containerInstances: all.slice(at, at + 10),
        status: 'DRAINING',
      });
    }
    const answer = ecs.RunTask({
      cluster,
      taskDefinition: 'report',
      count: 5,
      tags: [{ key: 'a', value: 'b' }],
    }) as any;
    expect(answer.tasks).toHaveLength(3);
    expect(answer.tasks[0]).toMatchObject({
      group: 'family:report',
      lastStatus: 'PENDING',
      tags: [{ key: 'a', value: 'b' }],
    });
    expect(answer.failures.map((f: any) => f.reason)).toEqual(['RESOURCE:CPU', 'RESOURCE:CPU']);
  });

  it('starts nothing twice for one client token, and refuses the token for another request', () => {
    const { ecs } = testAccount();
    const run = (count: number) =>
      ecs.RunTask({ cluster, taskDefinition: 'report:1', count, clientToken: 't' }) as any;
    const arns = (answer: any) => answer.tasks.map((task: any) => task.taskArn);
    expect(arns(run(2))).toEqual(arns(run(2)));
    expect(faultOf(() => run(3))).toMatch(/^ConflictException/);
    const turned = ecs.RunTask({ count: 2, clientToken: 't', taskDefinition: 'report:1', cluster });
    expect(arns(turned)).toEqual(arns(run(2)));
  });

  it('refuses what cannot be run', () => {
    const { ecs, containers, cluster: web } = testAccount();
    const fault = (input: object) =>
      faultOf(() => ecs.RunTask({ cluster, taskDefinition: 'report', ...input }));
    expect(fault({ count: 11 })).toMatch(/^InvalidParameterException: Tasks count/);
    expect(fault({ taskDefinition: 'x' })).toBe('InvalidParameterException: TaskDefinition not found.');
    expect(fault({ launchType: 'FARGATE' })).toMatch(/^NotImplemented: .*FARGATE/);
    const spread = { type: 'spread', field: 'attribute:rack' };
    expect(fault({ placementStrategy: [spread] })).toMatch(/^NotImplemented: .*attribute:rack/);
    expect(fault({ overrides: { cpu: '1' } })).toMatch(/^NotImplemented: .*cpu/);
    const long = { containerOverrides: [{ name: 'app', command: ['x'.repeat(8192)] }] };
    expect(fault({ overrides: long })).toMatch(/^InvalidParameterException: overrides.* 8192/);
    expect(fault({ placementConstraints: [{ type: 'memberOf', expression: 'a ==' }] })).toMatch(
      /^InvalidParameterException: Invalid cluster query/,
    );
    expect(fault({ clientToken: 'x'.repeat(65) })).toMatch(/^InvalidParameterException: clientToken/);
    for (const { arn } of [...containers, ...web.containerInstances.values()]) {
      ecs.UpdateContainerInstancesState({ cluster, containerInstances: [arn], status: 'DRAINING' });
    }
    expect(fault({})).toBe('InvalidParameterException: No Container Instances were found in your cluster.');
  });
});
