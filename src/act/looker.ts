// The second look, shared: what is asked for while others are read is read together, a few looks at a time.
import { classifyError } from '#aws/errors.ts';
import type { Clock } from '#lib/clock.ts';
import type { Observation } from '#model/observation.ts';
import { freshForMs } from './gate.ts';

export type LookAgain = (instanceIds: readonly string[], asked?: Asked) => Promise<Observation>;

export interface Asked {
  /** Whoever asked has given up: what nobody else waits for is not read. */
  readonly signal?: AbortSignal;
  /** For what AWS or somebody else forces; without it what is asked for could also be left. */
  readonly forced?: boolean;
}

type Looking = (instanceIds: readonly string[]) => Promise<Observation>;

export interface LookerOptions {
  /** Instances in one look: no more than can be read within the time that facts stay fresh. */
  readonly atOnce: number;
  /** Looks under way at a time. */
  readonly width: number;
  /** With it fewer are read at once after a look that took so long that it was of no use. */
  readonly clock?: Pick<Clock, 'monotonic'>;
  /** Begins a look when others, also of other clusters, have ended; without it at once. */
  readonly inTurn?: <T>(look: () => Promise<T>) => Promise<T>;
}

/** Two task listings for each, 20 a second for all clusters of an account, so one after another. */
export const WHOLE: LookerOptions = { atOnce: 10, width: 1 };
/** A page of container instances; without listings some fifteen calls (aws-facts.md §1.5). */
export const STATE_ALONE: LookerOptions = { atOnce: 100, width: 2 };

interface Look {
  /** How many wait for each of them; of some who ask for the cluster alone there are none. */
  readonly ids: Map<string, number>;
  /** How many wait for it. */
  askers: number;
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
export function createLooker(lookAgain: Looking, options: LookerOptions = WHOLE): LookAgain {
  const { atOnce, width, clock, inTurn = (look) => look() } = options;
  const waiting: Look[] = [];
  let underWay = 0;
  /** Others may spend from the bucket, and AWS may be slow: one that is read in time is worth more than eight that are not. */
  let most = atOnce;
  const timed = async (look: Look) => {
    if (look.askers === 0) throw new Error('nobody waits for this look any more');
    const ids = [...look.ids.keys()];
    const began = clock?.monotonic() ?? 0;
    const observation = await lookAgain(ids);
    const isLate = (clock?.monotonic() ?? 0) - began > freshForMs / 2;
    most = isLate ? Math.max(1, Math.floor(ids.length / 2)) : Math.min(atOnce, 2 * most);
    return observation;
  };
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
    const ids = new Map<string, number>();
    let begin: Look['begin'] = async () => undefined;
    const answer = new Promise<Observation>((resolve, reject) => {
      begin = () => inTurn(() => timed(look)).then(resolve, reject);
    });
    // Whoever asked may have given up on it.
    answer.catch(() => undefined);
    const look: Look = { ids, askers: 0, answer, begin, isWhole: false, isAlone: false };
    waiting.push(look);
    queueMicrotask(() => {
      look.isWhole = true;
      pump();
    });
    return look;
  };
  return async (instanceIds, asked = {}) => {
    const last = waiting.at(-1);
    const more = instanceIds.filter((id) => last?.ids.has(id) !== true).length;
    const isFull = last === undefined || last.isAlone || last.ids.size + more > most;
    const look = isFull ? gather() : last;
    const end = join(look, instanceIds, asked);
    try {
      return await look.answer;
    } catch (error) {
      // One instance that cannot be read must not keep the others from being read.
      const isOwn = look.ids.size === new Set(instanceIds).size;
      if (isOwn || asked.signal?.aborted === true || isThrottled(error)) throw error;
      const alone = gather();
      alone.isAlone = true;
      join(alone, instanceIds, asked);
      return alone.answer;
    } finally {
      end();
    }
  };
}

/** Asks along with others; what it gives ends that. */
function join(look: Look, instanceIds: readonly string[], { signal }: Asked): () => void {
  look.askers += 1;
  for (const id of instanceIds) look.ids.set(id, (look.ids.get(id) ?? 0) + 1);
  const leave = () => {
    look.askers -= 1;
    for (const id of instanceIds) {
      const others = look.ids.get(id)! - 1;
      if (others > 0) look.ids.set(id, others);
      else look.ids.delete(id);
    }
  };
  signal?.addEventListener('abort', leave, { once: true });
  return () => signal?.removeEventListener('abort', leave);
}

const isThrottled = (error: unknown) => classifyError(error) === 'throttled';
