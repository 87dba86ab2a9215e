// What an operator tells whoever shows it to people: metrics, traces. It only listens: nothing that is decided reads it.
import type { Notice } from '#model/notice.ts';
import type { Outcome } from '#model/plan.ts';
import type { Log } from '#runtime/log.ts';
import type { PassSeen } from './chronicle.ts';

/** All are called with the name of the ClusterSpec. */
export interface Watch {
  /** A pass begins, `lateMs` after it was due. */
  began(name: string, lateMs: number): void;
  /** Runs a whole pass, or the answer to notices, and gives what it gives: what is called meanwhile is within it. */
  within<T>(name: string, what: 'reconcile' | 'answer', run: () => Promise<T>): Promise<T>;
  /** What was read, and what is going to be done. */
  seen(name: string, pass: PassSeen): void;
  notice(name: string, notice: Notice): void;
  outcome(name: string, outcome: Outcome): void;
}

/** The same, but no mistake in it reaches the operator, who has more urgent things to do. Says so once. */
export function careful(watch: Watch, log: Log): Watch {
  let said = false;
  const quietly =
    <T extends unknown[]>(tell: (...told: T) => void) =>
    (...told: T) => {
      try {
        tell(...told);
      } catch (error) {
        if (!said) log('error', `metrics lack something: ${String(error)}`);
        said = true;
      }
    };
  return {
    began: quietly((...told) => watch.began(...told)),
    within: (name, what, run) => watch.within(name, what, run),
    seen: quietly((...told) => watch.seen(...told)),
    notice: quietly((...told) => watch.notice(...told)),
    outcome: quietly((...told) => watch.outcome(...told)),
  };
}
