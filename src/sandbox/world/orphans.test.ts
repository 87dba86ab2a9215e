// Tasks whose container instance is deregistered by force, and what counts as killed with an instance.
import { describe, expect, it } from 'vitest';
import { testAccount } from '../api/test-account.ts';
import type { ContainerInstance, Task } from './state.ts';
import { runTask } from './task.ts';

const cluster = 'web';
const services = (container: ContainerInstance) => [...container.tasks].filter((t) => !t.service?.daemon);

function account(settings: Parameters<typeof testAccount>[0] = {}) {
  const made = testAccount(settings);
  const { ecs, ec2, containers, world } = made;
  return {
    ...made,
    killed: () => world.tally.tasks.killedWithInstance + world.tally.tasks.unavoidable,
    force: (container: ContainerInstance) =>
      ecs.DeregisterContainerInstance({ cluster, containerInstance: container.arn, force: true }),
    terminate: (...of: ContainerInstance[]) =>
      ec2.TerminateInstances({ InstanceIds: of.map(({ host }) => host.id) }),
    busy: () => containers.find((container) => services(container).length > 0)!,
  };
}

describe('a task whose container instance is deregistered by force (aws-facts.md §1.3)', () => {
  it('is STOPPED for ECS, which does not say that its host was terminated, and runs on', () => {
    const { force, busy, ecs } = account();
    const container = busy();
    const [task] = services(container);
    force(container);
    expect(task).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'UserInitiated', process: 'serving' });
    const { tasks } = ecs.DescribeTasks({ cluster, tasks: [task!.arn] }) as any;
    expect(tasks[0].stoppedReason).toBe('Container instance deregistered by force.');
    expect([tasks[0].executionStoppedAt, tasks[0].containers[0].exitCode]).toEqual([undefined, undefined]);
  });

  it('is killed with its host all the same: nobody hides a loss by deregistering first', () => {
    const { containers, force, terminate, killed, world, pass } = account();
    const tasks = containers.flatMap(services);
    for (const container of containers) force(container);
    terminate(...containers);
    pass(60);
    expect(tasks.length).toBeGreaterThan(10);
    expect(killed()).toBe(tasks.length);
    expect(world.tally.instances.terminatedBusy).toBe(containers.length);
  });

  it('does its work to the end where it is a job, and tells of it once', () => {
    const { run, force, terminate, world, pass, ended } = withJob();
    const { container } = run();
    force(container!);
    pass(120);
    expect(ended).toEqual([true]);
    terminate(container!);
    pass(60);
    expect([ended, world.tally.tasks.jobsKilled]).toEqual([[true], 0]);
  });

  it('is a job that failed where its host ends first', () => {
    const { run, force, terminate, pass, ended, world } = withJob();
    const { container } = run();
    force(container!);
    terminate(container!);
    pass(60);
    expect([ended, world.tally.tasks.jobsKilled]).toEqual([[false], 1]);
  });

  it('ends after SIGTERM as if nothing had happened', () => {
    const { run, force, ecs, pass, ended } = withJob();
    const task = run();
    ecs.StopTask({ cluster, task: task.arn });
    expect(task.process).toBe('terminating');
    force(task.container!);
    pass(30);
    expect([task.process, task.lastStatus, ended]).toEqual(['dead', 'STOPPED', [false]]);
  });

  it('keeps a noticed host from being counted as emptied', () => {
    const { world, force, pass, cluster: web } = account();
    const container = [...web.containerInstances.values()].find(({ host }) => host.market === 'spot')!;
    container.host.interruption = { noticedAt: world.engine.now, takenAt: world.engine.now + 120_000 };
    force(container);
    pass(30);
    expect(world.tally.interruptions.noticeToEmptyMs).toEqual([]);
  });
});

describe('killed with its instance', () => {
  it('is what somebody had asked to stop, when it still waits for its load balancer', () => {
    const { ecs, busy, terminate, killed, pass } = account({ stopTask: 'fullDelay' });
    const container = busy();
    const tasks = services(container);
    ecs.StopTask({ cluster, task: tasks[0]!.arn });
    expect(tasks[0]!.lastStatus).toBe('DEACTIVATING');
    terminate(container);
    pass(30);
    expect(killed()).toBe(tasks.length);
  });

  it.each([
    ['SkipOsShutdown cuts', true, 1],
    ['a shutdown leaves the time to end', false, 0],
  ])('is what has had SIGTERM where %s', (_story, SkipOsShutdown, jobs) => {
    const { run, ecs, ec2, pass, world } = withJob({ shutdown: '3s-3s' });
    const task = run();
    ecs.StopTask({ cluster, task: task.arn });
    ec2.TerminateInstances({ InstanceIds: [task.container!.host.id], SkipOsShutdown });
    pass(30);
    expect(world.tally.tasks.jobsKilled).toBe(jobs);
  });
});

/** An account in which a job of a minute runs on an instance of its own, and what became of it. */
function withJob(task: { shutdown?: string } = {}) {
  const made = account();
  const ended: boolean[] = [];
  const run = (): Task => {
    const definition = { ...made.world.taskDefinitions.values().next().value!, stopTimeoutMs: 60_000 };
    const seconds = Number.parseInt(task.shutdown ?? '1', 10) * 1000;
    const shutdown = { lowMs: seconds, highMs: seconds };
    const quick = { lowMs: 1_000, highMs: 1_000 };
    const job = runTask(made.world, {
      cluster: made.cluster,
      definition: { ...definition, behaviour: { start: quick, ready: quick, shutdown } },
      container: made.containers[0]!,
      group: 'family:job',
      worksForMs: 60_000,
      onEnd: (finished) => ended.push(finished),
    });
    made.pass(10);
    expect(job.process).toBe('serving');
    return job;
  };
  return { ...made, run, ended };
}
