// Arbitrary small accounts: a cluster of two groups and a bystander's, and what is odd about them when Sluice comes. Data that
// shrinks; what makes an account of it is in small-account.ts.
import fc from 'fast-check';
import { CLUSTER, GROUPS, HOOK } from './spec.ts';

/** Something that is done to the n-th instance of all, counted round. */
export interface Oddity {
  readonly host: number;
  readonly what: (typeof oddities)[number];
}

/** What people and others leave behind; none of it is about to change by itself. */
const oddities = ['flag', 'noFlag', 'kept', 'drained', 'standby'] as const;

/** Somebody else's hook in a group, or one of our name with other settings. */
export interface OddHook {
  readonly group: string;
  readonly name: string;
  readonly heartbeatMs: number;
  readonly defaultResult: 'CONTINUE' | 'ABANDON';
}

export interface SmallWorld {
  readonly seed: number;
  readonly desired: readonly number[];
  readonly bystanders: number;
  readonly webTasks: number;
  /** Whether a daemon runs on each instance. */
  readonly daemon: boolean;
  readonly newInstancesProtected: boolean;
  readonly oddities: readonly Oddity[];
  readonly hooks: readonly OddHook[];
  /** Tags of the cluster. */
  readonly tags: Readonly<Record<string, string>>;
}

export const smallWorld: fc.Arbitrary<SmallWorld> = fc.record({
  seed: fc.nat(1_000),
  desired: fc.tuple(...GROUPS.map(() => fc.nat(2))),
  bystanders: fc.nat(1),
  webTasks: fc.nat(4),
  daemon: fc.boolean(),
  newInstancesProtected: fc.boolean(),
  oddities: fc.array(fc.record({ host: fc.nat(5), what: fc.constantFrom(...oddities) }), { maxLength: 3 }),
  hooks: fc.uniqueArray(
    fc.record({
      group: fc.constantFrom(...GROUPS),
      name: fc.constantFrom(HOOK, 'other-hook', 'of-somebody'),
      heartbeatMs: fc.constantFrom(60_000, 600_000, 7_200_000),
      defaultResult: fc.constantFrom('CONTINUE', 'ABANDON'),
    }),
    { maxLength: 2, selector: ({ group, name }) => `${group} ${name}` },
  ),
  tags: fc.dictionary(
    fc.constantFrom('team', 'sluice.dev/record-7', 'sluice.dev/mode'),
    fc.constant('shop'),
    {
      noNullPrototype: true,
    },
  ),
});

const instance = { type: 'm6i.large', cpu: 2048, memory: 7600 };

/** As a scenario, in which nothing happens by itself. */
export function scenarioOf({ desired, bystanders, webTasks, daemon, newInstancesProtected }: SmallWorld) {
  const pool = (name: string, size: number, market: 'on-demand' | 'spot' = 'on-demand') => ({
    ...{ name, min: 0, max: 6, desired: size, zones: ['a', 'c'], market, instance, boot: '20s-30s' },
    newInstancesProtected,
  });
  const bystander = pool('elsewhere', bystanders);
  const task = { cpu: 1024, memory: 1024, stopTimeout: '10s', start: '2s-4s', shutdown: '1s-3s' };
  const web = { name: 'web', desired: webTasks, task, loadBalancer: { deregistrationDelay: '10s' } };
  const agent = { name: 'agent', desired: 0, daemon: true, task: { cpu: 32, memory: 64 } };
  const pools = [pool('hosts', desired[0]!), pool('spot', desired[1]!, 'spot'), bystander];
  return {
    apiVersion: 'sluice.dev/v1alpha1' as const,
    kind: 'Scenario' as const,
    metadata: { name: 'small' },
    spec: {
      duration: '1h',
      queues: [{ name: 'sluice-events', forOperator: true, events: ['*'] }],
      clusters: [
        { name: CLUSTER, pools, services: daemon ? [web, agent] : [web] },
        { name: 'other', pools: [pool('foreign', 1)] },
      ],
    },
  };
}
