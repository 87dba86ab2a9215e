// ECS tasks: listed, described, stopped (aws-facts.md §1.4, §1.5).
import type { Failure, ListTasksRequest } from '@aws-sdk/client-ecs';
import type { EcsHandlers } from '../wire/table.ts';
import { shortId } from '../world/ids.ts';
import { isSeen, rememberTask, shownTask } from '../world/read-lag.ts';
import type { Cluster, Task, World } from '../world/state.ts';
import { stopTask } from '../world/task.ts';
import { atMost, invalid, only } from './check.ts';
import { clusterOf, findContainerInstance, findTask, fullArn, missing, serviceOf } from './ecs-find.ts';
import { ecsPage } from './ecs-page.ts';
import { taskShape } from './ecs-task-shape.ts';

export function taskHandlers(w: World): EcsHandlers {
  return {
    ListTasks(input, context) {
      only(context, input, [
        ...TASK_FILTERS,
        'cluster',
        'desiredStatus',
        'launchType',
        'maxResults',
        'nextToken',
      ]);
      const tasks = listed(w, clusterOf(w, input.cluster), input);
      const { items, next } = ecsPage(tasks, (task) => shortId(task.arn), input);
      return { taskArns: items.map((task) => task.arn), nextToken: next };
    },

    DescribeTasks(input, context) {
      only(context, input, ['cluster', 'tasks', 'include']);
      const { found, failures } = lookUp(w, clusterOf(w, input.cluster), input.tasks);
      const { include } = input;
      return { tasks: found.map((task) => taskShape(w, task, { include })), failures };
    },

    StopTask(input, context) {
      only(context, input, ['cluster', 'task', 'reason']);
      const task = findTask(clusterOf(w, input.cluster), input.task ?? '');
      if (!task) throw invalid('The referenced task was not found.');
      if (task.desiredStatus !== 'STOPPED') rememberTask(w, task);
      stopTask(w, task, { code: 'UserInitiated', reason: input.reason || 'Task stopped by user', by: 'api' });
      task.tags.clear();
      return { task: taskShape(w, task, { fresh: true }) };
    },
  };
}

const TASK_FILTERS = ['containerInstance', 'family', 'serviceName', 'startedBy'] as const;

function listed(w: World, cluster: Cluster, input: ListTasksRequest): Task[] {
  const { desiredStatus = 'RUNNING', launchType, family, startedBy } = input;
  if (!['RUNNING', 'PENDING', 'STOPPED'].includes(desiredStatus)) throw invalid('Invalid desiredStatus.');
  if (startedBy && TASK_FILTERS.some((name) => name !== 'startedBy' && input[name])) {
    throw invalid('startedBy must be the only filter.');
  }
  const service = input.serviceName ? serviceOf(cluster, input.serviceName) : undefined;
  const container = input.containerInstance
    ? findContainerInstance(cluster, input.containerInstance)
    : undefined;
  if (input.containerInstance && !container) return [];
  // Tasks that are not STOPPED are found where they are; the others only in the cluster's own list.
  const where = desiredStatus === 'RUNNING' ? (container ?? service ?? cluster) : cluster;
  return [...where.tasks.values()].filter(
    (task) =>
      isSeen(w, task) &&
      shownTask(w, task).desiredStatus === desiredStatus &&
      (!launchType || task.launchType === launchType) &&
      (!container || task.container === container) &&
      (!service || task.service === service) &&
      (!family || task.definition.family === family) &&
      (!startedBy || task.startedBy === startedBy),
  );
}

/** Those that there are and that reads show, and a MISSING failure for each of the others. */
export function lookUp(w: World, cluster: Cluster, references: readonly string[] = []) {
  if (references.length === 0) throw invalid('Tasks cannot be empty.');
  atMost(references, 100, 'Tasks');
  const found: Task[] = [];
  const failures: Failure[] = [];
  for (const reference of references) {
    const task = findTask(cluster, reference);
    if (task && isSeen(w, task)) found.push(task);
    else failures.push(missing(fullArn(cluster, 'task', reference)));
  }
  return { found, failures };
}
