// Documents as they are in a revision of a git repository. Asks the program git, without a shell, for what it has already: nothing
// is fetched, checked out or written.
import { execFile } from 'node:child_process';
import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { maxBytes } from '#lib/document-text.ts';
import type { Source } from './files.ts';
import { LINK, listTree, readBlob, type TreeEntry } from './git-objects.ts';

const run = promisify(execFile);
/** Of one answer of git; a document that is larger is refused anyway. */
const MOST_BYTES = 64 * maxBytes;

export interface Revision {
  /** As it was given. */
  readonly ref: string;
  readonly commit: string;
  readonly documents: readonly Source[];
  /** Of the paths those that are files or folders there. */
  readonly found: ReadonlySet<string>;
}

/** What the paths name in that revision, in their order. Rejects with a sentence that says what to do. */
export async function readRevision(ref: string, paths: readonly string[]): Promise<Revision> {
  const documents: Source[] = [];
  const found = new Set<string>();
  let commit = '';
  for (const path of new Set(paths)) {
    const { folder, name } = placeOf(path);
    commit = await commitOf(folder, ref);
    const entries = await list({ folder, commit, path, name });
    if (entries !== undefined) found.add(path);
    for (const { file, hash } of entries ?? [])
      documents.push({ file: `${ref}:${file}`, bytes: await blob(folder, hash) });
  }
  return { ref, commit, documents, found };
}

/** A folder that is there now, to ask git from, and the path below it. Links on the way are those of the file system. */
function placeOf(path: string): { folder: string; name: string } {
  if (path === '-') throw new Error('standard input has no revisions; give the files with -f');
  let folder = resolve(path);
  while (!isFolder(folder)) folder = dirname(folder);
  return { folder: realpathSync(folder), name: relative(folder, resolve(path)) };
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

async function commitOf(folder: string, ref: string): Promise<string> {
  if (ref === '' || ref.startsWith('-'))
    throw new Error('--against takes a revision, such as main or HEAD~1');
  const inside = await git(folder, ['rev-parse', '--is-inside-work-tree']);
  if (typeof inside === 'string')
    throw new Error(
      `${folder} cannot be asked for revisions (git: ${inside}); give files in a git repository`,
    );
  const asked = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
  const commit = await git(folder, asked);
  if (typeof commit === 'string')
    throw new Error(
      `there is no revision ${ref} in the repository of ${folder}; see \`git branch --all\`, or fetch it first: ` +
        'a shallow clone, as of CI, has only the newest',
    );
  return commit.toString('utf8').trim();
}

interface Entry {
  /** From where the command was called. */
  readonly file: string;
  readonly hash: string;
}

interface Asked {
  readonly folder: string;
  readonly commit: string;
  readonly path: string;
  readonly name: string;
}

/** The file, or the YAML files of the folder, sorted by name. Undefined: there is neither. */
async function list(asked: Asked): Promise<Entry[] | undefined> {
  const { path, name } = asked;
  const self = name === '' ? [] : await tree(asked, name);
  const [entry] = self;
  if (name !== '' && entry === undefined) return undefined;
  if (entry?.type === 'blob') return [toEntry(path, entry)];
  const inside = await tree(asked, name === '' ? './' : `${name}/`);
  // An empty folder is none to git, and one that is not there lists nothing either.
  if (inside.length === 0) return undefined;
  return inside
    .filter((each) => each.type === 'blob' && /\.ya?ml$/.test(each.name))
    .map((each) => toEntry(join(path, basename(each.name)), each))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

function toEntry(file: string, { mode, hash }: TreeEntry): Entry {
  if (mode === LINK)
    throw new Error(`${file} is a symbolic link in that revision; give the file that it leads to`);
  return { file, hash };
}

async function tree({ folder, commit }: Asked, name: string): Promise<TreeEntry[]> {
  const answer = await listTree((args) => git(folder, args), commit, name);
  if (typeof answer === 'string') throw new Error(`git could not list ${name} in ${folder}: ${answer}`);
  return answer;
}

async function blob(folder: string, hash: string): Promise<Uint8Array> {
  const bytes = await readBlob((args) => git(folder, args), hash);
  if (typeof bytes === 'string') throw new Error(`git could not read ${hash} in ${folder}: ${bytes}`);
  return bytes;
}

/** What it prints, or what it complains about. */
async function git(cwd: string, args: readonly string[]): Promise<Buffer | string> {
  try {
    const env = { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' };
    const { stdout } = await run('git', args, { cwd, env, encoding: 'buffer', maxBuffer: MOST_BYTES });
    return stdout;
  } catch (error) {
    const { code, stderr, message } = error as { code?: unknown; stderr?: Buffer; message: string };
    if (code === 'ENOENT') throw new Error('--against needs the program git; install it, or add it to PATH');
    return (
      stderr
        ?.toString('utf8')
        .trim()
        .split('\n')[0]
        ?.replace(/^fatal: /, '') || message
    );
  }
}
