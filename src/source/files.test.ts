import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { renderProblem } from '#lib/document-problem.ts';
import { maxBytes } from '#lib/document-text.ts';
import { readSources } from './files.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluice-files-'));
});
afterEach(() => rm(folder, { recursive: true }));

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

test('a file, then a folder: its YAML files sorted, nothing else and no folders', async () => {
  await mkdir(join(folder, 'specs', 'inner.yaml'), { recursive: true });
  for (const name of ['b.yaml', 'a.yml', 'c.json', 'README.md'])
    await writeFile(join(folder, 'specs', name), name);
  await writeFile(join(folder, 'one.txt'), 'one');
  const { documents, unreadable } = await readSources([join(folder, 'one.txt'), join(folder, 'specs')]);
  expect(unreadable).toEqual([]);
  expect(documents.map(({ file, bytes }) => [file.slice(folder.length + 1), text(bytes)])).toEqual([
    ['one.txt', 'one'],
    ['specs/a.yml', 'a.yml'],
    ['specs/b.yaml', 'b.yaml'],
  ]);
});

test('what cannot be read is told, with what to do, and the rest is still read', async () => {
  await writeFile(join(folder, 'good.yaml'), 'x');
  await mkdir(join(folder, 'empty'));
  await mkdir(join(folder, 'links'));
  await symlink('nowhere', join(folder, 'links', 'broken.yaml'));
  const names = ['none.yaml', 'empty', 'links', 'good.yaml/inner', 'good.yaml'];
  const { documents, unreadable } = await readSources(names.map((name) => join(folder, name)));
  expect(documents).toHaveLength(1);
  expect(unreadable.map((problem) => renderProblem(problem).slice(folder.length + 1))).toEqual([
    'none.yaml  there is no such file or folder; check the path',
    'empty  is a folder without YAML files; give a folder with *.yaml or *.yml files',
    'links/broken.yaml  there is no such file or folder; check the path',
    'good.yaml/inner  a part of the path is no folder; check the path',
  ]);
});

test('a dash is standard input, once', async () => {
  async function* input() {
    yield 'a: ';
    yield new TextEncoder().encode('1\n');
  }
  const { documents } = await readSources(['-', '-'], input());
  expect(documents.map(({ file, bytes }) => [file, text(bytes)])).toEqual([['<stdin>', 'a: 1\n']]);
});

test('an endless input is read just far enough to refuse it', async () => {
  let chunks = 0;
  async function* input() {
    for (;;) {
      chunks++;
      yield new Uint8Array(100_000);
    }
  }
  const { documents } = await readSources(['-'], input());
  expect(documents[0]?.bytes).toHaveLength(maxBytes + 1);
  expect(chunks).toBeLessThan(20);
  await writeFile(join(folder, 'big.yaml'), new Uint8Array(3 * maxBytes));
  const [file] = (await readSources([join(folder, 'big.yaml')])).documents;
  expect(file?.bytes).toHaveLength(maxBytes + 1);
});
