// Requests under way, without a record for each. They end at random (exponentially), so their number at a target is a
// Poisson count around a mean that follows from when the target began and ceased to receive. Only when somebody asks
// for them are they drawn and given their ends; what comes afterwards is a mean again.
import { poisson } from './poisson.ts';
import type { Flow, Target } from './state.ts';

/** Lets `ms` pass in which each target receives `perMs` requests per ms on average. */
export function passLoad(flow: Flow, ms: number, perMs: number): void {
  const meanMs = flow.traffic.meanSeconds * 1000;
  const left = Math.exp(-ms / meanMs);
  flow.load = flow.load * left + perMs * meanMs * (1 - left);
}

/** From now on the flow's load is added to it. The flow must be settled, here and below. */
export function startReceiving(flow: Flow, target: Target): void {
  if (target.underWay.load !== undefined) return;
  bringUp(flow, target);
  target.underWay.load = flow.load;
}

export function stopReceiving(flow: Flow, target: Target): void {
  if (target.underWay.load === undefined) return;
  bringUp(flow, target);
  target.underWay.load = undefined;
}

function bringUp(flow: Flow, target: Target): void {
  const { underWay } = target;
  const left = Math.exp(-(flow.at - underWay.at) / (flow.traffic.meanSeconds * 1000));
  underWay.mean *= left;
  if (underWay.load !== undefined) {
    underWay.mean += Math.max(0, flow.load - underWay.load * left);
    underWay.load = flow.load;
  }
  underWay.at = flow.at;
}

/** Draws the requests under way, so that each has its end; what was drawn before stays. */
export function drawInFlight(flow: Flow, target: Target): readonly number[] {
  bringUp(flow, target);
  const now = flow.at;
  target.inFlight = target.inFlight.filter((at) => at > now);
  const count = poisson(flow.random, target.underWay.mean);
  target.underWay.mean = 0;
  for (let n = 0; n < count; n++) {
    target.inFlight.push(now + flow.random.exponential(flow.traffic.meanSeconds * 1000));
  }
  return target.inFlight;
}
