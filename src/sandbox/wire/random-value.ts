// Random values that fit a schema, for fuzzing the codecs through the real clients. Leaves out what a wire
// cannot tell apart: empty flattened lists, structures without members, text that is only white space.
import type { Random } from '#lib/random.ts';
import type { Member, Shape } from './schema.ts';
import { setKey } from './transform.ts';

export interface RandomValueOptions {
  random: Random;
  /** Whether an empty list of this member survives the way. */
  keepsEmpty(member: Member): boolean;
  /** Whether numbers are such as an input may have; an output's may all have fractions. */
  forInput?: boolean;
}

const pieces = [
  'a',
  'Zz',
  '0',
  ' ',
  '-',
  '.',
  '/',
  '<',
  '>',
  '&',
  '"',
  "'",
  '%',
  '+',
  '=',
  'é',
  '日本',
  '🚰',
  '\r',
  '\n',
  '\t',
  ']]>',
  '&amp;',
  '#',
];

/** A random value, or undefined when chance left nothing that could be written. */
export function randomValue(shape: Shape, options: RandomValueOptions, depth = 0): unknown {
  const { random } = options;
  switch (shape.kind) {
    case 'string':
      return random.chance(0.05) ? '' : text(random);
    case 'number':
      return random.chance(0.8) || (options.forInput && !shape.fraction)
        ? random.int(-5, 100_000)
        : random.between(-1e6, 1e6);
    case 'boolean':
      return random.chance(0.5);
    case 'timestamp':
      return new Date(random.int(0, 2_000_000_000) * 1000 + random.int(0, 999));
    case 'blob':
      return Uint8Array.from({ length: random.int(1, 9) }, () => random.int(0, 255));
    case 'document':
      return { text: text(random), list: [1, true, 'x'] };
    case 'map':
      return randomMap(shape, options, depth);
    case 'unit':
      return {};
    case 'list':
      return randomList(shape, options, depth);
    default:
      return randomStructure(shape, options, depth);
  }
}

function randomStructure(shape: Shape, options: RandomValueOptions, depth: number) {
  const value: Record<string, unknown> = {};
  for (const { member, isRequired } of chooseMembers(shape, options, depth)) {
    const item = randomValue(member.shape, options, depth + 1);
    if (isWritable(member, item, options)) value[member.name] = item;
    else if (isRequired) value[member.name] = leastValue(member.shape, options, depth + 1);
  }
  return depth > 0 && Object.keys(value).length === 0 ? undefined : value;
}

function chooseMembers(shape: Shape, { random }: RandomValueOptions, depth: number) {
  const chance = [0.7, 0.5, 0.3, 0.25, 0.2, 0.2][depth] ?? 0;
  const all = shape.members.map((member, index) => ({ member, isRequired: index < shape.required }));
  if (shape.kind === 'union') return [random.pick(all)];
  return all.filter(({ isRequired }) => isRequired || random.chance(chance));
}

function isWritable(member: Member, item: unknown, options: RandomValueOptions): boolean {
  return item !== undefined && (!Array.isArray(item) || item.length > 0 || options.keepsEmpty(member));
}

/** The smallest value that can be written, for required members that chance left empty. */
function leastValue(shape: Shape, options: RandomValueOptions, depth: number): unknown {
  if (shape.kind === 'list') return [leastValue(shape.element!.shape, options, depth + 1)];
  if (shape.kind !== 'structure') return randomValue(shape, options, depth);
  const needed = shape.members.slice(0, Math.max(1, shape.required));
  return Object.fromEntries(needed.map((each) => [each.name, leastValue(each.shape, options, depth + 1)]));
}

function randomList(shape: Shape, options: RandomValueOptions, depth: number) {
  const length = options.random.chance(0.1) ? 0 : options.random.int(1, 3);
  return Array.from({ length }, () => randomValue(shape.element!.shape, options, depth + 1)).filter(
    (item) => item !== undefined && !(Array.isArray(item) && item.length === 0),
  );
}

function randomMap(shape: Shape, options: RandomValueOptions, depth: number) {
  const map: Record<string, unknown> = {};
  for (let left = options.random.int(1, 3); left > 0; left--) {
    const key = options.random.chance(0.02) ? '__proto__' : text(options.random);
    const value = randomValue(shape.element!.shape, options, depth + 1);
    if (value !== undefined) setKey(map, key, value);
  }
  return Object.keys(map).length === 0 ? undefined : map;
}

function text(random: Random): string {
  return `${random.pick(['x', 'i-0'])}${Array.from({ length: random.int(0, 6) }, () => random.pick(pieces)).join('')}`;
}
