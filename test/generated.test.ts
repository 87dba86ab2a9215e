// What is generated from crds/ matches what is committed.
import { expect, test } from 'vitest';
import { generatedFiles, staleFiles } from '../scripts/generate.ts';

test('no generated file is stale; otherwise run `npx tsx scripts/generate.ts`', async () => {
  expect(await staleFiles()).toEqual([]);
});

test('there is something to compare: types, validators, schemas and pages of both kinds', async () => {
  expect([...(await generatedFiles()).keys()]).toHaveLength(8);
});
