// Mistakes in what holds for a time only: schedules and disruption budgets.
import { type Path, quoteValue } from '#lib/document-problem.ts';
import { tryParseDurationMs } from '#lib/duration.ts';
import { nextWindow } from '#lib/window.ts';
import { checkLimits, checkPoolName } from './check-pools.ts';
import type { Checking } from './checking.ts';
import { parseCron } from './cron.ts';

const hourMs = 3_600_000;

export function checkSchedules(checking: Checking): void {
  const { spec, report } = checking;
  const first = new Map<string, number>();
  for (const [index, schedule] of (spec.schedules ?? []).entries()) {
    if (!schedule) continue;
    const path = ['spec', 'schedules', index];
    checkWindow(schedule, path, checking);
    checkLimits(schedule, path, checking);
    checkEffect(schedule, path, checking);
    checkLead(schedule, path, checking);
    checkEnd(schedule, path, checking);
    if (schedule.pool !== undefined) checkPoolName(schedule.pool, [...path, 'pool'], checking);
    const earlier = schedule.name === undefined ? undefined : first.get(schedule.name);
    if (earlier !== undefined) {
      const message = `the name ${quoteValue(schedule.name)} is already used by schedules[${earlier}]`;
      report([...path, 'name'], message, { hint: 'give each schedule a name of its own' });
    } else if (schedule.name !== undefined) first.set(schedule.name, index);
  }
}

type Schedule = NonNullable<NonNullable<Checking['spec']['schedules']>[number]>;

/** Limits that change nothing, or that those of the pool exclude. */
function checkEffect({ min, max, pool: name }: Schedule, path: Path, { spec, report }: Checking): void {
  if (min === undefined && max === undefined) {
    return report(path, 'it changes nothing', { hint: 'give it a min, a max or both' });
  }
  const { limits } = spec.pools?.find((pool) => pool?.name === name) ?? {};
  const hint = 'give the schedule both, or change those of the pool';
  if (min !== undefined && max === undefined && limits?.max !== undefined && min > limits.max)
    report([...path, 'min'], `${min} is above the max of pool ${name}, which is ${limits.max}`, { hint });
  if (max !== undefined && min === undefined && limits?.min !== undefined && max < limits.min)
    report([...path, 'max'], `${max} is below the min of pool ${name}, which is ${limits.min}`, { hint });
}

/** A host that is launched a day before it is needed is no pre-scaling. */
function checkLead({ lead = '' }: Schedule, path: Path, { report }: Checking): void {
  if ((tryParseDurationMs(lead) ?? 0) <= MOST_LEAD_MS) return;
  const hint = 'give it as long as a host takes from its launch until tasks run on it';
  report([...path, 'lead'], `${lead} is more than 6h`, { hint });
}

const MOST_LEAD_MS = 6 * hourMs;

/** Openings that are looked at; a year of days, and more. */
const OPENINGS = 400;

/** A window that opens again before it closes is always open: the limits of the pool say so more plainly. */
function checkEnd({ cron, timeZone, duration = '' }: Schedule, path: Path, { report }: Checking): void {
  const durationMs = tryParseDurationMs(duration);
  if (durationMs === undefined || cron === undefined || parseCron(cron).error !== undefined) return;
  if (timeZone !== undefined && !isTimeZone(timeZone)) return;
  let at = nextWindow({ cron, timeZone, durationMs }, 0);
  for (let n = 0; n < OPENINGS && at !== undefined; n++) {
    const next = nextWindow({ cron, timeZone, durationMs }, at.opens);
    if (next === undefined || next.opens > at.closes) return;
    at = next;
  }
  const message = `its window of ${duration} opens again before it closes: it never ends`;
  report([...path, 'duration'], message, { hint: 'shorten it, or give the pool these limits' });
}

export function checkBudgets(checking: Checking): void {
  for (const [index, budget] of (checking.spec.disruption?.budgets ?? []).entries()) {
    if (!budget) continue;
    const path = ['spec', 'disruption', 'budgets', index];
    checkWindow(budget, path, checking);
    checkRolling(budget.per, [...path, 'per'], checking);
    checkSomeWayOut(budget, path, checking);
    const [opens, lasts] = ['cron' in budget, 'duration' in budget];
    if (opens && !lasts) {
      const hint = 'say with duration how long it holds';
      checking.report([...path, 'cron'], 'there is a cron but no duration', { hint, key: true });
    } else if (lasts && !opens) {
      const hint = 'say with cron when it begins, or use per for a rolling window';
      checking.report([...path, 'duration'], 'there is a duration but no cron', { hint, key: true });
    }
  }
}

const REASONS = 6;

/** A budget of nothing that always holds, whatever the reason: then nothing but AWS ever takes an instance out. */
function checkSomeWayOut(
  budget: { max?: number | string; cron?: string; reasons?: readonly (string | undefined)[] },
  path: Path,
  { report }: Checking,
): void {
  const isNothing = budget.max === 0 || budget.max === '0%';
  const isAlways =
    !('cron' in budget || 'duration' in budget) &&
    (budget.reasons === undefined || budget.reasons.length === REASONS);
  if (!isNothing || !isAlways) return;
  const message = 'this budget forbids every way out: no instance may ever be drained, replaced or released';
  const hint =
    'say with cron and duration when it holds, or with reasons for what; to hold everything for a while use `sluice pause`';
  report([...path, 'max'], message, { hint });
}

function checkRolling(per: string | undefined, path: Path, { report }: Checking): void {
  const ms = per === undefined ? undefined : tryParseDurationMs(per);
  if (ms === undefined || (ms > 0 && ms <= hourMs)) return;
  report(path, `expected a window of more than 0s and at most 1h, got ${quoteValue(per)}`);
}

function checkWindow(
  window: { cron?: string; timeZone?: string; duration?: string },
  path: Path,
  { report }: Checking,
): void {
  const { cron, timeZone, duration } = window;
  const error = cron?.trim() ? parseCron(cron).error : undefined;
  // What does not even have five fields was reported by the schema already.
  if (error && /^\S+( \S+){4}$/.test(cron ?? '')) {
    report([...path, 'cron'], `cannot be read as cron: ${error}`, { hint: 'write it such as 30 20 * * SUN' });
  }
  if (timeZone?.trim() && !isTimeZone(timeZone)) {
    const message = `there is no time zone ${quoteValue(timeZone)}`;
    report([...path, 'timeZone'], message, { hint: 'give an IANA name such as Asia/Tokyo or UTC' });
  }
  if (duration !== undefined && tryParseDurationMs(duration) === 0) {
    report([...path, 'duration'], 'the window is over as soon as it opens', {
      hint: 'make it longer than 0s',
    });
  }
}

/** Whether this is the name of a time zone in the IANA database; offsets such as +09:00 are not. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false; // A RangeError is how Intl says that it does not know the name.
  }
}
