// What is launched is enough, is the same whatever order lists come in, and what is spare of it is not launched again: pools neither creep
// nor flap.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decideGrowth } from '#decide/growth/grow.ts';
import { shapesOf } from '#decide/growth/shapes.ts';
import { needWithout } from '#decide/growth/spare.ts';
import type { InstanceFacts, Observation, ServiceFacts } from '#model/observation.ts';
import type { Room, TaskKind } from '#model/room.ts';
import { aSituation } from '../support/case.ts';
import { anInstance, anObservation, aPool, aService, aTask, NOW } from '../support/facts.ts';
import { howOften } from './how-often.ts';

const POOLS = ['main', 'other'] as const;
type Pool = (typeof POOLS)[number];

interface Case {
  /** For each pool the cores of its hosts, and what its spec says. */
  readonly cores: Readonly<Record<Pool, number>>;
  readonly hosts: readonly { readonly pool: Pool; readonly tasks: readonly number[] }[];
  /** What services want beyond what runs, and how large their tasks are, in eighths of a core. */
  readonly services: readonly {
    readonly size: number;
    readonly lacking: number;
    readonly placing: ServiceFacts['placing'];
  }[];
  readonly rules: Readonly<Record<Pool, object>>;
}

const room = (cpu: number): Room => ({
  cpu,
  memory: 2 * cpu,
  gpus: 0,
  interfaces: Number.POSITIVE_INFINITY,
  ports: new Set(),
});

const placing = fc.record({
  strategies: fc.constantFrom(
    [],
    [{ spread: 'instanceId' }],
    [{ spread: 'ecs.availability-zone' }, { binpack: 'cpu' as const }],
  ),
  distinct: fc.boolean(),
  expressions: fc.constant([]),
});

const rules = fc.record(
  {
    headroom: fc.constantFrom<number | string>(1, '10%'),
    headroomTasks: fc.integer({ min: 1, max: 3 }),
    limits: fc.record({ max: fc.integer({ min: 3, max: 12 }) }),
    weight: fc.integer({ min: 1, max: 3 }),
    base: fc.integer({ min: 0, max: 3 }),
    fallback: fc.constant('main'),
  },
  { requiredKeys: [] },
);

const cases: fc.Arbitrary<Case> = fc.record({
  cores: fc.record({ main: fc.constantFrom(2, 4), other: fc.constantFrom(2, 8) }),
  hosts: fc.array(
    fc.record({ pool: fc.constantFrom(...POOLS), tasks: fc.array(fc.nat(2), { maxLength: 4 }) }),
    { minLength: 1, maxLength: 8 },
  ),
  services: fc.array(fc.record({ size: fc.integer({ min: 1, max: 20 }), lacking: fc.nat(9), placing }), {
    minLength: 3,
    maxLength: 3,
  }),
  rules: fc.record({ main: rules, other: rules }),
});

const definitionOf = (service: number) => `td/s${service}:1`;
const zoneOf = (n: number) => `ap-northeast-1${'acd'[n % 3]}`;

/** A host of a pool with as many of these tasks as it has room for. */
function hostOf(
  of: Case,
  pool: Pool,
  { id, tasks }: { id: string; tasks: readonly number[] },
): InstanceFacts {
  const whole = 1024 * of.cores[pool];
  let used = 0;
  const placed = tasks.filter((service) => {
    const cpu = 128 * of.services[service]!.size;
    if (used + cpu > whole) return false;
    used += cpu;
    return true;
  });
  const base = anInstance(id, {
    pool,
    tasks: placed.map((service, n) =>
      aTask(`${id}-${n}`, {
        service: `s${service}`,
        group: `service:s${service}`,
        definition: definitionOf(service),
      }),
    ),
  });
  const attributes = new Map([['ecs.instance-type', `${of.cores[pool]} cores`]]);
  const offer = {
    whole: room(whole),
    left: { ...room(whole - used), memory: 2 * (whole - used) },
    attributes,
  };
  return { ...base, zone: zoneOf(Number.parseInt(id, 36)), container: { ...base.container!, offer } };
}

function situationOf(of: Case, instances: readonly InstanceFacts[], wanted: readonly number[]) {
  const services = of.services.map(({ placing }, n) =>
    aService({
      name: `s${n}`,
      desiredCount: wanted[n]!,
      placing,
      primary: { definition: definitionOf(n), desired: wanted[n]! },
    }),
  );
  const kinds = of.services.map(({ size }, n): [string, TaskKind] => [
    definitionOf(n),
    { needs: { cpu: 128 * size, memory: 128 * size, gpus: 0, interfaces: 0, ports: [] }, expressions: [] },
  ]);
  const pools = POOLS.map((name) => {
    const desired = instances.filter(({ pool }) => pool === name).length;
    const zones = [0, 1, 2].map(zoneOf);
    return aPool({ name: `group-${name}`, desired, max: 30, scalingPolicies: [], zones }, name);
  });
  const observation: Observation = {
    ...anObservation({ instances, services, pools }),
    definitions: new Map(kinds),
  };
  const spec = {
    mode: 'scale' as const,
    scaleOut: { unplacedTasks: true },
    pools: POOLS.map((name) => {
      const { fallback, ...rule } = of.rules[name] as { fallback?: string };
      const own = name === 'main' ? rule : { ...rule, ...(fallback && { fallback }) };
      return { name, autoScalingGroup: { name: `group-${name}` }, ...own };
    }),
  };
  return aSituation(observation, { spec });
}

const growthsOf = (situation: ReturnType<typeof situationOf>) =>
  decideGrowth(situation).actions.flatMap((action) => (action.kind === 'grow' ? [action] : []));

function given(of: Case) {
  const instances = of.hosts.map(({ pool, tasks }, n) => hostOf(of, pool, { id: n.toString(36), tasks }));
  const running = of.services.map((_, n) =>
    instances.reduce((sum, { tasks }) => sum + tasks.filter(({ service }) => service === `s${n}`).length, 0),
  );
  return { instances, wanted: running.map((many, n) => many + of.services[n]!.lacking) };
}

/** The hosts that were asked for, joined as their shape says, before ECS has placed anything there. */
function joined(of: Case, situation: ReturnType<typeof situationOf>, first: number) {
  const growths = growthsOf(situation);
  let next = first;
  return growths.flatMap(({ pool, from, to }) => {
    const [shape] = shapesOf(situation.observation, pool);
    return Array.from({ length: to - from }, () => {
      const fresh = hostOf(of, pool as Pool, { id: (next++).toString(36), tasks: [] });
      expect(shape!.room.cpu).toBe(fresh.container!.offer!.whole.cpu);
      return { ...fresh, launchedAt: NOW - 60_000 };
    });
  });
}

/** How often more is asked for until it is enough. */
function looksUntilEnough(of: Case): number {
  const { instances, wanted } = given(of);
  const all = [...instances];
  for (let looks = 0; looks < 9; looks++) {
    const fresh = joined(of, situationOf(of, all, wanted), all.length);
    if (fresh.length === 0) return looks;
    all.push(...fresh);
  }
  return Number.POSITIVE_INFINITY;
}

it('what is launched is enough: when it has joined nothing more is asked for', () => {
  const alike = cases.map((of) => ({
    ...of,
    cores: { ...of.cores, other: of.cores.main },
    services: of.services.map((each) => ({
      ...each,
      size: of.services[0]!.size,
      placing: { ...each.placing!, distinct: false },
    })),
  }));
  fc.assert(
    fc.property(alike, (of) => {
      expect(looksUntilEnough(of)).toBeLessThanOrEqual(1);
    }),
    howOften(30),
  );
});

it('nor for ever where hosts and tasks differ, or must be alone', () => {
  fc.assert(
    fc.property(cases, (of) => {
      expect(looksUntilEnough(of)).toBeLessThan(Number.POSITIVE_INFINITY);
    }),
    howOften(30),
  );
});

it('what is spare is not launched again: a pool that grew and one that shrank do not take turns', () => {
  fc.assert(
    fc.property(cases, (of) => {
      const { instances, wanted } = given(of);
      const fresh = joined(of, situationOf(of, instances, wanted), instances.length);
      const all = [...instances, ...fresh];
      const after = situationOf(of, all, wanted);
      const spare = fresh.find(({ instanceId }) => needWithout(after)([instanceId]) === undefined);
      // None, nearly always; and where something has no place within the limits it may get that of the spare one.
      if (spare === undefined || decideGrowth(after).waits.length > 0) return;
      const left = all.filter((host) => host !== spare);
      expect(growthsOf(situationOf(of, left, wanted)).map(({ reason }) => reason)).toEqual([]);
    }),
    howOften(30),
  );
});

it('the order of lists changes nothing', () => {
  fc.assert(
    fc.property(cases, fc.infiniteStream(fc.nat()), (of, keys) => {
      const { instances, wanted } = given(of);
      const situation = situationOf(of, instances, wanted);
      const shuffled = <K, V>(map: ReadonlyMap<K, V>) =>
        new Map(
          [...map]
            .map((entry) => ({ entry, key: keys.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ entry }) => entry),
        );
      const { observation } = situation;
      const other = {
        ...situation,
        observation: {
          ...observation,
          instances: shuffled(observation.instances),
          services: shuffled(observation.services),
          definitions: shuffled(observation.definitions!),
          pools: shuffled(observation.pools),
        },
      };
      const sizes = (of: typeof situation) =>
        growthsOf(of).map(({ pool, from, to }) => `${pool} ${from} ${to}`);
      expect(sizes(other)).toEqual(sizes(situation));
    }),
    howOften(30),
  );
});
