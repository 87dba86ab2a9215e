import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { makeFolder } from './folder.ts';

const root = mkdtempSync(join(tmpdir(), 'sluice-folder-'));
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('a folder that has to be there', () => {
  it('is made with all that is missing above it, in the mode asked for', async () => {
    await makeFolder(join(root, 'a', 'b', 'c'), 0o700);
    expect(statSync(join(root, 'a', 'b', 'c')).isDirectory()).toBe(true);
    expect(statSync(join(root, 'a')).mode & 0o777).toBe(0o700);
  });

  it('may be there already, and be made by several at once', async () => {
    await Promise.all(['x', 'x', 'x'].map((name) => makeFolder(join(root, name, 'y'))));
    await makeFolder(join(root, 'x', 'y'));
    expect(statSync(join(root, 'x', 'y')).isDirectory()).toBe(true);
  });

  it('is refused where a file stands', async () => {
    await makeFolder(root);
    writeFileSync(join(root, 'file'), '');
    await expect(makeFolder(join(root, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(makeFolder(join(root, 'file', 'below'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  it.runIf(process.platform === 'linux')(
    'is refused at once in /proc, where Node by itself tries for ever',
    async () => {
      await expect(makeFolder('/proc/sluice/git')).rejects.toMatchObject({ code: 'ENOENT' });
    },
  );
});
