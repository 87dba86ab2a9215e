// Who else has a say over a group or a cluster.
import { describe, expect, it } from 'vitest';
import { aPool } from '../../test/support/facts.ts';
import { type EcsManaged, ecsOwns, otherDocument } from './owner.ts';

const ALL: EcsManaged[] = ['managedScaling', 'managedDraining', 'managedTerminationProtection'];
const none = {
  name: 'web',
  managedScaling: false,
  managedDraining: false,
  managedTerminationProtection: false,
};

describe('a capacity provider of ECS', () => {
  it.each(ALL)('owns %s where it says so, and nothing else', (what) => {
    const { group } = aPool({ managedByEcs: true, capacityProvider: { ...none, [what]: true } });
    expect(ALL.filter((each) => ecsOwns(group, each))).toEqual([what]);
  });
  it('counts for all of it where only the tag of its group is known', () => {
    expect(ALL.every((what) => ecsOwns(aPool({ managedByEcs: true }).group, what))).toBe(true);
    expect(ALL.some((what) => ecsOwns(aPool({ managedByEcs: false }).group, what))).toBe(false);
  });
  it('owns nothing of a pool that is no group', () => {
    expect(ALL.map((what) => ecsOwns(undefined, what))).toEqual([false, false, false]);
  });
});

describe('another document operates the cluster', () => {
  it('where its tag names another one than ours', () => {
    expect(otherDocument({ 'sluice.dev/owner': 'theirs' }, 'ours')).toBe('theirs');
  });
  it('not where it is ours, or nobody has put a name there', () => {
    expect(otherDocument({ 'sluice.dev/owner': 'ours' }, 'ours')).toBeUndefined();
    expect(otherDocument({}, 'ours')).toBeUndefined();
  });
  it('cannot be told without its tags, or without a name of our own', () => {
    expect(otherDocument(undefined, 'ours')).toBeUndefined();
    expect(otherDocument({ 'sluice.dev/owner': 'theirs' }, undefined)).toBeUndefined();
  });
});
