// What proves that another in the place of one that never joined would join, and from when the proof must be.
import { expect, it } from 'vitest';
import type { InstanceFacts } from '#model/observation.ts';
import { anInstance, HOUR, NOW } from '../../test/support/facts.ts';
import { closedHours, noKin, type Trials } from './stray.ts';

const of = (id: string, imageId: string | undefined, over: Partial<InstanceFacts> = {}): InstanceFacts => ({
  ...anInstance(id),
  ...(imageId !== undefined && { imageId }),
  ...over,
});
const stray = (imageId: string | undefined, over: Partial<InstanceFacts> = {}) =>
  of('1', imageId, { container: undefined, ...over });
const WATCHED: Trials = { watchedSince: NOW - HOUR };
const LOOK = 'has joined, so that another may not either; look at its user data and its network';
const why = (one: InstanceFacts, members: readonly InstanceFacts[], trials = WATCHED) =>
  noKin(one, { members, trials });

it('is another from the same image that has joined, where no template is known', () => {
  const one = stray('ami-1');
  expect(why(one, [one, of('2', 'ami-1')])).toBeUndefined();
  expect(why(one, [one, of('2', 'ami-2')])).toBe(`nothing else from ami-1 ${LOOK}`);
  expect(why(one, [one, of('2', 'ami-1', { container: undefined })])).toBe(`nothing else from ami-1 ${LOOK}`);
});

it('is never taken from a member that is in no group and whose image is not known', () => {
  const one = stray('ami-1');
  expect(why(one, [one, of('2', undefined, { group: undefined })])).toBe(`nothing else from ami-1 ${LOOK}`);
});

it('is nothing where the image is not known either', () => {
  const one = stray(undefined);
  expect(why(one, [one, of('2', undefined)])).toBe(`nothing else from its unknown image ${LOOK}`);
});

it('is younger than the last end of one like it in the pool, or than itself where this process may have missed that', () => {
  const one = stray('ami-1', { launchedAt: NOW - 900_000 });
  const kin = (launchedAt: number) => [one, of('2', 'ami-1', { launchedAt })];
  const tried: Trials = { ...WATCHED, discards: new Map([['main', NOW - 1_000_000]]) };
  expect(why(one, kin(NOW - 1_000_000), tried)).toBeUndefined();
  expect(why(one, kin(NOW - 1_000_001), tried)).toBe(`nothing launched since 04:43:20Z from ami-1 ${LOOK}`);
  for (const late of [{}, { watchedSince: NOW - 899_999 }]) {
    expect(why(one, kin(NOW - 900_000), late)).toBeUndefined();
    expect(why(one, kin(NOW - 900_001), late)).toBe(`nothing launched since 04:45:00Z from ami-1 ${LOOK}`);
  }
  expect(why(one, [one, of('2', 'ami-1', { launchedAt: undefined })], {})).toMatch(/^nothing launched since/);
  expect(why(one, kin(NOW - HOUR), { watchedSince: NOW - 900_000 })).toBeUndefined();
});

it('is asked for by pool, and not at hours at which nothing goes', () => {
  const one = stray('ami-1', { pool: undefined });
  expect(why(one, [one, of('2', 'ami-1')], { ...WATCHED, discards: new Map([['', NOW]]) })).toMatch(
    /^nothing launched/,
  );
  expect(closedHours([{ max: 0, reasons: ['unhealthy'] }], { size: 4, now: NOW })).toContain(
    'the budget of 0 at once',
  );
  expect(closedHours([{ max: '10%', per: '1h' }], { size: 4, now: NOW })).toBeUndefined();
  expect(closedHours([{ max: 0, reasons: ['refresh'] }], { size: 4, now: NOW })).toBeUndefined();
  expect(closedHours(undefined, { size: 4, now: NOW })).toBeUndefined();
});
