import { describe, expect, it } from 'vitest';
import { testHosts } from '../world/test-hosts.ts';
import { faultOf } from './test-account.ts';

const names = (changes: any[]) => changes.map((c) => [c.PreviousState.Name, c.CurrentState.Name]);

describe('TerminateInstances (aws-facts.md §5)', () => {
  it('takes a thousand ids at most, and one bad id fails all', () => {
    const { base, ec2 } = testHosts();
    const fault = (InstanceIds: string[]) => faultOf(() => ec2('TerminateInstances', { InstanceIds }));
    expect(fault(Array(1001).fill(base[0].id))).toMatch(/^InvalidParameterValue/);
    expect(fault([base[0].id, 'i-00000000'])).toMatch(/^InvalidInstanceID.NotFound/);
    expect(fault([base[0].id, 'i-x'])).toMatch(/^InvalidInstanceID.Malformed/);
    expect(base[0].state).toBe('running');
  });

  it('can be done twice', () => {
    const { base, ec2 } = testHosts();
    const InstanceIds = [base[0].id, base[0].id];
    const terminate = () => names(ec2('TerminateInstances', { InstanceIds }).TerminatingInstances);
    expect(terminate()).toEqual([['running', 'shutting-down']]);
    expect(terminate()).toEqual([['shutting-down', 'shutting-down']]);
  });
});

describe('termination protection (aws-facts.md §5)', () => {
  const set = (ec2: any, InstanceId: string, Value: boolean) =>
    ec2('ModifyInstanceAttribute', { InstanceId, DisableApiTermination: { Value } });

  it('refuses all that are named in the same zone; those of other zones end', () => {
    const { base, spot, ec2 } = testHosts();
    const [safe, other] = base;
    const near = spot.find(({ zone }) => zone === safe.zone)!;
    expect(other.zone).not.toBe(safe.zone);
    set(ec2, safe.id, true);
    const Attribute = 'disableApiTermination';
    const read = () => ec2('DescribeInstanceAttribute', { InstanceId: safe.id, Attribute });
    expect(read()).toMatchObject({ DisableApiTermination: { Value: true } });
    const InstanceIds = [safe, near, other].map(({ id }) => id);
    const terminate = () => faultOf(() => ec2('TerminateInstances', { InstanceIds }));
    expect(terminate()).toMatch(new RegExp(`^OperationNotPermitted: .*${safe.id}`));
    expect([safe.state, near.state, other.state]).toEqual(['running', 'running', 'shutting-down']);
    set(ec2, safe.id, false);
    expect(terminate()).toBe('no fault');
    expect([safe.state, near.state]).toEqual(['shutting-down', 'shutting-down']);
  });

  it('binds neither groups nor Spot, and no other attribute is known', () => {
    const { base, spot, ec2 } = testHosts();
    const modify = (input: object) => faultOf(() => ec2('ModifyInstanceAttribute', input));
    expect(faultOf(() => set(ec2, spot[0]!.id, true))).toMatch(/^NotImplemented: .*Spot/);
    expect(modify({ InstanceId: base[0]!.id, SourceDestCheck: { Value: true } })).toMatch(/^NotImplemented/);
    expect(modify({ InstanceId: 'i-x', DisableApiTermination: { Value: true } })).toMatch(
      /^InvalidInstanceID.Malformed/,
    );
    const InstanceId = base[0]!.id;
    const Attribute = 'userData';
    expect(faultOf(() => ec2('DescribeInstanceAttribute', { InstanceId, Attribute }))).toMatch(
      /^NotImplemented/,
    );
  });
});

describe('StopInstances and StartInstances (aws-facts.md §5)', () => {
  it('stop and start, and do nothing where that is so already', () => {
    const { base, ec2, pass } = testHosts();
    const InstanceIds = [base[0].id];
    const stop = () => names(ec2('StopInstances', { InstanceIds }).StoppingInstances)[0];
    const start = () => names(ec2('StartInstances', { InstanceIds }).StartingInstances)[0];
    expect(start()).toEqual(['running', 'running']);
    expect([stop(), stop()]).toEqual([
      ['running', 'stopping'],
      ['stopping', 'stopping'],
    ]);
    expect(faultOf(start)).toMatch(/^IncorrectInstanceState: .*started/);
    pass(20);
    expect([stop(), start()]).toEqual([
      ['stopped', 'stopped'],
      ['stopped', 'pending'],
    ]);
  });

  it('shows when it was started last', () => {
    const { world, base, ec2, pass } = testHosts();
    const InstanceIds = [base[0].id];
    ec2('StopInstances', { InstanceIds });
    pass(20);
    ec2('StartInstances', { InstanceIds });
    const [instance] = ec2('DescribeInstances', { InstanceIds }).Reservations[0].Instances;
    expect(instance.LaunchTime.getTime()).toBe(world.engine.now);
  });

  it('refuse a one-time spot instance, and all that come with it', () => {
    const { base, spot, ec2, pass } = testHosts();
    const stop = (...InstanceIds: string[]) => faultOf(() => ec2('StopInstances', { InstanceIds }));
    expect(stop(base[0].id, spot[0].id)).toMatch(/^UnsupportedOperation: .*one-time Spot Instance request/);
    expect(base[0].state).toBe('running');
    ec2('TerminateInstances', { InstanceIds: [base[0].id] });
    pass(60);
    expect(stop(base[0].id)).toMatch(/^IncorrectInstanceState: .*stopped/);
  });
});

describe('DescribeInstanceStatus (aws-facts.md §5)', () => {
  it('shows impaired instances for as long as they are', () => {
    const { world, base, ec2, pass } = testHosts();
    base[0].impairedUntil = world.engine.now + 60_000;
    const impaired = () => {
      const Filters = [{ Name: 'instance-status.status', Values: ['impaired'] }];
      return ec2('DescribeInstanceStatus', { Filters }).InstanceStatuses;
    };
    expect(impaired()).toMatchObject([
      {
        InstanceId: base[0].id,
        InstanceStatus: { Status: 'impaired', Details: [{ Name: 'reachability', Status: 'failed' }] },
        SystemStatus: { Status: 'ok' },
      },
    ]);
    pass(61);
    expect(impaired()).toEqual([]);
  });

  it('leaves out what does not run, unless all are wanted, and takes a hundred ids at most', () => {
    const { base, ec2, pass } = testHosts();
    ec2('StopInstances', { InstanceIds: [base[0].id] });
    pass(20);
    const of = (input: object) => ec2('DescribeInstanceStatus', { InstanceIds: [base[0].id], ...input });
    expect(of({}).InstanceStatuses).toEqual([]);
    expect(of({ IncludeAllInstances: true }).InstanceStatuses).toMatchObject([
      { InstanceState: { Name: 'stopped', Code: 80 }, InstanceStatus: { Status: 'not-applicable' } },
    ]);
    expect(faultOf(() => of({ InstanceIds: Array(101).fill(base[0].id) }))).toMatch(/^InvalidParameterValue/);
  });

  it('is initializing for the first two minutes of an instance', () => {
    const { fleet, ec2, pass } = testHosts();
    ec2('ModifySpotFleetRequest', { SpotFleetRequestId: fleet.id, TargetCapacity: 5 });
    pass(60);
    const { id } = [...fleet.instances.values()].at(-1)!;
    const status = () => {
      const [shown] = ec2('DescribeInstanceStatus', { InstanceIds: [id] }).InstanceStatuses;
      return shown.InstanceStatus.Status;
    };
    expect(status()).toBe('initializing');
    pass(120);
    expect(status()).toBe('ok');
  });
});
