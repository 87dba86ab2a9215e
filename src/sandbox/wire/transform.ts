// Walks a value along its shape and rebuilds it: the common half of the JSON codec and of the copies that
// calls without a wire make. Members that the shape does not know, and null ones, are left out.
import type { Member, Shape, SimpleKind } from './schema.ts';

/** A value that does not fit its shape, with the path to it. */
export class ShapeMismatch extends Error {
  override readonly name = 'ShapeMismatch';
  readonly path: string;
  readonly expected: string;
  readonly found: unknown;

  constructor(path: string, expected: string, found: unknown) {
    super(`${path || 'the value'} must be a ${expected}, not ${describe(found)}`);
    this.path = path;
    this.expected = expected;
    this.found = found;
  }

  /** The same, seen from outside the member `key`. Paths are put together only when something is wrong. */
  within(key: string): ShapeMismatch {
    const joint = this.path === '' || this.path.startsWith('[') ? '' : '.';
    return new ShapeMismatch(`${key}${joint}${this.path}`, this.expected, this.found);
  }
}

export type Leaf = (shape: Shape & { kind: SimpleKind }, value: unknown, path: string) => unknown;

/** Rebuilds `value` with every simple value put through `leaf`. Throws ShapeMismatch. */
export function transform(shape: Shape, value: unknown, leaf: Leaf): unknown {
  const { kind } = shape;
  if (kind === 'structure' || kind === 'union') return transformStructure(shape, value, leaf);
  if (kind === 'list') return transformList(shape, value, leaf);
  if (kind === 'map') return transformMap(shape, value, leaf);
  return kind === 'unit' ? {} : leaf(shape as Shape & { kind: SimpleKind }, value, '');
}

/** Sets a key that may be `__proto__` as an ordinary one. */
export function setKey(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== '__proto__') target[key] = value;
  else Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

/** Goes by what the value has, which is far less than what a shape of EC2 could have. */
function transformStructure(shape: Shape, value: unknown, leaf: Leaf): unknown {
  const source = asRecord(value);
  const members = membersByName(shape);
  const result: Record<string, unknown> = {};
  let key = '';
  try {
    for (key of Object.keys(source)) {
      const item = source[key];
      if (item === undefined || item === null) continue;
      const member = members.get(key);
      if (member !== undefined) result[key] = transform(member.shape, item, leaf);
    }
  } catch (error) {
    throw inside(key, error);
  }
  return result;
}

const namesOf = new WeakMap<Shape, ReadonlyMap<string, Member>>();

/** The members of a structure, for looking them up. */
export function membersByName(shape: Shape): ReadonlyMap<string, Member> {
  let names = namesOf.get(shape);
  if (!names) {
    names = new Map(shape.members.map((member) => [member.name, member]));
    namesOf.set(shape, names);
  }
  return names;
}

function transformList(shape: Shape, value: unknown, leaf: Leaf): unknown {
  if (!Array.isArray(value)) throw new ShapeMismatch('', 'list', value);
  const element = shape.element!.shape;
  const result: unknown[] = [];
  try {
    for (const item of value)
      if (item !== null && item !== undefined) result.push(transform(element, item, leaf));
  } catch (error) {
    throw inside(`[${result.length}]`, error);
  }
  return result;
}

function transformMap(shape: Shape, value: unknown, leaf: Leaf): unknown {
  const source = asRecord(value);
  const result: Record<string, unknown> = {};
  const element = shape.element!.shape;
  let key = '';
  try {
    for (key of Object.keys(source)) {
      const item = source[key];
      if (item !== undefined && item !== null) setKey(result, key, transform(element, item, leaf));
    }
  } catch (error) {
    throw inside(key, error);
  }
  return result;
}

/** One `try` for all members of a value: this is half of what a call without a wire costs. */
function inside(key: string, error: unknown): unknown {
  return error instanceof ShapeMismatch ? error.within(key) : error;
}

function asRecord(value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new ShapeMismatch('', 'structure', value);
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' && !Number.isInteger(value)) return String(value);
  return typeof value === 'object' ? (value?.constructor?.name ?? 'an object') : `${typeof value}`;
}
