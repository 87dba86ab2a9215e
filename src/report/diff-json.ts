// Diffs as one JSON document for programs. Fields may be added later; these stay.
import { isoTime } from '#lib/text.ts';
import { type Diff, hasChanges, isRefused } from '#plan/diff.ts';

export interface DiffDocument {
  readonly apiVersion: 'sluice.dev/v1alpha1';
  readonly kind: 'Diff';
  /** Whether any cluster has changes, or is refused. */
  readonly changes: boolean;
  /** Whether any cluster is refused: what its spec changes would not be carried out. */
  readonly refused: boolean;
  /** Why clusters are missing below: no credentials, the wrong account. */
  readonly problems: readonly string[];
  readonly clusters: readonly (Omit<Diff, 'observedAt'> & { readonly observedAt: string })[];
}

/** The document, ready for `JSON.stringify`; instants of whole observations are ISO 8601, others ms since the epoch. */
export function diffDocument(diffs: readonly Diff[], problems: readonly string[] = []): DiffDocument {
  return {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'Diff',
    changes: diffs.some(hasChanges),
    refused: diffs.some(isRefused),
    problems,
    clusters: diffs.map((diff) => ({ ...diff, observedAt: isoTime(diff.observedAt) })),
  };
}

/** What the operator notes for itself of a launch: all ids of a pool, which nobody asked for. */
const withoutNotes = (key: string, value: unknown) => (key === 'members' ? undefined : value);

export function renderDiffJson(diffs: readonly Diff[], problems: readonly string[] = []): string {
  return `${JSON.stringify(diffDocument(diffs, problems), withoutNotes, 2)}\n`;
}
