// Checkers of how a drain begins and how it is hastened: each fires on the wrong it is there for, and is silent on the right thing
// beside it.
import { beforeEach, describe, expect, it } from 'vitest';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import { interrupt } from '#sandbox/world/spot.ts';
import type { Ec2Instance, Task } from '#sandbox/world/state.ts';
import type { RunningWorld } from '#sandbox/world/world.ts';
import { hostOf, sceneIn, smallSpec, smallWorld, watching } from './support/checking.ts';

let world: RunningWorld;
let host: Ec2Instance;

beforeEach(() => {
  world = smallWorld();
  host = hostOf(world);
});

const later = (ms: number) => world.engine.advance(world.engine.now + ms);

describe('no-task-stopped-against-its-rule', () => {
  type Rule = NonNullable<ClusterSpec['spec']['workloads']>[number];
  const daemons: Rule = { match: { daemon: true }, ignore: true };
  const of = (...workloads: Rule[]) => {
    const specs = [smallSpec({ workloads: [daemons, ...workloads] })];
    return watching('no-task-stopped-against-its-rule', () => sceneIn(world, { specs }));
  };
  const tasks = () => [...host.container!.tasks];
  const web = (): Task => tasks().find(({ service }) => service?.name === 'web')!;
  const agent = (): Task => tasks().find(({ service }) => service?.daemon)!;
  const stop = ({ arn }: Task) => ['ecs', 'StopTask', { task: arn }] as const;
  const verdict = (...rules: Rule[]) => of(...rules).call(...stop(web()));
  const match = { service: 'web' };

  it('fires where no rule says to stop it, or another thing', () => {
    const wrong = [expect.stringMatching(/web was stopped on i-.*its rule says no such thing/)];
    expect(verdict()).toEqual(wrong);
    expect(verdict({ match, onScaleIn: 'wait' })).toEqual(wrong);
    expect(verdict({ match, drainTimeout: '5m', onTimeout: 'hold' })).toEqual(wrong);
    expect(verdict({ match: { service: 'other' }, onScaleIn: 'stop' })).toEqual(wrong);
  });
  it('is silent where its rule says so, and where AWS leaves no time', () => {
    expect(verdict({ match, onScaleIn: 'stop' })).toEqual([]);
    expect(verdict({ match, drainTimeout: '5m', onTimeout: 'stop' })).toEqual([]);
    interrupt(world, host);
    expect(verdict()).toEqual([]);
  });
  it('lets a task be stopped that nobody hears and that may be run again', () => {
    const rule = { match, idempotent: true };
    expect(verdict(rule)).toHaveLength(1);
    Object.assign(host.container!, { agentConnected: false, disconnectedAt: world.engine.now - 300_000 });
    expect(verdict(rule)).toEqual([]);
    expect(verdict()).toHaveLength(1);
  });
  it('fires for an ignored task before the others, and not after them', () => {
    expect(of().call(...stop(agent()))).toEqual([
      expect.stringMatching(/agent was stopped on i-.*before 2 that are not ignored/),
    ]);
    const [last] = [agent()];
    for (const task of tasks()) if (task !== last) host.container!.tasks.delete(task);
    expect(of().call(...stop(last!))).toEqual([]);
  });
  it('knows that of a forged notice nobody can tell', () => {
    const watch = of();
    watch.change('forgery', `${host.id} spotInterruption`);
    expect(watch.call(...stop(web()))).toEqual([]);
  });
});

describe('no-drain-without-a-whole-picture', () => {
  const on = () => watching('no-drain-without-a-whole-picture', () => sceneIn(world));
  const list = ['ecs', 'ListContainerInstances', { cluster: 'small' }] as const;
  const set = (status: string) =>
    [
      'ecs',
      'UpdateContainerInstancesState',
      { cluster: 'small', containerInstances: [host.container!.arn], status },
    ] as const;

  it('fires once a list was refused for a minute, and is silent when it is there again', () => {
    const watch = on();
    watch.call(...list, 'ServerException');
    expect(watch.call(...set('DRAINING'))).toEqual([]);
    later(60_000);
    watch.call(...list, 'ServerException');
    expect(watch.call(...set('DRAINING'))).toEqual([
      expect.stringMatching(/was drained while ListContainerInstances is refused/),
    ]);
    watch.call(...list, 'ok');
    expect(watch.call(...set('DRAINING'))).toHaveLength(1);
  });
  it('is silent where nobody has asked for a minute: what was refused may be there again', () => {
    const watch = on();
    watch.call(...list, 'ServerException');
    later(60_000);
    expect(watch.call(...set('DRAINING'))).toEqual([]);
  });
  it('is silent for another cluster, for what is taken back, and for what AWS takes', () => {
    const watch = on();
    watch.call('ecs', 'ListContainerInstances', { cluster: 'other' }, 'ServerException');
    later(60_000);
    expect(watch.call(...set('DRAINING'))).toEqual([]);
    watch.call(...list, 'ServerException');
    later(60_000);
    watch.call(...list, 'ServerException');
    expect(watch.call(...set('ACTIVE'))).toEqual([]);
    interrupt(world, host);
    expect(watch.call(...set('DRAINING'))).toEqual([]);
  });
  it('knows that of a forged notice nobody can tell', () => {
    const watch = on();
    watch.call(...list, 'ServerException');
    later(60_000);
    watch.change('forgery', `${host.id} spotInterruption`);
    expect(watch.call(...set('DRAINING'))).toEqual([]);
  });
});
