// Whether a commit has another one in its history. A revision comes without its history, so that this is fetched, commits alone and
// no files, further and further back until it is known, and no further than a bound.
import type { AskGit } from './git-objects.ts';

/** Of a new commit and the one in force. `first`: none was; `unknown`: not found so far back as was looked. */
export type Lineage =
  | { readonly kind: 'first' | 'follows' | 'rewritten' }
  | { readonly kind: 'unknown'; readonly why: string };

export interface Asking {
  readonly inForce?: string;
  readonly ask: AskGit;
  readonly fetch: (more: readonly string[]) => Promise<Buffer | string>;
  /** A sentence where what was fetched is more than is wanted. */
  readonly tooMuch: () => Promise<string | undefined>;
}

/** A few commits are usual between two looks; whole histories are looked through once, after a rewrite. */
const DEPTHS = [20, 200, 2_000, 20_000] as const;

/** A sentence where git could not tell, as when the server went away meanwhile. */
export async function lineageOf(commit: string, asking: Asking): Promise<Lineage | string> {
  const { inForce, ask, fetch, tooMuch } = asking;
  if (inForce === undefined) return { kind: 'first' };
  let seen = 0;
  for (const depth of DEPTHS) {
    const fetched = await fetch(['--depth', String(depth), '--filter=tree:0']);
    if (typeof fetched === 'string') {
      const large = await tooMuch();
      return large === undefined ? `its history: ${fetched}` : unknown(seen);
    }
    const list = await ask(['rev-list', commit]);
    if (typeof list === 'string') return list;
    const commits = list.toString('utf8').split('\n').filter(Boolean);
    if (commits.includes(inForce)) return { kind: 'follows' };
    const shallow = await ask(['rev-parse', '--is-shallow-repository']);
    if (typeof shallow === 'string') return shallow;
    if (shallow.toString('utf8').trim() === 'false') return { kind: 'rewritten' };
    // The server has no more of it either.
    if (commits.length === seen) break;
    seen = commits.length;
  }
  return unknown(seen);
}

const unknown = (seen: number): Lineage => ({
  kind: 'unknown',
  why: `not among its last ${seen} commits, and its history was looked at no further`,
});
