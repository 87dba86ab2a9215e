// Reads the schema tuples that the SDK's clients export and turns them into shapes the codecs walk.
// Knows the tuples' layout and nothing of protocols; imports no runtime code of the SDK.
import { mayHaveFraction } from './fractions.ts';

export type SimpleKind = 'string' | 'number' | 'boolean' | 'blob' | 'timestamp' | 'document' | 'unit';
export type TimestampFormat = 'dateTime' | 'httpDate' | 'epochSeconds';

export interface Traits {
  readonly xmlName?: string;
  readonly xmlFlattened?: 1;
  readonly ec2QueryName?: string;
  readonly awsQueryError?: readonly [string, number];
  readonly error?: 'client' | 'server';
  readonly httpError?: number;
}

/** A structure's member, a list's element, or a map's key or value. Recursive shapes make it lazy. */
export interface Member {
  readonly name: string;
  readonly shape: Shape;
  /** The member's own traits over those of its shape. */
  readonly traits: Traits;
}

export interface Shape {
  readonly kind: SimpleKind | 'structure' | 'union' | 'list' | 'map';
  readonly name: string;
  readonly traits: Traits;
  /** Of structures and unions, else empty. */
  readonly members: readonly Member[];
  /** How many of the first members must be present. */
  readonly required: number;
  /** A list's element or a map's value. */
  readonly element?: Member;
  readonly key?: Member;
  readonly format?: TimestampFormat;
  /** Of a number of an input: it need not be whole. */
  readonly fraction?: boolean;
}

type Tuple = readonly unknown[];

const simpleKinds: Readonly<Record<number, SimpleKind>> = {
  0: 'string',
  1: 'number',
  2: 'boolean',
  4: 'timestamp',
  5: 'timestamp',
  6: 'timestamp',
  7: 'timestamp',
  15: 'document',
  21: 'blob',
};
const timestampFormats: Readonly<Record<number, TimestampFormat>> = {
  5: 'dateTime',
  6: 'httpDate',
  7: 'epochSeconds',
};
const listModifier = 64;
const mapModifier = 128;

const known = new Map<unknown, Shape>();

/** The shape behind a reference: a number, a tuple, `unit`, or a function that returns one of them. */
export function shapeOf(reference: unknown): Shape {
  const schema = dereference(reference);
  const before = known.get(schema);
  if (before) return before;
  const shape = Array.isArray(schema) ? shapeOfTuple(schema) : shapeOfSentinel(schema);
  known.set(schema, shape);
  return shape;
}

/** Whether an export of a client module is a schema tuple of this kind (9 operation, -3 error, 3 structure). */
export function isSchema(value: unknown, kind: number): value is Tuple {
  return Array.isArray(value) && value.length >= 5 && value[0] === kind;
}

function dereference(reference: unknown): unknown {
  let schema = reference;
  while (typeof schema === 'function') schema = schema();
  return schema;
}

function shapeOfTuple(tuple: Tuple): Shape {
  const [kind, , name, traits, first, second, required] = tuple;
  const base = { name: String(name), traits: traitsOf(traits), members: [], required: 0 };
  if (kind === 0) return { ...shapeOf(first), ...base };
  if (kind === 1) return { ...base, kind: 'list', element: memberOf('member', first) };
  if (kind === 2)
    return { ...base, kind: 'map', key: memberOf('key', first), element: memberOf('value', second) };
  if (kind !== 3 && kind !== -3 && kind !== 4) throw new Error(`unknown kind of schema ${kind} (${name})`);
  const members = (first as string[]).map((member, index) =>
    memberOf(member, (second as Tuple)[index], base.name),
  );
  return {
    ...base,
    kind: kind === 4 ? 'union' : 'structure',
    members,
    required: typeof required === 'number' ? required : 0,
  };
}

function shapeOfSentinel(sentinel: unknown): Shape {
  const base = { name: String(sentinel), traits: {}, members: [], required: 0 };
  if (sentinel === 'unit') return { ...base, kind: 'unit' };
  if (typeof sentinel !== 'number') throw new Error(`unknown schema ${String(sentinel)}`);
  const inner = sentinel & (listModifier - 1);
  if (sentinel >= mapModifier)
    return { ...base, kind: 'map', key: memberOf('key', 0), element: memberOf('value', inner) };
  if (sentinel >= listModifier) return { ...base, kind: 'list', element: memberOf('member', inner) };
  const kind = simpleKinds[sentinel];
  if (!kind) throw new Error(`unknown simple schema ${sentinel}`);
  return { ...base, kind, format: timestampFormats[sentinel] };
}

// A member is its target alone or the pair of target and traits; a pair may target another pair.
function memberOf(name: string, reference: unknown, owner = ''): Member {
  let shape: Shape | undefined;
  let traits: Traits | undefined;
  const unwrap = () => {
    let target = dereference(reference);
    const own: Traits[] = [];
    while (Array.isArray(target) && target.length === 2) {
      own.unshift(traitsOf(target[1]));
      target = dereference(target[0]);
    }
    shape = shapeOf(target);
    if (mayHaveFraction(owner, name)) shape = withFraction(shape);
    traits = Object.assign({}, shape.traits, ...own);
  };
  return {
    name,
    get shape() {
      if (!shape) unwrap();
      return shape!;
    },
    get traits() {
      if (!traits) unwrap();
      return traits!;
    },
  };
}

function withFraction(shape: Shape): Shape {
  const { element } = shape;
  if (!element) return { ...shape, fraction: true };
  return { ...shape, element: { ...element, shape: withFraction(element.shape) } };
}

// Traits that are a bit vector (sensitive, idempotent…) say nothing about the wire.
function traitsOf(traits: unknown): Traits {
  return typeof traits === 'object' && traits !== null ? (traits as Traits) : {};
}
