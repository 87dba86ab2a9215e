import { describe, expect, it } from 'vitest';
import { capacityOf } from '../world/fleet.ts';
import { testHosts } from '../world/test-hosts.ts';
import { faultOf } from './test-account.ts';

function requests() {
  const account = testHosts();
  const { ec2, world, fleet } = account;
  const LaunchTemplateSpecification = { LaunchTemplateId: fleet.launchTemplate.id, Version: '$Latest' };
  const config = {
    IamFleetRole: 'arn:aws:iam::111122223333:role/fleet',
    TargetCapacity: 3,
    LaunchTemplateConfigs: [{ LaunchTemplateSpecification }],
  };
  const request = (change: object = {}) =>
    ec2('RequestSpotFleet', { SpotFleetRequestConfig: { ...config, ...change } });
  return { ...account, request, LaunchTemplateSpecification, made: () => [...world.fleets.values()].at(-1)! };
}

describe('RequestSpotFleet (aws-facts.md §5.2)', () => {
  it('launches its target, into the cluster of the template', () => {
    const { request, made, ec2, pass } = requests();
    const { SpotFleetRequestId } = request();
    expect(SpotFleetRequestId).toMatch(/^sfr-[0-9a-f-]{36}$/);
    pass(120);
    expect([capacityOf(made()), made().allocation]).toEqual([3, 'lowestPrice']);
    expect([...made().instances.values()].every(({ container }) => container?.status === 'ACTIVE')).toBe(
      true,
    );
    const { ActiveInstances } = ec2('DescribeSpotFleetInstances', { SpotFleetRequestId });
    expect(ActiveInstances).toHaveLength(3);
  });

  it('takes types, weights and zones from its overrides', () => {
    const { request, made, LaunchTemplateSpecification } = requests();
    const Overrides = ['m6i.large', 'c6i.large'].flatMap((InstanceType) =>
      ['ap-northeast-1a', 'ap-northeast-1c'].map((AvailabilityZone) => ({
        InstanceType,
        AvailabilityZone,
        WeightedCapacity: 2,
      })),
    );
    const LaunchTemplateConfigs = [{ LaunchTemplateSpecification, Overrides }];
    request({ LaunchTemplateConfigs, AllocationStrategy: 'diversified' });
    expect([capacityOf(made()), made().zones]).toEqual([4, ['a', 'c']]);
  });

  it('makes one fleet for one client token, and refuses the token for another request', () => {
    const { request, world } = requests();
    const first = request({ ClientToken: 't' });
    expect(request({ ClientToken: 't' })).toEqual(first);
    expect(faultOf(() => request({ ClientToken: 't', TargetCapacity: 4 }))).toMatch(
      /^IdempotentParameterMismatch/,
    );
    expect(request({ ClientToken: 'u' })).not.toEqual(first);
    expect(world.fleets.size).toBe(3);
  });

  it.each([0, -1, Number.NaN, 0.0001])('refuses a weight of %d, of which no number is enough', (weight) => {
    const { request, LaunchTemplateSpecification } = requests();
    const Overrides = [{ InstanceType: 'm6i.large', WeightedCapacity: weight }];
    expect(
      faultOf(() => request({ LaunchTemplateConfigs: [{ LaunchTemplateSpecification, Overrides }] })),
    ).toMatch(/^InvalidSpotFleetRequestConfig/);
  });

  it('does not grow to more instances than a fleet can have, however small their units', () => {
    const { request, made, ec2, pass, LaunchTemplateSpecification } = requests();
    const Overrides = [{ InstanceType: 'm6i.large', WeightedCapacity: 0.5 }];
    const { SpotFleetRequestId } = request({
      LaunchTemplateConfigs: [{ LaunchTemplateSpecification, Overrides }],
    });
    pass(60);
    expect([capacityOf(made()), made().instances.size]).toEqual([3, 6]);
    const modify = (TargetCapacity: number) =>
      faultOf(() => ec2('ModifySpotFleetRequest', { SpotFleetRequestId, TargetCapacity }));
    expect(modify(5_001)).toMatch(/^InvalidSpotFleetRequestConfig/);
  });

  it('refuses what makes no sense, and what is not modelled', () => {
    const { request, world, LaunchTemplateSpecification } = requests();
    const fault = (change: object) => faultOf(() => request(change));
    expect(fault({ TargetCapacity: 10_001 })).toMatch(/^InvalidSpotFleetRequestConfig/);
    expect(fault({ OnDemandTargetCapacity: -7 })).toMatch(/^InvalidSpotFleetRequestConfig/);
    expect(fault({ OnDemandTargetCapacity: 4 })).toMatch(/^InvalidSpotFleetRequestConfig/);
    expect(fault({ Type: 'request' })).toMatch(/^NotImplemented/);
    expect(fault({ LaunchTemplateConfigs: [] })).toMatch(/^NotImplemented/);
    const unknown = { LaunchTemplateSpecification, Overrides: [{ InstanceType: 'x1.large' }] };
    expect(fault({ LaunchTemplateConfigs: [unknown] })).toMatch(/^NotImplemented: .*x1.large/);
    const Overrides = [
      { InstanceType: 'm6i.large', AvailabilityZone: 'ap-northeast-1a' },
      { InstanceType: 'c6i.large', AvailabilityZone: 'ap-northeast-1c' },
    ];
    const uneven = { LaunchTemplateSpecification, Overrides };
    expect(fault({ LaunchTemplateConfigs: [uneven] })).toMatch(/^NotImplemented: .*every type/);
    expect(world.fleets.size).toBe(1);
  });
});

describe('DescribeImages', () => {
  it('shows the AMIs of launch templates', () => {
    const { ec2, fleet } = testHosts();
    const { imageId } = fleet.launchTemplate.versions[0]!;
    const of = (input: object) => ec2('DescribeImages', input).Images.map((image: any) => image.ImageId);
    expect([of({ ImageIds: [imageId] }), of({ Owners: ['self'] }).length]).toEqual([[imageId], 3]);
    expect(faultOf(() => of({ ImageIds: ['ami-1'] }))).toMatch(/^InvalidAMIID.Malformed/);
    expect(faultOf(() => of({ ImageIds: ['ami-00000000'] }))).toMatch(/^InvalidAMIID.NotFound/);
    expect(faultOf(() => of({ Owners: ['amazon'] }))).toMatch(/^NotImplemented/);
  });
});
