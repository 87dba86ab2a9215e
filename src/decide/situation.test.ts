// The ladder of modes, and whose pool an instance is of.
import { expect, it } from 'vitest';
import { anInstance, aPoolSpec, aSpec } from '../../test/support/facts.ts';
import { type Mode, modeAllows, poolOf } from './situation.ts';

const RUNGS: readonly Mode[] = ['observe', 'protect', 'drain', 'scale'];

it.each<[Mode | undefined, string]>([
  [undefined, 'observe'],
  ['observe', 'observe'],
  ['protect', 'observe protect'],
  ['drain', 'observe protect drain'],
  ['scale', 'observe protect drain scale'],
])('mode %s allows %s', (mode, allowed) => {
  expect(RUNGS.filter((rung) => modeAllows(aSpec({ mode }), rung)).join(' ')).toBe(allowed);
});

it('an instance is of the pool of its name, where the spec has one', () => {
  const other = aPoolSpec({ name: 'other' });
  expect(poolOf(aSpec({ pools: [aPoolSpec(), other] }), anInstance('a', { pool: 'other' }))).toBe(other);
  expect(poolOf(aSpec({ pools: [other] }), anInstance('a'))).toBeUndefined();
  expect(poolOf(aSpec({ pools: undefined }), anInstance('a'))).toBeUndefined();
});
