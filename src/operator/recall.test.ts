import { describe, expect, it } from 'vitest';
import { actions, inService, instance, now, observation } from '#act/fixtures.ts';
import type { Action, Outcome } from '#model/plan.ts';
import { aPool } from '../../test/support/facts.ts';
import {
  createRecall,
  pruneRecall,
  recallClock,
  recallDiscard,
  recallLoad,
  recallOutcome,
  recallSilence,
  recallSizes,
  recallTried,
  recallWatch,
} from './recall.ts';

const done = (action: Action, at = now) => ({ action, result: 'done' as const, detail: '', at });

it('recalls heartbeats, completions, and the last time that a target was removed', () => {
  const recall = createRecall();
  recallOutcome(recall, done(actions.heartbeat));
  recallOutcome(recall, done(actions.completeHook));
  recallOutcome(recall, done(actions.removeTarget));
  recallOutcome(recall, done(actions.removeTarget, now + 9_000));
  expect([...recall.heartbeats]).toEqual([['i-1', now]]);
  expect([...recall.removedTargets]).toEqual([['tg-1|i-1:8080', now + 9_000]]);
  expect([...recall.completions]).toEqual([['i-1', now]]);
  recallOutcome(recall, done(actions.restoreTarget));
  expect(recall.removedTargets.size).toBe(0);
});

it('recalls nothing that was not done', () => {
  const recall = createRecall();
  recallOutcome(recall, { ...done(actions.heartbeat), result: 'failed' });
  expect(recall.heartbeats.size).toBe(0);
});

it('recalls for whom the target of a fleet was lowered, until that one is gone', () => {
  const recall = createRecall();
  recallOutcome(recall, { ...done(actions.lowerTarget), result: 'refused' });
  recallOutcome(recall, { ...done(actions.lowerTarget), result: 'failed' });
  expect(recall.lowered.size).toBe(0);
  recallOutcome(recall, done(actions.lowerTarget));
  expect([...recall.lowered]).toEqual([['i-1', now]]);
  pruneRecall(recall, observation([instance()]), now);
  expect(recall.lowered.size).toBe(1);
  pruneRecall(recall, observation([]), now);
  expect(recall.lowered.size).toBe(0);
});

describe('the capacity of a pool', () => {
  const sized = (desired: number) => {
    const seen = observation([]);
    return { ...seen, pools: new Map([['main', aPool({ desired })]]) };
  };
  const seen = (steps: readonly (number | Action)[]) => {
    const recall = createRecall();
    steps.forEach((step, minute) => {
      const at = now + minute * 60_000;
      if (typeof step === 'number') recallSizes(recall, { observation: sized(step), now: at });
      else recallOutcome(recall, { ...done(step), at });
    });
    return [...recall.resized.values()].map(({ from, to }) => `${from} → ${to}`);
  };
  const grow = { ...actions.grow, pool: 'main', from: 3, to: 9 };
  const end: Action = { ...actions.end, pool: 'main', lower: true };

  it('that somebody else changed is recalled for ten minutes', () => {
    expect(seen([3, 3])).toEqual([]);
    expect(seen([3, 20])).toEqual(['3 → 20']);
    expect(seen([3, 1])).toEqual(['3 → 1']);
    expect(seen([3, 20, ...Array(11).fill(20)])).toEqual([]);
  });
  it('that we changed is ours, also where reads show it late', () => {
    expect(seen([3, grow, 3, 9, 3, 9])).toEqual([]);
    expect(seen([3, end, 2])).toEqual([]);
    expect(seen([3, grow, 20])).toEqual(['3 → 20']);
    expect(seen([3, end, 2, 2, 2, 2, 2, 2, 1])).toEqual(['2 → 1']);
  });
});

it('recalls how often in a row a pool could not be made larger, until it could', () => {
  const recall = createRecall();
  const grow: Action = {
    kind: 'grow',
    pool: 'spot',
    group: 'g',
    from: 1,
    to: 2,
    reason: '',
    forced: false,
    nature: 'routine',
  };
  const failed = { action: grow, result: 'failed' as const, detail: 'denied', at: now };
  for (const outcome of [failed, { ...failed, result: 'refused' as const }, failed])
    recallOutcome(recall, outcome);
  // The network tells nothing of the pool: it would be passed over for ten minutes after all is well again.
  for (const errorKind of ['transient', 'throttled'] as const)
    recallOutcome(recall, { ...failed, errorKind, at: now + 1 });
  expect([...recall.growFailures]).toEqual([['spot', { times: 2, at: now, why: 'denied' }]]);
  pruneRecall(recall, observation([]), now - 1);
  expect(recall.growFailures.get('spot')!.at).toBe(now - 1);
  recallOutcome(recall, done(grow));
  expect(recall.growFailures.size).toBe(0);
});

it('recalls how large a pool was made, until reads cannot be late any more or some of it is ended with its group', () => {
  const grow = {
    kind: 'grow',
    pool: 'spot',
    group: 'g',
    from: 1,
    to: 5,
    reason: '',
    forced: false,
    nature: 'routine',
  } as const;
  const grown = () => {
    const recall = createRecall();
    recallOutcome(recall, done(grow));
    return recall;
  };
  const kept = grown();
  pruneRecall(kept, observation([]), now + 330_000);
  expect([...kept.raised]).toEqual([['spot', { to: 5, at: now }]]);
  pruneRecall(kept, observation([]), now + 330_001);
  expect(kept.raised.size).toBe(0);
  const end = { ...actions.end, pool: 'spot', lower: true } as const;
  const refused = grown();
  recallOutcome(refused, { ...done(end), result: 'refused' });
  const unanswered = grown();
  recallOutcome(unanswered, { ...done(end), result: 'failed' });
  const replaced = grown();
  recallOutcome(replaced, done(actions.end));
  expect([refused, unanswered, replaced].map(({ raised }) => raised.size)).toEqual([1, 0, 1]);
});

it('recalls since when little is reserved, also over readings that fail for less than two minutes', () => {
  const recall = createRecall();
  const room = { registered: 1024, remaining: 1024 };
  const idle = inService({
    container: { ...inService().container!, resources: { cpu: room, memory: room } },
  });
  const known = observation([idle]);
  const part = { at: now, complete: false };
  const unknown = { ...known, parts: { ...known.parts, containerInstances: part } };
  const spec = { pools: [{ name: 'spot' }], scaleIn: { reservation: { cpu: 50 } } } as never;
  const since = ([which, after]: readonly [typeof known, number]) => {
    recallLoad(recall, { observation: which, spec, now: now + after });
    return recall.lowSince.get('spot');
  };
  const looks = [
    [known, 0],
    [unknown, 30_000],
    [known, 60_000],
    [unknown, 179_999],
    [unknown, 180_000],
    [known, 200_000],
  ] as const;
  expect(looks.map(since)).toEqual([now, now, now, now, undefined, now + 200_000]);
});

it('recalls for which tasks a pool was made larger, until one of them runs on what came, or more of them run', () => {
  const came = inService();
  const kept = (tasks: (typeof task)[], members: string[], at = now) => {
    const tried = { kind: 'service:big 1/1/0', group: 'service:big', tasks: 1, times: 1, members, at: now };
    const grow = { kind: 'grow', pool: 'spot', group: 'g', from: 1, to: 2, for: [tried] } as never;
    const recall = createRecall();
    recallOutcome(recall, done(grow));
    recallTried(recall, observation([{ ...came, tasks }]), at);
    return [...recall.tried.keys()];
  };
  const task = { arn: 't', group: 'service:big', desiredStatus: 'RUNNING' } as never;
  expect(kept([task], [came.instanceId])).toEqual(['spot service:big 1/1/0']);
  expect(kept([task, task], [came.instanceId])).toEqual([]);
  expect(kept([], [])).toHaveLength(1);
  expect(kept([task], [])).toEqual([]);
  expect(kept([], [], now + 3_600_001)).toEqual([]);
});

it('recalls no launch that AWS cannot have made: one that failed before it was sent, or that AWS said no to', () => {
  const tried = { kind: 'service:big 1/1/0', group: 'service:big', tasks: 1, times: 1, members: [], at: now };
  const grow = { kind: 'grow', pool: 'spot', group: 'g', from: 1, to: 2, for: [tried] } as never;
  const after = (outcome: Partial<Outcome>) => {
    const recall = createRecall();
    recallOutcome(recall, { ...done(grow), result: 'failed', ...outcome });
    return recall.tried.size;
  };
  expect(after({ errorKind: 'transient', unsent: true })).toBe(0);
  const answers = ['throttled', 'denied', 'credentials', 'notFound', 'conflict', 'invalid'] as const;
  for (const errorKind of answers) expect(after({ errorKind })).toBe(0);
  // An answer that was lost may have been a yes.
  for (const errorKind of ['transient', 'unknown'] as const) expect(after({ errorKind })).toBe(1);
  expect(after({ result: 'done' })).toBe(1);
});

it('recalls what was told, and what could not be told, so that a stop waits no longer than was said', () => {
  const recall = createRecall();
  recallOutcome(recall, { ...done(actions.quiesce), result: 'refused' });
  expect(recall.quiesced.size).toBe(0);
  recallOutcome(recall, { ...done(actions.quiesce), result: 'failed' });
  const told = { instanceId: 'i-1', at: now, stopAt: now + 60_000 };
  expect([...recall.quiesced]).toEqual([['task-1 lifecycleHook', { ...told, failed: true }]]);
  recallOutcome(recall, done(actions.quiesce, now + 1_000));
  expect([...recall.quiesced.values()]).toEqual([{ ...told, at: now + 1_000, failed: false }]);
  pruneRecall(recall, observation([]), now + 2_000);
  expect(recall.quiesced.size).toBe(0);
});

it('forgets the dead and the old, so that it cannot grow for ever', () => {
  const recall = createRecall();
  recallOutcome(recall, done(actions.heartbeat));
  recallOutcome(recall, done(actions.removeTarget));
  pruneRecall(recall, observation([instance()]), now);
  expect([recall.heartbeats.size, recall.removedTargets.size]).toEqual([1, 1]);
  pruneRecall(recall, observation([]), now + 7_200_001);
  expect([recall.heartbeats.size, recall.removedTargets.size]).toEqual([0, 0]);
});

it('takes times in the future, from before the clock stepped back, for unknown, and removals for new', () => {
  const recall = createRecall();
  recallOutcome(recall, done(actions.heartbeat));
  recallOutcome(recall, done(actions.completeHook));
  recallOutcome(recall, done(actions.removeTarget));
  pruneRecall(recall, observation([instance()]), now - 3_600_000);
  expect([recall.heartbeats.size, recall.completions.size]).toEqual([0, 0]);
  expect([...recall.removedTargets.values()]).toEqual([now - 3_600_000]);
});

it('recalls what it drained until it took that back, and what it put back until it was removed again', () => {
  const recall = createRecall();
  for (const action of [actions.drain, actions.restoreTarget]) recallOutcome(recall, done(action));
  expect([...recall.drains]).toEqual([['i-1', now]]);
  expect([...recall.restoredTargets]).toEqual([['tg-1|i-1:8080', now]]);
  for (const action of [actions.activate, actions.removeTarget]) recallOutcome(recall, done(action));
  expect([recall.drains.size, recall.restoredTargets.size]).toEqual([0, 0]);
  for (const action of [actions.drain, actions.restoreTarget]) recallOutcome(recall, done(action));
  pruneRecall(recall, observation([]), now + 7_200_001);
  expect([recall.drains.size, recall.restoredTargets.size]).toEqual([0, 0]);
});

it('forgets a drain that somebody took back, once reads cannot be late any more', () => {
  const recall = createRecall();
  recallOutcome(recall, done(actions.drain));
  pruneRecall(recall, observation([inService()]), now + 330_000);
  expect(recall.drains.size).toBe(1);
  pruneRecall(recall, observation([instance()]), now + 400_000);
  expect(recall.drains.size).toBe(1);
  pruneRecall(recall, observation([inService()]), now + 330_001);
  expect(recall.drains.size).toBe(0);
});

it('recalls since when an agent is silent, until it is heard again or its instance is gone', () => {
  const recall = createRecall();
  const seen = (agentConnected: boolean) => {
    const host = inService();
    return observation([{ ...host, container: { ...host.container!, agentConnected } }]);
  };
  recallSilence(recall, seen(true), now);
  expect(recall.silentSince.size).toBe(0);
  recallSilence(recall, seen(false), now + 10_000);
  recallSilence(recall, seen(false), now + 25_000);
  expect([...recall.silentSince]).toEqual([['i-1', now + 10_000]]);
  recallSilence(recall, seen(true), now + 40_000);
  expect(recall.silentSince.size).toBe(0);
  recallSilence(recall, seen(false), now + 55_000);
  recallSilence(
    recall,
    observation([{ ...inService(), container: undefined, containerGone: true }]),
    now + 70_000,
  );
  expect(recall.silentSince.size).toBe(0);
  recallSilence(recall, seen(false), now + 85_000);
  recallSilence(recall, observation([]), now + 90_000);
  expect(recall.silentSince.size).toBe(0);
});

it('recalls for five minutes that an agent spoke again which had been silent for ten', () => {
  const recall = createRecall();
  const seen = (agentConnected: boolean) => {
    const host = inService();
    return observation([{ ...host, container: { ...host.container!, agentConnected } }]);
  };
  const minute = 60_000;
  recallSilence(recall, seen(false), now);
  recallSilence(recall, seen(true), now + 10 * minute - 1);
  expect(recall.spokeAgain.size).toBe(0);
  recallSilence(recall, seen(false), now + 20 * minute);
  recallSilence(recall, seen(true), now + 30 * minute);
  recallSilence(recall, seen(true), now + 35 * minute);
  expect([...recall.spokeAgain]).toEqual([['i-1', now + 30 * minute]]);
  recallSilence(recall, seen(true), now + 35 * minute + 1);
  expect(recall.spokeAgain.size).toBe(0);
});

it('calls a silence new when the clock stepped back behind its beginning: patience is the safe mistake', () => {
  const recall = createRecall();
  const host = inService();
  const silent = observation([{ ...host, container: { ...host.container!, agentConnected: false } }]);
  recallSilence(recall, silent, now);
  recallSilence(recall, silent, now - 3_600_000);
  expect([...recall.silentSince]).toEqual([['i-1', now - 3_600_000]]);
});

describe('the end of one that had never joined', () => {
  const kept = (
    one: Parameters<typeof instance>[0],
    result: Outcome['result'] = 'done',
    action: Action = actions.end,
  ) => {
    const recall = createRecall();
    recallDiscard(recall, { action, result, detail: '', at: now }, observation([instance(one)]));
    return [...recall.discards];
  };
  const never = { container: undefined };
  it('is remembered by its pool, also where the answer was lost', () => {
    expect([kept(never), kept(never, 'failed'), kept(never, 'refused')]).toEqual([
      [['spot', now]],
      [['spot', now]],
      [],
    ]);
    expect(kept({ instanceId: 'i-2' })).toEqual([['spot', now]]);
  });
  it('is not that of one that joined, nor any other work', () => {
    expect([
      kept({}),
      kept({ ...never, containerArn: 'ci-1' }),
      kept(never, 'done', actions.completeHook),
    ]).toEqual([[], [], []]);
    expect(kept(never, 'done', { ...actions.end, pool: undefined })).toEqual([]);
  });
  it('is of now at the latest: a clock that was set back makes no proof older', () => {
    const recall = createRecall();
    recall.discards.set('spot', now + 1).set('other', now - 1);
    pruneRecall(recall, observation([]), now);
    expect([...recall.discards]).toEqual([
      ['spot', now],
      ['other', now - 1],
    ]);
  });
});

it('knows since when it sees the cluster, and no longer than the clock allows', () => {
  const recall = createRecall();
  const since = [now, now + 9_000, now - 9_000].map((at) => {
    recallWatch(recall, at);
    return recall.watchedSince;
  });
  expect(since).toEqual([now, now, now - 9_000]);
});

describe('a wall clock that is set', () => {
  const clock = (wall: number, monotonic: number) => ({ now: () => wall, monotonic: () => monotonic });
  const hour = 3_600_000;

  it.each([hour, -hour])('does not change for how long something has lasted: by %d ms', (jump) => {
    const recall = createRecall();
    const silent = inService({ container: { ...inService().container!, agentConnected: false } });
    recallClock(recall, clock(now, 0));
    recallWatch(recall, now);
    recallSilence(recall, observation([silent]), now);
    recallOutcome(recall, done(actions.drain));
    const later = now + 60_000 + jump;
    recallClock(recall, clock(later, 60_000));
    recallSilence(recall, observation([silent]), later);
    expect(later - recall.silentSince.get('i-1')!).toBe(60_000);
    expect(later - recall.drains.get('i-1')!).toBe(60_000);
    expect(later - recall.watchedSince!).toBe(60_000);
  });

  it('is not taken for set when it drifts by milliseconds', () => {
    const recall = createRecall();
    recallClock(recall, clock(now, 0));
    recallWatch(recall, now);
    recallClock(recall, clock(now + 60_100, 60_000));
    expect(recall.watchedSince).toBe(now);
  });
});
