// What is generated from crds/ and from the titles of tests matches what is committed.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bareSections } from '../scripts/generate/facts.ts';
import { generatedFiles, staleFiles } from '../scripts/generate.ts';

test('no generated file is stale; otherwise run `npx tsx scripts/generate.ts`', async () => {
  expect(await staleFiles()).toEqual([]);
});

test('every section of aws-facts.md that the sandbox could model has a test, or a reason why not', async () => {
  expect(await bareSections(join(import.meta.dirname, '..'))).toEqual([]);
});

test('there is something to compare: types, validators, schemas for us and for editors, pages and pictures of both kinds, planted bugs, policies, a template, metrics and alerts', async () => {
  expect([...(await generatedFiles()).keys()]).toHaveLength(29);
});
