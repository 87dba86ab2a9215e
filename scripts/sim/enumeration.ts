// Lives each story through once, learns from it how many effects it has, and lives it again for each of its points.
import { appendFileSync } from 'node:fs';
import { type Blow, faultsAt, pairsOf, pointsOf } from '#simulate/hunt/points.ts';
import type { Trial } from '#simulate/hunt/trial.ts';
import { stories } from '../../test/enumeration/index.ts';
import { keepTrial } from './corpus.ts';
import { readKept, signOf } from './hunt.ts';
import type { Lived } from './job.ts';
import { shippedTrial } from './lives.ts';
import { Pool } from './pool.ts';
import { type Class, lineOf, STATUS, summaryOf } from './summary.ts';

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
  const bench = workbench(options);
  const known: Story[] = [];
  for (const name of options.names) {
    const trial = options.shipped ? await shippedTrial(name) : stories.find((each) => each.name === name);
    if (trial) known.push({ trial, effects: (await bench.live(trial))?.effects ?? 0 });
  }
  const shortest = [...known].sort((a, b) => a.effects - b.effects).slice(0, options.pairs);
  // One story after another: each process remembers how the last one ended without faults.
  for (const story of known) await bench.enumerate(story, shortest.includes(story));
  bench.close();
  const { lives, failures } = bench;
  const wallSeconds = (performance.now() - began) / 1000;
  process.stdout.write(summaryOf({ lives, failures, repeated: 0, wallSeconds }));
  return STATUS.find(([name]) => failures.has(name))?.[1] ?? 0;
}

function workbench(options: EnumerationOptions) {
  const pool = new Pool({ processes: options.jobs });
  const kept = readKept(options.resume);
  const lives: Lived[] = [];
  const failures = new Map<Class, number>();
  const seen = new Set<string>();
  const print = (text: string) => process.stdout.write(text);

  async function live(trial: Trial, point?: string): Promise<Lived | undefined> {
    const known = kept.get(trial.name);
    const { lived, crash } = known ? { lived: known } : await pool.run({ trial });
    if (lived) lives.push(lived);
    if (lived && options.resume !== undefined && !known)
      appendFileSync(options.resume, `${JSON.stringify(lived)}\n`);
    if (lived?.verdict !== 'kept') tell(trial, { point, lived, crash });
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
    const results = await Promise.all(
      [...singles, ...pairs].map((at) =>
        live({ ...trial, name: `${trial.name} ${at}`, faults: faultsAt(at)! }, at),
      ),
    );
    const broken = results.filter((lived) => lived?.verdict !== 'kept').length;
    const unmet = results.filter((lived, n) => lived && struck(lived) < (n < singles.length ? 1 : 2)).length;
    const count = (word: RegExp) => singles.filter((at) => word.test(at)).length;
    const verdict = broken === 0 ? 'all kept' : `${broken} BROKEN`;
    print(
      `enumerate ${trial.name} ${effects} effects: ${count(/^(kill|down)/)} crash points, ${count(/^answer/)} lost answers, ${count(/^request/)} lost requests, ${pairs.length} pairs${unmet > 0 ? ` (${unmet} that never came to be)` : ''}, ${verdict}\n`,
    );
  }

  return { live, enumerate: enumerateStory, lives, failures, close: () => pool.close() };
}

/** How many of the faults of its point it met. */
const struck = ({ met }: Lived) => (met.kill ?? 0) + (met.loseAnswers ?? 0) + (met.loseRequests ?? 0);
