// Follows a branch or tag for `run`: looks now and then, says what came, keeps on disk what is in force, and hands new specs on.
import { type Clock, sleep } from '#lib/clock.ts';
import type { Log } from '#runtime/log.ts';
import type { Fetched, FetchOptions } from '#source/git-remote.ts';
import { type FollowedSpec, type Following, follow, type InForce, type Step } from '#spec/in-force.ts';

export interface FollowerOptions {
  /** Such as `main of https://host/specs.git`. */
  readonly source: string;
  readonly pollMs: number;
  readonly clock: Clock;
  readonly log: Log;
  /** What an earlier process had in force. */
  readonly restored?: InForce;
  /** Specs that may be gone, at the first look. */
  readonly forget: readonly string[];
  /** A rewritten revision that is taken all the same. */
  readonly accept?: string;
  readonly fetch: (options: Pick<FetchOptions, 'signal' | 'inForce' | 'known'>) => Promise<Fetched>;
  /** Must not reject: what cannot be kept is said. */
  readonly keep: (inForce: InForce) => Promise<void>;
}

export interface Follower {
  /** The newest revision, as long as it is not taken. */
  held(): string | undefined;
  /** What is in force after it, or was before, and what the look came to. Says nothing. */
  first(signal: AbortSignal): Promise<FirstLook>;
  /** Looks again and again until the signal aborts; `onSpecs` gets all specs when another revision is in force. */
  run(signal: AbortSignal, onSpecs: (specs: readonly FollowedSpec[]) => Promise<void>): Promise<void>;
}

export interface FirstLook {
  readonly inForce?: InForce;
  readonly fetched: Fetched;
  readonly said: Step['said'];
  /** The newest revision is the one in force. */
  readonly isNewest: boolean;
}

export function createFollower(options: FollowerOptions): Follower {
  const { source, clock, log, restored } = options;
  let following: Following = restored === undefined ? {} : { inForce: restored };
  const look = async (signal: AbortSignal, forget: readonly string[]) => {
    const { inForce, refused } = following;
    const known = [inForce?.commit, refused?.commit].flatMap((commit) => commit ?? []);
    const fetched = await options.fetch({ signal, inForce: inForce?.commit, known });
    return {
      fetched,
      step: follow(following, fetched, { source, now: clock.now(), forget, accept: options.accept }),
    };
  };
  const say = (said: Step['said']) => {
    for (const { level, message, spec } of said)
      log(level, message, spec === undefined ? {} : { cluster: spec });
  };

  return {
    held: () => following.refused?.commit,
    async first(signal) {
      const { fetched, step } = await look(signal, options.forget);
      following = step.following;
      const { inForce, trouble } = following;
      if (inForce !== undefined && inForce !== restored) await options.keep(inForce);
      return { inForce, fetched, said: step.said, isNewest: trouble === undefined };
    },
    async run(signal, onSpecs) {
      for (;;) {
        await sleep(clock, options.pollMs, signal);
        if (signal.aborted) return;
        try {
          const { step } = await look(signal, []);
          if (signal.aborted) return;
          const { inForce } = step.following;
          const isNew = inForce !== undefined && inForce !== following.inForce;
          if (isNew) await onSpecs(inForce.specs);
          following = step.following;
          say(step.said);
          if (isNew) await options.keep(inForce);
        } catch (error) {
          // Such as a full disk, or no ports for a new spec: what is in force stays, and the next look tries again.
          if (signal.aborted) return;
          const why = error instanceof Error ? error.message : String(error);
          const step = follow(following, { kind: 'failed', why }, { source, now: clock.now() });
          following = step.following;
          say(step.said);
        }
      }
    },
  };
}
