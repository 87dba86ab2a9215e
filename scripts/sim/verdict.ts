// What is asked of each run beyond the promises of the report: that it was really looked at, and that losses which the
// world calls unavoidable come only where notices are late or missing, or hosts die or hang at once.
import { tryParseDurationMs } from '#lib/duration.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import { brokenPromises, type SimulationReport } from '#simulate/report.ts';

/** Named invariants that must have been put to the test in every run. */
const LEAST_CHECKED = 10;
/** A whole notice, ms (aws-facts.md §5.1). */
const NOTICE_MS = 120_000;

/** One run, as the summary needs it. */
export interface RunResult {
  readonly story: string;
  readonly seed: number;
  readonly failed: number;
  readonly total: number;
  readonly unavoidable: number;
  readonly unavoidableTasks: number;
  readonly hours: number;
  readonly checks: number;
  readonly checkedInvariants: readonly string[];
  readonly broken: readonly string[];
  /** Why something may be lost there: late or missing notices, sudden deaths; empty where nothing may. */
  readonly troubles: readonly string[];
  readonly digest: string;
}

export function resultOf(
  story: string,
  { scenario, report }: { scenario: Scenario; report: SimulationReport },
): RunResult {
  const troubles = unavoidableTroubles(scenario);
  const checkedInvariants = report.invariants.flatMap(({ name, checked }) => (checked > 0 ? [name] : []));
  const broken = brokenPromises(report);
  const lost = report.requests.unavoidable + report.tasks.unavoidable;
  if (lost > 0 && troubles.length === 0)
    broken.push(`${lost} losses are called unavoidable, though every notice was in time`);
  if (checkedInvariants.length < LEAST_CHECKED)
    broken.push(`only ${checkedInvariants.length} invariants were put to the test`);
  return {
    story,
    seed: report.seed,
    failed: report.requests.failed,
    total: report.requests.total,
    unavoidable: report.requests.unavoidable,
    unavoidableTasks: report.tasks.unavoidable,
    hours: report.simulatedSeconds / 3600,
    checks: report.invariants.reduce((sum, { checked }) => sum + checked, 0),
    checkedInvariants,
    broken,
    troubles,
    digest: report.digest,
  };
}

export function unavoidableTroubles({ spec }: Scenario): string[] {
  return (spec.faults ?? []).flatMap((fault) => {
    const { at, spotInterruption: spot } = fault;
    if (spot?.notices === 0) return [`no notice at ${at}`];
    const leadMs = tryParseDurationMs(spot?.lead ?? '2m');
    if (spot && leadMs !== undefined && leadMs < NOTICE_MS) return [`a notice of ${spot.lead} at ${at}`];
    if (fault.suddenDeath) return [`sudden death at ${at}`];
    if (fault.hostHangs) return [`a host hangs at ${at}`];
    return fault.zoneOutage ? [`zone outage at ${at}`] : [];
  });
}
