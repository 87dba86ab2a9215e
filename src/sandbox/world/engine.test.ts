// The clock of the world: order, and what is cancelled.
import { expect, it } from 'vitest';
import { Engine } from './engine.ts';

it('runs events by time, and those of one instant in the order of scheduling', () => {
  const engine = new Engine(1000);
  const seen: string[] = [];
  engine.after(20, () => seen.push('late'));
  engine.after(10, () => seen.push('first'));
  engine.after(10, () => seen.push('second'));
  engine.advance(1100);
  expect(seen).toEqual(['first', 'second', 'late']);
  expect([engine.now, engine.ran]).toEqual([1100, 3]);
});

it('ends with an event that throws, unless somebody is there to be told', () => {
  const engine = new Engine(0);
  const seen: unknown[] = [];
  const fail = () => {
    throw new Error('a bug');
  };
  engine.after(1, fail);
  expect(() => engine.advance(10)).toThrow('a bug');
  engine.onBug = (error) => seen.push(String(error));
  engine.after(1, fail);
  engine.after(2, () => seen.push('went on'));
  engine.advance(20);
  expect([seen, engine.now]).toEqual([['Error: a bug', 'went on'], 20]);
});

it('does not let cancelled timers pile up', () => {
  const engine = new Engine(0);
  let ran = 0;
  for (let n = 0; n < 100_000; n++) {
    const cancel = engine.after(3_600_000, () => ran++);
    if (n % 100 !== 0) cancel();
  }
  expect(engine.waiting).toBeLessThan(4_000);
  engine.advance(3_600_000);
  expect([ran, engine.waiting]).toEqual([1000, 0]);
});

it('takes it lightly when what has happened is cancelled, or cancelled twice', () => {
  const engine = new Engine(0);
  const cancel = engine.after(1, () => cancel());
  engine.advance(2);
  cancel();
  expect(engine.nextAt()).toBeUndefined();
});
