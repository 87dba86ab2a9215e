// When it is no use to wait for the tasks of a host to stop: nobody is left there who could stop them. The same for planner and
// gate, each from the facts that it has itself.
import type { StatusChecks } from '#model/health.ts';
import type { InstanceFacts, TaskFacts } from '#model/observation.ts';

/** A reboot or a moment's trouble passes: only what lasts counts; groups wait for some minutes as well (aws-facts.md §4.4). */
const IMPAIRED_MS = 300_000;
/** An older answer is none. */
const CHECKS_FRESH_MS = 180_000;

/** Whether EC2 has called it impaired for long, as read a moment ago. */
export function isImpaired(checks: StatusChecks | undefined, now: number): boolean {
  if (checks?.impairedSince === undefined || now - checks.readAt > CHECKS_FRESH_MS) return false;
  return now - checks.impairedSince >= IMPAIRED_MS;
}

/**
 * Whether nothing on it can be reached any more: EC2 calls it impaired, its agent is silent, and no load balancer finds a task
 * of it healthy. Waiting for its tasks to stop would be waiting for ever.
 */
export function isHung({ statusChecks, container, tasks }: InstanceFacts, now: number): boolean {
  if (!isImpaired(statusChecks, now) || container?.agentConnected !== false) return false;
  return tasks.every(({ targets }) =>
    targets.every(({ state }) => state !== undefined && !['healthy', 'initial'].includes(state)),
  );
}

export interface Silence {
  /** For how long its agent has been silent, as far as this process knows, ms. */
  readonly silentMs: number;
  readonly isIgnored: (task: TaskFacts) => boolean;
}

/** An agent comes back from a restart within moments, and what it was told to stop stops then (aws-facts.md §1.3). */
export const SILENT_MS = 600_000;

/**
 * Whether its agent is silent for good, and nobody uses it any more: ECS has moved what belongs to services, has asked all other tasks
 * to stop, and no load balancer knows them. What `isIgnored` says counts for nothing.
 */
export function isVacated({ container, tasks }: InstanceFacts, { silentMs, isIgnored }: Silence): boolean {
  if (container?.agentConnected !== false || container.status !== 'DRAINING') return false;
  if (silentMs < SILENT_MS) return false;
  return tasks
    .filter((task) => task.lastStatus !== 'STOPPED' && !isIgnored(task))
    .every(
      (task) => task.desiredStatus === 'STOPPED' && task.targets.every(({ state }) => state === 'unused'),
    );
}
