// Readiness as Markdown, for the comment of a review or a page of a wiki: what the text says.
import type { ClusterReadiness, Finding } from '#model/readiness.ts';
import { plain, section } from './markdown.ts';
import { type Block, blocksOf, headOf, type Row, sourceText, verdictText } from './readiness-words.ts';

/** All clusters, one after the other; the verdict is the last line. */
export function renderReadinessMarkdown(clusters: readonly ClusterReadiness[], problems = 0): string {
  const lines = [...clusters.flatMap(clusterLines), `**${plain(verdictText(clusters, problems))}**`];
  return `${lines.join('\n')}\n`;
}

function clusterLines(each: ClusterReadiness): string[] {
  const { cluster, account, region, findings } = each;
  const head = headOf(each).map(([label, text]) => `- ${label === '' ? '' : `${label}: `}${plain(text)}`);
  return [
    `## Cluster ${plain(cluster)}`,
    '',
    `${account}, ${region}`,
    '',
    ...head,
    '',
    ...blocksOf(each).flatMap(blockLines),
    ...section('The cluster', findings.map(findingLine)),
  ];
}

function blockLines({ title, rows, quiet, notes }: Block): string[] {
  const ready = quiet.length === 0 ? [] : [`- ready: ${plain(quiet.join(', '))}`];
  const known = notes.map(({ about, finding }) =>
    findingLine({ ...finding, what: `${about.join(', ')}: ${finding.what}` }),
  );
  return section(title, [...rows.flatMap(rowLines), ...ready, ...known]);
}

function rowLines({ name, about, word, findings }: Row): string[] {
  const head = `- **${word}** ${plain(`${name}: ${about}`)}`;
  return [head, ...findings.map((each) => `  - ${plain(findingText(each))}`)];
}

const findingText = (finding: Finding): string =>
  `${finding.what}${sourceText(finding)}${finding.change === undefined ? '' : `. To change: ${finding.change}`}`;

const findingLine = (finding: Finding): string =>
  `- ${finding.weight === 'note' ? 'note: ' : '**at risk** '}${plain(findingText(finding))}`;
