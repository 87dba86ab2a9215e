// What every kind's documents are checked for: the schema, blanks, endless durations. Fills in defaults.
// Gives, beside the problems, a value that further checks can walk even when parts of it are wrong.
import { formatPath, type Path, type Problem } from './document-problem.ts';
import { type DocumentSchema, isDurationSchema, type PatternWords, schemaAt } from './document-schema.ts';
import { tryParseDurationMs } from './duration.ts';
import { pathOf, type SchemaError, schemaProblems } from './schema-errors.ts';
import type { YamlDocument } from './yaml.ts';

/** A value of which any part may be missing, because it was missing or of a wrong type. */
export type Lenient<T> = T extends readonly (infer Item)[]
  ? (Lenient<Item> | undefined)[]
  : T extends object
    ? { [Key in keyof T]?: Lenient<T[Key]> }
    : T;

/** How one kind is checked. `validate` is generated, fills in defaults and leaves its errors on itself. */
export interface KindCheck {
  validate: { (data: unknown): boolean; errors?: SchemaError[] | null };
  schema: DocumentSchema;
  patterns: PatternWords;
}

export interface CheckedDocument<T> {
  /** The document's value with defaults, less the parts whose type is wrong. */
  value: Lenient<T>;
  problems: Problem[];
}

/** Checks one document against its kind. */
export function checkDocument<T>(document: YamlDocument, kind: KindCheck): CheckedDocument<T> {
  const errors = kind.validate(document.value) ? [] : (kind.validate.errors ?? []);
  const { schema, patterns } = kind;
  const problems = schemaProblems(errors, { document, schema, patterns });
  const reported = new Set(problems.map(({ path }) => path));
  for (const found of textProblems(document, schema)) if (!reported.has(found.path)) problems.push(found);
  const wrongTypes = errors.filter(({ keyword }) => keyword === 'type');
  const value = wrongTypes.length === 0 ? document.value : without(document.value, wrongTypes);
  return { value: value as Lenient<T>, problems };
}

/** Adds a problem at a place of the document; `key` points at the field's name instead of its value. */
export type Report = (path: Path, message: string, options?: { hint?: string; key?: boolean }) => void;

export function reportTo(problems: Problem[], document: YamlDocument): Report {
  return (path, message, { hint, key } = {}) => {
    const place = key ? document.keyAt(path) : document.valueAt(path);
    problems.push({ file: document.file, ...place, path: formatPath(path), message, hint });
  };
}

/** The value itself, and all that it holds, can no longer be changed. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}

function textProblems(document: YamlDocument, schema: DocumentSchema): Problem[] {
  const problems: Problem[] = [];
  const report = reportTo(problems, document);
  const walk = (value: unknown, at: DocumentSchema, path: Path): void => {
    if (typeof value === 'string') checkText(value, { at, path, report });
    if (typeof value !== 'object' || value === null) return;
    for (const [name, part] of Object.entries(value)) {
      const key = Array.isArray(value) ? Number(name) : name;
      // What is no field at all is reported as such; what is wrong inside it does not matter.
      const inner = schemaAt(at, [key]);
      if (inner) walk(part, inner, [...path, key]);
    }
  };
  walk(document.value, schema, []);
  return problems;
}

function checkText(
  text: string,
  { at, path, report }: { at: DocumentSchema; path: Path; report: Report },
): void {
  if (text.trim() === '') report(path, 'is blank', { hint: 'give it a value, or remove the key' });
  else if (isDurationSchema(at) && tryParseDurationMs(text) === undefined) {
    report(path, 'expected a duration of at most 3650d', { hint: 'write it such as 30s, 15m or 1h30m' });
  }
}

function without(value: unknown, errors: readonly SchemaError[]): unknown {
  const copy = structuredClone(value);
  for (const { instancePath } of errors) {
    const path = pathOf(instancePath, copy);
    const last = path.at(-1);
    if (last === undefined) return {};
    const parent = path
      .slice(0, -1)
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], copy);
    if (typeof parent !== 'object' || parent === null) continue;
    // Set, not removed: further checks can tell what is wrong from what is not there.
    (parent as Record<string | number, unknown>)[last] = undefined;
  }
  return copy;
}
