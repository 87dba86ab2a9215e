import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TimelineRecord } from '#model/timeline.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { createFileTimeline } from './file-timeline.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'timeline-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function setUp(path = join(folder, 'timeline.jsonl')) {
  const clock = createTestClock();
  const said: string[] = [];
  const log = (level: string, message: string) => void said.push(`${level} ${message}`);
  return { clock, said, path, timeline: createFileTimeline({ path, clock, log }) };
}

const record = (mode: string, time = '2026-11-22T00:00:00.000Z'): TimelineRecord => ({
  v: 1,
  time,
  cluster: 'web-prod',
  spec: 'web',
  kind: 'began',
  mode,
});

it('gives back what an earlier process wrote, without what is torn or of another version', async () => {
  const { timeline, path } = setUp();
  const newer = JSON.stringify({ ...record('drain'), v: 2 });
  writeFileSync(path, `${newer}\n${JSON.stringify(record('observe'))}\n{"v":1,"ti`);
  timeline.append([record('drain')]);
  await timeline.flush();
  expect(await setUp(path).timeline.recent()).toEqual([record('observe'), record('drain')]);
});

it('begins a new file after seven days, and says so to those who write', async () => {
  const { timeline, path, clock } = setUp();
  timeline.append([record('observe')]);
  await timeline.flush();
  await clock.advance(7 * 86_400_000 + 1);
  timeline.append([record('drain', '2026-11-29T00:00:00.001Z')]);
  await timeline.flush();
  expect(timeline.volume).toBe(1);
  expect(readFileSync(path, 'utf8')).toContain('drain');
  expect(readFileSync(`${path}.1`, 'utf8')).toContain('observe');
});

it('says that another process writes the same file', async () => {
  const [ours, theirs] = [setUp(), setUp()];
  for (const { timeline } of [ours, theirs, ours]) {
    timeline.append([record('drain')]);
    await timeline.flush();
  }
  expect(ours.said).toEqual([
    'warn another process writes this timeline as well, so that what is read back from it may be mixed up; give each its own with --timeline',
  ]);
});

it('says in words why it cannot be written or read, and goes on', async () => {
  const { timeline, said } = setUp(folder);
  timeline.append([record('observe')]);
  await timeline.flush();
  expect(await timeline.recent()).toEqual([]);
  expect(said).toEqual([
    'warn the timeline cannot be written, it goes on without: that is a folder; name a file',
    'warn the timeline cannot be read, it begins anew: that is a folder; name a file',
  ]);
});
