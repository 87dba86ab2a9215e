// The generated part of docs/conformance.md: the known differences as a table, the planted defects as a list.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defects } from './defects.ts';
import { knownDifferences } from './differences.ts';

const page = join(import.meta.dirname, '../../docs/conformance.md');

/** The page as it should be, and as it is. */
export function renderedPage(): { wanted: string; found: string } {
  const found = readFileSync(page, 'utf8');
  return { wanted: filled(filled(found, 'differences', differences()), 'defects', planted()), found };
}

export function writePage(): void {
  writeFileSync(page, renderedPage().wanted);
}

function filled(text: string, name: string, content: string): string {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const [before, rest = ''] = text.split(begin);
  const [, after] = rest.split(end);
  if (after === undefined) throw new Error(`docs/conformance.md has no block ${begin} … ${end}`);
  return `${before}${begin}\n${content}\n${end}${after}`;
}

function differences(): string {
  const rows = knownDifferences.map(
    ({ call, path, input, moto, sandbox, right, fact, why }) =>
      `| ${code(call)}${input ? ` with \`${cell(input)}\`` : ''} | ${code(path)} | ${value(moto)} | ${value(sandbox)} | ${right} | ${fact} | ${cell(why)} |`,
  );
  const head =
    '| Call | Where | moto | Sandbox | Right | Decided by | Why |\n| --- | --- | --- | --- | --- | --- | --- |';
  return [head, ...rows].join('\n');
}

function planted(): string {
  const rows = defects.map(
    ({ name, what, notices }) => `| ${name} | ${cell(what)} | ${cell(notices.join(' ').trim())} |`,
  );
  return ['| Defect | What it is | Noticed by |', '| --- | --- | --- |', ...rows].join('\n');
}

const cell = (text: string) => text.replaceAll('|', '\\|');
const code = (text: string) =>
  text
    .split(' | ')
    .map((one) => `\`${cell(one)}\``)
    .join(', ');
const value = (text: string | undefined) =>
  text === undefined ? 'anything' : text === 'nothing' ? text : code(text);
