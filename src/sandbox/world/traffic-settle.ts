// Draws what arrived since the last change of who gets requests. While every target answers nothing can fail, and one
// count is drawn; where some do not, theirs are drawn apart (a Poisson stream may be split by chance); only where bursts
// may overload a target each request is looked at.
import { expire, keepError, keptShare } from './cdn.ts';
import { poisson } from './poisson.ts';
import type { Cause, Flow, Target } from './state.ts';
import { passLoad } from './traffic-flight.ts';
import { lose } from './traffic-loss.ts';
import { meanRate } from './traffic-rate.ts';

/** Brings the flow up to now. To be called before anything changes that requests depend on. */
export function settle(flow: Flow): void {
  const { engine, at, traffic } = flow;
  const { now } = engine;
  if (now <= at) return;
  const perMs = meanRate(traffic, at - engine.start, now - engine.start) / 1000;
  if (flow.busy) eachRequest(flow, { until: now, perMs });
  else byNumber(flow, { until: now, perMs });
}

interface Span {
  readonly until: number;
  /** Requests per ms, before a CDN. */
  readonly perMs: number;
}

interface Lost {
  readonly byTarget: Map<Target | undefined, number>;
  cached: number;
  cachedUnavoidable: number;
}

const nothingLost = (): Lost => ({ byTarget: new Map(), cached: 0, cachedUnavoidable: 0 });

function byNumber(flow: Flow, { until, perMs }: Span): void {
  const { cdn, random, failing, routed } = flow;
  const lost = nothingLost();
  const losers = failing.size > 0 ? [...failing.keys()] : [];
  const failingShare = routed.size === 0 ? 1 : losers.length / routed.size;
  while (flow.at < until) {
    if (cdn) expire(cdn, flow.at);
    const kept = keptShare(cdn);
    const originPerMs = perMs * (1 - kept);
    const errorsPerMs = originPerMs * failingShare;
    let end = Math.min(until, cdn?.kept[0]?.until ?? until);
    let errors = 0;
    if (cdn && errorsPerMs > 0) {
      // Each error changes what the next request meets: one at a time.
      const next = flow.at + random.exponential(1 / errorsPerMs);
      if (next < end) {
        end = next;
        errors = 1;
      }
    } else errors = poisson(random, errorsPerMs * (end - flow.at));
    const ms = end - flow.at;
    const answered = poisson(random, (originPerMs - errorsPerMs) * ms);
    const cached = poisson(random, perMs * kept * ms);
    flow.tally.total += answered + cached + errors;
    noteCached(flow, lost, cached);
    passLoad(flow, ms, routed.size === 0 ? 0 : originPerMs / routed.size);
    flow.at = end;
    for (let n = 0; n < errors; n++)
      noteError(flow, lost, losers.length > 0 ? random.pick(losers) : undefined);
  }
  tell(flow, lost, (target) => (target ? failing.get(target)! : 'noTarget'));
}

function eachRequest(flow: Flow, { until, perMs }: Span): void {
  const { cdn, random, failing, routed, tally } = flow;
  const ms = until - flow.at;
  if (cdn) expire(cdn, flow.at);
  const kept = keptShare(cdn);
  const lost = nothingLost();
  const cached = poisson(random, perMs * kept * ms);
  tally.total += cached;
  noteCached(flow, lost, cached);
  const gapMs = routed.size / (perMs * (1 - kept));
  const from = flow.at;
  const meanMs = flow.traffic.meanSeconds * 1000;
  flow.at = until;
  passLoad(flow, ms, 0);
  for (const target of gapMs < Number.POSITIVE_INFINITY ? routed : []) {
    const answers = !failing.has(target);
    if (target.inFlight.length > 50) target.inFlight = target.inFlight.filter((at) => at > from);
    for (let at = from + random.exponential(gapMs); at < until; at += random.exponential(gapMs)) {
      tally.total++;
      if (!answers || !hasCapacity(target, at, flow.traffic.perTask)) {
        noteError(flow, lost, target, kept);
        continue;
      }
      const finishesAt = at + random.exponential(meanMs);
      if (finishesAt > until) target.inFlight.push(finishesAt);
    }
  }
  tell(flow, lost, (target) => (target && failing.get(target)) ?? 'overload');
}

/** A bucket of two seconds' worth: short bursts pass, a rate above `perTask` does not. */
export function hasCapacity(target: Pick<Target, 'capacity'>, at: number, perTask: number): boolean {
  const bucket = target.capacity;
  bucket.tokens = Math.min(
    bucketSize(perTask),
    bucket.tokens + (Math.max(0, at - bucket.at) / 1000) * perTask,
  );
  bucket.at = at;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

export const bucketSize = (perTask: number) => Math.max(1, perTask * 2);

function noteCached(flow: Flow, lost: Lost, count: number): void {
  if (count === 0 || !flow.cdn) return;
  const share = flow.cdn.unavoidable / flow.cdn.kept.length;
  lost.cached += count;
  for (let n = 0; share > 0 && n < count; n++) if (flow.random.chance(share)) lost.cachedUnavoidable++;
}

/** `keptBefore`: the share that was kept already when the request was sent on. */
function noteError(flow: Flow, lost: Lost, target: Target | undefined, keptBefore?: number): void {
  lost.byTarget.set(target, (lost.byTarget.get(target) ?? 0) + 1);
  const { cdn } = flow;
  if (!cdn) return;
  if (keptBefore !== undefined && !flow.random.chance((1 - keptShare(cdn)) / (1 - keptBefore))) return;
  keepError(cdn, flow.at, target?.task?.requestsUnavoidable === true);
}

function tell(flow: Flow, lost: Lost, causeOf: (target: Target | undefined) => Cause): void {
  for (const [who, count] of lost.byTarget) lose(flow, { cause: causeOf(who), count, who });
  lose(flow, { cause: 'cached', count: lost.cached - lost.cachedUnavoidable });
  lose(flow, { cause: 'cached', count: lost.cachedUnavoidable, unavoidable: true });
}
