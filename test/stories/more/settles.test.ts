// Under a demand that does not change a pool finds its size, and keeps it: what is launched is not taken away again, nor the other way
// round, and one more task is one more host.
import { expect, it } from 'vitest';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { brokenPromises } from '#simulate/report.ts';
import { simulate } from '#simulate/simulate.ts';
import { parseClusterSpecs } from '#spec/parse.ts';

const bytesOf = (kind: string, spec: object) =>
  Buffer.from(
    JSON.stringify({ apiVersion: 'sluice.dev/v1alpha1', kind, metadata: { name: 'settles' }, spec }),
  );
const INSTANCE = { type: 'm6i.large', cpu: 2048, memory: 7600 };
const quick = (cpu: number) => ({ cpu, memory: 512, stopTimeout: '10s', shutdown: '1s-3s' });

interface Life {
  readonly duration: string;
  readonly group: object;
  readonly services: readonly object[];
  readonly faults?: readonly object[];
  readonly pool: object;
  readonly rules: object;
}

/** What the group is to have, minute by minute. */
async function sizesOf({ duration, group, services, faults = [], pool, rules }: Life) {
  const pools = [{ name: 'hosts', min: 0, max: 30, instance: INSTANCE, ...group }];
  const queues = [{ name: 'events', forOperator: true, events: ['*'] }];
  const clusters = [{ name: 'c', pools, services }];
  const { scenario, problems } = parseScenario(
    bytesOf('Scenario', { duration, settle: '1m', queues, clusters, faults }),
    'settles.yaml',
  );
  if (!scenario) throw new Error(JSON.stringify(problems));
  const spec = {
    account: '111122223333',
    region: 'ap-northeast-1',
    cluster: 'c',
    mode: 'scale',
    events: { queue: 'events' },
    scaleOut: { unplacedTasks: true },
    pools: [
      {
        name: 'hosts',
        autoScalingGroup: { name: 'hosts' },
        lifecycleHook: { name: 'sluice-drain', manage: true },
        ...pool,
      },
    ],
    ...rules,
  };
  const parsed = parseClusterSpecs([{ file: 'c.yaml', bytes: bytesOf('ClusterSpec', spec) }]);
  expect(parsed.problems).toEqual([]);
  const sizes: number[] = [];
  const { report } = await simulate({
    scenario,
    specs: parsed.specs.map((each) => each.spec),
    policy: 'sluice',
    seed: 1,
    onMinute: ({ world }) => sizes.push(world.groups.get('hosts')!.desired),
  });
  expect(brokenPromises(report)).toEqual([]);
  return { sizes, report };
}

it('one more task of a capacity provider launches one host, however often is looked while it boots', async () => {
  const { sizes } = await sizesOf({
    duration: '8m',
    group: { desired: 2, capacityProvider: { name: 'cp', managedScaling: false, managedDraining: false } },
    services: [{ name: 'web', desired: 4, capacityProvider: 'cp', task: quick(1024) }],
    faults: [{ at: '2m', setServiceDesired: { service: 'web', desired: 5 } }],
    pool: { limits: { max: 20 } },
    rules: {},
  });
  expect(Math.max(...sizes)).toBe(3);
});

it.each([
  [50, 100],
  [50, 200],
  [100, 200],
])(
  'hosts are emptied one after the other where ECS keeps between %i and %i percent of a service',
  async (low, high) => {
    const slow = { ...quick(256), start: '20s-30s', ready: '5s-10s' };
    const percent = { minimumHealthyPercent: low, maximumPercent: high };
    const { sizes, report } = await sizesOf({
      duration: '40m',
      group: { desired: 6 },
      services: [{ name: 'web', desired: 6, ...percent, task: slow }],
      pool: { limits: { min: 1, max: 20 } },
      rules: { scaleIn: { stableFor: '1m', consolidate: true } },
    });
    expect(sizes.at(-1)).toBe(1);
    // Each is drained once.
    expect(report.api.calls['ecs:UpdateContainerInstancesState']).toBe(5);
  },
);

it.each([
  ['what runs on the largest host', { surviveLossOf: 1 }, [{ distinctInstance: true }]],
  ['it and one host more', { surviveLossOf: 1, headroom: 1 }, []],
])('a pool that keeps room for %s comes to rest', async (_, pool, constraints) => {
  const { sizes } = await sizesOf({
    duration: '60m',
    group: { desired: 14, zones: ['a'] },
    services: [
      { name: 'large', desired: 7, constraints, task: quick(1500) },
      { name: 'small', desired: 2, task: quick(512) },
      { name: 'agent', desired: 0, daemon: true, task: { cpu: 64, memory: 128 } },
    ],
    pool: { limits: { min: 0, max: 24 }, ...pool },
    rules: { scaleIn: { stableFor: '2m', consolidate: true } },
  });
  expect(new Set(sizes.slice(30)).size).toBe(1);
});
