// Golden texts of a comparison of two revisions: for people at 80 columns, and for the comment of a review.
import { describe, expect, it } from 'vitest';
import { type SpecVersion, specDiffs } from '#plan/spec-diff.ts';
import { aPoolSpec, aSpec } from '../../test/support/facts.ts';
import { renderSpecDiffMarkdown } from './spec-diff-markdown.ts';
import { renderSpecDiffText } from './spec-diff-text.ts';
import { renamedText, type SpecComparison } from './spec-diff-words.ts';

const version = (
  name: string,
  over: Parameters<typeof aSpec>[0],
  origin = `clusters/${name}.yaml:1`,
): SpecVersion => ({
  name,
  spec: aSpec({ cluster: name, ...over }),
  origin,
});
const fleet = { name: 'fleet', spotFleet: { id: 'sfr-1' } };
const before = [
  version('calm', {}),
  version('gone', { mode: 'drain' }),
  version('watched', { mode: 'observe' }),
  version(
    'web',
    { mode: 'observe', pools: [aPoolSpec({ limits: { min: 2, max: 9 } }), fleet] },
    'web.yaml:1',
  ),
];
const after = [
  version('calm', {}),
  version('new', { mode: 'observe', pools: [fleet] }),
  version('web', {
    mode: 'drain',
    pools: [aPoolSpec({ limits: { min: 2, max: 12 } })],
    workloads: [{ match: { service: '*' } }],
  }),
];
const against = { ref: 'main', commit: '4403410ef0e4afcc5127f478de13409992c083c9' };
const comparison: SpecComparison = { against, clusters: specDiffs(before, after) };

describe('a comparison', () => {
  it('reads well at 80 columns, and fits into 60', () => {
    expect(renderSpecDiffText(comparison, { colour: false, width: 80 })).toMatchInlineSnapshot(`
      "Cluster calm (111122223333, ap-northeast-1)
        spec      clusters/calm.yaml:1, against main (4403410ef0e4)

      No changes.

      Cluster gone (111122223333, ap-northeast-1)
        spec      was clusters/gone.yaml:1 in main (4403410ef0e4)

      Removed: no longer managed, nor are its pools main; what was written is not
      taken back: scale-in protection, tags and attributes stay, and its terminate
      hooks stay unanswered, so that what a group ends waits until they run out
      (docs/ownership.md).

      Cluster new (111122223333, ap-northeast-1)
        spec      clusters/new.yaml:1, not in main (4403410ef0e4)

      New: managed from then on, in mode observe.
        ~ pools.fleet: set to {name: fleet, spotFleet: {id: sfr-1}}

      Cluster watched (111122223333, ap-northeast-1)
        spec      was clusters/watched.yaml:1 in main (4403410ef0e4)

      Removed: no longer managed, nor are its pools main; mode observe wrote nothing.

      Cluster web (111122223333, ap-northeast-1)
        spec      clusters/web.yaml:1, against web.yaml:1 in main (4403410ef0e4)

      Changes
        ~ mode: observe → drain
            main: busy instances get scale-in protection, idle ones lose it; instances
            with a notice, or that its group ends, are drained first; the terminate
            hook sluice-drain is put where it is missing
        ~ pools.main.limits.max: 9 → 12
        - pool fleet: removed; it is no longer looked after, and what was written
          there stays
        ~ workloads: set to [{match: {service: *}}]

      1 added, 2 removed, 1 altered of 5 clusters against main (4403410ef0e4).
      "
    `);
    const narrow = renderSpecDiffText(comparison, { colour: false, width: 60 }).split('\n');
    expect(narrow.filter((line) => line.length > 60)).toEqual([]);
  });

  it('reads well as the comment of a review', () => {
    expect(renderSpecDiffMarkdown(comparison)).toMatchInlineSnapshot(`
      "## Cluster calm

      111122223333, ap-northeast-1; spec clusters/calm.yaml:1, against main (4403410ef0e4).

      No changes.

      ## Cluster gone

      111122223333, ap-northeast-1; spec was clusters/gone.yaml:1 in main (4403410ef0e4).

      **Removed: no longer managed, nor are its pools main; what was written is not taken back: scale-in protection, tags and attributes stay, and its terminate hooks stay unanswered, so that what a group ends waits until they run out (docs/ownership.md).**

      ## Cluster new

      111122223333, ap-northeast-1; spec clusters/new.yaml:1, not in main (4403410ef0e4).

      New: managed from then on, in mode observe.

      ### Changes

      - \`pools.fleet\`: set to \`{name: fleet, spotFleet: {id: sfr-1}}\`

      ## Cluster watched

      111122223333, ap-northeast-1; spec was clusters/watched.yaml:1 in main (4403410ef0e4).

      **Removed: no longer managed, nor are its pools main; mode observe wrote nothing.**

      ## Cluster web

      111122223333, ap-northeast-1; spec clusters/web.yaml:1, against web.yaml:1 in main (4403410ef0e4).

      ### Changes

      - mode: observe → **drain**
        - main: busy instances get scale-in protection, idle ones lose it; instances with a notice, or that its group ends, are drained first; the terminate hook sluice-drain is put where it is missing
      - \`pools.main.limits.max\`: \`9\` → \`12\`
      - pool fleet: removed; it is no longer looked after, and what was written there stays
      - \`workloads\`: set to \`[{match: {service: *}}]\`

      **1 added, 2 removed, 1 altered of 5 clusters against main (4403410ef0e4).**
      "
    `);
  });

  it('means nothing to Markdown by the names of others', () => {
    const odd = [version('web', { pools: [{ name: 'p', autoScalingGroup: { name: '`<b>*x*' } }] })];
    const clusters = specDiffs([version('web', { pools: [] })], odd);
    expect(renderSpecDiffMarkdown({ against, clusters })).toContain(
      '`` {autoScalingGroup: {name: `<b>*x*}, name: p} ``',
    );
  });

  it('shows colour only where it is asked for', () => {
    const painted = renderSpecDiffText(comparison, { colour: true, width: 80 });
    expect(painted).toContain('\u001b[');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken away
    expect(painted.replace(/\u001b\[\d+m/g, '')).toBe(
      renderSpecDiffText(comparison, { colour: false, width: 80 }),
    );
  });

  it('names a commit alone where it was given as that', () => {
    const clusters = specDiffs(before, before);
    const text = renderSpecDiffText(
      { against: { ref: '4403410', commit: against.commit }, clusters },
      { colour: false, width: 80 },
    );
    expect(text.split('\n').at(-2)).toBe('No changes in 4 clusters against 4403410ef0e4.');
  });

  it('warns of a new name only where the old one was written', () => {
    expect(renamedText({ before: 'a', after: 'b' }, 'observe')).toBe('document: a → b');
    expect(renamedText({ before: 'a', after: 'b' }, 'protect')).toContain(
      'sluice.dev/owner keeps the old name',
    );
  });
});
