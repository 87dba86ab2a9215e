// Reads scenarios and ClusterSpecs for the commands, and says what is wrong with them.
import { type Problem, renderProblem } from '#lib/document-problem.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { readSources } from '#source/files.ts';
import { type ParsedSpec, parseClusterSpecs } from '#spec/parse.ts';
import { besideScenario, companionsOf } from './companions.ts';

const SHOWN = 20;

/** The scenario, or undefined after its problems were printed and the exit status was set. */
export async function readScenario(file: string): Promise<Scenario | undefined> {
  const { documents, unreadable } = await readSources([file]);
  if (unreadable.length > 0) return refuse(unreadable, 2);
  const [source, second] = documents;
  if (!source || second)
    throw new Error(`${file} must be one file with one scenario; shipped ones are in examples/scenarios/`);
  const { scenario, problems } = parseScenario(source.bytes, source.file, companionsOf(source.file));
  return scenario ?? refuse(problems, 1);
}

/** All ClusterSpecs of the paths, or undefined after their problems were printed and the exit status was set. */
export async function readSpecs(paths: readonly string[]): Promise<ParsedSpec[] | undefined> {
  const { documents, unreadable } = await readSources(paths);
  if (unreadable.length > 0) return refuse(unreadable, 2);
  const { specs, problems } = parseClusterSpecs(documents);
  if (problems.length > 0) return refuse(problems, 1);
  if (specs.length === 0)
    throw new Error(`${paths.join(', ') || 'nothing given'}: no ClusterSpec there; give files with -f`);
  return specs;
}

/** Prints the problems and sets the exit status. */
export function refuse(problems: readonly Problem[], status: number): undefined {
  for (const problem of problems.slice(0, SHOWN)) process.stderr.write(`${renderProblem(problem)}\n`);
  if (problems.length > SHOWN) process.stderr.write(`… and ${problems.length - SHOWN} more\n`);
  process.exitCode = status;
  return undefined;
}

/** The spec files that a scenario names, as paths from here. */
export function specFilesOf(scenario: Scenario, scenarioFile: string): string[] {
  return (scenario.spec.clusterSpecs ?? []).map((file) => besideScenario(scenarioFile, file));
}
