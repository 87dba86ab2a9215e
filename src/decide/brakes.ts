// Pause and freeze: a person's wish in the cluster's tags. They turn actions into waits and never add any.

import type { Observation } from '#model/observation.ts';
import type { Action, Wait } from '#model/plan.ts';
import { FROZEN_TAG, PAUSED_TAG } from '#plan/brake-tags.ts';
import { VERBS } from '#plan/verbs.ts';
import type { Findings } from './situation.ts';

export interface Brakes {
  readonly frozen: boolean;
  /** What whoever set the tag wrote into it. */
  readonly note?: string;
  /** Why voluntary work is held. */
  readonly paused?: string;
}

/** A tag counts by being there, whatever its value; tags that could not be read may hold a pause. */
export function brakesOf({ cluster, parts }: Observation): Brakes {
  const frozen = Object.hasOwn(cluster.tags, FROZEN_TAG);
  const note = cluster.tags[frozen ? FROZEN_TAG : PAUSED_TAG];
  if (Object.hasOwn(cluster.tags, PAUSED_TAG)) return { frozen, note, paused: 'paused' };
  return parts.cluster.complete
    ? { frozen, note }
    : { frozen, note, paused: 'a pause cannot be ruled out: cluster tags not read' };
}

/** What a person has to lift before anything voluntary goes on. */
export function brakeWords(observation: Observation): string | undefined {
  const { frozen, paused } = brakesOf(observation);
  return frozen ? 'the cluster is frozen' : paused === 'paused' ? 'the cluster is paused' : undefined;
}

/** The way back of an evacuation belongs to it: a pause that began meanwhile must not leave its targets out. */
const WAY_BACK: ReadonlySet<Action['kind']> = new Set(['restoreTarget', 'activate']);

/** A freeze holds everything; a pause holds what is voluntary and lets evacuations and hooks go on. */
export function applyBrakes(found: Findings, brakes: Brakes): Findings {
  const goesOn = ({ forced, kind }: Action) => forced || WAY_BACK.has(kind);
  const why = (action: Action) => (brakes.frozen ? 'frozen' : goesOn(action) ? undefined : brakes.paused);
  const held = found.actions.filter((action) => why(action) !== undefined);
  return {
    ...found,
    actions: found.actions.filter((action) => why(action) === undefined),
    waits: [...standing(brakes), ...found.waits, ...held.map((action) => heldBack(action, why(action)!))],
  };
}

/** Said first and as long as it lasts: whoever reads the log at night shall not have to guess. */
function standing({ frozen, paused, note }: Brakes): Wait[] {
  const words = note ? ` (${note})` : '';
  if (frozen)
    return [
      { kind: 'refused', brake: true, reason: `FROZEN by the tag ${FROZEN_TAG}${words}: nothing is written` },
    ];
  if (paused !== 'paused') return [];
  const reason = `PAUSED by the tag ${PAUSED_TAG}${words}: only evacuations and waiting hooks go on`;
  return [{ kind: 'refused', brake: true, reason }];
}

function heldBack(action: Action, why: string): Wait {
  return {
    ...('instanceId' in action && { instanceId: action.instanceId }),
    ...(action.pool !== undefined && { pool: action.pool }),
    kind: 'refused',
    reason: `${why}: would ${VERBS[action.kind]}: ${action.reason}`,
  };
}
