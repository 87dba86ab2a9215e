// One instance: its state, what is intended in that state, and the actions that follow.
import type { InstanceFacts } from '#model/observation.ts';
import { decideAiling } from './ailing.ts';
import { type Case, waitOn } from './case.ts';
import { mayDrain, type StateName, signsOf } from './classify.ts';
import { decideBurial, decideDeregistration, decideDrain, decideEmptying, whyLeaving } from './drain.ts';
import { decideEnd, decideStriking, decideUnregistered } from './end.ts';
import { decideEvacuation } from './evacuation.ts';
import { decideCompletion, decideHeartbeat } from './hook.ts';
import { type EffectName, step } from './lifecycle.ts';
import { decideProtect, decideRelease } from './protection.ts';
import { decideQuiesce } from './quiesce.ts';
import { decideMemory, decideTidying } from './remember.ts';
import { type Findings, merge, NOTHING, type Situation } from './situation.ts';
import { decideStray } from './stray.ts';
import { decideTakeBack } from './take-back.ts';
import { decideLeave } from './wish.ts';

type Decide = (theCase: Case) => Findings;

/** An effect that only a mode of drain or higher may have. */
const withDrain =
  (decide: Decide): Decide =>
  (theCase) =>
    mayDrain(theCase.situation) ? decide(theCase) : NOTHING;

const DECIDERS: Readonly<Record<EffectName, Decide>> = {
  protect: decideProtect,
  release: decideRelease,
  tidyMemory: withDrain(decideTidying),
  leave: withDrain(decideLeave),
  drain: withDrain(decideDrain),
  evacuate: withDrain(decideEvacuation),
  emptyOut: withDrain(decideEmptying),
  deregister: withDrain(decideDeregistration),
  end: withDrain(decideEnd),
  bury: withDrain(decideBurial),
  discard: withDrain((theCase) => merge([decideStray(theCase), decideUnregistered(theCase)])),
  strike: withDrain(decideStriking),
  keepHook: withDrain(decideHeartbeat),
  completeHook: withDrain(decideCompletion),
  takeBack: withDrain(decideTakeBack),
  explain: explain,
};

/** States in which something has to outlive this process. */
const REMEMBERED: ReadonlySet<StateName> = new Set([
  'leaving.noticed',
  'leaving.draining',
  'leaving.empty',
  'leaving.returning',
]);

/** The state of one instance, from scratch. */
export function stateOf(situation: Situation, instance: InstanceFacts): StateName {
  return step(undefined, { instanceId: instance.instanceId, signs: signsOf(situation, instance) }).state;
}

/** What follows for one instance of a declared pool. */
export function decideForInstance(theCase: Case): Findings {
  const { situation, instance, standing } = theCase;
  const signs = signsOf(situation, instance, standing);
  const { state, effects } = step(undefined, { instanceId: instance.instanceId, signs });
  const found = merge(effects.map((effect) => DECIDERS[effect.name](theCase)));
  const leaving = REMEMBERED.has(state);
  const told = leaving && mayDrain(situation) ? decideQuiesce(theCase) : NOTHING;
  const memory = leaving && mayDrain(situation) ? decideMemory(theCase, found.actions) : NOTHING;
  const ailing = state.startsWith('inService.') && mayDrain(situation) ? decideAiling(theCase) : NOTHING;
  return merge([found, told, memory, ailing, forbidden(theCase, state), unpermitted(theCase)]);
}

function explain(theCase: Case): Findings {
  const { standing, situation } = theCase;
  if (standing.handsOff) {
    const reason = 'its sluice.dev/memory was written by another version of Sluice: hands off';
    return { ...NOTHING, waits: [waitOn(theCase, 'refused', reason)] };
  }
  if (situation.doubts.voluntary !== undefined) return NOTHING;
  return { ...NOTHING, waits: [waitOn(theCase, 'waiting', 'its stopping tasks have not been read yet')] };
}

function forbidden(theCase: Case, state: StateName): Findings {
  if (mayDrain(theCase.situation) || !state.startsWith('leaving.') || state === 'leaving.terminating')
    return NOTHING;
  const reason = `${whyLeaving(theCase)}; mode ${theCase.situation.spec.mode} leaves it to AWS`;
  return { ...NOTHING, waits: [waitOn(theCase, 'refused', reason)] };
}

/** An event alone speaks of a spot interruption, of something that is not known to be a spot instance. */
function unpermitted(theCase: Case): Findings {
  const { spot } = theCase.standing;
  if (spot === undefined || spot.mayDrain || theCase.standing.takenBack || !mayDrain(theCase.situation))
    return NOTHING;
  const market = theCase.instance.market ?? 'of an unknown market';
  const reason = `an event speaks of a spot interruption, but the instance is ${market}; waiting for a second sign`;
  return { ...NOTHING, waits: [waitOn(theCase, 'refused', reason)] };
}
