// The document that an adoption prints: what runs today in mode observe, what a person may add, and why. Data; report lays it out.
import { count, listed } from '#lib/text.ts';
import type { Sources, Unread } from '#model/survey.ts';
import { suggestEvents } from './adopt-events.ts';
import { slug, sourcePools } from './adopt-names.ts';
import { describePool } from './adopt-pool.ts';
import { suggestWorkloads } from './adopt-workloads.ts';
import type { Adoption, Field, Found, Item } from './adoption.ts';
import type { Spec } from './canonical.ts';
import { readRecord } from './record.ts';

interface Place {
  readonly account: string;
  readonly region: string;
}

/** The pools by name, nothing done to them: what is asked for to learn the rest. */
export function provisionalSpec(place: Place, cluster: string, sources: Sources): Spec {
  return { ...place, cluster, mode: 'scale', pools: sourcePools(cluster, sources) };
}

/** `name`: of the document, where a person gave one. */
export function adopt(found: Found, name?: string): Adoption {
  const { cluster, sources, observation } = found;
  const { account, region } = observation;
  const unread = unreadOf(found);
  const pools = sourcePools(cluster.name, sources);
  return {
    name: slug(name ?? cluster.name),
    head: [...headOf(found), ...unread.map(({ what, problem }) => `NOT SEEN: ${what}: ${problem}`)],
    fields: [
      { key: 'account', value: account },
      { key: 'region', value: region },
      { key: 'cluster', value: cluster.name },
      {
        key: 'mode',
        value: 'observe',
        aside: 'then protect, drain, scale; `sluice diff --as MODE` shows each',
      },
      suggestEvents(found),
      ...suggestWorkloads(observation),
      ...(pools.length > 0 ? [{ key: 'pools', items: pools.map((pool) => describePool(pool, found)) }] : []),
      ...voluntary(sources.groups.size > 0 ? ['launchTemplate'] : ['ami']),
      ...(pools.length > 0 ? CAPACITY : []),
    ],
    unread,
  };
}

/** `on`: of a fleet images alone are compared. */
const voluntary = (on: readonly string[]): readonly Field[] => [
  {
    key: 'disruption',
    value: { budgets: [{ max: '10%' }] },
    remarks: [
      'From mode drain on: how many instances of a pool may be out at once of our own will. Without a budget it is one at a time.',
    ],
    suggested: true,
  },
  {
    key: 'refresh',
    value: { on },
    remarks: [
      'From mode drain on: replaces instances that are out of date; a Spot Fleet is compared by image alone (ami).',
    ],
    suggested: true,
  },
];

const CAPACITY: readonly Field[] = [
  {
    key: 'scaleOut',
    value: { unplacedTasks: true },
    remarks: [
      'For mode scale, where nobody else may set the size of the pools: when capacity is added, and taken away.',
    ],
    suggested: true,
  },
  { key: 'scaleIn', value: { reservation: { cpu: 40, memory: 40 }, stableFor: '10m' }, suggested: true },
];

function headOf({ cluster, sources, observation }: Found): string[] {
  const { account, region } = observation;
  const { alone, unclear } = sources;
  const [count1, names] = [count(alone.length, 'instance'), listed(alone, 20)];
  return [
    `What runs today in the ECS cluster ${cluster.name} (${account}, ${region}). Mode observe writes nothing.`,
    'A line with one # is a suggestion: take "# " away and run `sluice validate` and `sluice diff`. Two ## are words.',
    ...(alone.length === 0
      ? []
      : [
          `Stand alone, in no Auto Scaling group and no Spot Fleet; listed and never touched: ${count1}: ${names}`,
        ]),
    ...(unclear.length === 0
      ? []
      : [`In which group or fleet they are could not be read: ${listed(unclear, 20)}`]),
    // Unknown is not none.
    ...(sources.groups.size + sources.fleets.size + sources.unread.length === 0
      ? ['No instance of the cluster belongs to an Auto Scaling group or a Spot Fleet: there is no pool yet.']
      : []),
  ];
}

function unreadOf({ sources, observation, unread }: Found): Unread[] {
  const parts = Object.entries(observation.parts).flatMap(([what, { complete, problem }]) =>
    complete ? [] : [{ what, problem: problem ?? 'not read' }],
  );
  const owners = [...observation.pools.values()].flatMap(({ name, group }) =>
    (group?.unread ?? []).map((problem) => ({ what: `who else changes ${name}`, problem })),
  );
  const all = [...sources.unread, ...unread, ...parts, ...owners];
  // Two readings that lack the same right say so once.
  return all.filter(({ problem }, index) => all.findIndex((each) => each.problem === problem) === index);
}

/** Where a cluster is operated already: the very spec in force, so that a diff of it has no changes. Undefined: there is none. */
export function adoptRecord({ name, tags }: Found['cluster'], document: string): Adoption | undefined {
  const record = readRecord(tags);
  if (record.kind !== 'known') return undefined;
  const { mode, account, region, cluster, ...rest } = record.spec;
  return {
    name: document,
    head: [
      `The ECS cluster ${name} is operated already, by the document "${document}" in mode ${mode}. This is its spec in force, read`,
      'from the tags of the cluster; an external id of assumeRole is not kept there.',
    ],
    fields: Object.entries({ account, region, cluster, mode, ...rest }).map(([key, value]) =>
      recorded(key, value),
    ),
    unread: [],
  };
}

function recorded(key: string, value: unknown): Field {
  if (!Array.isArray(value)) return { key, value };
  const items = value.map((each: Record<string, unknown>): Item => {
    if (typeof each.name !== 'string') return { value: each };
    const { name, ...rest } = each;
    return {
      fields: Object.entries({ name, ...rest }).map(([inner, given]) => ({ key: inner, value: given })),
    };
  });
  return { key, items };
}
