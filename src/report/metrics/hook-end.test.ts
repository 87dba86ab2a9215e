import { expect, it } from 'vitest';
import { aHook, NOW } from '../../../test/support/facts.ts';
import { hookEnd } from './hook-end.ts';

const MINUTE = 60_000;
const end = (over: Partial<Parameters<typeof hookEnd>[0]> = {}) =>
  (hookEnd({ hook: aHook(), since: NOW - 5 * MINUTE, isKept: true, now: NOW, ...over }) - NOW) / MINUTE;

it('is as far off as AWS allows while heartbeats are sent', () => {
  expect(end()).toBe(995);
  expect(end({ since: NOW - 900 * MINUTE, heartbeat: NOW - MINUTE })).toBe(100);
});

it('is one timeout after the last heartbeat where none is sent any more', () => {
  expect(end({ isKept: false })).toBe(5);
  expect(end({ isKept: false, heartbeat: NOW - 2 * MINUTE })).toBe(8);
});

it('is one timeout after the last where one is missing', () => {
  expect(end({ since: NOW - 7 * MINUTE })).toBe(993);
  expect(end({ since: NOW - 8 * MINUTE })).toBe(2);
  expect(end({ since: NOW - 30 * MINUTE, heartbeat: NOW - 9 * MINUTE })).toBe(1);
});
