// A virtual environment of Python with pinned packages, made at the first run and when their list has changed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Venv {
  /** Its folder. */
  readonly home: string;
  /** The list of packages, as `pip freeze` prints it. */
  readonly requirements: string;
  readonly say: (words: string) => void;
}

/** The folder of its programs. Throws with what Python or pip said when it cannot be made. */
export function prepareVenv({ home, requirements, say }: Venv): string {
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const stamp = join(home, 'requirements.sha256');
  const programs = join(home, 'bin');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    say('making the virtual environment (once; half a minute)');
    rmSync(home, { recursive: true, force: true });
    mkdirSync(dirname(home), { recursive: true });
    command('python3', ['-m', 'venv', home]);
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements];
    command(join(programs, 'python'), pip);
    writeFileSync(`${stamp}.new`, wanted);
    renameSync(`${stamp}.new`, stamp);
  }
  return programs;
}

function command(program: string, args: readonly string[]): void {
  try {
    execFileSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    throw new Error(`\`${program} ${args.join(' ')}\` failed: ${stderr || message}`);
  }
}
