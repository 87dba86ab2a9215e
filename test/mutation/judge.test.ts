// The judge of mutation testing fails what it is there to fail.
import { expect, it } from 'vitest';
import { type Equivalent, judge, type Mutant } from './judge.ts';

const rule = { name: 'gate', least: 1, mostListed: 0.03 };
const mutant = (n: number, killed = true): Mutant => ({
  file: 'src/a.ts',
  mutator: 'ConditionalExpression',
  line: `if (a${n}) return;`,
  original: `a${n}`,
  replacement: 'false',
  killed,
});
const { killed: _, ...named } = mutant(0);
const entry: Equivalent = { ...named, because: 'It is asked once more right behind.' };
const many = (count: number) => Array.from({ length: count }, (_each, n) => mutant(n + 1));
const problems = (...args: [Mutant[], Equivalent[]]) => [...judge(rule, ...args).problems];

it('says how many there were, and passes when all are killed or named', () => {
  const judgement = judge(rule, [mutant(0, false), ...many(99)], [entry]);
  expect(judgement.line).toBe(
    'gate: 100 mutants, 99 killed, 1 listed, 0 survived, score 100 % (at least 100 %)',
  );
  expect([...judgement.problems]).toEqual([]);
});

it('fails a survivor that nobody named, and shows it', () => {
  const judgement = judge(rule, [mutant(0, false), ...many(99)], []);
  expect([...judgement.problems]).toEqual(['gate: 99 % of its mutants are killed, not 100 %']);
  expect(judgement.survivors).toEqual([mutant(0, false)]);
});

it('never rounds a survivor away', () => {
  expect(problems([mutant(0, false), ...many(99_999)], [])).toHaveLength(1);
});

it('fails an entry that names nothing, one that a test kills, and one that does not say why', () => {
  const where = 'src/a.ts: ConditionalExpression: a0 → false';
  expect(problems(many(99), [entry])).toEqual([`listed, but there is no such mutant: ${where}`]);
  expect(problems([mutant(0), ...many(99)], [entry])).toEqual([`listed, but a test kills it: ${where}`]);
  expect(problems([mutant(0, false), ...many(99)], [{ ...entry, because: '' }])).toEqual([
    `listed without a sentence that says why: ${where}`,
  ]);
});

it('finds a mutant by its line of code, wherever that line has moved, and by nothing less', () => {
  expect(problems([mutant(0, false), ...many(99)], [{ ...entry, line: 'if (a0) throw 1;' }])).toHaveLength(2);
});

it('fails a list that grows beyond 3 %', () => {
  const list = (count: number) =>
    many(count).map(({ killed: _k, ...each }) => ({ ...each, because: entry.because }));
  const survivors = (count: number) => many(100).map((each, n) => ({ ...each, killed: n >= count }));
  expect(problems(survivors(3), list(3))).toEqual([]);
  expect(problems(survivors(4), list(4))).toEqual(['gate: 4 of 100 mutants are listed, more than 3 %']);
});

it('fails a run that tested nothing', () => {
  expect(problems([], [])).toEqual(['gate: there was no mutant at all']);
});
