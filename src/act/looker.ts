// The second look, shared: what is asked for while others are read is read together, a few looks at a time.
import { classifyError } from '#aws/errors.ts';
import type { Observation } from '#model/observation.ts';

export type LookAgain = (instanceIds: readonly string[]) => Promise<Observation>;

export interface LookerOptions {
  /** Instances in one look: no more than can be read within the time that facts stay fresh. */
  readonly atOnce: number;
  /** Looks under way at a time. */
  readonly width: number;
}

/** Two task listings for each, 20 a second. */
export const WHOLE: LookerOptions = { atOnce: 20, width: 3 };
/** A page of container instances; without listings some fifteen calls (aws-facts.md §1.5). */
export const STATE_ALONE: LookerOptions = { atOnce: 100, width: 2 };

interface Look {
  readonly ids: Set<string>;
  readonly answer: Promise<Observation>;
  readonly begin: () => Promise<void>;
  /** Whoever asked in the same turn has asked. */
  isWhole: boolean;
  /** Nobody else joins it. */
  isAlone: boolean;
}

/**
 * Collects the ids asked for into looks; those that wait for their turn go on gathering. When one fails, each asker gets a look of its own,
 * but where AWS throttles: more calls would make that worse, and all come back later.
 */
export function createLooker(lookAgain: LookAgain, { atOnce, width }: LookerOptions = WHOLE): LookAgain {
  const waiting: Look[] = [];
  let underWay = 0;
  const pump = () => {
    while (underWay < width && waiting[0]?.isWhole === true) {
      underWay += 1;
      void waiting
        .shift()!
        .begin()
        .finally(() => {
          underWay -= 1;
          pump();
        });
    }
  };
  const gather = (): Look => {
    const ids = new Set<string>();
    let begin: Look['begin'] = async () => undefined;
    const answer = new Promise<Observation>((resolve, reject) => {
      begin = () => lookAgain([...ids]).then(resolve, reject);
    });
    // Whoever asked may have given up on it.
    answer.catch(() => undefined);
    const look: Look = { ids, answer, begin, isWhole: false, isAlone: false };
    waiting.push(look);
    queueMicrotask(() => {
      look.isWhole = true;
      pump();
    });
    return look;
  };
  return async (instanceIds) => {
    const last = waiting.at(-1);
    const look = last === undefined || last.isAlone || last.ids.size >= atOnce ? gather() : last;
    for (const id of instanceIds) look.ids.add(id);
    try {
      return await look.answer;
    } catch (error) {
      // One instance that cannot be read must not keep the others from being read.
      if (look.ids.size === new Set(instanceIds).size || isThrottled(error)) throw error;
      const alone = gather();
      alone.isAlone = true;
      for (const id of instanceIds) alone.ids.add(id);
      return alone.answer;
    }
  };
}

const isThrottled = (error: unknown) => classifyError(error) === 'throttled';
