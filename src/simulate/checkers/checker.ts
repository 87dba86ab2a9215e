// What a checker is: it stands outside, knows one promise and the true state of the world, and nothing of the code.
import type { SeenCall } from '#sandbox/sandbox.ts';
import type { RunningWorld } from '#sandbox/world/world.ts';

export interface Scene {
  readonly world: RunningWorld;
  /** Names of the Auto Scaling groups that the specs declare. */
  readonly groups: ReadonlySet<string>;
  /** Ids of the Spot Fleets that the specs declare. */
  readonly fleets: ReadonlySet<string>;
  /** Names of the clusters by the mode of their spec. */
  readonly modes: ReadonlyMap<string, string>;
  /** How many instances of a group (by its name) or fleet (by its id) of this size may be out at once because of us. */
  readonly atOnce: (source: string, size: number) => number;
  /** How many of a group may be on standby at once, so that their replacements come first. */
  readonly surge: (group: string) => number;
}

export interface Checker {
  readonly name: string;
  /** The operations it is about, such as `ecs:StopTask`; all mutating ones when absent. */
  readonly on?: readonly string[];
  /** What the operator does wrong by this call, or undefined. Asked before the call is carried out. */
  readonly check: (call: SeenCall, scene: Scene) => string | undefined;
  /** What is wrong when the run is over, one sentence each. Asked once, of the operator's runs alone. */
  readonly atEnd?: (scene: Scene) => readonly string[];
}

export interface Verdict {
  readonly invariants: { name: string; checked: number; violations: number }[];
  readonly violations: { invariant: string; atSecond: number; detail: string }[];
}

const KEEP_VIOLATIONS = 100;

/** Watches the operator's calls with all checkers. */
export function watch(checkers: readonly Checker[], scene: () => Scene) {
  const verdict: Verdict = {
    invariants: checkers.map((c) => ({ name: c.name, checked: 0, violations: 0 })),
    violations: [],
  };
  const onCall = (call: SeenCall) => {
    const now = scene();
    checkers.forEach((checker, index) => {
      if (checker.on && !checker.on.includes(`${call.service}:${call.operation}`)) return;
      const tally = verdict.invariants[index]!;
      tally.checked++;
      const detail = checker.check(call, now);
      if (detail !== undefined) violate(index, detail, now);
    });
  };
  const violate = (index: number, detail: string, { world }: Scene) => {
    verdict.invariants[index]!.violations++;
    if (verdict.violations.length >= KEEP_VIOLATIONS) return;
    const atSecond = Math.round(world.engine.now - world.engine.start) / 1000;
    verdict.violations.push({ invariant: checkers[index]!.name, atSecond, detail });
  };
  const onEnd = () => {
    const now = scene();
    for (const [index, { atEnd }] of checkers.entries()) {
      if (atEnd === undefined) continue;
      verdict.invariants[index]!.checked++;
      for (const detail of atEnd(now)) violate(index, detail, now);
    }
  };
  return { verdict, onCall, onEnd };
}
