// Calls that make a pool of the specs larger, and how large the specs let it be at a time.
import { parseDurationMs } from '#lib/duration.ts';
import { openUntil } from '#lib/window.ts';
import type { SeenCall } from '#sandbox/sandbox.ts';
import type { Cluster, Fleet, Group } from '#sandbox/world/state.ts';
import type { Scene } from './checker.ts';
import { type Declared, poolOf } from './pools.ts';
import { text } from './truth.ts';

export const RAISES = ['autoscaling:SetDesiredCapacity', 'ec2:ModifySpotFleetRequest'] as const;

export interface Raise extends Declared {
  /** Of the group, or the id of the fleet. */
  readonly name: string;
  readonly cluster: Cluster;
  readonly from: number;
  readonly to: number;
  readonly group?: Group;
  readonly fleet?: Fleet;
}

/** Undefined for every other call, also for one that asks again for what is there. */
export function raiseBy({ operation, input }: SeenCall, scene: Scene): Raise | undefined {
  const { groups, fleets } = scene.world;
  const isGroup = operation === 'SetDesiredCapacity';
  const group = isGroup ? groups.get(text(input.AutoScalingGroupName)) : undefined;
  const fleet =
    operation === 'ModifySpotFleetRequest' ? fleets.get(text(input.SpotFleetRequestId)) : undefined;
  const declared = poolOf({ group, fleet }, scene);
  const cluster = (group ?? fleet)?.cluster;
  if (declared === undefined || cluster === undefined) return undefined;
  const [from, to] = [
    group?.desired ?? fleet?.target ?? 0,
    Number(input.DesiredCapacity ?? input.TargetCapacity),
  ];
  return to > from
    ? { ...declared, name: group?.name ?? fleet!.id, cluster, from, to, group, fleet }
    : undefined;
}

/** What schedules bring about before they open, or hold so long after. */
const AROUND_MS = 300_000;

/** The least and the most that a pool may have at a moment, ms since the epoch; of windows that overlap the `min` wins. */
export function limitsOf(
  { pool, document }: Declared,
  at: number,
): { readonly least: number; readonly most: number } {
  const mine = (document.spec.schedules ?? []).filter((each) => each.pool === pool.name);
  const openAt = (moment: number) =>
    mine.filter(
      ({ cron, timeZone, duration }) =>
        openUntil({ cron, timeZone, durationMs: parseDurationMs(duration) }, moment) !== undefined,
    );
  const [open, soon] = [openAt(at), openAt(at + AROUND_MS)];
  const mins = open.flatMap(({ min }) => min ?? []);
  const ahead = soon.flatMap(({ min }) => min ?? []);
  const maxes = open.flatMap(({ max }) => max ?? []);
  const least = Math.max(...(mins.length > 0 ? mins : [pool.limits?.min ?? 0]), ...ahead);
  const most = maxes.length > 0 ? Math.min(...maxes) : (pool.limits?.max ?? Number.POSITIVE_INFINITY);
  return { least, most: Math.max(least, most) };
}
