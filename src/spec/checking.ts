// What the checks of a ClusterSpec share. Types only.
import type { Lenient, Report } from '#lib/document-check.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';

/** The `spec` of a document that is being checked: any part may be missing. */
export type LenientSpec = NonNullable<Lenient<ClusterSpec>['spec']>;
export type LenientPool = NonNullable<NonNullable<LenientSpec['pools']>[number]>;

export interface Checking {
  spec: LenientSpec;
  report: Report;
}
