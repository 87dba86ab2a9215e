// One life of a copied cluster: what is seen of it each minute, and when nothing was left to do.
import { createRandom } from '#lib/random.ts';
import type { ForecastMinute } from '#model/forecast.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Plan } from '#model/plan.ts';
import { stand } from '#sandbox/world/standing.ts';
import type { Ec2Instance, Member, Task, World } from '#sandbox/world/state.ts';
import type { RunningWorld } from '#sandbox/world/world.ts';
import { losses } from '../report.ts';
import { simulate } from '../simulate.ts';
import { OTHERS } from './around.ts';
import { type Copying, copyOf } from './copy.ts';

export interface LifeOptions extends Copying {
  readonly nth: number;
  readonly livedMs: number;
  readonly pace: Pace;
  /** How often the operator may look; then this life is not lived any further. */
  readonly mostLooks: number;
}

export interface Pace {
  /** 0: as the operator itself has it. */
  readonly leastMs: number;
  /** Whether it hears of what happens through its queue. */
  readonly hears: boolean;
}

export interface Life {
  readonly assumes: readonly string[];
  /** When the last of what there was to do was done, ms since the look; undefined: it was not. */
  readonly doneMs?: number;
  readonly livedMs: number;
  readonly looks: number;
  readonly minutes: readonly ForecastMinute[];
  readonly moves: readonly Move[];
  readonly broken: readonly string[];
}

/** What became of one host, and in which minute it was seen. */
export interface Move {
  readonly atSecond: number;
  readonly what: 'drained' | 'ended' | 'joined';
  readonly pool: string;
  readonly id: string;
}

/** Nothing to do for so long: it is over. */
const CALM_MS = 10 * 60_000;
/** Whether anything is left is seen each minute. */
const REST_MS = 120_000;

export async function liveOn(options: LifeOptions): Promise<Life> {
  const { document, nth, livedMs, pace, mostLooks } = options;
  const seed = 7_000 + nth;
  const ahead = `${Math.ceil(livedMs / 1000)}s`;
  const copied = copyOf(
    options,
    { random: createRandom(`forecast ${seed}`), nth },
    { ahead, queue: pace.hears },
  );
  const watch = createWatch(document, mostLooks);
  const { report, crashes } = await simulate({
    scenario: copied.scenario,
    specs: [document],
    policy: 'sluice',
    seed,
    leastPaceMs: pace.leastMs,
    prepare: ({ world }) => {
      stand(world, copied.standing);
      watch.begin(world);
    },
    onPlan: watch.plan,
    onMinute: ({ world }) => watch.minute(world),
    isOver: watch.isOver,
    atEnd: watch.end,
  });
  if (crashes.length > 0) throw new Error(`the operator failed in a forecast: ${crashes[0]}`);
  const violated = report.invariants.filter(({ violations }) => violations > 0);
  return {
    assumes: copied.assumes,
    ...watch.told(),
    livedMs: report.simulatedSeconds * 1000,
    broken: [...losses(report).map(withoutCount), ...violated.map(({ name }) => name)],
  };
}

/** The kind of a loss; how many there are differs from life to life. */
const withoutCount = (loss: string) => loss.replace(/^[\d,]+ /, '');

export function createWatch(document: ClusterSpec, mostLooks: number) {
  const minutes: ForecastMinute[] = [];
  const moves: Move[] = [];
  /** Whether it has joined, by instance id. */
  const known = new Map<string, boolean>();
  let now = () => 0;
  let lastWorkMs = 0;
  let planned = true;
  let failed = 0;
  let looks = 0;
  // What the operator does while it is being stopped is no part of it.
  let isOver = false;
  let endMs = 0;
  const windows = hasWindows(document);

  const moveOf = (host: Ec2Instance, what: Move['what']): Move => ({
    atSecond: Math.round(now() / 1000),
    what,
    pool: poolOf(host, document),
    id: host.id,
  });
  const look = (w: World) => {
    const left = hostsToDo(w, document);
    minutes.push({
      atSecond: Math.round(now() / 1000),
      capacity: [...w.instances.values()].filter(takesTasks).length,
      atRisk: atRisk(w),
      failed: w.tally.requests.failed - failed,
      left,
    });
    failed = w.tally.requests.failed;
    if (left > 0 || planned) lastWorkMs = now();
  };
  return {
    begin(w: RunningWorld): void {
      now = () => w.engine.now - w.engine.start;
      for (const host of hostsOf(w)) known.set(host.id, host.container !== undefined);
      look(w);
      // One may be DRAINING for less than a minute: of that the log tells.
      w.observe(({ kind, text }) => {
        const [id = '', what] = text.split(' ');
        const host = kind === 'container-instance' && what === 'DRAINING' ? w.instances.get(id) : undefined;
        if (!isOver && host) moves.push(moveOf(host, 'drained'));
      });
    },
    plan({ actions }: Plan): void {
      if (isOver) return;
      looks++;
      planned = actions.some(({ nature }) => nature === 'change');
      if (planned) lastWorkMs = now();
    },
    minute(w: World): void {
      if (isOver) return;
      look(w);
      for (const host of hostsOf(w)) {
        const joined = host.container !== undefined;
        if (joined && !known.get(host.id)) moves.push(moveOf(host, 'joined'));
        known.set(host.id, joined);
      }
      for (const id of known.keys()) {
        const host = w.instances.get(id);
        if (host && !isGone(host)) continue;
        known.delete(id);
        if (host) moves.push(moveOf(host, 'ended'));
      }
    },
    /** What windows open later nobody knows yet. */
    isOver(): boolean {
      isOver ||= looks >= mostLooks || (!windows && now() - lastWorkMs > CALM_MS);
      return isOver;
    },
    end(): void {
      isOver = true;
      endMs = now();
    },
    told: () => ({ looks, minutes, moves, ...(endMs - lastWorkMs > REST_MS && { doneMs: lastWorkMs }) }),
  };
}

/** Those that have not ended, with whom the forecast is concerned. */
const hostsOf = (w: World) =>
  [...w.instances.values()].filter((host) => host.group?.name !== OTHERS && !isGone(host));

const isGone = ({ state }: Ec2Instance) => state === 'shutting-down' || state === 'terminated';

const takesTasks = ({ state, container }: Ec2Instance) =>
  state === 'running' && container?.status === 'ACTIVE';

const memberOf = (host: Ec2Instance): Member | undefined => host.group?.members.get(host.id);

const isEnding = (host: Ec2Instance) => memberOf(host)?.lifecycleState.startsWith('Terminating') ?? false;

/** Hosts of its pools that leave, that are still to come, and that are out of date where the spec wants them not to be. */
function hostsToDo(w: World, { spec }: ClusterSpec): number {
  const refreshes = (spec.refresh?.on ?? []).length > 0;
  return hostsOf(w).filter(
    (host) => host.container?.status !== 'ACTIVE' || isEnding(host) || (refreshes && isOld(host)),
  ).length;
}

function isOld({ group, fleet, imageId, launchTemplate }: Ec2Instance): boolean {
  const source = group ?? fleet;
  const wanted = source?.launchTemplate.versions.at(-1);
  if (!wanted) return false;
  if (fleet) return imageId !== wanted.imageId;
  return launchTemplate.version !== String(wanted.number) || launchTemplate.id !== source!.launchTemplate.id;
}

function poolOf({ group, fleet }: Ec2Instance, { spec }: ClusterSpec): string {
  const pool = spec.pools?.find(
    ({ autoScalingGroup, spotFleet }) =>
      (group !== undefined && autoScalingGroup?.name === group.name) ||
      (fleet !== undefined && spotFleet !== undefined),
  );
  return pool?.name ?? group?.name ?? fleet?.name ?? '';
}

/** Percent of the tasks that get requests whose host is leaving. */
function atRisk(w: World): number {
  const served = [...w.clusters.values()]
    .flatMap((cluster) => [...cluster.services.values()])
    .filter(({ targetGroups }) => targetGroups.length > 0)
    .flatMap(({ tasks }) => [...tasks])
    .filter(isServing);
  if (served.length === 0) return 0;
  const risky = served.filter(({ container }) => container && isLeaving(container.host)).length;
  return Math.round((1000 * risky) / served.length) / 10;
}

const isServing = ({ targets }: Task) => targets.some(({ state }) => state === 'healthy');

const isLeaving = (host: Ec2Instance) => host.container?.status === 'DRAINING' || isEnding(host);

/** Whether the spec opens or closes anything by the clock. */
function hasWindows({ spec }: ClusterSpec): boolean {
  const budgets = spec.disruption?.budgets ?? [];
  return (spec.schedules ?? []).length > 0 || budgets.some(({ cron }) => cron !== undefined);
}
