// What a comparison of two revisions says in words, whoever lays it out: text and Markdown say the same.
import { count } from '#lib/text.ts';
import type { Fate, SpecDiff } from '#plan/spec-diff.ts';

/** What is compared with. */
export interface Against {
  readonly ref: string;
  readonly commit: string;
}

export interface SpecComparison {
  readonly against: Against;
  readonly clusters: readonly SpecDiff[];
}

export const againstText = ({ ref, commit }: Against): string =>
  commit.startsWith(ref) ? commit.slice(0, 12) : `${ref} (${commit.slice(0, 12)})`;

/** Where the document is now, and where it was. */
export function originText({ origin, originBefore, fate }: SpecDiff, against: Against): string {
  const at = againstText(against);
  if (fate === 'added') return `${origin}, not in ${at}`;
  if (fate === 'removed') return `was ${originBefore} in ${at}`;
  const moved = fileOf(origin) === fileOf(originBefore) ? '' : `${originBefore} in `;
  return `${origin}, against ${moved}${at}`;
}

const fileOf = (origin = '') => origin.replace(/:\d+$/, '');

/** What it means for the whole cluster; undefined: what differs says it. */
export function fateText({ fate, mode, pools }: SpecDiff): string | undefined {
  if (fate === 'added') return `New: managed from then on, in mode ${mode.after}.`;
  if (fate === 'same') return 'No changes.';
  if (fate !== 'removed') return undefined;
  const names = pools.length === 0 ? '' : `, nor are its pools ${pools.map(({ pool }) => pool).join(', ')}`;
  const left = LEFT[mode.before ?? 'observe'] ?? 'mode observe wrote nothing';
  return `Removed: no longer managed${names}; ${left}.`;
}

const DRAINS =
  'what was written is not taken back: scale-in protection, tags and attributes stay, and its terminate hooks stay unanswered, so ' +
  'that what a group ends waits until they run out (docs/ownership.md)';
const LEFT: Readonly<Record<string, string>> = {
  protect: 'what was written is not taken back: scale-in protection and tags stay (docs/ownership.md)',
  drain: DRAINS,
  scale: DRAINS,
};

export const renamedText = (
  { before, after }: { before: string; after: string },
  modeBefore?: string,
): string =>
  modeBefore === 'observe'
    ? `document: ${before} → ${after}`
    : `document: ${before} → ${after}; the cluster's tag sluice.dev/owner keeps the old name, and the new document is refused until it is ` +
      'taken away (docs/ownership.md)';

/** Whether the mode is worth a line: one that only looks alters nothing. */
export const isTold = ({ before = 'observe', after }: SpecDiff['mode']): boolean => before !== after;

/** Of a pool that is gone. */
export const poolRemovedText = (pool: string): string =>
  `pool ${pool}: removed; it is no longer looked after, and what was written there stays`;

/** How many of a sort there are; the last line of all. */
export function comparisonVerdict({ clusters, against }: SpecComparison): string {
  const of = (fate: Fate) => clusters.filter((each) => each.fate === fate).length;
  const at = `against ${againstText(against)}`;
  const said = (['added', 'removed', 'altered'] as const)
    .filter((fate) => of(fate) > 0)
    .map((fate) => `${of(fate)} ${fate}`);
  const all = count(clusters.length, 'cluster');
  if (said.length === 0) return `No changes in ${all} ${at}.`;
  return `${said.join(', ')} of ${all} ${at}.`;
}
