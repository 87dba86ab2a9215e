// `npm run mutation [-- gate | act | rest]`: changes the code in many small ways and runs the tests on each. Status 1 when a mutant
// of the gate lives that test/mutation/equivalent.yaml does not name, or too many of `decide` and `act` do (docs/mutation.md).
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { load } from 'js-yaml';
import { type Equivalent, judge, type Mutant, type Rule } from '../test/mutation/judge.ts';
import { argumentsOf, refuse } from './arguments.ts';

const root = join(import.meta.dirname, '..');
const GATE = [
  ...[
    'gate',
    'state-checks',
    'capacity-checks',
    'emptiness',
    'refresh-check',
    'leaving',
    'lease',
    'ignored',
  ].map((name) => `src/act/${name}.ts`),
  ...['budgets', 'pool-count', 'health', 'units', 'owner', 'refresh', 'elsewhere', 'stray'].map(
    (name) => `src/plan/${name}.ts`,
  ),
];
const NO_TESTS = ['!src/**/*.test.ts', '!src/act/fixtures.ts'];
const REST = ['src/{act,decide}/**/*.ts', ...NO_TESTS];

interface Target extends Rule {
  readonly mutate: readonly string[];
  readonly list: readonly Equivalent[];
  /** Which tests, as a configuration of Vitest. */
  readonly tests: string;
}

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const equivalents = load(read('test/mutation/equivalent.yaml')) as Equivalent[];
const targets: Readonly<Record<string, Target>> = {
  gate: {
    name: 'gate',
    least: 1,
    mostListed: 0.03,
    mutate: GATE,
    list: equivalents,
    tests: 'vitest.gate.config.ts',
  },
  rest: {
    name: 'decide and act',
    least: 0.9,
    mostListed: 0,
    mutate: [...REST, ...GATE.map((file) => `!${file}`)],
    list: [],
    tests: 'vitest.mutation.config.ts',
  },
  act: {
    name: 'act without the gate',
    least: 0.9,
    mostListed: 0,
    mutate: ['src/act/**/*.ts', ...NO_TESTS, ...GATE.map((file) => `!${file}`)],
    list: [],
    tests: 'vitest.gate.config.ts',
  },
};

type Results = Awaited<ReturnType<Stryker['runMutationTest']>>;

/** Whatever is not known to be killed lives: one that no test reaches, one that a comment takes out of the test. */
function mutantOf({ fileName, mutatorName, location, replacement, status }: Results[number]): Mutant {
  const file = relative(root, fileName);
  // Lines and columns count from 1, and the end is the first column behind it.
  const lines = read(file)
    .split('\n')
    .slice(location.start.line - 1, location.end.line);
  const line = lines[0]!.trim();
  lines.push(lines.pop()!.slice(0, location.end.column - 1));
  const original = lines.join('\n').slice(location.start.column - 1);
  const killed = status === 'Killed' || status === 'Timeout';
  return {
    file,
    mutator: mutatorName,
    line,
    original: flat(original),
    replacement: flat(replacement ?? ''),
    killed,
  };
}

const flat = (code: string) => code.replaceAll(/\s+/g, ' ');

async function test({ mutate, list, tests, ...rule }: Target): Promise<string> {
  const stryker = new Stryker({
    configFile: join(root, 'stryker.config.json'),
    mutate: [...mutate],
    vitest: { configFile: tests, related: false },
  });
  const judgement = judge(rule, (await stryker.runMutationTest()).map(mutantOf), list);
  const problems = [...judgement.problems];
  for (const { file, mutator, line, original, replacement } of judgement.survivors)
    console.log(`\n${file}: ${mutator} survived\n  in ${line}\n  -  ${original}\n  +  ${replacement}`);
  for (const problem of problems) console.log(`\n${problem}`);
  if (problems.length > 0) process.exitCode = 1;
  return judgement.line;
}

const USAGE = `usage: npm run mutation [-- TARGET…]

Changes the code in many small ways and runs the tests on each. Status 1 when a
target misses its mark (docs/mutation.md). Without a target: gate and rest.

  gate    the gate, and what of src/plan it judges with
  act     src/act without the gate
  rest    the rest of src/decide and src/act
`;
const { positionals: names } = argumentsOf(USAGE, { allowPositionals: true });
const unknown = names.find((name) => !Object.hasOwn(targets, name));
if (unknown !== undefined) refuse(`there is no target ${unknown}`);
const lines: string[] = [];
for (const name of names.length > 0 ? names : ['gate', 'rest']) lines.push(await test(targets[name]!));
console.log(`\n${lines.join('\n')}`);
