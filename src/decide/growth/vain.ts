// Launched in vain: what came of a pool is not what was thought, as where something else takes its part of each host. After a second try
// the pool is left alone with those tasks for an hour, or it would grow to its limit for one of them.
import { clockTime } from '#lib/text.ts';
import type { Tried } from '#model/plan.ts';
import { type Host, kindOf, slotOf, type Wanted } from '#plan/placing/host.ts';
import { obstacleOf } from '#plan/placing/place.ts';
import { JOIN_MS } from '#plan/stray.ts';
import { cameSince, groupOn, membersOf } from '#plan/tried.ts';
import type { Situation } from '../situation.ts';

/** So many launches for the same tasks … */
const TRIES = 2;
/** … that helped none of them end it for so long. */
const HELD_MS = 3_600_000;

interface Asked {
  readonly pool: string;
  readonly hosts: readonly Host[];
}

/** Why the pool is not to grow for some of these tasks, by their kind. */
export function vainOf(situation: Situation, of: Asked, waiting: readonly Wanted[]): Map<string, string> {
  const held = waiting.filter((wanted) => vainTries(situation, of, wanted) >= TRIES);
  return new Map(held.map((wanted) => [kindOf(wanted), whyHeld(situation, of, wanted)]));
}

function whyHeld({ recall }: Situation, { pool }: Asked, wanted: Wanted): string {
  const { at } = recall.tried!.get(`${pool} ${kindOf(wanted)}`)!;
  return `launched twice for it in vain, as it has no room on what came; once more at ${clockTime(at + HELD_MS)}`;
}

/** What is to be remembered of a launch for such tasks. */
export function triedOf(situation: Situation, of: Asked, wanted: Wanted): Tried {
  const { observation, now } = situation;
  return {
    kind: kindOf(wanted),
    group: wanted.group,
    tasks: groupOn(observation, wanted.group),
    times: vainTries(situation, of, wanted) + 1,
    members: membersOf(observation, of.pool),
    at: now,
  };
}

/** How many launches for it have helped nobody. One that helped is forgotten (operator/recall.ts). */
function vainTries({ recall, observation, now }: Situation, { pool, hosts }: Asked, wanted: Wanted): number {
  const tried = recall.tried?.get(`${pool} ${kindOf(wanted)}`);
  if (tried === undefined || now - tried.at >= HELD_MS) return 0;
  const ids = new Set(cameSince(observation, pool, tried).map(({ instanceId }) => instanceId));
  const came = hosts.filter(({ id }) => ids.has(id));
  // What has not come yet proves nothing, for as long as it may take.
  if (came.length === 0) return now - tried.at < JOIN_MS ? tried.times - 1 : tried.times;
  return came.some((host) => obstacleOf(slotOf(host), wanted) === undefined) ? 0 : tried.times;
}
