// Starts the built program as real processes, and waits for conditions with deadlines. No fixed waits.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Credentials that nobody checks, and nothing of the machine's own configuration. */
export const AWS_ENVIRONMENT = {
  AWS_ACCESS_KEY_ID: 'tester',
  AWS_SECRET_ACCESS_KEY: 'unused',
  AWS_REGION: 'ap-northeast-1',
  AWS_DEFAULT_REGION: 'ap-northeast-1',
  AWS_PAGER: '',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
};

/** Timelines of tests do not belong among those of the machine's owner. */
const STATE = mkdtempSync(join(tmpdir(), 'sluice-state-'));
afterAll(() => rmSync(STATE, { recursive: true, force: true }));

export interface Running {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Sends a signal and resolves with the exit status when it has ended. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

export function start(args: readonly string[], environment: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, [`${root}bin/sluice`, ...args], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: '/nonexistent',
      XDG_STATE_HOME: STATE,
      ...AWS_ENVIRONMENT,
      ...environment,
    },
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return {
    child,
    output: () => text,
    end: async (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

export interface SandboxProcess extends Running {
  readonly url: string;
  page(path: string): Promise<any>;
}

export async function startSandbox(scenario: string, ...more: string[]): Promise<SandboxProcess> {
  const running = start(['sandbox', '--scenario', scenario, '--port', '0', ...more]);
  const url = await until(
    'the sandbox listens',
    10_000,
    async () => /listening on (http:\S+)/.exec(running.output())?.[1],
  );
  const page = async (path: string) => (await fetch(`${url}/_sluice/${path}`)).json();
  return { ...running, url, page };
}

/** Asks again until there is an answer; fails with what was awaited. */
export async function until<T>(
  what: string,
  withinMs: number,
  ask: () => Promise<T | undefined | false>,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > deadline) throw new Error(`waited ${withinMs} ms in vain until ${what}`);
    await delay(100);
  }
}

export interface CliAnswer {
  readonly status: number;
  readonly json: any;
  readonly error: string;
}

/** Runs the AWS CLI against an endpoint; `AWS_CLI` names another one than Debian's. */
export function aws(url: string, line: string, ...more: string[]): Promise<CliAnswer> {
  const program = process.env.AWS_CLI ?? '/usr/bin/aws';
  const args = ['--endpoint-url', url, '--output', 'json', '--no-cli-pager', ...line.split(' '), ...more];
  return new Promise((resolve) => {
    execFile(
      program,
      args,
      { env: { PATH: process.env.PATH, HOME: '/nonexistent', ...AWS_ENVIRONMENT } },
      (error, out, err) => {
        const status = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
        resolve({ status, json: out.trim() ? JSON.parse(out) : undefined, error: err });
      },
    );
  });
}
