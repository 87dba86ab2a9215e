// Target groups and their targets, as plain records.
import type { Cancel } from '#lib/clock.ts';
import type { Task } from './state-ecs.ts';

export interface TargetGroup {
  readonly arn: string;
  readonly name: string;
  readonly loadBalancerArn: string;
  readonly kind: 'application' | 'network';
  readonly targetType: 'instance' | 'ip';
  readonly deregistrationDelayMs: number;
  readonly healthCheckIntervalMs: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
  readonly service: string;
  /** By `id:port`. */
  readonly targets: Map<string, Target>;
  /** Taken out, but not every node of the load balancer knows yet. */
  readonly leaving: Set<Target>;
  /** Who gets requests now; undefined: to be worked out again. */
  routable?: Target[];
}

export interface Target {
  readonly group: TargetGroup;
  readonly id: string;
  readonly port: number;
  readonly task?: Task;
  state: 'initial' | 'healthy' | 'unhealthy' | 'draining';
  readonly registeredAt: number;
  deregisteredAt?: number;
  /** Until when the load balancer may still send new requests after a deregistration. */
  routedUntil: number;
  failedChecks: number;
  passedChecks: number;
  /** When requests under way will be finished, ms since the epoch. */
  inFlight: number[];
  /** Token bucket of what its task can answer. */
  capacity: { tokens: number; at: number };
  timer?: Cancel;
}
