// What is waited for and refused, by what it is about, so that it is written only when it says something new. Pure.
import { withoutClockTimes } from '#lib/text.ts';
import type { Observation } from '#model/observation.ts';
import type { Plan } from '#model/plan.ts';
import type { HeldRecord } from '#model/timeline.ts';

export type Waits = HeldRecord['waits'];

export interface Held {
  readonly instance?: string;
  readonly pool?: string;
  readonly waits: Waits;
}

/** By instance, pool, or neither; what could not be read is about the whole cluster. */
export function heldNow(plan: Plan, { parts }: Observation): Map<string, Held> {
  const held = new Map<string, { instance?: string; pool?: string; waits: Waits[number][] }>();
  const add = (about: Omit<Held, 'waits'>, wait: Waits[number]) => {
    const key = about.instance ?? (about.pool === undefined ? '' : `pool ${about.pool}`);
    const entry = held.get(key) ?? { ...about, waits: [] };
    held.set(key, entry);
    if (!entry.waits.some((other) => other.reason === wait.reason)) entry.waits.push(wait);
  };
  for (const { instanceId, pool, kind, reason } of plan.waits) {
    const instance = instanceId === undefined ? {} : { instance: instanceId };
    add({ ...instance, ...(pool !== undefined && { pool }) }, { kind, reason });
  }
  for (const [name, { complete, problem }] of Object.entries(parts))
    if (!complete) add({}, { kind: 'unread', reason: `not read whole: ${problem ?? name}` });
  return held;
}

/** Instants move on by themselves: that is nothing new. */
export function sameWaits(one: Waits, other: Waits): boolean {
  const text = (waits: Waits) =>
    waits.map(({ kind, reason }) => `${kind} ${withoutClockTimes(reason)}`).join('\n');
  return text(one) === text(other);
}
