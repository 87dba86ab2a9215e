// sluice explain: the reference of a kind or of one of its fields, from the CustomResourceDefinitions.
import { Command } from 'commander';
import { printable } from '#lib/document-problem.ts';
import { type DocumentSchema, describeExpected } from '#lib/document-schema.ts';
import { closestTo } from '#lib/document-suggest.ts';
import { createPaint, type Paint } from '#lib/paint.ts';
import { wrap } from '#lib/text.ts';
import { scenarioSchema } from '#sandbox/scenario/generated/scenario-schema.ts';
import { clusterSpecSchema } from '#spec/generated/cluster-spec-schema.ts';
import { processTerminal, type Terminal } from './terminal.ts';

const kinds: Readonly<Record<string, { title: string; schema: DocumentSchema }>> = {
  clusterspec: { title: 'ClusterSpec', schema: clusterSpecSchema },
  scenario: { title: 'Scenario', schema: scenarioSchema },
};

/** The command. Exit status 0 it was explained, 2 there is no such kind or field. */
export function explainCommand(terminal: Terminal = processTerminal()): Command {
  return new Command('explain')
    .description('the reference of a field')
    .argument('<path>', 'a kind or a field, such as clusterspec.spec.disruption')
    .addHelpText('after', `\nKinds: ${Object.keys(kinds).join(', ')}.`)
    .action((path: string) => {
      const found = find(path);
      if (typeof found === 'string') {
        terminal.writeError(`sluice: ${printable(found)}\n`);
        process.exitCode = 2;
      } else terminal.write(render(found, terminal));
    });
}

interface Found {
  path: string;
  schema: DocumentSchema;
  required: boolean;
}

/** The field, or the sentence that says which there are. Lists are looked through: `pools` and `pools[0]` are one. */
function find(path: string): Found | string {
  const [first = '', ...rest] = path.split('.').map((part) => part.replace(/\[[0-9]*\]$/, ''));
  const kind = kinds[first.toLowerCase()];
  if (!kind) return unknown(`kind ${first}`, first, Object.keys(kinds));
  let at: Found = { path: kind.title, schema: kind.schema, required: false };
  for (const name of rest) {
    const inner = at.schema.items ?? at.schema;
    const fields = inner.properties ?? {};
    const schema = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!schema) return unknown(`field ${name} in ${at.path}`, name, Object.keys(fields));
    at = { path: `${at.path}.${name}`, schema, required: inner.required?.includes(name) ?? false };
  }
  return at;
}

function unknown(what: string, name: string, known: readonly string[]): string {
  const meant = closestTo(name, known);
  const there = known.length > 0 ? `there are ${known.join(', ')}` : 'it has no fields';
  return `there is no ${what}${meant ? `; did you mean ${meant}?` : ''}; ${there}`;
}

function render({ path, schema, required }: Found, { colour, columns }: Terminal): string {
  const paint = createPaint(colour);
  const width = Math.max(40, Math.min(columns, 100));
  const lines = [`${paint('bold', path)}  ${typeName(schema)}${required ? ', required' : ''}`];
  if (schema.description) lines.push('', ...indent(schema.description, 2, width));
  lines.push('', ...factsOf(schema));
  const inner = schema.items ?? schema;
  const fields = Object.entries(inner.properties ?? {});
  if (fields.length > 0) lines.push(...(lines.at(-1) === '' ? [] : ['']), paint('bold', 'Fields'));
  for (const [name, field] of fields) {
    const needed = inner.required?.includes(name) ? ', required' : '';
    lines.push(fieldLine({ name, facts: `${typeName(field)}${needed}${defaultOf(field)}` }, paint));
    if (field.description) lines.push(...indent(field.description, 6, width));
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function fieldLine({ name, facts }: { name: string; facts: string }, paint: Paint): string {
  return `  ${paint('cyan', name)}  ${paint('dim', facts)}`;
}

function factsOf(schema: DocumentSchema): string[] {
  const facts: string[] = [];
  const one = schema.items ?? schema;
  if (!one.properties && one.additionalProperties === undefined) {
    facts.push(`  Takes:    ${describeExpected(one)}${schema.items ? ', any number of them' : ''}`);
  }
  if (schema.default !== undefined) facts.push(`  Default:  ${inline(schema.default)}`);
  if (schema.example !== undefined && typeof schema.example !== 'object') {
    facts.push(`  Example:  ${inline(schema.example)}`);
  }
  return facts;
}

function defaultOf({ default: value }: DocumentSchema): string {
  return value === undefined ? '' : `, default ${inline(value)}`;
}

function inline(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function typeName(schema: DocumentSchema): string {
  if (schema['x-kubernetes-int-or-string']) return 'integer or string';
  if (schema.items) return `list of ${typeName(schema.items)}s`;
  if (schema.additionalProperties && !schema.properties) return 'map of strings';
  return schema.type ?? 'any';
}

function indent(text: string, spaces: number, width: number): string[] {
  return wrap(text, width - spaces).map((line) => ' '.repeat(spaces) + line);
}
