// The strangers' Python: a virtual environment of its own with pinned packages, made at the first run.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { prepareVenv } from '../../scripts/venv.ts';

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
  const programs = prepareVenv({ home: join(cache, 'conformance'), requirements, say });
  return pythonAt(join(programs, 'python'));
}

/** The environment whose interpreter this is. */
export const pythonAt = (program: string): Python => ({
  program,
  run: (script, args, onLine) => runScript(program, [join(folder, 'python', script), ...args], onLine),
});

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
