import { describe, expect, it } from 'vitest';
import type { Notice } from '#model/notice.ts';
import type { InstanceFacts, PartName } from '#model/observation.ts';
import { packMemory } from '#plan/memory.ts';
import { aSituation } from '../../test/support/case.ts';
import {
  anInstance,
  anObservation,
  aSpec,
  aSpotNotice,
  aTask,
  NO_RECALL,
  NOW,
} from '../../test/support/facts.ts';
import {
  classify,
  isNoticed,
  SIGN_NAMES,
  type Signs,
  STATE_RULES,
  STATES,
  type StateName,
  signsOf,
} from './classify.ts';
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

  it('has a rule for every state, and asks them in this order', () => {
    expect(STATE_RULES.map(({ name }) => name)).toEqual(Object.keys(WINS));
    expect(new Set(STATE_RULES.map((rule) => rule.state))).toEqual(new Set(STATES));
  });

  it('is asked of every sign there is', () => {
    expect([...SIGN_NAMES].sort()).toEqual(Object.keys(QUIET).sort());
  });

  const ends = { hookWaits: true, terminating: true, draining: true, anyTask: true };
  it.each<[string, Partial<Signs>, StateName]>([
    ['our hook holds what runs and can be reached', ends, 'leaving.draining'],
    ['our hook holds what has ended', { ...ends, ended: true }, 'leaving.deregistered'],
    ['our hook holds what is stopped', { ...ends, stopped: true }, 'leaving.deregistered'],
    ['our hook holds what nobody can reach', { ...ends, outOfReach: true }, 'leaving.deregistered'],
    ['no hook holds what nobody can reach', { outOfReach: true, anyBusyTask: true }, 'inService.busy'],
    ['no hook holds what is stopped', { stopped: true }, 'inService.idle'],
    ['a dead one is not registered', { dead: true, ended: true, registered: false }, 'leaving.terminating'],
    ['an ended one is still in its group', { ended: true, registered: false }, 'leaving.terminating'],
    ['an ended one is still registered', { ended: true, inGroup: false }, 'leaving.terminating'],
    ['a running one is in no group', { inGroup: false, registered: false }, 'launching'],
    [
      'an interrupted one shuts down with a task',
      { shuttingDown: true, spotNotice: true, draining: true, anyTask: true },
      'leaving.draining',
    ],
    ['nobody ends what has lost its registration', { registered: false, unregistered: true }, 'launching'],
    ['an interrupted one is drained and empty', { spotNotice: true, draining: true }, 'leaving.empty'],
    [
      'an interrupted one is drained, its tasks unread',
      { spotNotice: true, draining: true, tasksKnown: false },
      'leaving.draining',
    ],
    ['what is to be undone is ACTIVE already', { takenBack: true }, 'inService.idle'],
    ['what shall leave is drained', { wished: true, draining: true, anyTask: true }, 'leaving.draining'],
    ['what shall leave is not registered', { wished: true, registered: false }, 'launching'],
    ['others drain what has tasks', { draining: true, anyTask: true }, 'leaving.draining'],
    ['it is registering', { registering: true, anyBusyTask: true }, 'launching'],
    ['an ignored task is all it has', { anyTask: true }, 'inService.idle'],
  ])('where %s', (_, signs, state) => expect(classify({ ...QUIET, ...signs })).toBe(state));
});

describe('each sign', () => {
  const situation = (given: Partial<Parameters<typeof aSituation>[1]>, incomplete: PartName[] = []) =>
    aSituation(anObservation({ incomplete }), given);
  const signs = (instance: InstanceFacts, given = {}, incomplete: PartName[] = []) =>
    signsOf(situation(given, incomplete), instance);
  const ignore = { workloads: [{ match: { family: 'batch' }, ignore: true }] };
  const stopped = aTask('t', { lastStatus: 'STOPPED' });
  const base = anInstance('a');
  const silent = { ...base.container!, agentConnected: false };
  const memory = packMemory({ why: 'refresh', since: NOW, tookTargets: false });
  const fulfilled = { id: 'sir', statusCode: 'fulfilled' };
  const ours = packMemory({
    why: 'spotInterruption',
    since: NOW - 115_000,
    until: NOW + 5_000,
    tookTargets: false,
  });

  const rows: [string, InstanceFacts, Partial<Signs>][] = [
    ['none, where all is quiet', base, {}],
    ['a memory of another version', anInstance('a', { memory: 'v9:x' }), { memoryUnknown: true }],
    ['no pool', anInstance('a', { pool: undefined }), { declared: false }],
    ['a pool that the spec does not name', anInstance('a', { pool: 'other' }), { declared: false }],
    ['EC2 has ended it', anInstance('a', { ec2State: 'terminated' }), { ended: true }],
    [
      'EC2 has ended it, and its agent is silent',
      { ...base, ec2State: 'terminated', container: silent },
      { ended: true, dead: true },
    ],
    [
      'EC2 has ended it, and no container instance of it is known',
      { ...base, ec2State: 'terminated', container: undefined },
      { ended: true, registered: false },
    ],
    ['its agent is silent', { ...base, container: silent }, {}],
    [
      'EC2 does not know it, and its agent is silent',
      { ...base, ec2State: undefined, container: silent },
      { ended: true },
    ],
    ['EC2 does not know it, and its agent speaks', { ...base, ec2State: undefined }, {}],
    [
      'EC2 does not know it, and a task runs there',
      { ...base, ec2State: undefined, container: silent, tasks: [stopped, aTask('u')] },
      { anyTask: true, anyBusyTask: true },
    ],
    [
      'EC2 does not know it, and its last task has stopped',
      { ...base, ec2State: undefined, container: silent, tasks: [stopped] },
      { ended: true },
    ],
    ['it shuts down', anInstance('a', { ec2State: 'shutting-down' }), { shuttingDown: true }],
    ['it is stopped', anInstance('a', { ec2State: 'stopped' }), { stopped: true }],
    ['it is in no group', anInstance('a', { group: undefined }), { inGroup: false }],
    ['its group has let go of it', anInstance('a', { lifecycle: 'Detached' }), { inGroup: false }],
    [
      'its group ended it',
      anInstance('a', { lifecycle: 'Terminated' }),
      { inGroup: false, proceeding: true },
    ],
    ['its group ends it', anInstance('a', { lifecycle: 'Terminating' }), { terminating: true }],
    [
      'its group waits for a hook',
      anInstance('a', { lifecycle: 'Terminating:Wait' }),
      { terminating: true, hookWaits: true },
    ],
    [
      'its group is past its hooks',
      anInstance('a', { lifecycle: 'Terminating:Proceed' }),
      { proceeding: true },
    ],
    ['it shall leave', anInstance('a', { memory }), { wished: true }],
    ['it is registering', anInstance('a', { status: 'REGISTERING' }), { registering: true }],
    ['its registration failed', anInstance('a', { status: 'REGISTRATION_FAILED' }), { registering: true }],
    ['it drains', anInstance('a', { status: 'DRAINING' }), { draining: true }],
    ['it is being deregistered', anInstance('a', { status: 'DEREGISTERING' }), { draining: true }],
    [
      'it is deregistered',
      anInstance('a', { status: 'INACTIVE' }),
      { registered: false, unregistered: true },
    ],
    ['it is not in the list', anInstance('a', { container: undefined }), { registered: false }],
    [
      'its registration is gone, with a task that has stopped',
      anInstance('a', { container: undefined, containerGone: true, tasks: [stopped] }),
      { registered: false, unregistered: true },
    ],
    [
      'its registration is gone, and one of its tasks runs',
      anInstance('a', { container: undefined, containerGone: true, tasks: [stopped, aTask('u')] }),
      { registered: false, anyTask: true, anyBusyTask: true },
    ],
    ['it is in the list, whatever is gone', anInstance('a', { containerGone: true }), {}],
    ['a task has stopped', anInstance('a', { tasks: [stopped] }), {}],
    ['a task runs', anInstance('a', { tasks: [stopped, aTask('u')] }), { anyTask: true, anyBusyTask: true }],
    [
      'its tasks were read long ago',
      anInstance('a', { stoppingTasksReadAt: NOW - 1 }),
      { tasksKnown: false },
    ],
  ];
  it.each(rows)('%s', (_, instance, changes) => {
    expect(signs(instance)).toEqual({ ...QUIET, ...changes });
  });
  it('an ignored task is one, and keeps nobody busy', () => {
    expect(signs(anInstance('a', { tasks: [aTask('t')] }), { spec: ignore })).toEqual({
      ...QUIET,
      anyTask: true,
    });
  });
  it('EC2 not knowing it says nothing where EC2 was not read whole', () => {
    const unknown = { ...base, ec2State: undefined, container: silent };
    expect(signs(unknown, {}, ['ec2']).ended).toBe(false);
  });
  it('nobody can reach what has been silent for long and has nothing left to stop', () => {
    const vacated = { ...base, container: { ...silent, status: 'DRAINING' } };
    const recall = { silentSince: new Map([['i-a', NOW - 3_600_000]]) };
    expect(signs(vacated, { recall })).toEqual({ ...QUIET, draining: true, outOfReach: true });
  });
  it('an interruption, as long as it may be one', () => {
    const notices = new Map([['i-a', [aSpotNotice('a')]]]);
    const spot = anInstance('a', { market: 'spot' });
    expect(signs(spot, { notices })).toEqual({ ...QUIET, spotNotice: true });
    expect(signs(base, { notices })).toEqual(QUIET);
  });
  it('an interruption that is taken back is to be undone, and is none any more', () => {
    const back = anInstance('a', {
      market: 'spot',
      status: 'DRAINING',
      memory: ours,
      spotRequest: fulfilled,
    });
    const at = { now: NOW + 5_000 };
    const observation = anObservation({ at: at.now });
    const found = signsOf(aSituation(observation, at), { ...back, stoppingTasksReadAt: at.now });
    expect(found).toEqual({ ...QUIET, draining: true, takenBack: true });
  });
});

describe('the targets of a host are not to be counted on', () => {
  const memory = packMemory({ why: 'person', since: NOW, tookTargets: false });
  const noticed = (instance: InstanceFacts, notices: Notice[] = []) =>
    isNoticed(aSituation(anObservation(), { notices: new Map([['i-a', notices]]) }), instance);
  it.each<[string, InstanceFacts, boolean]>([
    ['but in service', anInstance('a'), false],
    ['but before EC2 calls it running', anInstance('a', { ec2State: 'pending' }), false],
    ['but where EC2 was not read', anInstance('a', { ec2State: undefined }), false],
    ['but where it is not in the list', anInstance('a', { container: undefined }), false],
    ['but where it is in no group', anInstance('a', { group: undefined }), false],
    ['where it shall leave', anInstance('a', { memory }), true],
    ['where its group ends it', anInstance('a', { lifecycle: 'Terminating' }), true],
    ['where its group has ended it', anInstance('a', { lifecycle: 'Terminated' }), true],
    ['where EC2 stops it', anInstance('a', { ec2State: 'stopping' }), true],
    ['where it drains', anInstance('a', { status: 'DRAINING' }), true],
    ['where it is not registered yet', anInstance('a', { status: 'REGISTERING' }), true],
  ])('%s', (_, instance, isSo) => expect(noticed(instance)).toBe(isSo));

  it('from an interruption on, even before it is sure, until that is taken back', () => {
    expect(noticed(anInstance('a'), [aSpotNotice('a')])).toBe(true);
    const old = aSpotNotice('a', NOW - 130_000);
    const spotRequest = { id: 'sir', statusCode: 'fulfilled' };
    expect(noticed(anInstance('a', { market: 'spot', spotRequest }), [old])).toBe(false);
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
    const quiet = (ms: number) => stateOf(anInstance('a', { quiet: true, stoppingTasksReadAt: NOW - ms }));
    expect([quiet(60_000), quiet(60_001)]).toEqual(['inService.idle', 'inService.unknown']);
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
