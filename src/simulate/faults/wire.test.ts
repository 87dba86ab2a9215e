// The faults of a plan as single calls meet them, on an engine of their own.
import { expect, test } from 'vitest';
import { createRandom } from '#lib/random.ts';
import { Engine } from '#sandbox/world/engine.ts';
import { drive } from '../drive.ts';
import type { Fault } from './fault.ts';
import type { MeddledCall } from './meddle.ts';
import { createWire } from './wire.ts';

const READ: MeddledCall = { service: 'ecs', operation: 'DescribeTasks', input: { tasks: ['t'] } };
const LIST: MeddledCall = { service: 'ecs', operation: 'ListTasks', input: {} };
const CHANGE: MeddledCall = { service: 'ecs', operation: 'StopTask', input: { task: 't' } };

function aWire(faults: readonly Fault[], stalledUntil: () => number | undefined = () => undefined) {
  const engine = new Engine(0);
  const met = new Map<string, number>();
  const effects: number[] = [];
  const { meddler } = createWire({
    faults,
    engine,
    random: createRandom(1),
    met,
    struckAt: new Map(),
    stalledUntil: stalledUntil,
    onEffect: (nth) => effects.push(nth),
  });
  let done = 0;
  /** Asks at a second; says what came back, when, and whether AWS was asked. */
  async function ask(second: number, call: MeddledCall, truth: unknown = { tasks: [{ second }] }) {
    await drive(engine, { until: second * 1000 });
    const before = done;
    let heard: { answer?: unknown; error?: string; at: number } | undefined;
    const go = async () => {
      done++;
      return truth;
    };
    meddler(call, go).then(
      (answer) => (heard = { answer, at: engine.now / 1000 }),
      (error: Error) => (heard = { error: error.name, at: engine.now / 1000 }),
    );
    await drive(engine, { until: engine.now + 300_000 });
    return { ...heard, reached: done > before };
  }
  return { engine, met, effects, ask };
}

test('without a fault the truth comes back at once', async () => {
  const { ask, met } = aWire([]);
  expect(await ask(5, READ)).toEqual({ answer: { tasks: [{ second: 5 }] }, at: 5, reached: true });
  expect(met.size).toBe(0);
});

test('a lost request never reaches AWS, and its caller waits until the connection is given up', async () => {
  const { ask, effects, met } = aWire([{ at: 10, loseRequests: { for: 5 } }]);
  expect(await ask(12, CHANGE)).toEqual({ error: 'TimeoutError', at: 15, reached: false });
  expect(effects).toEqual([]);
  expect(met).toEqual(new Map([['loseRequests', 1]]));
});

test('a lost answer is one to work that was done', async () => {
  const { ask, effects } = aWire([{ at: 10, loseAnswers: { for: 5 } }]);
  expect(await ask(12, CHANGE)).toEqual({ error: 'TimeoutError', at: 15, reached: true });
  expect(effects).toEqual([1]);
});

test('a fault may wait for a change of the operator: its second, not its second call', async () => {
  const { ask, effects } = aWire([{ effect: 2, loseAnswers: {} }]);
  expect(await ask(1, CHANGE)).toMatchObject({ reached: true, at: 1 });
  expect(await ask(400, READ)).toMatchObject({ at: 400 });
  expect(await ask(800, CHANGE)).toMatchObject({ error: 'TimeoutError', reached: true });
  expect(await ask(1200, CHANGE)).toMatchObject({ at: 1200 });
  expect(effects).toEqual([1, 2, 3]);
});

test('a fault of one operation leaves the others alone, as does one of another service', async () => {
  const { ask } = aWire([
    { at: 0, loseRequests: { for: 1e6, operations: ['StopTask'] } },
    { at: 0, loseRequests: { for: 1e6, service: 'ec2' } },
  ]);
  expect(await ask(1, READ)).toMatchObject({ reached: true, at: 1 });
  expect(await ask(400, CHANGE)).toMatchObject({ error: 'TimeoutError' });
});

test('in a blackout no name resolves, and that is known at once', async () => {
  const { ask } = aWire([{ at: 10, blackout: { for: 5 } }]);
  expect(await ask(11, CHANGE)).toEqual({ error: 'ENOTFOUND', at: 11.02, reached: false });
});

test('a slow answer is the same answer, later', async () => {
  const { ask } = aWire([{ at: 0, slow: { for: 60, seconds: 30 } }]);
  expect(await ask(10, READ)).toEqual({ answer: { tasks: [{ second: 10 }] }, at: 40, reached: true });
});

test('who stands still hears the answer when he is awake again', async () => {
  const { ask } = aWire([{ at: 0, stall: { for: 90 } }], () => 90_000);
  expect(await ask(10, CHANGE)).toMatchObject({ at: 90, reached: true });
});

test('a stale read shows what was asked so long ago, and the truth is back when the fault is over', async () => {
  const { ask } = aWire([{ at: 1000, stale: { for: 400, lag: 300 } }]);
  await ask(700, READ);
  expect(await ask(1000, READ)).toMatchObject({ answer: { tasks: [{ second: 700 }] } });
  expect(await ask(1400, READ)).toMatchObject({ answer: { tasks: [{ second: 1400 }] } });
});

test('what was never asked before cannot be stale', async () => {
  const { ask } = aWire([{ at: 1000, stale: { for: 400, lag: 300 } }]);
  expect(await ask(1000, READ)).toMatchObject({ answer: { tasks: [{ second: 1000 }] } });
});

test('a partial list of nothing, an empty answer and one with holes are what they are called', async () => {
  const tasks = Array.from({ length: 40 }, (_, id) => ({ id, state: 'RUNNING' }));
  const partial = aWire([{ at: 0, partial: { for: 9, keep: 0 } }]);
  expect(await partial.ask(1, READ, { tasks })).toMatchObject({ answer: { tasks: [] } });
  const denying = aWire([{ at: 0, partial: { for: 9, keep: 0, denied: true } }]);
  expect(await denying.ask(1, READ, { tasks: [{ taskArn: 't' }] })).toMatchObject({
    answer: { tasks: [], failures: [{ arn: 't', reason: 'MISSING' }] },
  });
  const empty = aWire([{ at: 0, malformed: { for: 9, how: 'empty' } }]);
  expect((await empty.ask(1, READ, { tasks })).answer).toEqual({});
  const torn = aWire([{ at: 0, malformed: { for: 9, how: 'holes' } }]);
  const { answer } = (await torn.ask(1, READ, { tasks })) as { answer: { tasks: object[] } };
  expect(answer.tasks).toHaveLength(40);
  expect(answer.tasks).not.toEqual(tasks);
});

test('lies are told to those who look: what a change answers, and what the queue holds, is true', async () => {
  const { ask, met } = aWire([{ at: 0, partial: { for: 1e6, keep: 0 } }]);
  const receive: MeddledCall = { service: 'sqs', operation: 'ReceiveMessage', input: {} };
  expect(await ask(1, CHANGE, { task: [1] })).toMatchObject({ answer: { task: [1] } });
  expect(await ask(400, receive, { Messages: [1] })).toMatchObject({ answer: { Messages: [1] } });
  expect(met.size).toBe(0);
});

test('a list in pages: the next page is of the list as it is by then', async () => {
  const { ask } = aWire([{ at: 0, pages: { for: 1e6 } }]);
  expect((await ask(1, LIST, { taskArns: ['a', 'b', 'c'] })).answer).toEqual({
    taskArns: ['a', 'b'],
    nextToken: 'page-2',
  });
  const next = { ...LIST, input: { nextToken: 'page-2' } };
  expect((await ask(400, next, { taskArns: ['b', 'c', 'd'] })).answer).toEqual({ taskArns: ['d'] });
});

test('one page in ten is asked for with a token that has expired', async () => {
  const { ask } = aWire([{ at: 0, pages: { for: 1e6 } }]);
  const next = { ...LIST, input: { nextToken: 'page-2' } };
  let expired = 0;
  for (let n = 1; n <= 100; n++) {
    const { error } = await ask(n * 400, next, { taskArns: ['a', 'b', 'c'] });
    if (error === 'InvalidParameterException') expired++;
  }
  expect(expired).toBeGreaterThan(2);
  expect(expired).toBeLessThan(25);
});

test('of a list in many pages no more expire: it comes to its end once in a while', async () => {
  const { ask } = aWire([{ at: 0, pages: { for: 1e6 } }]);
  const taskArns = Array.from({ length: 80 }, (_, n) => `task-${n}`);
  let expired = 0;
  for (let n = 1; n <= 400; n++) {
    const page = { ...LIST, input: { nextToken: `page-${2 * (n % 40)}` } };
    if ((await ask(n * 400, page, { taskArns })).error !== undefined) expired++;
  }
  expect(expired).toBeGreaterThan(0);
  expect(expired).toBeLessThan(12);
});

test('a share of the calls meets a fault that strikes a share', async () => {
  const { ask, met } = aWire([{ at: 0, loseRequests: { for: 1e6, percent: 30 } }]);
  for (let n = 1; n <= 100; n++) await ask(n * 400, READ);
  expect(met.get('loseRequests')).toBeGreaterThan(15);
  expect(met.get('loseRequests')).toBeLessThan(45);
});
