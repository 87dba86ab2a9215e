// Why a task stops, as ECS shows it (aws-facts.md §1.5).
import type { Task } from './state.ts';

export interface Stop {
  readonly code: string;
  readonly reason: string;
  /** scheduler: the service scheduler or the task itself. api: StopTask. */
  readonly by: 'scheduler' | 'api';
}

export function stopReason(task: Task, stop: Omit<Stop, 'by'>): void {
  task.stopCode = stop.code;
  task.stoppedReason = stop.reason;
}
