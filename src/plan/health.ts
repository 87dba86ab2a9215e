// When it is no use to wait for the tasks of a host to stop: nobody is left there who could stop them. The same for planner and
// gate, each from the facts that it has itself.
import type { StatusChecks } from '#model/health.ts';
import type { InstanceFacts, TaskFacts } from '#model/observation.ts';

/** A reboot or a moment's trouble passes: only what lasts counts; groups wait for some minutes as well (aws-facts.md §4.4). */
export const IMPAIRED_MS = 300_000;
/** An older answer is none. */
const CHECKS_FRESH_MS = 180_000;

function isImpairedFor(checks: StatusChecks | undefined, now: number, forMs: number): boolean {
  if (checks?.impairedSince === undefined || now - checks.readAt > CHECKS_FRESH_MS) return false;
  return now - checks.impairedSince >= forMs;
}

/** Whether EC2 has called it impaired for long, as read a moment ago. */
export const isImpaired = (checks: StatusChecks | undefined, now: number): boolean =>
  isImpairedFor(checks, now, IMPAIRED_MS);

export interface Silence {
  /** For how long its agent has been silent, as far as this process knows, ms. */
  readonly silentMs: number;
  readonly isIgnored: (task: TaskFacts) => boolean;
}

/** An agent comes back from a restart within moments, and what it was told to stop stops then (aws-facts.md §1.3). */
export const SILENT_MS = 600_000;
/** Where one agent speaks again after so long, what kept it silent is over, and those of others follow within minutes. */
export const COMING_BACK_MS = 300_000;

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

/** What nobody asked to stop, and no load balancer knows, may be a job at work behind a network that fails: so long it is kept. */
export const JOB_KEPT_MS = 1_800_000;
/** Nothing is sent there, and nothing is under way. Without health checks (`unavailable`) a target serves. */
const SERVES_NOBODY: readonly (string | undefined)[] = ['unused', 'unhealthy', 'unhealthy.draining'];

/**
 * Whether nothing on a drained host can be reached any more: EC2 calls it impaired, its agent is silent for good, and of each task
 * either ECS asked it to stop, or no load balancer finds it healthy, or it has been out of reach for half an hour. Waiting for its
 * tasks to stop would be waiting for ever.
 */
export function isHung(
  { statusChecks, container, tasks }: InstanceFacts,
  { silentMs, isIgnored, now }: Silence & { readonly now: number },
): boolean {
  if (!isImpaired(statusChecks, now) || container?.agentConnected !== false) return false;
  if (silentMs < SILENT_MS || container.status !== 'DRAINING') return false;
  const isLong = silentMs >= JOB_KEPT_MS && isImpairedFor(statusChecks, now, JOB_KEPT_MS);
  return tasks
    .filter((task) => task.lastStatus !== 'STOPPED' && !isIgnored(task))
    .every(({ desiredStatus, targets }) => {
      if (!targets.every(({ state }) => SERVES_NOBODY.includes(state))) return false;
      return desiredStatus === 'STOPPED' || targets.length > 0 || isLong;
    });
}
