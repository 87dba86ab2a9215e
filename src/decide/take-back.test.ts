// Interruptions that do not come: who may say so, what goes back, and what never was ours to undo.
import { describe, expect, it } from 'vitest';
import type { SpotRequestFacts, TaskFacts } from '#model/observation.ts';
import type { Plan, Recall } from '#model/plan.ts';
import { packMemory } from '#plan/memory.ts';
import {
  anInstance,
  anObservation,
  aSpec,
  aSpotNotice,
  aTask,
  aWebTask,
  NO_RECALL,
  NOW,
  portOf,
  WEB_GROUP,
} from '../../test/support/facts.ts';
import { decide } from './decide.ts';

const OURS = packMemory({
  why: 'spotInterruption',
  since: NOW,
  until: NOW + 120_000,
  tookTargets: false,
});
const TOOK = packMemory({ why: 'spotInterruption', since: NOW, until: NOW + 120_000, tookTargets: true });
const FULFILLED = { id: 'sir-1', statusCode: 'fulfilled' };
const { container: CONTAINER } = anInstance('a');
/** What every action of the way back has in common: nothing of it is forced. */
const BASE = { instanceId: 'i-a', pool: 'main', forced: false, nature: 'routine' };
const AGAIN = 'the spot request is fulfilled again: EC2 keeps the instance';

interface Then {
  readonly after: number;
  readonly status?: string;
  readonly memory?: string;
  readonly tasks?: TaskFacts[];
  readonly spotRequest?: SpotRequestFacts;
  readonly ec2State?: string;
  readonly lifecycle?: string;
  readonly ec2ReadAt?: number;
  readonly unreadable?: ('spotRequests' | 'ec2' | 'targets')[];
  /** No message of the queue is held any more. */
  readonly told?: boolean;
  readonly recall?: Partial<Recall>;
}

/** Decides for one spot instance `after` seconds after the notice. */
function planAt(then: Then): Plan {
  const { after, unreadable = [], told = true, recall, status = 'DRAINING', ...over } = then;
  const now = NOW + after * 1000;
  const host = anInstance('a', { market: 'spot', tasks: [aTask('t')], ...over, status });
  const notices = told ? [aSpotNotice('a')] : [];
  return decide({
    spec: aSpec(),
    observation: anObservation({ instances: [host], incomplete: unreadable, at: now }),
    notices,
    recall: { ...NO_RECALL, ...recall },
    now,
  });
}

const moves = (then: Then) =>
  planAt(then)
    .actions.filter((action) => !['record', 'remember', 'protect'].includes(action.kind))
    .map((action) => action.kind);
const actionsAt = (then: Then) => planAt(then).actions.filter(({ kind }) => kind !== 'record');
const memories = (then: Then) =>
  planAt(then).actions.flatMap((action) => (action.kind === 'remember' ? [action.value] : []));
const reasons = (then: Then) => planAt(then).waits.map((wait) => wait.reason);

describe('the drain of a person', () => {
  const theirs = { spotRequest: FULFILLED };

  it('gets no spot memory and is not undone when an interruption turns out false', () => {
    for (const after of [1, 70, 130, 500]) {
      expect(memories({ ...theirs, after })).toEqual([]);
      expect(moves({ ...theirs, after })).toEqual([]);
    }
    expect(reasons({ ...theirs, after: 130 })).toContain(
      'somebody else set it DRAINING: 1 task left, ECS moves them',
    );
  });

  it('is told from ours by our memory, or by what this process recalls', () => {
    expect(moves({ ...theirs, after: 70, memory: OURS })).toEqual(['activate']);
    const recall = { drains: new Map([['i-a', NOW]]) };
    expect(moves({ ...theirs, after: 70, recall })).toEqual(['activate']);
    // A memory that could not be written is written again, also on the way back: the gate asks for it.
    expect(memories({ after: 10, recall })).toEqual([OURS]);
    expect(memories({ ...theirs, after: 70, recall })).toEqual([OURS]);
  });

  it('after an earlier one of ours that was taken back stays', () => {
    const memory = packMemory({ why: 'spotInterruption', since: NOW - 600_000, tookTargets: false });
    expect(moves({ ...theirs, after: 130, memory })).toEqual([]);
  });
});

describe('an interruption of long ago', () => {
  const unreadable: 'spotRequests'[] = ['spotRequests'];

  it('neither drains nor stops anything for one failed reading of spot requests', () => {
    const remembered = { memory: OURS, status: 'ACTIVE', told: false, unreadable };
    expect(moves({ ...remembered, after: 419 })).toContain('drain');
    for (const after of [420, 3_600, 90_000]) expect(moves({ ...remembered, after })).toEqual([]);
    expect(moves({ ...remembered, after: 3_600, unreadable: ['spotRequests', 'ec2'] })).toEqual([]);
  });

  it('is remembered as void once EC2 shows the instance running', () => {
    const [value] = memories({ after: 420, memory: OURS, status: 'ACTIVE', unreadable });
    expect(value).toBe(packMemory({ why: 'spotInterruption', since: NOW, tookTargets: false }));
  });

  it('of an event is forgotten too, also where EC2 says nothing', () => {
    expect(moves({ after: 419, status: 'ACTIVE', unreadable })).toContain('drain');
    expect(moves({ after: 420, status: 'ACTIVE', unreadable, ec2State: undefined })).toEqual([]);
  });

  it('lets a drain of ours go back when EC2 runs it, and waits while EC2 cannot be read', () => {
    expect(moves({ after: 420, memory: OURS, unreadable })).toEqual(['activate']);
    const stale = { after: 420, memory: OURS, unreadable, ec2ReadAt: NOW + 100_000 };
    expect(moves(stale)).toEqual([]);
    expect(reasons(stale)).toContain(
      'drained for an interruption that did not come; to go back once EC2 is read: 1 task left, ECS moves them',
    );
  });

  it('counts when the request itself is marked, or EC2 is ending it', () => {
    const marked = { id: 'sir-1', statusCode: 'marked-for-termination', statusAt: NOW };
    expect(moves({ after: 420, memory: OURS, spotRequest: marked })).toEqual(['stopTask']);
    expect(moves({ after: 420, memory: OURS, ec2State: 'stopping' })).toEqual(['stopTask']);
  });

  it('stops no job when its group ends the instance much later', () => {
    const later = { after: 90_000, memory: OURS, lifecycle: 'Terminating:Wait', unreadable };
    expect(moves(later)).toEqual(['heartbeat']);
    expect(memories(later)[0]).toMatch(/^v1:hook:/);
  });
});

describe('what the spot request says', () => {
  it('canceled, with its instance running, is a denial', () => {
    const spotRequest = { id: 'sir-1', statusCode: 'request-canceled-and-instance-running' };
    const then = { after: 70, memory: OURS, spotRequest };
    expect(moves(then)).toEqual(['activate']);
    expect(planAt(then).actions[0]!.reason).toBe('the spot request is canceled and its instance runs on');
  });

  it('an answer without the request waits until the latest stop, and counts then', () => {
    const web = { memory: OURS, tasks: [aWebTask('t', 'a')] };
    expect(moves({ ...web, after: 69 })).toEqual([]);
    expect(moves({ ...web, after: 70 })).toEqual(['removeTarget', 'stopTask']);
    expect(moves({ ...web, after: 56, unreadable: ['spotRequests'] })).toEqual(['removeTarget']);
  });
});

describe('targets that were taken', () => {
  const key = `${WEB_GROUP}|i-a:${portOf('t')}`;
  const web = (state: string) => ({
    after: 100,
    spotRequest: FULFILLED,
    tasks: [aWebTask('t', 'a', { state })],
  });

  it('go back; those that we never took are left alone and hold nothing up', () => {
    expect(moves({ ...web('unused'), memory: TOOK })).toEqual(['restoreTarget']);
    const recall = { removedTargets: new Map([[key, NOW + 50_000]]) };
    expect(moves({ ...web('draining'), memory: OURS, recall })).toEqual(['restoreTarget']);
    for (const state of ['unused', 'unhealthy', 'initial'])
      expect(moves({ ...web(state), memory: OURS })).toEqual(['activate']);
  });

  it('are put back by name, and only tasks that go on get them back', () => {
    expect(actionsAt({ ...web('unused'), memory: TOOK })).toEqual([
      {
        ...BASE,
        kind: 'restoreTarget',
        taskArn: aTask('t').arn,
        targetGroupArn: WEB_GROUP,
        targetId: 'i-a',
        port: portOf('t'),
        reason: `${AGAIN}: its task goes on`,
      },
    ]);
    for (const over of [{ desiredStatus: 'STOPPED' }, { lastStatus: 'STOPPED' }]) {
      const tasks = [aWebTask('t', 'a', { state: 'unused', ...over })];
      expect(moves({ ...web('unused'), after: 130, tasks, memory: TOOK })).toEqual(['activate']);
    }
  });

  it('hold ACTIVE back until they are healthy, or their group says that it checks none', () => {
    for (const state of ['healthy', 'unavailable'])
      expect(moves({ ...web(state), memory: TOOK })).toEqual(['activate']);
    const waiting = planAt({ ...web('initial'), memory: TOOK });
    expect(moves({ ...web('initial'), memory: TOOK })).toEqual([]);
    expect(waiting.dueAt).toBeUndefined();
    expect(waiting.waits).toContainEqual({
      kind: 'waiting',
      instanceId: 'i-a',
      pool: 'main',
      reason: 'back to ACTIVE once the targets that were taken out are healthy again: 1 target not healthy',
    });
  });

  it('hold ACTIVE back while not all targets could be read; where we took none that does not matter', () => {
    const unreadable: 'targets'[] = ['targets'];
    const took = { ...web('healthy'), memory: TOOK, unreadable };
    expect(moves(took)).toEqual([]);
    expect(reasons(took)).toContain(
      'back to ACTIVE once the targets that were taken out are healthy again: not all targets could be read',
    );
    expect(moves({ ...took, memory: OURS })).toEqual(['activate']);
  });

  it('that this process put back, with no memory that any were taken, still hold ACTIVE back', () => {
    const recall = { restoredTargets: new Map([[key, NOW + 99_000]]) };
    expect(moves({ ...web('initial'), memory: OURS, recall })).toEqual([]);
    const ahead = { restoredTargets: new Map([[key, NOW + 101_000]]) };
    expect(moves({ ...web('unused'), memory: TOOK, recall: ahead })).toEqual(['restoreTarget']);
    const just = { restoredTargets: new Map([[key, NOW + 100_000]]) };
    expect(moves({ ...web('unused'), memory: TOOK, recall: just })).toEqual([]);
  });

  it('that stay out a minute after they were put back hold ACTIVE back no longer', () => {
    const back = (ago: number) => ({
      ...web('unused'),
      memory: TOOK,
      recall: { restoredTargets: new Map([[key, NOW + (100 - ago) * 1000]]) },
    });
    expect(moves(back(59))).toEqual([]);
    expect(planAt(back(59)).dueAt).toBe(NOW + 101_000);
    expect(reasons(back(59))).toContain(
      'back to ACTIVE once the targets that were taken out are healthy again: 1 target not healthy',
    );
    expect(moves(back(60))).toEqual(['activate']);
    expect(moves({ ...back(59), ...web('initial') })).toEqual([]);
  });
});

describe('an instance that EC2 keeps', () => {
  const kept = { after: 100, spotRequest: FULFILLED, memory: OURS };

  it('is ACTIVE again, as nothing forced, and says why it is kept', () => {
    const activate = { ...BASE, kind: 'activate', containerInstanceArn: CONTAINER!.arn };
    expect(actionsAt(kept)).toEqual([{ ...activate, reason: AGAIN }]);
    expect(actionsAt({ after: 420, memory: OURS, unreadable: ['spotRequests'] })).toEqual([
      { ...activate, reason: 'the interruption did not come: EC2 runs it long after its deadline' },
    ]);
  });

  it('stays DRAINING for a person: only the interruption is forgotten, not that it was replaced before', () => {
    const since = NOW - 60_000;
    const wish = { why: 'person', since, tookTargets: false } as const;
    const until = NOW + 120_000;
    const remember = { ...BASE, kind: 'remember', containerInstanceArn: CONTAINER!.arn };
    const reason = `${AGAIN}, and somebody still wants it to leave`;
    const plan = (replaced?: true) =>
      actionsAt({ ...kept, memory: packMemory({ ...wish, until, ...(replaced && { replaced }) }) });
    expect(plan()).toEqual([{ ...remember, value: packMemory(wish), reason }]);
    expect(plan(true)).toEqual([{ ...remember, value: packMemory({ ...wish, replaced: true }), reason }]);
  });
});
