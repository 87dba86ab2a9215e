import { describe, expect, it } from 'vitest';
import { setProcess } from '../world/process.ts';
import { type Account, faultOf, testAccount } from './test-account.ts';

const arnOf = ({ world }: Account) => [...world.targetGroups.keys()][0]!;
const health = (account: Account, Targets?: { Id: string; Port?: number }[]) =>
  (account.elbv2.DescribeTargetHealth({ TargetGroupArn: arnOf(account), Targets }) as any)
    .TargetHealthDescriptions;
const states = (...of: Parameters<typeof health>) => health(...of).map((d: any) => d.TargetHealth.State);

const network = () =>
  testAccount(
    {},
    {
      services: [
        { name: 'shop', desired: 2, task: { cpu: 256, memory: 512 }, loadBalancer: { type: 'network' } },
      ],
    },
  );

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

describe('attributes, listeners and rules of target groups (aws-facts.md §6.2)', () => {
  it('take a deregistration delay of 0 to 3600 s, which holds for later removals', () => {
    const account = testAccount();
    const TargetGroupArn = arnOf(account);
    const modify = (Key: string, Value: string) =>
      account.elbv2.ModifyTargetGroupAttributes({ TargetGroupArn, Attributes: [{ Key, Value }] });
    const delay = 'deregistration_delay.timeout_seconds';
    expect((modify(delay, '20') as any).Attributes).toContainEqual({ Key: delay, Value: '20' });
    const target = oneTarget(account);
    account.elbv2.DeregisterTargets({ TargetGroupArn, Targets: [target] });
    account.pass(19);
    expect(states(account, [target])).toEqual(['draining']);
    account.pass(2);
    expect(states(account, [target])).toEqual(['unused']);
    expect(faultOf(() => modify(delay, '3601'))).toMatch(/^ValidationError.*0 to 3600/);
    expect(faultOf(() => modify('colour', 'red'))).toMatch(/^ValidationError.*not recognized/);
    expect(faultOf(() => modify('slow_start.duration_seconds', '30'))).toMatch(/^NotImplemented/);
    expect(faultOf(() => modify('slow_start.duration_seconds', '0'))).toBe('no fault');
  });

  it('of a Network Load Balancer say whether connections end with the delay', () => {
    const account = network();
    const TargetGroupArn = arnOf(account);
    const Key = 'deregistration_delay.connection_termination.enabled';
    const modify = (Value: string) =>
      account.elbv2.ModifyTargetGroupAttributes({ TargetGroupArn, Attributes: [{ Key, Value }] }) as any;
    const read = () => (account.elbv2.DescribeTargetGroupAttributes({ TargetGroupArn }) as any).Attributes;
    expect(read()).toContainEqual({ Key, Value: 'false' });
    modify('true');
    expect(read()).toContainEqual({ Key, Value: 'true' });
    expect(account.world.targetGroups.get(TargetGroupArn)!.endsConnections).toBe(true);
    expect(faultOf(() => modify('maybe'))).toMatch(/^ValidationError.*true or false/);
  });

  it('are found from the load balancer on: one listener, one rule, one target group', () => {
    const account = testAccount();
    const { elbv2 } = account;
    const [balancer] = (elbv2.DescribeLoadBalancers({}) as any).LoadBalancers;
    const { LoadBalancerArn } = balancer;
    const [listener] = (elbv2.DescribeListeners({ LoadBalancerArn }) as any).Listeners;
    expect(listener).toMatchObject({ LoadBalancerArn, Port: 80, Protocol: 'HTTP' });
    expect(listener.ListenerArn).toMatch(/:listener\/app\/shop\/[0-9a-f]+\/[0-9a-f]+$/);
    const { ListenerArn } = listener;
    const [rule] = (elbv2.DescribeRules({ ListenerArn }) as any).Rules;
    expect(rule).toMatchObject({ Priority: 'default', IsDefault: true });
    expect(rule.Actions[0].TargetGroupArn).toBe(arnOf(account));
    expect(faultOf(() => elbv2.DescribeListeners({ ListenerArns: ['x'] }))).toMatch(/^ListenerNotFoundEx/);
    expect(faultOf(() => elbv2.DescribeListeners({ LoadBalancerArn: 'x' }))).toMatch(/^LoadBalancerNotF/);
    expect(faultOf(() => elbv2.DescribeRules({ ListenerArn: 'x' }))).toMatch(/^ListenerNotFoundException/);
    expect(faultOf(() => elbv2.DescribeRules({ RuleArns: ['x'] }))).toMatch(/^RuleNotFoundException/);
    expect(faultOf(() => elbv2.DescribeRules({}))).toMatch(/^ValidationError/);
  });
});

describe('targets (aws-facts.md §6.1)', () => {
  it('of a terminated instance are unused, and leave by themselves', () => {
    const account = testAccount();
    const target = oneTarget(account);
    account.ec2.TerminateInstances({ InstanceIds: [target.Id] });
    const host = account.world.instances.get(target.Id)!;
    while (host.state !== 'terminated') account.pass(0.1);
    expect(health(account, [target])[0].TargetHealth).toMatchObject({
      State: 'unused',
      Reason: 'Target.InvalidState',
    });
    account.pass(11);
    expect(health(account, [target])[0].TargetHealth).toMatchObject({ Reason: 'Target.NotRegistered' });
    const all = health(account).map((d: any) => d.Target.Id);
    expect(all).not.toContain(target.Id);
  });

  it('whose process stops answering are unhealthy after so many checks', () => {
    const account = testAccount();
    const target = oneTarget(account);
    const group = account.world.targetGroups.get(arnOf(account))!;
    const task = group.targets.get(`${target.Id}:${target.Port}`)!.task!;
    setProcess(task, 'terminating');
    const began = account.world.engine.now;
    while (states(account, [target])[0] === 'healthy') account.pass(0.1);
    expect(health(account, [target])[0].TargetHealth).toMatchObject({
      State: 'unhealthy',
      Reason: 'Target.FailedHealthChecks',
    });
    // The second of two checks, 10 s apart.
    const tookMs = account.world.engine.now - began;
    expect(tookMs).toBeGreaterThanOrEqual(10_000);
    expect(tookMs).toBeLessThanOrEqual(20_100);
  });

  it('are told apart by port: one instance may be registered several times', () => {
    const account = testAccount();
    const { Id } = oneTarget(account);
    const TargetGroupArn = arnOf(account);
    const two = [
      { Id, Port: 9001 },
      { Id, Port: 9002 },
    ];
    account.elbv2.RegisterTargets({ TargetGroupArn, Targets: two });
    account.elbv2.DeregisterTargets({ TargetGroupArn, Targets: [two[0]!] });
    expect(states(account, two)).toEqual(['draining', 'initial']);
  });

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

describe('a target group of a Network Load Balancer (aws-facts.md §6.2)', () => {
  it('takes a thousand targets; draining ones do not count', () => {
    const account = network();
    const TargetGroupArn = arnOf(account);
    const { Id, Port } = oneTarget(account);
    const there = states(account).length;
    const add = (from: number, count: number) => {
      const Targets = Array.from({ length: count }, (_, n) => ({ Id, Port: from + n }));
      return faultOf(() => account.elbv2.RegisterTargets({ TargetGroupArn, Targets }));
    };
    expect(add(1, 1001 - there)).toMatch(/^TooManyTargetsException/);
    expect(add(1, 1000 - there)).toBe('no fault');
    expect(add(5000, 1)).toMatch(/^TooManyTargetsException/);
    account.elbv2.DeregisterTargets({ TargetGroupArn, Targets: [{ Id, Port }] });
    expect(add(5000, 1)).toBe('no fault');
  });
});

describe('a target group of type ip (aws-facts.md §6.1)', () => {
  it('takes addresses, not instances, and is healthy where a task answers', () => {
    const account = testAccount();
    const group = [...account.world.targetGroups.values()][0]! as { targetType: string };
    group.targetType = 'ip';
    const register = (Id: string) =>
      faultOf(() =>
        account.elbv2.RegisterTargets({ TargetGroupArn: arnOf(account), Targets: [{ Id, Port: 8080 }] }),
      );
    expect(register('i-00000000')).toMatch(/^InvalidTargetException: .*not a valid IPv4/);
    const task = [...account.cluster.tasks.values()].find((each) => each.service?.name === 'shop')!;
    task.eni = { attachmentId: 'a', eniId: 'eni-1', ip: '10.0.7.7', mac: '0a:00' };
    expect(register('10.0.7.7')).toBe('no fault');
    account.pass(15);
    expect(states(account, [{ Id: '10.0.7.7', Port: 8080 }])).toEqual(['healthy']);
    expect(register('10.0.7.8')).toBe('no fault');
    account.pass(15);
    expect(states(account, [{ Id: '10.0.7.8', Port: 8080 }])).toEqual(['initial']);
  });
});
