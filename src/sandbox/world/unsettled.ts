// Which tasks the service scheduler has to look at: with a thousand tasks of which ten changed, a pass looks at ten.
import type { ContainerInstance, Task } from './state.ts';

/** To be called after anything that the scheduler asks of a task has changed: status, health, targets, its instance. */
export function unsettle(task: Task): void {
  if (!task.service) return;
  task.service.unsettled.add(task);
  task.service.settled = false;
}

export function unsettleAll({ tasks }: ContainerInstance): void {
  for (const task of tasks) unsettle(task);
}
