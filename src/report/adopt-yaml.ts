// An adoption as YAML to commit: what is set as it is, suggestions behind one #, words behind two. Decides nothing.
import { printable } from '#lib/document-problem.ts';
import { wrap } from '#lib/text.ts';
import type { Adoption, Field, Item } from '#plan/adoption.ts';
import { flowYaml, scalarYaml } from './flow-yaml.ts';

const WIDTH = 110;
const STEP = '  ';
/** These are told apart at a glance. */
const ROOMY = new Set(['events', 'workloads', 'pools', 'schedules', 'scaleOut', 'disruption', 'refresh']);

/** The whole document. `schema`: where an editor finds the JSON Schema, for the first line. */
export function renderAdoption({ name, head, fields }: Adoption, schema: string): string {
  const lines = [
    `# yaml-language-server: $schema=${schema}`,
    ...head.flatMap((words) => remark(words, '', 0)),
    'apiVersion: sluice.dev/v1alpha1',
    'kind: ClusterSpec',
    'metadata:',
    `${STEP}name: ${scalarYaml(name)}`,
    'spec:',
    ...fields.flatMap((field) => [...(ROOMY.has(field.key) ? [''] : []), ...fieldLines(field, STEP)]),
  ];
  return `${lines.join('\n')}\n`;
}

/** `depth`: columns that stand before the lines once they are in their place. */
function fieldLines(field: Field, indent: string, depth = indent.length): string[] {
  const { key, value, items, remarks = [], aside, suggested } = field;
  const behind = aside === undefined ? '' : `${STEP}## ${printable(aside)}`;
  const set =
    items === undefined
      ? [`${key}: ${flowYaml(value)}${behind}`]
      : [`${key}:${behind}`, ...items.flatMap((item) => itemLines(item, suggested === true, depth))];
  return [...remarks.flatMap((words) => remark(words, indent, depth)), ...marked(set, indent, suggested)];
}

/** `within`: the list is a suggestion already. */
function itemLines(
  { value, fields = [], remarks = [], suggested }: Item,
  within: boolean,
  depth: number,
): string[] {
  const inside = depth + STEP.length;
  const words = remarks.flatMap((each) => remark(each, STEP, inside));
  const isMarked = suggested === true && !within;
  if (value !== undefined) return [...words, ...marked([`- ${flowYaml(value)}`], STEP, isMarked)];
  const [first = '', ...others] = fields.flatMap((field) => fieldLines(field, '', inside + STEP.length));
  return [...words, ...marked([`- ${first}`, ...others.map((line) => `${STEP}${line}`)], STEP, isMarked)];
}

const marked = (lines: readonly string[], indent: string, suggested = false): string[] =>
  lines.map((line) => `${indent}${suggested ? '# ' : ''}${line}`);

/** Names of others may hold anything: in a comment they stay on its line. */
const remark = (words: string, indent: string, depth: number): string[] =>
  wrap(printable(words), WIDTH - depth - 3).map((line) => `${indent}## ${line}`);
