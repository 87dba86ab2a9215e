// A comparison of two revisions for people. Lays out and decides nothing.
import { createPaint } from '#lib/paint.ts';
import type { SpecDiff } from '#plan/spec-diff.ts';
import type { TextOptions } from './diff-text.ts';
import { triedText, valueText } from './diff-words.ts';
import { type Page, put } from './page.ts';
import {
  comparisonVerdict,
  fateText,
  isTold,
  originText,
  poolRemovedText,
  renamedText,
  type SpecComparison,
} from './spec-diff-words.ts';

/** All clusters, one after the other, and a verdict as the last line. */
export function renderSpecDiffText(comparison: SpecComparison, { colour, width }: TextOptions): string {
  const page: Page = { paint: createPaint(colour), width, lines: [] };
  for (const diff of comparison.clusters) {
    renderCluster(page, diff, comparison);
    page.lines.push('');
  }
  put(page, '', comparisonVerdict(comparison));
  return `${page.lines.join('\n')}\n`;
}

function renderCluster(page: Page, diff: SpecDiff, { against }: SpecComparison): void {
  const { paint, lines } = page;
  lines.push(
    `${paint('bold', `Cluster ${diff.cluster}`)} ${paint('dim', `(${diff.account}, ${diff.region})`)}`,
  );
  if (diff.tried !== undefined) put(page, '  ', triedText(diff.tried), 'yellow');
  put(page, '  ', `spec      ${originText(diff, against)}`);
  lines.push('');
  const fate = fateText(diff);
  if (fate !== undefined) put(page, '', fate, diff.fate === 'removed' ? 'yellow' : undefined);
  if (diff.fate === 'same' || diff.fate === 'removed') return;
  if (fate === undefined) lines.push(paint('bold', 'Changes'));
  renderChanges(page, diff);
}

function renderChanges(page: Page, diff: SpecDiff): void {
  const { mode, pools, settings, renamed } = diff;
  if (renamed !== undefined) put(page, '  ~ ', renamedText(renamed, mode.before), 'yellow');
  if (isTold(mode)) {
    put(
      page,
      '  ~ ',
      `mode: ${mode.before === undefined ? mode.after : `${mode.before} → ${mode.after}`}`,
      'yellow',
    );
    for (const { pool, effects, fate } of pools)
      if (fate !== 'removed')
        put(page, '      ', `${pool}: ${effects.length > 0 ? effects.join('; ') : 'nothing'}`);
  }
  for (const { pool, fate, settings: own } of pools) {
    if (fate === 'removed') put(page, '  - ', poolRemovedText(pool), 'yellow');
    else renderSettings(page, own);
  }
  renderSettings(page, settings);
}

function renderSettings(page: Page, settings: SpecDiff['settings']): void {
  for (const setting of settings) put(page, '  ~ ', `${setting.path}: ${valueText(setting)}`, 'yellow');
}
