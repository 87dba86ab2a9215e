// One instance in each of its states: what follows in a mode that drains, and that nothing of it does in mode protect, where
// what AWS is left to do is said.
import { describe, expect, it } from 'vitest';
import { packMemory } from '#plan/memory.ts';
import { aCase, aSituation } from '../../test/support/case.ts';
import {
  anInstance,
  anObservation,
  aPoolSpec,
  aSpotNotice,
  aTask,
  aWebTask,
  NOW,
} from '../../test/support/facts.ts';
import { decideForInstance, stateOf } from './instance.ts';
import type { Mode } from './situation.ts';

type Over = NonNullable<Parameters<typeof anInstance>[1]>;
interface Given {
  readonly mode?: Mode;
  readonly noticed?: boolean;
  /** Seconds after the notice. */
  readonly after?: number;
  readonly incomplete?: ('tasks' | 'spotRequests')[];
}

function opened(over: Over, { mode = 'drain', noticed = false, after = 1, incomplete }: Given = {}) {
  const now = NOW + after * 1_000;
  const instance = anInstance('a', over);
  const others = [anInstance('b'), anInstance('c')];
  const observation = anObservation({
    instances: [instance, ...others],
    incomplete,
    at: now,
  });
  const notices = new Map(noticed ? [['i-a', [aSpotNotice('a')]]] : []);
  const spec = { mode, refresh: { on: ['launchTemplate' as const], surge: 0 }, pools: [aPoolSpec()] };
  const situation = aSituation(observation, { spec, notices, now });
  return { situation, theCase: aCase(situation, observation.instances.get('i-a')!) };
}
const found = (over: Over, given?: Given) => decideForInstance(opened(over, given).theCase);
const kinds = (over: Over, given?: Given) => found(over, given).actions.map(({ kind }) => kind);
const waits = (over: Over, given?: Given) => found(over, given).waits;
const saying = (start: string, end: string): string =>
  expect.stringMatching(new RegExp(`^${start}.*${end}$`));
const wait = (kind: 'refused' | 'waiting', reason: string) => ({
  instanceId: 'i-a',
  pool: 'main',
  kind,
  reason,
});

const wish = packMemory({ why: 'refresh', since: NOW, tookTargets: false });
const ours = packMemory({ why: 'spotInterruption', since: NOW, until: NOW + 120_000, tookTargets: false });
const hook = 'Terminating:Wait';
const spot = { market: 'spot', tasks: [aWebTask('t', 'a')] } as const;
const FULFILLED = { id: 'sir-1', statusCode: 'fulfilled' };
const gone = { container: undefined, containerGone: true, lifecycle: hook } as const;

describe('an instance', () => {
  const rows: [string, Over, Given, string[], string?][] = [
    ['inService.busy', { tasks: [aTask('t')] }, {}, ['protect']],
    ['inService.idle', { isProtected: true }, {}, ['unprotect']],
    ['leaving.chosen', { memory: wish }, {}, ['drain'], 'it is out of date'],
    [
      'leaving.noticed',
      spot,
      { noticed: true },
      ['drain', 'remember'],
      'spot interruption of 05:00:00Z: AWS takes it at 05:02:00Z',
    ],
    [
      'leaving.draining',
      { lifecycle: hook, status: 'DRAINING', tasks: [aTask('t')] },
      {},
      ['heartbeat', 'remember'],
      'its group is ending it',
    ],
    [
      'leaving.empty',
      { lifecycle: hook, status: 'DRAINING' },
      {},
      ['deregister', 'heartbeat', 'remember'],
      'its group is ending it',
    ],
    ['leaving.empty', { memory: wish, status: 'DRAINING' }, {}, ['end'], 'it is out of date'],
    ['leaving.deregistered', gone, {}, ['completeHook'], 'its group is ending it'],
    [
      'leaving.returning',
      { market: 'spot', memory: ours, status: 'DRAINING', spotRequest: FULFILLED },
      { noticed: true, after: 130 },
      ['activate'],
      'drained for an interruption that did not come; to go back once EC2 is read',
    ],
  ];
  it.each(rows)('that is %s: what follows in mode drain, and in mode protect is left to AWS', (...row) => {
    const [state, over, given, actions, why] = row;
    const { situation, theCase } = opened(over, given);
    expect(stateOf(situation, theCase.instance)).toBe(state);
    expect(kinds(over, given).sort()).toEqual([...actions].sort());
    const drains = actions.filter((kind) => !['protect', 'unprotect'].includes(kind));
    for (const mode of ['protect', 'observe'] as const) {
      const left = kinds(over, { ...given, mode });
      expect(left.filter((kind) => drains.includes(kind))).toEqual([]);
      const told = why === undefined ? [] : [wait('refused', saying(why, `; mode ${mode} leaves it to AWS`))];
      expect(waits(over, { ...given, mode })).toEqual(told);
    }
  });

  it('that its group is past holding is left to AWS in every mode, without a word', () => {
    const past: Over = { lifecycle: 'Terminating:Proceed' };
    for (const mode of ['observe', 'protect', 'drain'] as const)
      expect(found(past, { mode })).toMatchObject({ actions: [], waits: [] });
  });

  it('that is a ghost is buried in mode drain alone', () => {
    const ghost = anInstance('a', { ec2State: 'terminated', group: undefined, tasks: [aTask('t')] });
    const container = { ...ghost.container!, agentConnected: false };
    const kindsIn = (mode: Mode) => {
      const situation = aSituation(anObservation({ instances: [ghost] }), { spec: { mode } });
      return decideForInstance(aCase(situation, { ...ghost, container })).actions.map(({ kind }) => kind);
    };
    expect([kindsIn('drain'), kindsIn('protect')]).toEqual([['deregister'], []]);
  });
});

describe('an instance of which too little is known', () => {
  it('because another version wrote its memory is let be, and that is said', () => {
    const reason = 'its sluice.dev/memory was written by another version of Sluice: hands off';
    expect(found({ memory: 'v9:x', lifecycle: hook })).toMatchObject({
      actions: [],
      waits: [wait('refused', reason)],
    });
  });

  it('because its stopping tasks were not read is neither protected nor released, and that is said once', () => {
    const unread: Over = { stoppingTasksReadAt: undefined, isProtected: true };
    expect(found(unread)).toMatchObject({
      actions: [],
      waits: [wait('waiting', 'its stopping tasks have not been read yet')],
    });
    expect(waits(unread, { incomplete: ['tasks'] })).toEqual([]);
  });
});

describe('an event that speaks of a spot interruption', () => {
  const reason = (market: string) =>
    `an event speaks of a spot interruption, but the instance is ${market}; waiting for a second sign`;
  const busy = { tasks: [aTask('t')], isProtected: true };

  it.each([
    ['on-demand' as const, 'on-demand'],
    [undefined, 'of an unknown market'],
  ])('moves nothing of what is %s, and that is said', (market, words) => {
    expect(found({ ...busy, market }, { noticed: true })).toMatchObject({
      actions: [],
      waits: [wait('refused', reason(words))],
    });
  });

  it('is not spoken of in a mode that drains nothing, nor once it was denied', () => {
    expect(waits(busy, { noticed: true, mode: 'protect' })).toEqual([]);
    expect(waits({ ...busy, spotRequest: FULFILLED }, { noticed: true, after: 130 })).toEqual([]);
  });
});
