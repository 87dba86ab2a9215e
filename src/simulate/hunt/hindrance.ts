// When something bound the operator's hands or eyes, or took more than anybody can save: losses of those times, and of a while after,
// are excused. What is lost at any other time is somebody's doing.
import { parseDurationMs } from '#lib/duration.ts';
import { faultEndsAtMs, nameOf } from '#sandbox/world/fault-times.ts';
import { endsAt, type Fault, kindOf } from '../faults/fault.ts';
import { familyNamed } from './families/index.ts';
import type { Trial, WorldFault } from './trial.ts';

/** Seconds since the start. */
export interface Hindrance {
  readonly from: number;
  readonly until: number;
}

/** What was held up meanwhile comes all at once, and a drain that had no place to go takes as long as launches take: seconds. */
const AFTERMATH_S = 1_200;
/** A host that is sick for good is watched before it is replaced. */
const SICKNESS_S = 3_600;

/** A process that is back sooner than this has lost next to no time. */
const SHORT_S = 10;

const BINDING: ReadonlySet<string> = new Set([
  'stale',
  'malformed',
  'slow',
  'blackout',
  'stall',
  'clock',
] satisfies ReturnType<typeof kindOf>[]);

const TROUBLES: ReadonlySet<string> = new Set([
  'throttle',
  'apiError',
  'zoneOutage',
  'insufficientCapacity',
  'launchTrouble',
  'setProtection',
  'deregisterTargets',
] satisfies (keyof WorldFault)[]);

const SICKNESSES: ReadonlySet<string> = new Set([
  'suddenDeath',
  'hostHangs',
  'impairedStatus',
  // What somebody drains for good is missed for as long.
  'setContainerInstanceState',
] satisfies (keyof WorldFault)[]);

/** Of a trial all of whose families leave the operator its hands and eyes there are none. */
export function hindrancesOf({ families, faults, scenario }: Trial): Hindrance[] {
  const inAccount = scenario.spec.faults ?? [];
  const deaf = inAccount.filter((fault) => isDeafWhenTaken(fault, inAccount)).map(lastingOf);
  if (!families.some((name) => familyNamed(name).costly)) return deaf;
  const edits = families.includes('spec-edits');
  return [
    ...deaf,
    ...faults.flatMap((fault) => (binds(fault) ? [ofFault(fault)] : [])),
    ...(edits ? between(faults.filter(({ edit }) => edit).map(({ at = 0 }) => at)) : []),
    ...inAccount.flatMap((fault) => ofAccount(fault, { all: inAccount, families })),
  ];
}

/** Whether one of them holds, or its aftermath, at some moment between these two. */
export function isHindered(hindrances: readonly Hindrance[], from: number, until: number): boolean {
  return hindrances.some((each) => each.from <= until && from <= each.until + AFTERMATH_S);
}

function binds(fault: Fault): boolean {
  const { kill } = fault;
  return kill ? kill.downFor > SHORT_S : BINDING.has(kindOf(fault));
}

const ofFault = (fault: Fault): Hindrance => {
  const from = fault.at ?? 0;
  // A clock that is set is so for good.
  const forGood = fault.clock !== undefined && fault.clock.for === undefined;
  return { from, until: forGood ? Number.POSITIVE_INFINITY : endsAt(fault) };
};

/** From the first edit to the last: what is wanted in between may be that nobody evacuates. */
const between = (moments: readonly number[]): Hindrance[] =>
  moments.length === 0 ? [] : [{ from: Math.min(...moments), until: Math.max(...moments) }];

const lastingOf = (fault: WorldFault): Hindrance => ({
  from: parseDurationMs(fault.at) / 1000,
  until: faultEndsAtMs(fault) / 1000,
});

function ofAccount(
  fault: WorldFault,
  { all, families }: { all: readonly WorldFault[]; families: readonly string[] },
): Hindrance[] {
  const { from, until } = lastingOf(fault);
  const name = nameOf(fault);
  if (TROUBLES.has(name)) return [{ from, until }];
  if (SICKNESSES.has(name) || fault.agentDisconnect?.forGood === true)
    return [{ from, until: until + SICKNESS_S }];
  const { spotInterruption, setClusterTag, setAttribute } = fault;
  // One that is drawn beside others may be of a few hosts; together they are a storm.
  if (spotInterruption && (families.includes('spot-storm') || isStorm(spotInterruption)))
    return [{ from, until }];
  const isBrake = setClusterTag?.value !== undefined;
  const isForeign = setAttribute?.value !== undefined && !setAttribute.value.startsWith('v1:');
  return isBrake || isForeign ? [{ from, until: liftedAt(fault, all) }] : [];
}

/** Of a host that is taken while its agent is silent nobody can stop the tasks. */
function isDeafWhenTaken(fault: WorldFault, all: readonly WorldFault[]): boolean {
  const { at, agentDisconnect } = fault;
  if (agentDisconnect === undefined) return false;
  const from = parseDurationMs(at);
  const until = faultEndsAtMs(fault);
  return all.some((other) => {
    const { spotInterruption } = other;
    if (spotInterruption === undefined || spotInterruption.pool !== agentDisconnect.pool) return false;
    const { over = '0s', lead = '2m' } = spotInterruption;
    const told = parseDurationMs(other.at);
    return told < until && from < told + parseDurationMs(over) + parseDurationMs(lead) + NOTICED_MS;
  });
}

/** An event takes this long at most. */
const NOTICED_MS = 30_000;

const isStorm = ({ count = 1, lead = '2m', notices = 1 }: NonNullable<WorldFault['spotInterruption']>) =>
  count > 2 || notices !== 1 || parseDurationMs(lead) < 120_000;

/** When the same tag or attribute is taken off for the last time: of a pool, whose hosts are drawn, an earlier one may be of another. */
function liftedAt(fault: WorldFault, all: readonly WorldFault[]): number {
  const at = parseDurationMs(fault.at);
  const lifts = all
    .filter((other) => sameMark(other, fault) && parseDurationMs(other.at) > at)
    .map((other) => parseDurationMs(other.at) / 1000);
  return lifts.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...lifts);
}

function sameMark(other: WorldFault, { setClusterTag: tag, setAttribute: attribute }: WorldFault): boolean {
  const { setClusterTag: lifted, setAttribute: wiped } = other;
  if (tag) return lifted?.value === undefined && lifted?.cluster === tag.cluster && lifted.key === tag.key;
  return wiped?.value === undefined && wiped?.pool === attribute?.pool && wiped?.name === attribute?.name;
}
