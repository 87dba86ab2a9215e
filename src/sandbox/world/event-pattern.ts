// EventBridge's event patterns: parsed once, with EventBridge's refusals, into a test of events. An event matches when
// every field that the pattern names has one of the listed values; a list in the event matches by any of its items.
import { type Filter, PatternError, parseFilter } from './event-filter.ts';

export { PatternError } from './event-filter.ts';

export const LONGEST_PATTERN = 4096;

type Test = (event: unknown) => boolean;

/** Throws PatternError for what EventBridge would not take as a pattern. */
export function parsePattern(text: string): Test {
  if (text.length > LONGEST_PATTERN)
    throw new PatternError(`Pattern is longer than ${LONGEST_PATTERN} characters`);
  const pattern = parseJson(text);
  if (!isObject(pattern)) throw new PatternError('Filter is not an object');
  if (Object.keys(pattern).length === 0) throw new PatternError('Empty event pattern is not allowed');
  return parseObject(pattern);
}

/** The detail types that a pattern lists, when it lists nothing but exact ones. */
export function detailTypesOf(text: string): ReadonlySet<string> | undefined {
  const { 'detail-type': listed } = JSON.parse(text) as { 'detail-type'?: unknown };
  const isExact = Array.isArray(listed) && listed.every((each) => typeof each === 'string');
  return isExact ? new Set(listed as string[]) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PatternError(error instanceof Error ? error.message : String(error));
  }
}

function parseObject(pattern: Readonly<Record<string, unknown>>): Test {
  const tests = Object.entries(pattern).map(([key, value]) =>
    key === '$or' ? parseOr(value) : parseField(key, value),
  );
  return (event) => tests.every((test) => test(event));
}

function parseOr(value: unknown): Test {
  if (!Array.isArray(value) || value.length < 2 || !value.every(isObject)) {
    throw new PatternError('"$or" must be an array of at least two objects');
  }
  const tests = value.map(parseObject);
  return (event) => tests.some((test) => test(event));
}

function parseField(key: string, value: unknown): Test {
  if (isObject(value)) {
    if (Object.keys(value).length === 0) throw new PatternError('Empty objects are not allowed');
    const inner = parseObject(value);
    return (event) => itemsOf(isObject(event) ? event[key] : undefined).some(inner);
  }
  if (!Array.isArray(value)) throw new PatternError(`"${key}" must be an object or an array`);
  if (value.length === 0) throw new PatternError('Empty arrays are not allowed');
  const filters: Filter[] = value.map(parseFilter);
  return (event) => {
    const field = isObject(event) ? event[key] : undefined;
    return filters.some((filter) => filter(itemsOf(field), field !== undefined && !isObject(field)));
  };
}

const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
