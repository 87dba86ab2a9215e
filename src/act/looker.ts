// The second look, shared: what is asked for at the same moment is read together.
import type { Observation } from '#model/observation.ts';

export type LookAgain = (instanceIds: readonly string[]) => Promise<Observation>;

/** More at once could not be read within the time that facts stay fresh (two task listings each, 20 a second). */
const atOnce = 20;

interface Look {
  readonly ids: Set<string>;
  readonly answer: Promise<Observation>;
}

/** Collects the ids asked for in one turn into one look; when that fails, each asker gets a look of its own. */
export function createLooker(lookAgain: LookAgain): LookAgain {
  let gathering: Look | undefined;
  const gather = (): Look => {
    const ids = new Set<string>();
    const answer = Promise.resolve().then(() => {
      if (gathering === look) gathering = undefined;
      return lookAgain([...ids]);
    });
    const look = { ids, answer };
    return look;
  };
  return async (instanceIds) => {
    if (!gathering || gathering.ids.size >= atOnce) gathering = gather();
    const look = gathering;
    for (const id of instanceIds) look.ids.add(id);
    try {
      return await look.answer;
    } catch (error) {
      // One instance that cannot be read must not keep the others from being read.
      if (look.ids.size === new Set(instanceIds).size) throw error;
      return lookAgain(instanceIds);
    }
  };
}
