// The life of one instance as a statechart. It models and never runs: one pure transition per observation,
// effects come out as data. What it says is level-triggered: the same observation intends the same again.
import { initialTransition, setup, transition } from 'xstate';
import { classify, SIGN_NAMES, type Signs, STATES, type StateName } from './classify.ts';

export type EffectName =
  | 'protect'
  | 'release'
  | 'tidyMemory'
  | 'leave'
  | 'drain'
  | 'evacuate'
  | 'emptyOut'
  | 'deregister'
  | 'end'
  | 'bury'
  | 'discard'
  | 'strike'
  | 'keepHook'
  | 'completeHook'
  | 'takeBack'
  | 'explain';

export interface Effect {
  readonly name: EffectName;
  readonly instanceId: string;
}

export interface Observed {
  readonly type: 'OBSERVED';
  readonly instanceId: string;
  readonly signs: Signs;
}

/** What is intended in each state, in this order. */
export const EFFECTS: Readonly<Record<StateName, readonly EffectName[]>> = {
  launching: ['discard'],
  'inService.unknown': ['explain'],
  'inService.idle': ['release', 'tidyMemory'],
  'inService.busy': ['protect', 'tidyMemory'],
  'leaving.chosen': ['protect', 'leave'],
  'leaving.noticed': ['drain', 'evacuate', 'keepHook'],
  'leaving.draining': ['release', 'evacuate', 'emptyOut', 'keepHook'],
  'leaving.empty': ['release', 'deregister', 'end', 'keepHook'],
  'leaving.deregistered': ['completeHook'],
  'leaving.returning': ['takeBack'],
  'leaving.terminating': ['strike'],
  'leaving.lost': ['bury'],
  handsOff: ['explain'],
  gone: [],
};

/** The ways that instances usually go; anything else that is observed is followed too, from the root. */
export const USUAL: Readonly<Record<StateName, readonly StateName[]>> = {
  launching: [
    'inService.idle',
    'inService.busy',
    'leaving.noticed',
    'leaving.deregistered',
    'leaving.terminating',
  ],
  'inService.unknown': ['inService.idle', 'inService.busy'],
  'inService.idle': [
    'inService.busy',
    'inService.unknown',
    'leaving.chosen',
    'leaving.noticed',
    'leaving.lost',
  ],
  'inService.busy': [
    'inService.idle',
    'inService.unknown',
    'leaving.chosen',
    'leaving.noticed',
    'leaving.lost',
  ],
  'leaving.chosen': [
    'inService.idle',
    'inService.busy',
    'leaving.draining',
    'leaving.empty',
    'leaving.noticed',
  ],
  'leaving.noticed': ['leaving.draining', 'leaving.empty'],
  'leaving.draining': [
    'leaving.empty',
    'leaving.deregistered',
    'leaving.returning',
    'leaving.terminating',
    'leaving.lost',
  ],
  'leaving.empty': ['leaving.deregistered', 'leaving.returning', 'leaving.terminating'],
  'leaving.deregistered': ['leaving.terminating'],
  'leaving.returning': ['inService.idle', 'inService.busy', 'leaving.noticed'],
  'leaving.terminating': ['leaving.lost', 'gone'],
  'leaving.lost': ['gone'],
  handsOff: ['inService.idle', 'inService.busy', 'gone'],
  gone: [],
};

/** The machine never runs: what is intended is read from its names. */
const intended = () => {};

const base = setup({
  types: { events: {} as Observed },
  guards: { is: ({ event }, params: { state: StateName }) => classify(event.signs) === params.state },
  actions: {
    protect: intended,
    release: intended,
    tidyMemory: intended,
    leave: intended,
    drain: intended,
    evacuate: intended,
    emptyOut: intended,
    deregister: intended,
    end: intended,
    bury: intended,
    discard: intended,
    strike: intended,
    keepHook: intended,
    completeHook: intended,
    takeBack: intended,
    explain: intended,
  },
});

/** The way into `state`: taken when the rule table says so, intending what is intended there. */
function into(state: StateName) {
  return {
    target: `#instance.${state}` as const,
    guard: { type: 'is' as const, params: { state } },
    actions: [...EFFECTS[state]],
  };
}

function usual(state: StateName) {
  return { on: { OBSERVED: [state, ...USUAL[state]].map(into) } };
}

export const lifecycleMachine = base.createMachine({
  id: 'instance',
  initial: 'launching',
  // Observations may skip states, come late or be the first of a new process: from anywhere the facts decide.
  on: { OBSERVED: STATES.map(into) },
  states: {
    launching: usual('launching'),
    inService: {
      initial: 'unknown',
      states: {
        unknown: usual('inService.unknown'),
        idle: usual('inService.idle'),
        busy: usual('inService.busy'),
      },
    },
    leaving: {
      initial: 'chosen',
      states: {
        chosen: usual('leaving.chosen'),
        noticed: usual('leaving.noticed'),
        draining: usual('leaving.draining'),
        empty: usual('leaving.empty'),
        deregistered: usual('leaving.deregistered'),
        returning: usual('leaving.returning'),
        terminating: usual('leaving.terminating'),
        lost: usual('leaving.lost'),
      },
    },
    handsOff: usual('handsOff'),
    gone: usual('gone'),
  },
});

export type Snapshot = ReturnType<typeof initialTransition<typeof lifecycleMachine>>[0];

const [UNSEEN] = initialTransition(lifecycleMachine);

/** One observation further: the state it leads to and what is intended there. `from` undefined: never seen before. */
export function step(
  from: Snapshot | undefined,
  observed: Omit<Observed, 'type'>,
): { snapshot: Snapshot; state: StateName; effects: Effect[] } {
  const { snapshot, state, names } = from === undefined ? firstStep(observed) : take(from, observed);
  return { snapshot, state, effects: names.map((name) => ({ name, instanceId: observed.instanceId })) };
}

interface Taken {
  readonly snapshot: Snapshot;
  readonly state: StateName;
  readonly names: readonly EffectName[];
}

// A first step follows from the signs alone, and there are few combinations of them: each is worked out once.
const firstSteps = new Map<string, Taken>();

function firstStep(observed: Omit<Observed, 'type'>): Taken {
  const key = SIGN_NAMES.map((name) => (observed.signs[name] ? '1' : '0')).join('');
  const known = firstSteps.get(key) ?? take(UNSEEN, observed);
  firstSteps.set(key, known);
  return known;
}

function take(from: Snapshot, observed: Omit<Observed, 'type'>): Taken {
  const [snapshot, actions] = transition(lifecycleMachine, from, { type: 'OBSERVED', ...observed });
  return {
    snapshot,
    state: stateName(snapshot.value),
    names: actions.map((action) => action.type as EffectName),
  };
}

function stateName(value: Snapshot['value']): StateName {
  const [outer, inner] = typeof value === 'string' ? [value] : Object.entries(value)[0]!;
  return (inner === undefined ? outer : `${outer}.${String(inner)}`) as StateName;
}
