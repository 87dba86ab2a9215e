// Tasks whose container instance was deregistered by force: STOPPED for the control plane, while their containers live on
// without anybody who looks after them, to the end of their work or of their host (aws-facts.md §1.3).
import type { Ec2Instance, Task } from './state.ts';

/** Whether its containers outlive its end in the control plane. One that never started has none. */
export function outlives({ container, startedAt, process }: Task): boolean {
  if (!container || startedAt === undefined || process === 'dead') return false;
  const isOut = container.status === 'INACTIVE' || container.status === 'DEREGISTERING';
  return isOut && isPowered(container.host);
}

/** A host that shuts down still runs what has not ended. */
const isPowered = ({ state }: Ec2Instance) => state !== 'terminated' && state !== 'stopped';

export function orphan(task: Task): void {
  const { host } = task.container!;
  host.orphans ??= new Set();
  host.orphans.add(task);
}

/** Its containers have ended. */
export const forgetOrphan = (task: Task): void => void task.container?.host.orphans?.delete(task);
