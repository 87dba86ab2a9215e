import { describe, expect, it } from 'vitest';
import { setAgentConnected } from './container-instance.ts';
import { startInstance, stopInstance, suddenDeath, terminateInstance } from './host-end.ts';
import type { Ec2Instance } from './state.ts';
import { testHosts } from './test-hosts.ts';

const ending = { by: 'api', reason: 'Client.UserInitiatedShutdown: User initiated shutdown' } as const;
const shop = {
  name: 'shop',
  desired: 8,
  task: { cpu: 256, memory: 256, shutdown: '3s-3s', stopTimeout: '60s' },
};
const hosts = () => testHosts({ services: [shop] });
const tasksOn = (instance: Ec2Instance) => [...instance.container!.tasks];

describe('what a container sees when its host shuts down (aws-facts.md §5)', () => {
  it('gets SIGTERM and ends in its own time', () => {
    const { world, base, pass } = hosts();
    const [task] = tasksOn(base[0]);
    terminateInstance(world, base[0], ending);
    expect(task!.process).toBe('terminating');
    pass(4);
    expect([task!.process, base[0].state]).toEqual(['dead', 'shutting-down']);
    pass(15);
    expect(base[0].state).toBe('terminated');
    expect(world.tally.tasks.killedWithInstance).toBeGreaterThan(0);
  });

  it('gets none where SkipOsShutdown is asked for', () => {
    const { world, base, ec2, pass } = hosts();
    const tasks = tasksOn(base[0]);
    ec2('TerminateInstances', { InstanceIds: [base[0].id], SkipOsShutdown: true });
    expect([tasks[0]!.process, base[0].state]).toEqual(['dead', 'shutting-down']);
    pass(20);
    expect([base[0].state, world.tally.tasks.killedWithInstance]).toEqual(['terminated', tasks.length]);
  });

  it('gets none when the host dies at once, and nobody could have saved it', () => {
    const { world, base, pass } = hosts();
    const [task] = tasksOn(base[0]);
    suddenDeath(world, base[0], { ghost: false });
    expect([task!.process, base[0].state]).toEqual(['dead', 'terminated']);
    pass(1);
    expect([world.tally.tasks.killedWithInstance, world.tally.tasks.unavoidable > 0]).toEqual([0, true]);
  });
});

describe('what ECS shows of a host that is gone (aws-facts.md §1.3)', () => {
  it('takes the container instance out late, with its tasks', () => {
    const { world, base, pass } = hosts();
    const [task] = tasksOn(base[0]);
    terminateInstance(world, base[0], ending);
    pass(30);
    expect([base[0].container!.status, base[0].container!.agentConnected]).toEqual(['ACTIVE', false]);
    expect(task!.lastStatus).toBe('RUNNING');
    pass(60);
    expect(base[0].container!.status).toBe('INACTIVE');
    expect(task).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'TerminationNotice',
      stoppedReason: `Host EC2 (instance ${base[0].id}) terminated.`,
    });
  });

  it('can take up to 20 minutes', () => {
    const { world, base, pass } = testHosts({ settings: { hostDeathLag: '20m' } });
    suddenDeath(world, base[0], { ghost: false });
    pass(1_199);
    expect(base[0].container!.status).toBe('ACTIVE');
    pass(2);
    expect(base[0].container!.status).toBe('INACTIVE');
  });

  it('keeps a ghost for ever where the agent had lost its connection before', () => {
    const { world, base, pass } = hosts();
    suddenDeath(world, base[0], { ghost: true });
    setAgentConnected(world, base[1].container!, false);
    terminateInstance(world, base[1], ending);
    pass(7_200);
    const rows = base.map(({ container }) => [container!.status, container!.agentConnected]);
    expect(rows).toEqual([
      ['ACTIVE', false],
      ['ACTIVE', false],
    ]);
    expect(tasksOn(base[0])[0]!.lastStatus).toBe('RUNNING');
  });
});

describe('an instance that is stopped and started (aws-facts.md §1.1)', () => {
  it('keeps its container instance ACTIVE, without its agent, and loses its tasks', () => {
    const { world, base, pass } = hosts();
    const [task] = tasksOn(base[0]);
    expect(stopInstance(world, base[0])).toBeUndefined();
    expect([base[0].state, task!.process]).toEqual(['stopping', 'terminating']);
    pass(90);
    const { container } = base[0];
    expect([base[0].state, container!.status, container!.agentConnected]).toEqual([
      'stopped',
      'ACTIVE',
      false,
    ]);
    expect([task!.lastStatus, task!.stoppedReason]).toEqual([
      'STOPPED',
      `Host EC2 (instance ${base[0].id}) stopped.`,
    ]);
  });

  it('comes back to the same container instance', () => {
    const { world, base, pass } = hosts();
    const { container } = base[0];
    stopInstance(world, base[0]);
    expect(startInstance(world, base[0])).toBe('IncorrectInstanceState');
    pass(30);
    startInstance(world, base[0]);
    expect(base[0].state).toBe('pending');
    pass(120);
    expect([base[0].state, base[0].container, container!.agentConnected]).toEqual([
      'running',
      container,
      true,
    ]);
    expect(tasksOn(base[0]).every((task) => task.createdAt > base[0].startedAt!)).toBe(true);
  });

  it('is a ghost when it is terminated while it is stopped (aws-facts.md §1.3)', () => {
    const { world, base, pass } = hosts();
    stopInstance(world, base[0]);
    pass(30);
    const hours = world.tally.instances.hoursMs;
    terminateInstance(world, base[0], ending);
    pass(3_000);
    expect([base[0].state, base[0].container!.status]).toEqual(['terminated', 'ACTIVE']);
    expect(world.tally.instances.hoursMs).toBe(hours);
  });

  it('kills each of its tasks once when it is terminated in the same breath', () => {
    const { world, base, pass } = hosts();
    const count = tasksOn(base[0]).length;
    stopInstance(world, base[0]);
    pass(2);
    terminateInstance(world, base[0], ending);
    pass(30);
    expect([base[0].state, world.tally.tasks.killedWithInstance]).toEqual(['terminated', count]);
  });

  it('tells of each state in its event (aws-facts.md §3.3)', () => {
    const { world, base, events, pass } = testHosts();
    pass(5);
    stopInstance(world, base[0]);
    pass(30);
    startInstance(world, base[0]);
    pass(100);
    const told = events('EC2 Instance State-change Notification');
    const states = told.filter((d) => d['instance-id'] === base[0].id).map(({ state }) => state);
    // The first is of its launch.
    expect(states[0]).toBe('running');
    expect(states.slice(1).sort()).toEqual(['pending', 'running', 'stopped', 'stopping']);
  });
});
