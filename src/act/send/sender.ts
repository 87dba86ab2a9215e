// What a sender is: it turns permitted actions of one kind into calls and gives each its own verdict.

import { classifyError } from '#aws/errors.ts';
import type { AwsPorts } from '#aws/ports.ts';
import type { Failure } from '#aws/types.ts';
import type { Action, ActionKind, ErrorKind } from '#model/plan.ts';

/** The actions of a kind, also where several kinds share a shape. */
export type ActionOf<K extends ActionKind, A extends Action = Action> = A extends Action
  ? K extends A['kind']
    ? A & { readonly kind: K }
    : never
  : never;

export interface Sending {
  readonly ports: AwsPorts;
  /** The ECS cluster's name. */
  readonly cluster: string;
  readonly signal: AbortSignal;
  /** The gate has seen that it needs no lease. */
  readonly needsNoLease?: boolean;
  /** Ms since the epoch. */
  readonly now: number;
}

export type Verdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly kind: ErrorKind; readonly detail: string; readonly unsent?: true };

/** One verdict per action, in their order. A rejection is the verdict on all of them. */
export type Sender<K extends ActionKind> = (
  actions: readonly ActionOf<K>[],
  sending: Sending,
) => Promise<Verdict[]>;

export const done: Verdict = { ok: true };

/** The verdict that an error means; `lead` goes before its words. */
export function failedBy(error: unknown, lead = ''): Extract<Verdict, { ok: false }> {
  const words = error instanceof Error ? error.message : String(error);
  return { ok: false, kind: classifyError(error), detail: lead + words };
}

/** Runs the call of a single action; `notFound` counts as done where the object being gone is what was wanted. */
export async function goneIsDone(call: () => Promise<unknown>): Promise<Verdict[]> {
  try {
    await call();
  } catch (error) {
    if (classifyError(error) !== 'notFound') throw error;
  }
  return [done];
}

/** Verdicts from an answer that names what it did and, in `failures`, what it did not (HTTP 200 all the same). */
export function verdictsOn(
  arns: readonly string[],
  answered: ReadonlySet<string>,
  failures: readonly Failure[] | undefined,
): Verdict[] {
  return arns.map((arn) => {
    const failure = failures?.find((each) => each.arn === arn);
    if (failure) {
      const kind = failure.reason === 'MISSING' ? 'notFound' : 'conflict';
      return { ok: false, kind, detail: [failure.reason, failure.detail].filter(Boolean).join(': ') };
    }
    if (answered.has(arn)) return done;
    return { ok: false, kind: 'unknown', detail: 'ECS answered without saying what became of it' };
  });
}
