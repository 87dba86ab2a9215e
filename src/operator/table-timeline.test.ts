// The timeline in a table: what is written is read back as one story, and a table that is slow, denied or away is in nobody's way.
import { describe, expect, it } from 'vitest';
import type { TimelineRecord } from '#model/timeline.ts';
import { timelineGrants } from '#plan/iam/extras.ts';
import { createTestClock, type TestClock } from '../../test/support/clock.ts';
import { createFakeTable, type FakeTable } from '../../test/support/timeline-table.ts';
import { createTableTimeline } from './table-timeline.ts';
import { pageOf, storyOf } from './timeline-pages.ts';
import { createTimelineTable } from './timeline-table.ts';

const DAY_MS = 86_400_000;

function setUp(table: FakeTable = createFakeTable(), more: { writer?: string; maxBytes?: number } = {}) {
  const clock = createTestClock();
  const said: string[] = [];
  const timeline = createTableTimeline({
    table: createTimelineTable(table.port, 'history'),
    name: 'history',
    clock,
    log: (level, message) => void said.push(`${level} ${message}`),
    writer: 'a',
    keepMs: 30 * DAY_MS,
    ...more,
  });
  return { table, clock, said, timeline };
}

const at = (seconds: number, day = '2026-11-22') =>
  new Date(Date.parse(`${day}T00:00:00Z`) + seconds * 1_000).toISOString();
const record = (time: string, mode: string, more: Partial<TimelineRecord> = {}): TimelineRecord =>
  ({ v: 1, time, cluster: 'web-prod', spec: 'web', kind: 'began', mode, ...more }) as TimelineRecord;
const modes = (records: readonly TimelineRecord[]) =>
  records.map((each) => (each.kind === 'began' ? each.mode : each.kind));
const WEB = { spec: 'web', cluster: 'web-prod' };

async function written(timeline: { flush(): Promise<void> }, clock: TestClock) {
  const flushed = timeline.flush();
  await clock.advance(6_000);
  await flushed;
}

describe('what is written', () => {
  it('lies by document, cluster and day, under the time of its first record', async () => {
    const { timeline, table, clock } = setUp();
    timeline.append([record(at(1), 'observe'), record(at(2), 'drain')]);
    timeline.append([record(at(0, '2026-11-23'), 'scale')]);
    await written(timeline, clock);
    const pages = table.items.flatMap((item) => pageOf(item) ?? []);
    expect(pages.map(({ partition, time, lines }) => [partition.day, time, lines.length])).toEqual([
      ['2026-11-22', at(1), 2],
      ['2026-11-23', at(0, '2026-11-23'), 1],
    ]);
    expect(pages[0]!.partition).toMatchObject(WEB);
    expect(table.items.filter(({ pk }) => pk!.S === 'days').map(({ sk }) => sk!.S)).toEqual([
      '2026-11-22/web/web-prod',
      '2026-11-23/web/web-prod',
    ]);
  });

  it('may be removed by AWS so many days after its own', async () => {
    const { timeline, table, clock } = setUp();
    timeline.append([record(at(5), 'drain')]);
    await written(timeline, clock);
    const expires = Date.parse('2026-12-23T00:00:00Z') / 1_000;
    expect(table.items.map((item) => Number(item.expires!.N))).toEqual([expires, expires]);
  });

  it('goes in few calls and in items far below 400 KB, however much it is', async () => {
    const { timeline, table, clock } = setUp();
    const many = Array.from({ length: 2_000 }, (_, n) => record(at(n), `${n} ${'x'.repeat(900)}`));
    timeline.append(many);
    await written(timeline, clock);
    const sizes = table.items.map((item) => Buffer.byteLength(JSON.stringify(item)));
    expect(Math.max(...sizes)).toBeLessThan(100_000);
    expect(table.calls.length).toBeLessThan(5);
    const pages = table.items.flatMap((item) => pageOf(item) ?? []);
    expect(storyOf(pages, () => true)).toEqual(many);
  });

  it('is written once, however often a call is repeated', async () => {
    const { timeline, table, clock } = setUp();
    table.takes = 1;
    timeline.append([record(at(1), 'drain')]);
    await clock.advance(60_000);
    await written(timeline, clock);
    expect(table.items).toHaveLength(2);
    expect(await timeline.recentOf(WEB)).toHaveLength(1);
  });
});

describe('a table that cannot be written', () => {
  it('holds nobody up; it is said once, and what waited is written when it can be again', async () => {
    const { timeline, table, clock, said } = setUp();
    table.trouble = 'denied';
    for (let n = 0; n < 5; n++) {
      timeline.append([record(at(n), `${n}`)]);
      await clock.advance(40_000);
    }
    expect(said).toEqual([
      expect.stringMatching(/^warn the timeline cannot be written, it goes on without: .*dynamodb:Query/),
    ]);
    table.trouble = undefined;
    await clock.advance(40_000);
    expect(said.slice(1)).toEqual(['info the timeline is written again; 0 records are missing']);
    expect(modes(await timeline.recentOf(WEB))).toEqual(['0', '1', '2', '3', '4']);
    expect(timeline.volume).toBe(0);
  });

  it('is given up on after five seconds where it does not answer, and asked less and less', async () => {
    const { timeline, table, clock, said } = setUp();
    table.trouble = 'hangs';
    timeline.append([record(at(0), 'drain')]);
    await clock.advance(600_000);
    expect(said).toEqual([expect.stringContaining('no answer within 5 s')]);
    expect(table.calls.length).toBeLessThan(30);
    table.trouble = undefined;
    await clock.advance(40_000);
    expect(table.items).toHaveLength(2);
  });

  it('costs a bounded number of bytes; what is lost is counted, and every instance is to be written whole then', async () => {
    const line = JSON.stringify(record(at(0), 'drain')).length;
    const { timeline, table, clock, said } = setUp(createFakeTable(), { maxBytes: 10 * line });
    table.trouble = 'missing';
    for (let n = 0; n < 100; n++) timeline.append([record(at(n), 'drain')]);
    await clock.advance(1_000);
    table.trouble = undefined;
    await clock.advance(40_000);
    expect(said.at(-1)).toBe('info the timeline is written again; 90 records are missing');
    expect(await timeline.recentOf(WEB)).toHaveLength(10);
    expect(timeline.volume).toBe(1);
  });

  it('takes back what it does not take yet, without a word while it takes some', async () => {
    const { timeline, table, clock, said } = setUp();
    table.takes = 5;
    const clusters = Array.from({ length: 12 }, (_, n) => record(at(n), 'drain', { cluster: `c${n}` }));
    timeline.append(clusters);
    await clock.advance(60_000);
    expect(table.items).toHaveLength(24);
    expect(said).toEqual([]);
  });

  it('loses what no table would take, and goes on', async () => {
    const { timeline, table, clock, said } = setUp();
    table.trouble = 'invalid';
    timeline.append([record(at(0), 'drain')]);
    timeline.append([record(at(1), 'x'.repeat(400_000))]);
    await clock.advance(1);
    table.trouble = undefined;
    timeline.append([record(at(2), 'scale')]);
    await clock.advance(40_000);
    expect(modes(await timeline.recentOf(WEB))).toEqual(['scale']);
    expect(said.at(-1)).toBe('info the timeline is written again; 2 records are missing');
  });

  it('that is the table of leases is told from one of a timeline before anything is written to it', async () => {
    const { timeline, table, clock, said } = setUp();
    table.trouble = 'keys';
    timeline.append([record(at(0), 'drain')]);
    await clock.advance(60_000);
    expect(said).toEqual([expect.stringContaining('is none of a timeline: its keys must be pk and sk')]);
    expect(table.calls).not.toContain('BatchWriteItem');
  });

  it('is left at the end of the process after one more try', async () => {
    const { timeline, table, clock } = setUp();
    table.trouble = 'denied';
    timeline.append([record(at(0), 'drain')]);
    await clock.advance(100);
    const flushed = timeline.flush();
    await clock.advance(0);
    await flushed;
    expect(table.calls.length).toBe(2);
  });
});

describe('what others wrote', () => {
  it('is one story: each replica in its own order, and between them by time', async () => {
    const table = createFakeTable();
    const [one, other] = [setUp(table, { writer: 'a' }), setUp(table, { writer: 'b' })];
    // The clock of the other one is set back in the middle of it.
    one.timeline.append([record(at(10), 'a1'), record(at(30), 'a2'), record(at(30), 'a3')]);
    other.timeline.append([record(at(30), 'b1'), record(at(5), 'b2')]);
    await written(one.timeline, one.clock);
    await written(other.timeline, other.clock);
    expect(modes(await one.timeline.recentOf(WEB))).toEqual(['a1', 'a2', 'a3', 'b1', 'b2']);
  });

  it('of yesterday and today is read, of this cluster alone', async () => {
    const { timeline, clock } = setUp();
    const days = ['2026-11-20', '2026-11-21', '2026-11-22'];
    timeline.append(days.map((day) => record(at(1, day), day)));
    timeline.append([record(at(1), 'other', { cluster: 'other' })]);
    await written(timeline, clock);
    expect(modes(await timeline.recentOf(WEB))).toEqual(days.slice(1));
  });

  it('that cannot be read is nothing, and said once', async () => {
    const { timeline, table, clock, said } = setUp();
    table.trouble = 'hangs';
    for (const _ of [1, 2]) {
      const recent = timeline.recentOf(WEB);
      await clock.advance(5_000);
      expect(await recent).toEqual([]);
    }
    expect(said).toEqual([
      expect.stringMatching(/^warn the timeline cannot be read, it begins anew: no answer/),
    ]);
  });
});

it('makes the calls that `sluice iam` allows for it, each of them, and no other', async () => {
  const { timeline, table, clock } = setUp();
  timeline.append([record(at(0), 'drain')]);
  await timeline.recentOf(WEB);
  await written(timeline, clock);
  const allowed = timelineGrants('history').flatMap(({ actions }) => Object.keys(actions));
  expect([...new Set(table.calls)].map((name) => `dynamodb:${name}`).sort()).toEqual(allowed.sort());
});

it('each day stands by itself: with a new one every instance is to be written whole', async () => {
  const { timeline, clock } = setUp();
  expect(timeline.volume).toBe(0);
  await clock.advance(DAY_MS);
  expect(timeline.volume).toBe(1);
});
