// Lives one story through with one seed; the work of one of the processes of `npm run sim`.
import { fileURLToPath } from 'node:url';
import { readScenario, readSpecs, specFilesOf } from '#cli/scenario-file.ts';
import { simulate } from '#simulate/simulate.ts';
import { type RunResult, resultOf } from './verdict.ts';

export const folder = fileURLToPath(new URL('../../examples/scenarios/', import.meta.url));

export interface Life {
  readonly story: string;
  readonly seed: number;
}

/** Undefined for a scenario that is meant for no ClusterSpec: a playground, not a story. */
export async function live({ story, seed }: Life, edge: 'direct' | 'sdk'): Promise<RunResult | undefined> {
  const file = `${folder}${story}.yaml`;
  const scenario = await readScenario(file);
  if (!scenario) throw new Error(`${file} is no scenario; what is wrong with it stands above`);
  if (!scenario.spec.clusterSpecs?.length) return undefined;
  const specs = await readSpecs(specFilesOf(scenario, file));
  if (!specs) throw new Error(`the specs of ${file} are wrong; how stands above`);
  const { report } = await simulate({
    scenario,
    specs: specs.map(({ spec }) => spec),
    policy: 'sluice',
    seed,
    edge,
  });
  return resultOf(story, { scenario, report });
}
