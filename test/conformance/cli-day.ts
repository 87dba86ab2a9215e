// A day's work of an operator by hand with the AWS CLI: each command has to end with what is expected of it.
import { scenarioOf } from './account.ts';
import type { RecordedAnswer } from './answers-file.ts';
import { awsCli, type Cli, type CliAnswer } from './aws-cli.ts';
import { recordedFrom } from './moto-part.ts';
import type { Outcome, Say } from './report.ts';
import { openSandbox } from './sandbox-server.ts';

interface Day {
  /** Runs a command that must succeed. */
  run(line: string, ...more: string[]): Promise<any>;
  /** Runs a command that must be refused with this code. */
  refused(code: string, line: string, ...more: string[]): Promise<void>;
  equal(what: string, got: unknown, wanted: unknown): void;
  /** Lets the world's clock go on. */
  pass(seconds: number): void;
}

export async function dayWithCli(say: Say): Promise<Outcome & { validated: readonly RecordedAnswer[] }> {
  const open = await openSandbox(scenarioOf('day'));
  try {
    const { day, answers, problems } = dayOf(awsCli(open.url), open.advance);
    for (const chapter of [lookAround, drain, scale, tasksAndTags, refusals]) {
      say(`AWS CLI: ${chapter.name}`);
      await chapter(day).catch((error: unknown) =>
        problems.push(`AWS CLI: ${chapter.name} broke off: ${error}`),
      );
    }
    problems.push(...open.bugs.map((bug) => `AWS CLI: inside the sandbox: ${bug}`));
    return { answers: answers(), problems, validated: recordedFrom(open.answers, 'AWS CLI') };
  } finally {
    await open.close();
  }
}

function dayOf(cli: Cli, pass: (seconds: number) => void) {
  const problems: string[] = [];
  let answers = 0;
  const ask = async (line: string, more: string[]): Promise<CliAnswer> => {
    answers += 1;
    return cli(line, ...more);
  };
  const day: Day = {
    pass,
    async run(line, ...more) {
      const { status, error, json } = await ask(line, more);
      if (status !== 0) throw new Error(`aws ${line} ended with ${status}: ${error}`);
      return json;
    },
    async refused(code, line, ...more) {
      const { status, error } = await ask(line, more);
      if (status === 254 && error.includes(`(${code})`)) return;
      problems.push(
        `aws ${line} was to be refused with ${code}, and ended with ${status}: ${error || 'no error'}`,
      );
    },
    equal(what, got, wanted) {
      const [a, b] = [JSON.stringify(got), JSON.stringify(wanted)];
      if (a !== b) problems.push(`AWS CLI: ${what} is ${a} instead of ${b}`);
    },
  };
  return { day, problems, answers: () => answers };
}

const cluster = '--cluster conformance';
const group = '--auto-scaling-group-name base';

async function lookAround({ run, equal }: Day): Promise<void> {
  equal('the account', (await run('sts get-caller-identity')).Account, '111122223333');
  equal('clusters', (await run('ecs list-clusters')).clusterArns.length, 1);
  const [described] = (await run('ecs describe-clusters --clusters conformance')).clusters;
  equal('container instances', described.registeredContainerInstancesCount, 6);
  const arns = (await run(`ecs list-container-instances ${cluster} --page-size 2`)).containerInstanceArns;
  equal('listed page by page', arns.length, 6);
  const active = await run(`ecs list-container-instances ${cluster} --status ACTIVE`);
  equal('ACTIVE ones', active.containerInstanceArns.length, 6);
  const rows = await run(`ecs describe-container-instances ${cluster} --container-instances`, ...arns);
  equal('agents', new Set(rows.containerInstances.map((row: any) => row.agentConnected)).size, 1);
  const [web] = (await run(`ecs describe-services ${cluster} --services web`)).services;
  equal('web', [web.desiredCount, web.runningCount, web.status], [4, 4, 'ACTIVE']);
  equal('tasks', (await run(`ecs list-tasks ${cluster} --service-name web`)).taskArns.length, 4);
  await run('ecs list-task-definitions');
  equal(
    'report',
    (await run('ecs describe-task-definition --task-definition report')).taskDefinition.revision,
    1,
  );
  equal('members', (await run('autoscaling describe-auto-scaling-instances')).AutoScalingInstances.length, 6);
  const running = await run('ec2 describe-instances --filters Name=instance-state-name,Values=running');
  equal('running', running.Reservations.flatMap((one: any) => one.Instances).length, 6);
  equal('spot requests', (await run('ec2 describe-spot-instance-requests')).SpotInstanceRequests.length, 2);
  await run('ec2 describe-instance-status');
  await run('ec2 describe-availability-zones');
  equal('load balancers', (await run('elbv2 describe-load-balancers')).LoadBalancers.length, 1);
}

async function drain({ run, equal, pass }: Day): Promise<void> {
  const [arn] = (await run(`ecs list-container-instances ${cluster}`)).containerInstanceArns;
  const set = (status: string) =>
    run(`ecs update-container-instances-state ${cluster} --status ${status} --container-instances`, arn);
  await run(`ecs put-attributes ${cluster} --attributes name=why,value=by-hand,targetId=${arn}`);
  equal('the answer', (await set('DRAINING')).containerInstances[0].status, 'DRAINING');
  pass(180);
  equal('left there', (await run(`ecs list-tasks ${cluster} --container-instance`, arn)).taskArns, []);
  const draining = await run(`ecs list-container-instances ${cluster} --status DRAINING`);
  equal('DRAINING ones', draining.containerInstanceArns, [arn]);
  const [web] = (await run(`ecs describe-services ${cluster} --services web`)).services;
  equal('web after', [web.desiredCount, web.runningCount], [4, 4]);
  equal('back', (await set('ACTIVE')).containerInstances[0].status, 'ACTIVE');
  await run('ecs wait services-stable --cluster conformance --services web');
}

async function scale({ run, equal, pass }: Day): Promise<void> {
  const look = async () =>
    (await run('autoscaling describe-auto-scaling-groups --auto-scaling-group-names base'))
      .AutoScalingGroups[0];
  const ids = (await look()).Instances.map((one: any) => one.InstanceId);
  const protect = `autoscaling set-instance-protection ${group} --instance-ids ${ids.slice(1).join(' ')}`;
  await run(`${protect} --protected-from-scale-in`);
  await run(`autoscaling set-desired-capacity ${group} --desired-capacity 2`);
  pass(180);
  const left = (await look()).Instances.map((one: any) => one.InstanceId);
  equal('protected ones are left', left.sort(), ids.slice(1).sort());
  await run(`${protect} --no-protected-from-scale-in`);
  await run(
    `autoscaling put-lifecycle-hook ${group} --lifecycle-hook-name by-cli --lifecycle-transition autoscaling:EC2_INSTANCE_TERMINATING --heartbeat-timeout 300`,
  );
  pass(60);
  const waiting = (await look()).Instances.filter((one: any) => one.LifecycleState === 'Terminating:Wait');
  equal('waiting ones', waiting.length, 1);
  const hook = `${group} --lifecycle-hook-name by-cli --instance-id ${waiting[0].InstanceId}`;
  await run(`autoscaling record-lifecycle-action-heartbeat ${hook}`);
  await run(`autoscaling complete-lifecycle-action ${hook} --lifecycle-action-result CONTINUE`);
  pass(120);
  equal('members after', (await look()).Instances.length, 2);
  await run(`autoscaling delete-lifecycle-hook ${group} --lifecycle-hook-name by-cli`);
  await run(`autoscaling suspend-processes ${group} --scaling-processes Launch`);
  await run(`autoscaling resume-processes ${group}`);
}

async function tasksAndTags({ run, equal, pass }: Day): Promise<void> {
  const ran = (await run(`ecs run-task ${cluster} --task-definition report --count 2 --started-by cli`))
    .tasks;
  equal('tasks', ran.length, 2);
  const arns = ran.map((task: any) => task.taskArn);
  pass(60);
  await run(`ecs wait tasks-running ${cluster} --tasks ${arns.join(' ')}`);
  await run(`ecs stop-task ${cluster} --reason enough --task ${arns[0]}`);
  pass(60);
  const [stopped] = (await run(`ecs describe-tasks ${cluster} --tasks ${arns[0]}`)).tasks;
  equal('stopped', [stopped.lastStatus, stopped.stopCode], ['STOPPED', 'UserInitiated']);
  await run(`ecs tag-resource --resource-arn ${arns[1]} --tags key=owner,value=cli`);
  const tags = await run(`ecs list-tags-for-resource --resource-arn ${arns[1]}`);
  equal('tags', tags.tags, [{ key: 'owner', value: 'cli' }]);
  const url = (await run('sqs get-queue-url --queue-name events')).QueueUrl;
  const { Messages } = await run(`sqs receive-message --max-number-of-messages 10 --queue-url ${url}`);
  equal(
    'events have a type',
    Messages.every((one: any) => JSON.parse(one.Body)['detail-type']),
    true,
  );
  await run(`sqs delete-message --queue-url ${url} --receipt-handle ${Messages[0].ReceiptHandle}`);
  const arn = (await run('elbv2 describe-target-groups')).TargetGroups[0].TargetGroupArn;
  const health = (await run(`elbv2 describe-target-health --target-group-arn ${arn}`))
    .TargetHealthDescriptions;
  equal('target states', [...new Set(health.map((one: any) => one.TargetHealth.State))], ['healthy']);
}

async function refusals({ refused }: Day): Promise<void> {
  await refused('ClusterNotFoundException', 'ecs list-tasks --cluster nowhere');
  await refused('InvalidInstanceID.Malformed', 'ec2 describe-instances --instance-ids nonsense');
  await refused('InvalidInstanceID.NotFound', 'ec2 describe-instances --instance-ids i-0123456789abcdef0');
  await refused('ValidationError', `autoscaling set-desired-capacity ${group} --desired-capacity 99`);
  await refused(
    'ServiceNotFoundException',
    `ecs update-service ${cluster} --service nobody --desired-count 1`,
  );
  await refused('AWS.SimpleQueueService.NonExistentQueue', 'sqs get-queue-url --queue-name nobody');
}
