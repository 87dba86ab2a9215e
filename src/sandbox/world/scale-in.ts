// Which tasks of a service go first when it has more than it wants (aws-facts.md §1.6). Changes nothing.
import { remaining } from './room.ts';
import { isProtected } from './scheduler-health.ts';
import type { Service, Task, World } from './state.ts';

type Rank = (task: Task) => number;

/**
 * Within a zone, the highest goes first: with binpack the task on the host that is left with the most room; with a spread
 * over hosts, which is the default, one on the host with the most tasks of the service; otherwise chance decides.
 */
export function scaleInRank(w: World, { strategies }: Service, tasks: readonly Task[]): Rank {
  if (strategies.some((s) => s.startsWith('binpack')))
    return ({ container }) => (container ? remaining(container).cpu : 0);
  const ranks = strategies.includes('instance') ? byHost(w, tasks) : byChance(w, tasks);
  return (task) => ranks.get(task) ?? 0;
}

/** Each by its place among the tasks of its host: where the fifth of a host goes before the fourth of any, the fullest goes. */
function byHost(w: World, tasks: readonly Task[]): Map<Task, number> {
  const perHost = new Map<unknown, number>();
  // Protected ones count on their host, but below those that can go.
  const order = (a: Task, b: Task) =>
    Number(isProtected(w, b)) - Number(isProtected(w, a)) ||
    a.createdAt - b.createdAt ||
    a.ordinal - b.ordinal;
  const ranks = new Map<Task, number>();
  for (const task of [...tasks].sort(order)) {
    const nth = perHost.get(task.container) ?? 0;
    perHost.set(task.container, nth + 1);
    ranks.set(task, nth);
  }
  return ranks;
}

function byChance(w: World, tasks: readonly Task[]): Map<Task, number> {
  const dice = w.chance('scale-in');
  return new Map(tasks.map((task) => [task, dice.next()]));
}

/** One by one: of the zone that is the fullest by then, the one that ranks highest, the newest of equals. */
export function* fromFullest(
  tasks: readonly Task[],
  perZone: Map<string | undefined, number>,
  rank: Rank,
): Generator<Task> {
  const later = (a: Task, b: Task) => rank(a) - rank(b) || a.createdAt - b.createdAt || b.ordinal - a.ordinal;
  // Sorted once: comparing each with each takes long where thousands go.
  const zones = new Map<string | undefined, Task[]>();
  for (const task of [...tasks].sort(later)) {
    const own = zones.get(task.zone) ?? [];
    zones.set(task.zone, own);
    own.push(task);
  }
  const rather = (a: Task, b: Task) => perZone.get(a.zone)! - perZone.get(b.zone)! || later(a, b);
  for (let left = tasks.length; left > 0; left--) {
    const heads = [...zones.values()].flatMap((each) => each.slice(-1));
    const next = heads.reduce((a, b) => (rather(b, a) > 0 ? b : a));
    zones.get(next.zone)!.pop();
    perZone.set(next.zone, perZone.get(next.zone)! - 1);
    yield next;
  }
}
