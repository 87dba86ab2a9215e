// What was lost is told for the time in which it was, and never twice.
import { expect, it } from 'vitest';
import { createTally } from '#sandbox/world/tally.ts';
import { countLosses, inWords } from './losses.ts';

it('tells what each stretch of time has lost, and why, and nothing of one without a loss', () => {
  const tally = createTally();
  const engine = { now: 0, start: 0 };
  const sandbox = { world: { tally, engine } } as never;
  const { all, look } = countLosses();
  const at = (second: number, failed: { overload?: number; noTarget?: number }, killed = 0) => {
    engine.now = second * 1000;
    for (const [why, count = 0] of Object.entries(failed)) {
      tally.requests.failed += count;
      tally.requests.failedBy[why as 'overload'] += count;
    }
    tally.tasks.killedWithInstance += killed;
    look(sandbox);
  };
  at(60, { overload: 3 });
  at(120, {});
  at(180, { noTarget: 2 }, 1);
  expect(all.map(inWords)).toEqual([
    '3 requests failed: {"overload":3}, between 0 s and 60 s',
    '2 requests failed: {"noTarget":2}, and 1 tasks were killed with their instances, between 120 s and 180 s',
  ]);
});
