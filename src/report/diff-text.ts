// A diff for people, within 80 columns if they have no more. Lays out the tree and decides nothing.
import { createPaint } from '#lib/paint.ts';
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
import { renderForecast } from './forecast-text.ts';
import { type Page, put } from './page.ts';

export interface TextOptions {
  readonly colour: boolean;
  /** Columns; lines are broken at spaces to fit. */
  readonly width: number;
}

/** All diffs, one after the other, and a verdict as the last line. */
export function renderDiffText(diffs: readonly Diff[], { colour, width }: TextOptions): string {
  const page: Page = { paint: createPaint(colour), width, lines: [] };
  for (const diff of diffs) {
    renderCluster(page, diff);
    page.lines.push('');
  }
  page.lines.push(verdict(diffs));
  return `${page.lines.join('\n')}\n`;
}

function renderCluster(page: Page, diff: Diff): void {
  const { paint, lines } = page;
  lines.push(
    `${paint('bold', `Cluster ${diff.cluster}`)} ${paint('dim', `(${diff.account}, ${diff.region})`)}`,
  );
  if (diff.tried !== undefined) put(page, '  ', triedText(diff.tried), 'yellow');
  put(page, '  ', headline(diff), 'bold');
  if (diff.origin !== undefined) put(page, '  ', `spec      ${diff.origin}`);
  put(
    page,
    '  ',
    `observed  ${isoTime(diff.observedAt)}${diff.incomplete.length === 0 ? ', complete' : ', INCOMPLETE:'}`,
  );
  for (const each of diff.incomplete) put(page, '            ', `${partText(each)}: ${each.problem}`);
  if (diff.operatedBy !== undefined)
    put(page, '  ', `OPERATED  by another document, "${diff.operatedBy}"`, 'yellow');
  for (const { reason } of brakesOf(diff)) put(page, '  HELD      ', reason, 'yellow');
  // Of a cluster that is not there nothing is known, and 0 would be a lie.
  for (const state of diff.obstacle === undefined ? diff.pools : [])
    put(page, '  ', `pool      ${state.pool}: ${poolText(state)}`);
  renderChanges(page, diff);
  renderActions(page, routineTitle(diff), 'blue', diff.routine);
  renderLines(page, 'Under way', diff.work.flatMap(workLines));
  renderLines(page, 'Limited by', limitLines(diff));
  renderSizes(page, diff);
  renderCapacity(page, diff.capacity);
  if (diff.forecast !== undefined) renderForecast(page, diff.forecast);
  renderLines(page, 'What could go wrong', diff.risks.map(riskText));
  renderWaits(page, 'Warnings', diff.warnings, 'yellow');
  // An obstacle is the only note there is, and is said already.
  if (diff.obstacle === undefined) renderWaits(page, 'Notes', furtherNotes(diff));
}

function renderChanges(page: Page, diff: Diff): void {
  const { changes } = diff;
  if (changes.length === 0) return;
  page.lines.push('', page.paint('bold', 'Changes'));
  for (const change of changes) {
    if (change.kind === 'mode') renderMode(page, change);
    if (change.kind === 'setting') put(page, '  ~ ', `${change.path}: ${valueText(change)}`, 'yellow');
  }
  renderFolded(
    page,
    changes.flatMap((change) => (change.kind === 'action' ? [change.action] : [])),
    'green',
  );
}

function renderMode(page: Page, change: Extract<Change, { kind: 'mode' }>): void {
  put(page, '  ~ ', `mode: ${change.before} → ${change.after}`, 'yellow');
  for (const { pool, effects, means, handOver } of change.pools) {
    put(page, '      ', `${pool}: ${effects.join(', ')}`);
    for (const [index, words] of means.entries())
      put(page, index === 0 ? '        means  ' : '               ', words);
    for (const { label, text } of handOver === undefined ? [] : handOverLines(handOver))
      put(page, `        ${label.padEnd(7)}`, text);
  }
}

function renderActions(page: Page, title: string, colour: 'blue', actions: readonly Action[]): void {
  if (actions.length === 0) return;
  page.lines.push('', page.paint('bold', title));
  renderFolded(page, actions, colour);
}

function renderLines(page: Page, title: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  page.lines.push('', page.paint('bold', title));
  for (const line of lines) put(page, '  - ', line);
}

function renderFolded(page: Page, actions: readonly Action[], colour: 'green' | 'blue'): void {
  for (const { shown, more } of foldActions(actions)) {
    for (const action of shown) {
      const what = actionWhat(action);
      // On one line when it fits, else the reason gets lines of its own.
      if (what.length + action.reason.length + 6 <= page.width) {
        page.lines.push(`${page.paint(colour, `  + ${what}:`)} ${page.paint('dim', action.reason)}`);
        continue;
      }
      put(page, '  + ', `${what}:`, colour);
      put(page, '      ', action.reason, 'dim');
    }
    if (more > 0) page.lines.push(`    … and ${more} more; -o json has all`);
  }
}

/** What each pool has and will have, and all of them. */
function renderSizes(page: Page, { sizes, total }: Diff): void {
  if (sizes.length === 0) return;
  page.lines.push('', page.paint('bold', 'Capacity, now → once this is carried out'));
  for (const each of sizes) {
    const [first, ...rest] = poolSizeLines(each);
    put(page, '  ', `${each.pool}: ${first}`);
    for (const line of rest) put(page, '      ', line, 'dim');
  }
  if (total !== undefined && sizes.length > 1) put(page, '  ', `all pools: ${totalText(total)}`);
}

/** Of each pool how much is reserved, how large it is, and who would go first. */
function renderCapacity(page: Page, pools: readonly PoolCapacity[]): void {
  if (pools.length === 0) return;
  page.lines.push('', page.paint('bold', 'Scale-in'));
  for (const each of pools) {
    put(page, '  ', `${each.pool}: ${reservedText(each)}`);
    put(page, '    ', sizeText(each), 'dim');
    for (const [index, next] of each.next.entries())
      put(page, index === 0 ? '    first ' : '    then  ', nextText(next));
    if (each.held !== undefined) put(page, '    held  ', each.held, 'yellow');
    const none = noneText(each);
    if (none !== undefined) put(page, '    ', none);
  }
}

function renderWaits(page: Page, title: string, waits: readonly Wait[], colour?: 'yellow'): void {
  if (waits.length === 0) return;
  page.lines.push('', page.paint('bold', title));
  const { shown, more } = firstWaits(waits);
  for (const { about, reason } of shown)
    put(page, '  - ', about === '' ? reason : `${about}: ${reason}`, colour);
  if (more > 0) page.lines.push(`    … and ${more} more; -o json has all`);
}
