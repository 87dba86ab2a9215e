// Fields of the spec that are accepted and on which nothing acts, in this mode or at all: said, never silently dropped.
import type { Wait } from '#model/plan.ts';
import type { PoolSpec, Spec } from './situation.ts';

/** Fields that only mode scale acts on. */
const SCALE_POOL_FIELDS = [
  'limits',
  'headroom',
  'headroomTasks',
  'surviveLossOf',
  'base',
  'weight',
  'scaleIn',
  'scaleOut',
  'fallback',
] as const;
const SCALE_SPEC_FIELDS = ['scaleIn', 'scaleOut', 'schedules'] as const;
const SCALE = 'is accepted, but needs mode scale';

/** One wait for each such field, by its path in the document. */
export function unactedFields(spec: Spec): Wait[] {
  const isScale = spec.mode === 'scale';
  const pools = (spec.pools ?? []).flatMap((pool, index) =>
    poolFields(pool, `spec.pools[${index}]`, isScale),
  );
  const fields = (isScale ? [] : given(spec, SCALE_SPEC_FIELDS)).map((field) =>
    say(`spec.${field} ${SCALE}`),
  );
  return [...pools, ...fields];
}

function poolFields(pool: PoolSpec, path: string, isScale: boolean): Wait[] {
  const waits = (isScale ? [] : given(pool, SCALE_POOL_FIELDS)).map((field) =>
    say(`${path}.${field} ${SCALE}`, pool.name),
  );
  if (pool.onRebalance !== 'replace' || pool.spotFleet === undefined) return waits;
  const why = 'a Spot Fleet has no standby, so that no replacement can come first';
  return [...waits, say(`${path}.onRebalance is accepted, but nothing acts on it: ${why}`, pool.name)];
}

function given<K extends string>(object: { readonly [F in K]?: unknown }, fields: readonly K[]): K[] {
  return fields.filter((field) => {
    const value = object[field];
    return value !== undefined && !(Array.isArray(value) && value.length === 0);
  });
}

function say(reason: string, pool?: string): Wait {
  return { ...(pool !== undefined && { pool }), kind: 'notActedOn', reason };
}
