// Tasks and services: run, described, listed, stopped, tagged, scaled.
import { CLUSTER, SERVICE } from '../account.ts';
import { idOf } from '../ground.ts';
import type { Answer } from '../side.ts';
import type { Conversation, Talk } from './conversation.ts';

const cluster = CLUSTER;
const unknown = '0123456789abcdef0123456789abcdef';

/** Names the tasks of an answer by role, so that both sides' are the same. */
function named(talk: Talk, prefix: string, { output }: Answer): string[] {
  const tasks: any[] = output?.tasks ?? [];
  return tasks.map(({ taskArn }, n) => {
    talk.side.role(`${prefix} ${n + 1}`, idOf(taskArn));
    return taskArn;
  });
}

export const taskConversations: readonly Conversation[] = [
  {
    name: 'ecs: a task is run, looked at and stopped',
    account: 'plain',
    async hold(talk) {
      const { ecs } = talk;
      const [task] = named(talk, 'task', await ecs('RunTask', { cluster, taskDefinition: 'report' }));
      await ecs('ListTasks', { cluster });
      await passTime(talk, 30);
      await ecs('DescribeTasks', { cluster, tasks: [task] });
      await ecs('DescribeTasks', { cluster, tasks: [idOf(task!)] });
      await ecs('DescribeTasks', { cluster, tasks: [task, unknown] });
      await ecs('DescribeClusters', { clusters: [cluster] });
      await ecs('StopTask', { cluster, task, reason: 'enough' });
      await passTime(talk, 120);
      await ecs('DescribeTasks', { cluster, tasks: [task] });
      await ecs('ListTasks', { cluster, desiredStatus: 'RUNNING' });
      await ecs('ListTasks', { cluster, desiredStatus: 'STOPPED' });
      await ecs('StopTask', { cluster, task: unknown });
    },
  },
  {
    name: 'ecs: several tasks, listed by what they are',
    account: 'plain',
    async hold(talk, { containers }) {
      const { ecs } = talk;
      named(
        talk,
        'mine',
        await ecs('RunTask', { cluster, taskDefinition: 'report', count: 2, startedBy: 'me' }),
      );
      named(talk, 'more', await ecs('RunTask', { cluster, taskDefinition: 'report:1', count: 3 }));
      await passTime(talk, 30);
      await ecs('ListTasks', { cluster });
      await ecs('ListTasks', { cluster, startedBy: 'me' });
      await ecs('ListTasks', { cluster, startedBy: 'nobody' });
      await ecs('ListTasks', { cluster, family: 'report' });
      await ecs('ListTasks', { cluster, family: 'nothing' });
      await ecs('ListTasks', { cluster, desiredStatus: 'STOPPED' });
      await ecs('ListTasks', { cluster, launchType: 'EC2' });
      await ecs('ListTasks', { cluster, launchType: 'FARGATE' });
      await ecs('ListTasks', { cluster, containerInstance: unknown });
      await ecs('DescribeClusters', { clusters: [cluster] });
      await ecs('DescribeContainerInstances', { cluster, containerInstances: containers });
    },
  },
  {
    name: 'ecs: tasks that cannot be',
    account: 'plain',
    async hold({ ecs }) {
      await ecs('RunTask', { cluster, taskDefinition: 'nothing' });
      await ecs('RunTask', { cluster, taskDefinition: 'report:99' });
      await ecs('RunTask', { cluster, taskDefinition: 'report', count: 11 });
      await ecs('RunTask', { cluster, taskDefinition: 'report', count: 0 });
      await ecs('DescribeTasks', { cluster, tasks: [] });
      await ecs('DescribeTasks', { cluster, tasks: [unknown] });
      await ecs('ListTasks', { cluster, desiredStatus: 'SOMETIMES' });
    },
  },
  {
    name: 'ecs: task definitions',
    account: 'services',
    async hold({ ecs }) {
      await ecs('ListTaskDefinitions');
      await ecs('ListTaskDefinitions', { familyPrefix: 'report' });
      await ecs('ListTaskDefinitions', { familyPrefix: 'nothing' });
      for (const taskDefinition of ['report', 'report:1', SERVICE, 'report:99', 'nothing'])
        await ecs('DescribeTaskDefinition', { taskDefinition });
    },
  },
  {
    name: 'ecs: services',
    account: 'services',
    async hold({ ecs }) {
      await ecs('ListServices', { cluster });
      await ecs('ListServices', { cluster, launchType: 'EC2' });
      await ecs('ListServices', { cluster, launchType: 'FARGATE' });
      await ecs('ListServices', { cluster, schedulingStrategy: 'DAEMON' });
      await ecs('DescribeServices', { cluster, services: [SERVICE] });
      await ecs('DescribeServices', { cluster, services: [SERVICE, 'nobody'] });
      await ecs('DescribeServices', { cluster, services: ['nobody'] });
      await ecs('UpdateService', { cluster, service: SERVICE, desiredCount: 5 });
      await ecs('DescribeServices', { cluster, services: [SERVICE] });
      await ecs('UpdateService', { cluster, service: 'nobody', desiredCount: 5 });
      await ecs('ListServices', { cluster, maxResults: 1 });
    },
  },
  {
    name: 'ecs: tags',
    account: 'services',
    async hold({ ecs }, { containers }) {
      const region = 'arn:aws:ecs:ap-northeast-1:111122223333';
      const things = [
        `${region}:cluster/${cluster}`,
        `${region}:service/${cluster}/${SERVICE}`,
        `${region}:task-definition/report:1`,
        containers[0]!,
      ];
      for (const resourceArn of things) {
        const tags = [
          { key: 'team', value: 'blue' },
          { key: 'stage', value: '' },
        ];
        await ecs('ListTagsForResource', { resourceArn });
        await ecs('TagResource', { resourceArn, tags });
        await ecs('ListTagsForResource', { resourceArn });
        await ecs('TagResource', { resourceArn, tags: [{ key: 'team', value: 'red' }] });
        await ecs('ListTagsForResource', { resourceArn });
        await ecs('UntagResource', { resourceArn, tagKeys: ['stage', 'never'] });
        await ecs('ListTagsForResource', { resourceArn });
      }
      await ecs('ListTagsForResource', { resourceArn: `${region}:service/${cluster}/nobody` });
    },
  },
];

/** moto has no time to pass; the sandbox's is moved. */
export async function passTime({ side }: Talk, seconds: number): Promise<void> {
  if (side.name === 'moto') return;
  const response = await fetch(`${side.url}/_sluice/advance`, { method: 'POST', body: String(seconds) });
  if (!response.ok) throw new Error(`the sandbox's clock was not moved: ${response.status}`);
}
