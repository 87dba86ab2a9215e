// The same spec in another mode, to see the next rung before it is written down.
import type { Tried } from '#plan/diff.ts';
import type { ParsedSpec } from '#spec/parse.ts';

export type Mode = NonNullable<ParsedSpec['spec']['spec']['mode']>;
export const MODES: readonly Mode[] = ['observe', 'protect', 'drain', 'scale'];

export interface TriedSpec extends ParsedSpec {
  readonly tried?: Tried;
}

/** With that mode in place of its own; no check of a spec asks for the mode. */
export function inMode(parsed: ParsedSpec, mode: Mode | undefined): TriedSpec {
  if (mode === undefined) return parsed;
  const { spec: document, origin } = parsed;
  const { spec } = document;
  const tried = { mode, written: spec.mode ?? 'observe' };
  return { spec: { ...document, spec: { ...spec, mode } }, origin, tried };
}
