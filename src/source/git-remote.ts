// A branch or tag of a repository somewhere else: which commit it is at, and the documents of that commit. Each revision is
// fetched into a folder of its own that goes again, so that no broken fetch leaves anything behind. Nothing is checked out.
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '#lib/clock.ts';
import type { Source } from './files.ts';
import { type Lineage, lineageOf } from './git-lineage.ts';
import type { AskGit } from './git-objects.ts';
import { callGit, type GitCall } from './git-process.ts';
import { documentsOf, type TreeReading } from './git-tree.ts';
import type { GitPlace } from './git-url.ts';

export interface Followed {
  readonly place: GitPlace;
  /** A branch or a tag. */
  readonly ref: string;
  /** In the tree; `` is its root. */
  readonly path: string;
}

/** What asking came to; `failed`: nothing is known of the remote's state. */
export type Fetched =
  | { readonly kind: 'failed'; readonly why: string; readonly hint?: string }
  /** It is known already. */
  | { readonly kind: 'same'; readonly commit: string }
  | ({ readonly commit: string; readonly lineage: Lineage } & (
      | { readonly kind: 'read'; readonly documents: readonly Source[] }
      | { readonly kind: 'refused'; readonly why: string }
    ));

export interface Limits {
  /** To say where a branch is. */
  readonly askMs: number;
  /** For one revision. */
  readonly fetchMs: number;
  readonly mostBytes: number;
}

export interface FetchOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** The commit whose descendant the new one should be. */
  readonly inForce?: string;
  /** Those that need not be read again. */
  readonly known: readonly string[];
  readonly limits?: Limits;
}

const LIMITS: Limits = { askMs: 20_000, fetchMs: 60_000, mostBytes: 256 * 1024 * 1024 };

/** Asks where the ref is, and reads the commit when it is not known. Rejects only where there is no git. */
export async function fetchRevision(followed: Followed, options: FetchOptions): Promise<Fetched> {
  const { place } = followed;
  const { askMs } = options.limits ?? LIMITS;
  const answer = await callGit({ ...common(followed, options), args: asked(followed), limitMs: askMs });
  if (typeof answer === 'string') return failure(answer);
  const found = tipOf(answer.toString('utf8'), followed);
  if ('why' in found) return { kind: 'failed', ...found };
  // A tag that was not looked into has the hash of its own object: then it is fetched, and told apart below.
  if (options.known.includes(found.commit)) return { kind: 'same', commit: found.commit };
  const folder = await mkdtemp(join(tmpdir(), 'sluice-git-'));
  try {
    return await readRemote({ folder, name: found.name, place }, followed, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const common = ({ place }: Followed, { clock, signal }: FetchOptions) => ({
  place,
  clock,
  signal,
  gitDir: '/nonexistent',
});

const candidates = ({ ref }: Followed) =>
  ref.startsWith('refs/') ? [ref] : [`refs/heads/${ref}`, `refs/tags/${ref}`];

const asked = (followed: Followed) => [
  'ls-remote',
  '--quiet',
  '--end-of-options',
  followed.place.url,
  ...candidates(followed).flatMap((name) => [name, `${name}^{}`]),
];

function tipOf(
  answer: string,
  followed: Followed,
): { name: string; commit: string } | { why: string; hint: string } {
  const hashes = new Map<string, string>();
  for (const line of answer.split('\n')) {
    const [hash = '', name = ''] = line.split('\t');
    if (/^[0-9a-f]{40,64}$/.test(hash)) hashes.set(name, hash);
  }
  const names = candidates(followed).filter((name) => hashes.has(name));
  const [name] = names;
  const { ref } = followed;
  if (name === undefined)
    return { why: `there is no branch or tag ${ref} there`, hint: 'give one with --ref' };
  if (names.length > 1)
    return { why: `${ref} is both a branch and a tag there`, hint: `give --ref ${names.join(' or --ref ')}` };
  return { name, commit: hashes.get(`${name}^{}`) ?? hashes.get(name)! };
}

interface Desk {
  readonly folder: string;
  readonly name: string;
  readonly place: GitPlace;
}

async function readRemote(desk: Desk, followed: Followed, options: FetchOptions): Promise<Fetched> {
  const { folder, name, place } = desk;
  const { fetchMs, mostBytes } = options.limits ?? LIMITS;
  const deadline = options.clock.monotonic() + fetchMs;
  const ask = (args: readonly string[], more: Pick<GitCall, 'input' | 'tooMuch'> = {}) => {
    const limitMs = Math.max(1, Math.ceil(deadline - options.clock.monotonic()));
    return callGit({ ...common(followed, options), gitDir: folder, args, limitMs, ...more });
  };
  const fetch = (more: readonly string[]) => {
    const fixed = [
      'fetch',
      '--quiet',
      '--no-tags',
      '--no-recurse-submodules',
      '--no-write-fetch-head',
      ...more,
    ];
    const refspec = `+${name}:refs/sluice/new`;
    return ask([...fixed, '--end-of-options', place.url, refspec], {
      tooMuch: () => tooLarge(folder, mostBytes),
    });
  };
  for (const step of [
    () => ask(['init', '--bare', '--quiet', '--template=', folder]),
    () => fetch(['--depth', '1']),
  ]) {
    const answer = await step();
    if (typeof answer === 'string') return failure(answer);
  }
  const large = await tooLarge(folder, mostBytes);
  if (large !== undefined) return { kind: 'failed', why: large };
  const tip = await ask(['rev-parse', '--verify', '--quiet', 'refs/sluice/new^{commit}']);
  if (typeof tip === 'string') return { kind: 'failed', why: `${followed.ref} is no commit` };
  const commit = tip.toString('utf8').trim();
  if (options.known.includes(commit)) return { kind: 'same', commit };
  const read: AskGit = (args, input) => ask(args, { input });
  const reading: TreeReading = await documentsOf(read, commit, followed.path);
  if (reading.kind === 'failed') return failure(reading.why);
  const tooMuch = () => tooLarge(folder, mostBytes);
  const lineage = await lineageOf(commit, { inForce: options.inForce, ask: read, fetch, tooMuch });
  if (typeof lineage === 'string') return failure(lineage);
  return { ...reading, commit, lineage };
}

async function tooLarge(folder: string, mostBytes: number): Promise<string | undefined> {
  let bytes = 0;
  for (const name of await readdir(folder, { recursive: true }).catch(() => [])) {
    // Files come and go while git writes.
    bytes += (await stat(join(folder, name)).catch(() => undefined))?.size ?? 0;
    if (bytes > mostBytes)
      return `the revision is larger than ${Math.floor(mostBytes / 1024 / 1024)} MiB; keep specs in a repository of their own`;
  }
  return undefined;
}

function failure(why: string): Fetched {
  const hint = hints.find(([pattern]) => pattern.test(why))?.[1];
  return { kind: 'failed', why, ...(hint !== undefined && { hint }) };
}

const hints: readonly (readonly [RegExp, string])[] = [
  [
    /could not read (Username|Password)|Authentication failed|HTTP 40[13]|error: 40[13]/,
    'give SLUICE_GIT_USERNAME and SLUICE_GIT_PASSWORD, which may be a token that reads the repository',
  ],
  [/Permission denied/, 'give ssh a key that reads the repository'],
  [
    /Host key for .* has changed/,
    'find out whether the host has a new key, or whether this is another host, before known_hosts is changed',
  ],
  [/Host key verification failed/, 'add the host to known_hosts'],
  [/certificate/i, 'name the authority that signed its certificate with GIT_SSL_CAINFO=FILE'],
  [/[Cc]ould not resolve host/, 'check the host in --git, and that this machine resolves names'],
  [/does not appear to be a git repository|not found/i, 'check --git'],
];
