// Which settings of two specs differ, by path. Lists of named things are compared by name, others as a whole.
import { canonicalSpec, type Spec } from './canonical.ts';

export interface FieldChange {
  /** Such as `pools.spot.limits.max`. */
  readonly path: string;
  /** Undefined: it was not set, or had its default. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Where the document says which cluster it is for; never a change. */
const IDENTITY = new Set(['account', 'region', 'cluster', 'mode']);

/** All settings that differ, except the mode, in the order of their paths. */
export function fieldChanges(before: Spec, after: Spec): FieldChange[] {
  const [from, to] = [canonicalSpec(before), canonicalSpec(after)];
  return compare('', omitIdentity(from), omitIdentity(to));
}

function omitIdentity(spec: Spec): object {
  return Object.fromEntries(Object.entries(spec).filter(([key]) => !IDENTITY.has(key)));
}

function compare(path: string, before: unknown, after: unknown): FieldChange[] {
  const [from, to] = [children(before), children(after)];
  if (from !== undefined && to !== undefined) {
    const keys = [...new Set([...from.keys(), ...to.keys()])].sort();
    return keys.flatMap((key) => compare(path === '' ? key : `${path}.${key}`, from.get(key), to.get(key)));
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  // What is new altogether is told setting by setting on its first level, so that a long pool stays readable.
  const alone = from ?? to;
  if (alone !== undefined && path.split('.').length < 2 && (before === undefined || after === undefined)) {
    return [...alone.keys()].sort().flatMap((key) => compare(join(path, key), from?.get(key), to?.get(key)));
  }
  return [{ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}

function children(value: unknown): Map<string, unknown> | undefined {
  if (Array.isArray(value)) {
    const named = value.every((each) => typeof each?.name === 'string');
    return named && value.length > 0 ? new Map(value.map((each) => [each.name as string, each])) : undefined;
  }
  if (value === null || typeof value !== 'object') return undefined;
  return new Map(Object.entries(value).filter(([key]) => key !== 'name'));
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
