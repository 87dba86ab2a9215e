// The fleet and template operations through the real SDK client: the same answers as to direct callers.
import * as ec2 from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { createSandbox } from '../sandbox.ts';
import type { Scenario } from '../scenario/generated/scenario.ts';
import { sdkClientOptions } from '../wire/client.ts';

const commands = ec2 as unknown as Record<string, new (input: object) => any>;
const types = [
  { type: 'c6i.large', cpu: 2048, memory: 4096 },
  { type: 'm6i.xlarge', cpu: 4096, memory: 16_384, weight: 2 },
];
const scenario: Scenario = {
  apiVersion: 'sluice.dev/v1alpha1',
  kind: 'Scenario',
  metadata: { name: 'wire' },
  spec: {
    duration: '1h',
    clusters: [
      { name: 'web', pools: [], fleets: [{ name: 'batch', target: 4, types, tags: { team: 'a' } }] },
    ],
  },
};

describe('EC2 through the SDK', () => {
  it('reads the same as directly', async () => {
    const sandbox = createSandbox(scenario, { seed: 3, operatorParts: true });
    const { world } = sandbox;
    world.engine.advance(world.engine.now + 60_000);
    const [fleet] = world.fleets.values();
    const [instance] = fleet!.instances.values();
    instance!.impairedUntil = world.engine.now + 60_000;
    const SpotFleetRequestId = fleet!.id;
    const reads = {
      DescribeSpotFleetRequests: {},
      DescribeSpotFleetInstances: { SpotFleetRequestId },
      DescribeSpotFleetRequestHistory: { SpotFleetRequestId, StartTime: new Date(world.engine.start) },
      DescribeLaunchTemplates: {},
      DescribeLaunchTemplateVersions: { LaunchTemplateName: 'batch' },
      DescribeImages: {},
      DescribeInstanceStatus: { IncludeAllInstances: true },
      DescribeSpotInstanceRequests: {},
    };
    const client = new ec2.EC2Client(sdkClientOptions(sandbox.front, { caller: 'sdk' }) as never);
    const direct = sandbox.direct('direct');
    for (const [operation, input] of Object.entries(reads)) {
      const Command = commands[`${operation}Command`]!;
      const { $metadata: _a, ...bySdk } = (await client.send(new Command(input))) as any;
      const { $metadata: _b, ...directly } = (await direct('ec2', operation, input)) as any;
      expect(bySdk, operation).toEqual(directly);
    }
    expect(sandbox.bugs).toEqual([]);
  });

  it('changes a fleet and a template, and gets the error codes of AWS', async () => {
    const sandbox = createSandbox(scenario, { seed: 3, operatorParts: true });
    const [fleet] = sandbox.world.fleets.values();
    const client = new ec2.EC2Client(sdkClientOptions(sandbox.front, { caller: 'sdk' }) as never);
    const SpotFleetRequestId = fleet!.id;
    const modify = new ec2.ModifySpotFleetRequestCommand({
      SpotFleetRequestId,
      TargetCapacity: 6,
      ExcessCapacityTerminationPolicy: 'noTermination',
    });
    expect((await client.send(modify)).Return).toBe(true);
    await expect(client.send(modify)).rejects.toMatchObject({ name: 'FleetNotInModifiableState' });
    const version = new ec2.CreateLaunchTemplateVersionCommand({
      LaunchTemplateName: 'batch',
      LaunchTemplateData: { ImageId: 'ami-00000002' },
    });
    const made = await client.send(version);
    expect(made.LaunchTemplateVersion?.VersionNumber).toBe(2);
    const cancel = new ec2.CancelSpotFleetRequestsCommand({
      SpotFleetRequestIds: [SpotFleetRequestId],
      TerminateInstances: false,
    });
    const [done] = (await client.send(cancel)).SuccessfulFleetRequests ?? [];
    expect(done?.CurrentSpotFleetRequestState).toBe('cancelled_running');
    expect(sandbox.bugs).toEqual([]);
  });
});
