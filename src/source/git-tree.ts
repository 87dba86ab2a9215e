// The documents in one folder of a commit, and nothing that leads out of it: what is no plain file there is refused with a
// sentence, and so is more than a person writes.
import { maxBytes } from '#lib/document-text.ts';
import { count, shortCommit } from '#lib/text.ts';
import type { Source } from './files.ts';
import { type AskGit, LINK, listTree, readBlobs, SUBMODULE, type TreeEntry } from './git-objects.ts';

export type TreeReading =
  | { readonly kind: 'read'; readonly documents: readonly Source[] }
  | { readonly kind: 'refused'; readonly why: string }
  /** Git could not tell. */
  | { readonly kind: 'failed'; readonly why: string };

const MOST_FILES = 1_000;
const MOST_BYTES = 16 * maxBytes;

/** As `-f` reads: a file, or the YAML files of a folder and not of the folders in it. A folder that is not there has none. */
export async function documentsOf(ask: AskGit, commit: string, path: string): Promise<TreeReading> {
  const self = await entryAt(ask, commit, path);
  if ('kind' in self) return self;
  const { entry } = self;
  if (path !== '' && entry === undefined) return { kind: 'read', documents: [] };
  const isFile = entry?.type === 'blob';
  const inside = isFile ? [entry] : await listTree(ask, commit, path === '' ? './' : `${path}/`);
  if (typeof inside === 'string') return { kind: 'failed', why: inside };
  const why = refusal(inside);
  if (why !== undefined) return { kind: 'refused', why };
  const files = inside.filter((each) => each.type === 'blob' && (isFile || isYaml(each)));
  const large = tooMuch(files, path);
  if (large !== undefined) return { kind: 'refused', why: large };
  const blobs = await readBlobs(
    ask,
    files.map(({ hash }) => hash),
  );
  if (typeof blobs === 'string') return { kind: 'failed', why: blobs };
  // As in `1a2b3c4d5e6f:clusters/web.yaml`.
  const documents = files.map(({ name }, index) => ({
    file: `${shortCommit(commit)}:${name}`,
    bytes: blobs[index]!,
  }));
  return { kind: 'read', documents };
}

const isYaml = ({ name }: TreeEntry) => /\.ya?ml$/.test(name);

/** Looks at each part of the way: git itself would go through no link, and say that nothing is there. */
async function entryAt(
  ask: AskGit,
  commit: string,
  path: string,
): Promise<{ entry?: TreeEntry } | Exclude<TreeReading, { kind: 'read' }>> {
  const parts = path.split('/').filter(Boolean);
  let entry: TreeEntry | undefined;
  for (const [index] of parts.entries()) {
    const found = await listTree(ask, commit, parts.slice(0, index + 1).join('/'));
    if (typeof found === 'string') return { kind: 'failed', why: found };
    [entry] = found;
    if (entry === undefined) return {};
    const why = refusal([{ ...entry, onTheWay: true }]);
    if (why !== undefined) return { kind: 'refused', why };
    if (entry.type === 'blob' && index < parts.length - 1) return {};
  }
  return { entry };
}

/** A link may lead anywhere on the machine that follows it, and a submodule to any other repository. */
function refusal(entries: readonly (TreeEntry & { readonly onTheWay?: true })[]): string | undefined {
  for (const entry of entries) {
    const { mode, name, onTheWay } = entry;
    if (mode === SUBMODULE) return `${name} is a submodule; keep the specs in the repository itself`;
    if (mode === LINK && (onTheWay || isYaml(entry)))
      return `${name} is a symbolic link, which is not followed; put the file itself there`;
  }
  return undefined;
}

function tooMuch(files: readonly TreeEntry[], path: string): string | undefined {
  const where = path === '' ? 'its root' : path;
  const large = files.find(({ bytes }) => bytes > maxBytes);
  if (large !== undefined) return `${large.name} is larger than 1 MiB; split it`;
  if (files.length > MOST_FILES)
    return `${where} has ${count(files.length, 'YAML file')}, more than ${MOST_FILES}; give a folder of specs with --path`;
  if (files.reduce((sum, { bytes }) => sum + bytes, 0) > MOST_BYTES)
    return `the YAML files of ${where} are more than 16 MiB; give a folder of specs with --path`;
  return undefined;
}
