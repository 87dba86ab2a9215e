// What the checks of a Scenario share: types, and the checks that are the same for many fields.
import type { Lenient, Report } from '#lib/document-check.ts';
import { type Path, quoteValue } from '#lib/document-problem.ts';
import { formatDuration, tryParseDurationMs, tryParseRangeMs } from '#lib/duration.ts';
import type { Scenario } from './generated/scenario.ts';

/** The `spec` of a document that is being checked: any part may be missing. */
export type LenientScenario = NonNullable<Lenient<Scenario>['spec']>;
export type LenientCluster = NonNullable<NonNullable<LenientScenario['clusters']>[number]>;
export type LenientScenarioPool = NonNullable<NonNullable<LenientCluster['pools']>[number]>;
export type LenientService = NonNullable<NonNullable<LenientCluster['services']>[number]>;

export interface Checking {
  spec: LenientScenario;
  report: Report;
}

/** Reports a name that was there before; `seen` maps names to the path text of the first. */
export function checkUnique(name: string | undefined, path: Path, seen: Set<string>, report: Report): void {
  if (name === undefined) return;
  if (seen.has(name)) {
    report(path, `the name ${quoteValue(name)} is there twice`, { hint: 'give each a name of its own' });
  }
  seen.add(name);
}

/** Reports a range such as `90s-60s`. */
export function checkRange(range: string | undefined, path: Path, report: Report): void {
  const ends = range === undefined ? undefined : tryParseRangeMs(range);
  if (ends && ends.lowMs > ends.highMs) {
    report(path, `the range ${range} runs backwards`, { hint: 'put the shorter time first' });
  }
}

/** Reports a duration outside of what AWS, or the sandbox, takes. */
export function checkBounds(
  duration: string | undefined,
  path: Path,
  { report, lowMs, highMs }: { report: Report; lowMs: number; highMs: number },
): void {
  const ms = duration === undefined ? undefined : tryParseDurationMs(duration);
  if (ms === undefined || (ms >= lowMs && ms <= highMs)) return;
  report(path, `expected ${formatDuration(lowMs)} to ${formatDuration(highMs)}, got ${quoteValue(duration)}`);
}
