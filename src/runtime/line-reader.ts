// Reads back what a line file holds, the one put aside first. A file that is not there holds nothing.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { asideOf } from './line-file.ts';

/** Every line, one after the other. Rejects when a file is there and cannot be read. */
export async function* readLines(path: string): AsyncGenerator<string> {
  for (const file of [asideOf(path), path]) {
    const input = createReadStream(file);
    try {
      yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
    } catch (error) {
      if (!isMissing(error)) throw error;
    } finally {
      input.destroy();
    }
  }
}

/** The whole lines among the last `bytes` of both files. */
export async function readLastLines(path: string, bytes: number): Promise<string[]> {
  const last = await tailOf(path, bytes);
  const earlier = await tailOf(asideOf(path), bytes - Buffer.byteLength(last.text));
  return [earlier, last].flatMap(({ text, isWhole }) => text.split('\n').slice(isWhole ? 0 : 1));
}

async function tailOf(path: string, bytes: number): Promise<{ text: string; isWhole: boolean }> {
  if (bytes <= 0) return { text: '', isWhole: true };
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      const from = Math.max(0, size - bytes);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
      return { text: buffer.toString('utf8', 0, bytesRead), isWhole: from === 0 };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
    return { text: '', isWhole: true };
  }
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';
