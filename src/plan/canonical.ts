// One form for specs that mean the same: keys sorted, defaults and absences left out. Never validates.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';

export type Spec = ClusterSpec['spec'];

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Defaults of crds/clusterspec.yaml by path; `[]` stands for any element. A test compares this list with the CRD. */
export const DEFAULTS: Readonly<Record<string, Json>> = {
  mode: 'observe',
  'workloads[].ignore': false,
  'workloads[].idempotent': false,
  'workloads[].onTimeout': 'hold',
  'workloads[].quiesce.lead': '0s',
  'pools[].lifecycleHook.manage': false,
  'pools[].onRebalance': 'ignore',
  'schedules[].lead': '5m',
  'schedules[].timeZone': 'UTC',
  'disruption.budgets[].timeZone': 'UTC',
  'refresh.surge': 1,
};

/** Secrets have no place in tags. */
const SECRET = new Set(['assumeRole.externalId']);

/** The spec without what needs no saying; `mode` always stays. */
export function canonicalSpec(spec: Spec): Spec {
  return { ...(simplify(spec as unknown as Json, '') as unknown as Spec), mode: spec.mode ?? 'observe' };
}

const texts = new WeakMap<Spec, string>();

/** Equal text for equal meaning. Each pass asks, of a spec that does not change. */
export function canonicalText(spec: Spec): string {
  const known = texts.get(spec);
  if (known !== undefined) return known;
  const text = JSON.stringify(sorted(canonicalSpec(spec) as unknown as Json));
  texts.set(spec, text);
  return text;
}

function simplify(value: Json, path: string): Json {
  if (isList(value)) return value.map((each) => simplify(each, `${path}[]`));
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([key, each]) => says(each, join(path, key)));
  return sorted(Object.fromEntries(kept.map(([key, each]) => [key, simplify(each, join(path, key))])));
}

function says(value: Json | undefined, path: string): boolean {
  if (value === undefined || SECRET.has(path) || DEFAULTS[path] === value) return false;
  return !(isList(value) && value.length === 0);
}

function sorted(value: Json): Json {
  if (isList(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key]!)]));
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
