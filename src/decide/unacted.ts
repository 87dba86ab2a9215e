// Fields of the spec that are accepted and that Sluice has no hands for yet: said, never silently dropped.
import type { Wait } from '#model/plan.ts';
import type { PoolSpec, Spec } from './situation.ts';

const POOL_FIELDS = ['limits', 'headroom', 'scaleOut', 'scaleIn', 'fallback'] as const;
const SPEC_FIELDS = ['scaleOut', 'scaleIn', 'schedules'] as const;

/** What it would take to replace one instance of a fleet (aws-facts.md §5.2). */
export const NO_FLEET_REPLACEMENT =
  'a Spot Fleet replaces no instance by name; it would take its target lowered by the units of that one ' +
  '(noTermination), its end, and the target raised again, which nothing does yet';

/** One wait for each such field, by its path in the document. */
export function unactedFields(spec: Spec): Wait[] {
  const pools = (spec.pools ?? []).flatMap(poolFields);
  const fields = SPEC_FIELDS.filter((field) => isGiven(spec[field])).map((field) => unacted(`spec.${field}`));
  const scale = spec.mode === 'scale' ? (spec.pools ?? []).map(scaleActsAsDrain) : [];
  return [...pools, ...fields, ...scale];
}

function poolFields(pool: PoolSpec, index: number): Wait[] {
  const path = `spec.pools[${index}]`;
  const isFleet = pool.spotFleet !== undefined;
  const need = isFleet ? ": it would take a change of the fleet's target, in its units" : '';
  const given = POOL_FIELDS.filter((field) => isGiven(pool[field]));
  const fields = given.map((field) => unacted(`${path}.${field}`, { pool: pool.name, need }));
  if (pool.onRebalance !== 'replace' || !isFleet) return fields;
  return [...fields, unacted(`${path}.onRebalance`, { pool: pool.name, need: `: ${NO_FLEET_REPLACEMENT}` })];
}

function unacted(path: string, { pool, need = '' }: { pool?: string; need?: string } = {}): Wait {
  const reason = `${path} is accepted, but nothing acts on it yet${need}`;
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
