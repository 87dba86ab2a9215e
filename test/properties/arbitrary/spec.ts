// Arbitrary ClusterSpecs of the small account: valid documents, with any part there or left out. As text, so that each goes
// the way of a file.
import fc from 'fast-check';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import { parseClusterSpecs } from '#spec/parse.ts';

type Spec = ClusterSpec['spec'];
type Pool = NonNullable<Spec['pools']>[number];
type Budget = NonNullable<NonNullable<Spec['disruption']>['budgets']>[number];

/** What the small account has; see world.ts. */
export const CLUSTER = 'small';
export const GROUPS = ['hosts', 'spot'] as const;
export const HOOK = 'sluice-drain';

export const modes = ['observe', 'protect', 'drain', 'scale'] as const;

/** Any of the fields, or none. */
const some = <T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }, required: (keyof T)[] = []) =>
  fc.record(fields, { requiredKeys: required as never }) as fc.Arbitrary<T>;

const duration = fc.constantFrom('1s', '90s', '15m', '1h', '2d');
const percent = fc.constantFrom('0%', '1%', '10%', '50%', '99%', '100%');
const amount = fc.oneof(fc.nat(10), percent);
const name = fc.constantFrom('web', 'agent', '*', 'w*', 'nightly-*', 'nothing');

const match = some({
  service: name,
  family: name,
  group: fc.constantFrom('service:*', 'family:*'),
  startedBy: name,
  daemon: fc.boolean(),
  tag: some({ key: name, value: name }, ['key']),
}).filter((each) => Object.keys(each).length > 0);

const workload = some<NonNullable<Spec['workloads']>[number]>(
  {
    match,
    ignore: fc.boolean(),
    idempotent: fc.boolean(),
    onInterruption: fc.constantFrom('evacuate', 'stop', 'stopAtDeadline'),
    onScaleIn: fc.constantFrom('drain', 'wait', 'stop'),
    drainTimeout: duration,
    onTimeout: fc.constantFrom('hold', 'stop', 'abort'),
    floor: amount,
    window: duration,
  },
  ['match'],
);

/** Wide enough for nothing to be added: what an account at rest has is what it needs. */
const limits = some({ min: fc.constant(0), max: fc.integer({ min: 3, max: 10_000 }) });
const noHeadroom = fc.constantFrom<(number | string)[]>(0, '0%');

/** Low enough for nothing to be taken away: what an account at rest holds is more. */
const scaleIn = some(
  {
    reservation: fc.constant({ cpu: 1, memory: 1 }),
    stableFor: fc.constantFrom('10m', '1h'),
    consolidate: fc.boolean(),
  },
  ['reservation'],
);

const poolOf = (group: string) =>
  some<Pool>(
    {
      name: fc.constantFrom(group, `pool-${group}`),
      autoScalingGroup: fc.constant({ name: group }),
      lifecycleHook: some({ name: fc.constantFrom(HOOK, 'other-hook'), manage: fc.boolean() }, ['name']),
      limits,
      headroom: noHeadroom,
      scaleIn,
      onRebalance: fc.constantFrom('ignore', 'replace'),
    },
    ['name', 'autoScalingGroup'],
  );

const pools = fc.subarray([...GROUPS]).chain((groups) => fc.tuple(...groups.map(poolOf)));

const window = fc.record({
  cron: fc.constantFrom('0 19 * * *', '*/10 * * * *', '30 0 * * SUN'),
  timeZone: fc.constantFrom('UTC', 'Asia/Tokyo', 'America/New_York'),
  duration: fc.constantFrom('5m', '5h'),
});

/** A budget of nothing that always holds is refused: it forbids every way out. */
const isWayOut = ({ max, cron, reasons }: Budget) =>
  ![0, '0%'].includes(max) || cron !== undefined || !!reasons;

export const budget: fc.Arbitrary<Budget> = fc
  .tuple(
    amount,
    fc.option(window, { nil: {} }),
    some({
      per: fc.constantFrom('30s', '10m', '1h'),
      reasons: fc.subarray(['refresh', 'unhealthy', 'person', 'scaleIn'] as const, { minLength: 1 }),
    }),
  )
  .map(([max, hours, rest]) => ({ max, ...hours, ...rest }))
  .filter(isWayOut);

const spec = (among: readonly (typeof modes)[number][]) =>
  some<Spec>(
    {
      account: fc.constant('111122223333'),
      region: fc.constant('ap-northeast-1'),
      cluster: fc.constant(CLUSTER),
      mode: fc.constantFrom(...among),
      events: fc.constant({ queue: 'sluice-events' }),
      workloads: fc.array(workload, { maxLength: 3 }),
      pools,
      scaleIn,
      disruption: some({ budgets: fc.array(budget, { maxLength: 3 }) }),
      refresh: some(
        { on: fc.subarray(['ami' as const, 'launchTemplate' as const], { minLength: 1 }), surge: fc.nat(2) },
        ['on'],
      ),
    },
    ['account', 'region', 'cluster', 'mode'],
  );

/** JSON is YAML: the text of a document that is valid. */
export const specText = (among: readonly (typeof modes)[number][] = modes): fc.Arbitrary<string> =>
  spec(among).map((each) =>
    JSON.stringify(
      { apiVersion: 'sluice.dev/v1alpha1', kind: 'ClusterSpec', metadata: { name: 'small' }, spec: each },
      undefined,
      2,
    ),
  );

const read = (text: string) => parseClusterSpecs([{ file: 'small.yaml', bytes: Buffer.from(text) }]);

/** As it comes out of a file; a document that is refused is a mistake of whoever made it up. */
export function documentOf(text: string): ClusterSpec {
  const { specs, problems } = read(text);
  if (problems.length > 0) throw new Error(`not a valid document: ${JSON.stringify(problems)}\n${text}`);
  return specs[0]!.spec;
}

/** The same in a document that is refused, whatever else is in it. */
const spoilt: readonly ((text: string) => string)[] = [
  () => '',
  (text) => text.slice(0, -2),
  (text) => text.replace('"cluster": "small"', '"cluster": null'),
  (text) => text.replace('"cluster"', '"clutser"'),
  (text) => text.replace('"account": "111122223333"', '"account": 111122223333'),
  (text) => text.replace(/"mode": "\w+"/, '"mode": "everything"'),
  (text) => text.replace('"region"', '"account": "111122223333", "region"'),
];

export const badText: fc.Arbitrary<string> = fc
  .tuple(specText(), fc.constantFrom(...spoilt))
  .map(([text, spoil]) => spoil(text));

export const isRefused = (text: string): boolean => {
  const { specs, problems } = read(text);
  return (
    specs.length === 0 &&
    problems.length > 0 &&
    problems.every(({ line = 0, column = 0 }) => line > 0 && column > 0)
  );
};
