// Other hands: people and tools that change sizes, flags, targets and states, pause what runs, and change what is wanted.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import { type Drawn, type Family, family, own, world } from '../family.ts';

/** A person's drain that began at no time that matters, as the memory of an instance; and one of a version to come. */
const WISH = 'v1:person:tp3qh0:-:-';
const FOREIGN = ['v2:person:tp3qh0:-:-', 'v9:x', 'hello'] as const;

export const people: readonly Family[] = [
  family(
    'foreign-hands',
    { about: 'people change sizes, protection, states and targets', costly: true },
    ({ random, moment, times, group, served, sources }) =>
      times(3, 8, () => {
        const at = moment();
        const { name: pool, desired, max } = group();
        const near = Math.min(max, desired + random.int(0, 3));
        const choices: Drawn[] = [
          world(at, { setDesiredCapacity: { pool, desired: near } }),
          world(at, { setProtection: { pool, on: random.chance(0.5), count: random.int(1, 4) } }),
          world(at, {
            setContainerInstanceState: {
              pool: random.pick(sources),
              status: random.pick(['ACTIVE', 'DRAINING'] as const),
              count: 1,
            },
          }),
          ...(served.length > 0
            ? [world(at, { deregisterTargets: { service: random.pick(served).name, count: 1 } })]
            : []),
        ];
        return random.pick(choices);
      }),
  ),
  family(
    'persons-drain',
    { about: 'people drain hosts, and take some back' },
    ({ random, moment, times, sources }) =>
      times(1, 3, () => {
        const length = random.pick([300, 1200]);
        const at = moment(length);
        const memory = { pool: random.pick(sources), count: 1, name: 'sluice.dev/memory' };
        return [
          world(at, { setAttribute: { ...memory, value: WISH } }),
          // As `sluice uncordon` does it: the wish first, and then the state.
          ...(random.chance(0.5)
            ? [
                world(at + length, { setAttribute: { ...memory, was: WISH } }),
                world(at + length + 1, {
                  setContainerInstanceState: {
                    pool: memory.pool,
                    count: 1,
                    status: 'ACTIVE',
                    lacking: memory.name,
                  },
                }),
              ]
            : []),
        ];
      }).flat(),
  ),
  family(
    'pauses',
    { about: 'the cluster is paused or frozen for a while', costly: true },
    ({ random, moment, times }, { clusters }) =>
      times(1, 3, () => {
        const length = random.pick([60, 600, 1800]);
        const at = moment(length);
        const tag = {
          cluster: random.pick(clusters).name,
          key: random.pick(['sluice.dev/paused', 'sluice.dev/frozen']),
        };
        return [
          world(at, { setClusterTag: { ...tag, value: 'ann 2026-11-22T00:00:00Z trial' } }),
          world(at + length, { setClusterTag: tag }),
        ];
      }).flat(),
  ),
  family(
    'mixed-versions',
    { about: 'another version of Sluice writes memories of its own', costly: true },
    ({ random, moment, times, sources }) =>
      times(1, 4, () => {
        const length = random.pick([300, 1200]);
        const at = moment(length);
        const memory = { pool: random.pick(sources), count: 1, name: 'sluice.dev/memory' };
        const value = random.pick(FOREIGN);
        // Each version takes back what it wrote itself.
        return [
          world(at, { setAttribute: { ...memory, value } }),
          world(at + length, { setAttribute: { ...memory, was: value } }),
        ];
      }).flat(),
  ),
  family(
    'spec-edits',
    // An edit may step down to a mode in which nobody evacuates.
    { about: 'specs are edited while work is under way', costly: true },
    ({ random, moment, times }, { specs }) => {
      const edits = times(1, 4, () =>
        own({ at: moment(), edit: { documents: documents(specs.map((spec) => edited(spec, random))) } }),
      );
      // In the end what was there at first: what is wanted then is what the trial says.
      return [...edits, own({ at: moment(), edit: { documents: documents(specs) } })];
    },
  ),
  family(
    'bad-specs',
    { about: 'specs become empty, torn or wrong' },
    ({ random, moment, times }, { specs }) =>
      times(2, 5, () =>
        own({ at: moment(), edit: { documents: spoilt(documents(specs), random.int(0, 5)) } }),
      ),
  ),
];

const documents = (specs: readonly ClusterSpec[]) =>
  specs.map((spec) => JSON.stringify(spec)).join('\n---\n');

function edited(spec: ClusterSpec, random: { pick<T>(items: readonly T[]): T }): ClusterSpec {
  const change = random.pick<Partial<ClusterSpec['spec']>>([
    { disruption: { budgets: [{ max: 3 }] } },
    { disruption: { budgets: [{ max: 0 }] } },
    { mode: 'observe' },
    { mode: 'protect' },
    { mode: 'drain' },
    { refresh: undefined },
    { refresh: { on: ['launchTemplate'], surge: 2 } },
    { workloads: [{ match: { daemon: true }, ignore: true }] },
    { pools: spec.spec.pools?.slice(0, 1) },
  ]);
  return JSON.parse(JSON.stringify({ ...spec, spec: { ...spec.spec, ...change } })) as ClusterSpec;
}

/** Blank, empty, cut, contradictory, misspelt, or no document at all. */
function spoilt(text: string, way: number): string {
  const ways = [
    () => '',
    () => '# all of it is a comment\n',
    () => text.slice(0, Math.floor(text.length / 2)),
    () => text.replace('"mode"', '"mood"'),
    () => text.replaceAll(/"cluster":"[^"]*"/g, '"cluster":null'),
    () => text.replace('"spec":{', '"spec":{"pools":[{"name":"x","limits":{"min":3,"max":1}}],'),
  ];
  return ways[way % ways.length]!();
}
