// Reads what a line file holds, and then what is appended to it, also when it is put aside meanwhile. Knows no noun.
import { type FileHandle, open } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import { type Clock, sleep } from '#lib/clock.ts';
import { asideOf } from './line-file.ts';

export interface Following {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly everyMs: number;
}

/** Every line, one after the other; undefined each time that all which is there was read. Ends with `signal`. */
export async function* followLines(path: string, following: Following): AsyncGenerator<string | undefined> {
  const { clock, signal, everyMs } = following;
  const earlier = await createTail(asideOf(path));
  if (earlier) yield* earlier.read();
  await earlier?.close();
  let tail = await createTail(path);
  try {
    while (!signal.aborted) {
      if (tail) yield* tail.read();
      const next = await createTail(path);
      if (next !== undefined && next.inode !== tail?.inode) {
        // What was written to the old one before it was put aside: its handle still reads it.
        if (tail) yield* tail.read();
        await tail?.close();
        tail = next;
        continue;
      }
      await next?.close();
      yield undefined;
      await sleep(clock, everyMs, signal);
    }
  } finally {
    await tail?.close();
  }
}

interface Tail {
  readonly inode: number;
  /** The whole lines since the last time. */
  read(): AsyncGenerator<string>;
  close(): Promise<void>;
}

const CHUNK = 256 * 1024;

/** Undefined while there is no such file. */
async function createTail(path: string): Promise<Tail | undefined> {
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const { ino } = await file.stat();
  const decoder = new StringDecoder('utf8');
  let rest = '';
  return {
    inode: ino,
    async *read() {
      for (;;) {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(CHUNK), 0, CHUNK, null);
        if (bytesRead === 0) return;
        const lines = `${rest}${decoder.write(buffer.subarray(0, bytesRead))}`.split('\n');
        rest = lines.pop()!;
        yield* lines;
      }
    },
    close: () => file.close(),
  };
}
