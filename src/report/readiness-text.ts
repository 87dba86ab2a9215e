// Readiness for people, within 60 columns if they have no more. Lays out and decides nothing.
import { createPaint, type Paint } from '#lib/paint.ts';
import { hanging } from '#lib/text.ts';
import type { ClusterReadiness, Finding, Verdict, Weight } from '#model/readiness.ts';
import type { TextOptions } from './diff-text.ts';
import { type Block, blocksOf, headOf, type Row, sourceText, verdictText } from './readiness-words.ts';

interface Page {
  readonly paint: Paint;
  readonly width: number;
  readonly lines: string[];
}

type Colour = Parameters<Paint>[0];

const VERDICT_COLOURS: Readonly<Record<Verdict, Colour>> = {
  cannot: 'red',
  notKnown: 'yellow',
  atRisk: 'yellow',
  ready: 'green',
};
const MARKS: Readonly<Record<Weight, string>> = { cannot: '✗', risk: '!', note: '·' };

/** All clusters, one after the other, and a verdict as the last line. */
export function renderReadinessText(
  clusters: readonly ClusterReadiness[],
  { colour, width, problems = 0 }: TextOptions & { readonly problems?: number },
): string {
  const page: Page = { paint: createPaint(colour), width, lines: [] };
  for (const cluster of clusters) {
    renderCluster(page, cluster);
    page.lines.push('');
  }
  put(page, ['', ''], verdictText(clusters, problems));
  return `${page.lines.join('\n')}\n`;
}

function renderCluster(page: Page, each: ClusterReadiness): void {
  const { cluster, account, region } = each;
  page.lines.push(
    `${page.paint('bold', `Cluster ${cluster}`)} ${page.paint('dim', `(${account}, ${region})`)}`,
  );
  for (const [label, text] of headOf(each)) put(page, [`  ${label.padEnd(11)}`, ' '.repeat(13)], text);
  for (const block of blocksOf(each)) renderBlock(page, block);
  if (each.findings.length === 0) return;
  page.lines.push('', page.paint('bold', 'The cluster'));
  for (const finding of each.findings) renderFinding(page, finding, '  ');
}

function renderBlock(page: Page, { title, rows, quiet, notes }: Block): void {
  page.lines.push('');
  put(page, ['', ''], title, 'bold');
  for (const row of rows) renderRow(page, row);
  if (quiet.length > 0) put(page, [`  ${'ready'.padEnd(11)}`, ' '.repeat(13)], quiet.join(', '), 'green');
  for (const { about, finding } of notes)
    renderFinding(page, { ...finding, what: `${about.join(', ')}: ${finding.what}` }, '  ');
}

function renderRow(page: Page, { name, about, verdict, word, findings }: Row): void {
  put(page, [`  ${word.padEnd(11)}`, ' '.repeat(13)], `${name}: ${about}`, VERDICT_COLOURS[verdict]);
  for (const finding of findings) renderFinding(page, finding, '      ');
}

function renderFinding(page: Page, finding: Finding, indent: string): void {
  const { weight, what, change } = finding;
  put(page, [`${indent}${MARKS[weight]} `, `${indent}  `], `${what}${sourceText(finding)}`);
  if (change !== undefined) put(page, [`${indent}  → `, `${indent}    `], change, 'dim');
}

/** Writes `text` within the width; a colour is for all its lines. */
function put(page: Page, indents: readonly [string, string], text: string, colour?: Colour): void {
  for (const line of hanging(text, page.width, indents))
    page.lines.push(colour === undefined ? line : page.paint(colour, line));
}
