// The one place where the process in a container changes: load balancers and requests under way depend on it.
import type { Task } from './state.ts';

export function setProcess(task: Task, process: Task['process']): void {
  if (task.process === process) return;
  (task as { process: Task['process'] }).process = process;
  for (const target of task.targets) target.processChanged();
  task.found?.processChanged();
}
