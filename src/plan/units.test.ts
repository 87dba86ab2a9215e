import { expect, it } from 'vitest';
import { aFleetInstance, anInstance } from '../../test/support/facts.ts';
import { unitsOf } from './units.ts';

const one = anInstance('one');

it('counts an instance of a group as one, or by its weight', () => {
  expect(unitsOf(one)).toBe(1);
  expect(unitsOf({ ...one, group: { ...one.group!, weight: 4 } })).toBe(4);
});
it('counts an instance of a fleet by its units, as far as they are known', () => {
  expect(unitsOf(aFleetInstance('spot'))).toBe(2);
  expect(unitsOf(aFleetInstance('spot', { fleet: { id: 'sfr-1' } }))).toBeUndefined();
});
it('does not know what one counts that is in neither', () => {
  expect(unitsOf(anInstance('stray', { group: undefined }))).toBeUndefined();
});
