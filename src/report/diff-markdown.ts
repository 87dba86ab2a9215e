// A diff as Markdown, for the comment of a review: what the text says, with tables for numbers.
import { isoTime } from '#lib/text.ts';
import type { Action, Wait } from '#model/plan.ts';
import type { Change, Diff, PoolCapacity } from '#plan/diff.ts';
import { actionWhat } from './action-text.ts';
import { headline, limitLines, riskText, workLines } from './diff-headline.ts';
import { handOverLines, poolSizeLines, totalText } from './diff-size-words.ts';
import {
  brakesOf,
  furtherNotes,
  nextText,
  noneText,
  partText,
  poolText,
  reservedText,
  routineTitle,
  sizeText,
  triedText,
  valueText,
  verdict,
} from './diff-words.ts';
import { firstWaits, foldActions } from './fold.ts';
import { forecastLines } from './forecast-markdown.ts';
import { code, plain, section, table } from './markdown.ts';

/** All diffs, one after the other; the verdict is the last line. */
export function renderDiffMarkdown(diffs: readonly Diff[]): string {
  return `${[...diffs.flatMap(clusterLines), `**${verdict(diffs)}**`].join('\n')}\n`;
}

function clusterLines(diff: Diff): string[] {
  const { cluster, account, region, origin, observedAt, incomplete, operatedBy, tried } = diff;
  const from = origin === undefined ? '' : `spec \`${origin}\`, `;
  const whole = incomplete.length === 0 ? 'complete' : '**incomplete**';
  const heading = tried === undefined ? '' : `, ${triedText(tried)}`;
  return [
    `## Cluster ${plain(cluster)}${heading}`,
    '',
    `**${plain(headline(diff))}**`,
    '',
    `${account}, ${region}; ${from}observed ${isoTime(observedAt)}, ${whole}.`,
    ...incomplete.map((each) => `- ${partText(each)}: ${plain(each.problem)}`),
    ...(operatedBy === undefined ? [] : [`- **operated** by another document, "${plain(operatedBy)}"`]),
    ...brakesOf(diff).map(({ reason }) => `- **held**: ${plain(reason)}`),
    '',
    // Of a cluster that is not there nothing is known, and 0 would be a lie.
    ...(diff.obstacle === undefined
      ? table(
          ['Pool', 'Now'],
          diff.pools.map((state) => [state.pool, poolText(state)]),
        )
      : []),
    ...(diff.changes.length === 0 ? [] : changeLines(diff.changes)),
    ...section(routineTitle(diff), actionLines(diff.routine)),
    ...section('Under way', bullets(diff.work.flatMap(workLines))),
    ...section('Limited by', bullets(limitLines(diff))),
    ...sizeLines(diff),
    ...section('Scale-in', diff.capacity.flatMap(scaleInLines)),
    ...(diff.forecast === undefined ? [] : forecastLines(diff.forecast)),
    ...section('What could go wrong', bullets(diff.risks.map(riskText))),
    ...section('Warnings', waitLines(diff.warnings)),
    // An obstacle is the only note there is, and is said already.
    ...(diff.obstacle === undefined ? section('Notes', waitLines(furtherNotes(diff))) : []),
  ];
}

function changeLines(changes: readonly Change[]): string[] {
  const told = changes.flatMap((change) => {
    if (change.kind === 'mode') return modeLines(change);
    return change.kind === 'setting' ? [`- ${code(change.path)}: ${valueText(change, code)}`] : [];
  });
  const actions = changes.flatMap((change) => (change.kind === 'action' ? [change.action] : []));
  return section('Changes', [...told, ...actionLines(actions)]);
}

function modeLines({ before, after, pools }: Extract<Change, { kind: 'mode' }>): string[] {
  const lines = pools.flatMap(({ pool, effects, means, handOver }) => [
    `  - ${pool}: ${plain(effects.join(', '))}`,
    ...means.map((words) => `    - means: ${plain(words)}`),
    ...(handOver === undefined ? [] : handOverLines(handOver)).map(
      ({ label, text }) => `    - ${label}: ${plain(text)}`,
    ),
  ]);
  return [`- mode: ${before} → **${after}**`, ...lines];
}

const actionLines = (actions: readonly Action[]): string[] =>
  foldActions(actions).flatMap(({ shown, more }) => [
    ...shown.map((action) => `- ${plain(`${actionWhat(action)}: ${action.reason}`)}`),
    ...moreLine(more),
  ]);

function sizeLines({ sizes, total }: Diff): string[] {
  if (sizes.length === 0) return [];
  const rows = sizes.map((size) => {
    const [numbers = '', ...why] = poolSizeLines(size);
    return [size.pool, numbers, why.join('; ')];
  });
  const sum = total === undefined || sizes.length < 2 ? [] : [['all pools', totalText(total), '']];
  return section(
    'Capacity',
    table(['Pool', 'Now → once this is carried out', 'Why'], [...rows, ...sum]).slice(0, -1),
  );
}

function scaleInLines(capacity: PoolCapacity): string[] {
  const { pool, next, held } = capacity;
  const none = noneText(capacity);
  const lines = [
    ...next.map((each, index) => `${index === 0 ? 'first' : 'then'} ${nextText(each)}`),
    ...(held === undefined ? [] : [`held: ${held}`]),
    ...(none === undefined ? [] : [none]),
  ];
  const head = `- ${pool}: ${plain(reservedText(capacity))}; ${sizeText(capacity)}`;
  return [head, ...lines.map((line) => `  - ${plain(line)}`)];
}

function waitLines(waits: readonly Wait[]): string[] {
  const { shown, more } = firstWaits(waits);
  const lines = shown.map(({ about, reason }) => `- ${plain(about === '' ? reason : `${about}: ${reason}`)}`);
  return [...lines, ...moreLine(more)];
}

const bullets = (lines: readonly string[]): string[] => lines.map((line) => `- ${plain(line)}`);

const moreLine = (more: number) => (more > 0 ? [`- … and ${more} more; \`-o json\` has all`] : []);
