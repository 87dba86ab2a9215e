// Copies along a shape by code that is made once for each shape: what calls without a wire cost most. The same result as
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

/** Straight code that names each member is four times as fast as a loop over names, of which EC2 has many. */
function structureCopier(members: readonly Member[], copierOf: CopierOf): Copy {
  const copiers: Copy[] = [];
  const copyMember = (index: number, value: unknown) => {
    copiers[index] ??= copierOf(members[index]!.shape);
    return copiers[index](value);
  };
  const lines = members.map(({ name }, index) => {
    if (name in {}) throw new Error(`every object has a member ${name} by birth`);
    const key = JSON.stringify(name);
    return `value = source[${key}]; if (value !== undefined && value !== null) copy[${key}] = copyMember(${index}, value);`;
  });
  const body = `return (source) => { const copy = {}; let value; ${lines.join(' ')} return copy; };`;
  const copyAll = new Function('copyMember', body)(copyMember) as Copy;
  return (value) => copyAll(assertRecord(value));
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
