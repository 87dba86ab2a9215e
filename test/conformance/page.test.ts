// docs/conformance.md tells of the differences and defects that the data files hold.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compare, unlisted } from './compare.ts';
import { defects } from './defects.ts';
import type { KnownDifference } from './differences/known.ts';
import { knownDifferences } from './differences.ts';
import { renderedPage } from './page.ts';

const root = join(import.meta.dirname, '../..');

test('the page of conformance is current; otherwise run `npm run conformance -- --write`', () => {
  const { wanted, found } = renderedPage();
  expect(found).toBe(wanted);
});

test('every known difference is decided by a section of aws-facts.md that exists, or by a shape of botocore', () => {
  const facts = readFileSync(join(root, 'docs/aws-facts.md'), 'utf8');
  const sections = new Set(
    [...facts.matchAll(/^#+ ([\d.]+)/gm)].map(([, number]) => number!.replace(/\.$/, '')),
  );
  for (const { fact } of knownDifferences) {
    const section = /^aws-facts\.md §([\d.]+)/.exec(fact)?.[1];
    if (section === undefined) expect(fact).toMatch(/^botocore \w+#\w+/);
    else expect(sections, fact).toContain(section);
  }
});

describe('planted defects', () => {
  test('are more than twenty, and each has a name of its own', () => {
    expect(new Set(defects.map(({ name }) => name)).size).toBe(defects.length);
    expect(defects.length).toBeGreaterThan(20);
  });

  test('replace a text that stands in its file exactly once', () => {
    const wrong = defects.filter(({ file, find }) => {
      const path = join(root, 'src/sandbox', file);
      return !existsSync(path) || readFileSync(path, 'utf8').split(find).length !== 2;
    });
    expect(wrong.map(({ name, file }) => `${name}: ${file}`)).toEqual([]);
  });
});

test('a difference is told with its path, and is passed over where the list has it', () => {
  const answer = { service: 'ecs', operation: 'ListTasks', input: {} } as const;
  const said = (taskArns: string[]) => ({
    answers: [{ ...answer, output: { taskArns } }],
    plain: [{ taskArns }],
  });
  const found = compare('x', said(['a']), said(['b']));
  expect(found.map(({ call, path, moto, sandbox }) => [call, path, moto, sandbox])).toEqual([
    ['ecs:ListTasks', 'taskArns[a]', '"a"', undefined],
    ['ecs:ListTasks', 'taskArns[b]', undefined, '"b"'],
  ]);
  const listed: KnownDifference = {
    ...{ call: 'ecs:List*', path: 'taskArns[*]', moto: '"a"', right: 'either' },
    ...{ fact: 'aws-facts.md §10.1', why: 'for the test' },
  };
  expect(unlisted(found, [listed], new Set()).map(({ path }) => path)).toEqual(['taskArns[b]']);
});
