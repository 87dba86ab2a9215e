// Target groups, their targets and the requests that flow to them, as plain records.
import type { Cancel } from '#lib/clock.ts';
import type { Random } from '#lib/random.ts';
import type { Cdn } from './cdn.ts';
import type { Engine } from './engine.ts';
import type { Task } from './state-ecs.ts';
import type { Tally } from './tally.ts';
import type { Traffic } from './traffic-rate.ts';

export interface TargetGroup {
  readonly arn: string;
  readonly name: string;
  readonly loadBalancerArn: string;
  readonly kind: 'application' | 'network';
  readonly targetType: 'instance' | 'ip';
  deregistrationDelayMs: number;
  /** Of a Network Load Balancer: connections end with the delay (deregistration_delay.connection_termination). */
  endsConnections?: boolean;
  readonly healthCheckIntervalMs: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
  readonly service: string;
  /** By `id:port`. */
  readonly targets: Map<string, Target>;
  /** Taken out, but not every node of the load balancer knows yet. */
  readonly leaving: Set<Target>;
  /** The requests that arrive here, where any do. */
  flow?: Flow;
  /** No target group of a load balancer, but the tasks that clients find by themselves (discovery.ts). */
  readonly foundBy?: 'cloudMap' | 'serviceConnect';
}

export interface Target {
  readonly group: TargetGroup;
  readonly id: string;
  readonly port: number;
  readonly task?: Task;
  state: 'initial' | 'healthy' | 'unhealthy' | 'draining';
  readonly registeredAt: number;
  /** Its health checks come at this time and at every interval after it, ms since the epoch. */
  readonly checkedFrom: number;
  deregisteredAt?: number;
  /** Until when the load balancer may still send new requests after a deregistration. */
  routedUntil: number;
  failedChecks: number;
  passedChecks: number;
  /** When those requests under way that were looked at will be finished, ms since the epoch. */
  inFlight: number[];
  /**
   * The others, as a mean: so many at `at`, ending at random; and while it receives, `load` is the flow's own load at
   * `at` (traffic-flight.ts).
   */
  readonly underWay: { mean: number; at: number; load: number | undefined };
  /** Token bucket of what its task can answer. */
  readonly capacity: { tokens: number; at: number };
  timer?: Cancel;
  /** To be called when the process of its task has changed (process.ts). */
  readonly processChanged: () => void;
}

export type Cause = 'targetGone' | 'targetStopping' | 'noTarget' | 'overload' | 'cached';

/** The requests of one service, drawn in batches: between two changes of who gets them, only their number matters. */
export interface Flow {
  readonly engine: Engine;
  readonly random: Random;
  readonly traffic: Traffic;
  readonly tally: Tally['requests'];
  readonly log: (kind: string, text: string) => void;
  readonly group: TargetGroup;
  readonly cdn?: Cdn;
  /** Up to when arrivals are drawn, ms since the epoch. */
  at: number;
  /** Mean number of requests under way at a target that has received since the start. */
  load: number;
  readonly healthy: Set<Target>;
  /** Who gets requests now: the healthy and the leaving, or everybody when none is healthy. */
  readonly routed: Set<Target>;
  /** Those among them that do not answer, and why. */
  readonly failing: Map<Target, Cause>;
  /** So many requests for so few targets that bursts may overload one: every request is looked at. */
  busy: boolean;
  tick?: { readonly at: number; readonly cancel: Cancel };
}
