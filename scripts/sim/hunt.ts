// The hunt itself: lives everything through on a few processes, some of it twice, and shrinks what fails.
import { readFileSync } from 'node:fs';
import { drawTrial } from '#simulate/hunt/draw.ts';
import { entriesOf, shrink } from '#simulate/hunt/shrink.ts';
import type { Trial } from '#simulate/hunt/trial.ts';
import { plant } from '../planted/plant.ts';
import { corpusFile, keepTrial } from './corpus.ts';
import type { Job, Lived } from './job.ts';
import { type Kept, openKept } from './kept.ts';
import { faultedTrial } from './lives.ts';
import { type Answer, Pool } from './pool.ts';
import { showProgress } from './progress.ts';
import { type Class, lineOf, statusOf, summaryOf } from './summary.ts';

export interface HuntOptions {
  readonly seeds: readonly number[];
  readonly stories: readonly string[];
  /** Instead of the seed's own; of a story, which has none, those that its seed draws. */
  readonly families?: readonly string[] | 'drawn';
  readonly edge?: 'direct' | 'sdk';
  /** Processes know of each other. */
  readonly heartbeat?: boolean;
  readonly jobs: number;
  readonly again: number;
  /** This one alone, and the file that it is in. */
  readonly replay?: { readonly file: string; readonly trial: Trial };
  /** Old finds, which go first. */
  readonly corpus: readonly Trial[];
  readonly shrinks: boolean;
  /** The file in which each life is kept. */
  readonly resume?: string;
}

/** Nothing of it may show in a life: neither the hour of the wall clock nor how a list of words is sorted. */
const ELSEWHERE = { TZ: 'Pacific/Chatham', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
/** Lives that shrinking one failure may cost, and failures that are shrunk. */
const MOST_LIVES = 80;
const MOST_SHRUNK = 5;

/** The status to end with. */
export async function hunt(options: HuntOptions): Promise<number> {
  const began = performance.now();
  const worker = await plant({ name: `sim-${process.pid}`, edits: [] }, 'scripts/sim/worker.ts');
  const kept: Kept | undefined = options.resume
    ? openKept(options.resume, readFileSync(worker, 'utf8'))
    : undefined;
  const pool = new Pool({ processes: options.jobs, worker });
  const elsewhere = new Pool({ processes: options.jobs, worker, env: ELSEWHERE });
  const lives: Lived[] = [];
  const failures = new Map<Class, number>();
  const broken: { trial: Trial; lived?: Lived }[] = [];
  let repeated = 0;
  const stages = await stagesOf(options);
  const total = stages.reduce((sum, stage) => sum + stage.length, 0);
  const progress = showProgress(() => `${lives.length} of ${total} lives`);
  const { print } = progress;
  const fail = (name: Class) => failures.set(name, (failures.get(name) ?? 0) + 1);

  async function live(job: Job, number: number): Promise<void> {
    const label = labelOf(job);
    const known = kept?.find(job);
    const answer: Answer = known ? { lived: known } : await pool.run(job);
    const { lived, crash } = answer;
    if (crash !== undefined) {
      print(`${label} BROKEN CRASH ${crash}\n`);
      fail('crash');
      if ('trial' in job) broken.push({ trial: job.trial });
    }
    if (!lived) return;
    lives.push(lived);
    if (!known) kept?.add(job, lived);
    print(lineOf(lived));
    if (lived.verdict !== 'kept') {
      fail(lived.verdict);
      if ('trial' in job) broken.push({ trial: job.trial, lived });
    }
    if (options.again > 0 && number % options.again === 0 && !known) await again(job, lived);
  }

  async function again(job: Job, first: Lived): Promise<void> {
    repeated++;
    const { lived, crash } = await elsewhere.run(job);
    if (crash === undefined && lived?.digest === first.digest && lived.fingerprint === first.fingerprint)
      return;
    print(`${first.label} BROKEN DETERMINISM it gave ${lived?.digest ?? crash} when it was lived again\n`);
    fail('determinism');
  }

  // The corpus is through before anything new begins.
  for (const stage of stages) await Promise.all(stage.map((job, n) => live(job, n + 1)));
  for (const { trial } of broken) print(`${trial.name} again: npm run sim -- ${againOf(trial, options)}\n`);
  // What is replayed, or was kept before, is small already.
  const isNew = ({ trial }: (typeof broken)[number]) => !options.replay && !trial.name.startsWith('corpus ');
  const shrunk = options.shrinks ? broken.filter(isNew).slice(0, MOST_SHRUNK) : [];
  for (const each of shrunk) await explain(each, { pool, print });
  progress.stop();
  pool.close();
  elsewhere.close();
  print(summaryOf({ lives, failures, repeated, wallSeconds: (performance.now() - began) / 1000 }));
  return statusOf(failures);
}

async function stagesOf(options: HuntOptions): Promise<Job[][]> {
  const { seeds, stories, families, edge, replay, corpus, heartbeat } = options;
  const at = (trial: Trial): Job => ({
    trial: { ...trial, ...(edge && { edge }), ...(heartbeat && { heartbeat }) },
  });
  if (replay) return [[at(replay.trial)]];
  if (stories.length > 0) {
    const lives = stories.flatMap((story) => seeds.map((seed) => ({ story, seed, edge: edge ?? 'direct' })));
    if (families === undefined) return [lives.map((life) => ({ life }))];
    const trials = await Promise.all(lives.map((life) => faultedTrial(life, families)));
    return [trials.flatMap((trial) => (trial ? [at(trial)] : []))];
  }
  const drawn = seeds.map((seed) => drawTrial(seed, families === 'drawn' ? {} : { families }));
  return [corpus, drawn].map((trials) => trials.map(at));
}

const labelOf = (job: Job) => ('trial' in job ? job.trial.name : `seed ${job.life.seed} ${job.life.story}`);

/** What lives it again, to the same digest. */
function againOf(trial: Trial, { families, stories, edge, replay, heartbeat }: HuntOptions): string {
  const by = `${edge === undefined ? '' : ` --edge ${edge}`}${heartbeat ? ' --heartbeat' : ''}`;
  if (replay) return `--replay ${replay.file}${by}`;
  if (trial.name.startsWith('corpus ')) return `--replay ${corpusFile(trial)}${by}`;
  const of = families === undefined ? '' : ` --families ${[families].flat().join(',')}`;
  // The name of a story's trial ends with the story.
  const story = stories.find((name) => trial.name.endsWith(` ${name}`));
  return `${story ? `${story} ` : ''}--seeds ${trial.seed}${of}${by}${story ? '' : ' --no-corpus'} --no-shrink`;
}

/** Makes the failure smaller, and keeps that. */
async function explain(
  { trial, lived }: { trial: Trial; lived?: Lived },
  { pool, print }: { pool: Pool; print: (text: string) => void },
): Promise<void> {
  const wanted = lived ? signOf(lived) : 'crash';
  const fails = async (smaller: Trial) => {
    const answer = await pool.run({ trial: smaller });
    const isAlike = (answer.lived ? signOf(answer.lived) : 'crash') === wanted;
    if (isAlike) digests.set(JSON.stringify(smaller), answer.lived?.digest);
    return isAlike;
  };
  const digests = new Map([[JSON.stringify(trial), lived?.digest]]);
  const found = await shrink(trial, { fails, most: MOST_LIVES });
  const digest = digests.get(JSON.stringify(found.trial));
  const [before, after] = [entriesOf(trial).length, entriesOf(found.trial).length];
  const file = keepTrial(found.trial);
  print(
    `${trial.name} shrunk from ${before} faults to ${after} in ${found.lives} lives; replay: npm run sim -- --replay ${file}${digest === undefined ? '' : ` (digest ${digest})`}\n`,
  );
}

/** The same failure: of the same class, and by the same promise. */
export const signOf = ({ verdict, problems }: Lived) =>
  `${verdict} ${(problems[0] ?? '').replace(/ at [\d.]+ s:.*|:.*/, '').replaceAll(/\d+/g, '#')}`;
