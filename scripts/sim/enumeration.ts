// Lives each story through once, learns from it how many effects it has, and lives it again for each of its points.
import { readFileSync } from 'node:fs';
import { type Blow, faultsAt, pairsOf, pointsOf } from '#simulate/hunt/points.ts';
import type { Trial } from '#simulate/hunt/trial.ts';
import { stories } from '../../test/enumeration/index.ts';
import { knownOf } from '../../test/enumeration/known.ts';
import { plant } from '../planted/plant.ts';
import { keepTrial } from './corpus.ts';
import { signOf } from './hunt.ts';
import type { Lived } from './job.ts';
import { openKept } from './kept.ts';
import { shippedTrial } from './lives.ts';
import { Pool } from './pool.ts';
import { type Progress, showProgress } from './progress.ts';
import { type Class, lineOf, statusOf, summaryOf } from './summary.ts';

export interface EnumerationOptions {
  readonly names: readonly string[];
  readonly shipped: boolean;
  readonly by: readonly Blow[];
  /** For so many of the stories, those with the fewest effects. */
  readonly pairs: number;
  readonly pairsBy: readonly Blow[];
  /** Only this one. */
  readonly point?: string;
  readonly each: number;
  readonly jobs: number;
  readonly resume?: string;
}

interface Story {
  readonly trial: Trial;
  readonly effects: number;
}

/** The status to end with. */
export async function enumerate(options: EnumerationOptions): Promise<number> {
  const began = performance.now();
  const worker = await plant({ name: `enumerate-${process.pid}`, edits: [] }, 'scripts/sim/worker.ts');
  const progress = showProgress(() => `${bench.lives.length} lives`);
  const bench = workbench(options, { worker, print: progress.print });
  const known: Story[] = [];
  for (const name of options.names) {
    const trial = options.shipped ? await shippedTrial(name) : stories.find((each) => each.name === name);
    if (trial) known.push({ trial, effects: (await bench.live(trial))?.effects ?? 0 });
  }
  const shortest = [...known].sort((a, b) => a.effects - b.effects).slice(0, options.pairs);
  // One story after another: each process remembers how the last one ended without faults.
  for (const story of known) await bench.enumerate(story, shortest.includes(story));
  progress.stop();
  bench.close();
  const { lives, failures } = bench;
  const wallSeconds = (performance.now() - began) / 1000;
  if (bench.unmet.length > 0 && options.point !== undefined) {
    process.stderr.write(
      `${options.names[0]} has no point ${options.point}: it changes ${known[0]?.effects ?? 0} things\n`,
    );
    return 2;
  }
  progress.print(summaryOf({ lives, failures, repeated: 0, wallSeconds }));
  return statusOf(failures);
}

function workbench(
  options: EnumerationOptions,
  { worker, print }: { worker: string } & Pick<Progress, 'print'>,
) {
  const pool = new Pool({ processes: options.jobs, worker });
  const kept =
    options.resume === undefined ? undefined : openKept(options.resume, readFileSync(worker, 'utf8'));
  const unmet: string[] = [];
  const lives: Lived[] = [];
  const failures = new Map<Class, number>();
  const seen = new Set<string>();

  async function live(trial: Trial, point?: string): Promise<Lived | undefined> {
    const known = kept?.find({ trial });
    const { lived, crash } = known ? { lived: known } : await pool.run({ trial });
    if (lived) lives.push(lived);
    if (lived && !known) kept?.add({ trial }, lived);
    if (isBroken(lived)) tell(trial, { point, lived, crash });
    return lived;
  }

  function tell(trial: Trial, { point, lived, crash }: { point?: string; lived?: Lived; crash?: string }) {
    const verdict = lived?.verdict ?? 'crash';
    failures.set(verdict, (failures.get(verdict) ?? 0) + 1);
    const sign = lived ? signOf(lived) : 'crash';
    const story = trial.scenario.metadata.name;
    const shipped = options.shipped ? ' --shipped' : '';
    const isNew = !seen.has(sign);
    seen.add(sign);
    print(lived ? lineOf(lived) : `${trial.name} BROKEN CRASH ${crash}\n`);
    if (point !== undefined)
      print(`  replay: npm run sim:enumerate --${shipped} --point ${story}:${point}\n`);
    if (isNew && options.point === undefined) print(`  kept: npm run sim -- --replay ${keepTrial(trial)}\n`);
  }

  async function enumerateStory({ trial, effects }: Story, withPairs: boolean): Promise<void> {
    const { point, each, by, pairsBy } = options;
    const singles = point === undefined ? pointsOf(effects, by).filter((_, n) => n % each === 0) : [point];
    const pairs = withPairs && point === undefined ? pairsOf(effects, pairsBy) : [];
    const points = [...singles, ...pairs];
    const found = await Promise.all(
      points.map((at) =>
        live({ ...trial, name: `${trial.name} ${at}`, faults: [...trial.faults, ...faultsAt(at)!] }, at),
      ),
    );
    const told = { name: trial.name, effects, points, found };
    unmet.push(...unmetIn(told));
    if (point === undefined || unmet.length === 0) print(lineOfStory(told));
  }

  return { live, enumerate: enumerateStory, lives, failures, unmet, close: () => pool.close() };
}

const storyOf = ({ label }: Lived) => label.split(' ', 1)[0]!;
const isKnown = (lived: Lived) => knownOf(storyOf(lived), lived.problems) !== undefined;
const isBroken = (lived: Lived | undefined) =>
  lived === undefined || (lived.verdict !== 'kept' && !isKnown(lived));

interface Told {
  readonly name: string;
  readonly effects: number;
  readonly points: readonly string[];
  readonly found: readonly (Lived | undefined)[];
}

/** A call that AWS refuses is no effect, and after a crash there may be fewer of them. */
const unmetIn = ({ points, found }: Told) =>
  points.filter((at, n) => found[n] !== undefined && struck(found[n]) < at.split('+').length);

function lineOfStory(told: Told): string {
  const { name, effects, points, found } = told;
  const broken = found.filter(isBroken).length;
  const known = found.filter((lived) => lived && lived.verdict !== 'kept' && isKnown(lived)).length;
  const unmet = unmetIn(told).length;
  const count = (word: RegExp) => points.filter((at) => word.test(at)).length;
  const parts = [
    `${count(/^(kill|down)\d+$/)} crash points`,
    `${count(/^answer\d+$/)} lost answers`,
    `${count(/^request\d+$/)} lost requests`,
    `${count(/[+]/)} pairs`,
    ...(unmet > 0 ? [`${unmet} of them never met`] : []),
    ...(known > 0 ? [`${known} known (test/enumeration/known.ts)`] : []),
    broken === 0 ? 'all kept' : `${broken} BROKEN`,
  ];
  return `enumerate ${name} ${effects} effects: ${parts.join(', ')}\n`;
}

/** How many of the faults of its point it met. */
const struck = ({ met }: Lived) => (met.kill ?? 0) + (met.loseAnswers ?? 0) + (met.loseRequests ?? 0);
