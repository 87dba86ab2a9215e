// Load balancers, target groups and target health as the Describe calls show them (aws-facts.md §6).
import type {
  LoadBalancer as LoadBalancerShape,
  TargetGroupAttribute,
  TargetGroup as TargetGroupShape,
  TargetHealth,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Target, TargetGroup, World } from '../world/state.ts';
import { VPC_ID } from './ec2-instance-shape.ts';
import type { LoadBalancer } from './elbv2-find.ts';

/** Where a target is registered without a port. */
export const DEFAULT_PORT = 80;

export function loadBalancerShape(w: World, { arn, name, kind }: LoadBalancer): LoadBalancerShape {
  return {
    LoadBalancerArn: arn,
    LoadBalancerName: name,
    DNSName: `${name}-${arn.slice(arn.lastIndexOf('/') + 1)}.${w.region}.elb.amazonaws.com`,
    CreatedTime: new Date(w.engine.start),
    Scheme: 'internal',
    State: { Code: 'active' },
    Type: kind,
    VpcId: VPC_ID,
    IpAddressType: 'ipv4',
  };
}

export function targetGroupShape(group: TargetGroup): TargetGroupShape {
  const application = group.kind === 'application';
  return {
    TargetGroupArn: group.arn,
    TargetGroupName: group.name,
    Protocol: application ? 'HTTP' : 'TCP',
    ProtocolVersion: application ? 'HTTP1' : undefined,
    Port: DEFAULT_PORT,
    VpcId: VPC_ID,
    TargetType: group.targetType,
    IpAddressType: 'ipv4',
    LoadBalancerArns: [group.loadBalancerArn],
    HealthCheckEnabled: true,
    HealthCheckProtocol: application ? 'HTTP' : 'TCP',
    HealthCheckPort: 'traffic-port',
    HealthCheckPath: application ? '/' : undefined,
    Matcher: application ? { HttpCode: '200' } : undefined,
    HealthCheckIntervalSeconds: group.healthCheckIntervalMs / 1000,
    HealthCheckTimeoutSeconds: Math.min(5, group.healthCheckIntervalMs / 1000),
    HealthyThresholdCount: group.healthyThreshold,
    UnhealthyThresholdCount: group.unhealthyThreshold,
  };
}

export const DELAY_KEY = 'deregistration_delay.timeout_seconds';
export const TERMINATION_KEY = 'deregistration_delay.connection_termination.enabled';

/** All attributes of a target group; elbv2-attributes.ts says which can be changed. */
export function attributeShapes(group: TargetGroup): TargetGroupAttribute[] {
  const delay = { [DELAY_KEY]: String(group.deregistrationDelayMs / 1000) };
  const own =
    group.kind === 'application'
      ? { 'slow_start.duration_seconds': '0', 'load_balancing.algorithm.type': 'round_robin' }
      : { [TERMINATION_KEY]: String(group.endsConnections === true) };
  const attributes = { 'stickiness.enabled': 'false', ...delay, ...own };
  return Object.entries(attributes).map(([Key, Value]) => ({ Key, Value }));
}

/** `undefined` stands for a target that is not registered. */
export function healthShape(w: World, target: Target | undefined): TargetHealth {
  if (!target) {
    return {
      State: 'unused',
      Reason: 'Target.NotRegistered',
      Description: 'Target is not registered to the target group',
    };
  }
  const host = w.instances.get(target.id);
  if (target.state !== 'draining' && host && (host.state === 'stopped' || host.state === 'terminated')) {
    return {
      State: 'unused',
      Reason: 'Target.InvalidState',
      Description: 'Target is in the stopped or terminated state',
    };
  }
  switch (target.state) {
    case 'healthy':
      return { State: 'healthy' };
    case 'unhealthy':
      return { State: 'unhealthy', Reason: 'Target.FailedHealthChecks', Description: 'Health checks failed' };
    case 'draining':
      return {
        State: 'draining',
        Reason: 'Target.DeregistrationInProgress',
        Description: 'Target deregistration is in progress',
      };
    case 'initial':
      return target.failedChecks === 0
        ? {
            State: 'initial',
            Reason: 'Elb.RegistrationInProgress',
            Description: 'Target registration is in progress',
          }
        : {
            State: 'initial',
            Reason: 'Elb.InitialHealthChecking',
            Description: 'Initial health checks in progress',
          };
  }
}
