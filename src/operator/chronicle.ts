// From each pass to the records of the timeline: what changed, what was decided, what is waited for, what came of it.
// What stands still is written once. It only listens: nothing that is decided reads it.
import type { Notice } from '#model/notice.ts';
import type { Observation } from '#model/observation.ts';
import type { Action, Outcome, Plan } from '#model/plan.ts';
import { actionWords } from '#report/action-words.ts';
import { type Held, heldNow, sameWaits } from './held-records.ts';
import type { Life } from './lives.ts';
import { createLooker } from './look-records.ts';
import { toInstant } from './portray.ts';
import { createSaidOnce } from './said-once.ts';
import { createScribe, type Scribe, type ScribeOptions } from './scribe.ts';
import { isShared } from './timeline.ts';

export interface PassSeen {
  readonly plan: Plan;
  readonly observation: Observation;
  /** The state of every instance, by its id. */
  readonly states: ReadonlyMap<string, string>;
}

export interface Chronicle {
  /** What was read, and what is going to be done. */
  pass(pass: PassSeen): void;
  /** What a notice made us decide at once; where the next pass plans it again it is not told again. */
  decided(plan: Plan): void;
  /** What the queue told; `heardAt` in ms since the epoch. */
  notice(notice: Notice, heardAt: number): void;
  outcome(outcome: Outcome): void;
}

/** `beganAt`: when this process began to look, ms since the epoch. */
export function createChronicle(options: ScribeOptions, beganAt: number): Chronicle {
  const { timeline, document } = options;
  const scribe = createScribe(options);
  const look = createLooker(scribe, document.spec);
  const decide = createDecider(scribe);
  const hold = createHolder(scribe);
  const conclude = createConcluder(scribe);
  // Of what others wrote the last may be missing still.
  let volume = isShared(timeline) ? undefined : timeline.volume;
  scribe.write(beganAt, { kind: 'began', mode: document.spec.mode ?? 'observe' });
  scribe.flush();
  const noting = createNoting(options, scribe);
  return {
    pass: noting(({ plan, observation, states }: PassSeen) => {
      look(observation, { states, whole: timeline.volume !== volume });
      volume = timeline.volume;
      decide(plan, 'all');
      hold(plan, observation);
    }),
    decided: noting((plan: Plan) => decide(plan, 'some')),
    notice: noting(({ instanceId, kind, at }: Notice, heardAt: number) =>
      scribe.write(heardAt, { kind: 'notice', notice: kind, at: toInstant(at) }, instanceId),
    ),
    outcome: noting(conclude),
  };
}

/** Of a process that only does at a notice what nobody may wait for: it tells of that, and of nothing that it sees or hands on. */
export function createWitness(
  options: ScribeOptions,
  namesOf: (instanceId: string) => Pick<Life, 'container' | 'ip'>,
): Chronicle {
  const scribe = createScribe(options);
  const noting = createNoting(options, scribe);
  const decide = createDecider(scribe);
  const conclude = createConcluder(scribe);
  const name = (instanceId: string | undefined) => {
    if (instanceId !== undefined) scribe.lives.set(instanceId, namesOf(instanceId));
  };
  return {
    pass: () => {},
    decided: noting((plan: Plan) => {
      for (const action of plan.actions) name(instanceOf(action));
      decide(plan, 'some');
    }),
    notice: () => {},
    outcome: noting((outcome: Outcome) => {
      name(instanceOf(outcome.action));
      conclude(outcome);
    }),
  };
}

/** Whoever tells it something has more urgent things to do: no mistake in here may stop an evacuation. */
function createNoting({ document, log }: ScribeOptions, scribe: Scribe) {
  const said = createSaidOnce();
  return <T extends unknown[]>(note: (...told: T) => void) =>
    (...told: T) => {
      try {
        note(...told);
      } catch (error) {
        const missed = `the timeline lacks something: ${String(error)}`;
        if (said.isNews('missed', missed)) log('error', missed, { cluster: document.metadata.name });
      }
      scribe.flush();
    };
}

/** `all`: the plan for the whole cluster; what is no longer in it is new when it comes again. */
function createDecider({ write }: Scribe) {
  let known: ReadonlySet<string> = new Set();
  return ({ actions, at }: Plan, scope: 'all' | 'some') => {
    const planned = new Map(actions.map((action) => [keyOf(action), action]));
    for (const [key, action] of planned) {
      if (known.has(key)) continue;
      const { pool, reason } = action;
      const body = {
        kind: 'decided' as const,
        ...actionWords(action),
        ...(pool !== undefined && { pool }),
        reason,
      };
      write(at, body, instanceOf(action));
    }
    known = new Set(scope === 'all' ? planned.keys() : [...known, ...planned.keys()]);
  };
}

function createHolder({ lives, write }: Scribe) {
  let known: ReadonlyMap<string, Held> = new Map();
  return (plan: Plan, observation: Observation) => {
    const now = heldNow(plan, observation);
    const note = ({ instance, pool, waits }: Held) =>
      write(plan.at, { kind: 'held', ...(pool !== undefined && { pool }), waits }, instance);
    for (const [key, held] of now) if (!sameWaits(known.get(key)?.waits ?? [], held.waits)) note(held);
    for (const [key, held] of known) {
      const isThere = held.instance === undefined || lives.has(held.instance);
      if (!now.has(key) && isThere) note({ ...held, waits: [] });
    }
    known = now;
  };
}

/** What was done each time; a refusal or a failure when it says something new. */
function createConcluder({ write }: Scribe) {
  const said = createSaidOnce();
  return ({ action, result, detail, errorKind, at }: Outcome) => {
    const key = keyOf(action);
    if (result === 'done') said.forget(key);
    else if (!said.isNews(key, detail)) return;
    const more = { ...(detail !== '' && { detail }), ...(errorKind !== undefined && { error: errorKind }) };
    write(at, { kind: result, ...actionWords(action), ...more }, instanceOf(action));
  };
}

/** Equal for actions that mean the same, whatever their reasons. */
function keyOf(action: Action): string {
  return JSON.stringify([instanceOf(action), actionWords(action)]);
}

function instanceOf(action: Action): string | undefined {
  return 'instanceId' in action ? action.instanceId : undefined;
}
