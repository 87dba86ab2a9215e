// Target tracking, of a group on a reservation metric and of a service on requests per task: out after three
// high minutes, in after fifteen low ones, where low is a tenth below the target (aws-facts.md §7.2, §1.8).
import { setDesired } from './group.ts';
import { arn } from './ids.ts';
import { newestValue, reservationMetric } from './metrics.ts';
import type { Group, Service, World } from './state.ts';
import { rateAt, type Traffic } from './traffic.ts';

const MINUTE_MS = 60_000;
const HIGH_MINUTES = 3;
const LOW_MINUTES = 15;

interface Tracker {
  readonly target: number;
  readonly measure: () => number | undefined;
  readonly size: () => number;
  readonly resize: (size: number) => void;
}

function track(w: World, tracker: Tracker): void {
  let high = 0;
  let low = 0;
  const look = () => {
    w.engine.after(MINUTE_MS, look);
    const value = tracker.measure();
    // A gap in the metric is no data, and no data is no action.
    if (value === undefined) return;
    high = value > tracker.target ? high + 1 : 0;
    low = value < tracker.target * 0.9 ? low + 1 : 0;
    if (high < HIGH_MINUTES && low < LOW_MINUTES) return;
    high = 0;
    low = 0;
    tracker.resize(Math.ceil((tracker.size() * value) / tracker.target));
  };
  w.engine.after(MINUTE_MS, look);
}

/** Follows what CloudWatch shows of the cluster: late, with gaps, of ACTIVE and DRAINING instances alone. */
export function trackReservation(
  w: World,
  group: Group,
  policy: { metric: 'CPUReservation' | 'MemoryReservation'; target: number; cooldownMs: number },
): void {
  group.policies.push({
    name: `${group.name}-${policy.metric}`,
    arn: arn.scalingPolicy(w, group.name, policy.metric),
    metric: policy.metric,
    target: policy.target,
  });
  const metric = reservationMetric(group.cluster, policy.metric);
  let quietUntil = 0;
  track(w, {
    target: policy.target,
    measure: () => (w.engine.now < quietUntil ? undefined : newestValue(w, metric)),
    size: () => group.desired,
    resize: (wanted) => {
      quietUntil = w.engine.now + policy.cooldownMs;
      if (!group.suspended.has('AlarmNotification'))
        setDesired(w, group, clamp(wanted, group.min, group.max));
    },
  });
}

export function trackRequests(
  w: World,
  service: Service,
  policy: { traffic: Traffic; requestsPerTask: number; min: number; max: number },
): void {
  track(w, {
    target: policy.requestsPerTask,
    measure: () => rateAt(policy.traffic, w.engine.now - w.engine.start) / Math.max(1, service.desiredCount),
    size: () => service.desiredCount,
    resize: (wanted) => {
      const desired = clamp(wanted, policy.min, policy.max);
      if (desired === service.desiredCount) return;
      w.log('service', `${service.name} desired ${service.desiredCount} → ${desired}`);
      service.desiredCount = desired;
      service.due();
    },
  });
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
