// Lines appended to a file that stays bounded: a full or an old one is put aside as `PATH.1`, in place of the one before.
// Who appends never waits and never fails; a line that was cut off by a crash spoils only itself. Knows no noun.
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from './folder.ts';

export interface LineFileOptions {
  readonly path: string;
  readonly maxBytes: number;
  /** Whether a file that begins like this is too old to go on with. */
  readonly isOld: (beginning: string) => boolean;
  /** Told once when writing begins to fail; it is tried again with every line. */
  readonly onTrouble: (error: NodeJS.ErrnoException) => void;
  /** Told when it works again, with how many lines are missing. */
  readonly onRecovery: (lost: number) => void;
  /** Told once when somebody else appends to the same file. */
  readonly onStranger?: () => void;
}

export interface LineFile {
  append(lines: readonly string[]): void;
  /** How many files were put aside. */
  readonly volume: number;
  /** Resolves when all is written or given up; never rejects. */
  flush(): Promise<void>;
}

export const asideOf = (path: string): string => `${path}.1`;

/** While a disk is slow so many lines wait for it; those beyond are lost. */
const WAITING_AT_MOST = 100_000;

export function createLineFile(options: LineFileOptions): LineFile {
  let waiting: string[] = [];
  let writing: Promise<void> | undefined;
  let volume = 0;
  let lost = 0;
  let isFailing = false;
  /** How long we left the file; undefined where that is not known. */
  let leftAt: number | undefined;
  let isStrange = false;
  const write = async () => {
    while (waiting.length > 0) {
      const lines = waiting;
      waiting = [];
      try {
        const { found, left, isAside } = await put(options, lines);
        if (isAside) volume += 1;
        if (!isStrange && leftAt !== undefined && found > leftAt) {
          isStrange = true;
          options.onStranger?.();
        }
        leftAt = left;
        if (isFailing) options.onRecovery(lost);
        isFailing = false;
        lost = 0;
      } catch (error) {
        lost += lines.length;
        leftAt = undefined;
        if (!isFailing) options.onTrouble(error as NodeJS.ErrnoException);
        isFailing = true;
      }
    }
    writing = undefined;
  };
  return {
    append(lines) {
      const room = WAITING_AT_MOST - waiting.length;
      lost += Math.max(0, lines.length - room);
      waiting.push(...lines.slice(0, room));
      writing ??= write();
    },
    get volume() {
      return volume;
    },
    flush: async () => writing,
  };
}

/** Says how long the file was and is, and whether one was put aside. */
async function put({ path, maxBytes, isOld }: LineFileOptions, lines: readonly string[]) {
  const whole = `${lines.join('\n')}\n`;
  const { size, beginning, isTorn } = await lookAt(path);
  const isFull = size > 0 && (size + Buffer.byteLength(whole) > maxBytes || isOld(beginning));
  if (isFull) await rename(path, asideOf(path));
  const text = isTorn && !isFull ? `\n${whole}` : whole;
  const file = await open(path, 'a');
  try {
    await file.appendFile(text);
  } finally {
    await file.close();
  }
  return { found: size, left: (isFull ? 0 : size) + Buffer.byteLength(text), isAside: isFull };
}

const BEGINNING_BYTES = 512;

/** Looked at anew each time: somebody else may have moved it away. */
async function lookAt(path: string) {
  await makeFolder(dirname(path));
  const file = await open(path, 'a+');
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(BEGINNING_BYTES), 0, BEGINNING_BYTES, 0);
    const end = size === 0 ? undefined : await file.read(Buffer.alloc(1), 0, 1, size - 1);
    const isTorn = end !== undefined && end.buffer.toString() !== '\n';
    return { size, beginning: buffer.toString('utf8', 0, bytesRead), isTorn };
  } finally {
    await file.close();
  }
}
