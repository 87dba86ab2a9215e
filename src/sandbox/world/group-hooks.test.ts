// Lifecycle hooks of both transitions, held, completed, abandoned, expired.
import { describe, expect, it } from 'vitest';
import { putHook, setDesired } from './group.ts';
import { terminateMember } from './group-end.ts';
import { type GroupFixture, groupFixture } from './group-fixture.ts';
import { heartbeat } from './hooks.ts';
import type { Member } from './state.ts';

const launching = { name: 'warm-up', transition: 'launching' as const, heartbeat: '5m' };
const terminating = { name: 'drain', heartbeat: '5m' };

const waiting = ({ group }: GroupFixture): Member =>
  [...group.members.values()].find((m) => m.lifecycleState.endsWith(':Wait'))!;

function scaledOut(more: object = {}) {
  const fixture = groupFixture({ hooks: [{ ...launching, ...more }] });
  setDesired(fixture.w, fixture.group, 4);
  fixture.pass(40);
  return { ...fixture, member: waiting(fixture) };
}

describe('a launch hook (aws-facts.md §4.1, §4.2)', () => {
  it('holds a new instance in Pending:Wait, tells by event, and lets it into service when completed', () => {
    const { member, events, complete, pass, group } = scaledOut();
    expect(member.lifecycleState).toBe('Pending:Wait');
    expect(member.launch.status).toBe('MidLifecycleAction');
    pass(3);
    expect(events('EC2 Instance-launch Lifecycle Action')[0]!.detail).toMatchObject({
      LifecycleHookName: 'warm-up',
      EC2InstanceId: member.instance.id,
      LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
      Origin: 'EC2',
      Destination: 'AutoScalingGroup',
    });
    complete(member, 'warm-up', 'CONTINUE');
    expect(member.lifecycleState).toBe('InService');
    expect(member.launch.status).toBe('Successful');
    expect(group.members.size).toBe(4);
  });

  it('does not hold what is there when the story begins', () => {
    const { states } = groupFixture({ hooks: [launching] });
    expect(states()).toEqual(['InService', 'InService', 'InService']);
  });

  it('ends and replaces the instance when it is abandoned', () => {
    const { member, complete, pass, group, inService, events } = scaledOut();
    complete(member, 'warm-up', 'ABANDON');
    expect(member.instance.state).toBe('shutting-down');
    expect(member.launch).toMatchObject({ status: 'Cancelled' });
    expect(member.launch.statusMessage).toMatch(/was abandoned: Lifecycle Action Completed with ABANDON/);
    pass(90);
    expect(inService()).toHaveLength(3);
    expect([...group.members.values()].some((m) => m !== member && m.lifecycleState === 'Pending:Wait')).toBe(
      true,
    );
    expect(events('EC2 Instance Launch Unsuccessful')).toHaveLength(1);
  });

  it('is abandoned by its default when its heartbeat runs out, and slows further launches down', () => {
    const { pass, group } = scaledOut();
    pass(300);
    const failed = group.activities.find((activity) => activity.status === 'Cancelled');
    expect(failed?.statusMessage).toMatch(/Heartbeat Timeout/);
    pass(3_600);
    expect(group.keeping!.failures).toBeGreaterThan(3);
    const launches = group.activities.filter(({ description }) => description.startsWith('Launching'));
    expect(launches.length).toBeLessThan(20);
  });

  it('continues by its default where that is CONTINUE', () => {
    const { pass, inService } = scaledOut({ defaultResult: 'CONTINUE' });
    pass(300);
    expect(inService()).toHaveLength(4);
  });
});

describe('heartbeats (aws-facts.md §4.2, §0.1-1)', () => {
  it('keep an action alive up to the global timeout of a hundred heartbeats, and no longer', () => {
    const { w, group, pass, inService } = groupFixture({ hooks: [{ name: 'drain', heartbeat: '1m' }] });
    const member = inService()[0]!;
    terminateMember(w, group, member, { decrement: true, cause: 'a test' });
    pass(3);
    for (let beat = 0; beat < 190; beat++) {
      pass(31);
      const action = member.waiting.get('drain');
      if (action) heartbeat(w, group, { member, action });
      if (beat === 180) expect(member.lifecycleState).toBe('Terminating:Wait');
    }
    pass(200);
    expect(member.waiting.size).toBe(0);
    expect(member.instance.state).toBe('terminated');
  });
});

describe('several terminate hooks (aws-facts.md §4.2, §0.1-2)', () => {
  function leaving(more: object = {}) {
    const fixture = groupFixture({ hooks: [terminating, { name: 'log', heartbeat: '10m' }], ...more });
    const member = fixture.inService()[0]!;
    terminateMember(fixture.w, fixture.group, member, { decrement: false, cause: 'a test' });
    fixture.pass(3);
    return { ...fixture, member };
  }

  it('run in parallel, and all of them have to continue', () => {
    const { member, complete, pass, events } = leaving();
    expect([...member.waiting.keys()]).toEqual(['drain', 'log']);
    pass(3);
    expect(events('EC2 Instance-terminate Lifecycle Action')).toHaveLength(2);
    complete(member, 'drain', 'CONTINUE');
    expect(member.lifecycleState).toBe('Terminating:Wait');
    complete(member, 'log', 'CONTINUE');
    expect(member.instance.state).toBe('shutting-down');
  });

  it('are all skipped when one is abandoned, and the instance ends anyway', () => {
    const { member, complete } = leaving();
    complete(member, 'log', 'ABANDON');
    expect(member.waiting.size).toBe(0);
    expect(member.instance.state).toBe('shutting-down');
    expect(member.termination?.status).toBe('Successful');
  });

  it('keep an abandoned instance where the group retains: not counted, replaced, ended only when asked', () => {
    const { w, group, member, complete, pass, inService } = leaving({ retainOnAbandon: true });
    complete(member, 'drain', 'ABANDON');
    expect(member.lifecycleState).toBe('Terminating:Retained');
    expect(member.instance.state).toBe('running');
    pass(120);
    expect(inService()).toHaveLength(3);
    expect(member.lifecycleState).toBe('Terminating:Retained');
    terminateMember(w, group, member, { decrement: true, cause: 'a request' });
    pass(3);
    expect(group.desired).toBe(3);
    expect(member.instance.state).not.toBe('running');
  });

  it('do not hold an instance that EC2 ends, and nothing starts for it', () => {
    const { w, group, pass, inService, events } = groupFixture({ hooks: [terminating] });
    const victim = inService()[0]!;
    victim.instance.state = 'terminated';
    pass(20);
    expect(victim.lifecycleState).toBe('Terminated');
    expect(victim.health).toBe('Unhealthy');
    expect(events('EC2 Instance-terminate Lifecycle Action')).toEqual([]);
    pass(120);
    expect(w.instances.size).toBe(4);
    expect(group.members.size).toBe(3);
  });

  it('send a flat message to a queue of their own, and a test message when they are put', () => {
    const { w, group, pass, inService } = groupFixture();
    const queue = w.queues.get('events')!;
    const bodies = () => [...queue.messages.values()].map(({ body }) => JSON.parse(body));
    const hook = { name: 'direct', transition: 'autoscaling:EC2_INSTANCE_TERMINATING', heartbeatMs: 60_000 };
    putHook(w, group, { ...hook, defaultResult: 'CONTINUE', notificationTargetArn: queue.arn });
    expect(bodies().at(-1)).toMatchObject({ Event: 'autoscaling:TEST_NOTIFICATION' });
    terminateMember(w, group, inService()[0]!, { decrement: true, cause: 'a test' });
    pass(2);
    const flat = bodies().find((body) => body.LifecycleHookName === 'direct');
    expect(flat).toMatchObject({ Service: 'AWS Auto Scaling', AccountId: w.account });
    expect(flat.detail).toBeUndefined();
  });
});
