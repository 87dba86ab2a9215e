// An instance as the timeline shows it at one moment, and the way there: what changed between two moments, and what a
// record of changes makes of the moment before. Pure; `patch` of what `changes` gives is the later moment.
import type { Look, SeenRecord, SeenTask, WentTask } from '#model/timeline.ts';

export interface Portrait {
  /** Without nulls: what is not there is absent. */
  readonly look: Look;
  /** By task id. */
  readonly tasks: ReadonlyMap<string, SeenTask>;
}

/** What a `seen` record says beyond its envelope. */
export type Changes = Look & Pick<SeenRecord, 'whole' | 'tasks' | 'went'>;

export const BLANK: Portrait = { look: {}, tasks: new Map() };

const FIELDS = Object.keys({
  state: 0,
  pool: 0,
  zone: 0,
  market: 0,
  launched: 0,
  lifecycle: 0,
  protected: 0,
  fleet: 0,
  status: 0,
  agent: 0,
  ec2: 0,
  spot: 0,
  memory: 0,
} satisfies Record<keyof Look, 0>) as (keyof Look)[];

/** How a task ended that is no longer there, as far as somebody said. */
export type Ended = (taskId: string) => Omit<WentTask, 'id'>;

/** Undefined when nothing changed. Without a `before` it is all of it. */
export function changes(before: Portrait | undefined, after: Portrait, ended: Ended): Changes | undefined {
  const from = before ?? BLANK;
  const look = lookChanges(from.look, after.look);
  const tasks = [...after.tasks.values()].flatMap((task) => taskChanges(from.tasks.get(task.id), task) ?? []);
  const went = [...from.tasks.keys()]
    .filter((id) => !after.tasks.has(id))
    .map((id) => ({ id, ...ended(id) }));
  if (before !== undefined && Object.keys(look).length + tasks.length + went.length === 0) return undefined;
  return {
    ...(before === undefined && { whole: true as const }),
    ...look,
    ...(tasks.length > 0 && { tasks }),
    ...(went.length > 0 && { went }),
  };
}

/** The moment after a record of changes. */
export function patch(before: Portrait, record: Changes): Portrait {
  const from = record.whole ? BLANK : before;
  const look: Record<string, unknown> = { ...from.look };
  for (const field of FIELDS) {
    const value = record[field];
    if (value === null) delete look[field];
    else if (value !== undefined) look[field] = value;
  }
  if (!record.tasks && !record.went && !record.whole) return { look, tasks: from.tasks };
  const tasks = new Map(from.tasks);
  for (const { id } of record.went ?? []) tasks.delete(id);
  for (const task of record.tasks ?? []) tasks.set(task.id, { ...tasks.get(task.id), ...task });
  return { look, tasks };
}

function lookChanges(before: Look, after: Look): Look {
  const changed: Record<string, unknown> = {};
  for (const field of FIELDS) {
    if (!isSame(before[field], after[field])) changed[field] = after[field] ?? null;
  }
  return changed;
}

/** A task that is new is told whole, of a known one what is different. */
function taskChanges(before: SeenTask | undefined, after: SeenTask): SeenTask | undefined {
  if (before === undefined) return after;
  if (before === after) return undefined;
  const changed = Object.entries(after).filter(
    ([name, value]) => !isSame(before[name as keyof SeenTask], value),
  );
  return changed.length === 0 ? undefined : { id: after.id, ...Object.fromEntries(changed) };
}

/** The values are short and made by one hand: equal ones are written alike. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object') return (one ?? null) === (other ?? null);
  return JSON.stringify(one) === JSON.stringify(other);
}
