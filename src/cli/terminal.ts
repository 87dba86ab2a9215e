// What a command writes to and reads from; tests give their own and look at what was written.
import type { Input } from '#source/files.ts';

export interface Terminal {
  write(text: string): void;
  writeError(text: string): void;
  input: Input;
  /** Whether standard output is a terminal that shows colours. */
  colour: boolean;
  /** Characters in a line: the terminal's, else what COLUMNS says, else 80. */
  columns: number;
  /** Whether a person looks at standard output: only there long lines are broken, `grep` wants them whole. */
  isTty?: boolean;
}

/** The process's own streams; no colours through a pipe or with NO_COLOR. */
export function processTerminal(): Terminal {
  return {
    write: (text) => void process.stdout.write(text),
    writeError: (text) => void process.stderr.write(text),
    input: process.stdin,
    colour: Boolean(process.stdout.isTTY) && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
    isTty: Boolean(process.stdout.isTTY),
    columns: process.stdout.columns || Number(process.env.COLUMNS) || 80,
  };
}
