// The sizes of pools in words: what a diff says of capacity, before and after.
import type { HandOver } from '#plan/hand-over.ts';
import type { WindowHours } from '#plan/size-windows.ts';
import type { Change, PoolSize, TotalSize } from '#plan/sizes.ts';

/** The first line has the numbers, the others why. */
export function poolSizeLines({
  size,
  instances,
  instanceHours,
  why,
  schedules,
  unknown,
  ...each
}: PoolSize) {
  const numbers = [
    ...(size === undefined ? [] : [`${changeText(size)} ${each.in}`]),
    ...(each.in === 'instances' || instances === undefined ? [] : [`${changeText(instances)} instances`]),
    ...(instanceHours === undefined ? [] : [`${changeText(instanceHours)} instance-hours a day`]),
  ];
  const hours = each.in === 'instances' ? 'instance-hours' : 'unit-hours';
  return [
    numbers.length > 0 ? numbers.join(' · ') : `not known: ${unknown}`,
    ...why,
    ...schedules.map((schedule) => scheduleText(schedule, hours)),
    ...(unknown !== undefined && numbers.length > 0 ? [unknown] : []),
  ];
}

/** Such as `6 → 9`, or `6` where nothing changes. */
export function changeText({ before, after, orFewer }: Change): string {
  if (after === undefined) return `${before} → not known`;
  if (orFewer) return `${before} → ${after} or fewer`;
  return before === after ? String(before) : `${before} → ${after}`;
}

function scheduleText({ schedule, min, opens, closes, hours }: WindowHours, unit: string): string {
  const when = opens === undefined ? 'in no window to come' : `from ${opens} to ${closes}`;
  const adds = hours === 0 ? 'adds nothing' : `adds ${hours} ${unit}`;
  return `the schedule ${schedule} ${adds} in the next 24 hours: at least ${min} ${when}`;
}

export function totalText({ instances, instanceHours, scheduledHours }: TotalSize): string {
  if (instances === undefined || instanceHours === undefined) return 'not known, as one of them is not';
  const scheduled = scheduledHours ? `, and ${scheduledHours} by schedules in the next 24 hours` : '';
  return `${changeText(instances)} instances · ${changeText(instanceHours)} instance-hours a day${scheduled}`;
}

/** Who sets the size of a pool before and after a change of mode. */
export function handOverLines({ today, todo, next }: HandOver): { label: string; text: string }[] {
  return [
    { label: 'today', text: today },
    ...(todo === undefined ? [] : [{ label: 'to do', text: todo }]),
    { label: 'then', text: next },
  ];
}
