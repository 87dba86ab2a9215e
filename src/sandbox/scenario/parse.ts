// A scenario file → a validated, defaulted, frozen Scenario, or every mistake in it in one pass. Pure.
import { checkDocument, deepFreeze, type KindCheck, reportTo } from '#lib/document-check.ts';
import { type Problem, sortProblems } from '#lib/document-problem.ts';
import { commonPatterns } from '#lib/document-schema.ts';
import { parseYaml, type YamlDocument } from '#lib/yaml.ts';
import { checkScenario } from './check.ts';
import type { Scenario } from './generated/scenario.ts';
import { scenarioSchema } from './generated/scenario-schema.ts';
import { validate } from './generated/scenario-validate.ts';

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

/** Parses a file that holds one Scenario and nothing else. */
export function parseScenario(bytes: Uint8Array, file: string): ScenarioReading {
  const { documents, problems } = parseYaml(bytes, { file });
  const [document, second] = documents;
  if (!document) return { problems };
  if (second) {
    const message = 'there is a second document';
    return { problems: [{ file, ...second.start, message, hint: 'give each scenario a file of its own' }] };
  }
  return parseScenarioDocument(document);
}

/** Checks one document as a Scenario, whatever kind it says it is. */
export function parseScenarioDocument(document: YamlDocument): ScenarioReading {
  const { value, problems } = checkDocument<Scenario>(document, kindCheck);
  checkScenario({ spec: value.spec ?? {}, report: reportTo(problems, document) });
  if (problems.length > 0) return { problems: sortProblems(problems) };
  return { scenario: deepFreeze(document.value as Scenario), problems };
}
