// Story: instances that are sick and do not die. What is read of them, and what it costs when nobody acts on it.
import { describe, expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import type { InstanceFacts } from '#model/observation.ts';
import { createReadCache } from '#observe/context.ts';
import { observeCluster } from '#observe/observe.ts';
import { observeInstances } from '#observe/observe-instances.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';
import { liveThrough, loadStory } from '../../support/story.ts';
import { storyPromises } from '../../support/story-promises.ts';
import { neverJoined, servicesThatAreShort } from '../../support/world-at-rest.ts';

const unmanaged = (duration?: string) =>
  liveThrough('sick-hosts', { policy: 'unmanaged', seed: 1, ...(duration && { duration }) });
const [{ spec }] = loadStory('sick-hosts').specs as [ReturnType<typeof loadStory>['specs'][number]];

/** Reads the cluster as the operator does. */
function reader({ world, direct }: Sandbox) {
  const clock = world.engine.clock();
  const common = { ports: portFromCall(direct('reader')), spec, clock, cache: createReadCache() };
  return {
    observe: () => observeCluster(common),
    lookAgain: async (instanceIds: readonly string[], statusChecks = false) =>
      observeInstances({ ...common, observation: await observeCluster(common), instanceIds, statusChecks }),
    pass: (seconds: number) => world.engine.advance(world.engine.now + seconds * 1000),
  };
}

const idsOf = (instances: ReadonlyMap<string, InstanceFacts>, fits: (instance: InstanceFacts) => boolean) =>
  [...instances.values()].filter(fits).map(({ instanceId }) => instanceId);

storyPromises('sick-hosts', {
  seeds: [1],
  short: '20m',
  checked: ['no-busy-container-instance-deregistered'],
  unavoidable: true,
  // The sick hosts are missing when the shop has to grow.
  harm: ({ report }) => {
    expect(report.requests.failedBy.overload).toBeGreaterThan(10_000);
    expect(report.tasks.killedWithInstance).toBeGreaterThan(0);
    // What the hanging host took with it, nobody could have saved.
    expect([report.requests.unavoidable > 0, report.tasks.unavoidable > 0]).toEqual([true, true]);
  },
  ends: (sandbox) => {
    const { desired, min, max } = sandbox.world.groups.get('shop-hosts')!;
    expect(desired >= min && desired <= max).toBe(true);
    expect([...neverJoined(sandbox), ...servicesThatAreShort(sandbox)]).toEqual([]);
  },
});

describe('what is read of sick hosts', { timeout: 120_000 }, () => {
  it('shows the hanging host by three signs: its agent, its health and its status check', async () => {
    const { sandbox } = await unmanaged('7m30s');
    const hung = [...sandbox.world.instances.values()].filter(({ hungAt }) => hungAt !== undefined);
    const { observe } = reader(sandbox);
    const { instances, parts } = await observe();
    expect(parts.statusChecks).toMatchObject({ complete: true });
    const impaired = idsOf(instances, ({ statusChecks }) => statusChecks?.instance === 'impaired');
    expect(impaired).toEqual(hung.map(({ id }) => id));
    const { container, statusChecks } = instances.get(impaired[0]!)!;
    expect([container?.agentConnected, container?.health, statusChecks?.system]).toEqual([
      false,
      'INSUFFICIENT_DATA',
      'ok',
    ]);
    // It failed before, and counts from when this process saw it (docs/decisions/0026).
    expect(statusChecks!.impairedSince).toBe(statusChecks!.readAt);
    expect(hung[0]!.impairedSince).toBeLessThan(statusChecks!.readAt);
    const others = [...instances.values()].filter(({ instanceId }) => instanceId !== impaired[0]);
    expect(others.every((each) => each.statusChecks?.instance === 'ok')).toBe(true);
    expect(others.every((each) => each.container?.health === 'OK')).toBe(true);
  });

  it('tells the room on each host as ECS counts it', async () => {
    const { sandbox } = await unmanaged('4m');
    const { instances } = await reader(sandbox).observe();
    const rooms = [...instances.values()].map(
      ({ container, tasks }) => [container?.resources, tasks] as const,
    );
    expect(rooms).toHaveLength(8);
    const cpuOf = { storefront: 512, basket: 256, invoices: 256, 'log-agent': 64 } as Record<string, number>;
    for (const [room, tasks] of rooms) {
      const taken = tasks.reduce((sum, { family }) => sum + cpuOf[family]!, 0);
      expect(room?.cpu).toEqual({ registered: 2048, remaining: 2048 - taken });
      expect(room?.memory.registered).toBe(7600);
    }
  });

  it('reads status checks once a minute, and in a second look where they were impaired or are asked for', async () => {
    const { sandbox } = await unmanaged('7m30s');
    const { observe, lookAgain, pass } = reader(sandbox);
    const asked = () => sandbox.calls.counts().byOperation['ec2:DescribeInstanceStatus'] ?? 0;
    const { instances } = await observe();
    const [sick] = idsOf(instances, ({ statusChecks }) => statusChecks?.instance === 'impaired');
    const [well] = idsOf(instances, ({ statusChecks }) => statusChecks?.instance === 'ok');
    pass(10);
    await lookAgain([well!]);
    expect(asked()).toBe(1);
    await lookAgain([well!], true);
    expect(asked()).toBe(2);
    const again = await lookAgain([sick!]);
    expect(asked()).toBe(3);
    expect(again.instances.get(sick!)?.statusChecks).toMatchObject({
      instance: 'impaired',
      readAt: again.at,
    });
    pass(60);
    await observe();
    expect(asked()).toBe(4);
  });

  it('shows a host whose agent alone is silent as running and well in the eyes of EC2', async () => {
    const { sandbox } = await unmanaged('20m');
    const { instances } = await reader(sandbox).observe();
    const silent = [...instances.values()].filter(
      ({ container, ec2State }) => ec2State === 'running' && container?.agentConnected === false,
    );
    expect(silent.map(({ statusChecks }) => statusChecks?.instance)).toEqual(['ok']);
    expect(silent[0]!.tasks.some(({ targets }) => targets.some(({ state }) => state === 'healthy'))).toBe(
      true,
    );
  });
});
