// Where documents come from: files, folders of YAML files, standard input. Reads bytes and looks at none of them;
// never reads more of a file than a document may have.
import { constants } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '#lib/document-problem.ts';
import { maxBytes } from '#lib/document-text.ts';

/** The bytes of one file. More than 1 MiB is cut one byte later, which is enough to refuse it. */
export interface Source {
  file: string;
  bytes: Uint8Array;
}

export interface SourceReading {
  documents: Source[];
  unreadable: Problem[];
}

/** What standard input is, for `-`; tests give their own. */
export type Input = AsyncIterable<Uint8Array | string>;

/**
 * Reads what the paths name, in their order: a file, a folder (its *.yaml and *.yml, sorted by name, not the
 * folders in it), or `-` for standard input. What cannot be read is told, and does not stop the rest.
 */
export async function readSources(
  paths: readonly string[],
  input: Input = process.stdin,
): Promise<SourceReading> {
  const reading: SourceReading = { documents: [], unreadable: [] };
  const seen = new Set<string>();
  for (const path of paths) {
    if (seen.has(path)) continue;
    seen.add(path);
    if (path === '-') reading.documents.push({ file: '<stdin>', bytes: await collect(input) });
    else await readPath(path, reading);
  }
  return reading;
}

async function readPath(path: string, reading: SourceReading): Promise<void> {
  try {
    if (!(await stat(path)).isDirectory()) {
      reading.documents.push({ file: path, bytes: await readStart(path) });
      return;
    }
  } catch (error) {
    reading.unreadable.push({ file: path, ...reasonFor(error) });
    return;
  }
  await readFolder(path, reading);
}

async function readFolder(folder: string, reading: SourceReading): Promise<void> {
  const names = await yamlNames(folder, reading);
  if (names?.length === 0) {
    const hint = 'give a folder with *.yaml or *.yml files';
    reading.unreadable.push({ file: folder, message: 'is a folder without YAML files', hint });
  }
  for (const name of names ?? []) {
    const file = join(folder, name);
    try {
      if ((await stat(file)).isDirectory()) continue;
      reading.documents.push({ file, bytes: await readStart(file) });
    } catch (error) {
      reading.unreadable.push({ file, ...reasonFor(error) });
    }
  }
}

async function yamlNames(folder: string, reading: SourceReading): Promise<string[] | undefined> {
  try {
    return (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
  } catch (error) {
    reading.unreadable.push({ file: folder, ...reasonFor(error) });
    return undefined;
  }
}

/** At most one byte more than a document may have. */
async function readStart(file: string): Promise<Uint8Array> {
  const handle = await open(file, constants.O_RDONLY);
  try {
    const buffer = new Uint8Array(maxBytes + 1);
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return buffer.slice(0, length);
  } finally {
    await handle.close();
  }
}

async function collect(input: Input): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of input) {
    const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
    chunks.push(bytes);
    length += bytes.length;
    if (length > maxBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, maxBytes + 1);
}

const reasons: Record<string, { message: string; hint: string }> = {
  ENOENT: { message: 'there is no such file or folder', hint: 'check the path' },
  ENOTDIR: { message: 'a part of the path is no folder', hint: 'check the path' },
  EACCES: { message: 'may not be read', hint: 'check its permissions' },
  EPERM: { message: 'may not be read', hint: 'check its permissions' },
  ELOOP: { message: 'is a link that leads back to itself', hint: 'correct the link' },
  ENAMETOOLONG: { message: 'the path is too long', hint: 'check the path' },
};

function reasonFor(error: unknown): { message: string; hint?: string } {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? { message: `cannot be read: ${code || message}` };
}
