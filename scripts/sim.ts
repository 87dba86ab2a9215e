// Lives the shipped stories through with many seeds:
// `npm run sim -- --seeds 1-20 [--edge sdk] [--jobs 2] [--resume FILE] [STORY…]`.
// One line per seed with its digest, then a summary; exit status 1 when a promise was broken. With `--resume` each life is
// kept in FILE, and those that are there already are not lived again.
import { fork } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { argumentsOf, refuse } from './arguments.ts';
import { folder, type Life } from './sim/lives.ts';
import { lineOf, summaryOf } from './sim/summary.ts';
import type { RunResult } from './sim/verdict.ts';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const USAGE = `usage: npm run sim -- [options] [STORY…]

Lives the stories of examples/scenarios through with Sluice, all of them or
those that you name: a line and a digest for each seed. Status 1 when a promise
was broken.

  --seeds A-B         from seed A to seed B, or one seed (1-5)
  --edge direct|sdk   how the operator calls AWS: at its ports, or through the
                      real SDK (direct)
  --jobs N            processes at a time (2, or 1 where there is one core)
  --resume FILE       keeps each life in FILE, and lives none of those again
`;
const { values, positionals } = argumentsOf(USAGE, {
  options: {
    seeds: { type: 'string', default: '1-5' },
    edge: { type: 'string', default: 'direct' },
    jobs: { type: 'string', default: String(Math.min(2, availableParallelism())) },
    resume: { type: 'string' },
  },
  allowPositionals: true,
});
const { edge, resume } = values;
const range = /^(\d+)(?:-(\d+))?$/.exec(values.seeds) ?? refuse(`--seeds ${values.seeds} is not A-B`);
const jobs = Number(values.jobs);
if (edge !== 'direct' && edge !== 'sdk') refuse(`--edge ${edge} is neither direct nor sdk`);
if (!(Number.isInteger(jobs) && jobs > 0)) refuse(`--jobs ${values.jobs} is no whole number above 0`);
const [from, to] = [Number(range[1]), Number(range[2] ?? range[1])];
const seeds = Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n);
const known = readdirSync(folder).flatMap((file) => (file.endsWith('.yaml') ? file.slice(0, -5) : []));
const strange = positionals.find((story) => !known.includes(story));
if (strange !== undefined) refuse(`there is no story ${strange} in examples/scenarios`);
const stories = positionals.length > 0 ? positionals : known.filter((story) => !story.startsWith('mine'));

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
