import { expect, it } from 'vitest';
import { brakesOn, tagText } from './brakes.ts';

it('a note has only what tags may hold, and fits', () => {
  expect(tagText('alice 2026-11-22T05:00:00Z ')).toBe('alice 2026-11-22T05:00:00Z');
  expect(tagText("alice: deploy broken, see #123 (can't wait)!\n")).toBe(
    'alice: deploy broken see 123 can t wait',
  );
  expect(tagText('Zürich 渋谷 a+b=c_d@e/f-g.')).toBe('Zürich 渋谷 a+b=c_d@e/f-g.');
  expect(tagText('"!?')).toBe('');
  expect(tagText('a'.repeat(300))).toHaveLength(256);
  // A letter of two halves is not cut in two.
  const cut = tagText(`${'a'.repeat(255)}𠮷`);
  expect(cut).toBe('a'.repeat(255));
});

it('a brake is on by being there, whatever its value', () => {
  expect(brakesOn({})).toEqual([]);
  expect(brakesOn({ 'sluice.dev/frozen': '', 'sluice.dev/paused': 'ann' })).toEqual(['paused', 'frozen']);
});
