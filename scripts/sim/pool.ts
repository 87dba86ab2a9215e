// The processes of `npm run sim`: each lives through one life at a time. One that breaks is replaced.
import { type ChildProcess, fork } from 'node:child_process';
import type { Job, Lived } from './job.ts';

/** `lived` is missing too where there was nothing to live through. */
export interface Answer {
  readonly lived?: Lived;
  readonly crash?: string;
}

export interface PoolOptions {
  readonly processes: number;
  /** Besides our own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** The file that the processes run: scripts/sim/worker.ts, bundled, which is faster by a tenth and starts at once. */
  readonly worker: string;
}

export class Pool {
  readonly #options: PoolOptions;
  readonly #idle: ChildProcess[] = [];
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  async run(job: Job): Promise<Answer> {
    while (this.#running >= this.#options.processes)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running++;
    const child = this.#idle.pop() ?? this.#fork();
    const answer = await ask(child, job);
    // After a crash nobody knows what is left of it.
    if (answer.crash === undefined) this.#idle.push(child);
    else child.kill('SIGKILL');
    this.#running--;
    this.#waiting.shift()?.();
    return answer;
  }

  close(): void {
    for (const child of this.#idle.splice(0)) child.disconnect();
  }

  #fork(): ChildProcess {
    const { worker, env = {} } = this.#options;
    const child = fork(worker, { execArgv: [], env: { ...process.env, ...env } });
    // One that ends while it has nothing to do is not asked again.
    child.once('exit', () => {
      const index = this.#idle.indexOf(child);
      if (index >= 0) this.#idle.splice(index, 1);
    });
    return child;
  }
}

function ask(child: ChildProcess, job: Job): Promise<Answer> {
  return new Promise((resolve) => {
    const answered = (answer: Answer) => {
      child.off('message', answered);
      child.off('exit', ended);
      resolve(answer);
    };
    const ended = (code: number | null, signal: string | null) =>
      answered({ crash: `the process ended with ${signal ?? `status ${code}`}` });
    child.once('message', answered);
    child.once('exit', ended);
    child.send(job, (error) => {
      if (error) answered({ crash: `the process could not be asked: ${error.message}` });
    });
  });
}
