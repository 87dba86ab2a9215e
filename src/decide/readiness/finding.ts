// How findings are made, and what verdict they come to.
import type { Finding, FindingKind, Verdict, Weight } from '#model/readiness.ts';

export function finding(
  kind: FindingKind,
  weight: Weight,
  { what, change, facts }: { what: string; change?: string; facts?: string },
): Finding {
  return {
    kind,
    weight,
    what,
    ...(change !== undefined && { change }),
    ...(facts !== undefined && { facts: `aws-facts.md §${facts}` }),
  };
}

/** The worst counts. What could not be read may hide something worse than a risk, but nothing worse than `cannot`. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  const has = (weight: Weight) => findings.some((each) => each.weight === weight);
  if (has('cannot')) return 'cannot';
  if (findings.some(({ kind }) => kind === 'unread')) return 'notKnown';
  return has('risk') ? 'atRisk' : 'ready';
}

const WEIGHTS: readonly Weight[] = ['cannot', 'risk', 'note'];

/** The gravest first. */
export function byWeight(findings: readonly Finding[]): Finding[] {
  return WEIGHTS.flatMap((weight) => findings.filter((each) => each.weight === weight));
}

export const seconds = (ms: number): string => `${Math.round(ms / 1000)} s`;
