// The file in which the revision in force is kept, so that a new process goes on from it while the remote cannot be reached.
import { createHash, randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from '#runtime/folder.ts';
import type { Log } from '#runtime/log.ts';
import type { Followed } from '#source/git-remote.ts';
import { type InForce, restoreInForce, saveInForce } from '#spec/in-force.ts';
import { defaultTimeline } from './timeline-place.ts';

/** Beside the timeline. */
export const defaultCache = () => join(dirname(defaultTimeline()), 'git');

/** One for each place that is followed. */
export function stateFile(folder: string, { place, ref, path }: Followed): string {
  const key = createHash('sha256')
    .update(JSON.stringify([place.url, ref, path]))
    .digest('hex');
  return join(folder, `${key.slice(0, 16)}.json`);
}

/** Undefined where there is none, or none that can be used, which is said. */
export async function readState(
  file: string,
  forget: readonly string[],
  log: Log,
): Promise<InForce | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT')
      log('warn', `what was in force before cannot be read: ${code ?? message}`, { file });
    return undefined;
  }
  const inForce = restoreInForce(text, forget);
  if (inForce === undefined) log('warn', 'what was in force before cannot be used any more', { file });
  // All that was kept is forgotten now.
  return inForce?.specs.length === 0 ? undefined : inForce;
}

/** Whole or not at all, whenever the process ends. */
export async function writeState(file: string, inForce: InForce, log: Log): Promise<void> {
  const fresh = `${file}.${randomUUID()}`;
  try {
    await makeFolder(dirname(file), 0o700);
    await writeFile(fresh, saveInForce(inForce), { mode: 0o600 });
    await rename(fresh, file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    log(
      'warn',
      `a new process could not go on from this revision, as it cannot be kept: ${code ?? message}`,
      { file },
    );
  }
}
