// What an agent without a connection has not heard yet: the start or the stop of a task waits until it is back
// (aws-facts.md §1.3, §1.5). A later word takes the place of an earlier one.
import type { ContainerInstance, Task } from './state.ts';

const unheard = new WeakMap<Task, () => void>();

/** Now where the agent is connected, or there is none to hear; else when it is back. */
export function whenHeard(task: Task, then: () => void): void {
  if (task.container?.agentConnected === false) unheard.set(task, then);
  else then();
}

/** The agent is back: it hears what it missed. */
export function hearAll(container: ContainerInstance): void {
  for (const task of [...container.tasks]) {
    const then = unheard.get(task);
    if (then && unheard.delete(task)) then();
  }
}
