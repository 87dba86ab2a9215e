// Eventual consistency of ECS reads (aws-facts.md §1.5): for up to settings.readLagMs after a write, Describe and List
// still show what was before. What one of them has shown never goes back.
import type { ContainerInstance, Task, World } from './state.ts';

/** How long the write that happens now stays unseen, ms. */
const draw = (w: World) => (w.settings.readLagMs > 0 ? w.chance('read-lag').int(0, w.settings.readLagMs) : 0);

/** Call before a container instance is changed through the API. */
export function rememberContainer(w: World, container: ContainerInstance): void {
  const lagMs = draw(w);
  const shown = shownContainer(w, container);
  const until = Math.max(w.engine.now + lagMs, earlierUntil(w, container.stale));
  if (until > w.engine.now) container.stale = { ...shown, until };
}

/** Call before a task is changed through the API. */
export function rememberTask(w: World, task: Task): void {
  const lagMs = draw(w);
  const { lastStatus, desiredStatus, version } = shownTask(w, task);
  const until = Math.max(w.engine.now + lagMs, earlierUntil(w, task.stale));
  if (until > w.engine.now) task.stale = { lastStatus, desiredStatus, version, until };
}

/** A new task is not seen at first. */
export function hideNew(w: World, task: Task): void {
  const lagMs = draw(w);
  if (lagMs > 0) task.seenFrom = w.engine.now + lagMs;
}

const earlierUntil = (w: World, stale: { until: number } | undefined) =>
  stale && stale.until > w.engine.now ? stale.until : 0;

export const isSeen = (w: World, task: Task) => task.seenFrom === undefined || task.seenFrom <= w.engine.now;

/** The status and version that reads show. */
export function shownContainer(w: World, container: ContainerInstance) {
  const { stale } = container;
  const { status, version } = stale && stale.until > w.engine.now ? stale : container;
  return { status, version };
}

export function shownTask(w: World, task: Task) {
  const { stale } = task;
  const { lastStatus, desiredStatus, version } = stale && stale.until > w.engine.now ? stale : task;
  return { lastStatus, desiredStatus, version };
}
