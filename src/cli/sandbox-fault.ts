// Faults on the command line: their names from the Scenario kind, their fields as key=value.
import { type DocumentSchema, describeExpected } from '#lib/document-schema.ts';
import { closestTo } from '#lib/document-suggest.ts';
import { hanging, wrap } from '#lib/text.ts';
import { scenarioSchema } from '#sandbox/scenario/generated/scenario-schema.ts';
import { Refused } from './sandbox-client.ts';

type Fields = Readonly<Record<string, DocumentSchema>>;

/** By name; `at` is a time and no fault. */
function faults(): Fields {
  const root: DocumentSchema = scenarioSchema;
  const { at: _, ...known } = root.properties?.spec?.properties?.faults?.items?.properties ?? {};
  return known;
}

/** One line for each fault. */
export function listFaults(): string {
  const known = Object.entries(faults());
  const width = Math.max(...known.map(([name]) => name.length));
  const rest = ' '.repeat(width + 4);
  return known
    .flatMap(([name, { description = '' }]) => hanging(description, 80, [`  ${name.padEnd(width)}  `, rest]))
    .join('\n');
}

/** The fields of one fault, each with what it takes. */
export function describeFault(name: string): string {
  const schema = schemaOf(name);
  const lines = [`${name}: ${schema.description ?? ''}`, ''];
  for (const [field, of] of Object.entries(schema.properties ?? {})) {
    const needed = schema.required?.includes(field) ? ', required' : '';
    const usual = of.default === undefined ? '' : `, default ${of.default}`;
    lines.push(`  ${field}=…  ${describeExpected(of)}${needed}${usual}`);
    lines.push(...wrap(of.description ?? '', 74).map((line) => `      ${line}`));
  }
  return `${lines.join('\n')}\n`;
}

/** The body to send, or Refused: `spotInterruption`, [`pool=web`, `count=2`] → {spotInterruption: {pool: 'web', count: 2}}. */
export function faultBody(name: string, pairs: readonly string[]): Record<string, object> {
  const fields = schemaOf(name).properties ?? {};
  const body: Record<string, unknown> = {};
  for (const pair of pairs) {
    const [, key = '', text = ''] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
    if (!key) throw new Refused(`expected key=value, got ${pair}; the keys of ${name} are ${keysOf(fields)}`);
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (!field) {
      const meant = closestTo(key, Object.keys(fields));
      const hint = meant ? `did you mean ${meant}?` : `it takes ${keysOf(fields)}`;
      throw new Refused(`${name} has no ${key}; ${hint}`);
    }
    if (Object.hasOwn(body, key)) throw new Refused(`${key} is given twice; give it once`);
    body[key] = typed(text, field);
  }
  return { [name]: body };
}

const keysOf = (fields: Fields) => Object.keys(fields).join(', ');

/** What cannot be read as its type is sent as it is: the sandbox says what it expected. */
function typed(text: string, { type }: DocumentSchema): unknown {
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  const isNumber = (type === 'integer' || type === 'number') && text.trim() !== '';
  return isNumber && Number.isFinite(Number(text)) ? Number(text) : text;
}

function schemaOf(name: string): DocumentSchema {
  const known = faults();
  const schema = Object.hasOwn(known, name) ? known[name] : undefined;
  if (schema) return schema;
  const meant = closestTo(name, Object.keys(known));
  const hint = meant ? `did you mean ${meant}?` : `there are ${keysOf(known)}`;
  throw new Refused(`there is no fault ${name}; ${hint}`);
}
