// A pool that nobody needs any more: it goes as fast as its budget allows, by name, and not one instance after the other.
import { expect, it } from 'vitest';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { brokenPromises } from '#simulate/report.ts';
import { simulate } from '#simulate/simulate.ts';
import { parseClusterSpecs } from '#spec/parse.ts';

const HOSTS = 60;
const LEAST = 6;

const scenario = read({
  duration: '12m',
  settle: '1m',
  queues: [{ name: 'events', forOperator: true, events: ['*'] }],
  clusters: [
    {
      name: 'emptied',
      pools: [
        {
          name: 'emptied-hosts',
          min: 0,
          max: 100,
          desired: HOSTS,
          instance: { type: 'm6i.large', cpu: 2048, memory: 7600 },
        },
      ],
      services: [
        { name: 'web', desired: 4, task: { cpu: 256, memory: 256, stopTimeout: '10s', shutdown: '1s-3s' } },
      ],
    },
  ],
});

function read(spec: object): Scenario {
  const document = {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'Scenario',
    metadata: { name: 'shrinks' },
    spec,
  };
  const { scenario: parsed, problems } = parseScenario(Buffer.from(JSON.stringify(document)), 'shrinks.yaml');
  if (!parsed) throw new Error(JSON.stringify(problems));
  return parsed;
}

function specsWith(max: string) {
  const document = {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'ClusterSpec',
    metadata: { name: 'emptied' },
    spec: {
      account: '111122223333',
      region: 'ap-northeast-1',
      cluster: 'emptied',
      mode: 'scale',
      events: { queue: 'events' },
      pools: [
        {
          name: 'hosts',
          autoScalingGroup: { name: 'emptied-hosts' },
          lifecycleHook: { name: 'sluice-drain', manage: true },
          limits: { min: LEAST, max: 100 },
        },
      ],
      scaleOut: { unplacedTasks: true },
      scaleIn: { stableFor: '1m', consolidate: true },
      disruption: { budgets: [{ max }] },
    },
  };
  const { specs, problems } = parseClusterSpecs([
    { file: 'emptied.yaml', bytes: Buffer.from(JSON.stringify(document)) },
  ]);
  expect(problems).toEqual([]);
  return specs.map(({ spec }) => spec);
}

/** The size that the group shall have, minute by minute. */
async function sizes(max: string): Promise<number[]> {
  const found: number[] = [];
  const { report } = await simulate({
    scenario,
    specs: specsWith(max),
    policy: 'sluice',
    seed: 1,
    onMinute: ({ world }) => found.push(world.groups.get('emptied-hosts')!.desired),
  });
  expect(brokenPromises(report)).toEqual([]);
  return found;
}

it('sixty hosts become six within ten minutes by a budget of a fifth, and more slowly by one of a twentieth', async () => {
  const fifth = await sizes('20%');
  const twentieth = await sizes('5%');
  // A minute must be stable, and each wave takes half a minute to drain and to end.
  expect(fifth[3]).toBeLessThan(HOSTS - 15);
  expect(fifth[10]).toBeLessThanOrEqual(LEAST + 4);
  expect(twentieth[3]).toBeGreaterThan(fifth[3]!);
  expect(Math.min(...fifth, ...twentieth)).toBeGreaterThanOrEqual(LEAST);
}, 120_000);
