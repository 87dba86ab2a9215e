import { describe, expect, it } from 'vitest';
import { interrupt } from '../world/spot.ts';
import { faultOf, testAccount } from './test-account.ts';

const instancesIn = (answer: any) => answer.Reservations.flatMap((r: any) => r.Instances);

describe('describing EC2 instances (aws-facts.md §5)', () => {
  it('filters by id, state, tag, zone, lifecycle and address, with wildcards', () => {
    const { ec2, world, containers } = testAccount();
    const count = (Name: string, ...Values: string[]) =>
      instancesIn(ec2.DescribeInstances({ Filters: [{ Name, Values }] })).length;
    const { host } = containers[0]!;
    expect(count('instance-id', host.id)).toBe(1);
    expect(count('instance-state-name', 'running', 'pending')).toBe(14);
    expect(count('tag:aws:autoscaling:groupName', 'spot')).toBe(2);
    expect(count('tag-key', 'aws:autoscaling:*')).toBe(14);
    expect(count('availability-zone', `${world.region}?`)).toBe(14);
    expect(count('availability-zone', world.region)).toBe(0);
    expect(count('instance-lifecycle', 'spot')).toBe(2);
    expect(count('private-ip-address', host.privateIp)).toBeGreaterThan(0);
    expect(faultOf(() => count('network-interface.status', 'in-use'))).toMatch(
      /^NotImplemented: .*network-interface/,
    );
    expect(faultOf(() => ec2.DescribeInstances({ Filters: [{ Values: ['x'] }] }))).toBe(
      'MissingParameter: The request must contain the parameter Filter.Name',
    );
  });

  it('takes no long time over any filter', () => {
    const { ec2, containers } = testAccount();
    containers[0]!.host.tags.set('k', 'a'.repeat(250));
    const Filters = [{ Name: 'tag:k', Values: [`${'*a'.repeat(100)}*b`, `${'*?'.repeat(100)}*b`] }];
    expect(instancesIn(ec2.DescribeInstances({ Filters }))).toEqual([]);
  });

  it('pages, unless ids are given', () => {
    const { ec2, containers } = testAccount();
    const first = ec2.DescribeInstances({ MaxResults: 10 }) as any;
    const second = ec2.DescribeInstances({ MaxResults: 10, NextToken: first.NextToken }) as any;
    expect([instancesIn(first).length, instancesIn(second).length]).toEqual([10, 4]);
    const InstanceIds = [containers[0]!.host.id];
    expect(faultOf(() => ec2.DescribeInstances({ InstanceIds, MaxResults: 10 }))).toMatch(
      /^InvalidParameterCombination/,
    );
    expect(faultOf(() => ec2.DescribeInstances({ MaxResults: 4 }))).toMatch(
      /^InvalidParameterValue: .*greater than 5/,
    );
    expect(faultOf(() => ec2.DescribeInstances({ NextToken: 'x' }))).toMatch(/^InvalidPaginationToken/);
  });

  it('tells ids that are no ids from ids that name nothing', () => {
    const { ec2 } = testAccount();
    const fault = (...InstanceIds: string[]) => faultOf(() => ec2.DescribeInstances({ InstanceIds }));
    expect(fault('i-xyz')).toBe('InvalidInstanceID.Malformed: Invalid id: "i-xyz"');
    expect(fault('i-0123456789abcdef0')).toBe(
      "InvalidInstanceID.NotFound: The instance ID 'i-0123456789abcdef0' does not exist",
    );
    expect(fault('i-01234567', 'i-89abcdef')).toMatch(/instance IDs 'i-01234567, i-89abcdef' do not exist/);
  });

  it('shows the group it belongs to, and for spot its request', () => {
    const { ec2 } = testAccount();
    const [spot] = instancesIn(
      ec2.DescribeInstances({ Filters: [{ Name: 'instance-lifecycle', Values: ['spot'] }] }),
    );
    expect(spot).toMatchObject({
      InstanceLifecycle: 'spot',
      SpotInstanceRequestId: expect.stringMatching(/^sir-/),
    });
    expect(spot.Tags).toContainEqual({ Key: 'aws:autoscaling:groupName', Value: 'spot' });
  });
});

describe('terminating EC2 instances (aws-facts.md §5)', () => {
  it('shows them for an hour, without their address, and does it once', () => {
    const { ec2, containers, pass } = testAccount();
    const InstanceIds = [containers[0]!.host.id];
    const names = () => {
      const [change] = (ec2.TerminateInstances({ InstanceIds }) as any).TerminatingInstances;
      return [change.PreviousState.Name, change.CurrentState.Name];
    };
    expect(names()).toEqual(['running', 'shutting-down']);
    expect(names()).toEqual(['shutting-down', 'shutting-down']);
    pass(60);
    const [shown] = instancesIn(ec2.DescribeInstances({ InstanceIds }));
    expect(shown).toMatchObject({
      State: { Name: 'terminated', Code: 48 },
      StateReason: { Code: 'Client.UserInitiatedShutdown' },
    });
    expect(shown.PrivateIpAddress).toBeUndefined();
    pass(3600);
    expect(faultOf(() => ec2.DescribeInstances({ InstanceIds }))).toMatch(/^InvalidInstanceID.NotFound/);
  });

  it('fails as a whole for one bad id, and changes nothing in a dry run', () => {
    const { ec2, containers } = testAccount();
    const { id } = containers[0]!.host;
    expect(faultOf(() => ec2.TerminateInstances({ InstanceIds: [id, 'i-00000000'] }))).toMatch(
      /^InvalidInstanceID.NotFound/,
    );
    expect(faultOf(() => ec2.TerminateInstances({ InstanceIds: [id], DryRun: true }))).toMatch(
      /^DryRunOperation/,
    );
    expect(containers[0]!.host.state).toBe('running');
  });
});

describe('the rest of EC2', () => {
  it('shows on the spot request that an instance will be taken (aws-facts.md §5.1)', () => {
    const { ec2, world, pass } = testAccount();
    const spot = [...world.instances.values()].find(({ market }) => market === 'spot')!;
    const marked = () => {
      const Filters = [{ Name: 'status-code', Values: ['marked-for-termination'] }];
      return (ec2.DescribeSpotInstanceRequests({ Filters }) as any).SpotInstanceRequests;
    };
    expect(marked()).toEqual([]);
    interrupt(world, spot);
    pass(1);
    expect(marked()).toMatchObject([
      { InstanceId: spot.id, State: 'active', Status: { UpdateTime: expect.any(Date) } },
    ]);
    expect(faultOf(() => ec2.DescribeSpotInstanceRequests({ SpotInstanceRequestIds: ['sir-none'] }))).toMatch(
      /^InvalidSpotInstanceRequestID.NotFound/,
    );
  });

  it('tags instances', () => {
    const { ec2, containers } = testAccount();
    const Resources = [containers[0]!.host.id];
    ec2.CreateTags({ Resources, Tags: [{ Key: 'sluice.dev/keep', Value: 'yes' }] });
    const tags = () =>
      (ec2.DescribeTags({ Filters: [{ Name: 'key', Values: ['sluice.dev/*'] }] }) as any).Tags;
    expect(tags()).toEqual([
      { ResourceId: Resources[0], ResourceType: 'instance', Key: 'sluice.dev/keep', Value: 'yes' },
    ]);
    ec2.DeleteTags({ Resources, Tags: [{ Key: 'sluice.dev/keep', Value: 'no' }] });
    expect(tags()).toHaveLength(1);
    ec2.DeleteTags({ Resources, Tags: [{ Key: 'sluice.dev/keep' }] });
    expect(tags()).toEqual([]);
    const fault = (input: any) => faultOf(() => ec2.CreateTags({ Resources, Tags: [], ...input }));
    expect(fault({ Tags: [{ Key: 'aws:x', Value: '' }] })).toMatch(/^InvalidParameterValue/);
    expect(fault({ Resources: ['vol-1'] })).toMatch(/^InvalidID/);
    expect(fault({ Tags: Array.from({ length: 51 }, (_, n) => ({ Key: `k${n}` })) })).toMatch(
      /^TagLimitExceeded/,
    );
  });

  it('knows what runs, its Region and its zones', () => {
    const { ec2, containers } = testAccount();
    ec2.TerminateInstances({ InstanceIds: [containers[0]!.host.id] });
    const statuses = (input: object) => (ec2.DescribeInstanceStatus(input) as any).InstanceStatuses;
    expect([statuses({}).length, statuses({ IncludeAllInstances: true }).length]).toEqual([13, 14]);
    expect(statuses({})[0].InstanceStatus.Status).toBe('ok');
    expect((ec2.DescribeRegions({}) as any).Regions[0].RegionName).toBe('ap-northeast-1');
    expect(faultOf(() => ec2.DescribeRegions({ RegionNames: ['mars-1'] }))).toMatch(/^InvalidParameterValue/);
    const zones = (ec2.DescribeAvailabilityZones({}) as any).AvailabilityZones;
    expect(zones.map((z: any) => [z.ZoneName, z.ZoneId])).toContainEqual(['ap-northeast-1a', 'apne1-az1']);
  });
});
