// What is kept up to date instead of being counted anew (placement, reservation, the scheduler's view) equals what a look
// at the whole cluster would say, whatever happened before.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testAccount } from '../api/test-account.ts';
import { disconnectAgent } from './container-instance.ts';
import { obstacles, place } from './placement.ts';
import { reservations } from './reservation.ts';
import { placeRequestOf } from './scheduler-start.ts';
import type { ContainerInstance, World } from './state.ts';

type Account = ReturnType<typeof testAccount>;

/** One thing that happens to the cluster; `n` chooses to whom. */
const HAPPENINGS: Readonly<Record<string, (account: Account, n: number) => void>> = {
  pass: ({ pass }, n) => pass(1 + (n % 40)),
  run: ({ ecs }, n) => ecs.RunTask({ cluster: 'web', taskDefinition: 'report', count: 1 + (n % 4) }),
  stop: ({ ecs, cluster }, n) => {
    const [task] = [...cluster.tasks.keys()].slice(n % cluster.tasks.size);
    if (task) ecs.StopTask({ cluster: 'web', task });
  },
  drain: (account, n) => setState(account, n, 'DRAINING'),
  activate: (account, n) => setState(account, n, 'ACTIVE'),
  away: ({ world, cluster }, n) => disconnectAgent(world, nth(cluster.containerInstances, n), 20_000),
  forget: ({ ecs, cluster }, n) => {
    const one = nth(cluster.containerInstances, n);
    if (one.status !== 'INACTIVE')
      ecs.DeregisterContainerInstance({ cluster: 'web', containerInstance: one.arn, force: true });
  },
  desire: ({ ecs }, n) => ecs.UpdateService({ cluster: 'web', service: 'shop', desiredCount: 8 + (n % 14) }),
  grow: ({ autoscaling }, n) =>
    autoscaling.SetDesiredCapacity({ AutoScalingGroupName: 'base', DesiredCapacity: 6 + (n % 8) }),
};

function setState({ ecs, cluster }: Account, n: number, status: 'ACTIVE' | 'DRAINING'): void {
  const { arn } = nth(cluster.containerInstances, n);
  ecs.UpdateContainerInstancesState({ cluster: 'web', containerInstances: [arn], status });
}

function nth(all: ReadonlyMap<string, ContainerInstance>, n: number): ContainerInstance {
  return [...all.values()][n % all.size]!;
}

const histories = fc.array(fc.tuple(fc.constantFrom(...Object.keys(HAPPENINGS)), fc.nat(10_000)), {
  minLength: 5,
  maxLength: 40,
});

/** Lives a history through; `after` is told each time, `often` also within the time that passes. */
function live(
  history: readonly (readonly [string, number])[],
  after: (account: Account) => void,
  often = false,
): Account {
  const account = testAccount({}, { services: SERVICES });
  const { pass } = account;
  account.pass = (seconds) => {
    for (let n = 0; n < seconds * 4; n++) {
      pass(0.25);
      if (often) after(account);
    }
  };
  for (const [name, n] of history) {
    HAPPENINGS[name]!(account, n);
    after(account);
  }
  return account;
}

const SERVICES = [
  { name: 'shop', desired: 14, task: { cpu: 256, memory: 512 }, loadBalancer: {} },
  { name: 'packed', desired: 6, task: { cpu: 512, memory: 256 }, placement: ['binpack-memory' as const] },
];

describe('placement', () => {
  it('takes the instance that a look at all of them would take', () => {
    const check = ({ world, cluster }: Account) => {
      for (const service of cluster.services.values()) {
        const request = placeRequestOf(service);
        const found = place(world, request);
        expect('container' in found ? found.container : undefined).toBe(bestOf(cluster, request));
      }
    };
    fc.assert(
      fc.property(histories, (history) => void live(history, check)),
      { numRuns: 25 },
    );
  });
});

function bestOf(
  { containerInstances }: Account['cluster'],
  request: ReturnType<typeof placeRequestOf>,
): ContainerInstance | undefined {
  const obstacle = obstacles(request);
  const active = [...containerInstances.values()].filter(({ status }) => status === 'ACTIVE');
  const inGroup = ({ groups }: ContainerInstance) => groups.get(request.group) ?? 0;
  const inZone = (container: ContainerInstance) =>
    active
      .filter(({ host }) => host.zone === container.host.zone)
      .reduce((sum, each) => sum + inGroup(each), 0);
  const scores = (container: ContainerInstance) =>
    request.strategies.map((strategy) => {
      if (strategy === 'zone') return inZone(container);
      if (strategy === 'instance') return inGroup(container);
      return container.host.memory - container.reserved.memory;
    });
  const [best] = active
    .filter((container) => obstacle(container) === undefined)
    .map((container) => ({ container, scores: scores(container) }))
    .sort((a, b) => a.scores.reduce((order, score, n) => order || score - b.scores[n]!, 0));
  return best?.container;
}

describe('reservation', () => {
  it('is what the tasks of ACTIVE and DRAINING instances hold', () => {
    const check = ({ cluster }: Account) => {
      const counted = [...cluster.containerInstances.values()].filter(({ status }) =>
        ['ACTIVE', 'DRAINING'].includes(status),
      );
      const sum = (of: (container: ContainerInstance) => number) =>
        counted.reduce((n, each) => n + of(each), 0);
      const held = (each: ContainerInstance) =>
        [...each.tasks].reduce((n, { definition }) => n + definition.cpu, 0);
      expect(reservations(cluster)).toContainEqual({
        metric: 'CPUReservation',
        reserved: sum(held),
        registered: sum(({ host }) => host.cpu),
      });
    };
    fc.assert(
      fc.property(histories, (history) => void live(history, check)),
      { numRuns: 25 },
    );
  });
});

/** What once went unseen: a task that a person stops is wanted anew before it is STOPPED. */
const STOPPED_BY_HAND: [string, number][] = [
  ['pass', 3258],
  ['pass', 2241],
  ['stop', 894],
  ['pass', 5],
];

describe('the scheduler', () => {
  it('does the same when it looks at every task of every service in every pass', () => {
    const lookAtAll = ({ cluster }: Account) => {
      for (const service of cluster.services.values()) {
        service.settled = false;
        for (const task of service.tasks) service.unsettled.add(task);
      }
    };
    fc.assert(
      fc.property(histories, (history) => {
        const digestOf = (world: World) => (world as Account['world']).digest();
        const seldom = live(history, () => {});
        const always = live(history, lookAtAll, true);
        expect(digestOf(seldom.world)).toBe(digestOf(always.world));
      }),
      { numRuns: 25, examples: [[STOPPED_BY_HAND]] },
    );
  });
});
