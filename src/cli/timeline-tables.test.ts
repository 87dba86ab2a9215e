// `sluice timeline`, `describe` and `get` read a table as they read a file: the same words, with the records of all replicas.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TimelineRecord } from '#model/timeline.ts';
import { createTableTimeline } from '#operator/table-timeline.ts';
import { createTimelineTable } from '#operator/timeline-table.ts';
import { timelineReaderGrants } from '#plan/iam/extras.ts';
import { toLine } from '#report/record-line.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { createFakeTable, type FakeTable } from '../../test/support/timeline-table.ts';
import { openTimelineFiles } from './timeline-files.ts';
import { placeOf } from './timeline-place.ts';
import type { Asked, TimelineReader } from './timeline-reader.ts';
import { openTimelineTable } from './timeline-tables.ts';

const seen = (day: number, instance: string, more: Partial<TimelineRecord> = {}): TimelineRecord =>
  ({
    v: 1,
    time: `2026-11-${String(day).padStart(2, '0')}T06:00:00.000Z`,
    cluster: 'web-prod',
    spec: 'web',
    instance,
    ip: '10.0.0.7',
    kind: 'seen',
    whole: true,
    state: 'inService.busy',
    ...more,
  }) as TimelineRecord;

async function write(table: FakeTable, writer: string, records: readonly TimelineRecord[]) {
  const clock = createTestClock();
  const named = { name: 'history', writer, keepMs: 86_400_000 };
  const at = { table: createTimelineTable(table.port, 'history'), clock, log: () => {} };
  const timeline = createTableTimeline({ ...named, ...at });
  timeline.append(records);
  await timeline.flush();
}

async function all(reader: TimelineReader, asked?: Asked): Promise<TimelineRecord[]> {
  const records: TimelineRecord[] = [];
  for await (const record of reader.read(asked)) records.push(record);
  return records;
}
const days = (records: readonly TimelineRecord[]) => records.map(({ time }) => Number(time.slice(8, 10)));
const open = (table: FakeTable) => openTimelineTable('history', table.port);

describe('a table', () => {
  it('gives what a file gives, in the order of time, whichever replica wrote it', async () => {
    const records = [1, 2, 3, 4, 5, 6].map((day) => seen(day, `i-${day}`));
    const table = createFakeTable();
    await write(table, 'b', [records[0]!, records[3]!, records[4]!]);
    await write(table, 'a', [records[1]!, records[2]!, records[5]!]);
    const folder = mkdtempSync(join(tmpdir(), 'timeline-'));
    const path = join(folder, 'timeline.jsonl');
    writeFileSync(path, records.map((record) => `${toLine(record)}\n`).join(''));
    for (const asked of [{}, { needle: '"i-4"' }])
      expect(await all(await open(table), asked)).toEqual(await all(await openTimelineFiles(path), asked));
    const of = { cluster: 'web-prod', spec: 'web' };
    expect(await (await open(table)).lastLook(of)).toBe(records[5]!.time);
    rmSync(folder, { recursive: true });
  });

  it('is read from the two days before on, as each begins whole: what is shown may be news against them', async () => {
    const table = createFakeTable();
    await write(
      table,
      'a',
      [1, 2, 3, 5, 6].map((day) => seen(day, 'i-a')),
    );
    const reader = await open(table);
    expect(days(await all(reader, { since: '2026-11-05T00:00:00.000Z' }))).toEqual([2, 3, 5, 6]);
    expect(days(await all(reader, { since: '2026-11-20T00:00:00.000Z' }))).toEqual([5, 6]);
  });

  it('is read for what stands in the last two days of each cluster, now or at a time', async () => {
    const table = createFakeTable();
    await write(
      table,
      'a',
      [1, 2, 3, 4].map((day) => seen(day, 'i-a')),
    );
    await write(
      table,
      'a2',
      [1, 2].map((day) => seen(day, 'i-b', { cluster: 'old' })),
    );
    const reader = await open(table);
    expect(days(await all(reader, { standing: {} }))).toEqual([1, 2, 3, 4]);
    expect(days(await all(reader, { standing: {}, cluster: 'web-prod' }))).toEqual([3, 4]);
    const then = { standing: { at: '2026-11-03T12:00:00.000Z' }, cluster: 'web-prod' };
    expect(days(await all(reader, then))).toEqual([2, 3]);
    expect(await reader.clusters!()).toEqual(['old', 'web-prod']);
  });

  it('is followed: what comes late, of a new day or of another replica is told once', async () => {
    const table = createFakeTable();
    const clock = createTestClock(Date.parse('2026-11-22T23:59:50Z'));
    const [first, late, next] = ['22T23:59:49', '22T23:59:40', '23T00:00:01'].map((time, n) =>
      seen(22, `i-${n}`, { time: `2026-11-${time}.000Z` }),
    );
    await write(table, 'a', [first!]);
    const ending = new AbortController();
    const told: string[] = [];
    const following = (async () => {
      for await (const record of (await open(table)).follow({ clock, signal: ending.signal }))
        if (record?.instance) told.push(record.instance);
    })();
    await clock.advance(3_000);
    expect(told).toEqual(['i-0']);
    await write(table, 'b', [late!]);
    await clock.advance(4_000);
    await write(table, 'c', [next!]);
    await clock.advance(10_000);
    expect(told).toEqual(['i-0', 'i-1', 'i-2']);
    ending.abort();
    await clock.advance(2_000);
    await following;
  });

  it('needs no more than `sluice iam --for reader` allows', async () => {
    const table = createFakeTable();
    await write(table, 'a', [seen(1, 'i-a')]);
    table.calls.length = 0;
    await all(await open(table));
    const allowed = timelineReaderGrants('history').flatMap(({ actions }) => Object.keys(actions));
    expect([...new Set(table.calls)].map((name) => `dynamodb:${name}`)).toEqual(allowed);
  });
});

describe('what cannot be read is said in a sentence that helps', () => {
  it.each([
    ['missing', /there is no table history in the account and Region of these credentials.*AWS_REGION.*ARN/],
    [
      'denied',
      /the table history may not be read.*dynamodb:Query.*iam-timeline-read\.json.*in its own account/,
    ],
    ['keys', /history is none of a timeline: its keys must be pk and sk.*--leases/],
  ] as const)('%s', async (trouble, words) => {
    const table = createFakeTable();
    table.trouble = trouble;
    await expect(open(table)).rejects.toThrow(words);
  });

  it('an empty one', async () => {
    await expect(open(createFakeTable())).rejects.toThrow(
      'there are no records in the table history; `sluice run --timeline dynamodb://history` writes them there',
    );
  });
});

describe('--timeline', () => {
  const ARN = 'arn:aws:dynamodb:eu-west-1:111122223333:table/history';
  it.each([
    ['dynamodb://history', { table: 'history' }],
    [`dynamodb://${ARN}`, { table: ARN }],
    [ARN, { table: ARN }],
    ['./history.jsonl', { path: './history.jsonl' }],
    ['dynamodb', { path: 'dynamodb' }],
  ])('%s', (text, place) => expect(placeOf(text)).toEqual(place));

  it.each(['dynamodb://', 'dynamodb:history', 'dynamodb://a/b', 'arn:aws:dynamodb:eu-west-1:1:table/x'])(
    '%s is a mistake, and no file of that name',
    (text) => expect(() => placeOf(text)).toThrow(/wants a file, or dynamodb:\/\/ and the name or ARN/),
  );
});
