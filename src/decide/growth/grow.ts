// Scale-out, in mode scale: which pools are to have more, by how much and what for. Told by placing all that waits in thought, so that
// it is neither too late, as a metric is, nor too much, as a percentage is.
import { clockTime, count } from '#lib/text.ts';
import type { Observation, PartName } from '#model/observation.ts';
import type { Wait } from '#model/plan.ts';
import type { Needs } from '#model/room.ts';
import { type Host, kindOf, type Wanted } from '#plan/placing/host.ts';
import { type Placement, pack } from '#plan/placing/place.ts';
import { type Shortfall, shortfallOf } from '#plan/placing/shortfall.ts';
import { type Findings, modeAllows, NOTHING, type Situation } from '../situation.ts';
import { hostsOf } from './hosts.ts';
import { misfits } from './misfits.ts';
import { shapesOf } from './shapes.ts';
import { type Ground, groundsOf, growsForServices, sourcesOf } from './sources.ts';
import { triedOf, vainOf } from './vain.ts';
import { waitingFor } from './waiting.ts';

/** What must be known whole before anything is launched for what seems to be missing. */
const PARTS: readonly PartName[] = ['containerInstances', 'tasks', 'services', 'pools'];

/** While one of them is not, a look says nothing of what is lacking. */
export const unreadForGrowth = ({ parts }: Observation): PartName[] =>
  PARTS.filter((part) => !parts[part].complete);

export interface Growth {
  readonly ground: Ground;
  readonly to: number;
  readonly why: string;
  readonly tasks: readonly Wanted[];
}

/** `back`: those that were to leave, and are needed again. */
export function decideGrowth(situation: Situation, back?: ReadonlySet<string>): Findings {
  const { spec, observation } = situation;
  if (!modeAllows(spec, 'scale') || !wantsGrowth(situation)) return NOTHING;
  const unread = unreadForGrowth(observation);
  if (unread.length > 0) return say(`nothing is launched: not read whole: ${unread.join(', ')}`);
  const { growth: doubt } = situation.doubts;
  if (doubt !== undefined) return say(`nothing is launched: ${doubt}`);
  const hosts = hostsOf(situation, 'more', back);
  if (hosts === undefined) return say('nothing is launched: what the hosts have free is not known');
  const grounds = groundsOf(situation);
  const { shortfall, unknown } = foresee(situation, { hosts, grounds, place: pack, counted: true });
  const growths = grounds.flatMap((ground) => growthOf(ground, shortfall) ?? []);
  const told: Wait[] = [...unknown, ...shortfall.stuck, ...typesUnread(observation)].map((reason) => ({
    kind: 'waiting',
    reason,
  }));
  told.push(...misfits(situation).map((reason): Wait => ({ kind: 'warning', reason })));
  told.push(...heldPools(grounds, shortfall));
  return { ...NOTHING, actions: growths.map((growth) => actionOf(situation, hosts, growth)), waits: told };
}

/** Why pools do not grow, where something has no place, or they have less than their least. */
function heldPools(grounds: readonly Ground[], { stuck }: Shortfall): Wait[] {
  const lacking = grounds.filter((ground) => stuck.length > 0 || leastOf(ground) > ground.size);
  return lacking.flatMap(({ pool, held, size, most }) => {
    const why = held ?? (size >= most ? `it has ${size}, and its limit is ${most}` : undefined);
    return why === undefined ? [] : [{ kind: 'refused', pool: pool.name, reason: `may not grow: ${why}` }];
  });
}

const leastOf = ({ limits, most }: Ground) => Math.min(limits.min, most);

/** Whatever it is, placement goes on without it. */
const typesUnread = ({ typesUnread: problem }: Observation): string[] =>
  problem === undefined
    ? []
    : [`network interfaces of hosts, and what a pool without hosts launches, are not known: ${problem}`];

/** Whether any field of the spec asks for it. */
function wantsGrowth({ spec }: Situation): boolean {
  if (spec.scaleOut !== undefined || spec.schedules?.length) return true;
  return (spec.pools ?? []).some(({ scaleOut, headroom, headroomTasks, surviveLossOf, limits }) =>
    [scaleOut, headroom, headroomTasks, surviveLossOf, limits?.min].some((field) => field !== undefined),
  );
}

export interface Ahead {
  readonly hosts: readonly Host[];
  readonly grounds: readonly Ground[];
  readonly place: Placement;
  /** See `Wanting`. */
  readonly counted: boolean;
}

/** What would be lacking on these hosts, and those that are on their way; also after the losses that are to be borne. */
export function foresee(
  situation: Situation,
  { hosts, grounds, place, counted }: Ahead,
): { readonly shortfall: Shortfall; readonly unknown: readonly string[] } {
  const lost = new Set(grounds.flatMap(({ pool }) => largestHosts(hosts, pool)));
  const left: Situation = { ...situation, without: new Set([...(situation.without ?? []), ...lost]) };
  // Whatever grows for them: what is taken away must not leave a task without a place.
  const unplaced = !counted || grounds.some(({ pool }) => growsForServices(situation.spec, pool));
  const { wanted, unknown } = waitingFor(left, { unplaced, counted });
  // What is lost one day finds what is left by what moves today.
  const now = lost.size === 0 ? wanted : waitingFor(situation, { unplaced, counted }).wanted;
  const inTurn = place === pack || lost.size === 0 ? [wanted] : [now, less(wanted, now)];
  const shapes = (pool: string) => shapesOf(situation.observation, pool);
  const staying = hosts.filter(({ id }) => !lost.has(id));
  const sources = sourcesOf(situation, grounds, { hosts, kinds: kindsOf(situation) }, shapes).map(
    (source) => ({
      ...source,
      vain: vainOf(situation, { pool: source.pool, hosts }, wanted),
    }),
  );
  const all = [...staying, ...grounds.flatMap(({ coming }) => coming.hosts)];
  const shortfall = shortfallOf(all, inTurn, { sources, place });
  if (lost.size === 0) return { shortfall, unknown };
  const kinds = new Set(now.map(kindOf));
  const launches = shortfall.launches.map((launch) => ({
    ...launch,
    // What stands ready for a loss holds no task that would only then be lacking.
    tasks: launch.tasks.filter((each) => kinds.has(kindOf(each))),
    why: `${launch.why}, with the loss of ${count(lost.size, 'host')} to be borne`,
  }));
  return { shortfall: { ...shortfall, launches }, unknown };
}

/** How many more of each kind. */
function less(wanted: readonly Wanted[], now: readonly Wanted[]): Wanted[] {
  const known = new Map<string, number>();
  for (const each of now) known.set(kindOf(each), (known.get(kindOf(each)) ?? 0) + each.count);
  return wanted.flatMap((each) => {
    const spent = Math.min(each.count, known.get(kindOf(each)) ?? 0);
    known.set(kindOf(each), (known.get(kindOf(each)) ?? 0) - spent);
    return each.count > spent ? [{ ...each, count: each.count - spent }] : [];
  });
}

/** Those whose loss the pool is to survive. */
function largestHosts(hosts: readonly Host[], { name, surviveLossOf = 0 }: Ground['pool']): string[] {
  const mine = hosts.filter(({ pool }) => pool === name);
  const used = ({ whole, room }: Host) => whole.cpu - room.cpu;
  const bySize = mine.toSorted((a, b) => b.whole.cpu - a.whole.cpu || used(b) - used(a));
  return bySize.slice(0, surviveLossOf).map(({ id }) => id);
}

/** What one task of each service takes that runs on hosts. */
function kindsOf({ observation: { services, definitions } }: Situation): Needs[] {
  const running = [...services.values()].filter(
    ({ daemon, placing, desiredCount }) => !daemon && placing !== undefined && desiredCount > 0,
  );
  return running.flatMap(({ primary }) => definitions?.get(primary?.definition ?? '')?.needs ?? []);
}

/** Undefined: it has what it needs. */
function growthOf(ground: Ground, { launches }: Shortfall): Growth | undefined {
  const { pool, capacity, size, held, trial } = ground;
  const launch = launches.find((each) => each.pool === pool.name);
  const least = leastOf(ground);
  const wanted = launch === undefined ? capacity : size + launch.units;
  // Of a fleet that has more than its target the least is there already.
  const to = Math.max(wanted, least > size ? least : capacity);
  if (to <= capacity || held !== undefined) return undefined;
  const onTrial = trial === undefined ? '' : `; on trial, as ${trial}`;
  if (least > wanted) return { ground, to, why: `${leastWords(ground)}${onTrial}`, tasks: [] };
  const why = `${count(launch!.hosts, 'more host')} for ${launch!.why}${onTrial}`;
  return { ground, to, tasks: launch!.tasks, why };
}

function leastWords({ limits: { min, minBy, minFrom } }: Ground): string {
  const by = minBy === undefined ? 'its limits' : `the schedule ${minBy}`;
  return `${by} ask${minBy === undefined ? '' : 's'} for ${min}${minFrom === undefined ? '' : ` from ${clockTime(minFrom)} on`}`;
}

function actionOf(situation: Situation, hosts: readonly Host[], { ground, to, why, tasks }: Growth) {
  const { pool, facts, capacity } = ground;
  // A report says itself how much of it still waits.
  const tried = tasks.filter(({ reported }) => reported !== true);
  const asked = { pool: pool.name, hosts };
  return {
    kind: 'grow' as const,
    pool: pool.name,
    ...(facts.group === undefined ? { fleet: facts.fleet!.id } : { group: facts.group.name }),
    from: capacity,
    to,
    ...(tried.length > 0 && { for: tried.map((wanted) => triedOf(situation, asked, wanted)) }),
    forced: false,
    nature: 'routine' as const,
    reason: why,
  };
}

const say = (reason: string): Findings => ({ ...NOTHING, waits: [{ kind: 'waiting', reason }] });
