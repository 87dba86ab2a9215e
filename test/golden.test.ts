// What a person reads of a dozen situations, kept as files under test/golden/: text at 80 columns, JSON, Markdown. A change of any of
// them is read by whoever reviews it, who shall be able to tell from the Markdown alone what will happen, when, and what could go wrong.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diffOf } from '#cli/diff.ts';
import { type Diff, hasChanges, isOpen, isRefused } from '#plan/diff.ts';
import { renderDiffJson } from '#report/diff-json.ts';
import { renderDiffMarkdown } from '#report/diff-markdown.ts';
import { renderDiffText } from '#report/diff-text.ts';
import { SITUATIONS, type Situation } from './golden/situations.ts';
import { NOW } from './support/facts.ts';

function diffIn({ spec, observation }: Situation): Diff {
  const document = {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'ClusterSpec',
    metadata: { name: 'web' },
    spec,
  } as const;
  return diffOf({ spec: document, origin: { file: 'clusters/web.yaml', line: 1 } }, observation, NOW);
}

const names = Object.keys(SITUATIONS);
const file = (name: string) => join(import.meta.dirname, 'golden', name);

describe.each(Object.entries(SITUATIONS))('%s', (name, situation) => {
  const diff = diffIn(situation);

  it('as text, within 80 columns', async () => {
    const text = renderDiffText([diff], { colour: false, width: 80 });
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
    await expect(text).toMatchFileSnapshot(file(`${name}.txt`));
  });

  it('as Markdown', async () => {
    await expect(renderDiffMarkdown([diff])).toMatchFileSnapshot(file(`${name}.md`));
  });

  it('as JSON', async () => {
    const json = renderDiffJson([diff]);
    if (situation.isLong) expect(JSON.parse(json).clusters[0].changes.length).toBeGreaterThan(400);
    else await expect(json).toMatchFileSnapshot(file(`${name}.json`));
  });
});

it('each ends with the exit status that it should', () => {
  const statusOf = (diff: Diff) => (isOpen(diff) ? 2 : hasChanges(diff) ? 1 : 0);
  const of = (wanted: (diff: Diff) => boolean) => names.filter((name) => wanted(diffIn(SITUATIONS[name]!)));
  expect(of((diff) => statusOf(diff) === 0)).toEqual([
    'nothing-to-do',
    'refresh-within-budgets',
    'spot-notice',
  ]);
  expect(of((diff) => statusOf(diff) === 2)).toEqual([
    'pool-not-found',
    'partly-readable',
    'cluster-not-found',
  ]);
  expect(of(isRefused)).toEqual(['operated-by-another']);
});

it('no file is left of a situation that is gone', () => {
  const kinds = (name: string) => (SITUATIONS[name]!.isLong ? ['md', 'txt'] : ['json', 'md', 'txt']);
  expect(readdirSync(join(import.meta.dirname, 'golden')).sort()).toEqual(
    ['situations.ts', ...names.flatMap((name) => kinds(name).map((kind) => `${name}.${kind}`))].sort(),
  );
});
