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
  if (!kind) return unknown(`kind ${first}`, { name: first, known: Object.keys(kinds), path });
  let at: Found = { path: kind.title, schema: kind.schema, required: false };
  for (const name of rest) {
    const inner = at.schema.items ?? at.schema;
    const fields = inner.properties ?? {};
    const schema = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!schema)
      return unknown(`field ${name} in ${at.path}`, { name, known: Object.keys(fields), path, kind: first });
    at = { path: `${at.path}.${name}`, schema, required: inner.required?.includes(name) ?? false };
  }
  return at;
}

interface Unknown {
  readonly name: string;
  /** What there is in its place. */
  readonly known: readonly string[];
  /** All that was asked for. */
  readonly path: string;
  readonly kind?: string;
}

function unknown(what: string, { name, known, path, kind }: Unknown): string {
  const meant = closestTo(name, known);
  const there = known.length > 0 ? `there are ${known.join(', ')}` : 'it has no fields';
  if (meant) return `there is no ${what}; did you mean ${meant}?; ${there}`;
  const near = nearPaths(path, kind);
  return `there is no ${what}; ${there}${near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`}`;
}

/** So many are still a hint. */
const NEAR = 3;

const SHORT = 3;

/** Fields at other places that end as what was asked for, are called nearly so, or have it in their name; the shortest. */
function nearPaths(asked: string, kind?: string): string[] {
  const all = Object.entries(kinds)
    .filter(([name]) => kind === undefined || name === kind.toLowerCase())
    .flatMap(([name, { schema }]) => pathsBelow(name, schema));
  const lower = asked.toLowerCase();
  const last = lower.split('.').at(-1)!;
  // Every short word is near some other.
  const closest = last.length > SHORT ? closestTo(last, all.map(lastOf))?.toLowerCase() : undefined;
  const tests: ((path: string) => boolean)[] = [
    (path) => path.toLowerCase().endsWith(`.${lower}`),
    (path) => lastOf(path).toLowerCase() === closest,
    (path) => last.length >= SHORT && lastOf(path).toLowerCase().includes(last),
  ];
  const found = tests.map((test) => all.filter(test)).find((paths) => paths.length > 0) ?? [];
  return found.sort((a, b) => a.split('.').length - b.split('.').length).slice(0, NEAR);
}

const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

function pathsBelow(path: string, schema: DocumentSchema): string[] {
  const { properties = {} } = schema.items ?? schema;
  return Object.entries(properties).flatMap(([name, field]) => [
    `${path}.${name}`,
    ...pathsBelow(`${path}.${name}`, field),
  ]);
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
