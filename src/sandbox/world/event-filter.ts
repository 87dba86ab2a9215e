// The leaves of event patterns: exact values and comparisons such as prefix, anything-but, numeric and exists.
import { glob } from '#lib/glob.ts';

/** A pattern that EventBridge refuses; the message is its reason. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}

/** Tests the items of a field (one, unless the event has a list there); `exists` is false for an absent field. */
export type Filter = (items: readonly unknown[], exists: boolean) => boolean;
type Test = (value: unknown) => boolean;

export function parseFilter(filter: unknown): Filter {
  if (typeof filter !== 'object' || filter === null) return any((value) => value === filter);
  const entries = Object.entries(filter);
  const [name = '', operand] = entries[0] ?? [];
  if (entries.length !== 1 || Array.isArray(filter)) {
    throw new PatternError('Only one key allowed in match expression');
  }
  if (name === 'exists') {
    if (typeof operand !== 'boolean')
      throw new PatternError('exists match pattern must be either true or false.');
    return (_items, exists) => exists === operand;
  }
  if (name === 'anything-but') {
    const unwanted = parseAnythingBut(operand);
    return (items, exists) => exists && items.some((value) => !unwanted(value));
  }
  return any(parseTest(name, operand));
}

const any =
  (test: Test): Filter =>
  (items, exists) =>
    exists && items.some(test);

function parseTest(name: string, operand: unknown): Test {
  switch (name) {
    case 'prefix':
      return parseEnd(name, operand, (value, end) => value.startsWith(end));
    case 'suffix':
      return parseEnd(name, operand, (value, end) => value.endsWith(end));
    case 'equals-ignore-case': {
      const wanted = textOf(name, operand).toLowerCase();
      return (value) => typeof value === 'string' && value.toLowerCase() === wanted;
    }
    case 'wildcard':
      return parseWildcard(textOf(name, operand));
    case 'numeric':
      return parseNumeric(operand);
    case 'cidr':
      return parseCidr(textOf(name, operand));
    default:
      throw new PatternError(`Unrecognized match type ${name}`);
  }
}

function parseEnd(name: string, operand: unknown, test: (value: string, end: string) => boolean): Test {
  const folded = (operand as { 'equals-ignore-case'?: unknown } | null)?.['equals-ignore-case'];
  const end = folded === undefined ? textOf(name, operand) : textOf(name, folded).toLowerCase();
  return (value) =>
    typeof value === 'string' && test(folded === undefined ? value : value.toLowerCase(), end);
}

/** What is not wanted: values, or one comparison of a value or of several. */
function parseAnythingBut(operand: unknown): Test {
  if (typeof operand !== 'object' || operand === null) return (value) => value === operand;
  if (Array.isArray(operand)) {
    if (operand.length === 0) throw new PatternError('Empty arrays are not allowed');
    return (value) => operand.includes(value);
  }
  const [name = '', inner] = Object.entries(operand)[0] ?? [];
  if (!['prefix', 'suffix', 'equals-ignore-case', 'wildcard'].includes(name)) {
    throw new PatternError(`Unsupported anything-but pattern: ${name}`);
  }
  const tests = (Array.isArray(inner) ? inner : [inner]).map((each) => parseTest(name, each));
  return (value) => tests.some((test) => test(value));
}

function parseWildcard(wildcard: string): Test {
  if (wildcard.includes('**')) throw new PatternError('Consecutive wildcard characters are not allowed');
  const like = glob(wildcard, { escapes: true });
  return (value) => typeof value === 'string' && like(value);
}

const comparisons: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

/** `[">", 0, "<=", 5]`: all of them must hold. */
function parseNumeric(operand: unknown): Test {
  const parts: unknown[] = Array.isArray(operand) ? operand : [];
  if (parts.length !== 2 && parts.length !== 4) throw new PatternError('Value of numeric must be an array.');
  const tests: Test[] = [];
  for (let at = 0; at < parts.length; at += 2) {
    const [sign, bound] = parts.slice(at);
    const compare = comparisons[String(sign)];
    if (!compare) throw new PatternError(`Unrecognized numeric range operator: ${sign}`);
    if (typeof bound !== 'number') throw new PatternError('Numeric range bounds must be numbers');
    tests.push((value) => typeof value === 'number' && compare(value, bound));
  }
  return (value) => tests.every((test) => test(value));
}

function parseCidr(cidr: string): Test {
  const [address = '', bits = ''] = cidr.split('/');
  const base = addressOf(address);
  const size = Number(bits);
  if (base === undefined || !/^\d{1,2}$/.test(bits) || size > 32)
    throw new PatternError(`Malformed CIDR, ${cidr}`);
  const block = 2 ** (32 - size);
  return (value) => {
    const found = typeof value === 'string' ? addressOf(value) : undefined;
    return found !== undefined && Math.floor(found / block) === Math.floor(base / block);
  };
}

/** An IPv4 address as a number. */
function addressOf(text: string): number | undefined {
  const parts = text.split('.').map(Number);
  if (parts.length !== 4 || !parts.every((part) => Number.isInteger(part) && part >= 0 && part < 256))
    return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

function textOf(name: string, operand: unknown): string {
  if (typeof operand === 'string') return operand;
  throw new PatternError(`${name} match pattern must be a string`);
}
