import { expect, it } from 'vitest';
import { actions, instance, now, observation } from '#act/fixtures.ts';
import type { Action } from '#model/plan.ts';
import { createRecall, pruneRecall, recallOutcome } from './recall.ts';

const done = (action: Action, at = now) => ({ action, result: 'done' as const, detail: '', at });

it('recalls heartbeats, and the first time that a target was removed', () => {
  const recall = createRecall();
  recallOutcome(recall, done(actions.heartbeat));
  recallOutcome(recall, done(actions.removeTarget));
  recallOutcome(recall, done(actions.removeTarget, now + 9_000));
  expect([...recall.heartbeats]).toEqual([['i-1', now]]);
  expect([...recall.removedTargets]).toEqual([['tg-1|i-1:8080', now]]);
  recallOutcome(recall, done(actions.restoreTarget));
  expect(recall.removedTargets.size).toBe(0);
});

it('recalls nothing that was not done', () => {
  const recall = createRecall();
  recallOutcome(recall, { ...done(actions.heartbeat), result: 'failed' });
  expect(recall.heartbeats.size).toBe(0);
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
