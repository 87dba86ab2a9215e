// Limits of the spec that those of the group exclude: MinSize and MaxSize hold, whatever a spec says, and are never written.
import type { GroupFacts } from '#model/observation.ts';
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
  const reasons = all.flatMap((bounds) => [tooMany(bounds, group), tooFew(bounds, group)]);
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
