// A comparison of two revisions as one JSON document for programs. Fields may be added later; these stay.
import { specHasChanges } from '#plan/spec-diff.ts';
import type { SpecComparison } from './spec-diff-words.ts';

export const specDiffDocument = ({ against, clusters }: SpecComparison) => ({
  apiVersion: 'sluice.dev/v1alpha1',
  kind: 'SpecDiff',
  /** Whether anything differs. */
  changes: clusters.some(specHasChanges),
  against,
  clusters,
});

export const renderSpecDiffJson = (comparison: SpecComparison): string =>
  `${JSON.stringify(specDiffDocument(comparison), null, 2)}\n`;
