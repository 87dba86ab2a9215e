// The AWS CLI works against the sandbox as against AWS: what an operator by hand does in a day, and AWS's own errors.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aws, type SandboxProcess, startSandbox, until } from './processes.ts';

let sandbox: SandboxProcess;
const cli = (line: string, ...more: string[]) => aws(sandbox.url, line, ...more);

async function containerInstances(): Promise<string[]> {
  return (await cli('ecs list-container-instances --cluster small')).json.containerInstanceArns;
}

beforeAll(async () => {
  sandbox = await startSandbox('test/e2e/small.scenario.yaml');
});
afterAll(() => sandbox.end('SIGTERM'));

describe('the AWS CLI looks around', () => {
  it('lists and describes clusters, container instances and tasks', async () => {
    expect((await cli('ecs list-clusters')).json.clusterArns).toEqual([
      'arn:aws:ecs:ap-northeast-1:111122223333:cluster/small',
    ]);
    const [cluster] = (await cli('ecs describe-clusters --clusters small')).json.clusters;
    expect(cluster).toMatchObject({
      status: 'ACTIVE',
      registeredContainerInstancesCount: 5,
      activeServicesCount: 2,
    });
    const arns = await containerInstances();
    expect(arns).toHaveLength(5);
    const described = (
      await cli('ecs describe-container-instances --cluster small --container-instances', ...arns)
    ).json;
    expect(described.failures).toEqual([]);
    expect(described.containerInstances[0]).toMatchObject({ status: 'ACTIVE', agentConnected: true });
    const tasks = (await cli('ecs list-tasks --cluster small --service-name web')).json.taskArns;
    expect(tasks).toHaveLength(8);
    const [task] = (await cli('ecs describe-tasks --cluster small --tasks', tasks[0])).json.tasks;
    expect(task).toMatchObject({
      lastStatus: 'RUNNING',
      desiredStatus: 'RUNNING',
      group: 'service:web',
      launchType: 'EC2',
    });
  });

  it('describes groups, group instances and EC2 instances', async () => {
    const groups = (await cli('autoscaling describe-auto-scaling-groups')).json.AutoScalingGroups;
    expect(
      groups.map((g: any) => [g.AutoScalingGroupName, g.DesiredCapacity, g.Instances.length]),
    ).toContainEqual(['small-group', 4, 4]);
    const members = (await cli('autoscaling describe-auto-scaling-instances')).json.AutoScalingInstances;
    expect(members).toHaveLength(5);
    expect(members[0]).toMatchObject({ LifecycleState: 'InService', ProtectedFromScaleIn: false });
    const reservations = (
      await cli('ec2 describe-instances --filters Name=instance-state-name,Values=running')
    ).json.Reservations;
    expect(reservations.flatMap((r: any) => r.Instances)).toHaveLength(5);
  });

  it('describes target groups, target health and queues', async () => {
    const [group] = (await cli('elbv2 describe-target-groups')).json.TargetGroups;
    expect(group).toMatchObject({ TargetGroupName: 'web', TargetType: 'instance' });
    const health = (await cli('elbv2 describe-target-health --target-group-arn', group.TargetGroupArn)).json
      .TargetHealthDescriptions;
    expect(health).toHaveLength(8);
    expect(health[0].TargetHealth.State).toBe('healthy');
    expect((await cli('sqs list-queues')).json.QueueUrls).toEqual([
      `${sandbox.url}/111122223333/sluice-events`,
      `${sandbox.url}/111122223333/other`,
    ]);
  });
});

describe('the AWS CLI changes things', () => {
  it('sets scale-in protection and shows it', async () => {
    const [member] = (
      await cli('autoscaling describe-auto-scaling-instances')
    ).json.AutoScalingInstances.filter((m: any) => m.AutoScalingGroupName === 'small-group');
    const set =
      'autoscaling set-instance-protection --auto-scaling-group-name small-group --protected-from-scale-in --instance-ids';
    expect((await cli(set, member.InstanceId)).status).toBe(0);
    const [after] = (
      await cli('autoscaling describe-auto-scaling-instances --instance-ids', member.InstanceId)
    ).json.AutoScalingInstances;
    expect(after.ProtectedFromScaleIn).toBe(true);
  });

  it('drains an instance, whose tasks then run elsewhere', async () => {
    const [first] = await containerInstances();
    const drained = await cli(
      'ecs update-container-instances-state --cluster small --status DRAINING --container-instances',
      first!,
    );
    expect(drained.json.containerInstances[0].status).toBe('DRAINING');
    await until('no task is left on it', 90_000, async () => {
      const running = (await cli('ecs list-tasks --cluster small --container-instance', first!)).json
        .taskArns;
      const stopping = (
        await cli('ecs list-tasks --cluster small --desired-status STOPPED --container-instance', first!)
      ).json.taskArns;
      const described = stopping.length
        ? (await cli('ecs describe-tasks --cluster small --tasks', ...stopping)).json.tasks
        : [];
      return running.length === 0 && described.every((t: any) => t.lastStatus === 'STOPPED');
    });
    const services = (await cli('ecs describe-services --cluster small --services web')).json.services;
    expect(services[0]).toMatchObject({ desiredCount: 8, runningCount: 8 });
  });

  it('terminates an instance through the group and receives the event from the queue', async () => {
    const members = (await cli('autoscaling describe-auto-scaling-instances')).json.AutoScalingInstances;
    const victim = members.find((m: any) => m.AutoScalingGroupName === 'elsewhere').InstanceId;
    const end =
      'autoscaling terminate-instance-in-auto-scaling-group --should-decrement-desired-capacity --instance-id';
    expect((await cli(end, victim)).json.Activity.Description).toContain(victim);
    const found = await until('the queue tells of it', 60_000, async () => {
      const receive = `sqs receive-message --max-number-of-messages 10 --wait-time-seconds 2 --queue-url ${sandbox.url}/111122223333/sluice-events`;
      const messages: any[] = (await cli(receive)).json?.Messages ?? [];
      return messages
        .map((m) => JSON.parse(m.Body))
        .find((e) => e.source === 'aws.ec2' && e.detail['instance-id'] === victim);
    });
    expect(found['detail-type']).toBe('EC2 Instance State-change Notification');
  });
});

describe("the AWS CLI gets AWS's own errors", () => {
  it('for an unknown cluster', async () => {
    const answer = await cli('ecs list-tasks --cluster nowhere');
    expect(answer).toMatchObject({
      status: 254,
      error: expect.stringContaining('(ClusterNotFoundException)'),
    });
    expect(answer.error).toContain('Cluster not found.');
  });

  it('for a malformed and for an unknown instance id', async () => {
    expect((await cli('ec2 describe-instances --instance-ids nonsense')).error).toContain(
      '(InvalidInstanceID.Malformed)',
    );
    expect((await cli('ec2 describe-instances --instance-ids i-00000000000000000')).error).toContain(
      '(InvalidInstanceID.NotFound)',
    );
  });

  it('for eleven instances in one update', async () => {
    const eleven = Array.from({ length: 11 }, (_, n) => `0123456789abcdef0123456789abcd${n + 10}`);
    const answer = await cli(
      'ecs update-container-instances-state --cluster small --status DRAINING --container-instances',
      ...eleven,
    );
    expect(answer.error).toContain('(InvalidParameterException)');
  });

  it('for a desired capacity above the maximum', async () => {
    const answer = await cli(
      'autoscaling set-desired-capacity --auto-scaling-group-name small-group --desired-capacity 7',
    );
    expect(answer.error).toContain('(ValidationError)');
    expect(answer.error).toContain(
      'New SetDesiredCapacity value 7 is above max value 6 for the AutoScalingGroup.',
    );
  });

  it('for a deregistration with tasks running', async () => {
    const arns = await containerInstances();
    const described = (
      await cli('ecs describe-container-instances --cluster small --container-instances', ...arns)
    ).json.containerInstances;
    const busy = described.find((c: any) => c.runningTasksCount > 0).containerInstanceArn;
    const answer = await cli('ecs deregister-container-instance --cluster small --container-instance', busy);
    expect(answer.error).toContain('(InvalidParameterException)');
    expect(answer.error).toContain('Found running tasks on the instance.');
  });

  it('and an honest 501 for what is not modelled', async () => {
    const answer = await cli('ecs list-services-by-namespace --namespace x');
    expect(answer.error).toContain('ListServicesByNamespace');
    const { calls } = await sandbox.page('calls');
    expect(calls.at(-1)).toMatchObject({ operation: 'ListServicesByNamespace', outcome: 'NotImplemented' });
  });
});

describe('the sandbox as a process', () => {
  it('ends within two seconds of SIGTERM, even while somebody polls a queue', async () => {
    const other = await startSandbox('test/e2e/small.scenario.yaml');
    const poll = aws(
      other.url,
      `sqs receive-message --wait-time-seconds 20 --queue-url ${other.url}/111122223333/other`,
    );
    await until('the poll has arrived', 10_000, async () => {
      const { calls } = await other.page('calls');
      return calls.some((c: any) => c.operation === 'ReceiveMessage');
    });
    const started = performance.now();
    expect(await other.end('SIGTERM')).toBe(0);
    expect(performance.now() - started).toBeLessThan(2_000);
    await poll;
  });
});
