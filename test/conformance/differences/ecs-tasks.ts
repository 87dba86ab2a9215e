// Known differences: tasks.
import type { KnownDifference } from './known.ts';

const tasks = 'ecs:DescribeTasks | ecs:RunTask | ecs:StopTask';

export const taskDifferences: readonly KnownDifference[] = [
  {
    call: tasks,
    path: '*.attributes | *.availabilityZone | *.connectivity | *.connectivityAt | *.cpu | *.memory | *.createdAt | *.startedAt | *.stoppedAt | *.stoppingAt | *.pullStartedAt | *.pullStoppedAt | *.executionStoppedAt | *.enableExecuteCommand | *.healthStatus | *.overrides.* | *.tags | *.version | *.networkBindings',
    ...{ moto: 'nothing', right: 'sandbox', fact: 'botocore ecs#Task' },
    why: 'members of a task that moto does not keep',
  },
  {
    call: tasks,
    path: '*.stopCode',
    ...{ moto: 'nothing', sandbox: '"UserInitiated"', right: 'sandbox', fact: 'aws-facts.md §1.5' },
    why: 'a task that was stopped by StopTask says so; moto has no stop codes',
  },
  {
    call: tasks,
    path: '*.startedBy | *.stoppedReason',
    ...{ moto: '""', sandbox: 'nothing', right: 'sandbox', fact: 'botocore ecs#Task' },
    why: 'what nobody said is left out; moto sends empty texts',
  },
  {
    call: tasks,
    path: '*.launchType',
    ...{ moto: '""', sandbox: '"EC2"', right: 'sandbox', fact: 'botocore ecs#LaunchType' },
    why: 'an empty text is none of the values',
  },
  {
    call: tasks,
    path: '*.containers[app].healthStatus',
    ...{
      moto: '"HEALTHY"',
      sandbox: '"UNKNOWN"',
      right: 'sandbox',
      fact: 'botocore ecs#Container.healthStatus',
    },
    why: 'a container without a health check is UNKNOWN',
  },
  {
    call: tasks,
    path: '*.containers[app].exitCode',
    ...{ moto: '0', sandbox: 'nothing', right: 'sandbox', fact: 'botocore ecs#Container.exitCode' },
    why: 'a container that has not ended has no exit code',
  },
  {
    call: tasks,
    path: '*.containers[app].lastStatus',
    ...{ moto: '"PENDING"', right: 'sandbox', fact: 'aws-facts.md §1.5' },
    why: "moto's containers never leave PENDING",
  },
  {
    call: tasks,
    path: '*.containers[app].taskArn | *.containers[app].containerArn',
    ...{ right: 'sandbox', fact: 'botocore ecs#Container.taskArn' },
    why: "moto writes the task definition's ARN there",
  },
  {
    call: tasks,
    path: '*.containerInstanceArn',
    ...{ right: 'sandbox', fact: 'aws-facts.md §10.1' },
    why: 'moto puts tasks on the first instance that has room; the default strategy spreads them',
  },
  {
    call: 'ecs:RunTask',
    path: 'tasks[].taskArn',
    ...{ moto: '"*<uuid>"', sandbox: '"*<id>"', right: 'sandbox', fact: 'aws-facts.md §1.5' },
    why: 'a task id is 32 hexadecimal digits; moto writes a UUID',
  },
  {
    call: 'ecs:RunTask',
    path: 'tasks[].lastStatus',
    ...{ moto: '"RUNNING"', sandbox: '"PENDING"', right: 'sandbox', fact: 'aws-facts.md §1.5' },
    why: 'a task begins PROVISIONING or PENDING; moto knows no time',
  },
  {
    call: 'ecs:StopTask',
    path: 'task.lastStatus',
    ...{ moto: '"STOPPED"', sandbox: '"STOPPING"', right: 'sandbox', fact: 'aws-facts.md §1.5' },
    why: 'containers have their stop timeout; moto knows no time',
  },
  {
    call: 'ecs:RunTask',
    path: 'error | tasks | failures',
    ...{ sandbox: '*InvalidParameterException* | nothing', right: 'sandbox', fact: 'aws-facts.md §1.4' },
    why: 'count is 1 to 10; moto takes any',
  },
  {
    call: 'ecs:RunTask',
    path: 'error.code',
    ...{
      moto: '"ClientException"',
      sandbox: '"InvalidParameterException"',
      right: 'either',
      fact: 'botocore ecs#RunTask',
    },
    why: 'both are codes of the operation; which one an unknown task definition gets is not said',
  },
  {
    call: 'ecs:DescribeTasks',
    path: 'failures[]',
    ...{ moto: 'nothing', right: 'sandbox', fact: 'aws-facts.md §1.4' },
    why: 'an unknown task is a failure MISSING; moto leaves it out',
  },
  {
    call: 'ecs:ListTasks',
    path: 'taskArns[]',
    ...{ sandbox: 'nothing', right: 'sandbox', fact: 'aws-facts.md §10.1' },
    why: 'moto lists tasks of every desired status and ignores the launch type; AWS lists those to be RUNNING',
  },
  {
    call: 'ecs:ListTasks',
    path: 'taskArns[]',
    ...{ moto: 'nothing', right: 'sandbox', fact: 'aws-facts.md §10.1' },
    why: 'moto creates no tasks for services',
  },
  {
    call: 'ecs:ListTasks',
    path: 'error | taskArns',
    ...{ right: 'sandbox', fact: 'botocore ecs#DesiredStatus' },
    why: 'moto takes any word for a desired status',
  },
];
