// Has a run watched by all checkers, and keeps what they found.
import type { SeenAnswer, SeenCall } from '#sandbox/sandbox.ts';
import { isMutating } from '#sandbox/wire/calls.ts';
import type { LogEntry } from '#sandbox/world/world.ts';
import type { Check, Checker } from './checker.ts';
import type { Scene } from './scene.ts';

export interface Verdict {
  readonly invariants: { name: string; checked: number; violations: number }[];
  readonly violations: { invariant: string; atSecond: number; detail: string }[];
}

const KEEP_VIOLATIONS = 100;

type Tally = Verdict['invariants'][number];

/** A checker at work in one run. */
interface Guard {
  readonly is: Checker;
  readonly check: Check;
  readonly tally: Tally;
}

/** Each of the functions given back is to be called by whoever drives the run; `scene` gives what is shown at that moment. */
export function watch(checkers: readonly Checker[], scene: () => Scene) {
  const guards = checkers.map(
    (is): Guard => ({ is, check: is.create(), tally: { name: is.name, checked: 0, violations: 0 } }),
  );
  const verdict: Verdict = { invariants: guards.map(({ tally }) => tally), violations: [] };
  const note = ({ is, tally }: Guard, found: string | readonly string[] | undefined, { world }: Scene) => {
    const atSecond = Math.round(world.engine.now - world.engine.start) / 1000;
    for (const detail of found === undefined ? [] : [found].flat()) {
      tally.violations++;
      if (verdict.violations.length < KEEP_VIOLATIONS)
        verdict.violations.push({ invariant: is.name, atSecond, detail });
    }
  };
  const [concernedBy, toldOf] = [byCall(guards), byChange(guards)];
  return {
    verdict,
    onCall(call: SeenCall): void {
      const now = scene();
      for (const guard of concernedBy(call)) {
        guard.tally.checked++;
        note(guard, guard.check.check?.(call, now), now);
      }
    },
    onAnswer(call: SeenCall, answer: SeenAnswer): void {
      const now = scene();
      for (const guard of concernedBy(call)) note(guard, guard.check.onAnswer?.(call, answer, now), now);
    },
    onChange(entry: LogEntry): void {
      for (const guard of toldOf.get(entry.kind) ?? []) {
        const now = scene();
        guard.tally.checked++;
        note(guard, guard.check.onChange?.(entry, now), now);
      }
    },
    onEnd(): void {
      const now = scene();
      for (const guard of guards) {
        if (guard.check.atEnd === undefined) continue;
        guard.tally.checked++;
        note(guard, guard.check.atEnd(now), now);
      }
    },
  };
}

/** Which of them are about a call; looked up once for each operation. */
function byCall(guards: readonly Guard[]) {
  const known = new Map<string, readonly Guard[]>();
  return ({ service, operation, input }: SeenCall): readonly Guard[] => {
    const mutating = isMutating(service, operation, input);
    const key = `${service}:${operation}${mutating ? '' : ' '}`;
    const found =
      known.get(key) ?? guards.filter(({ is }) => isAbout(is, `${service}:${operation}`, mutating));
    known.set(key, found);
    return found;
  };
}

function isAbout({ on = [] }: Checker, name: string, mutating: boolean): boolean {
  if (typeof on !== 'string') return on.includes(name);
  return on === 'all' || mutating;
}

function byChange(guards: readonly Guard[]): ReadonlyMap<string, readonly Guard[]> {
  const kinds = new Set(guards.flatMap(({ is }) => is.changes ?? []));
  return new Map([...kinds].map((kind) => [kind, guards.filter(({ is }) => is.changes?.includes(kind))]));
}
