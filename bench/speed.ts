// How fast a world runs that is called directly and that nobody operates: simulated seconds per CPU second, and what an
// event costs in worlds of 50, 500 and 5,000 instances, which must grow no faster than the logarithm of the size.
import { setDesired } from '#sandbox/world/group.ts';
import type { RunningWorld } from '#sandbox/world/world.ts';
import { cpuSeconds } from './cpu.ts';
import { type Size, world } from './worlds.ts';

export interface Speed {
  readonly size: Size;
  readonly simulatedSeconds: number;
  readonly cpuSeconds: number;
  readonly events: number;
  readonly requests: number;
}

/** Lets a world live for at least `leastCpuSeconds`, 20 simulated seconds at a time. */
export function measure(size: Size, leastCpuSeconds: number, live?: (w: RunningWorld) => void): Speed {
  const w = world(size);
  // The first moments pay for compiling the code.
  pass(w, 30);
  const [from, events, requests] = [w.engine.now, w.engine.ran, w.tally.requests.total];
  const began = cpuSeconds();
  let used = 0;
  while (used < leastCpuSeconds) {
    live?.(w);
    pass(w, 20);
    used = cpuSeconds() - began;
  }
  return {
    size,
    simulatedSeconds: (w.engine.now - from) / 1000,
    cpuSeconds: used,
    events: w.engine.ran - events,
    requests: w.tally.requests.total - requests,
  };
}

function pass(w: RunningWorld, seconds: number): void {
  w.engine.advance(w.engine.now + seconds * 1000);
}

/** Every 20 s one instance in two hundred leaves, or one comes, with all that this means for tasks and targets. */
export function churn(w: RunningWorld): void {
  for (const group of w.groups.values()) {
    const step = Math.max(1, Math.round(group.members.size / 200));
    setDesired(w, group, group.desired + (Math.round(w.engine.now / 20_000) % 2 === 0 ? step : -step));
  }
}
