import { expect, test } from 'vitest';
import { parseCron } from './cron.ts';

const sorted = (values: ReadonlySet<number> | undefined) => [...(values ?? [])].sort((a, b) => a - b);

test('numbers, names, ranges, steps and lists', () => {
  const { cron } = parseCron('*/15 8-10,20 1 JAN-mar sun');
  expect(sorted(cron?.minutes)).toEqual([0, 15, 30, 45]);
  expect(sorted(cron?.hours)).toEqual([8, 9, 10, 20]);
  expect(sorted(cron?.daysOfMonth)).toEqual([1]);
  expect(sorted(cron?.months)).toEqual([1, 2, 3]);
  expect(sorted(cron?.daysOfWeek)).toEqual([0]);
  expect([cron?.dayOfMonthGiven, cron?.dayOfWeekGiven]).toEqual([true, true]);
});

test('Sunday is 0 and 7, and a star over weekdays is each day once', () => {
  expect(sorted(parseCron('0 0 * * 5-7').cron?.daysOfWeek)).toEqual([0, 5, 6]);
  expect(sorted(parseCron('0 0 * * *').cron?.daysOfWeek)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(parseCron('0 0 * * *').cron?.dayOfWeekGiven).toBe(false);
});

test('a start with a step runs to the end of the field', () => {
  expect(sorted(parseCron('5/20 0 * * *').cron?.minutes)).toEqual([5, 25, 45]);
  expect(sorted(parseCron('10-30/10 0 * * *').cron?.minutes)).toEqual([10, 20, 30]);
});

test.each([
  ['0 0 * *', 'expected five fields, got 4'],
  ['60 0 * * *', 'minute: 60 is not from 0 to 59'],
  ['0 24 * * *', 'hour: 24 is not from 0 to 23'],
  ['0 0 0 * *', 'day of month: 0 is not from 1 to 31'],
  ['0 0 * 13 *', 'month: 13 is not from 1 to 12'],
  ['0 0 * * 8', 'day of week: 8 is not from 0 to 7'],
  ['0 0 * * FOO', 'day of week: FOO is not from 0 to 7'],
  ['0 0 * SUN *', 'month: SUN is not from 1 to 12'],
  ['5-1 0 * * *', 'minute: 5-1 runs backwards'],
  ['*/0 0 * * *', 'minute: the step must be from 1 to 59'],
  ['1,,2 0 * * *', 'minute: cannot read ""'],
  ['? 0 * * *', 'minute: cannot read "?"'],
  ['-1 0 * * *', 'minute: cannot read "-1"'],
  ['0 0 31 FEB,APR *', 'there is no such day in these months'],
])('%s is refused: %s', (text, error) => {
  expect(parseCron(text)).toEqual({ error });
});

test('the 29th of February exists', () => {
  expect(parseCron('0 0 29 2 *').error).toBeUndefined();
});
