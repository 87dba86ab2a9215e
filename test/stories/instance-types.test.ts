// What a new host has is known before there is any: a pool grows from nothing, and by the network interfaces of its type.
import { describe, expect, it } from 'vitest';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import type { World } from '#sandbox/world/state.ts';
import { type SimulateOptions, simulate } from '#simulate/simulate.ts';

type Cluster = Scenario['spec']['clusters'][number];

const KILN = { type: 'g4dn.xlarge', cpu: 4096, memory: 15_600, gpus: 1, enis: 2 };
const OVEN = { type: 'c6i.large', cpu: 2048, memory: 3800, enis: 2 };

async function live(
  { pools, services }: Pick<Cluster, 'pools' | 'services'>,
  more: Partial<SimulateOptions> = {},
) {
  const scenario: Scenario = {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'Scenario',
    metadata: { name: 'bakery' },
    spec: { duration: '8m', settings: {}, clusters: [{ name: 'bakery', pools, services }] },
  };
  const spec: ClusterSpec = {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'ClusterSpec',
    metadata: { name: 'bakery' },
    spec: {
      account: '111122223333',
      region: 'ap-northeast-1',
      cluster: 'bakery',
      mode: 'scale',
      scaleOut: { unplacedTasks: true },
      pools: pools.map(({ name }) => ({ name, autoScalingGroup: { name } })),
    },
  };
  const said: string[] = [];
  const { sandbox, report } = await simulate({
    scenario,
    specs: [spec],
    policy: 'sluice',
    seed: 4,
    log: ({ message, fields }) => said.push(`${message} ${JSON.stringify(fields)}`),
    ...more,
  });
  return { world: sandbox.world, report, said: said.join('\n') };
}

const size = (world: World, name: string) => world.groups.get(name)!.desired;
const running = (world: World, name: string) =>
  [...world.clusters.get('bakery')!.services.get(name)!.tasks].filter(
    ({ lastStatus }) => lastStatus === 'RUNNING',
  ).length;

describe('a pool that never had a host', () => {
  const pools = [
    { name: 'ovens', min: 1, max: 4, desired: 1, instance: OVEN },
    { name: 'kilns', min: 0, max: 4, desired: 0, instance: KILN },
  ];
  const service = (memory: number) => [{ name: 'glaze', desired: 2, task: { cpu: 2048, memory, gpus: 1 } }];

  it('grows for tasks that only its type can hold, one host for each GPU', async () => {
    const { world } = await live({ pools, services: service(8000) });
    expect([size(world, 'kilns'), size(world, 'ovens')]).toEqual([2, 1]);
    expect(running(world, 'glaze')).toBe(2);
  }, 60_000);

  it('does not for one that might not fit: that is told, with the numbers', async () => {
    const { world, said } = await live({ pools, services: service(15_500) });
    expect(size(world, 'kilns')).toBe(0);
    expect(said).toContain('it takes 15500 MiB, g4dn.xlarge (by its type) has 15237');
  }, 60_000);

  it('stays empty where types may not be read: that is told, and the rest of the cluster grows', async () => {
    const baking = { name: 'bake', desired: 4, task: { cpu: 1024, memory: 1024 } };
    const { world, said } = await live(
      { pools, services: [...service(8000), baking] },
      {
        tamper: ({ operation }, answer) => {
          if (operation === 'DescribeInstanceTypes') throw new Error('denied');
          return answer;
        },
      },
    );
    expect([size(world, 'kilns'), size(world, 'ovens')]).toEqual([0, 2]);
    expect(said.match(/not known: ec2:DescribeInstanceTypes failed/g)).toHaveLength(1);
  }, 60_000);
});

describe('tasks with interfaces of their own', () => {
  it('get as many hosts as those take, however much CPU is left', async () => {
    const pools = [{ name: 'ovens', min: 2, max: 8, desired: 2, instance: OVEN }];
    const services = [
      { name: 'bake', desired: 7, task: { cpu: 128, memory: 256, network: 'awsvpc' as const } },
    ];
    const { world } = await live({ pools, services });
    expect(size(world, 'ovens')).toBe(4);
    expect(running(world, 'bake')).toBe(7);
  }, 60_000);
});
