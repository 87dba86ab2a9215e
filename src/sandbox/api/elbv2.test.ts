import { describe, expect, it } from 'vitest';
import { type Account, faultOf, testAccount } from './test-account.ts';

const arnOf = ({ world }: Account) => [...world.targetGroups.keys()][0]!;
const health = (account: Account, Targets?: { Id: string; Port?: number }[]) =>
  (account.elbv2.DescribeTargetHealth({ TargetGroupArn: arnOf(account), Targets }) as any)
    .TargetHealthDescriptions;
const states = (...of: Parameters<typeof health>) => health(...of).map((d: any) => d.TargetHealth.State);

function oneTarget(account: Account) {
  const target = [...[...account.world.targetGroups.values()][0]!.targets.values()][0]!;
  return { Id: target.id, Port: target.port };
}

describe('load balancers and target groups', () => {
  it('are found by ARN, by name and by each other', () => {
    const account = testAccount();
    const { elbv2 } = account;
    const [balancer] = (elbv2.DescribeLoadBalancers({}) as any).LoadBalancers;
    expect(balancer).toMatchObject({ LoadBalancerName: 'shop', Type: 'application' });
    const find = (input: object) => (elbv2.DescribeTargetGroups(input) as any).TargetGroups[0];
    for (const input of [
      {},
      { Names: ['shop'] },
      { TargetGroupArns: [arnOf(account)] },
      { LoadBalancerArn: balancer.LoadBalancerArn },
    ]) {
      expect(find(input)).toMatchObject({
        TargetGroupName: 'shop',
        TargetType: 'instance',
        HealthCheckIntervalSeconds: 10,
      });
    }
    const { Attributes } = elbv2.DescribeTargetGroupAttributes({ TargetGroupArn: arnOf(account) }) as any;
    expect(Attributes).toContainEqual({ Key: 'deregistration_delay.timeout_seconds', Value: '300' });
  });

  it('that are unknown, or asked for in too great a number, are errors', () => {
    const { elbv2 } = testAccount();
    const groups = (input: object) => faultOf(() => elbv2.DescribeTargetGroups(input));
    expect(groups({ Names: ['x'] })).toMatch(/^TargetGroupNotFoundException/);
    expect(groups({ LoadBalancerArn: 'x' })).toMatch(/^LoadBalancerNotFoundException/);
    expect(groups({ Names: Array(21).fill('shop') })).toMatch(
      /^ValidationError: You cannot describe more than '20'/,
    );
    expect(groups({ PageSize: 401 })).toMatch(/^ValidationError/);
    expect(groups({ Marker: 'x' })).toMatch(/^ValidationError/);
    expect(faultOf(() => elbv2.DescribeLoadBalancers({ Names: ['x'] }))).toMatch(
      /^LoadBalancerNotFoundException/,
    );
    expect(faultOf(() => elbv2.DescribeTargetHealth({ TargetGroupArn: 'x' }))).toMatch(
      /^TargetGroupNotFoundException/,
    );
  });
});

describe('targets', () => {
  it('are healthy without a reason, draining for the whole delay, then not registered', () => {
    const account = testAccount();
    const target = oneTarget(account);
    expect(states(account)).toEqual(Array(14).fill('healthy'));
    expect(health(account, [target])[0].TargetHealth).toEqual({ State: 'healthy' });
    account.elbv2.DeregisterTargets({ TargetGroupArn: arnOf(account), Targets: [target] });
    account.pass(299);
    expect(health(account, [target])[0].TargetHealth).toMatchObject({
      State: 'draining',
      Reason: 'Target.DeregistrationInProgress',
    });
    account.pass(2);
    expect(health(account, [target])[0].TargetHealth).toMatchObject({
      State: 'unused',
      Reason: 'Target.NotRegistered',
    });
  });

  it('that are registered again belong to their task again, and become healthy', () => {
    const account = testAccount();
    const target = oneTarget(account);
    const input = { TargetGroupArn: arnOf(account), Targets: [target] };
    account.elbv2.DeregisterTargets(input);
    account.pass(301);
    account.elbv2.RegisterTargets(input);
    expect(health(account, [target])[0].TargetHealth).toMatchObject({
      State: 'initial',
      Reason: 'Elb.RegistrationInProgress',
    });
    account.pass(30);
    expect(states(account, [target])).toEqual(['healthy']);
  });

  it('without a process behind them never become healthy', () => {
    const account = testAccount();
    const target = { Id: oneTarget(account).Id, Port: 9999 };
    account.elbv2.RegisterTargets({ TargetGroupArn: arnOf(account), Targets: [target] });
    account.pass(60);
    expect(health(account, [target])[0].TargetHealth).toMatchObject({
      State: 'initial',
      Reason: 'Elb.InitialHealthChecking',
    });
  });

  it('that are not registered can be deregistered; only running instances can be registered', () => {
    const account = testAccount();
    const { elbv2, ec2 } = account;
    const TargetGroupArn = arnOf(account);
    const { Id } = oneTarget(account);
    const register = (id: string) =>
      faultOf(() => elbv2.RegisterTargets({ TargetGroupArn, Targets: [{ Id: id, Port: 1 }] }));
    expect(faultOf(() => elbv2.DeregisterTargets({ TargetGroupArn, Targets: [{ Id, Port: 1 }] }))).toBe(
      'no fault',
    );
    expect(register('10.0.0.1')).toMatch(/^InvalidTargetException: .*not valid/);
    expect(register('i-00000000')).toMatch(/^InvalidTargetException: .*not exist/);
    ec2.TerminateInstances({ InstanceIds: [Id] });
    expect(register(Id)).toMatch(/^InvalidTargetException: .*not in a running state/);
  });
});
