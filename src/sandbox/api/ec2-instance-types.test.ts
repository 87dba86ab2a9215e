import { describe, expect, it } from 'vitest';
import { faultOf, testAccount } from './test-account.ts';

type Input = Parameters<ReturnType<typeof testAccount>['ec2']['DescribeInstanceTypes']>[0];
const asking =
  ({ ec2 }: ReturnType<typeof testAccount>) =>
  async (input: Input) => {
    const { InstanceTypes = [], NextToken } = await ec2.DescribeInstanceTypes(input);
    return { types: InstanceTypes, names: InstanceTypes.map(({ InstanceType }) => InstanceType), NextToken };
  };

describe('DescribeInstanceTypes (aws-facts.md §5.3)', () => {
  const account = testAccount();
  const ask = asking(account);
  const refused = (input: Input) => faultOf(() => account.ec2.DescribeInstanceTypes(input));

  it('tells the public figures of a type', async () => {
    const { types } = await ask({ InstanceTypes: ['g4dn.12xlarge', 'm7g.xlarge'] });
    expect(types).toEqual([
      {
        InstanceType: 'g4dn.12xlarge',
        VCpuInfo: { DefaultVCpus: 48 },
        MemoryInfo: { SizeInMiB: 196_608 },
        GpuInfo: { Gpus: [{ Count: 4 }] },
        NetworkInfo: { MaximumNetworkInterfaces: 8 },
        ProcessorInfo: { SupportedArchitectures: ['x86_64'] },
      },
      {
        InstanceType: 'm7g.xlarge',
        VCpuInfo: { DefaultVCpus: 4 },
        MemoryInfo: { SizeInMiB: 16_384 },
        NetworkInfo: { MaximumNetworkInterfaces: 4 },
        ProcessorInfo: { SupportedArchitectures: ['arm64'] },
      },
    ]);
  });

  it('tells of a type in a scenario what its hosts do: the interfaces of tasks, whatever AWS says of it', async () => {
    const instance = { type: 'g4ad.xlarge', cpu: 3072, memory: 5000, gpus: 1, enis: 6 };
    const pool = { name: 'kilns', min: 0, max: 4, desired: 0, instance };
    const askThere = asking(testAccount({}, { pools: [pool], services: [], jobs: [] }));
    expect((await askThere({ InstanceTypes: ['g4ad.xlarge'] })).types).toMatchObject([
      {
        VCpuInfo: { DefaultVCpus: 3 },
        MemoryInfo: { SizeInMiB: 5000 },
        GpuInfo: { Gpus: [{ Count: 1 }] },
        NetworkInfo: { MaximumNetworkInterfaces: 7 },
      },
    ]);
    const [known] = (await ask({ InstanceTypes: ['m6i.large'] })).types;
    expect(known).toMatchObject({ MemoryInfo: { SizeInMiB: 8192 } });
  });

  it('refuses the whole call for one type that does not exist, and a filter just leaves it out', async () => {
    const InstanceTypes = ['m5.large', 'm5.larg', 'x.y'] as never[];
    expect(refused({ InstanceTypes })).toBe(
      'InvalidInstanceType: The following supplied instance types do not exist: [m5.larg, x.y]',
    );
    const Filters = [{ Name: 'instance-type', Values: ['m5.large', 'm5.larg', 't3.*'] }];
    expect((await ask({ Filters })).names).toEqual([
      'm5.large',
      't3.2xlarge',
      't3.large',
      't3.medium',
      't3.micro',
      't3.small',
      't3.xlarge',
    ]);
  });

  it('comes in pages of a hundred at most', async () => {
    const first = await ask({});
    const second = await ask({ NextToken: first.NextToken });
    expect(first.names).toHaveLength(100);
    expect(new Set([...first.names, ...second.names]).size).toBe(100 + second.names.length);
    expect(refused({ MaxResults: 101 })).toMatch(/^InvalidParameterValue/);
    const many = Array.from({ length: 101 }, () => 'm5.large' as const);
    expect(refused({ InstanceTypes: many })).toMatch(/^InvalidParameterValue/);
  });
});
