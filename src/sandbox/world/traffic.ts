// Requests: they arrive at random at a rate that follows the scenario, are routed to healthy targets, and fail by cause.
// With no healthy target a load balancer fails open and tries all of them (aws-facts.md §6.2).
import type { Service, Target, TargetGroup, World } from './state.ts';
import { fail } from './targets.ts';

export interface Traffic {
  readonly points: readonly { readonly atMs: number; readonly perSecond: number }[];
  readonly meanSeconds: number;
  /** Requests per second that one task can answer. */
  readonly perTask: number;
}

/** The rate at `sinceMs` after the start: straight lines between the points, level after the last. */
export function rateAt(traffic: Traffic, sinceMs: number): number {
  const next = traffic.points.findIndex((p) => p.atMs > sinceMs);
  if (next < 0) return traffic.points.at(-1)?.perSecond ?? 0;
  const to = traffic.points[next]!;
  const from = traffic.points[next - 1] ?? { atMs: 0, perSecond: to.perSecond };
  return from.perSecond + ((to.perSecond - from.perSecond) * (sinceMs - from.atMs)) / (to.atMs - from.atMs);
}

export function startTraffic(w: World, service: Service, traffic: Traffic): void {
  const random = w.random.fork(`traffic/${service.name}`);
  const next = () => {
    const rate = rateAt(traffic, w.engine.now - w.engine.start);
    if (rate < 0.01) return void w.engine.after(1000, next);
    w.engine.after(random.exponential(1000 / rate), () => {
      arrive(w, service, {
        perTask: traffic.perTask,
        takesMs: random.exponential(traffic.meanSeconds * 1000),
        dice: random.next(),
      });
      next();
    });
  };
  next();
}

interface Request {
  readonly perTask: number;
  readonly takesMs: number;
  readonly dice: number;
}

function arrive(w: World, service: Service, request: Request): void {
  w.tally.requests.total++;
  const group = service.targetGroups[0]!;
  group.routable ??= whoGetsRequests(w, group);
  const routable = group.routable;
  const target = routable[Math.floor(request.dice * routable.length)];
  if (!target) return fail(w, { cause: 'noTarget', service: service.name, count: 1 });
  const process = target.task?.process;
  if (process !== 'serving') {
    const cause =
      process === 'terminating' ? 'targetStopping' : process === 'starting' ? 'noTarget' : 'targetGone';
    return fail(w, { cause, service: service.name, count: 1, who: target });
  }
  if (!hasCapacity(w, target, request.perTask)) {
    return fail(w, { cause: 'overload', service: service.name, count: 1, who: target });
  }
  const finishesAt = w.engine.now + request.takesMs;
  if (target.inFlight.length > 50) target.inFlight = target.inFlight.filter((at) => at > w.engine.now);
  target.inFlight.push(finishesAt);
}

/** Healthy targets, and those whose removal has not reached every node of the load balancer yet. */
function whoGetsRequests(w: World, group: TargetGroup): Target[] {
  const all = [...group.targets.values()];
  const leaving = [...group.leaving].filter((t) => t.routedUntil > w.engine.now);
  const healthy = all.filter((t) => t.state === 'healthy');
  if (healthy.length > 0) return [...healthy, ...leaving];
  return [...all.filter((t) => t.state === 'unhealthy' || t.state === 'initial'), ...leaving];
}

/** A bucket of two seconds' worth: short bursts pass, a rate above `perTask` does not. */
function hasCapacity(w: World, target: Target, perTask: number): boolean {
  const bucket = target.capacity;
  const most = Math.max(1, perTask * 2);
  const earned = ((w.engine.now - bucket.at) / 1000) * perTask;
  bucket.tokens = Math.min(most, bucket.tokens + earned);
  bucket.at = w.engine.now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}
