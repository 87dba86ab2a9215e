// Documents of a revision, from a real repository: what is there, what is not, and what is said where git has no answer.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { maxBytes } from '#lib/document-text.ts';
import { readRevision } from './git.ts';

let root = '';
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: root, stdio: 'pipe' });
const commit = () => {
  git('add', '--all');
  git('commit', '--quiet', '--message', 'x');
};
const at = (name: string) => join(root, name);
const write = (name: string, text: string | Uint8Array) => writeFileSync(at(name), text);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sluice-git-'));
  git('init', '--quiet', '--initial-branch', 'main');
  mkdirSync(at('specs/inner'), { recursive: true });
  for (const name of ['b.yaml', 'a.yml', 'c.json', 'inner/d.yaml']) write(`specs/${name}`, name);
  write('one.yaml', 'first');
  commit();
});
afterEach(() => rmSync(root, { recursive: true }));

const told = async (ref: string, ...names: string[]) => {
  const { documents } = await readRevision(ref, names.map(at));
  return documents.map(({ file, bytes }) => [file.replace(root, ''), new TextDecoder().decode(bytes)]);
};

it('reads a file as it was, and a folder as `-f` does, whatever has become of them', async () => {
  write('one.yaml', 'second');
  commit();
  rmSync(at('specs'), { recursive: true });
  expect(await told('HEAD~1', 'one.yaml', 'specs')).toEqual([
    ['HEAD~1:/one.yaml', 'first'],
    ['HEAD~1:/specs/a.yml', 'a.yml'],
    ['HEAD~1:/specs/b.yaml', 'b.yaml'],
  ]);
  expect(await told('main', 'one.yaml')).toEqual([['main:/one.yaml', 'second']]);
});

it('reads the root of the repository, and paths seen from a folder in it', async () => {
  expect(await told('HEAD', '', 'specs/../one.yaml')).toEqual([
    ['HEAD:/one.yaml', 'first'],
    ['HEAD:/one.yaml', 'first'],
  ]);
});

it('says which paths are there, and that one is not is no failure', async () => {
  mkdirSync(at('new'));
  write('new/n.yaml', 'n');
  const {
    found,
    documents,
    commit: sha,
  } = await readRevision('main', [at('new'), at('none.yaml'), at('specs')]);
  expect([...found]).toEqual([at('specs')]);
  expect(documents).toHaveLength(2);
  expect(sha).toMatch(/^[0-9a-f]{40}$/);
});

it('takes no name as an option, nor as a pattern', async () => {
  write('*.yaml', 'star');
  commit();
  expect(await told('HEAD', '*.yaml')).toEqual([['HEAD:/*.yaml', 'star']]);
  await expect(readRevision('--output=x', [at('one.yaml')])).rejects.toThrow(
    /takes a revision, such as main/,
  );
  await expect(readRevision('', [at('one.yaml')])).rejects.toThrow(/takes a revision/);
});

it('reads just enough of a large file to refuse it', async () => {
  write('one.yaml', new Uint8Array(3 * maxBytes).fill(97));
  commit();
  const { documents } = await readRevision('HEAD', [at('one.yaml')]);
  expect(documents[0]?.bytes).toHaveLength(maxBytes + 1);
});

it('says what to do where there is no revision, no repository, a link, or nothing to ask for', async () => {
  await expect(readRevision('nosuch', [at('one.yaml')])).rejects.toThrow(
    /^there is no revision nosuch in the repository of .*; see `git branch --all`, or fetch it first/,
  );
  symlinkSync('one.yaml', at('link.yaml'));
  commit();
  await expect(readRevision('HEAD', [at('link.yaml')])).rejects.toThrow(
    /is a symbolic link in that revision; give/,
  );
  await expect(readRevision('HEAD', ['-'])).rejects.toThrow(
    /standard input has no revisions; give the files/,
  );
  rmSync(at('.git'), { recursive: true });
  await expect(readRevision('HEAD', [at('one.yaml')])).rejects.toThrow(
    /cannot be asked for revisions \(git: not a git repository .*\); give files in a git repository$/,
  );
});

it('says so where there is no git', async () => {
  const { PATH } = process.env;
  process.env.PATH = at('nowhere');
  try {
    await expect(readRevision('HEAD', [at('one.yaml')])).rejects.toThrow(/needs the program git; install it/);
  } finally {
    process.env.PATH = PATH;
  }
});
