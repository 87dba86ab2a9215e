// That an entry of faults, and what is ordered by hand, is one fault, in words that say what faults there are.
import type { Problem } from '#lib/document-problem.ts';
import { schemaAt } from '#lib/document-schema.ts';
import { scenarioSchema } from './generated/scenario-schema.ts';

const entry = /^spec\.faults\[(\d+)\]$/;
const items = schemaAt(scenarioSchema, ['spec', 'faults', 0])?.properties ?? {};
const names = Object.keys(items).filter((name) => name !== 'at');

/** The problem, in words of its own where an entry of faults has none or several: the schema only counts fields. */
export function inWordsOfFaults(problem: Problem, document: unknown): Problem {
  const index = entry.exec(problem.path ?? '')?.[1];
  if (index === undefined || !/^expected at (least|most) /.test(problem.message)) return problem;
  const { faults } = (document as { spec: { faults: object[] } }).spec;
  const given = Object.keys(faults[Number(index)] ?? {}).filter((name) => name !== 'at');
  if (given.length === 0)
    return { ...problem, message: 'expected one fault, got none', hint: `give one of ${names.join(', ')}` };
  const message = `expected one fault, got ${given.length}: ${given.slice(0, 5).join(', ')}`;
  return { ...problem, message, hint: 'give each by itself' };
}
