// Walks a value along its shape and rebuilds it: the common half of the JSON codec and of the copies that
// calls without a wire make. Members that the shape does not know, and null ones, are left out.
import type { Shape, SimpleKind } from './schema.ts';

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
}

export type Leaf = (shape: Shape & { kind: SimpleKind }, value: unknown, path: string) => unknown;

/** Rebuilds `value` with every simple value put through `leaf`. Throws ShapeMismatch. */
export function transform(shape: Shape, value: unknown, leaf: Leaf, path = ''): unknown {
  switch (shape.kind) {
    case 'structure':
    case 'union':
      return transformStructure(shape, value, leaf, path);
    case 'list':
      if (!Array.isArray(value)) throw new ShapeMismatch(path, 'list', value);
      return value
        .filter((item) => item !== null && item !== undefined)
        .map((item, index) => transform(shape.element!.shape, item, leaf, `${path}[${index}]`));
    case 'map':
      return transformMap(shape, value, leaf, path);
    case 'unit':
      return {};
    default:
      return leaf(shape as Shape & { kind: SimpleKind }, value, path);
  }
}

/** Sets a key that may be `__proto__` as an ordinary one. */
export function setKey(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== '__proto__') target[key] = value;
  else Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

function transformStructure(shape: Shape, value: unknown, leaf: Leaf, path: string): unknown {
  const source = asRecord(value, path);
  const result: Record<string, unknown> = {};
  for (const member of shape.members) {
    const item = source[member.name];
    if (item === undefined || item === null) continue;
    result[member.name] = transform(member.shape, item, leaf, path ? `${path}.${member.name}` : member.name);
  }
  return result;
}

function transformMap(shape: Shape, value: unknown, leaf: Leaf, path: string): unknown {
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(asRecord(value, path))) {
    if (item === undefined || item === null) continue;
    setKey(result, key, transform(shape.element!.shape, item, leaf, `${path}.${key}`));
  }
  return result;
}

function asRecord(value: unknown, path: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new ShapeMismatch(path, 'structure', value);
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? (value?.constructor?.name ?? 'an object') : `${typeof value}`;
}
