// Instances that run and are not in the cluster, in a small shop: one that a person has put into another cluster, a template that is
// broken from some moment on, an agent that lost its state.
import { expect, it } from 'vitest';
import type { Sandbox } from '#sandbox/sandbox.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { deregister, disconnectAgent, register } from '#sandbox/world/container-instance.ts';
import type { ContainerInstance, Ec2Instance } from '#sandbox/world/state.ts';
import type { Tamper } from '#simulate/edge.ts';
import { brokenPromises } from '#simulate/report.ts';
import { simulate } from '#simulate/simulate.ts';
import { parseClusterSpecs } from '#spec/parse.ts';
import { neverJoined } from '../../support/world-at-rest.ts';

const SCENARIO = `
apiVersion: sluice.dev/v1alpha1
kind: Scenario
metadata: {name: strays}
spec:
  story: A shop and an office share an account, and once a group.
  duration: 100m
  clusters:
    - name: shop
      pools:
        - {name: shop-hosts, min: 2, max: 9, desired: 5, instance: {type: m6i.large, cpu: 2048, memory: 7600}}
      services:
        - {name: till, desired: 4, task: {cpu: 256, memory: 512, stopTimeout: 20s, shutdown: 1s-3s}}
    - name: office
      pools:
        - {name: office-hosts, min: 1, max: 1, desired: 1, instance: {type: m6i.large, cpu: 2048, memory: 7600}}
`;
const SPEC = `
apiVersion: sluice.dev/v1alpha1
kind: ClusterSpec
metadata: {name: shop}
spec:
  account: "111122223333"
  region: ap-northeast-1
  cluster: shop
  mode: drain
  pools:
    - {name: hosts, autoScalingGroup: {name: shop-hosts}, lifecycleHook: {name: sluice-drain, manage: true}}
`;

type Faults = NonNullable<Scenario['spec']['faults']>;
interface Life {
  readonly faults: Faults;
  readonly tamper?: Tamper;
  readonly eachMinute?: (sandbox: Sandbox, minute: number) => void;
}

async function live({ faults, tamper, eachMinute }: Life) {
  const { scenario, problems } = parseScenario(Buffer.from(SCENARIO), 'strays.yaml');
  if (!scenario) throw new Error(JSON.stringify(problems));
  const { specs } = parseClusterSpecs([{ file: 'shop.yaml', bytes: Buffer.from(SPEC) }]);
  const lines: string[] = [];
  let minute = 0;
  const { report, sandbox } = await simulate({
    scenario: { ...scenario, spec: { ...scenario.spec, faults } },
    specs: specs.map(({ spec }) => spec),
    policy: 'sluice',
    seed: 1,
    tamper,
    log: ({ message, fields }) => lines.push(`${message} ${Object.values(fields ?? {}).join(' ')}`),
    onMinute: (world) => eachMinute?.(world, ++minute),
  });
  expect(brokenPromises(report)).toEqual([]);
  return { report, sandbox, told: lines.join('\n') };
}

/** One more is wanted while launches never join: for so long. */
const oneThatNeverJoins = (forLong: string): Faults => [
  { at: '2m', launchTrouble: { pool: 'shop-hosts', how: 'neverJoins', for: forLong } },
  { at: '2m5s', setDesiredCapacity: { pool: 'shop-hosts', desired: 6 } },
];
const lonely = ({ world }: Sandbox): Ec2Instance[] =>
  [...world.instances.values()].filter(({ state, container }) => state === 'running' && !container);
const joinTheOffice = ({ world }: Sandbox) => {
  for (const host of lonely({ world } as Sandbox)) register(world, world.clusters.get('office')!, host);
};

it('ends one that never joined, once', async () => {
  const { report, sandbox } = await live({ faults: oneThatNeverJoins('1m') });
  expect([report.instances.terminated, neverJoined(sandbox)]).toEqual([1, []]);
});

it('ends none that is registered in another cluster, and says in which', async () => {
  const { report, told } = await live({
    faults: oneThatNeverJoins('1m'),
    eachMinute: (sandbox, minute) => minute === 8 && joinTheOffice(sandbox),
  });
  expect(report.instances.terminated).toBe(0);
  expect(told).toContain('it is registered in cluster office');
  expect(told).toContain('its group is shared with cluster office');
});

it('ends none whose agent a person has pointed at another cluster, though it has fallen silent in this one', async () => {
  let moved: Ec2Instance | undefined;
  const { report, told } = await live({
    faults: [],
    eachMinute: ({ world }, minute) => {
      if (minute !== 5) return;
      const [container] = [...world.clusters.get('shop')!.containerInstances.values()].filter(
        ({ tasks }) => tasks.size === 0,
      );
      moved = container!.host;
      disconnectAgent(world, container!, Number.POSITIVE_INFINITY);
      register(world, world.clusters.get('office')!, moved);
    },
  });
  expect([moved?.state, report.instances.terminated]).toEqual(['running', 0]);
  expect(told).toContain(`done: drain ${moved?.id}`);
  expect(told).toContain('it is registered in cluster office: would end: it is sick');
});

it('ends none while the other clusters cannot be listed, and says what is missing', async () => {
  const denied = {
    service: 'ecs',
    operation: 'ListClusters',
    code: 'AccessDeniedException',
    status: 400,
  } as const;
  const { report, told } = await live({
    faults: [...oneThatNeverJoins('1m'), { at: '0s', apiError: { ...denied, for: '100m' } }],
  });
  expect(report.instances.terminated).toBe(0);
  expect(told).toContain('the caller may not do ecs:ListClusters');
});

it('launches one other in the place of one that never joined, and no third while that does not join either', async () => {
  const { report, told } = await live({ faults: oneThatNeverJoins('90m') });
  expect(report.instances.terminated).toBe(1);
  expect(told).toMatch(/nothing launched since 00:17:\d\dZ from version 1 of .* has joined/);
});

it('tries again when another of its kind has joined since', async () => {
  const { report, sandbox } = await live({
    faults: [
      ...oneThatNeverJoins('30m'),
      { at: '50m', setDesiredCapacity: { pool: 'shop-hosts', desired: 7 } },
    ],
  });
  expect([report.instances.terminated, neverJoined(sandbox)]).toEqual([2, []]);
});

it('keeps a host whose agent lost its state for as long as ECS counts a task under its older registration', async () => {
  const old: ContainerInstance[] = [];
  const loseState = ({ world }: Sandbox) => {
    const shop = world.clusters.get('shop')!;
    for (const container of [...shop.containerInstances.values()]) {
      old.push(container);
      disconnectAgent(world, container, Number.POSITIVE_INFINITY);
      register(world, shop, container.host);
    }
  };
  const found: Record<string, number> = {};
  const isBusy = ({ tasks }: ContainerInstance) => tasks.size > 0;
  const { report, told } = await live({
    faults: [{ at: '8m', terminateInGroup: { pool: 'shop-hosts', count: 4 } }],
    eachMinute: (sandbox, minute) => {
      if (minute === 5) loseState(sandbox);
      const { members } = sandbox.world.groups.get('shop-hosts')!;
      if (minute === 7)
        found.open = old.filter((each) => isBusy(each) && !members.get(each.host.id)?.protected).length;
      if (minute !== 60) return;
      found.ended = old.filter((each) => isBusy(each) && each.host.state !== 'running').length;
      found.busy = old.filter(isBusy).length;
      for (const container of old) deregister(sandbox.world, container, true);
    },
  });
  expect(old.filter(({ host }) => host.state === 'terminated')).toHaveLength(4);
  expect([found, report.instances.terminated]).toEqual([{ open: 0, ended: 0, busy: 4 }, 4]);
  expect(told).toContain('its agent lost its state');
});
