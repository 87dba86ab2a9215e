// How far long work is: on a terminal only, on standard error, as what is printed elsewhere is for programs.

export interface Progress {
  /** A line of the result, in the place of the progress. */
  print(text: string): void;
  stop(): void;
}

const CLEAR = '\r\u001B[K';

export function showProgress(text: () => string): Progress {
  const isTerminal = process.stderr.isTTY;
  const clear = () => isTerminal && process.stderr.write(CLEAR);
  const timer = isTerminal ? setInterval(() => process.stderr.write(`${CLEAR}${text()}`), 1_000) : undefined;
  return {
    print: (line) => {
      clear();
      process.stdout.write(line);
    },
    stop: () => {
      clearInterval(timer);
      clear();
    },
  };
}
