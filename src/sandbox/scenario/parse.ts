// A scenario file → a validated, defaulted, frozen Scenario, or every mistake in it in one pass. Pure.
import { checkDocument, deepFreeze, type KindCheck, reportTo } from '#lib/document-check.ts';
import { type Problem, sortProblems } from '#lib/document-problem.ts';
import { commonPatterns } from '#lib/document-schema.ts';
import { parseYaml, type YamlDocument } from '#lib/yaml.ts';
import { checkScenario } from './check.ts';
import { readCsv } from './csv.ts';
import type { Scenario } from './generated/scenario.ts';
import { scenarioSchema } from './generated/scenario-schema.ts';
import { validate } from './generated/scenario-validate.ts';
import { inWordsOfFaults } from './one-fault.ts';

export interface ScenarioReading {
  /** Frozen, with all defaults whose parent is there; absent when there is any problem. */
  scenario?: Scenario;
  /** Everything wrong, ordered by place. */
  problems: Problem[];
}

const kindCheck: KindCheck = {
  validate,
  schema: scenarioSchema,
  patterns: {
    ...commonPatterns,
    '^[0-9]{12}$': 'twelve digits in quotes, such as "111122223333"',
    '^[a-z]{2}(-[a-z]+)+-[0-9]+$': 'a Region such as ap-northeast-1',
    '^[A-Za-z0-9_-]+$': 'letters, digits, dashes and underscores',
    '^[a-z]$': 'one small letter',
    '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$': 'a time such as 2026-11-22T00:00:00Z',
  },
};

/** Gives the files that a scenario names, so that this room needs no disk. Paths are as the scenario has them. */
export interface Companions {
  /** The bytes and what the file is called in messages, or why it cannot be read. */
  read(path: string): { bytes: Uint8Array; file: string } | { problem: string };
}

const none: Companions = { read: () => ({ problem: 'files beside a scenario are not read here' }) };

/** Parses a file that holds one Scenario and nothing else; traffic from CSV files becomes points. */
export function parseScenario(bytes: Uint8Array, file: string, companions = none): ScenarioReading {
  const { documents, problems } = parseYaml(bytes, { file });
  const [document, second] = documents;
  if (!document) return { problems };
  if (second) {
    const message = 'there is a second document';
    return { problems: [{ file, ...second.start, message, hint: 'give each scenario a file of its own' }] };
  }
  return parseScenarioDocument(document, companions);
}

/** Checks one document as a Scenario, whatever kind it says it is. */
export function parseScenarioDocument(document: YamlDocument, companions = none): ScenarioReading {
  const { value, problems: found } = checkDocument<Scenario>(document, kindCheck);
  const problems = found.map((each) => inWordsOfFaults(each, document.value));
  checkScenario({ spec: value.spec ?? {}, report: reportTo(problems, document) });
  if (problems.length > 0) return { problems: sortProblems(problems) };
  const scenario = document.value as Scenario;
  readTraffic(scenario, { document, problems, companions });
  if (problems.length > 0) return { problems };
  return { scenario: deepFreeze(scenario), problems };
}

/** Puts points in the place of each CSV file. */
function readTraffic(
  scenario: Scenario,
  to: { document: YamlDocument; problems: Problem[]; companions: Companions },
): void {
  const { document, problems, companions } = to;
  for (const [c, cluster] of scenario.spec.clusters.entries()) {
    for (const [s, { traffic }] of (cluster.services ?? []).entries()) {
      if (!traffic?.csv) continue;
      const { file, seconds = 'seconds', value = 'value', scale = 1 } = traffic.csv;
      const path = ['spec', 'clusters', c, 'services', s, 'traffic', 'csv'];
      const found = companions.read(file);
      if ('problem' in found) {
        reportTo(problems, document)([...path, 'file'], found.problem, { hint: 'check the path' });
        continue;
      }
      const read = readCsv(found.bytes, found.file, { seconds, value, scale });
      problems.push(...read.problems);
      for (const { field, message, hint } of read.noColumns)
        reportTo(problems, document)([...path, field], message, { hint });
      traffic.points = read.points;
      delete traffic.csv;
    }
  }
}
