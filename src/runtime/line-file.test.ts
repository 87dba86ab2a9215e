import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLineFile, type LineFileOptions } from './line-file.ts';
import { readLastLines, readLines } from './line-reader.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'line-file-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const said: string[] = [];
function openFile(differs: Partial<LineFileOptions> = {}) {
  said.length = 0;
  const path = join(folder, 'deep/down/lines');
  const file = createLineFile({
    path,
    maxBytes: 1_000_000,
    isOld: () => false,
    onTrouble: ({ code }) => void said.push(`trouble ${code}`),
    onRecovery: (lost) => void said.push(`again, ${lost} lost`),
    onStranger: () => void said.push('a stranger writes'),
    ...differs,
  });
  return { file, path: differs.path ?? path };
}

async function all(path: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of readLines(path)) lines.push(line);
  return lines;
}

describe('lines', () => {
  it('are appended in order, in a folder that is made for them, and read back', async () => {
    const { file, path } = openFile();
    file.append(['one', 'two']);
    file.append(['three']);
    await file.flush();
    expect(await all(path)).toEqual(['one', 'two', 'three']);
  });

  it('of somebody else between ours are told of once, and stay', async () => {
    const { file, path } = openFile();
    const put = async (line: string) => {
      file.append([line]);
      await file.flush();
    };
    await put('ours');
    await put('ours too');
    expect(said).toEqual([]);
    appendFileSync(path, 'theirs\n');
    await put('ours again');
    appendFileSync(path, 'theirs again\n');
    await put('ours at last');
    expect(said).toEqual(['a stranger writes']);
    expect(await all(path)).toEqual([
      'ours',
      'ours too',
      'theirs',
      'ours again',
      'theirs again',
      'ours at last',
    ]);
  });

  it('of somebody else are none where the file was moved away or cut short', async () => {
    const { file, path } = openFile();
    for (const [line, cut] of [
      ['one', () => rmSync(path)],
      ['two, which is longer', () => writeFileSync(path, '')],
      ['three', () => {}],
    ] as const) {
      file.append([line]);
      await file.flush();
      cut();
    }
    expect(said).toEqual([]);
  });

  it('of an earlier process stay, and one that it was killed in spoils only itself', async () => {
    const { path } = openFile({ path: join(folder, 'lines') });
    appendFileSync(path, 'whole\n{"torn":');
    const { file } = openFile({ path });
    file.append(['next']);
    await file.flush();
    expect(await all(path)).toEqual(['whole', '{"torn":', 'next']);
  });
});

describe('the room they take', () => {
  it('is bounded by size: one file more is kept, and no third', async () => {
    const { file, path } = openFile({ maxBytes: 30 });
    for (let n = 0; n < 10; n++) {
      file.append([`line number ${n}`]);
      await file.flush();
    }
    expect(await all(path)).toEqual(['line number 6', 'line number 7', 'line number 8', 'line number 9']);
    expect(file.volume).toBe(4);
    expect(statSync(path).size + statSync(`${path}.1`).size).toBeLessThanOrEqual(60);
  });

  it('is bounded by age, told by how the file begins', async () => {
    const { file, path } = openFile({ isOld: (beginning) => beginning.startsWith('old') });
    for (const line of ['old', 'new', 'newer']) {
      file.append([line]);
      await file.flush();
    }
    expect(readFileSync(path, 'utf8')).toBe('new\nnewer\n');
    expect(readFileSync(`${path}.1`, 'utf8')).toBe('old\n');
    expect(file.volume).toBe(1);
  });
});

describe('a disk that takes nothing', () => {
  it.runIf(existsSync('/dev/full'))('stops nobody: it is said once', async () => {
    const { file } = openFile({ path: '/dev/full' });
    for (const line of ['a', 'b', 'c']) {
      file.append([line]);
      await file.flush();
    }
    expect(said).toEqual(['trouble ENOSPC']);
  });

  it('is tried again with every line, and said to work again with what is missing', async () => {
    const inTheWay = join(folder, 'deep');
    writeFileSync(inTheWay, '');
    const { file, path } = openFile();
    file.append(['a', 'b']);
    await file.flush();
    rmSync(inTheWay);
    file.append(['c']);
    await file.flush();
    expect(said).toEqual(['trouble ENOTDIR', 'again, 2 lost']);
    expect(await all(path)).toEqual(['c']);
  });
});

describe('the last lines', () => {
  it('are whole ones, also across the file that was put aside', async () => {
    const { file, path } = openFile({ maxBytes: 10 });
    for (const line of ['first', 'second', 'third']) {
      file.append([line]);
      await file.flush();
    }
    expect((await readLastLines(path, 100)).filter(Boolean)).toEqual(['second', 'third']);
    expect((await readLastLines(path, 9)).filter(Boolean)).toEqual(['third']);
  });

  it('of a file that is not there are none', async () => {
    expect((await readLastLines(join(folder, 'nothing'), 10)).filter(Boolean)).toEqual([]);
    expect(await all(join(folder, 'nothing'))).toEqual([]);
  });
});
