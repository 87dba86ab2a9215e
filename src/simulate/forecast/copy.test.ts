// A copied cluster looks like the one it was copied from, and what cannot be copied is said.
import { describe, expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import { createRandom } from '#lib/random.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Observation } from '#model/observation.ts';
import { observeCluster } from '#observe/observe.ts';
import { createSandbox, type Sandbox } from '#sandbox/sandbox.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import { loadServices } from '#sandbox/wire/services.ts';
import { setDraining } from '#sandbox/world/container-instance.ts';
import { setProtection } from '#sandbox/world/group.ts';
import { addVersion } from '#sandbox/world/launch-template.ts';
import { stand } from '#sandbox/world/standing.ts';
import { drive } from '../drive.ts';
import { copyOf } from './copy.ts';

const instance = { type: 'm6i.large', cpu: 2048, memory: 7600 };
const scenario: Scenario = {
  apiVersion: 'sluice.dev/v1alpha1',
  kind: 'Scenario',
  metadata: { name: 'copied' },
  spec: {
    duration: '1h',
    queues: [{ name: 'events', forOperator: true, events: [] }],
    clusters: [
      {
        name: 'web',
        pools: [
          { name: 'web-hosts', min: 1, max: 9, desired: 3, instance, attributes: { team: 'shop' } },
          { name: 'strange', min: 0, max: 2, desired: 1, instance },
        ],
        fleets: [
          { name: 'batch', target: 2, types: [{ ...instance, type: 'c6i.large' }], zones: ['a', 'c'] },
        ],
        services: [
          {
            name: 'pages',
            desired: 7,
            minimumHealthyPercent: 50,
            task: { cpu: 256, memory: 512, stopTimeout: '45s' },
            loadBalancer: { deregistrationDelay: '90s' },
          },
          { name: 'agent', desired: 0, daemon: true, task: { cpu: 64, memory: 128 } },
        ],
        jobs: [{ family: 'nightly', perMinute: 4, seconds: '1200s', task: { cpu: 128, memory: 256 } }],
      },
    ],
  },
};
const document: ClusterSpec = {
  apiVersion: 'sluice.dev/v1alpha1',
  kind: 'ClusterSpec',
  metadata: { name: 'web' },
  spec: {
    account: '111122223333',
    region: 'ap-northeast-1',
    cluster: 'web',
    mode: 'drain',
    events: { queue: 'events' },
    pools: [
      {
        name: 'hosts',
        autoScalingGroup: { name: 'web-hosts' },
        lifecycleHook: { name: 'mine', manage: true },
      },
      { name: 'batch', spotFleet: { tag: { Name: 'batch' } } },
    ],
  },
};

async function look(sandbox: Sandbox): Promise<Observation> {
  const { engine } = sandbox.world;
  const spec = { ...document.spec, mode: 'scale' as const };
  const seen = observeCluster({ ports: portFromCall(sandbox.direct('me')), spec, clock: engine.clock() });
  await drive(engine, { until: engine.now + 2_000 });
  return seen;
}

/** What of each host a forecast lives on. */
const pictureOf = ({ instances, pools }: Observation) => ({
  hosts: [...instances.values()]
    .map(({ instanceId, zone, market, imageId, pool, group, container, tasks, launchedAt }) => ({
      instanceId,
      zone,
      market,
      imageId,
      pool,
      launchedAt,
      template: group?.template?.version,
      isProtected: group?.protectedFromScaleIn,
      lifecycle: group?.lifecycleState,
      status: container?.status,
      memory: container?.memory,
      left: container?.offer?.left.cpu,
      team: container?.offer?.attributes.get('team'),
      tasks: tasks
        .map((task) => [task.family, task.group, task.stopTimeoutMs, task.targets.length].join())
        .sort(),
    }))
    .sort((a, b) => (a.instanceId < b.instanceId ? -1 : 1)),
  sizes: [...pools.values()].map(({ name, group, fleet }) => [
    name,
    group?.min,
    group?.max,
    group?.desired,
    group?.template?.resolved,
    fleet?.id,
    fleet?.target,
  ]),
});

describe('a copied cluster', async () => {
  await loadServices();
  const original = createSandbox(scenario, { seed: 5, operatorParts: true });
  const { world } = original;
  world.engine.advance(world.engine.now + 180_000);
  const group = world.groups.get('web-hosts')!;
  const [first, second] = [...group.members.values()].map((member) => member.instance);
  first!.container!.attributes.set('sluice.dev/memory', 'v1:person:1:0');
  setDraining(world, first!.container!);
  setProtection(world, group, { ids: [second!.id], on: true });
  addVersion(world, group.launchTemplate, { makeDefault: true });
  world.clusters.get('web')!.tags.set('sluice.dev/owner', 'web');
  const seen = await look(original);
  const copied = copyOf(
    { document, observation: seen },
    { random: createRandom(1), nth: 0 },
    { ahead: '1h', queue: true },
  );
  const copy = createSandbox(copied.scenario, { seed: 8, operatorParts: true });
  stand(copy.world, copied.standing);
  const again = await look(copy);

  it('has the same hosts, in the same state, with the same tasks on them', () => {
    expect(again.instances.size).toBe(6);
    expect(pictureOf(again)).toEqual(pictureOf(seen));
  });

  it('has the same record in force, services and load balancers', () => {
    expect(again.cluster.tags).toEqual(seen.cluster.tags);
    const services = ({ services: all }: Observation) =>
      [...all.values()].map(({ name, daemon, desiredCount, minimumHealthyPercent, placing }) => ({
        name,
        daemon,
        desiredCount,
        minimumHealthyPercent,
        placing,
      }));
    expect(services(again)).toEqual(services(seen));
    const delays = ({ targetGroups }: Observation) =>
      [...targetGroups.values()].map((each) => [each.deregistrationDelayMs, each.protocol, each.targetType]);
    expect(delays(again)).toEqual(delays(seen));
  });

  it('says what it cannot know', () => {
    expect(copied.assumes.join('\n')).toContain('a one-off task runs on for about as long as it has run');
    expect(copied.assumes.join('\n')).toContain('AWS takes no spot instance');
  });

  it('says what begins anew, and what becomes separate', () => {
    const waits = new Map(
      [...seen.instances].map(([id, each], index) => {
        const group =
          index === 0 && each.group ? { ...each.group, lifecycleState: 'Terminating:Wait' } : each.group;
        const tasks = each.tasks.map((task) => ({
          ...task,
          targets: task.targets.map((target) => ({ ...target, state: 'draining' })),
        }));
        return [id, { ...each, ...(group && { group }), tasks }] as const;
      }),
    );
    const pages = seen.services.get('pages')!;
    const services = new Map([...seen.services, ['twin', { ...pages, name: 'twin' }]]);
    const { assumes } = copyOf(
      { document, observation: { ...seen, instances: waits, services } },
      { random: createRandom(1), nth: 0 },
      { ahead: '1h', queue: true },
    );
    expect(assumes).toContain('a hook that waits has just begun to: it is given its whole time again');
    expect(assumes).toContain(
      'a target that is draining has just begun to: it waits out its whole deregistration delay',
    );
    expect(assumes.join()).toMatch(
      /of a target group that services share \(pages\S*\) each has one of its own/,
    );
    expect(copied.assumes.join()).not.toMatch(/has just begun|services share/);
  });

  it('takes what was not read for granted, and says so', () => {
    const { parts } = seen;
    const blind = {
      ...seen,
      parts: { ...parts, statusChecks: { at: 0, complete: false, problem: 'denied' } },
    };
    const { assumes } = copyOf(
      { document, observation: { ...blind, definitions: undefined } },
      { random: createRandom(1), nth: 0 },
      { ahead: '1h', queue: true },
    );
    expect(assumes).toContain('what of statusChecks was not read is as it should be (denied)');
    expect(assumes).toContain('a task of pages takes 128 units of CPU and 256 MiB: its size was not read');
  });
});
