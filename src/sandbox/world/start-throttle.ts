// Launch throttling of the service scheduler (aws-facts.md §1.6): tasks that stop again and again without having been
// RUNNING are started ever more slowly; and no service starts more than 500 a minute (§1.4).
import type { Service, World } from './state.ts';

const PATIENCE = 3;
const FIRST_MS = 15_000;
const MOST_MS = 15 * 60_000;
const PER_MINUTE = 500;

/** A task stopped before it had been RUNNING: from the third in a row on, each doubles the delay, up to 15 minutes. */
export function noteStartFailure(w: World, service: Service): void {
  const count = (service.startFailures?.count ?? 0) + 1;
  const delayMs = count < PATIENCE ? 0 : Math.min(MOST_MS, FIRST_MS * 2 ** (count - PATIENCE));
  service.startFailures = { count, until: w.engine.now + delayMs };
}

export function noteStarted(service: Service): void {
  service.startFailures = undefined;
}

export const isImpaired = ({ startFailures }: Service) => (startFailures?.count ?? 0) >= PATIENCE;

/** How many of `wanted` tasks may be started now. */
export function allowedStarts(w: World, service: Service, wanted: number): number {
  if (wanted <= 0 || (service.startFailures?.until ?? 0) > w.engine.now) return 0;
  // While starts fail, one is tried at a time.
  const most = isImpaired(service) ? 1 : PER_MINUTE;
  return Math.max(0, Math.min(wanted, most, PER_MINUTE - launchesOf(w, service).count));
}

/** Counts a task that was started. */
export function noteLaunch(w: World, service: Service): void {
  launchesOf(w, service).count++;
}

function launchesOf(w: World, service: Service): { count: number } {
  const minute = Math.floor(w.engine.now / 60_000);
  if (service.launches?.minute !== minute) service.launches = { minute, count: 0 };
  return service.launches;
}
