// A schema as documents are checked against it, and what it expects at a place, in words.
import type { Path } from './document-problem.ts';

/** The part of JSON Schema (in a CustomResourceDefinition's dialect) that the kinds use. */
export interface DocumentSchema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, DocumentSchema>>;
  readonly items?: DocumentSchema;
  readonly additionalProperties?: DocumentSchema | false;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly example?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly 'x-kubernetes-int-or-string'?: boolean;
}

/** What a pattern means, in words that complete "expected …". */
export type PatternWords = Readonly<Record<string, string>>;

const durationPattern = '^([0-9]+(s|m|h|d))+$';

/** The patterns that have nothing to do with any one kind. */
export const commonPatterns: PatternWords = {
  [durationPattern]: 'a duration such as 30s, 15m or 1h30m',
  '^[0-9]+s(-[0-9]+s)?$': 'seconds or a range of them, such as 60s or 60s-90s',
  '^(100|[1-9]?[0-9])%$': 'a percentage such as 10%',
  '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$': 'a name of small letters, digits and inner dashes',
};

/** Whether the text at such a place is a duration. */
export function isDurationSchema(schema: DocumentSchema): boolean {
  return schema.pattern === durationPattern;
}

/** The schema of a field, or undefined where the schema knows nothing. */
export function schemaAt(schema: DocumentSchema, path: Path): DocumentSchema | undefined {
  let at: DocumentSchema | undefined = schema;
  for (const key of path) {
    if (typeof key === 'number') at = at?.items;
    else at = at?.properties?.[key] ?? (at?.additionalProperties || undefined);
  }
  return at;
}

/** Completes "expected …": `a whole number from 0 to 100`, `one of a, b`, `a list`. */
export function describeExpected(schema: DocumentSchema, words: PatternWords = commonPatterns): string {
  if (schema['x-kubernetes-int-or-string']) {
    return `${numberWords('a whole number', schema)} or ${textWords(schema, words)}`;
  }
  if (schema.enum)
    return schema.enum.length === 1 ? String(schema.enum[0]) : `one of ${schema.enum.join(', ')}`;
  switch (schema.type) {
    case 'integer':
      return numberWords('a whole number', schema);
    case 'number':
      return numberWords('a number', schema);
    case 'boolean':
      return 'true or false';
    case 'array':
      return 'a list';
    case 'object':
      return 'a mapping of fields';
    default:
      return textWords(schema, words);
  }
}

function numberWords(what: string, { minimum, maximum }: DocumentSchema): string {
  if (minimum !== undefined && maximum !== undefined) return `${what} from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `${what} of at least ${minimum}`;
  return maximum === undefined ? what : `${what} of at most ${maximum}`;
}

function textWords({ pattern, minLength, maxLength, example }: DocumentSchema, words: PatternWords): string {
  const known = pattern === undefined ? undefined : words[pattern];
  if (known) return known;
  if (pattern !== undefined && typeof example === 'string') return `text such as ${example}`;
  if (pattern !== undefined) return `text that matches ${pattern}`;
  if (maxLength === undefined) return 'text';
  return minLength !== undefined && minLength > 1
    ? `text of ${minLength} to ${maxLength} characters`
    : `text of at most ${maxLength} characters`;
}
