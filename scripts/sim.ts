// Lives the shipped stories through with many seeds:
// `npm run sim -- --seeds 1-20 [--edge sdk] [--jobs 2] [--resume FILE] [STORY…]`.
// One line per seed with its digest, then a summary; exit status 1 when a promise was broken. With `--resume` each life is
// kept in FILE, and those that are there already are not lived again.
import { fork } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { folder, type Life } from './sim/lives.ts';
import { lineOf, summaryOf } from './sim/summary.ts';
import type { RunResult } from './sim/verdict.ts';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const { values, positionals } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1-5' },
    edge: { type: 'string', default: 'direct' },
    jobs: { type: 'string', default: String(Math.min(2, availableParallelism())) },
    resume: { type: 'string' },
  },
  allowPositionals: true,
});
const { edge, resume } = values;
const range = /^(\d+)(?:-(\d+))?$/.exec(values.seeds);
const jobs = Number(values.jobs);
if (!range || (edge !== 'direct' && edge !== 'sdk') || !(Number.isInteger(jobs) && jobs > 0)) {
  throw new Error(
    'usage: npm run sim -- --seeds A-B [--edge direct|sdk] [--jobs N] [--resume FILE] [STORY…]',
  );
}
const [from, to] = [Number(range[1]), Number(range[2] ?? range[1])];
const seeds = Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n);
const stories =
  positionals.length > 0
    ? positionals
    : readdirSync(folder)
        .filter((file) => file.endsWith('.yaml') && !file.startsWith('mine'))
        .map((file) => file.replace(/\.yaml$/, ''));

const results: RunResult[] = [];
/** A file that was cut within its last line, by a kill, is good up to there. */
function kept(file: string): RunResult[] {
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as RunResult);
}
const wanted = stories.flatMap((story) => seeds.map((seed): Life => ({ story, seed })));
if (resume !== undefined && existsSync(resume)) {
  const isWanted = (each: RunResult) => wanted.some((w) => w.story === each.story && w.seed === each.seed);
  results.push(...kept(resume).filter(isWanted));
}
const todo = wanted.filter((w) => !results.some((r) => r.story === w.story && r.seed === w.seed));
let crashes = 0;

interface Answer {
  readonly life: Life;
  readonly result?: RunResult;
  readonly crash?: string;
}

function heard({ life, result, crash }: Answer): void {
  if (crash !== undefined) {
    crashes++;
    process.stdout.write(`seed ${life.seed} ${life.story} CRASHED ${crash}\n`);
  }
  if (!result) return;
  results.push(result);
  if (resume !== undefined) appendFileSync(resume, `${JSON.stringify(result)}\n`);
  process.stdout.write(lineOf(result));
}

/** One process, until nothing is left to do. */
function work(): Promise<void> {
  const worker = fork(fileURLToPath(new URL('./sim/worker.ts', import.meta.url)), [edge]);
  return new Promise((resolve, reject) => {
    const next = () => {
      const life = todo.shift();
      if (life) worker.send(life);
      else worker.disconnect();
    };
    worker.on('message', (answer: Answer) => {
      heard(answer);
      next();
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`a process of the simulation ended with status ${code}`));
    });
    next();
  });
}

await Promise.all(Array.from({ length: Math.min(jobs, todo.length) }, work));
process.stdout.write(summaryOf(results, crashes));
if (crashes > 0 || results.some(({ broken }) => broken.length > 0)) process.exitCode = 1;
