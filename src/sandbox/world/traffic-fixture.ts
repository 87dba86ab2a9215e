// A load balancer with targets and nothing else, for the tests of traffic: once with requests drawn in batches, once
// with an event for each request, which is the reference. Only tests use it.
import { createCdn, expire, keepError, keptShare } from './cdn.ts';
import { setProcess } from './process.ts';
import type { Service, TargetGroup, Task, World } from './state.ts';
import { cutRequests, deregisterTarget, markHealthy, registerTarget } from './targets.ts';
import { startTraffic, underWay } from './traffic.ts';
import { rateAt, type Traffic } from './traffic-rate.ts';
import { hasCapacity } from './traffic-settle.ts';
import { createWorld } from './world.ts';

const START = Date.parse('2026-01-01T00:00:00Z');

export interface Rig {
  readonly w: World;
  readonly group: TargetGroup;
  readonly tasks: readonly Task[];
  /** Lets seconds pass. */
  pass(seconds: number): void;
  /** SIGTERM: it takes no new requests. */
  terminate(n: number): void;
  /** Its process ends, and what is under way with it. */
  end(n: number): void;
  deregister(n: number): void;
  inFlight(n: number): number;
}

export interface RigOptions {
  readonly seed: number;
  readonly targets: number;
  readonly traffic: Traffic;
  /** An event for each request. */
  readonly reference?: boolean;
  readonly kind?: TargetGroup['kind'];
}

export function createRig(options: RigOptions): Rig {
  const { seed, targets, traffic, reference = false, kind = 'application' } = options;
  const w = createWorld({ start: START, seed, account: '1', region: 'r', settings: {} });
  const group: TargetGroup = {
    arn: 'arn',
    name: 'shop',
    loadBalancerArn: 'lb',
    kind,
    targetType: 'instance',
    deregistrationDelayMs: 60_000,
    healthCheckIntervalMs: 10_000,
    healthyThreshold: 2,
    unhealthyThreshold: 2,
    service: 'shop',
    targets: new Map(),
    leaving: new Set(),
  };
  w.targetGroups.set(group.arn, group);
  const tasks = Array.from({ length: targets }, (_, n) => {
    const task = { arn: `t/${n}`, process: 'serving', desiredStatus: 'RUNNING', targets: [] };
    markHealthy(w, registerTarget(w, group, { id: `i-${n}`, port: 1 }, task as unknown as Task));
    return task as unknown as Task;
  });
  const service = { name: 'shop', cluster: { name: 'c' }, targetGroups: [group] } as unknown as Service;
  const eachByItself = reference ? referenceTraffic(w, group, traffic) : undefined;
  if (!reference) startTraffic(w, service, traffic);
  const targetOf = (n: number) => tasks[n]!.targets[0]!;
  return {
    w,
    group,
    tasks,
    pass: (seconds) => w.engine.advance(w.engine.now + seconds * 1000),
    terminate: (n) => setProcess(tasks[n]!, 'terminating'),
    end(n) {
      if (eachByItself) eachByItself.cut(n);
      else cutRequests(w, targetOf(n), 'targetStopping');
      setProcess(tasks[n]!, 'dead');
    },
    deregister: (n) => deregisterTarget(w, targetOf(n), 'ecs'),
    inFlight: (n) => (eachByItself ? eachByItself.inFlight(n) : underWay(targetOf(n)).length),
  };
}

/** One event for each request, as plainly as can be. */
function referenceTraffic(w: World, group: TargetGroup, traffic: Traffic) {
  const random = w.chance('reference');
  const { requests } = w.tally;
  const cdn = traffic.cdn && createCdn(traffic.cdn);
  const fail = (cause: keyof typeof requests.failedBy, count = 1) => {
    requests.failed += count;
    requests.failedBy[cause] += count;
    // A request that was sent on had an object that was not kept.
    if (cdn) keepError(cdn, w.engine.now, false);
  };
  const under = (n: number) =>
    [...group.targets.values()][n]?.inFlight.filter((at) => at > w.engine.now).length ?? 0;
  const arrive = () => {
    requests.total++;
    if (cdn) expire(cdn, w.engine.now);
    if (cdn && random.chance(keptShare(cdn))) {
      // The kept object was answered with an error once, and is again.
      requests.failed++;
      requests.failedBy.cached++;
      return;
    }
    const all = [...group.targets.values()];
    const healthy = all.filter((t) => t.state === 'healthy');
    const open = healthy.length > 0 ? healthy : all.filter((t) => t.state !== 'draining');
    const routed = [...open, ...[...group.leaving].filter((t) => t.routedUntil > w.engine.now)];
    if (routed.length === 0) return fail('noTarget');
    const target = random.pick(routed);
    const process = target.task?.process;
    if (process === 'terminating') return fail('targetStopping');
    if (process !== 'serving') return fail('targetGone');
    if (!hasCapacity(target, w.engine.now, traffic.perTask)) return fail('overload');
    target.inFlight.push(w.engine.now + random.exponential(traffic.meanSeconds * 1000));
  };
  const next = () => {
    const rate = rateAt(traffic, w.engine.now - w.engine.start);
    w.engine.after(random.exponential(1000 / rate), () => {
      arrive();
      next();
    });
  };
  next();
  return {
    inFlight: under,
    cut(n: number) {
      const count = under(n);
      if (count > 0) fail('targetStopping', count);
    },
  };
}
