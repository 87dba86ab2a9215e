// Requests that fail: counted by cause, told, and kept by a CDN where there is one.
import { keepError, keptShare } from './cdn.ts';
import { shortId } from './ids.ts';
import type { Cause, Flow, Target } from './state.ts';

export interface Loss {
  readonly cause: Cause;
  readonly count: number;
  readonly who?: Target;
  /** Nobody could have avoided it; follows from `who` unless given. */
  readonly unavoidable?: boolean;
}

export function lose(flow: Flow, loss: Loss): void {
  const { cause, count, who, unavoidable = who?.task?.requestsUnavoidable === true } = loss;
  if (count <= 0) return;
  if (unavoidable) flow.tally.unavoidable += count;
  else {
    flow.tally.failed += count;
    flow.tally.failedBy[cause] += count;
  }
  const at = who?.task ? ` at ${shortId(who.task.arn).slice(0, 8)} on ${who.id}` : '';
  const service = flow.group.service;
  flow.log('request', `${count} failed of ${service}: ${cause}${at}${unavoidable ? ', unavoidable' : ''}`);
}

/** Requests that were on their way to the origin, cut: each object may meanwhile be kept because of another. */
export function keepCut(flow: Flow, count: number, unavoidable: boolean): void {
  const { cdn } = flow;
  for (let n = 0; cdn && n < count; n++) {
    if (!flow.random.chance(keptShare(cdn))) keepError(cdn, flow.at, unavoidable);
  }
}
