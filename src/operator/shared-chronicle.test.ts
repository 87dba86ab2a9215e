// Who writes what into a timeline that replicas share: the holder after what others wrote, whoever stands by only what it does.
import { expect, it } from 'vitest';
import type { Action, Plan } from '#model/plan.ts';
import type { TimelineRecord } from '#model/timeline.ts';
import { aDrainAtNotice, anInstance, anObservation, aSpec, aWebTask, NOW } from '../../test/support/facts.ts';
import { createChronicle } from './chronicle.ts';
import { createHoldersChronicle, createStandbyChronicle } from './shared-chronicle.ts';
import { createMemoryTimeline, type SharedTimeline } from './timeline.ts';

const document = {
  apiVersion: 'sluice.dev/v1alpha1',
  kind: 'ClusterSpec',
  metadata: { name: 'web-spec' },
  spec: aSpec(),
} as const;
const host = anInstance('a', { privateIp: '10.0.0.7', tasks: [aWebTask('t1', 'a')] });
const drain = aDrainAtNotice(host);
const plan = (at: number, actions: Action[] = []): Plan => ({ cluster: 'web', at, actions, waits: [] });

function setUp(earlier: readonly TimelineRecord[] = []) {
  const memory = createMemoryTimeline();
  let answer = (_: readonly TimelineRecord[]) => {};
  const timeline: SharedTimeline = {
    ...memory,
    recentOf: () => new Promise((resolve) => (answer = resolve)),
  };
  const options = { document, timeline, by: 'host-b 1', log: () => {} };
  return { records: memory.records, options, answer: async () => answer(earlier) };
}

const observation = (instances = [host], at = NOW) => anObservation({ instances, at });
const pass = (at = NOW) => ({
  plan: plan(at),
  observation: observation([host], at),
  states: new Map([['i-a', 'inService.busy']]),
});
const kinds = (records: readonly TimelineRecord[]) => records.map(({ kind }) => kind);

it('a holder waits for nothing, and tells all in order once it knows what was written before', async () => {
  const { options, records, answer } = setUp();
  const chronicle = createHoldersChronicle(options, NOW);
  chronicle.pass(pass());
  chronicle.notice({ instanceId: 'i-a', kind: 'spotInterruption', at: NOW, receivedAt: NOW } as never, NOW);
  chronicle.decided(plan(NOW, [drain]));
  chronicle.outcome({ action: drain, result: 'done', detail: '', at: NOW + 1 });
  expect(records).toEqual([]);
  await answer();
  await Promise.resolve();
  expect(kinds(records)).toEqual(['began', 'seen', 'notice', 'decided', 'done']);
  expect(records[0]).toMatchObject({ by: 'host-b 1', mode: 'drain' });
  chronicle.pass(pass(NOW + 60_000));
  expect(kinds(records.slice(5))).toEqual(['looked']);
});

it('a new holder writes every instance whole, also where nothing changed, and ends a leaving that another one began', async () => {
  const before = setUp();
  const first = createChronicle({ ...before.options, by: 'host-a 1', recent: [] }, NOW);
  first.pass(pass());
  first.notice({ instanceId: 'i-a', kind: 'spotInterruption', at: NOW, receivedAt: NOW } as never, NOW);
  const { options, records, answer } = setUp(before.records);
  const chronicle = createHoldersChronicle(options, NOW + 20_000);
  chronicle.pass(pass(NOW + 20_000));
  chronicle.pass({ plan: plan(NOW + 90_000), observation: observation([], NOW + 90_000), states: new Map() });
  await answer();
  await Promise.resolve();
  expect(kinds(records)).toEqual(['began', 'seen', 'gone', 'receipt']);
  expect(records[1]).toMatchObject({ whole: true, instance: 'i-a' });
  expect(records[3]).toMatchObject({ why: 'spotInterruption', noticed: new Date(NOW).toISOString() });
});

it('who stands by tells what it decided and did at a notice, under the names of the instance, and nothing of looks', () => {
  const { options, records } = setUp();
  const chronicle = createStandbyChronicle(options, () => observation());
  chronicle.pass(pass());
  chronicle.notice({ instanceId: 'i-a', kind: 'spotInterruption', at: NOW, receivedAt: NOW } as never, NOW);
  expect(records).toEqual([]);
  chronicle.decided(plan(NOW, [drain]));
  chronicle.outcome({ action: drain, result: 'done', detail: '', at: NOW + 13 });
  expect(records).toMatchObject(
    ['decided', 'done'].map((kind) => ({
      kind,
      action: 'drain',
      instance: 'i-a',
      container: 'a',
      ip: '10.0.0.7',
      by: 'host-b 1',
    })),
  );
});

it('a holder begins as where nothing was written, where what was written is of no use', async () => {
  const odd = {
    v: 1,
    time: '2026-11-22T00:00:00Z',
    cluster: 'web',
    spec: 'web-spec',
    kind: 'seen',
    tasks: [null],
  };
  const { options, records, answer } = setUp([odd as never]);
  const chronicle = createHoldersChronicle(options, NOW);
  chronicle.pass(pass());
  await answer();
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  expect(kinds(records)).toContain('seen');
});
