import { describe, expect, it } from 'vitest';
import {
  anInstance,
  anObservation,
  aSpec,
  aSpotNotice,
  aTask,
  NO_RECALL,
  NOW,
} from '../../test/support/facts.ts';
import { classify, type Signs, STATE_RULES, STATES, signsOf } from './classify.ts';
import { classifyInstances } from './decide.ts';
import { doubtsOf } from './doubts.ts';

const QUIET: Signs = {
  memoryUnknown: false,
  declared: true,
  ended: false,
  dead: false,
  shuttingDown: false,
  stopped: false,
  outOfReach: false,
  inGroup: true,
  hookWaits: false,
  terminating: false,
  proceeding: false,
  spotNotice: false,
  takenBack: false,
  wished: false,
  registered: true,
  registering: false,
  unregistered: false,
  draining: false,
  tasksKnown: true,
  anyTask: false,
  anyBusyTask: false,
};

/** For each rule, signs under which it wins. */
const WINS: Record<string, Partial<Signs>> = {
  'unknown memory': { memoryUnknown: true, hookWaits: true },
  'in no declared pool': { declared: false, draining: true },
  'hook waits for a dead one': { hookWaits: true, terminating: true, shuttingDown: true, anyTask: true },
  'a ghost': { ended: true, dead: true, anyTask: true },
  'seen nowhere': { ended: true, registered: false, inGroup: false },
  'ended, still listed': { proceeding: true },
  'shutting down': { shuttingDown: true },
  'hook waits, deregistered': { hookWaits: true, terminating: true, registered: false, unregistered: true },
  'leaves, never registered': { spotNotice: true, registered: false, unregistered: true },
  'leaves, list unreadable': { hookWaits: true, terminating: true, registered: false },
  'leaves, not drained': { spotNotice: true, anyTask: true },
  'leaves, tasks left': { terminating: true, draining: true, anyTask: true },
  'leaves, empty': { terminating: true, draining: true },
  'notice taken back': { takenBack: true, draining: true, anyTask: true },
  'wished away': { wished: true, anyTask: true, anyBusyTask: true },
  'drained by others': { draining: true, tasksKnown: false },
  'drained by others, empty': { draining: true },
  'not registered yet': { registered: false },
  busy: { anyTask: true, anyBusyTask: true, tasksKnown: false },
  'tasks unread': { tasksKnown: false },
  idle: { anyTask: true },
};

describe('the state of an instance', () => {
  it.each(STATE_RULES.map((rule) => [rule.name, rule.state] as const))(
    'rule "%s" wins: %s',
    (name, state) => {
      const signs = { ...QUIET, ...WINS[name] };
      expect(STATE_RULES.find((rule) => rule.when(signs))?.name).toBe(name);
      expect(classify(signs)).toBe(state);
    },
  );

  it('has a rule for every state', () => {
    expect(new Set(STATE_RULES.map((rule) => rule.state))).toEqual(new Set(STATES));
  });
});

describe('the signs that facts give', () => {
  const stateOf = (
    instance: ReturnType<typeof anInstance>,
    over: Parameters<typeof anObservation>[0] = {},
    mine: Partial<Parameters<typeof classifyInstances>[0]> = {},
  ) =>
    classifyInstances({
      spec: aSpec(),
      observation: anObservation({ instances: [instance], ...over }),
      notices: [],
      recall: NO_RECALL,
      now: NOW,
      ...mine,
    }).get(instance.instanceId);

  it('a task that is still stopping keeps its instance busy', () => {
    const tasks = [aTask('t', { lastStatus: 'STOPPING', desiredStatus: 'STOPPED' })];
    expect(stateOf(anInstance('a', { tasks }))).toBe('inService.busy');
  });

  it('without a reading of stopping tasks nothing is idle and nothing is empty', () => {
    expect(stateOf(anInstance('a', { stoppingTasksReadAt: undefined }))).toBe('inService.unknown');
    expect(stateOf(anInstance('a', { stoppingTasksReadAt: NOW - 1 }))).toBe('inService.unknown');
    const waiting = { lifecycle: 'Terminating:Wait', status: 'DRAINING' };
    expect(stateOf(anInstance('a', { ...waiting, stoppingTasksReadAt: NOW - 1 }))).toBe('leaving.draining');
    expect(stateOf(anInstance('a', waiting))).toBe('leaving.empty');
  });

  it('not being in the list proves nothing: only proof of its own end does', () => {
    const waiting = anInstance('a', { lifecycle: 'Terminating:Wait', container: undefined });
    expect(stateOf(waiting)).toBe('leaving.noticed');
    expect(stateOf({ ...waiting, containerGone: true })).toBe('leaving.deregistered');
    expect(stateOf({ ...waiting, containerGone: true, tasks: [aTask('t')] })).toBe('leaving.noticed');
  });

  it('its own proof counts while the list lost most of the others, or could not be read', () => {
    const gone = { container: undefined, containerGone: true } as const;
    const waiting = anInstance('a', { lifecycle: 'Terminating:Wait', ...gone });
    const never = ['b', 'c', 'd'].map((id) => anInstance(id, { container: undefined }));
    expect(stateOf(waiting, { instances: [waiting, ...never] })).toBe('leaving.deregistered');
    expect(stateOf(waiting, { incomplete: ['containerInstances'] })).toBe('leaving.deregistered');
  });

  it('a stopped host lets go of its hook; without a hook it is what it was', () => {
    const tasks = [aTask('t')];
    const stopped = { ec2State: 'stopped', tasks } as const;
    expect(stateOf(anInstance('a', { ...stopped, lifecycle: 'Terminating:Wait' }))).toBe(
      'leaving.deregistered',
    );
    expect(stateOf(anInstance('a', stopped))).toBe('inService.busy');
  });

  it('tasks that could not be read elsewhere leave its own known, for a minute', () => {
    const empty = { lifecycle: 'Terminating:Wait', status: 'DRAINING' };
    const state = (readAt: number) =>
      stateOf(anInstance('a', { ...empty, stoppingTasksReadAt: readAt }), { incomplete: ['tasks'] });
    expect(state(NOW - 60_000)).toBe('leaving.empty');
    expect(state(NOW - 60_001)).toBe('leaving.draining');
  });

  it('EC2 losing sight of an instance whose agent speaks is no end', () => {
    expect(stateOf(anInstance('a', { ec2State: undefined }))).toBe('inService.idle');
    expect(stateOf(anInstance('a', { ec2State: undefined, group: undefined, container: undefined }))).toBe(
      'gone',
    );
    expect(
      stateOf(anInstance('a', { ec2State: undefined, group: undefined, container: undefined }), {
        incomplete: ['ec2'],
      }),
    ).toBe('launching');
  });

  it('an event alone makes a known spot instance leave, and no other', () => {
    const notices = [aSpotNotice('a')];
    expect(stateOf(anInstance('a', { market: 'spot' }), {}, { notices })).toBe('leaving.noticed');
    expect(stateOf(anInstance('a'), {}, { notices })).toBe('inService.idle');
    expect(stateOf(anInstance('a', { market: undefined }), {}, { notices })).toBe('inService.idle');
    expect(stateOf(anInstance('a', { market: 'spot', pool: undefined }), {}, { notices })).toBe('handsOff');
  });

  it('an event from before the launch, or of long ago, says nothing', () => {
    const spot = { market: 'spot', launchedAt: NOW - 60_000 } as const;
    expect(stateOf(anInstance('a', spot), {}, { notices: [aSpotNotice('a', NOW - 61_000)] })).toBe(
      'inService.idle',
    );
    expect(
      stateOf(anInstance('a', { market: 'spot' }), {}, { notices: [aSpotNotice('a', NOW - 901_000)] }),
    ).toBe('inService.idle');
  });

  it('reads what it can of a situation without throwing', () => {
    const observation = anObservation({ incomplete: ['tasks', 'pools', 'ec2', 'spotRequests'] });
    const situation = {
      spec: aSpec(),
      observation,
      notices: new Map(),
      recall: NO_RECALL,
      now: NOW,
      doubts: doubtsOf(observation, NOW),
    };
    expect(signsOf(situation, anInstance('a', { stoppingTasksReadAt: undefined })).tasksKnown).toBe(false);
    expect(situation.doubts.voluntary).toBe('not read whole: tasks, pools');
  });
});
