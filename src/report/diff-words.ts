// What a diff says in words, whoever lays it out: text and Markdown say the same.
import { count } from '#lib/text.ts';
import type { Wait } from '#model/plan.ts';
import {
  type Diff,
  isOpen,
  isRefused,
  type NextToEnd,
  type PoolCapacity,
  type PoolState,
  type Tried,
} from '#plan/diff.ts';

/** The last line of all. */
export function verdict(diffs: readonly Diff[]): string {
  const all = count(diffs.length, 'cluster');
  const numberOf = (is: (diff: Diff) => boolean) => diffs.filter(is).length;
  const changed = numberOf(({ changes }) => changes.length > 0);
  const total = diffs.reduce((sum, diff) => sum + diff.changes.length, 0);
  const [refused, open] = [numberOf(isRefused), numberOf(isOpen)];
  const said = [
    ...(changed > 0 ? [`${count(total, 'change')} in ${changed} of ${all}`] : []),
    ...(refused > 0 ? [`${changed > 0 ? 'refused' : 'Refused'} in ${refused} of ${all}`] : []),
    ...(open > 0 ? [`${changed + refused > 0 ? 'not' : 'Not'} all is known of ${open} of ${all}`] : []),
  ];
  const warnings = diffs.reduce((sum, diff) => sum + diff.warnings.length, 0);
  const warned = warnings === 0 ? '' : `; ${count(warnings, 'warning')}`;
  const busy = numberOf(({ routine, work }) => routine.length + work.length > 0);
  const none = `No changes in ${all}${busy > 0 ? `; work goes on in ${busy}` : ''}`;
  return `${said.length === 0 ? none : said.join('; ')}${warned}.`;
}

/** Said in the heading: what is shown is not what the document says. */
export function triedText({ mode, written }: Tried): string {
  return mode === written
    ? `as mode ${mode}, which its spec has`
    : `as if in mode ${mode}; its spec has ${written}`;
}

/** What is done under a spec that changes nothing is done anyway; else some of it may be due to that very change. */
export function routineTitle({ changes }: Diff): string {
  return changes.some(({ kind }) => kind !== 'action')
    ? 'Routine, with the spec as it is here'
    : 'Routine, done anyway';
}

/** A pause or a freeze stands above all: what follows does not happen before it is lifted. */
export const brakesOf = ({ notes }: Diff): readonly Wait[] => notes.filter(({ brake }) => brake);
export const furtherNotes = ({ notes }: Diff): readonly Wait[] => notes.filter(({ brake }) => !brake);

const PARTS: Readonly<Record<string, string>> = {
  containerInstances: 'container instances',
  targets: 'targets of load balancers',
  ec2: 'EC2 instances',
  spotRequests: 'spot requests',
  statusChecks: 'status checks',
};

/** A part of the cluster as people call it. */
export const partText = ({ part }: Diff['incomplete'][number]): string => PARTS[part] ?? part;

/** Of one pool: how many, and how they are looked after. */
export function poolText(state: PoolState): string {
  return `${count(state.instances, 'instance')}, ${sourceText(state)}`;
}

function sourceText({ group, fleet, protectedBefore, hookBefore }: PoolState): string {
  if (group === 'notKnown') return 'its Auto Scaling group is not known';
  if (fleet === undefined) {
    const hook = hookBefore === undefined ? '' : hookBefore ? ', hook in place' : ', no hook';
    return `${protectedBefore} protected${hook}`;
  }
  if (fleet === 'notFound') return 'its Spot Fleet not found';
  const { id, state, target, fulfilled = 'unknown' } = fleet;
  return `${fulfilled} of ${count(target, 'unit')}, Spot Fleet ${id} ${state}`;
}

/** `quote`: how a value is set off from the words. */
export function valueText(
  { before, after }: { before?: unknown; after?: unknown },
  quote = (value: string) => value,
): string {
  const [from, to] = [quote(flow(before)), quote(flow(after))];
  if (before === undefined) return `set to ${to}`;
  return `${from} → ${after === undefined ? 'not set' : to}`;
}

/** A value as YAML would have it on one line. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (value === null || typeof value !== 'object') return String(value);
  return `{${Object.entries(value)
    .map(([key, each]) => `${key}: ${flow(each)}`)
    .join(', ')}}`;
}

export function reservedText({ reserved, below, stableFor, low, pace }: PoolCapacity): string {
  if (reserved === undefined) return 'what is reserved cannot be told';
  const of = (['cpu', 'memory'] as const).map((name) => {
    const least = below[name] === undefined ? '' : ` (threshold ${below[name]})`;
    return `${reserved[name]} % of ${name === 'cpu' ? 'CPU' : 'memory'}${least}`;
  });
  const then = low
    ? `; named ones go ${pace}, once \`sluice run\` has seen that for ${stableFor}`
    : '; too much for a scale-in';
  return `${of.join(' and ')} reserved${Object.keys(below).length === 0 ? '' : then}`;
}

export function sizeText({ size, least, most, mostBy }: PoolCapacity): string {
  const now = size === undefined ? 'its size is not known' : `${size} now`;
  const by = mostBy === undefined ? '' : ` (${mostBy} of its group)`;
  return `units: ${now}, at least ${least}${most === undefined ? '' : `, at most ${most}${by}`}`;
}

/** Whom it would end, and why; what holds for the whole pool is said above it already. */
export function nextText({ instanceId, units, why }: NextToEnd): string {
  const weight = units === undefined || units === 1 ? '' : ` (${count(units, 'unit')})`;
  return `${instanceId}${weight}: ${why.split('; ').at(-1)!}`;
}

/** Why it would end nobody, where somebody is too many. */
export function noneText({ size, least, most, low, next, held, mayGo }: PoolCapacity): string | undefined {
  const isHigh = size !== undefined && most !== undefined && size > most;
  if (!(low || isHigh) || next.length > 0 || held !== undefined) return undefined;
  if (mayGo.orMore) return 'not looked at: those of other pools come first';
  if (size !== undefined && size <= least)
    return `none of it may go: it has no more than its least, ${least}`;
  return 'none of it may go now: by its zones, or what runs there';
}
