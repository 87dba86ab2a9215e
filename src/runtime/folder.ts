// A folder that has to be there. Node's own recursive mkdir never ends, at full speed, where the system says ENOENT though
// the parent exists, as Linux does in /proc: `fs.mkdir('/proc/x', {recursive: true})`, seen with Node 20.
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes it and whatever is missing above it, each with this mode. Rejects with the error of the system. */
export async function makeFolder(path: string, mode?: number): Promise<void> {
  const trouble = await tryToMake(path, mode);
  if (trouble === undefined) return;
  const parent = dirname(path);
  if (trouble.code !== 'ENOENT' || parent === path) throw trouble;
  await makeFolder(parent, mode);
  const again = await tryToMake(path, mode);
  if (again !== undefined) throw again;
}

/** Undefined when it is there then, whoever made it. */
async function tryToMake(path: string, mode?: number): Promise<NodeJS.ErrnoException | undefined> {
  try {
    await mkdir(path, { mode });
    return undefined;
  } catch (error) {
    const there = await stat(path).catch(() => undefined);
    return there?.isDirectory() ? undefined : (error as NodeJS.ErrnoException);
  }
}
