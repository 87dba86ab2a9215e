// Story: somebody wants hosts out of a cluster for maintenance, and takes them back. Their wishes are carried out by
// whoever operates the cluster: one at a time, held by a pause, surviving its restarts and false alarms. Nothing that
// is served is cut, and what was drained stays as it is until it is taken back.
import { describe, expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import { releaseBrakes, setBrake } from '#operator/person/brakes.ts';
import type { Hand } from '#operator/person/clusters.ts';
import { drainInstances } from '#operator/person/drain.ts';
import { findInstances } from '#operator/person/find.ts';
import { judgeDrain, judgeUncordon } from '#operator/person/judge.ts';
import { uncordonInstances } from '#operator/person/uncordon.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { emit } from '#sandbox/world/bus.ts';
import { interrupt } from '#sandbox/world/spot.ts';
import { brokenPromises } from '#simulate/report.ts';
import { simulate } from '#simulate/simulate.ts';
import { parseClusterSpecs } from '#spec/parse.ts';

const SCENARIO = `apiVersion: sluice.dev/v1alpha1
kind: Scenario
metadata: {name: hand-drain}
spec:
  duration: 14m
  queues:
    - {name: sluice-events, forOperator: true, events: ["*"]}
  clusters:
    - name: shop
      pools:
        - {name: shop-fixed, min: 0, max: 8, desired: 5, instance: {type: m6i.large, cpu: 2048, memory: 7600}}
        - {name: shop-spot, market: spot, min: 0, max: 4, desired: 2, instance: {type: m6i.large, cpu: 2048, memory: 7600}}
      services:
        - name: web
          desired: 14
          task: {cpu: 512, memory: 512, stopTimeout: 20s, shutdown: 1s-5s}
          loadBalancer: {deregistrationDelay: 30s, healthCheckInterval: 5s}
          traffic: {seconds: 0.2, perTask: 10, points: [{at: 0s, requestsPerSecond: 60}]}
        - {name: agent, desired: 0, daemon: true, task: {cpu: 32, memory: 64}}
`;
const SPEC = `apiVersion: sluice.dev/v1alpha1
kind: ClusterSpec
metadata: {name: shop}
spec:
  account: "111122223333"
  region: ap-northeast-1
  cluster: shop
  mode: drain
  events: {queue: sluice-events}
  workloads: [{match: {daemon: true}, ignore: true}]
  pools:
    - {name: fixed, autoScalingGroup: {name: shop-fixed}, lifecycleHook: {name: sluice-drain, manage: true}}
    - {name: spot, autoScalingGroup: {name: shop-spot}, lifecycleHook: {name: sluice-drain, manage: true}}
`;

function theShop(): { scenario: Scenario; specs: ClusterSpec[] } {
  const { scenario, problems } = parseScenario(Buffer.from(SCENARIO), 'hand-drain.yaml');
  if (!scenario) throw new Error(JSON.stringify(problems));
  const { specs } = parseClusterSpecs([{ file: 'shop.yaml', bytes: Buffer.from(SPEC) }]);
  return { scenario, specs: specs.map(({ spec }) => spec) };
}

/** A person at the command line of this account. Each command is awaited by the world before it goes on. */
class Person {
  readonly #sandbox: Sandbox;
  readonly #hand: Hand;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
    this.#hand = { ports: portFromCall(sandbox.direct('person')), clock: sandbox.world.engine.clock() };
  }

  drain = (...ids: string[]) =>
    this.#do(async () => {
      const { found } = await findInstances(this.#hand, ids);
      const judged = found.map((each) => ({
        ...each,
        judgement: judgeDrain(each.seen!, this.#hand.clock.now()),
      }));
      await drainInstances(this.#hand, judged, { waitMs: 0 });
    });

  uncordon = (id: string) =>
    this.#do(async () => {
      const { found } = await findInstances(this.#hand, [id]);
      const judged = found.map((each) => ({
        ...each,
        judgement: judgeUncordon(each.seen!, this.#hand.clock.now()),
      }));
      await uncordonInstances(this.#hand, judged);
    });

  pause = () => this.#do(() => setBrake(this.#hand, 'shop', { brake: 'paused', reason: 'lunch' }));
  resume = () => this.#do(() => releaseBrakes(this.#hand, 'shop'));

  #do(command: () => Promise<unknown>): void {
    void command();
    this.#sandbox.world.engine.outsiderWoken = true;
  }
}

type Happens = Readonly<Record<number, (person: Person, sandbox: Sandbox) => void>>;

async function live(happens: Happens, over: { seed?: number; killsAtSeconds?: number[] } = {}) {
  let minute = 0;
  let person: Person | undefined;
  const lines: string[] = [];
  const { report, sandbox } = await simulate({
    ...theShop(),
    policy: 'sluice',
    ...over,
    onMinute(at) {
      minute += 1;
      person ??= new Person(at);
      happens[minute]?.(person, at);
    },
    log: ({ message }) => void lines.push(message),
  });
  const counts = sandbox.calls.counts().byOperation;
  return { report, sandbox, lines, calls: (operation: string) => counts[operation] ?? 0 };
}

const hostsOf = ({ world }: Sandbox, group: string) =>
  [...world.groups.get(group)!.members.values()].map(({ instance }) => instance);
const statesOf = (sandbox: Sandbox, group: string) =>
  hostsOf(sandbox, group).map(
    ({ container }) => `${container?.status} ${container?.tasks.size === 0 ? 'empty' : 'busy'}`,
  );

describe('two hosts drained by hand under a budget of one', { timeout: 120_000 }, () => {
  // The third one is killed while the first host drains, and while the second one waits.
  it.each([
    [1, []],
    [2, []],
    [3, [125, 200]],
  ])(
    'go one after the other, and not while it is paused (seed %i, killed at %j)',
    async (seed, killsAtSeconds) => {
      const seen: string[][] = [];
      const look = (sandbox: Sandbox) => void seen.push(statesOf(sandbox, 'shop-fixed').slice(0, 2));
      const { report, sandbox, calls } = await live(
        {
          2: (person, at) =>
            person.drain(
              ...hostsOf(at, 'shop-fixed')
                .slice(0, 2)
                .map(({ id }) => id),
            ),
          6(person, at) {
            look(at);
            person.pause();
            person.uncordon(hostsOf(at, 'shop-fixed')[0]!.id);
          },
          9(person, at) {
            look(at);
            person.resume();
          },
          13: (_, at) => look(at),
        },
        { seed, killsAtSeconds },
      );
      expect(seen[0]).toEqual(['DRAINING empty', 'ACTIVE busy']);
      expect(seen[1]![0]).toMatch(/^ACTIVE/);
      expect(seen[1]![1]).toBe('ACTIVE busy');
      expect(seen[2]![0]).toMatch(/^ACTIVE/);
      expect(seen[2]![1]).toBe('DRAINING empty');
      expect(brokenPromises(report)).toEqual([]);
      expect(report.requests.total).toBeGreaterThan(30_000);
      expect([report.requests.failed, report.tasks.killedWithInstance]).toEqual([0, 0]);
      // Both are still in their group: nothing ended them, empty as they were.
      expect(hostsOf(sandbox, 'shop-fixed')).toHaveLength(5);
      expect(report.instances.terminated).toBe(0);
      expect(
        calls('autoscaling:TerminateInstanceInAutoScalingGroup') + calls('ecs:DeregisterContainerInstance'),
      ).toBe(0);
      // Down and up for the first one, down for the second.
      expect(calls('ecs:UpdateContainerInstancesState')).toBe(3);
    },
  );
});

describe('a spot host drained by hand', { timeout: 120_000 }, () => {
  it('stays so through an interruption that does not come, and is taken back when somebody says so', async () => {
    let state: string[] = [];
    let memory: string | undefined;
    const { report, sandbox, lines } = await live({
      2: (person, at) => person.drain(hostsOf(at, 'shop-spot')[0]!.id),
      4(_, { world, ...rest }) {
        const [host] = hostsOf({ world, ...rest }, 'shop-spot');
        for (const request of world.spotRequests.values()) request.statusCode = 'fulfilled';
        const detail = { 'instance-id': host!.id, 'instance-action': 'terminate' };
        const detailType = 'EC2 Spot Instance Interruption Warning';
        emit(world, { source: 'aws.ec2', detailType, resources: [], detail });
      },
      10(person, at) {
        state = statesOf(at, 'shop-spot');
        const [host] = hostsOf(at, 'shop-spot');
        memory = host!.container!.attributes.get('sluice.dev/memory') ?? host!.tags.get('sluice.dev/memory');
        person.uncordon(host!.id);
      },
    });
    expect(state[0]).toBe('DRAINING empty');
    expect(memory).toMatch(/^v1:person:[0-9a-z]+:-:-$/);
    expect(lines.filter((line) => line.startsWith('done: activate'))).toEqual([]);
    expect(hostsOf(sandbox, 'shop-spot')[0]!.container!.status).toBe('ACTIVE');
    expect(brokenPromises(report)).toEqual([]);
    expect([report.requests.failed, report.instances.terminated]).toEqual([0, 0]);
  });

  it.each([1, 2])(
    'is evacuated like any other when AWS takes it while a budget holds its drain (seed %i)',
    async (seed) => {
      const { report, sandbox } = await live(
        {
          2: (person, at) => person.drain(...hostsOf(at, 'shop-spot').map(({ id }) => id)),
          4(_, at) {
            expect(statesOf(at, 'shop-spot')).toEqual(['DRAINING empty', 'ACTIVE busy']);
            interrupt(at.world, hostsOf(at, 'shop-spot')[1]!, { leadMs: 120_000, notices: 1, taken: true });
          },
        },
        { seed },
      );
      expect(brokenPromises(report)).toEqual([]);
      expect(report.interruptions).toMatchObject({ noticed: 1, evacuatedInTime: 1 });
      expect([report.requests.failed, report.tasks.killedWithInstance]).toEqual([0, 0]);
      expect(statesOf(sandbox, 'shop-spot')[0]).toBe('DRAINING empty');
    },
  );
});
