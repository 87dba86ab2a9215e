// Right place (law 11): in a wrong account nothing but the question whose it is; without the cluster no message is taken.
import { expect, it } from 'vitest';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import { simulate } from '#simulate/simulate.ts';
import { loadStory } from '../support/story.ts';

const PATIENCE = { timeout: 60_000 };
const { scenario, specs } = loadStory('spot-reclaim');
const shortened = { ...scenario, spec: { ...scenario.spec, duration: '8m' } };

async function callsWith(change: Partial<ClusterSpec['spec']>) {
  const wrong = { ...specs[0]!, spec: { ...specs[0]!.spec, ...change } };
  return (await simulate({ scenario: shortened, specs: [wrong], policy: 'sluice', seed: 1 })).report.api;
}

it('asks for its account and does nothing else where the account is wrong', PATIENCE, async () => {
  const { calls, mutating } = await callsWith({ account: '999999999999' });
  expect(mutating).toBe(0);
  expect(calls['sts:GetCallerIdentity']).toBeGreaterThan(3);
  expect(calls['sqs:ReceiveMessage']).toBeUndefined();
});

it('leaves the queue alone once it knows that the cluster does not exist', PATIENCE, async () => {
  const { calls, mutating } = await callsWith({ cluster: 'recipes-sput' });
  expect(mutating).toBe(0);
  expect(calls['ecs:DescribeClusters']).toBeGreaterThan(10);
  expect(calls['sqs:ReceiveMessage'] ?? 0).toBeLessThan(5);
});
