// Promise: no more hosts are asked for than there are tasks without a place, and hosts that shall be free: what is on its way counts,
// whatever answers were lost. Each such task takes one host at most.
import type { Ec2Instance, Service } from '#sandbox/world/state.ts';
import type { Checker, Scene } from './checker.ts';
import { limitsOf, RAISES, type Raise, raiseBy } from './raises.ts';
import { isLeaving } from './truth.ts';

/** So long ago a task may have been placed, or a host have ended, and the operator not have seen it. */
const SEEN_WITHIN_MS = 60_000;
/** A launcher tries again, and reports, at least each ten seconds; a report counts for a minute. */
const RETRY_MS = 10_000;
const REPORT_MS = 75_000;

/** When it asks what there is: what was lacking then may be there by the time of the call. */
const LOOKS = ['ecs:DescribeServices', 'ecs:DescribeContainerInstances'];

export const growsOnlyForNeed: Checker = {
  name: 'no-growth-beyond-what-lacks',
  rows: [2, 29],
  kind: 'safety',
  on: [...RAISES, ...LOOKS],
  changes: ['job'],
  create() {
    /** How many tasks each cluster lacked at a look. */
    let looks: { readonly at: number; readonly cluster: string; readonly lacking: number }[] = [];
    /** When jobs found no room. */
    let rejected: number[] = [];
    return {
      onChange(_, { world }) {
        rejected = [...rejected.filter((at) => world.engine.now - at < REPORT_MS), world.engine.now];
        return undefined;
      },
      onAnswer({ operation }, _, scene) {
        if (!LOOKS.includes(`ecs:${operation}`)) return undefined;
        const { now } = scene.world.engine;
        looks = looks.filter(({ at }) => now - at < SEEN_WITHIN_MS);
        for (const { name, services } of scaled(scene))
          looks.push({ at: now, cluster: name, lacking: lackingOf(services.values(), now) });
        return undefined;
      },
      check(call, scene) {
        const raise = raiseBy(call, scene);
        const { now } = scene.world.engine;
        if (raise === undefined || scene.staleMs > 0 || !isTold(raise)) return undefined;
        if (raise.to <= limitsOf(raise, now + scene.aheadMs).least) return undefined;
        const seen = looks
          .filter(({ cluster }) => cluster === raise.cluster.name)
          .map(({ lacking }) => lacking);
        const tasks = Math.max(lackingOf(raise.cluster.services.values(), now), ...seen);
        const needed = (tasks + waitingNow(rejected, now) + spareOf(raise)) * unitsOfOne(raise);
        const coming = raise.to - joinedUnits(raise, now);
        if (coming <= needed) return undefined;
        return `${raise.name} was raised to ${raise.to}: ${coming} are to come, and ${needed} would do for ${tasks} tasks`;
      },
    };
  },
};

const scaled = ({ modes, world }: Scene) =>
  [...modes].flatMap(([name, mode]) => (mode === 'scale' ? (world.clusters.get(name) ?? []) : []));

/** What is simply told: parts of what is used, losses, constraints and capacity providers are not. */
function isTold({ document, pool, cluster }: Raise): boolean {
  const pools = document.spec.pools ?? [];
  const isBare = (rule: typeof pool.scaleOut) => rule?.reservation === undefined;
  return (
    isBare(pool.scaleOut ?? document.spec.scaleOut) &&
    typeof pool.headroom !== 'string' &&
    pools.every(({ surviveLossOf = 0 }) => surviveLossOf === 0) &&
    cluster.capacityProviders.length === 0 &&
    [...cluster.services.values()].every(({ constraints }) => constraints.length === 0)
  );
}

const spareOf = ({ pool: { headroom = 0, headroomTasks = 0 } }: Raise) => Number(headroom) + headroomTasks;

/** Tasks that services want and that are on no host that stays, or were not until a moment ago. */
function lackingOf(services: Iterable<Service>, now: number): number {
  let lacking = 0;
  for (const { daemon, status, desiredCount, tasks } of services) {
    if (daemon || status !== undefined) continue;
    const placed = [...tasks].filter(
      ({ desiredStatus, createdAt, container }) =>
        desiredStatus === 'RUNNING' &&
        now - createdAt > SEEN_WITHIN_MS &&
        container !== undefined &&
        stays(container.host),
    );
    lacking += Math.max(0, desiredCount - placed.length);
  }
  return lacking;
}

const stays = (host: Ec2Instance) => !isLeaving(host) && host.container?.status === 'ACTIVE';

/** How many jobs wait, or did within the time in which a report counts: the most that found no room within one round of tries. */
function waitingNow(rejected: readonly number[], now: number): number {
  const recent = rejected.filter((at) => now - at < REPORT_MS);
  const rounds = recent.map((from) => recent.filter((at) => at >= from && at - from <= RETRY_MS).length);
  return Math.max(0, ...rounds);
}

const unitsOfOne = ({ group, fleet }: Raise): number =>
  fleet === undefined && group?.weighted !== true
    ? 1
    : Math.max(1, ...(group ?? fleet)!.types.map(({ weight }) => weight));

/** What has joined of what counts in its capacity; one that has only just ended may not have been missed yet. */
function joinedUnits({ group, fleet }: Raise, now: number): number {
  const members = [...(group?.members.values() ?? [])];
  const counting = members.filter(({ lifecycleState }) => !/^Terminat|Standby/.test(lifecycleState));
  const hosts =
    group === undefined ? [...fleet!.instances.values()] : counting.map(({ instance }) => instance);
  const ended = members.filter(
    ({ termination }) => termination !== undefined && now - termination.startedAt < SEEN_WITHIN_MS,
  );
  const joined = [...hosts, ...ended.map(({ instance }) => instance)].filter(
    ({ container }) => container !== undefined,
  );
  const isCounted = fleet !== undefined || group?.weighted === true;
  return joined.reduce((sum, { weight }) => sum + (isCounted ? weight : 1), 0);
}
