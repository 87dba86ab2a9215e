import { expect, it } from 'vitest';
import { effectsOf, faultsAt, pairsOf, pointsOf } from './points.ts';

it('names each effect once for each blow', () => {
  expect(pointsOf(2, ['kill', 'answer'])).toEqual(['kill1', 'answer1', 'kill2', 'answer2']);
  expect(pointsOf(0, ['kill'])).toEqual([]);
});

it('names every two effects once, the earlier one first', () => {
  expect(pairsOf(3, ['kill'])).toEqual(['kill1+kill2', 'kill1+kill3', 'kill2+kill3']);
  expect(pairsOf(30, ['kill', 'answer'])).toHaveLength(30 * 29);
  expect(pairsOf(1, ['kill'])).toEqual([]);
});

it('breaks a life off where a point says, and nowhere for what is no point', () => {
  expect(faultsAt('down3+answer12')).toEqual([
    { effect: 3, kill: { downFor: 20 } },
    { effect: 12, loseAnswers: {} },
  ]);
  for (const none of ['', 'kill', 'kill0', 'kill3+', 'toString3', 'kill-1', 'kill1.5'])
    expect(faultsAt(none)).toBeUndefined();
  expect([...pointsOf(3, ['request']), ...pairsOf(3, ['kill'])].map(faultsAt)).not.toContain(undefined);
});

it('counts the calls that change something, as the faults do', () => {
  const calls = {
    'ecs:DescribeTasks': 40,
    'sqs:ReceiveMessage': 7,
    'sqs:GetQueueUrl': 1,
    'sqs:DeleteMessageBatch': 2,
    'ecs:StopTask': 3,
  };
  expect(effectsOf({ api: { calls, total: 53, throttled: 0, mutating: 5 } })).toBe(5);
});
