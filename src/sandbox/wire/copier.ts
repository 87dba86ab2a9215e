// Copies along a shape by a function that is made once for each shape: what calls without a wire cost most. The same result as
// `transform` gives, which is asked again where something does not fit, as it knows the path to it.
import type { Member, Shape, SimpleKind } from './schema.ts';
import { type Leaf, ShapeMismatch, setKey, transform } from './transform.ts';

type Copy = (value: unknown) => unknown;

/** Copies values with every simple one put through `leaf`. Throws ShapeMismatch. */
export function createCopier(leaf: Leaf): (shape: Shape, value: unknown) => unknown {
  const known = new Map<Shape, Copy>();
  const copierOf = (shape: Shape): Copy => {
    const copy = known.get(shape) ?? make(shape);
    known.set(shape, copy);
    return copy;
  };
  const make = (shape: Shape): Copy => {
    const { kind, members, element } = shape;
    if (kind === 'structure' || kind === 'union') return structureCopier(members, copierOf);
    if (kind === 'list') return listCopier(element!, copierOf);
    if (kind === 'map') return mapCopier(element!, copierOf);
    return kind === 'unit' ? () => ({}) : (value) => leaf(shape as Shape & { kind: SimpleKind }, value, '');
  };
  return (shape, value) => {
    try {
      return copierOf(shape)(value);
    } catch (error) {
      if (error instanceof ShapeMismatch) return transform(shape, value, leaf);
      throw error;
    }
  };
}

type CopierOf = (shape: Shape) => Copy;

/** Goes by what is there, not by what could be: EC2 has many members, and answers few of them. */
function structureCopier(members: readonly Member[], copierOf: CopierOf): Copy {
  const known = new Map(
    members.map(({ name, shape }) => [name, { shape, copy: undefined as Copy | undefined }]),
  );
  return (value) => {
    const source = assertRecord(value);
    const copy: Record<string, unknown> = {};
    for (const name in source) {
      const item = source[name];
      if (item === undefined || item === null) continue;
      const member = known.get(name);
      if (member === undefined) continue;
      member.copy ??= copierOf(member.shape);
      copy[name] = member.copy(item);
    }
    return copy;
  };
}

function listCopier({ shape }: Member, copierOf: CopierOf): Copy {
  let copy: Copy | undefined;
  return (value) => {
    if (!Array.isArray(value)) throw new ShapeMismatch('', 'list', value);
    copy ??= copierOf(shape);
    const result: unknown[] = [];
    for (const item of value) if (item !== null && item !== undefined) result.push(copy(item));
    return result;
  };
}

function mapCopier({ shape }: Member, copierOf: CopierOf): Copy {
  let copy: Copy | undefined;
  return (value) => {
    const result: Record<string, unknown> = {};
    copy ??= copierOf(shape);
    for (const [key, item] of Object.entries(assertRecord(value)))
      if (item !== null && item !== undefined) setKey(result, key, copy(item));
    return result;
  };
}

function assertRecord(value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new ShapeMismatch('', 'structure', value);
}
