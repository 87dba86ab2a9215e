// Whether a container instance is used, as managed termination protection sees it (aws-facts.md §1.7).
import type { ContainerInstance } from './state.ts';

/** It has a task that is no daemon's. */
export function isUsed(container: ContainerInstance): boolean {
  for (const task of container.tasks) if (!task.service?.daemon) return true;
  return false;
}
