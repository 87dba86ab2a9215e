// Lines that are appended while they are read, and a file that is put aside meanwhile.
import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { followLines } from './line-follower.ts';

const folder = mkdtempSync(join(tmpdir(), 'sluice-follow-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What happens each time that all was read; at the end of it nobody reads on. */
async function followed(path: string, meanwhile: readonly (() => void)[]): Promise<(string | undefined)[]> {
  const controller = new AbortController();
  const happens = [...meanwhile];
  const clock = {
    now: () => 0,
    monotonic: () => 0,
    after(_: number, run: () => void) {
      const next = happens.shift();
      if (next === undefined) controller.abort();
      next?.();
      const timer = setImmediate(run);
      return () => clearImmediate(timer);
    },
  };
  const lines: (string | undefined)[] = [];
  for await (const line of followLines(path, { clock, signal: controller.signal, everyMs: 1000 }))
    lines.push(line);
  return lines;
}

it('reads what is there, the file put aside first, and then what comes, whole lines alone', async () => {
  const path = join(folder, 'a');
  writeFileSync(`${path}.1`, 'one\n');
  writeFileSync(path, 'two\nthr');
  const lines = await followed(path, [
    () => appendFileSync(path, 'ee\nfo'),
    () => appendFileSync(path, 'ur\n'),
  ]);
  expect(lines).toEqual(['one', 'two', undefined, 'three', undefined, 'four', undefined]);
});

it('loses and doubles nothing when the file is put aside', async () => {
  const path = join(folder, 'b');
  writeFileSync(path, 'one\n');
  const lines = await followed(path, [
    () => {
      appendFileSync(path, 'two\n');
      renameSync(path, `${path}.1`);
      writeFileSync(path, 'three\n');
    },
    () => appendFileSync(path, 'four\n'),
  ]);
  expect(lines.filter((line) => line !== undefined)).toEqual(['one', 'two', 'three', 'four']);
});

it('waits for a file that is not there yet', async () => {
  const path = join(folder, 'c');
  expect(await followed(path, [() => writeFileSync(path, 'one\n')])).toEqual([undefined, 'one', undefined]);
});
