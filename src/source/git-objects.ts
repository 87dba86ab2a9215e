// Reading trees and blobs of a repository, whoever asks git, and wherever it is.
import { maxBytes } from '#lib/document-text.ts';

/** What it prints, or what it complains about. */
export type AskGit = (args: readonly string[], input?: string) => Promise<Buffer | string>;

export interface TreeEntry {
  readonly mode: string;
  readonly type: string;
  readonly hash: string;
  readonly name: string;
  readonly bytes: number;
}

/** How git writes a symbolic link, and a submodule. */
export const LINK = '120000';
export const SUBMODULE = '160000';

/** What `name` is in that commit; `name/` for what is in it. */
export async function listTree(ask: AskGit, commit: string, name: string): Promise<TreeEntry[] | string> {
  const answer = await ask(['ls-tree', '-z', '--long', commit, '--', name]);
  if (typeof answer === 'string') return answer;
  const lines = answer.toString('utf8').split('\0').filter(Boolean);
  return lines.flatMap((line) => {
    const [, mode, type, hash, bytes, path] = /^(\d+) (\w+) ([0-9a-f]+) +(-|\d+)\t(.*)$/s.exec(line) ?? [];
    if (mode === undefined) return [];
    return [{ mode, type: type!, hash: hash!, name: path!, bytes: Number(bytes!.replace('-', '0')) }];
  });
}

export async function readBlob(ask: AskGit, hash: string): Promise<Uint8Array | string> {
  const bytes = await ask(['cat-file', 'blob', hash]);
  return typeof bytes === 'string' ? bytes : bytes.subarray(0, maxBytes + 1);
}

/** Many at once, in their order: a process for each would take seconds. */
export async function readBlobs(ask: AskGit, hashes: readonly string[]): Promise<Uint8Array[] | string> {
  if (hashes.length === 0) return [];
  const answer = await ask(['cat-file', '--batch'], hashes.map((hash) => `${hash}\n`).join(''));
  if (typeof answer === 'string') return answer;
  const blobs: Uint8Array[] = [];
  let at = 0;
  for (const hash of hashes) {
    const end = answer.indexOf('\n', at);
    const [, bytes] = /^[0-9a-f]+ blob (\d+)$/.exec(answer.toString('latin1', at, end)) ?? [];
    if (end < 0 || bytes === undefined) return `${hash} is not there`;
    blobs.push(answer.subarray(end + 1, end + 1 + Number(bytes)));
    at = end + 1 + Number(bytes) + 1;
  }
  return blobs;
}
