// The arguments of a script, or the end of its process: --help prints what it takes, with status 0; what it does not
// know gets one line, with status 2.
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { guardStreams } from '#cli/streams.ts';

type Asked<T extends ParseArgsConfig> = ReturnType<typeof parseArgs<T>>;

/** `usage`: what --help prints. */
export function argumentsOf<T extends ParseArgsConfig>(usage: string, config: T): Asked<T> {
  guardStreams(process);
  const args = process.argv.slice(2);
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    process.stdout.write(usage);
    process.exit(0);
  }
  try {
    return parseArgs({ ...config, args }) as Asked<T>;
  } catch (error) {
    // Node adds a second sentence, on how to hand on what begins with a dash.
    return refuse((error as Error).message.split(/[.] |\n/)[0]!);
  }
}

export function refuse(problem: string): never {
  process.stderr.write(`${problem.replace(/[.]$/, '')}; --help says what there is\n`);
  process.exit(2);
}
