// Task scale-in protection (aws-facts.md §1.4, §1.5): service tasks only, 1 to 2880 minutes, 120 unless said.
import type { Failure, ProtectedTask } from '@aws-sdk/client-ecs';
import type { EcsHandlers } from '../wire/table.ts';
import { isProtected } from '../world/scheduler-health.ts';
import type { Task, World } from '../world/state.ts';
import { atMost, invalid, only } from './check.ts';
import { clusterOf } from './ecs-find.ts';
import { lookUp } from './ecs-tasks.ts';

const MINUTE_MS = 60_000;
const DEFAULT_MINUTES = 120;
const MOST_MINUTES = 2880;

export function taskProtectionHandlers(w: World): EcsHandlers {
  return {
    UpdateTaskProtection(input, context) {
      only(context, input, ['cluster', 'tasks', 'protectionEnabled', 'expiresInMinutes']);
      const { protectionEnabled, expiresInMinutes: minutes = DEFAULT_MINUTES } = input;
      if (protectionEnabled === undefined) throw invalid('protectionEnabled must not be null.');
      if (minutes < 1 || minutes > MOST_MINUTES)
        throw invalid(`expiresInMinutes must be between 1 and ${MOST_MINUTES}.`);
      atMost(input.tasks ?? [], 10, 'Tasks');
      const { tasks, failures } = serviceTasks(w, input);
      for (const task of tasks) {
        task.protectedUntil = protectionEnabled ? w.engine.now + minutes * MINUTE_MS : undefined;
        w.log('task', `${task.definition.family} ${protectionEnabled ? 'protected' : 'unprotected'}`);
      }
      return { protectedTasks: tasks.map((task) => protectionOf(w, task)), failures };
    },

    GetTaskProtection(input, context) {
      only(context, input, ['cluster', 'tasks']);
      const { tasks, failures } = serviceTasks(w, input);
      return { protectedTasks: tasks.map((task) => protectionOf(w, task)), failures };
    },
  };
}

/** Of the tasks that are named: those of services that are not over; the others are failures TASK_NOT_VALID. */
function serviceTasks(w: World, input: { cluster?: string; tasks?: string[] }) {
  const { found, failures } = lookUp(w, clusterOf(w, input.cluster), input.tasks);
  const isValid = (task: Task) => task.service !== undefined && task.lastStatus !== 'STOPPED';
  const invalidOnes: Failure[] = found
    .filter((task) => !isValid(task))
    .map(({ arn }) => ({ arn, reason: 'TASK_NOT_VALID' }));
  return { tasks: found.filter(isValid), failures: [...failures, ...invalidOnes] };
}

function protectionOf(w: World, task: Task): ProtectedTask {
  const protectionEnabled = isProtected(w, task);
  return {
    taskArn: task.arn,
    protectionEnabled,
    expirationDate: protectionEnabled ? new Date(task.protectedUntil!) : undefined,
  };
}
