// The strangers' Python: a virtual environment of its own with pinned packages, made at the first run.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Python {
  readonly program: string;
  /** Runs a script of test/conformance/python; its standard output lines, live to `onLine`. */
  run(script: string, args: readonly string[], onLine?: (line: string) => void): Promise<Run>;
}

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const folder = import.meta.dirname;

/** The environment in `cache`; made anew when test/conformance/requirements.txt has changed. */
export function preparePython(cache: string, say: (words: string) => void): Python {
  const requirements = join(folder, 'requirements.txt');
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const home = join(cache, 'conformance');
  const stamp = join(home, 'requirements.sha256');
  const program = join(home, 'bin', 'python');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    say('making the virtual environment (once; half a minute)');
    rmSync(home, { recursive: true, force: true });
    mkdirSync(cache, { recursive: true });
    command('python3', ['-m', 'venv', home]);
    command(program, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
    writeFileSync(`${stamp}.new`, wanted);
    renameSync(`${stamp}.new`, stamp);
  }
  return pythonAt(program);
}

/** The environment whose interpreter this is. */
export const pythonAt = (program: string): Python => ({
  program,
  run: (script, args, onLine) => runScript(program, [join(folder, 'python', script), ...args], onLine),
});

function command(program: string, args: readonly string[]): void {
  try {
    execFileSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    throw new Error(`\`${program} ${args.join(' ')}\` failed: ${stderr || message}`);
  }
}

const ENVIRONMENT = {
  AWS_ACCESS_KEY_ID: 'conformance',
  AWS_SECRET_ACCESS_KEY: 'unused',
  AWS_DEFAULT_REGION: 'ap-northeast-1',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  PYTHONDONTWRITEBYTECODE: '1',
};

function runScript(program: string, args: string[], onLine?: (line: string) => void): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { PATH: process.env.PATH, ...ENVIRONMENT } });
    const out: string[] = [];
    let stderr = '';
    let rest = '';
    child.stdout.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine?.(line);
      out.push(...lines);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk;
    });
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, stdout: [...out, rest].join('\n'), stderr }));
  });
}
