// What becomes of output that cannot be written: a reader that went away, a full disk. Never a stack trace.

/** As much of a process as its streams concern. */
export interface Streams {
  readonly stdout: Stream;
  readonly stderr: Stream & { write(text: string): unknown };
  /** The exit status that is set already. */
  readonly exitCode?: number | string | null;
  exit(status: number): void;
}

interface Stream {
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown;
}

/**
 * Standard error holds the log: whether anybody reads it decides nothing, and an operator goes on without. Standard
 * output holds the answer: one that is not taken any more ends quietly (`sluice … | head`), one that cannot be written
 * is no answer, exit status 2.
 */
export function guardStreams(process: Streams): void {
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error) => {
    if (error.code === 'EPIPE') return process.exit(Number(process.exitCode ?? 0));
    process.stderr.write(
      `sluice: the answer could not be written to standard output (${error.code ?? error.message}); give it a place with room\n`,
    );
    process.exit(2);
  });
}
