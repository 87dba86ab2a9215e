// Types are read once each, whatever pools and hosts there are; what could not be read is told, and asked for again after a while.
import { describe, expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import type { PoolFacts } from '#model/observation.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { noRegistrations, type Registrations } from './container-instances.ts';
import { createReadCache, type ReadContext } from './context.ts';
import { learnTypes } from './instance-types.ts';
import { fleetLaunches, groupLaunches } from './launches.ts';

const M6I = {
  InstanceType: 'm6i.large',
  VCpuInfo: { DefaultVCpus: 2 },
  MemoryInfo: { SizeInMiB: 8192 },
  NetworkInfo: { MaximumNetworkInterfaces: 3 },
  ProcessorInfo: { SupportedArchitectures: ['x86_64'] },
};
const G4DN = { ...M6I, InstanceType: 'g4dn.12xlarge', GpuInfo: { Gpus: [{ Count: 4 }] } };

function reader(mode: 'drain' | 'scale' = 'scale') {
  const asked: unknown[] = [];
  const answers = new Map<string, () => unknown>();
  const ports = portFromCall(async (_, operation, input) => {
    asked.push(input);
    return answers.get(operation)!();
  });
  const clock = createTestClock(1_000_000);
  const spec = { account: '111122223333', region: 'ap-northeast-1', cluster: 'web', mode };
  const context: ReadContext = { ports, clock, spec, cache: createReadCache() };
  return { context, asked, answers, clock };
}

const pool = (...types: string[]): PoolFacts => ({
  name: 'main',
  launches: types.map((type) => ({ type, units: 1 })),
});

describe('instance types', () => {
  it('are asked for once, those that hosts have and those that pools may launch', async () => {
    const { context, asked, answers } = reader();
    answers.set('DescribeInstanceTypes', () => ({ InstanceTypes: [M6I, G4DN] }));
    const offer = { attributes: new Map([['ecs.instance-type', 'm6i.large']]) };
    const present = new Map([['i-1', { offer }]]) as unknown as Registrations['present'];
    const registrations = { ...noRegistrations, present };
    for (let pass = 0; pass < 2; pass++)
      expect(await learnTypes(context, [pool('g4dn.12xlarge')], registrations)).toBeUndefined();
    expect(asked).toEqual([
      { Filters: [{ Name: 'instance-type', Values: ['g4dn.12xlarge', 'm6i.large'] }], MaxResults: 100 },
    ]);
    expect(context.cache.types.get('m6i.large')).toEqual({
      cpu: 2048,
      memory: 8192,
      gpus: 0,
      interfaces: 3,
      architectures: ['x86_64'],
    });
    expect(context.cache.types.get('g4dn.12xlarge')?.gpus).toBe(4);
  });

  it('that do not exist, or are told in part, are not known, and not asked for all the time', async () => {
    const { context, asked, answers } = reader();
    answers.set('DescribeInstanceTypes', () => ({ InstanceTypes: [{ ...M6I, VCpuInfo: {} }] }));
    for (let pass = 0; pass < 2; pass++)
      expect(await learnTypes(context, [pool('m6i.large')], noRegistrations)).toBeUndefined();
    expect([asked.length, context.cache.types.size]).toEqual([1, 0]);
  });

  it('that may not be read are told with the permission, and asked for again after a minute', async () => {
    const { context, asked, answers, clock } = reader();
    answers.set('DescribeInstanceTypes', () => {
      throw Object.assign(new Error('no'), { name: 'UnauthorizedOperation' });
    });
    const read = () => learnTypes(context, [pool('m6i.large')], noRegistrations);
    for (let pass = 0; pass < 2; pass++)
      expect(await read()).toMatch(/^ec2:DescribeInstanceTypes failed: .*no/);
    expect(asked).toHaveLength(1);
    answers.set('DescribeInstanceTypes', () => ({ InstanceTypes: [M6I] }));
    await clock.advance(60_000);
    expect(await read()).toBeUndefined();
    expect(context.cache.types.has('m6i.large')).toBe(true);
  });

  it('are of no concern where Sluice sets no sizes', async () => {
    const { context, asked } = reader('drain');
    expect(await learnTypes(context, [pool('m6i.large')], noRegistrations)).toBeUndefined();
    const LaunchTemplate = { LaunchTemplateId: 'lt-1', Version: '1' };
    expect(await groupLaunches(context, { LaunchTemplate } as never)).toBeUndefined();
    expect(asked).toEqual([]);
  });
});

describe('what a pool may launch', () => {
  const LaunchTemplate = { LaunchTemplateId: 'lt-1', Version: '$Latest' };
  const type = (InstanceType?: string) => () => ({
    LaunchTemplateVersions: [{ LaunchTemplateData: { InstanceType } }],
  });
  const mixed = (...Overrides: object[]) =>
    ({
      MixedInstancesPolicy: {
        LaunchTemplate: { LaunchTemplateSpecification: LaunchTemplate, Overrides },
      },
    }) as never;

  it('is the type of its template, asked for once in five minutes', async () => {
    const { context, asked, answers, clock } = reader();
    answers.set('DescribeLaunchTemplateVersions', type('m6i.large'));
    const read = () => groupLaunches(context, { LaunchTemplate } as never);
    for (let pass = 0; pass < 2; pass++) expect(await read()).toEqual([{ type: 'm6i.large', units: 1 }]);
    expect(asked).toEqual([{ LaunchTemplateId: 'lt-1', Versions: ['$Latest'] }]);
    answers.set('DescribeLaunchTemplateVersions', type('m7g.large'));
    await clock.advance(300_000);
    expect(await read()).toEqual([{ type: 'm7g.large', units: 1 }]);
  });

  it('are the types of a mixed instances policy, with their weights', async () => {
    const { context } = reader();
    const types = mixed({ InstanceType: 'm6i.large' }, { InstanceType: 'm6i.xlarge', WeightedCapacity: '2' });
    expect(await groupLaunches(context, types)).toEqual([
      { type: 'm6i.large', units: 1 },
      { type: 'm6i.xlarge', units: 2 },
    ]);
  });

  it('is not known by halves: of properties instead of types, of no template, or one that cannot be read', async () => {
    const { context, answers } = reader();
    const some = mixed({ InstanceType: 'm6i.large' }, { InstanceRequirements: {} });
    expect(await groupLaunches(context, some)).toBeUndefined();
    expect(await groupLaunches(context, {} as never)).toBeUndefined();
    answers.set('DescribeLaunchTemplateVersions', () => {
      throw new Error('no');
    });
    expect(await groupLaunches(context, { LaunchTemplate } as never)).toBeUndefined();
  });

  it('is of a Spot Fleet what its configurations override, else their template, and its specifications', async () => {
    const { context, answers } = reader();
    answers.set('DescribeLaunchTemplateVersions', type('m6i.large'));
    const own = { LaunchTemplateSpecification: LaunchTemplate };
    const over = { ...own, Overrides: [{ InstanceType: 'c6i.large', WeightedCapacity: 3 }] };
    const read = (config: object) => fleetLaunches(context, { SpotFleetRequestConfig: config } as never);
    expect(await read({ LaunchTemplateConfigs: [over, own] })).toEqual([
      { type: 'c6i.large', units: 3 },
      { type: 'm6i.large', units: 1 },
    ]);
    expect(await read({ LaunchSpecifications: [{ InstanceType: 'r6i.large' }] })).toEqual([
      { type: 'r6i.large', units: 1 },
    ]);
    expect(await read({ LaunchSpecifications: [{}] })).toBeUndefined();
    expect(await read({})).toBeUndefined();
  });
});
