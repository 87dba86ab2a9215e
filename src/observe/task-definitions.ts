// How long tasks of a definition take to stop, and what they need. A revision never changes, so it is read once.

import type { ContainerDefinition } from '#aws/types.ts';
import type { DefinitionFacts, ReadContext } from './context.ts';
import { kindOf } from './needs.ts';
import { readEach } from './patience.ts';

/** Without a stopTimeout the agent's own setting holds, 30 s unless a host changes it (aws-facts.md §1.5). */
const defaultStopTimeoutMs = 30_000;

/**
 * Makes sure that the cache knows these definitions. One that cannot be read is tried again next time; until then the
 * stop timeout of its tasks is a cautious guess, and the returned problem says so. That a task is there needs none.
 */
export async function learnDefinitions(
  { ports, cache }: ReadContext,
  arns: Iterable<string>,
): Promise<string | undefined> {
  const unknown = [...new Set(arns)].filter((arn) => !cache.definitions.has(arn));
  const failed = await readEach(unknown, async (arn) => {
    const { taskDefinition } = await ports.ecs.describeTaskDefinition({ taskDefinition: arn });
    cache.definitions.set(arn, {
      family: taskDefinition?.family ?? familyOf(arn),
      stopTimeoutMs: longestStopMs(taskDefinition?.containerDefinitions ?? []),
      healthCheck: (taskDefinition?.containerDefinitions ?? []).some(({ healthCheck }) => healthCheck),
      kind: kindOf(taskDefinition),
    });
  });
  const [first] = failed.values();
  return first && `the stop timeouts of ${failed.size} task definitions are guessed: ${first}`;
}

/** Forgets the definitions that no task uses any more, so that the cache cannot grow for ever. */
export function forgetDefinitions({ cache }: ReadContext, used: ReadonlySet<string>): void {
  for (const arn of cache.definitions.keys()) if (!used.has(arn)) cache.definitions.delete(arn);
}

/** What is known of a definition; one that could not be read is taken to stop as slowly as its family, or as any. */
export function definitionOf(
  { cache }: ReadContext,
  arn: string,
): Pick<DefinitionFacts, 'family' | 'stopTimeoutMs'> {
  const known = cache.definitions.get(arn);
  if (known !== undefined) return known;
  const family = familyOf(arn);
  const others = [...cache.definitions.values()];
  const kin = others.filter((other) => other.family === family);
  const timeouts = (kin.length > 0 ? kin : others).map((other) => other.stopTimeoutMs);
  return { family, stopTimeoutMs: Math.max(defaultStopTimeoutMs, ...timeouts) };
}

/**
 * Containers stop after those that depend on them, one chain after the other: web (30 s) depending on a proxy (20 s)
 * takes 50 s at worst. Containers without dependencies stop at the same time.
 */
export function longestStopMs(containers: readonly ContainerDefinition[]): number {
  const byName = new Map(containers.map((container) => [container.name ?? '', container]));
  const chainMs = (name: string, seen: ReadonlySet<string>): number => {
    const container = byName.get(name);
    // A circle is refused by ECS; should one appear, it must not hang us.
    if (!container || seen.has(name)) return 0;
    const ownMs = container.stopTimeout === undefined ? defaultStopTimeoutMs : container.stopTimeout * 1000;
    const path = new Set(seen).add(name);
    return (
      ownMs + Math.max(0, ...(container.dependsOn ?? []).map((on) => chainMs(on.containerName ?? '', path)))
    );
  };
  return Math.max(0, ...[...byName.keys()].map((name) => chainMs(name, new Set())));
}

/** arn:…:task-definition/web:5 → web. */
function familyOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1).replace(/:\d+$/, '');
}
