// What the checks of a Scenario share: types, and the checks that are the same for many fields.
import type { Lenient, Report } from '#lib/document-check.ts';
import { type Path, quoteValue } from '#lib/document-problem.ts';
import { closestTo } from '#lib/document-suggest.ts';
import { formatDuration, tryParseDurationMs, tryParseRangeMs } from '#lib/duration.ts';
import type { Scenario } from './generated/scenario.ts';

/** The `spec` of a document that is being checked: any part may be missing. */
export type LenientScenario = NonNullable<Lenient<Scenario>['spec']>;
export type LenientCluster = NonNullable<NonNullable<LenientScenario['clusters']>[number]>;
export type LenientScenarioPool = NonNullable<NonNullable<LenientCluster['pools']>[number]>;
export type LenientFleet = NonNullable<NonNullable<LenientCluster['fleets']>[number]>;
export type LenientService = NonNullable<NonNullable<LenientCluster['services']>[number]>;
export type LenientTask = NonNullable<LenientService['task']>;
export type LenientFault = NonNullable<NonNullable<LenientScenario['faults']>[number]>;

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

/** Reports each word of a list that was there before. */
export function checkDistinct(
  words: readonly (string | undefined)[] | undefined,
  path: Path,
  report: Report,
): void {
  const seen = new Set<string>();
  for (const [index, word] of (words ?? []).entries()) checkUnique(word, [...path, index], seen, report);
}

/** Reports a name that is none of those there are; false when it is, or when another check reports it. */
export function checkKnown(
  name: string | undefined,
  path: Path,
  { what, known, report }: { what: string; known: Iterable<string>; report: Report },
): boolean {
  if (name === undefined || name.trim() === '') return false;
  const names = [...known];
  if (names.includes(name)) return true;
  const meant = closestTo(name, names);
  const more = names.length > 10 ? ', …' : '';
  const listed = names.length === 0 ? 'there is none' : `there are ${names.slice(0, 10).join(', ')}${more}`;
  report(path, `there is no ${what} ${quoteValue(name)}`, {
    hint: meant ? `did you mean ${meant}?` : listed,
  });
  return false;
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

/** Reports a least value above the most. */
export function checkOrder({ min, max }: { min?: number; max?: number }, path: Path, report: Report): void {
  if (min === undefined || max === undefined || min <= max) return;
  report([...path, 'min'], `${min} is above max, which is ${max}`, { hint: 'lower min or raise max' });
}

/** Reports a time that the scenario does not reach. */
export function checkWithin(at: string | undefined, path: Path, { spec, report }: Checking): void {
  const atMs = at === undefined ? undefined : tryParseDurationMs(at);
  const endMs = spec.duration === undefined ? undefined : tryParseDurationMs(spec.duration);
  if (atMs === undefined || endMs === undefined || atMs <= endMs) return;
  report(path, `${at} is after the end, which is at ${formatDuration(endMs)}`, {
    hint: 'lengthen spec.duration',
  });
}
