// The reference page of a kind in Markdown: every field with path, type, default, description and example.
import { dump } from 'js-yaml';
import type { JsonSchema, Kind } from './crds.ts';

interface Field {
  path: string;
  schema: JsonSchema;
  required: boolean;
}

export function renderReference(kind: Kind): string {
  const { example, description } = kind.schema;
  const lines = [
    '<!-- Generated from crds/. Do not edit. -->',
    `# ${kind.name}`,
    '',
    `\`apiVersion: ${kind.apiVersion}\` · \`kind: ${kind.name}\``,
    '',
    `${description ?? ''} Keys that are not on this page are refused.`,
    '',
  ];
  if (example) lines.push('```yaml', dump(example, { lineWidth: 100 }).trimEnd(), '```', '');
  lines.push('## Fields', '');
  for (const field of fieldsOf(kind.schema, '')) lines.push(...renderField(field));
  return `${lines.join('\n').trimEnd()}\n`;
}

function fieldsOf(schema: JsonSchema, prefix: string): Field[] {
  const required = schema.required ?? [];
  return Object.entries(schema.properties ?? {}).flatMap(([name, child]) => {
    const path = prefix ? `${prefix}.${name}` : name;
    const inner = child.items ?? child;
    const below = fieldsOf(inner, child.items ? `${path}[]` : path);
    return [{ path, schema: child, required: required.includes(name) }, ...below];
  });
}

function renderField({ path, schema, required }: Field): string[] {
  const facts = [typeOf(schema), required ? 'required' : '', ...limitsOf(schema.items ?? schema)];
  const lines = [`### \`${path}\``, '', facts.filter(Boolean).join(' · '), ''];
  if (schema.description) lines.push(schema.description, '');
  if (schema.default !== undefined) lines.push(`Default: \`${inline(schema.default)}\``, '');
  if (schema.example !== undefined) lines.push(`Example: \`${inline(schema.example)}\``, '');
  return lines;
}

function inline(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function typeOf(schema: JsonSchema): string {
  if (schema['x-kubernetes-int-or-string']) return 'integer or string';
  if (schema.items) return `list of ${typeOf(schema.items)}`;
  if (schema.enum) return `one of ${schema.enum.map((value) => `\`${value}\``).join(', ')}`;
  if (schema.additionalProperties && !schema.properties) return 'map of strings';
  return String(schema.type ?? 'any');
}

function limitsOf(schema: JsonSchema): string[] {
  const { minimum, maximum, pattern, maxLength } = schema;
  const range =
    minimum !== undefined || maximum !== undefined ? `${minimum ?? '…'} to ${maximum ?? '…'}` : '';
  return [range, pattern ? `\`${pattern}\`` : '', maxLength ? `at most ${maxLength} characters` : ''];
}
