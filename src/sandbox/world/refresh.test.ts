// Instance refreshes: pace, protected instances, matching ones, cancelling.
import { describe, expect, it } from 'vitest';
import { addVersionTo, groupFixture } from './group-fixture.ts';
import { cancelRefresh, startRefresh } from './refresh.ts';

const usual = { minHealthyPercentage: 90, maxHealthyPercentage: 100, skipMatching: false };

describe('an instance refresh (aws-facts.md §4.4 Instance refresh)', () => {
  it('replaces everything with what the template says now, never below the healthy minimum', () => {
    const { w, group, pass, inService, events } = groupFixture({ desired: 10 });
    addVersionTo(group);
    const refresh = startRefresh(w, group, { ...usual, minHealthyPercentage: 80 });
    let least = 10;
    for (let minute = 0; minute < 30; minute++) {
      pass(60);
      least = Math.min(least, inService().length);
    }
    expect(least).toBe(8);
    expect(refresh).toMatchObject({ status: 'Successful', total: 10 });
    expect(inService().map(({ instance }) => instance.launchTemplate.version)).toEqual(Array(10).fill('2'));
    expect(events('EC2 Auto Scaling Instance Refresh Started')).toHaveLength(1);
    expect(events('EC2 Auto Scaling Instance Refresh Succeeded')[0]!.detail).toEqual({
      InstanceRefreshId: refresh.id,
      AutoScalingGroupName: 'base',
    });
  });

  it('goes one at a time where the percentages leave no room', () => {
    const { w, group, pass, inService } = groupFixture({ desired: 3 });
    const refresh = startRefresh(w, group, { ...usual, minHealthyPercentage: 100 });
    let least = 3;
    for (let step = 0; step < 90; step++) {
      pass(10);
      least = Math.min(least, inService().length);
    }
    expect(least).toBe(2);
    expect(refresh.status).toBe('Successful');
  });

  it('launches before it ends anything where it may go above the desired capacity', () => {
    const { w, group, pass, inService } = groupFixture({ desired: 4, max: 4 });
    const wish = { minHealthyPercentage: 100, maxHealthyPercentage: 150, skipMatching: false };
    const refresh = startRefresh(w, group, { ...wish, warmupMs: 60_000 });
    const seen: number[] = [];
    for (let step = 0; step < 60; step++) {
      pass(10);
      seen.push(inService().length);
    }
    expect(Math.min(...seen)).toBe(4);
    expect(Math.max(...seen)).toBe(6);
    expect(refresh.status).toBe('Successful');
    expect(inService()).toHaveLength(4);
  });

  it('leaves alone what already matches, if asked to', () => {
    const { w, group, pass, inService } = groupFixture();
    const before = inService();
    const refresh = startRefresh(w, group, { ...usual, skipMatching: true });
    pass(60);
    expect(refresh).toMatchObject({ status: 'Successful', total: 0 });
    expect(inService()).toEqual(before);
  });

  it('stands still while InstanceRefresh is suspended, and ends nothing more once cancelled', () => {
    const { w, group, pass, inService } = groupFixture({ suspended: ['InstanceRefresh'] });
    const before = inService();
    const refresh = startRefresh(w, group, usual);
    pass(300);
    expect(refresh.status).toBe('Pending');
    cancelRefresh(w, group, refresh);
    pass(30);
    expect(refresh.status).toBe('Cancelled');
    expect(inService()).toEqual(before);
  });
});

describe('cancelling an instance refresh (aws-facts.md §4.4)', () => {
  it('lets a replacement that is under way come to its end first', () => {
    const { w, group, pass, inService } = groupFixture({ desired: 4 });
    const wish = { minHealthyPercentage: 100, maxHealthyPercentage: 125, skipMatching: false };
    const refresh = startRefresh(w, group, wish);
    pass(16);
    cancelRefresh(w, group, refresh);
    expect(group.members.size).toBe(5);
    pass(120);
    expect(refresh.status).toBe('Cancelled');
    expect(inService()).toHaveLength(4);
    expect(refresh.left.size).toBeGreaterThan(2);
  });
});

describe('an instance refresh and protected instances (aws-facts.md §4.3)', () => {
  const withProtected = (protectedInstances: 'Wait' | 'Ignore' | 'Refresh') => {
    const fixture = groupFixture();
    const [held] = fixture.inService();
    held!.protected = true;
    const refresh = startRefresh(fixture.w, fixture.group, { ...usual, protectedInstances });
    fixture.pass(1_200);
    return { ...fixture, held: held!, refresh };
  };

  it('waits an hour for them, and then fails', () => {
    const { refresh, held, pass } = withProtected('Wait');
    expect(refresh.status).toBe('InProgress');
    expect([...refresh.left]).toEqual([held.instance.id]);
    pass(3_600);
    expect(refresh.status).toBe('Failed');
    expect(held.lifecycleState).toBe('InService');
  });

  it('goes on when the protection is taken away in time', () => {
    const { refresh, held, pass } = withProtected('Wait');
    held.protected = false;
    pass(600);
    expect(refresh.status).toBe('Successful');
    expect(held.lifecycleState).toBe('Terminated');
  });

  it('ignores them, or replaces them too, as told', () => {
    const ignoring = withProtected('Ignore');
    expect([ignoring.refresh.status, ignoring.held.lifecycleState]).toEqual(['Successful', 'InService']);
    const all = withProtected('Refresh');
    expect([all.refresh.status, all.held.lifecycleState]).toEqual(['Successful', 'Terminated']);
  });
});
