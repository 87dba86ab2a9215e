// Requests: they arrive at random at a rate that follows the scenario, are routed to healthy targets, and fail by cause.
// With no healthy target a load balancer fails open and tries all of them (aws-facts.md §6.2). They are drawn in
// batches (traffic-settle.ts) whose borders are changes in the world and whole seconds, never an observer's doing.
import { createCdn, expire } from './cdn.ts';
import type { Cause, Flow, Service, Target, World } from './state.ts';
import { drawInFlight, startReceiving, stopReceiving } from './traffic-flight.ts';
import { keepCut, lose } from './traffic-loss.ts';
import { nextBend, rateAt, type Traffic } from './traffic-rate.ts';
import { bucketSize, settle } from './traffic-settle.ts';

export { rateAt, type Traffic } from './traffic-rate.ts';

/** Batches end at whole multiples of these after the start. */
const CALM_MS = 10_000;
const ROUGH_MS = 1_000;
const BUSY_MS = 200;

/** Lets requests arrive at the service's first target group. */
export function startTraffic(w: World, service: Service, traffic: Traffic): void {
  const group = service.targetGroups[0] ?? service.discovery?.tasks;
  if (!group) return;
  const flow: Flow = {
    engine: w.engine,
    random: w.chance(`traffic/${service.cluster.name}/${service.name}`),
    traffic,
    tally: w.tally.requests,
    log: w.log,
    group,
    cdn: traffic.cdn && createCdn(traffic.cdn),
    at: w.engine.now,
    load: 0,
    healthy: new Set(),
    routed: new Set(),
    failing: new Map(),
    busy: false,
  };
  group.flow = flow;
  for (const target of group.targets.values()) if (target.state === 'healthy') flow.healthy.add(target);
  routeAll(flow);
  plan(flow);
}

/** To be called after the state, the registration or the process of a target has changed. */
export function reroute(target: Target): void {
  const { flow } = target.group;
  if (!flow) return;
  settle(flow);
  const wasOpen = flow.healthy.size === 0;
  if (target.state === 'healthy' && isRegistered(target)) flow.healthy.add(target);
  else flow.healthy.delete(target);
  if (wasOpen !== (flow.healthy.size === 0)) routeAll(flow);
  else route(flow, target);
  plan(flow);
}

const isRegistered = (target: Target) => target.group.targets.get(`${target.id}:${target.port}`) === target;

function routeAll(flow: Flow): void {
  for (const target of [...flow.routed]) route(flow, target);
  for (const target of flow.group.targets.values()) route(flow, target);
}

function route(flow: Flow, target: Target): void {
  const failsOpen = flow.healthy.size === 0 && target.state !== 'draining' && isRegistered(target);
  const known = flow.healthy.has(target) || flow.group.leaving.has(target) || failsOpen;
  const routed = known && !isTriedElsewhere(target);
  if (routed) flow.routed.add(target);
  else flow.routed.delete(target);
  const cause = routed ? causeOf(target) : undefined;
  if (cause) flow.failing.set(target, cause);
  else flow.failing.delete(target);
  if (routed && !cause && !flow.busy) startReceiving(flow, target);
  else stopReceiving(flow, target);
}

/** The proxies of Service Connect try another task where no connection comes about (aws-facts.md §6.5). */
const isTriedElsewhere = ({ group, task }: Target) =>
  group.foundBy === 'serviceConnect' && (task?.process === 'dead' || task?.process === 'starting');

/** Why a request fails there; undefined where it is answered. One that its clients call directly answers until it ends. */
function causeOf({ group, task }: Target): Cause | undefined {
  if (task?.process === 'serving' || (group.foundBy && task?.process === 'terminating')) return undefined;
  if (task?.process === 'terminating') return 'targetStopping';
  return task?.process === 'starting' ? 'noTarget' : 'targetGone';
}

/** When the next batch ends at the latest. */
function plan(flow: Flow): void {
  const { engine, traffic } = flow;
  const since = engine.now - engine.start;
  const rate = Math.max(rateAt(traffic, since), rateAt(traffic, since + CALM_MS));
  const busy = mayOverload(flow, flow.busy ? rate * 1.1 : rate);
  if (busy !== flow.busy) {
    flow.busy = busy;
    routeAll(flow);
  }
  const rough = flow.failing.size > 0 || flow.routed.size === 0;
  const everyMs = busy ? BUSY_MS : rough ? ROUGH_MS : CALM_MS;
  const whole = (Math.floor(since / everyMs) + 1) * everyMs;
  const at = engine.start + Math.min(whole, nextBend(traffic, since));
  if (flow.tick && flow.tick.at > engine.now && flow.tick.at <= at) return;
  flow.tick?.cancel();
  const cancel = engine.at(at, () => {
    settle(flow);
    if (flow.cdn) expire(flow.cdn, engine.now);
    plan(flow);
  });
  flow.tick = { at, cancel };
}

/** A burst that empties a bucket of B at load ρ comes about as e^(-θB), where (e^θ - 1)ρ = θ; 1e-8 is never. */
function mayOverload({ routed, traffic }: Flow, perSecond: number): boolean {
  if (routed.size === 0) return false;
  const theta = 18 / bucketSize(traffic.perTask);
  return perSecond / routed.size / traffic.perTask > theta / Math.expm1(theta);
}

/** When the requests under way at a target will be finished, ms since the epoch; drawn on asking. */
export function underWay(target: Target): readonly number[] {
  const { flow } = target.group;
  if (!flow) return target.inFlight;
  settle(flow);
  return drawInFlight(flow, target);
}

/** When the last request under way will be finished and no new one can come, as known now. */
export const idleAt = (target: Target, now: number): number =>
  underWay(target).reduce((latest, at) => Math.max(latest, at), Math.max(target.routedUntil, now));

/** Requests under way whose answer will never come: their process, or their connection, has ended. */
export function cutRequests(_w: World, target: Target, cause: 'targetGone' | 'targetStopping'): void {
  const count = underWay(target).length;
  const { flow } = target.group;
  target.inFlight = [];
  if (!flow || count === 0) return;
  lose(flow, { cause, count, who: target });
  keepCut(flow, count, target.task?.requestsUnavoidable === true);
}
