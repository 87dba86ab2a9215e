// A comparison of two revisions as Markdown, for the comment of a review.
import type { SpecDiff } from '#plan/spec-diff.ts';
import { triedText, valueText } from './diff-words.ts';
import { code, plain, section } from './markdown.ts';
import {
  comparisonVerdict,
  fateText,
  isTold,
  originText,
  poolRemovedText,
  renamedText,
  type SpecComparison,
} from './spec-diff-words.ts';

/** All clusters, one after the other; the verdict is the last line. */
export function renderSpecDiffMarkdown(comparison: SpecComparison): string {
  const lines = comparison.clusters.flatMap((diff) => clusterLines(diff, comparison));
  return `${[...lines, `**${plain(comparisonVerdict(comparison))}**`].join('\n')}\n`;
}

function clusterLines(diff: SpecDiff, { against }: SpecComparison): string[] {
  const { cluster, account, region, tried, fate } = diff;
  const heading = tried === undefined ? '' : `, ${triedText(tried)}`;
  const words = fateText(diff);
  return [
    `## Cluster ${plain(cluster)}${heading}`,
    '',
    `${account}, ${region}; spec ${plain(originText(diff, against))}.`,
    '',
    ...(words === undefined ? [] : [fate === 'removed' ? `**${plain(words)}**` : plain(words), '']),
    ...(fate === 'same' || fate === 'removed' ? [] : section('Changes', changeLines(diff))),
  ];
}

function changeLines({ mode, pools, settings, renamed }: SpecDiff): string[] {
  const modes = !isTold(mode)
    ? []
    : [
        `- mode: ${mode.before === undefined ? '' : `${mode.before} → `}**${mode.after}**`,
        ...pools
          .filter(({ fate }) => fate !== 'removed')
          .map(
            ({ pool, effects }) =>
              `  - ${pool}: ${plain(effects.length > 0 ? effects.join('; ') : 'nothing')}`,
          ),
      ];
  return [
    ...(renamed === undefined ? [] : [`- ${plain(renamedText(renamed, mode.before))}`]),
    ...modes,
    ...pools.flatMap(({ pool, fate, settings: own }) =>
      fate === 'removed' ? [`- ${plain(poolRemovedText(pool))}`] : settingLines(own),
    ),
    ...settingLines(settings),
  ];
}

const settingLines = (settings: SpecDiff['settings']): string[] =>
  settings.map((setting) => `- ${code(setting.path)}: ${valueText(setting, code)}`);
