// When a fault holds and when it is over.
import { expect, test } from 'vitest';
import { endsAt, type Fault, holds, kindOf } from './fault.ts';

test('a fault is called by what happens, not by when it does', () => {
  expect(kindOf({ at: 5, kill: { downFor: 0 } })).toBe('kill');
  expect(kindOf({ effect: 3, loseAnswers: {} })).toBe('loseAnswers');
});

test('one that lasts holds from its second on, and no more in the second in which it ends', () => {
  const fault: Fault = { at: 100, blackout: { for: 20 } };
  expect([99, 100, 119.9, 120].map((second) => holds(fault, second))).toEqual([false, true, true, false]);
  expect(endsAt(fault)).toBe(120);
});

test('a process that is down is a fault that lasts as long', () => {
  expect(endsAt({ at: 60, kill: { downFor: 900 } })).toBe(960);
});

test('one that waits for a change of the operator holds at no second', () => {
  const fault: Fault = { effect: 2, loseAnswers: { for: 50 } };
  expect([0, 1, 10, 1e6].some((second) => holds(fault, second))).toBe(false);
});

test('what happens in a moment is over in that moment', () => {
  const forged: Fault = { at: 7, forge: { what: 'noise' } };
  expect(endsAt(forged)).toBe(7);
  expect(holds(forged, 7)).toBe(false);
});
