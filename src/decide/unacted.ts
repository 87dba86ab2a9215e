// Fields of the spec that are accepted and that Sluice has no hands for yet: said, never silently dropped.
import type { Wait } from '#model/plan.ts';
import type { PoolSpec, Spec } from './situation.ts';

const POOL_FIELDS = ['spotFleet', 'limits', 'headroom', 'scaleOut', 'scaleIn', 'fallback'] as const;
const SPEC_FIELDS = ['scaleOut', 'scaleIn', 'schedules'] as const;

/** One wait for each such field, by its path in the document. */
export function unactedFields(spec: Spec): Wait[] {
  const pools = (spec.pools ?? []).flatMap(poolFields);
  const fields = SPEC_FIELDS.filter((field) => isGiven(spec[field])).map((field) => unacted(`spec.${field}`));
  const scale = spec.mode === 'scale' ? (spec.pools ?? []).map(scaleActsAsDrain) : [];
  return [...pools, ...fields, ...scale];
}

function poolFields(pool: PoolSpec, index: number): Wait[] {
  const path = `spec.pools[${index}]`;
  const given = POOL_FIELDS.filter((field) => isGiven(pool[field])).map((field) => `${path}.${field}`);
  // A fleet's instances are not replaced one by one yet.
  const replaces = pool.spotFleet && pool.onRebalance === 'replace' ? [`${path}.onRebalance`] : [];
  return [...given, ...replaces].map((each) => unacted(each, pool.name));
}

function unacted(path: string, pool?: string): Wait {
  const reason = `${path} is accepted, but nothing acts on it yet`;
  return { ...(pool !== undefined && { pool }), kind: 'notActedOn', reason };
}

function scaleActsAsDrain(pool: PoolSpec): Wait {
  return {
    pool: pool.name,
    kind: 'notActedOn',
    reason: 'mode scale acts as drain for now: its capacity is not changed',
  };
}

function isGiven(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}
