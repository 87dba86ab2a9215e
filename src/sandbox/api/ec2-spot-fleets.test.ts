import { describe, expect, it } from 'vitest';
import { terminateInstance } from '../world/host-end.ts';
import { testHosts } from '../world/test-hosts.ts';
import { faultOf } from './test-account.ts';

const NONE = 'sfr-00000000-0000-0000-0000-000000000000';
const ending = { by: 'api', reason: 'Client.UserInitiatedShutdown: User initiated shutdown' } as const;

function fleets() {
  const account = testHosts();
  const { ec2, fleet } = account;
  const SpotFleetRequestId = fleet.id;
  return {
    ...account,
    SpotFleetRequestId,
    described: () =>
      ec2('DescribeSpotFleetRequests', { SpotFleetRequestIds: [fleet.id] }).SpotFleetRequestConfigs[0],
    listed: () =>
      ec2('DescribeSpotFleetInstances', { SpotFleetRequestId }).ActiveInstances.map((i: any) => i.InstanceId),
    modify: (input: object) => ec2('ModifySpotFleetRequest', { SpotFleetRequestId, ...input }),
  };
}

describe('Spot Fleet requests (aws-facts.md §5.2)', () => {
  it('show their state, target and what is fulfilled', () => {
    const { described, modify, pass } = fleets();
    expect(described()).toMatchObject({
      SpotFleetRequestState: 'active',
      ActivityStatus: 'fulfilled',
      SpotFleetRequestConfig: {
        Type: 'maintain',
        AllocationStrategy: 'lowestPrice',
        TargetCapacity: 4,
        FulfilledCapacity: 4,
        ExcessCapacityTerminationPolicy: 'default',
      },
    });
    expect(modify({ TargetCapacity: 3, ExcessCapacityTerminationPolicy: 'default' })).toEqual({
      Return: true,
    });
    expect(described()).toMatchObject({ SpotFleetRequestState: 'modifying' });
    pass(30);
    expect(described()).toMatchObject({
      SpotFleetRequestState: 'active',
      ActivityStatus: 'pending_termination',
      SpotFleetRequestConfig: { TargetCapacity: 3, FulfilledCapacity: 3 },
    });
    pass(180);
    expect(described().ActivityStatus).toBe('fulfilled');
  });

  it('refuse ids that are no ids or name nothing, and changes that make no sense', () => {
    const { ec2, modify } = fleets();
    const fault = (id: string) =>
      faultOf(() => ec2('DescribeSpotFleetRequests', { SpotFleetRequestIds: [id] }));
    expect(fault('sfr-1')).toMatch(/^InvalidSpotFleetRequestId.Malformed/);
    expect(fault(NONE)).toMatch(/^InvalidSpotFleetRequestId.NotFound/);
    expect(faultOf(() => modify({ TargetCapacity: 10_001 }))).toMatch(/^InvalidSpotFleetRequestConfig/);
    expect(faultOf(() => modify({ TargetCapacity: -1 }))).toMatch(/^InvalidParameterValue/);
    expect(faultOf(() => modify({ Context: 'x' }))).toMatch(/^NotImplemented/);
  });

  it('list instances from a list that may be stale', () => {
    const { world, fleet, listed, pass } = fleets();
    const [first] = fleet.instances.values();
    terminateInstance(world, first!, ending);
    pass(0.5);
    expect(listed()).toContain(first!.id);
    pass(120);
    expect([listed().length, listed().includes(first!.id)]).toEqual([4, false]);
  });

  it('page their instances from one to a thousand', () => {
    const { ec2, SpotFleetRequestId } = fleets();
    const page = (MaxResults: number) =>
      ec2('DescribeSpotFleetInstances', { SpotFleetRequestId, MaxResults });
    expect(page(1)).toMatchObject({ ActiveInstances: [{}], NextToken: expect.any(String) });
    expect(faultOf(() => page(1001))).toMatch(/^InvalidParameterValue/);
  });

  it('tell their history up to 30 s late', () => {
    const { world, ec2, SpotFleetRequestId, modify, pass } = fleets();
    const StartTime = new Date(world.engine.now);
    const told = (input: object = {}) =>
      ec2('DescribeSpotFleetRequestHistory', { SpotFleetRequestId, StartTime, ...input }).HistoryRecords.map(
        (record: any) => record.EventInformation.EventSubType,
      );
    pass(31);
    expect(told()).toEqual(['submitted', 'active', 'launched', 'launched', 'launched', 'launched']);
    expect(told({ EventType: 'fleetRequestChange' })).toEqual(['submitted', 'active']);
    modify({ TargetCapacity: 5 });
    expect(told()).toHaveLength(6);
    pass(60);
    expect(told()).toEqual(expect.arrayContaining(['modify_in_progress', 'modify_succeeded']));
    expect(told({ StartTime: new Date(world.engine.now) })).toEqual([]);
  });

  it('are cancelled one by one: a bad id does not hold up the others', () => {
    const { ec2, SpotFleetRequestId } = fleets();
    const cancel = (...SpotFleetRequestIds: string[]) =>
      ec2('CancelSpotFleetRequests', { SpotFleetRequestIds, TerminateInstances: true });
    expect(cancel(SpotFleetRequestId, 'x', NONE)).toEqual({
      SuccessfulFleetRequests: [
        {
          SpotFleetRequestId,
          PreviousSpotFleetRequestState: 'active',
          CurrentSpotFleetRequestState: 'cancelled_terminating',
        },
      ],
      UnsuccessfulFleetRequests: [
        { SpotFleetRequestId: 'x', Error: { Code: 'fleetRequestIdMalformed', Message: expect.any(String) } },
        {
          SpotFleetRequestId: NONE,
          Error: { Code: 'fleetRequestIdDoesNotExist', Message: expect.any(String) },
        },
      ],
    });
    expect(cancel(SpotFleetRequestId).UnsuccessfulFleetRequests[0].Error.Code).toBe(
      'fleetRequestNotInCancellableState',
    );
    expect(faultOf(() => cancel(...Array.from({ length: 101 }, (_, n) => `sfr-${n}`)))).toMatch(
      /^InvalidParameterValue/,
    );
  });
});
