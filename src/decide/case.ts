// One instance, opened for decision: everything that its nouns (evacuation, hook, protection) need. No rule.
import type { InstanceFacts } from '#model/observation.ts';
import type { Action, Wait } from '#model/plan.ts';
import type { Census } from './floor.ts';
import type { PoolSpec, Situation } from './situation.ts';
import type { Standing } from './standing.ts';

export interface Case {
  readonly situation: Situation;
  readonly instance: InstanceFacts;
  readonly standing: Standing;
  readonly pool: PoolSpec;
  /** Counted when first asked for: only evacuations need it. */
  readonly census: () => Census;
  /** Whether the record in force equals the spec, so that protection is routine. */
  readonly settled: boolean;
}

type Basics = { readonly forced: boolean; readonly deadline?: number };

/** What every action on this instance has in common. */
export function onInstance({ instance, pool }: Case, { forced, deadline }: Basics) {
  return {
    instanceId: instance.instanceId,
    pool: pool.name,
    forced,
    nature: 'routine' as Action['nature'],
    ...(deadline === undefined ? {} : { deadline }),
  };
}

/** From when its drain timeouts count, ms since the epoch: without a memory it began now, which is more patient. */
export function drainBegan({ situation, standing: { wish, memory } }: Case): number {
  return wish?.since ?? memory?.since ?? situation.now;
}

export function waitOn({ instance, pool }: Case, kind: Wait['kind'], reason: string): Wait {
  return { instanceId: instance.instanceId, pool: pool.name, kind, reason };
}
