// What AWS leaves unverified (docs/aws-facts.md §11.1) is a setting. What a scenario does not fix is drawn from the seed.
import type { Random } from '#lib/random.ts';

export interface Settings {
  /** How often the service scheduler looks at a service; §11.1 "one pass every 5–15 s". */
  schedulerPassMs: number;
  /** Whether ECS registers a target of a running task again that others deregistered; §11.1 "Targets". */
  removedTargets: 'stayOut' | 'returnWithinSeconds' | 'returnOnNextPass';
  /** Whether StopTask waits for the load balancer before SIGTERM; §11.1 "StopTask". */
  stopTask: 'atOnce' | 'untilUnused' | 'fullDelay';
  /** Whether ECS waits the whole deregistration delay before SIGTERM; §11.1 "Deregistration". */
  drainDelay: 'untilIdle' | 'fullDelay';
  /** How long after the notice a spot request shows it; §11.1 "Spot requests". */
  spotRequestLagMs: number;
  /** How long ECS takes to see that a host ended; §11.1 "Host death". */
  hostDeathLagMs: number;
  /** How late the reservation metrics are; §11.1 "Metric delay". */
  metricDelayMs: number;
  /** Whether attributes can be put on DRAINING instances; §11.1 "Attributes". */
  attributesOnDraining: boolean;
}

export function drawSettings(random: Random, fixed: Partial<Settings> = {}): Settings {
  const drawn: Settings = {
    schedulerPassMs: random.int(5, 15) * 1000,
    removedTargets: random.pick(['stayOut', 'stayOut', 'returnWithinSeconds', 'returnOnNextPass']),
    stopTask: random.pick(['atOnce', 'untilUnused', 'fullDelay']),
    drainDelay: random.pick(['untilIdle', 'fullDelay']),
    spotRequestLagMs: random.int(0, 15) * 1000,
    hostDeathLagMs: random.int(10, 120) * 1000,
    metricDelayMs: random.int(60, 120) * 1000,
    attributesOnDraining: random.chance(0.8),
  };
  return { ...drawn, ...fixed };
}
