// Hunts one planted bug: lives one life after another with it until one fails, or the budget is spent.
import { type ChildProcess, fork } from 'node:child_process';
import type { Bug } from '../../test/planted/bug.ts';
import { livesFor, nameOf, type PlantedLife } from './lives.ts';
import { plant } from './plant.ts';
import type { Lived } from './worker.ts';

export interface Budget {
  readonly lives: number;
  readonly cpuSeconds: number;
}

export interface Hunted {
  readonly bug: Bug;
  /** How many lives were tried; the last one caught it. */
  readonly tried: number;
  /** What came of the last one, where it failed. */
  readonly caught?: Lived & { readonly life: PlantedLife };
  /** Whether one that was tried went another way than without the bug; told where it survived. */
  readonly cameUp?: boolean;
}

/** A life that takes so long does not end; the longest takes a tenth of it. */
const ENDLESS_MS = 300_000;

/** Lives a life without any bug; each is lived once. */
export type Sound = (life: PlantedLife) => Promise<Lived>;

export async function hunt(bug: Bug, budget: Budget, sound: Sound): Promise<Hunted> {
  const being = start(await plant(bug));
  const all: { life: PlantedLife; digest: string }[] = [];
  let spent = 0;
  try {
    for (const life of livesFor(bug)) {
      if (all.length >= budget.lives || spent >= budget.cpuSeconds) break;
      const lived = await being.live(life);
      all.push({ life, digest: lived.digest });
      spent += lived.cpuSeconds;
      // What fails with nothing planted as well proves nothing.
      if (lived.verdict !== 'kept' && (await sound(life)).verdict === 'kept')
        return { bug, tried: all.length, caught: { ...lived, life } };
    }
  } finally {
    being.end();
  }
  for (const { life, digest } of all)
    if ((await sound(life)).digest !== digest) return { bug, tried: all.length, cameUp: true };
  return { bug, tried: all.length, cameUp: false };
}

/** Lives without any bug, remembered by life, one after another in one process. */
export function soundLives(): Sound & { end(): void; failed(): Promise<string[]> } {
  const known = new Map<string, Promise<Lived>>();
  let being: Promise<Being> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const sound = (life: PlantedLife) => {
    const name = nameOf(life);
    const begun = known.get(name);
    if (begun !== undefined) return begun;
    being ??= plant({ name: 'nothing', edits: [] }).then(start);
    const answer = Promise.all([being, last]).then(([it]) => it.live(life));
    last = answer.catch(() => undefined);
    known.set(name, answer);
    return answer;
  };
  const failed = async () => {
    const all = await Promise.all([...known].map(async ([name, lived]) => [name, await lived] as const));
    return all.flatMap(([name, lived]) =>
      lived.verdict === 'kept' ? [] : [`${name}: ${lived.problems[0]}`],
    );
  };
  return Object.assign(sound, { failed, end: () => void being?.then((it) => it.end()) });
}

interface Being {
  live(life: PlantedLife): Promise<Lived>;
  end(): void;
}

function start(bundle: string): Being {
  const child = fork(bundle, { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let said = '';
  child.stderr?.on('data', (text: Buffer) => {
    said = (said + text.toString()).slice(-2_000);
  });
  return {
    live: (life) => answerOf(child, life, () => said),
    end: () => void child.kill('SIGKILL'),
  };
}

/** A process that ends has crashed, and one that never answers is stuck. */
function answerOf(child: ChildProcess, life: PlantedLife, said: () => string): Promise<Lived> {
  return new Promise((resolve) => {
    const failed = (kind: 'crash' | 'liveness', problem: string) =>
      answer({ verdict: kind, problems: [problem], digest: '', cpuSeconds: 0 });
    const onExit = () => failed('crash', `the process ended: ${firstError(said())}`);
    const timer = setTimeout(() => failed('liveness', 'the life does not end'), ENDLESS_MS);
    const answer = (lived: Lived) => {
      clearTimeout(timer);
      child.off('exit', onExit);
      child.off('message', answer);
      resolve(lived);
    };
    child.on('exit', onExit);
    child.on('message', answer);
    child.send(life);
  });
}

const firstError = (text: string) => /^\w*Error: .*$/m.exec(text)?.[0] ?? text.trim().split('\n').at(-1);
