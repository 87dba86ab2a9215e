// Draws a trial from its seed: clusters, specs, traffic, what happens there anyway, and two to four families of faults.
import { createRandom, type Random } from '#lib/random.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import { drawCluster } from './draw-cluster.ts';
import { demandOf, reporting, SHORTAGES, withGrowth } from './draw-growth.ts';
import { drawSpec, QUEUE } from './draw-spec.ts';
import { families, familyNamed } from './families/index.ts';
import { type Drawn, type Family, type Ground, hand, world } from './family.ts';
import type { Trial } from './trial.ts';

/** Seconds: the world is calm at first, then things go wrong, then it heals, and then it must stay as it is. */
const FIRST_FAULT = 120;
const LAST_FAULT = 9_000;
const SETTLE = 3_600;
const STAYS = 2_100;
/** Every so many seeds the operator goes through the real SDK. */
const SDK_EVERY = 25;

/** What the rules of an installation send to the operator's queue. */
export const EVENTS = [
  'EC2 Spot Instance Interruption Warning',
  'EC2 Instance Rebalance Recommendation',
  'EC2 Instance State-change Notification',
  'EC2 Instance-terminate Lifecycle Action',
  'ECS Container Instance State Change',
  'ECS Task State Change',
];

export interface DrawOptions {
  /** Instead of those that the seed would choose. */
  readonly families?: readonly string[];
}

export function drawTrial(seed: number, options: DrawOptions = {}): Trial {
  const random = createRandom(`trial ${seed}`);
  const clusters = Array.from({ length: random.chance(0.3) ? 2 : 1 }, (_, n) =>
    drawCluster(`c${n}`, random.fork(`cluster ${n}`)),
  );
  while (hostsOf(clusters) < 10)
    clusters.push(drawCluster(`c${clusters.length}`, random.fork(`more ${clusters.length}`)));
  const growth = (name: string) => random.fork(`growth ${name}`);
  const specs = clusters.map((cluster) =>
    withGrowth(
      drawSpec(cluster, random.fork(`spec ${cluster.name}`)),
      cluster,
      growth(`spec ${cluster.name}`),
    ),
  );
  const chosen = options.families?.map(familyNamed) ?? drawFamilies(random.fork('families'));
  const ground = { from: FIRST_FAULT, until: LAST_FAULT, zones: ['a', 'c', 'd'], clusters, specs };
  const drawn = [
    ...everyday({ ...ground, random: random.fork('everyday') }),
    ...clusters.flatMap((each, n) => demandOf(each, specs[n]!, growth(`demand ${each.name}`))),
    ...chosen.flatMap((each) => each.draw({ ...ground, random: random.fork(each.name) })),
  ];
  const scenario: Scenario = {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'Scenario',
    metadata: { name: `trial-${seed}` },
    spec: {
      duration: `${LAST_FAULT + SETTLE + STAYS}s`,
      settle: `${SETTLE}s`,
      settings: drawMoreSettings(random.fork('settings')),
      queues: [
        { name: QUEUE, forOperator: true, events: EVENTS },
        ...(specs.some(({ spec }) => spec.scaleOut?.shortageQueue)
          ? [{ name: SHORTAGES, forOperator: true }]
          : []),
      ],
      clusters: clusters.map((each, n) => reporting(each, specs[n]!, LAST_FAULT)),
      faults: drawn.flatMap((each) => ('world' in each ? [each.world] : [])),
    },
  };
  return {
    name: `seed ${seed}`,
    seed,
    edge: seed % SDK_EVERY === 0 ? 'sdk' : 'direct',
    scenario,
    specs,
    faults: drawn.flatMap((each) => ('own' in each ? [each.own] : [])),
    families: chosen.map(({ name }) => name),
  };
}

const hostsOf = (
  clusters: readonly { pools: readonly { desired: number }[]; fleets?: readonly unknown[] }[],
) =>
  clusters.reduce(
    (sum, { pools, fleets = [] }) =>
      sum + pools.reduce((n, { desired }) => n + desired, 0) + 3 * fleets.length,
    0,
  );

function drawFamilies(random: Random): Family[] {
  const left = [...families];
  const count = random.pick([2, 2, 3, 4]);
  return Array.from({ length: count }, () => left.splice(random.int(0, left.length - 1), 1)[0]!);
}

/** What happens in any week: hosts are taken, groups shrink and grow, a new image comes out. */
function everyday(ground: Ground): Drawn[] {
  const { random, moment, times, groups, spotPools, group } = hand(ground);
  const scaleIns = times(1, 3, () => {
    const { name: pool } = group();
    return world(moment(), { terminateInGroup: { pool, count: 1 } });
  });
  const back = groups.map(({ name: pool, desired }) =>
    world(ground.until, { setDesiredCapacity: { pool, desired } }),
  );
  const spot =
    spotPools.length > 0
      ? times(1, 4, () =>
          world(moment(150), {
            spotInterruption: { pool: random.pick(spotPools), count: random.int(1, 2), over: '20s' },
          }),
        )
      : [];
  const rebalances =
    spotPools.length > 0 && random.chance(0.4)
      ? [world(moment(), { rebalanceRecommendation: { pool: random.pick(spotPools), count: 1 } })]
      : [];
  const images = random.chance(0.4)
    ? [world(moment(2_000), { launchTemplateVersion: { pool: group().name } })]
    : [];
  return [...scaleIns, ...spot, ...rebalances, ...images, ...back];
}

/** What the sandbox itself does not vary, where AWS leaves it unverified too. */
export function drawMoreSettings(random: Random): Scenario['spec']['settings'] {
  return {
    drainingTwice: random.pick(['succeeds', 'fails']),
    unknownInstance: random.pick(['failure', 'exception']),
    deregisterBusy: random.pick(['InvalidParameterException', 'ClientException']),
    drainedStopCode: random.pick(['ServiceSchedulerInitiated', 'TerminationNotice']),
    agentRepair: random.chance(0.3),
    fleetModifyTwice: random.pick(['fails', 'succeeds']),
    eventDoubles: random.pick([0, 1, 10]),
    eventLoss: random.pick([0, 0, 5]),
    removedTargetCounts: random.chance(0.7),
  };
}
