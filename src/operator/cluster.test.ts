// Readings and second looks overlap: whatever came to its end first, what began later is what is known.

import { describe, expect, it } from 'vitest';
import { aloneForEver } from '#act/lease.ts';
import { createPace, type Pace, URGENCY, type Urgency } from '#aws/pace.ts';
import { portFromCall } from '#aws/ports.ts';
import { createRandom } from '#lib/random.ts';
import type { Notice } from '#model/notice.ts';
import type { Action, Plan } from '#model/plan.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { aPoolSpec, aSpec } from '../../test/support/facts.ts';
import { createCluster } from './cluster.ts';

const CONTAINER = 'arn:aws:ecs:eu-central-1:111122223333:container-instance/web/1';

const FLEET = 'sfr-1';

/** One idle instance; its version and the cluster's tags tell when something was read. `pool`: where it is from. */
function setUp(pool: object = { autoScalingGroup: { name: 'web-main' } }, pace?: Pace) {
  const clock = createTestClock();
  const world = { version: 1, tags: [] as { key: string; value: string }[], tagsFail: false };
  const held = new Map<string, { readonly reached: () => void; readonly open: Promise<void> }>();
  const answers: Record<string, () => unknown> = {
    DescribeClusters: () => {
      if (world.tagsFail) throw new Error('no tags');
      return { clusters: [{ clusterName: 'web', status: 'ACTIVE', tags: world.tags }] };
    },
    ListContainerInstances: () => ({ containerInstanceArns: [CONTAINER] }),
    DescribeContainerInstances: () => ({
      containerInstances: [
        {
          containerInstanceArn: CONTAINER,
          ec2InstanceId: 'i-1',
          status: 'ACTIVE',
          agentConnected: true,
          version: world.version,
        },
      ],
    }),
    DescribeAutoScalingGroups: () => ({
      AutoScalingGroups: [{ AutoScalingGroupName: 'web-main', DesiredCapacity: 1, Instances: [member] }],
    }),
    DescribeAutoScalingInstances: () => ({
      AutoScalingInstances: [{ ...member, AutoScalingGroupName: 'web-main' }],
    }),
    DescribeInstances: () => ({
      Reservations: [{ Instances: [{ InstanceId: 'i-1', State: { Name: 'running' } }] }],
    }),
    DescribeSpotFleetRequests: () => ({
      SpotFleetRequestConfigs: [{ SpotFleetRequestId: FLEET, SpotFleetRequestState: 'active' }],
    }),
    DescribeSpotFleetInstances: () => ({ ActiveInstances: [{ InstanceId: 'i-1' }] }),
  };
  const member = { InstanceId: 'i-1', LifecycleState: 'InService', ProtectedFromScaleIn: true };
  const heldAt: Readonly<Record<string, string>> = {
    ListServices: 'pass',
    DescribeSpotFleetRequests: 'fleet',
  };
  const sent: string[] = [];
  const ports = portFromCall(async (_, operation, input) => {
    if (operation.startsWith('Set')) sent.push(operation);
    // The tasks of one instance are listed by a second look, services by a full reading.
    const isLook = 'containerInstance' in (input as object) && held.has('look');
    const gate = isLook ? held.get('look') : held.get(heldAt[operation] ?? '');
    gate?.reached();
    await gate?.open;
    return answers[operation]?.() ?? {};
  });
  const spec = aSpec({ mode: 'drain', pools: [aPoolSpec(pool)] });
  const document = {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'ClusterSpec',
    metadata: { name: 'web' },
    spec,
  };
  const random = createRandom(1);
  const cluster = createCluster({
    document: document as never,
    ports,
    clock,
    random,
    lease: aloneForEver,
    pace,
  });
  const action: Action = {
    kind: 'unprotect',
    instanceId: 'i-1',
    pool: 'main',
    group: 'web-main',
    forced: false,
    nature: 'routine',
    reason: 'idle',
  };
  const act = (actions: readonly Action[]) =>
    cluster.act({ at: clock.now(), actions, waits: [] } as unknown as Plan, []);
  const look = () => act([action]);
  /** Lets `what` begin and stops it midway; resolves then with what lets it go on to its end. */
  const midway = async <T>(what: 'look' | 'pass' | 'fleet', begin: () => Promise<T>) => {
    let release = () => {};
    const open = new Promise<void>((resolve) => {
      release = resolve;
    });
    const isReached = new Promise<void>((reached) => held.set(what, { reached, open }));
    const end = begin();
    await isReached;
    held.delete(what);
    await clock.advance(1);
    return async () => {
      release();
      return await end;
    };
  };
  const known = () => [
    cluster.observation!.instances.get('i-1')!.container!.version,
    Object.keys(cluster.observation!.cluster.tags),
  ];
  return { cluster, clock, world, act, action, look, midway, known, sent };
}

const PAUSED = { key: 'sluice.dev/paused', value: '' };

it('a look that began before a full reading and ends after it takes nothing back', async () => {
  const { cluster, world, look, midway, known, sent } = setUp();
  await cluster.observe();
  const end = await midway('look', look);
  Object.assign(world, { version: 2, tags: [PAUSED] });
  await cluster.observe();
  expect(known()).toEqual([2, ['sluice.dev/paused']]);
  const [outcome] = await end();
  expect(known()).toEqual([2, ['sluice.dev/paused']]);
  expect(outcome).toMatchObject({ result: 'refused' });
  expect(JSON.stringify(outcome)).toContain('voluntary work is paused');
  expect(sent).toEqual([]);
});

it('a full reading that began before a look and ends after it takes nothing back', async () => {
  const { cluster, world, look, midway, known } = setUp();
  await cluster.observe();
  const end = await midway('pass', () => cluster.observe());
  Object.assign(world, { version: 2, tags: [PAUSED] });
  expect(await look()).toMatchObject([{ result: 'refused' }]);
  await end();
  expect(known()).toEqual([2, ['sluice.dev/paused']]);
});

it('a look at a fleet that began before a full reading and ends after it takes nothing back', async () => {
  const { cluster, clock, world, act, midway, known } = setUp({
    autoScalingGroup: undefined,
    lifecycleHook: undefined,
    spotFleet: { id: FLEET },
  });
  await cluster.observe();
  const base = {
    instanceId: 'i-1',
    pool: 'main',
    forced: false,
    nature: 'routine',
    reason: 'empty',
  } as const;
  const end = await midway('fleet', () => act([{ ...base, kind: 'terminate', fleet: FLEET }]));
  Object.assign(world, { version: 2, tags: [PAUSED] });
  await clock.advance(1);
  await cluster.observe();
  await end();
  expect(known()).toEqual([2, ['sluice.dev/paused']]);
});

it('a look that could not read the tags of the cluster leaves them as they are, and nothing voluntary is done', async () => {
  const { cluster, clock, world, look, known, sent } = setUp();
  await cluster.observe();
  await clock.advance(1);
  Object.assign(world, { version: 2, tagsFail: true });
  const [outcome] = await look();
  expect(outcome).toMatchObject({ result: 'refused' });
  expect(JSON.stringify(outcome)).toContain('a pause cannot be ruled out');
  expect([known(), sent]).toEqual([[2, []], []]);
  Object.assign(world, { tagsFail: false });
  expect(await look()).toMatchObject([{ result: 'done' }]);
});

describe('how urgent its calls are', () => {
  const setUpPaced = () => {
    const asked: { readonly operation: string; readonly urgency: Urgency }[] = [];
    const pace: Pace = {
      ...createPace(createTestClock()),
      turn: (_, operation, urgency) => void asked.push({ operation, urgency }),
    };
    const made = setUp(undefined, pace);
    const during = async (work: () => Promise<unknown>) => {
      asked.length = 0;
      await work();
      return new Set(
        asked.filter(({ operation }) => operation !== 'SetInstanceProtection').map((each) => each.urgency),
      );
    };
    return { ...made, during };
  };
  const told = (at: number, instanceId = 'i-1'): Notice => ({
    ...{ kind: 'spotInterruption', instanceId, at, channel: 'event' },
  });

  it('the first reading is waited for by all that is to be done', async () => {
    const { cluster, during } = setUpPaced();
    expect(await during(() => cluster.observe([]))).toEqual(new Set([URGENCY.look]));
    expect(await during(() => cluster.observe([]))).toEqual(new Set([URGENCY.routine]));
  });

  it('a reading of who stands by is waited for by nobody', async () => {
    const { cluster, during } = setUpPaced();
    expect(await during(() => cluster.observe())).toEqual(new Set([URGENCY.routine]));
  });

  it('a notice that came since the last reading is waited for; an older one is not, nor one of a host that others may know', async () => {
    const { cluster, clock, during } = setUpPaced();
    await cluster.observe();
    const { at } = cluster.observation!;
    await clock.advance(1_000);
    expect(await during(() => cluster.observe([told(at - 1)]))).toEqual(new Set([URGENCY.routine]));
    expect(await during(() => cluster.observe([told(clock.now(), 'i-of-others')]))).toEqual(
      new Set([URGENCY.routine]),
    );
    expect(await during(() => cluster.observe([told(clock.now())]))).toEqual(new Set([URGENCY.look]));
  });

  it('a look before what could be left waits behind all that could not', async () => {
    const { cluster, clock, during, action } = setUpPaced();
    await cluster.observe();
    await clock.advance(100);
    const plan = (forced: boolean): Plan => ({
      cluster: 'web',
      at: clock.now(),
      actions: [{ ...action, forced }],
      waits: [],
    });
    expect(await during(() => cluster.act(plan(false), []))).toEqual(new Set([URGENCY.look]));
    expect(await during(() => cluster.act(plan(true), []))).toContain(URGENCY.deadline);
  });
});
