// How far long work is: on a terminal only, on standard error, as what is printed elsewhere is for programs.

/** The next line that is printed is longer, and takes its place. */
export function showProgress(text: () => string): { stop(): void } {
  if (!process.stderr.isTTY) return { stop: () => undefined };
  const timer = setInterval(() => process.stderr.write(`\r${text()}\r`), 1_000);
  return {
    stop: () => {
      clearInterval(timer);
      process.stderr.write('\u001B[K');
    },
  };
}
