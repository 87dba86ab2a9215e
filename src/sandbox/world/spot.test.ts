import { describe, expect, it } from 'vitest';
import { setActive, setAgentConnected, setDraining } from './container-instance.ts';
import { interrupt, recommendRebalance } from './spot.ts';
import { runTask, stopTask } from './task.ts';
import { testHosts } from './test-hosts.ts';

const task = { cpu: 256, memory: 256, shutdown: '1s-1s', start: '2s-2s', ready: '1s-1s' };
const shop = { name: 'shop', desired: 8, task };
const WARNING = 'EC2 Spot Instance Interruption Warning';

describe('a spot interruption (aws-facts.md §5.1)', () => {
  it('gives two minutes, then the instance ends', () => {
    const { world, spot, events, pass } = testHosts();
    interrupt(world, spot[0]);
    pass(2);
    expect(events(WARNING)).toEqual([{ 'instance-id': spot[0].id, 'instance-action': 'terminate' }]);
    pass(117);
    expect(spot[0].state).toBe('running');
    pass(2);
    expect(spot[0].state).toBe('shutting-down');
  });

  it('can come late', () => {
    const { world, spot, pass } = testHosts();
    interrupt(world, spot[0], { leadMs: 20_000 });
    pass(19);
    expect(spot[0].state).toBe('running');
    pass(2);
    expect(spot[0].state).toBe('shutting-down');
  });

  it('can be told twice', () => {
    const { world, spot, events, pass } = testHosts();
    interrupt(world, spot[0], { notices: 2 });
    pass(30);
    expect(events(WARNING)).toHaveLength(2);
  });

  it('can come without a word on either channel', () => {
    const { world, spot, events, pass } = testHosts();
    interrupt(world, spot[0], { notices: 0 });
    pass(119);
    expect([events(WARNING), spot[0].spotRequest!.statusCode]).toEqual([[], 'fulfilled']);
    pass(2);
    expect(spot[0].state).toBe('shutting-down');
    expect(world.tally.interruptions.noticed).toBe(0);
  });

  it('is no proof of death: the request can be fulfilled again', () => {
    const { world, spot, pass } = testHosts();
    interrupt(world, spot[0], { taken: false });
    pass(115);
    expect(spot[0].spotRequest!.statusCode).toBe('marked-for-termination');
    const { takenAt } = spot[0].interruption!;
    pass(100);
    expect([spot[0].state, spot[0].spotRequest!.statusCode]).toEqual(['running', 'fulfilled']);
    expect([spot[0].interruption, spot[0].sparedAt]).toEqual([undefined, takenAt]);
    interrupt(world, spot[0]);
    pass(122);
    expect(spot[0].state).toBe('shutting-down');
  });

  it('is one sample of how fast the instance was DRAINING and empty, however often it goes back and forth', () => {
    const { world, spot, pass } = testHosts({ services: [shop] });
    const container = spot[0].container!;
    interrupt(world, spot[0]);
    for (const seconds of [10, 20, 30]) {
      pass(seconds);
      setDraining(world, container);
      pass(2);
      setActive(world, container);
    }
    const { noticeToDrainingMs, noticeToEmptyMs } = world.tally.interruptions;
    expect(noticeToDrainingMs).toEqual([10_000]);
    expect(noticeToEmptyMs.length).toBeLessThanOrEqual(1);
  });

  it('tells of the last time that the instance was empty, and nothing of one that was DRAINING before', () => {
    const { world, spot, pass } = testHosts({ services: [shop] });
    const container = spot[0].container!;
    setDraining(world, container);
    pass(120);
    interrupt(world, spot[0]);
    const [definition] = world.taskDefinitions.values();
    const { cluster } = container;
    for (const seconds of [20, 40]) {
      const task = runTask(world, { cluster, definition: definition!, container, group: 'family:one' });
      pass(seconds);
      stopTask(world, task, { code: 'UserInitiated', reason: 'enough', by: 'api' });
      pass(5);
      expect(container.tasks.size).toBe(0);
    }
    setActive(world, container);
    setDraining(world, container);
    const { noticeToDrainingMs, noticeToEmptyMs } = world.tally.interruptions;
    expect(noticeToDrainingMs).toEqual([]);
    expect(noticeToEmptyMs.map((ms) => Math.round(ms / 1000))).toEqual([67]);
  });

  it('comes once, and not to an instance that ends already', () => {
    const { world, spot, events, pass } = testHosts();
    interrupt(world, spot[0]);
    interrupt(world, spot[0]);
    spot[1].state = 'shutting-down';
    interrupt(world, spot[1]);
    pass(2);
    expect(events(WARNING)).toHaveLength(1);
  });
});

describe('the spot request as the second channel (aws-facts.md §5.1)', () => {
  it('shows the interruption after a lag, and that capacity was wanted back', () => {
    const { world, spot, ec2, pass } = testHosts();
    const shown = () => {
      const Filters = [{ Name: 'instance-id', Values: [spot[0].id] }];
      const [request] = ec2('DescribeSpotInstanceRequests', { Filters }).SpotInstanceRequests;
      return [request.State, request.Status.Code];
    };
    interrupt(world, spot[0]);
    pass(9);
    expect(shown()).toEqual(['active', 'fulfilled']);
    pass(2);
    expect(shown()).toEqual(['active', 'marked-for-termination']);
    pass(130);
    expect(shown()).toEqual(['closed', 'instance-terminated-no-capacity']);
  });

  it('tells an end by a user from one by EC2', () => {
    const { spot, ec2, pass } = testHosts();
    ec2('TerminateInstances', { InstanceIds: [spot[0].id] });
    pass(60);
    expect(spot[0].spotRequest).toMatchObject({ state: 'closed', statusCode: 'instance-terminated-by-user' });
  });
});

describe('an agent with ECS_ENABLE_SPOT_INSTANCE_DRAINING (aws-facts.md §1.2)', () => {
  it('sets its own instance DRAINING within a second', () => {
    const { world, spot, pass } = testHosts({ agentSpotDraining: true });
    interrupt(world, spot[0]);
    pass(1);
    expect([spot[0].container!.status, spot[1].container!.status]).toEqual(['DRAINING', 'ACTIVE']);
  });

  it('does nothing without the setting, on a recommendation, or while it has no connection', () => {
    const without = testHosts();
    interrupt(without.world, without.spot[0]);
    without.pass(60);
    expect(without.spot[0].container!.status).toBe('ACTIVE');
    const { world, spot, pass } = testHosts({ agentSpotDraining: true });
    recommendRebalance(world, spot[0]);
    setAgentConnected(world, spot[1].container!, false);
    interrupt(world, spot[1]);
    pass(60);
    expect([spot[0].container!.status, spot[1].container!.status]).toEqual(['ACTIVE', 'ACTIVE']);
    setAgentConnected(world, spot[1].container!, true);
    pass(1);
    expect(spot[1].container!.status).toBe('DRAINING');
  });
});

describe('a rebalance recommendation (aws-facts.md §5.1)', () => {
  it('is told once, and ends nothing by itself', () => {
    const { world, spot, events, pass } = testHosts();
    recommendRebalance(world, spot[0]);
    recommendRebalance(world, spot[0]);
    const at = world.engine.now;
    pass(600);
    expect(events('EC2 Instance Rebalance Recommendation')).toEqual([{ 'instance-id': spot[0].id }]);
    expect([spot[0].rebalanceAt, spot[0].state]).toEqual([at, 'running']);
  });
});

describe('what no operator could have saved', () => {
  const shop = { name: 'shop', desired: 4, task: { cpu: 256, memory: 256, shutdown: '15s-15s' } };
  /** Tasks killed by an interruption that nobody acts on: avoidable, and not. */
  const killed = (...how: Parameters<typeof interrupt>[2][]) => {
    const { world, spot, pass } = testHosts({ services: [shop], fleet: { target: 0 } });
    for (const each of how) {
      interrupt(world, spot[0], each);
      pass(240);
    }
    const { killedWithInstance, unavoidable } = world.tally.tasks;
    return [killedWithInstance > 0, unavoidable > 0];
  };

  it('is nothing where the notice came in time, once or twice', () => {
    expect(killed({})).toEqual([true, false]);
    expect(killed({ notices: 2 })).toEqual([true, false]);
  });

  it('is all where the notice came too late, or not at all', () => {
    expect(killed({ leadMs: 20_000 })).toEqual([false, true]);
    expect(killed({ notices: 0 })).toEqual([false, true]);
  });

  it('does not count an earlier notice that came to nothing', () => {
    expect(killed({ taken: false }, { notices: 0 })).toEqual([false, true]);
  });
});
