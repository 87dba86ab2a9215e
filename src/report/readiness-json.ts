// Readiness as one JSON document for programs. Fields may be added later; these stay.
import { isoTime } from '#lib/text.ts';
import type { ClusterReadiness, Verdict } from '#model/readiness.ts';

type Tally = Readonly<Record<Verdict, number>>;

export interface ReadinessDocument {
  readonly apiVersion: 'sluice.dev/v1alpha1';
  readonly kind: 'Readiness';
  readonly total: { readonly services: Tally; readonly batch: Tally; readonly pools: Tally };
  readonly clusters: readonly (Omit<ClusterReadiness, 'observedAt'> & { readonly observedAt: string })[];
  /** Why something asked for has no answer at all. */
  readonly problems: readonly string[];
}

export function readinessDocument(
  clusters: readonly ClusterReadiness[],
  problems: readonly string[] = [],
): ReadinessDocument {
  return {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'Readiness',
    total: {
      services: tally(clusters.flatMap(({ services }) => services)),
      batch: tally(clusters.flatMap(({ batch }) => batch)),
      pools: tally(clusters.flatMap(({ pools }) => pools)),
    },
    clusters: clusters.map((each) => ({ ...each, observedAt: isoTime(each.observedAt) })),
    problems,
  };
}

function tally(rows: readonly { readonly verdict: Verdict }[]): Tally {
  const of = (verdict: Verdict) => rows.filter((row) => row.verdict === verdict).length;
  return { ready: of('ready'), notKnown: of('notKnown'), atRisk: of('atRisk'), cannot: of('cannot') };
}

export function renderReadinessJson(
  clusters: readonly ClusterReadiness[],
  problems: readonly string[] = [],
): string {
  return `${JSON.stringify(readinessDocument(clusters, problems), null, 2)}\n`;
}
