// Lives one shipped story through with one seed.
import { fileURLToPath } from 'node:url';
import { readScenario, readSpecs, specFilesOf } from '#cli/scenario-file.ts';
import { createRandom } from '#lib/random.ts';
import type { EdgeKind } from '#simulate/edge.ts';
import { families as allFamilies } from '#simulate/hunt/families/index.ts';
import type { Trial } from '#simulate/hunt/trial.ts';
import { visit } from '#simulate/hunt/visit.ts';
import type { SimulationReport } from '#simulate/report.ts';
import { simulate } from '#simulate/simulate.ts';
import { type RunResult, resultOf } from './verdict.ts';

export const folder = fileURLToPath(new URL('../../examples/scenarios/', import.meta.url));

export interface Life {
  readonly story: string;
  readonly seed: number;
  readonly edge: EdgeKind;
}

/** Undefined for a scenario that is meant for no ClusterSpec: a playground, not a story. */
export async function live(
  { story, seed }: Omit<Life, 'edge'>,
  edge: EdgeKind,
): Promise<{ run: RunResult; report: SimulationReport } | undefined> {
  const read = await readStory(story);
  if (!read) return undefined;
  const { scenario, specs } = read;
  const { report } = await simulate({
    scenario,
    specs,
    policy: 'sluice',
    seed,
    edge,
  });
  return { run: resultOf(story, { scenario, report }), report };
}

/** A shipped story as a trial, with its own seed. */
export async function shippedTrial(story: string): Promise<Trial | undefined> {
  const read = await readStory(story);
  const seed = read?.scenario.spec.seed ?? 1;
  return read && { name: story, seed, edge: 'direct', ...read, faults: [], families: [] };
}

/** Of families that a seed chooses: this many, each of which finds something to strike there. */
const DRAWN = 2;

/** A shipped story as a trial under these families of faults, or under those that the seed draws. */
export async function faultedTrial(
  life: Life,
  families: readonly string[] | 'drawn',
): Promise<Trial | undefined> {
  const { story, seed, edge } = life;
  const read = await readStory(story);
  if (!read) return undefined;
  const under = (names: readonly string[]) => visit({ ...read, families: names, seed });
  const chosen =
    families === 'drawn' ? drawFamilies(life, (name) => under([name]).idle.length > 0) : families;
  const { scenario, faults } = under(chosen);
  return { name: `seed ${seed} ${story}`, seed, edge, specs: read.specs, scenario, faults, families: chosen };
}

function drawFamilies({ story, seed }: Omit<Life, 'edge'>, isIdle: (name: string) => boolean): string[] {
  const random = createRandom(`families of ${story} ${seed}`);
  const left = allFamilies.map(({ name }) => name);
  const chosen: string[] = [];
  while (chosen.length < DRAWN && left.length > 0) {
    const [name] = left.splice(random.int(0, left.length - 1), 1) as [string];
    if (!isIdle(name)) chosen.push(name);
  }
  return chosen;
}

async function readStory(story: string) {
  const file = `${folder}${story}.yaml`;
  const scenario = await readScenario(file);
  if (!scenario) throw new Error(`${file} is no scenario; what is wrong with it stands above`);
  if (!scenario.spec.clusterSpecs?.length) return undefined;
  const specs = await readSpecs(specFilesOf(scenario, file));
  if (!specs) throw new Error(`the specs of ${file} are wrong; how stands above`);
  return { scenario, specs: specs.map(({ spec }) => spec) };
}
