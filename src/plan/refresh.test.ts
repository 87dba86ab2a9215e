// Whom an instance refresh of Auto Scaling waits for, and who is on the way out because of it.
import { describe, expect, it } from 'vitest';
import type { GroupFacts, InstanceFacts } from '#model/observation.ts';
import type { RefreshFacts } from '#model/owners.ts';
import { aHook, anInstance, aPool, HOUR, NOW } from '../../test/support/facts.ts';
import { hasHook, isAwaited, isOld, isReleasedTo, waitsForRelease } from './refresh.ts';

const v2 = { id: 'lt-1', version: '2' };
const aRefresh = (over: Partial<RefreshFacts> = {}): RefreshFacts => ({
  id: 'r-1',
  status: 'InProgress',
  startedAt: NOW - 60_000,
  skipMatching: false,
  protectedInstances: 'Wait',
  readAt: NOW,
  ...over,
});
const from = (template: { id: string; version: string } | undefined): InstanceFacts => {
  const one = anInstance('one');
  return { ...one, group: { ...one.group!, ...(template && { template }) } };
};

describe('a refresh waits for protection to be released', () => {
  it('while it runs and was told to wait', () => {
    expect(waitsForRelease(aRefresh())).toBe(true);
  });
  it.each([
    ['there is none', undefined],
    ['it has not begun', aRefresh({ status: 'Pending' })],
    ['it is being taken back', aRefresh({ status: 'Cancelling' })],
    ['it only bakes', aRefresh({ status: 'Baking' })],
    ['it passes protected ones over', aRefresh({ protectedInstances: 'Ignore' })],
    ['it replaces protected ones all the same', aRefresh({ protectedInstances: 'Refresh' })],
  ])('not where %s', (_, refresh) => {
    expect(waitsForRelease(refresh)).toBe(false);
  });
});

describe('a refresh has to replace an instance', () => {
  it('that was there when it began, whatever it was launched from', () => {
    expect(isAwaited(anInstance('one'), aRefresh())).toBe(true);
    expect(isAwaited(from(v2), aRefresh({ target: v2 }))).toBe(true);
  });
  it.each([
    ['out of service already', { lifecycle: 'Terminating:Wait' }],
    ['in no group', { group: undefined }],
    ['of unknown age', { launchedAt: undefined }],
    ['launched since', { launchedAt: NOW - 59_999 }],
    ['launched at the moment it began', { launchedAt: NOW - 60_000 }],
  ])('not one that is %s', (_, over) => {
    expect(isAwaited(anInstance('one', over), aRefresh())).toBe(false);
  });

  describe('where it skips what is up to date', () => {
    const skipping = aRefresh({ skipMatching: true, target: v2 });
    it('only one from another template, or another version of it', () => {
      expect(isAwaited(from({ id: 'lt-1', version: '1' }), skipping)).toBe(true);
      expect(isAwaited(from({ id: 'lt-0', version: '2' }), skipping)).toBe(true);
      expect(isAwaited(from(v2), skipping)).toBe(false);
    });
    it('not one where either template is not known', () => {
      expect(isAwaited(from(undefined), skipping)).toBe(false);
      expect(isAwaited(from(v2), aRefresh({ skipMatching: true }))).toBe(false);
    });
  });
});

describe('an instance is released to a refresh', () => {
  const during = (refresh?: RefreshFacts): GroupFacts => aPool({ ...(refresh && { refresh }) }).group!;

  it('once it is not protected any more: it may be taken at any moment', () => {
    expect(isReleasedTo(anInstance('one'), during(aRefresh()))).toBe(true);
    expect(isReleasedTo(anInstance('one', { isProtected: true }), during(aRefresh()))).toBe(false);
  });
  it('not one that it leaves alone', () => {
    const young = anInstance('young', { launchedAt: NOW });
    expect(isReleasedTo(young, during(aRefresh()))).toBe(false);
  });
  it('not one that is in no group', () => {
    expect(isReleasedTo(anInstance('one', { group: undefined }), during(aRefresh()))).toBe(false);
  });
  it('not where none waits, or nothing is known of its group', () => {
    const old = anInstance('old', { launchedAt: NOW - 24 * HOUR });
    expect(isReleasedTo(old, during(aRefresh({ status: 'Pending' })))).toBe(false);
    expect(isReleasedTo(old, during())).toBe(false);
    expect(isReleasedTo(old, undefined)).toBe(false);
  });
});

describe('what was read of a refresh', () => {
  it('is believed for a minute, and no longer', () => {
    expect(isOld(aRefresh({ readAt: NOW - 60_000 }), NOW)).toBe(false);
    expect(isOld(aRefresh({ readAt: NOW - 60_001 }), NOW)).toBe(true);
  });
  it('is not believed either where the clock was set back by more than that', () => {
    expect(isOld(aRefresh({ readAt: NOW + 60_000 }), NOW)).toBe(false);
    expect(isOld(aRefresh({ readAt: NOW + 60_001 }), NOW)).toBe(true);
  });
});

describe('what a refresh ends is drained', () => {
  const hooks = (...all: GroupFacts['hooks']) => aPool({ hooks: all }).group!;
  const launching = { transition: 'autoscaling:EC2_INSTANCE_LAUNCHING' };

  it('where the group has our terminate hook, whichever others it has', () => {
    expect(hasHook(hooks(aHook({ name: 'theirs' }), aHook()), 'sluice-drain')).toBe(true);
  });
  it('not by the hook of somebody else, nor by one of that name for launches', () => {
    expect(hasHook(hooks(aHook({ name: 'theirs' })), 'sluice-drain')).toBe(false);
    expect(hasHook(hooks(aHook(launching)), 'sluice-drain')).toBe(false);
    expect(hasHook(hooks(), 'sluice-drain')).toBe(false);
  });
  it('not where the document names no hook', () => {
    expect(hasHook(hooks(aHook()), undefined)).toBe(false);
  });
});
