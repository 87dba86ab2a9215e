// A validator's errors → problems with file, line, column, path, what was expected and what was there.
// One problem per field, whatever number of keywords it broke.
import { formatPath, type Path, type Problem, quoteValue } from './document-problem.ts';
import { type DocumentSchema, describeExpected, type PatternWords, schemaAt } from './document-schema.ts';
import { closestTo } from './document-suggest.ts';
import type { YamlDocument } from './yaml.ts';

/** What an ajv validator reports; the same for every generated validator. */
export interface SchemaError {
  instancePath: string;
  keyword: string;
  params: Record<string, unknown>;
}

export interface SchemaContext {
  document: YamlDocument;
  schema: DocumentSchema;
  patterns: PatternWords;
}

// Looking for the nearest known key costs more than all the rest; a document with more strange keys is no typo.
const maxSuggestions = 50;

/** One problem per mistaken field, in the order of the errors. */
export function schemaProblems(errors: readonly SchemaError[], context: SchemaContext): Problem[] {
  const problems = new Map<string, Problem>();
  let suggestions = 0;
  for (const error of errors) {
    if (error.keyword === 'additionalProperties') suggestions++;
    const problem = toProblem(error, context, suggestions <= maxSuggestions);
    const key = `${problem.path}`;
    if (!problems.has(key)) problems.set(key, problem);
  }
  return [...problems.values()];
}

/** The keys and positions of an `instancePath` such as `/spec/pools/1`. */
export function pathOf(instancePath: string, root: unknown): Path {
  const path: (string | number)[] = [];
  let at = root;
  for (const part of instancePath.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const key = Array.isArray(at) ? Number(name) : name;
    path.push(key);
    at = (at as Record<string | number, unknown> | undefined)?.[key];
  }
  return path;
}

/** The value at a path, undefined when there is none. */
export function valueAt(root: unknown, path: Path): unknown {
  let at = root;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string | number, unknown>)[key];
  }
  return at;
}

function toProblem(error: SchemaError, context: SchemaContext, suggest: boolean): Problem {
  const { document, schema, patterns } = context;
  const path = pathOf(error.instancePath, document.value);
  const here = schemaAt(schema, path) ?? {};
  if (error.keyword === 'required') return missing(String(error.params.missingProperty), path, context);
  if (error.keyword === 'additionalProperties') {
    const name = String(error.params.additionalProperty);
    const place = { file: document.file, ...document.keyAt([...path, name]) };
    const known = Object.keys(here.properties ?? {});
    const message = 'is not a known field';
    return { ...place, path: formatPath([...path, name]), message, hint: hintFor(name, known, suggest) };
  }
  const place = { file: document.file, ...document.valueAt(path), path: formatPath(path) };
  const required = isRequired(path, schema);
  return { ...place, ...explain(error, here, { value: valueAt(document.value, path), required, patterns }) };
}

function missing(name: string, parent: Path, { document, schema, patterns }: SchemaContext): Problem {
  const path = [...parent, name];
  const expected = describeExpected(schemaAt(schema, path) ?? {}, patterns);
  const place = { file: document.file, ...document.valueAt(parent) };
  return { ...place, path: formatPath(path), message: 'is missing', hint: `give ${expected}` };
}

function hintFor(name: string, known: readonly string[], suggest: boolean): string | undefined {
  const meant = suggest ? closestTo(name, known) : undefined;
  if (meant) return `did you mean ${meant}?`;
  const listed = known.slice(0, 12).join(', ');
  return known.length === 0 ? 'remove it' : `known here: ${listed}${known.length > 12 ? ', …' : ''}`;
}

type Explanation = Pick<Problem, 'message' | 'hint'>;
type Found = { value: unknown; required: boolean; patterns: PatternWords };

function isRequired(path: Path, schema: DocumentSchema): boolean {
  const name = path.at(-1);
  const siblings = schemaAt(schema, path.slice(0, -1))?.required ?? [];
  return typeof name === 'string' && siblings.includes(name);
}

function explain(
  error: SchemaError,
  schema: DocumentSchema,
  { value, required, patterns }: Found,
): Explanation {
  const expected = describeExpected(schema, patterns);
  const give = `give ${expected}${required ? '' : ', or remove the key'}`;
  if (value === null) return { message: 'has no value', hint: give };
  if (typeof value === 'string' && value.trim() === '') {
    return { message: 'is blank', hint: give };
  }
  const counted = countWords(error, value);
  if (counted) return { message: counted };
  if (error.keyword === 'maxLength') {
    const length = String(value).length;
    return { message: `expected at most ${schema.maxLength} characters, got ${length}`, hint: 'shorten it' };
  }
  const message = `expected ${expected}, got ${quoteValue(value)}`;
  if (error.keyword === 'type' && wantsQuotes(schema, value)) return { message, hint: 'put it in quotes' };
  const meant =
    error.keyword === 'enum' ? closestTo(String(value), (schema.enum ?? []).map(String)) : undefined;
  return meant ? { message, hint: `did you mean ${meant}?` } : { message };
}

function wantsQuotes(schema: DocumentSchema, value: unknown): boolean {
  if (typeof value !== 'number' && typeof value !== 'boolean') return false;
  return schema.type === 'string' && new RegExp(schema.pattern ?? '').test(String(value));
}

function countWords({ keyword, params }: SchemaError, value: unknown): string | undefined {
  const match = /^(min|max)(Items|Properties)$/.exec(keyword);
  if (!match) return undefined;
  const count = Array.isArray(value) ? value.length : Object.keys(Object(value)).length;
  const one = params.limit === 1;
  const what = match[2] === 'Items' ? (one ? 'entry' : 'entries') : one ? 'field' : 'fields';
  return `expected at ${match[1] === 'min' ? 'least' : 'most'} ${params.limit} ${what}, got ${count}`;
}
