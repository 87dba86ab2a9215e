// A diff of a cluster that another document operates shows what `sluice run` would do there: nothing that could be left. And one in
// another mode than the document has.
import { describe, expect, it } from 'vitest';
import { isOpen } from '#plan/diff.ts';
import { renderDiffMarkdown } from '#report/diff-markdown.ts';
import { renderDiffText } from '#report/diff-text.ts';
import { anInstance, anObservation, aPool, aSpec, aTask, NOW } from '../../test/support/facts.ts';
import { diffOf } from './diff.ts';
import { aheadMsOf } from './diff-forecast.ts';
import { inMode } from './diff-mode.ts';

const diffOfWeb = (tags: Record<string, string>) => {
  const observation = anObservation();
  const tagged = { ...observation, cluster: { ...observation.cluster, tags } };
  const spec = aSpec({ mode: 'protect' });
  const document = {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'ClusterSpec',
    metadata: { name: 'web' },
    spec,
  } as const;
  return diffOf({ spec: document, origin: { file: 'web.yaml', line: 1 } }, tagged, NOW);
};

const actionsOf = ({ changes }: ReturnType<typeof diffOfWeb>) =>
  changes.flatMap((change) => (change.kind === 'action' ? [change.action] : []));

it('says who operates it, and plans no record of its own', () => {
  const diff = diffOfWeb({ 'sluice.dev/owner': 'shop' });
  expect(actionsOf(diff)).toEqual([]);
  expect(JSON.stringify(diff)).toContain('operates this cluster');
});

it('shows the name that it writes there', () => {
  const [record] = actionsOf(diffOfWeb({}));
  expect(record).toMatchObject({ kind: 'record', tags: { 'sluice.dev/owner': 'web' } });
});

describe('the next rung', () => {
  const document = {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'ClusterSpec',
    metadata: { name: 'web' },
    spec: aSpec({ mode: 'observe' }),
  } as const;
  const parsed = { spec: document, origin: { file: 'web.yaml', line: 1 } };
  const facts = {
    instances: [anInstance('0a', { tasks: [aTask('t')] })],
    pools: [aPool({ hooks: [] })],
  };
  const rung = (mode?: 'protect' | 'drain' | 'scale') =>
    diffOf(inMode(parsed, mode), anObservation(facts), NOW);
  const kindsOf = (mode?: 'protect' | 'drain' | 'scale') =>
    rung(mode).changes.map((change) => (change.kind === 'action' ? change.action.kind : change.kind));

  it('is the same spec in that mode, each one more than the one below', () => {
    expect(kindsOf()).toEqual([]);
    expect(kindsOf('protect')).toEqual(['mode', 'setting', 'protect', 'record']);
    expect(kindsOf('drain')).toEqual(['mode', 'setting', 'protect', 'putHook', 'record']);
    expect(kindsOf('scale')[0]).toBe('mode');
    expect(document.spec.mode).toBe('observe');
  });

  it('is said in the heading, as the document says something else', () => {
    expect(rung()).not.toHaveProperty('tried');
    const diff = rung('drain');
    expect(diff.tried).toEqual({ mode: 'drain', written: 'observe' });
    expect(renderDiffText([diff], { colour: false, width: 80 }).split('\n')[1]).toBe(
      '  as if in mode drain; its spec has observe',
    );
    expect(renderDiffMarkdown([diff]).split('\n')[0]).toBe(
      '## Cluster web, as if in mode drain; its spec has observe',
    );
  });
});

describe('a forecast', () => {
  it('that went wrong makes the answer an open one', () => {
    const diff = diffOfWeb({});
    const none = { aheadSeconds: 3600, none: 'it broke', assumes: [] };
    expect(isOpen({ ...diff, forecast: none })).toBe(false);
    expect(isOpen({ ...diff, forecast: { ...none, failed: true } })).toBe(true);
  });

  it('is part of the text', () => {
    const forecast = { aheadSeconds: 3600, none: 'in mode observe nothing is done', assumes: [] };
    const text = renderDiffText([{ ...diffOfWeb({}), forecast }], { colour: false, width: 80 });
    expect(text).toContain('Forecast, the next 1h\n  None: in mode observe nothing is done.\n');
  });

  it('takes a duration from five minutes to a day', () => {
    expect(aheadMsOf('1h30m')).toBe(5_400_000);
    for (const text of ['2x', '', '1m', '25h'])
      expect(() => aheadMsOf(text)).toThrow('give a duration from 5m to 1d');
  });
});
