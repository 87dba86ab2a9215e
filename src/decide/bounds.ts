// Limits of the spec that cannot hold: those of the group exclude them, as MinSize and MaxSize hold whatever a spec says and are never
// written; or hosts take longer to join than a window asks for them ahead.
import { formatDuration } from '#lib/duration.ts';
import type { GroupFacts, Observation } from '#model/observation.ts';
import { leadOf, type Schedule } from '#plan/limits.ts';
import { type Findings, modeAllows, NOTHING, type PoolSpec, type Situation } from './situation.ts';

interface Bounds {
  /** As the spec calls them. */
  readonly name: string;
  readonly min?: number;
  readonly max?: number;
}

export function decideBounds({ spec, observation }: Situation, pool: PoolSpec): Findings {
  const group = observation.pools.get(pool.name)?.group;
  if (group === undefined || !modeAllows(spec, 'scale')) return NOTHING;
  const windows = (spec.schedules ?? []).filter((each) => each.pool === pool.name);
  const all: Bounds[] = [
    { name: 'limits', ...pool.limits },
    ...windows.map(({ name, min, max }) => ({ name: `the schedule ${name}`, min, max })),
  ];
  const joinMs = usualJoinMs(observation, pool);
  const reasons = [
    ...all.flatMap((bounds) => [tooMany(bounds, group), tooFew(bounds, group), tooHigh(bounds, group)]),
    ...windows.map((window) => tooLate(window, joinMs)),
  ];
  return {
    ...NOTHING,
    waits: reasons.flatMap((reason) =>
      reason === undefined ? [] : [{ pool: pool.name, kind: 'warning' as const, reason }],
    ),
  };
}

function tooMany({ name, min = 0 }: Bounds, group: GroupFacts): string | undefined {
  if (min <= group.max) return undefined;
  return (
    `${name}: min is ${min}, and MaxSize of its group ${group.name} is ${group.max}: it gets no more than ${group.max}; ` +
    'raise MaxSize, which Sluice never writes, or lower min'
  );
}

function tooFew({ name, max }: Bounds, group: GroupFacts): string | undefined {
  if (max === undefined || max >= group.min) return undefined;
  return (
    `${name}: max is ${max}, and MinSize of its group ${group.name} is ${group.min}: it keeps at least ${group.min}; ` +
    'lower MinSize, which Sluice never writes, or raise max'
  );
}

/** Of what more than MaxSize allows comes nothing. */
function tooHigh({ name, min = 0, max }: Bounds, group: GroupFacts): string | undefined {
  if (max === undefined || max <= group.max || min > group.max) return undefined;
  return (
    `${name}: max is ${max}, and MaxSize of its group ${group.name} is ${group.max}: it gets no more than ${group.max}; ` +
    'raise MaxSize, which Sluice never writes, or lower max'
  );
}

function tooLate(schedule: Schedule, joinMs: number): string | undefined {
  const leadMs = leadOf(schedule);
  if (schedule.min === undefined || joinMs <= leadMs) return undefined;
  return (
    `the schedule ${schedule.name}: its hosts are launched ${formatDuration(leadMs)} before it opens, and half of those that are there ` +
    `took ${formatDuration(joinMs)} or more to join: it opens without them; raise its lead`
  );
}

/** From launch to registration, the middle of all hosts of the pool; one that registered anew hours later says nothing of a boot. */
function usualJoinMs({ instances }: Observation, { name }: PoolSpec): number {
  const all = [...instances.values()].flatMap(({ pool, launchedAt, container }) => {
    const tookMs = (container?.registeredAt ?? 0) - (launchedAt ?? 0);
    return pool === name && launchedAt !== undefined && tookMs > 0 && tookMs < HOUR_MS ? [tookMs] : [];
  });
  return all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
}

const HOUR_MS = 3_600_000;
