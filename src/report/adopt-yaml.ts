// An adoption as YAML to commit: what is set as it is, suggestions behind one #, words behind two. Decides nothing.
import { printable } from '#lib/document-problem.ts';
import { wrap } from '#lib/text.ts';
import type { Adoption, Field, Item } from '#plan/adopt.ts';
import { flowYaml, scalarYaml } from './flow-yaml.ts';

const WIDTH = 110;
const STEP = '  ';
/** These are told apart at a glance. */
const ROOMY = new Set(['events', 'workloads', 'pools', 'schedules', 'scaleOut', 'disruption', 'refresh']);

/** The whole document. `schema`: where an editor finds the JSON Schema, for the first line. */
export function renderAdoption({ name, head, fields }: Adoption, schema: string): string {
  const lines = [
    `# yaml-language-server: $schema=${schema}`,
    ...head.flatMap((words) => remark(words, '')),
    'apiVersion: sluice.dev/v1alpha1',
    'kind: ClusterSpec',
    'metadata:',
    `${STEP}name: ${scalarYaml(name)}`,
    'spec:',
    ...fields.flatMap((field) => [...(ROOMY.has(field.key) ? [''] : []), ...fieldLines(field, STEP)]),
  ];
  return `${lines.join('\n')}\n`;
}

function fieldLines({ key, value, items, remarks = [], aside, suggested }: Field, indent: string): string[] {
  const behind = aside === undefined ? '' : `${STEP}## ${printable(aside)}`;
  const set =
    items === undefined
      ? [`${key}: ${flowYaml(value)}${behind}`]
      : [`${key}:${behind}`, ...items.flatMap((item) => itemLines(item, STEP, suggested === true))];
  return [...remarks.flatMap((words) => remark(words, indent)), ...marked(set, indent, suggested)];
}

/** `within`: the list is a suggestion already. */
function itemLines(
  { value, fields = [], remarks = [], suggested }: Item,
  indent: string,
  within: boolean,
): string[] {
  const words = remarks.flatMap((each) => remark(each, indent));
  const isMarked = suggested === true && !within;
  if (value !== undefined) return [...words, ...marked([`- ${flowYaml(value)}`], indent, isMarked)];
  const [first = '', ...others] = fields.flatMap((field) => fieldLines(field, ''));
  return [...words, ...marked([`- ${first}`, ...others.map((line) => `${STEP}${line}`)], indent, isMarked)];
}

const marked = (lines: readonly string[], indent: string, suggested = false): string[] =>
  lines.map((line) => `${indent}${suggested ? '# ' : ''}${line}`);

/** Names of others may hold anything: in a comment they stay on its line. */
const remark = (words: string, indent: string): string[] =>
  wrap(printable(words), WIDTH - indent.length - 3).map((line) => `${indent}## ${line}`);
