// What the steps of the field kit share: clients, a clock that may be virtual, and words to the person who watches.
import type { CloudWatch } from '@aws-sdk/client-cloudwatch';
import type { EC2 } from '@aws-sdk/client-ec2';
import type { ECS, Task } from '@aws-sdk/client-ecs';
import type { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { SQS } from '@aws-sdk/client-sqs';

export interface Kit {
  readonly ecs: ECS;
  readonly ec2: EC2;
  readonly elb: ElasticLoadBalancingV2;
  readonly sqs: SQS;
  readonly cloudwatch: CloudWatch;
  readonly cluster: string;
  /** A queue to which a rule sends all events of the account; steps about events are left out without it. */
  readonly queueUrl?: string;
  /** A spot instance of the cluster that a person is going to have interrupted. */
  readonly spotInstance?: string;
  /** ms since the epoch. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Whether to go on with a step that changes something; told what it will do. */
  readonly ask: (question: string) => Promise<boolean>;
  readonly say: (line: string) => void;
  /** What is wrong with the clock behind the API, after a call; undefined when it goes as ours does. */
  readonly clockTrouble: () => Promise<string | undefined>;
}

/** What a step found: settings of the sandbox, and the raw figures behind them. */
export interface Finding {
  readonly settings: Readonly<Record<string, string | boolean>>;
  readonly measured: Readonly<Record<string, unknown>>;
  /** Why a setting could not be told. */
  readonly unclear?: string;
}

export interface Step {
  readonly name: string;
  /** What it changes, for the question before it; undefined for a step that only reads. */
  readonly changes?: string;
  /** The settings that it looks for; those that it does not find are named in the report. */
  readonly finds: readonly string[];
  run(kit: Kit): Promise<Finding | { readonly skipped: string }>;
}

/** Looks once a second until `look` gives something, for at most `forMs`. */
export async function until<T>(
  kit: Kit,
  forMs: number,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const end = kit.now() + forMs;
  for (;;) {
    const found = await look();
    if (found !== undefined || kit.now() >= end) return found;
    await kit.sleep(1_000);
  }
}

const REFUSALS = ['InvalidParameterException', 'ClientException'];

/** How ECS refuses a call, if it does. What is no answer to the question (no permission, no connection) is thrown. */
export async function refusalOf(call: () => Promise<unknown>): Promise<Error | undefined> {
  return call().then(
    () => undefined,
    (error: Error) => {
      if (REFUSALS.includes(error.name)) return error;
      throw error;
    },
  );
}

/** A duration as the sandbox's settings take it, in whole seconds, rounded up. */
export const seconds = (ms: number) => `${Math.max(0, Math.ceil(ms / 1000))}s`;

/** A running task of a service behind a load balancer, with where it is registered. */
export interface Served {
  readonly taskArn: string;
  readonly service: string;
  readonly containerInstanceArn: string;
  readonly targetGroupArn: string;
  readonly target: { readonly Id: string; readonly Port: number };
  readonly delayMs: number;
}

/** All such tasks of the cluster that could leave without breaking their service. */
export async function servedTasks(kit: Kit): Promise<Served[]> {
  const { serviceArns = [] } = await kit.ecs.listServices({ cluster: kit.cluster, maxResults: 10 });
  if (serviceArns.length === 0) return [];
  const { services = [] } = await kit.ecs.describeServices({ cluster: kit.cluster, services: serviceArns });
  const found: Served[] = [];
  for (const service of services) {
    const targetGroupArn = service.loadBalancers?.[0]?.targetGroupArn;
    if (!targetGroupArn || !service.serviceName || (service.runningCount ?? 0) < 2) continue;
    const delayMs = await deregistrationDelayMs(kit, targetGroupArn);
    const { taskArns = [] } = await kit.ecs.listTasks({
      cluster: kit.cluster,
      serviceName: service.serviceName,
    });
    if (taskArns.length === 0) continue;
    const { tasks = [] } = await kit.ecs.describeTasks({ cluster: kit.cluster, tasks: taskArns });
    for (const task of tasks) {
      const target = await targetOf(kit, task);
      if (!target || !task.taskArn || !task.containerInstanceArn || task.lastStatus !== 'RUNNING') continue;
      const { taskArn, containerInstanceArn } = task;
      found.push({
        taskArn,
        containerInstanceArn,
        service: service.serviceName,
        targetGroupArn,
        target,
        delayMs,
      });
    }
  }
  return found;
}

async function deregistrationDelayMs(kit: Kit, TargetGroupArn: string): Promise<number> {
  const { Attributes = [] } = await kit.elb.describeTargetGroupAttributes({ TargetGroupArn });
  const delay = Attributes.find(({ Key }) => Key === 'deregistration_delay.timeout_seconds')?.Value;
  return Number(delay ?? 300) * 1000;
}

/** By instance and host port; tasks with an address of their own are left alone. */
async function targetOf(kit: Kit, task: Task): Promise<Served['target'] | undefined> {
  const Port = task.containers?.[0]?.networkBindings?.[0]?.hostPort;
  if (Port === undefined || !task.containerInstanceArn) return undefined;
  const { containerInstances = [] } = await kit.ecs.describeContainerInstances({
    cluster: kit.cluster,
    containerInstances: [task.containerInstanceArn],
  });
  const Id = containerInstances[0]?.ec2InstanceId;
  return Id ? { Id, Port } : undefined;
}

/** The state of a target as the load balancer shows it. */
export async function targetState(kit: Kit, served: Served): Promise<string | undefined> {
  const { TargetHealthDescriptions: all = [] } = await kit.elb.describeTargetHealth({
    TargetGroupArn: served.targetGroupArn,
    Targets: [served.target],
  });
  return all[0]?.TargetHealth?.State;
}
