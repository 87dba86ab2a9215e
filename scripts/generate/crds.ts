// Reads the CustomResourceDefinitions of crds/ and gives each kind's schema, strict and with all that
// Kubernetes implies about metadata. Never writes.
import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';

export interface JsonSchema {
  type?: string | string[];
  description?: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  additionalProperties?: JsonSchema | false;
  required?: string[];
  default?: unknown;
  example?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  [keyword: string]: unknown;
}

export interface Kind {
  name: string;
  apiVersion: string;
  schema: JsonSchema;
}

interface Definition {
  spec: {
    group: string;
    names: { kind: string };
    versions: { name: string; schema: { openAPIV3Schema: JsonSchema } }[];
  };
}

const implied: JsonSchema = {
  description: 'Names the document.',
  required: ['name'],
};
const impliedLabels: JsonSchema = {
  type: 'object',
  description: 'Labels for people and tools. Sluice does not act on them.',
  additionalProperties: { type: 'string', maxLength: 63 },
};

/** The kind that one CRD file defines; its schema refuses unknown keys. */
export async function readKind(path: string): Promise<Kind> {
  const { spec } = load(await readFile(path, 'utf8')) as Definition;
  const version = spec.versions[0];
  if (!version) throw new Error(`${path} defines no version`);
  const schema = strict(version.schema.openAPIV3Schema);
  const metadata = { ...schema.properties?.metadata, ...implied };
  metadata.properties = { ...metadata.properties, labels: impliedLabels };
  schema.properties = { ...schema.properties, metadata };
  return { name: spec.names.kind, apiVersion: `${spec.group}/${version.name}`, schema };
}

/** A copy without YAML's sharing, in which objects with properties take no others. */
function strict(schema: JsonSchema): JsonSchema {
  const copy = structuredClone(schema);
  if (copy.properties) {
    copy.properties = mapValues(copy.properties, strict);
    copy.additionalProperties ??= false;
  } else if (copy.additionalProperties) copy.additionalProperties = strict(copy.additionalProperties);
  if (copy.items) copy.items = strict(copy.items);
  return copy;
}

export function mapValues<A, B>(record: Record<string, A>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

/** The same schema in JSON Schema's own words: unions instead of int-or-string, and no notes for readers. */
export function plainSchema(schema: JsonSchema, keep: readonly string[] = []): JsonSchema {
  const { example: _example, description, 'x-kubernetes-int-or-string': union, anyOf, ...rest } = schema;
  const plain: JsonSchema = { ...rest };
  if (union) plain.type = ['integer', 'string'];
  else if (anyOf) plain.anyOf = anyOf;
  if (description && keep.includes('description')) plain.description = description;
  if (plain.properties) plain.properties = mapValues(plain.properties, (value) => plainSchema(value, keep));
  if (plain.additionalProperties) {
    plain.additionalProperties = plainSchema(plain.additionalProperties, keep);
  }
  if (plain.items) plain.items = plainSchema(plain.items, keep);
  return plain;
}
