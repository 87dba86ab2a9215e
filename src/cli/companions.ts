// The files that a scenario names beside itself: traffic as CSV, and the ClusterSpecs that it is meant for.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { formatPath, type Problem } from '#lib/document-problem.ts';
import type { YamlDocument } from '#lib/yaml.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import type { Companions } from '#sandbox/scenario/parse.ts';

/** A path of the scenario as one from here; for standard input it is one from here already. */
export const besideScenario = (scenarioFile: string, path: string): string =>
  resolve(scenarioFile === '<stdin>' ? '.' : dirname(scenarioFile), path);

/** The same as the command was given the scenario: absolute or from here. */
const shownBeside = (scenarioFile: string, path: string): string =>
  isAbsolute(path) || scenarioFile === '<stdin>' ? path : join(dirname(scenarioFile), path);

/** Reads what is beside a scenario. */
export function companionsOf(scenarioFile: string): Companions {
  return {
    read(path) {
      const full = besideScenario(scenarioFile, path);
      try {
        return { bytes: readFileSync(full), file: shownBeside(scenarioFile, path) };
      } catch (error) {
        return { problem: reasonFor(error as NodeJS.ErrnoException, path) };
      }
    },
  };
}

function reasonFor({ code, message }: NodeJS.ErrnoException, path: string): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') return `there is no file ${path} beside the scenario`;
  if (code === 'EISDIR') return `${path} is a folder`;
  if (code === 'EACCES' || code === 'EPERM') return `${path} must not be read by this user`;
  return `${path} cannot be read: ${code ?? message}`;
}

/** ClusterSpecs that a scenario names and that are not there. */
export function missingSpecs(scenario: Scenario, document: YamlDocument): Problem[] {
  const problems: Problem[] = [];
  for (const [index, file] of (scenario.spec.clusterSpecs ?? []).entries()) {
    if (existsSync(besideScenario(document.file, file))) continue;
    const path = ['spec', 'clusterSpecs', index];
    const message = `there is no file ${file} beside the scenario`;
    problems.push({
      file: document.file,
      ...document.valueAt(path),
      path: formatPath(path),
      message,
      hint: 'check the path',
    });
  }
  return problems;
}
