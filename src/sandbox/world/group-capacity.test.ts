// A group and its capacity: protection, victims, zones, failed launches, health.
import { describe, expect, it } from 'vitest';
import { setDesired, setProtection, setZones } from './group.ts';
import { zoneLetter } from './group-count.ts';
import { terminateMember } from './group-end.ts';
import { addVersionTo, type GroupFixture, groupFixture } from './group-fixture.ts';
import type { Member } from './state.ts';

const ids = (members: readonly Member[]) => members.map(({ instance }) => instance.id);
const perZone = ({ inService }: GroupFixture) => {
  const count: Record<string, number> = {};
  for (const { instance } of inService())
    count[zoneLetter(instance)] = (count[zoneLetter(instance)] ?? 0) + 1;
  return count;
};

describe('scale-in protection (aws-facts.md §4.3)', () => {
  it('holds everybody while the desired capacity sinks, and says so once', () => {
    const { w, group, pass, inService } = groupFixture({ newInstancesProtected: true });
    setDesired(w, group, 1);
    pass(120);
    expect(inService()).toHaveLength(3);
    expect(group.desired).toBe(1);
    const said = group.activities.filter(({ description }) =>
      description.startsWith('Could not scale to desired capacity because all remaining instances are'),
    );
    expect(said).toHaveLength(1);
  });

  it('lets the group catch up when it is taken away later', () => {
    const { w, group, pass, inService } = groupFixture({ newInstancesProtected: true });
    setDesired(w, group, 1);
    pass(60);
    const two = ids(inService()).slice(0, 2);
    setProtection(w, group, { ids: two, on: false });
    pass(30);
    expect(ids(inService())).not.toEqual(expect.arrayContaining([two[0]]));
    expect(inService()).toHaveLength(1);
  });

  it('does not hold what is unhealthy, nor what is ended by name', () => {
    const { w, group, pass, inService } = groupFixture({ newInstancesProtected: true });
    const [sick, named] = inService() as [Member, Member];
    sick.health = 'Unhealthy';
    terminateMember(w, group, named, { decrement: true, cause: 'a user request' });
    pass(20);
    expect(sick.instance.state).not.toBe('running');
    expect(named.instance.state).not.toBe('running');
    expect(group.desired).toBe(2);
  });
});

describe('the choice of victims (aws-facts.md §4.4)', () => {
  it('evens the zones out before any policy is asked', () => {
    const fixture = groupFixture({ desired: 6, terminationPolicies: ['NewestInstance'] });
    const [c] = fixture.inService().filter(({ instance }) => zoneLetter(instance) === 'c');
    terminateMember(fixture.w, fixture.group, c!, { decrement: true, cause: 'a test' });
    fixture.group.suspended.add('AZRebalance');
    fixture.pass(5);
    expect(perZone(fixture)).toEqual({ a: 2, c: 1, d: 2 });
    setDesired(fixture.w, fixture.group, 3);
    fixture.pass(30);
    expect(perZone(fixture)).toEqual({ a: 1, c: 1, d: 1 });
  });

  it.each([
    ['OldestInstance', 0],
    ['NewestInstance', 1],
  ] as const)('%s takes by age', (policy, index) => {
    const { w, group, pass, inService } = groupFixture({
      desired: 1,
      zones: ['a'],
      terminationPolicies: [policy],
    });
    setDesired(w, group, 2);
    pass(120);
    const victim = inService()[index]!;
    setDesired(w, group, 1);
    pass(30);
    expect(victim.lifecycleState).not.toBe('InService');
    expect(inService()).toHaveLength(1);
  });

  it('by default takes the oldest launch template version first', () => {
    const { w, group, pass, inService } = groupFixture({ desired: 2, zones: ['a'] });
    const old = inService();
    addVersionTo(group);
    setDesired(w, group, 4);
    pass(120);
    expect(inService().map(({ instance }) => instance.launchTemplate.version)).toEqual(['1', '1', '2', '2']);
    setDesired(w, group, 2);
    pass(30);
    expect(old.every(({ lifecycleState }) => lifecycleState !== 'InService')).toBe(true);
  });

  it('then what is closest to its next hour', () => {
    const { w, group, pass, inService } = groupFixture({ desired: 1, zones: ['a'] });
    pass(1_800);
    setDesired(w, group, 2);
    pass(120);
    const [first, second] = inService();
    setDesired(w, group, 1);
    pass(30);
    expect([first!.lifecycleState, second!.lifecycleState]).toEqual(['Terminated', 'InService']);
  });
});

describe('AZ rebalancing (aws-facts.md §4.4)', () => {
  function uneven(more: object = {}) {
    const fixture = groupFixture({ desired: 6, max: 6, ...more });
    const inD = fixture.inService().filter(({ instance }) => zoneLetter(instance) === 'd');
    for (const member of inD)
      terminateMember(fixture.w, fixture.group, member, { decrement: true, cause: 'a user request' });
    return fixture;
  }

  it('launches in the empty zone first, and then ends one in a full one', () => {
    const fixture = uneven();
    fixture.pass(16);
    expect([...fixture.group.members.values()].some((m) => m.lifecycleState === 'Pending')).toBe(true);
    expect(fixture.inService()).toHaveLength(4);
    fixture.pass(180);
    expect(fixture.inService()).toHaveLength(4);
    expect(Math.max(...Object.values(perZone(fixture)))).toBe(2);
    expect(perZone(fixture).d).toBeGreaterThanOrEqual(1);
  });

  it('leaves protected instances where they are, and stops while it is suspended', () => {
    for (const fixture of [uneven({ newInstancesProtected: true }), uneven({ suspended: ['AZRebalance'] })]) {
      fixture.pass(300);
      expect(perZone(fixture)).toEqual({ a: 2, c: 2 });
    }
  });

  it('grows the group over its maximum, by a tenth at most, while Terminate is suspended', () => {
    const fixture = groupFixture({ desired: 6, max: 6, suspended: ['Terminate'], zones: ['a', 'c'] });
    setZones(fixture.w, fixture.group, ['a', 'c', 'd']);
    fixture.pass(900);
    expect(fixture.inService()).toHaveLength(7);
  });

  it('empties a zone that the group has no longer', () => {
    const fixture = groupFixture({ desired: 3, max: 10 });
    setZones(fixture.w, fixture.group, ['a', 'c']);
    fixture.pass(300);
    expect(perZone(fixture).d).toBeUndefined();
    expect(fixture.inService()).toHaveLength(3);
  });
});

describe('launches that EC2 refuses (aws-facts.md §4.4, §4.2)', () => {
  it('go to another zone where there is capacity, and back when there is again', () => {
    const fixture = groupFixture({ desired: 3, max: 10, zones: ['a', 'c'] });
    const { w, group, pass } = fixture;
    setDesired(w, group, 2);
    pass(60);
    w.troubles.insufficientCapacity.push({ zone: 'c', until: w.engine.now + 600_000 });
    setDesired(w, group, 6);
    pass(120);
    expect(perZone(fixture)).toEqual({ a: 5, c: 1 });
    pass(1_200);
    expect(perZone(fixture)).toEqual({ a: 3, c: 3 });
  });

  it('are Failed activities with EC2 words and an event, and tried again more and more rarely', () => {
    const { w, group, pass, events, inService } = groupFixture();
    w.troubles.insufficientCapacity.push({ until: w.engine.now + 1_800_000 });
    setDesired(w, group, 4);
    pass(1_790);
    const failed = group.activities.filter(({ status }) => status === 'Failed');
    expect(failed[0]!.statusMessage).toMatch(
      /^We currently do not have sufficient m6i.large capacity .* Launching EC2 instance failed\.$/,
    );
    expect(failed.length).toBeGreaterThan(5);
    expect(failed.length).toBeLessThan(15);
    expect(events('EC2 Instance Launch Unsuccessful')[0]!.detail).toMatchObject({ StatusCode: 'Failed' });
    pass(600);
    expect(inService()).toHaveLength(4);
  });
});

describe('health (aws-facts.md §4.4)', () => {
  it('of a stopped instance is Unhealthy at once; it is ended through its hooks and replaced', () => {
    const { pass, inService } = groupFixture({ hooks: [{ name: 'drain' }] });
    const [stopped] = inService();
    stopped!.instance.state = 'stopped';
    pass(20);
    expect([stopped!.health, stopped!.lifecycleState]).toEqual(['Unhealthy', 'Terminating:Wait']);
    pass(90);
    expect(inService()).toHaveLength(3);
  });

  it('of an impaired instance is Unhealthy after some minutes only', () => {
    const { w, pass, inService } = groupFixture();
    const [sick] = inService();
    sick!.instance.impairedUntil = w.engine.now + 3_600_000;
    pass(120);
    expect(sick!.health).toBe('Healthy');
    pass(120);
    expect(sick!.health).toBe('Unhealthy');
  });

  it('is not looked at while HealthCheck is suspended, and nothing is replaced without ReplaceUnhealthy', () => {
    const blind = groupFixture({ suspended: ['HealthCheck'] });
    const kept = groupFixture({ suspended: ['ReplaceUnhealthy'] });
    for (const { inService, pass } of [blind, kept]) {
      inService()[0]!.instance.state = 'stopped';
      pass(60);
      expect(inService()).toHaveLength(3);
    }
    expect(blind.inService()[0]!.health).toBe('Healthy');
    expect(kept.inService()[0]!.health).toBe('Unhealthy');
  });

  it('an instance past its maximum lifetime is replaced, one at a time, unless it is protected', () => {
    const { pass, inService, group } = groupFixture({ maxInstanceLifetime: '1d' });
    const first = inService();
    first[0]!.protected = true;
    pass(86_400 + 20);
    expect(inService()).toHaveLength(2);
    pass(600);
    expect(inService()).toHaveLength(3);
    expect(first.filter(({ lifecycleState }) => lifecycleState === 'InService')).toEqual([first[0]]);
    expect(group.desired).toBe(3);
  });
});
