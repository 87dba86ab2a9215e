// Promise: where AWS leaves the time, a task is stopped only if its rule says so: at scale-in, at a timeout that is to stop it, or
// because nobody hears it and it may be run again. What is ignored is stopped last. When a timeout is over is not asked here: the
// operator's clock may be wrong.
import type { Ec2Instance, Task } from '#sandbox/world/state.ts';
import type { Checker, Scene } from './checker.ts';
import { isSilent, liveTasks, memoryOf, task, text } from './truth.ts';
import { isIgnored, ruleOf } from './workloads.ts';

/** Tasks that nobody could have been shown yet when the call left. */
const ON_THE_WAY_MS = 2_500;

export const stopsAsTheRulesSay: Checker = {
  name: 'no-task-stopped-against-its-rule',
  rows: [41],
  kind: 'safety',
  on: ['ecs:StopTask'],
  changes: ['forgery'],
  create() {
    // Of a forged notice nobody can tell that it is none.
    const forged = new Set<string>();
    return {
      onChange(entry) {
        const [id = '', what] = entry.text.split(' ');
        if (what === 'spotInterruption') forged.add(id);
        return undefined;
      },
      check({ input }, scene) {
        const found = task(scene.world, text(input.task));
        const host = found?.container?.host;
        if (!found || !host || found.desiredStatus === 'STOPPED') return undefined;
        if (forged.has(host.id) || isInterrupted(host)) return undefined;
        const wrong = whyNotStopped(found, host, scene);
        return wrong && `${found.definition.family} was stopped on ${host.id}, ${wrong}`;
      },
    };
  },
};

/** Also one whose notice came to nothing a moment ago. */
const isInterrupted = (host: Ec2Instance) =>
  host.interruption !== undefined || memoryOf(host).startsWith('v1:spot:');

function whyNotStopped(found: Task, host: Ec2Instance, scene: Scene): string | undefined {
  const { world, specs, staleMs } = scene;
  const document = specs.find(({ spec }) => spec.cluster === found.container?.cluster.name);
  if (document === undefined) return 'which no spec is about';
  const { spec } = document;
  if (isIgnored(found, spec)) {
    const before = world.engine.now - ON_THE_WAY_MS - staleMs;
    const others = liveTasks(host).filter((each) => each.createdAt < before && !isIgnored(each, spec));
    return others.length > 0 ? `before ${others.length} that are not ignored` : undefined;
  }
  const rule = ruleOf(found, spec);
  if (rule?.onScaleIn === 'stop') return undefined;
  if (rule?.onTimeout === 'stop' && rule.drainTimeout !== undefined) return undefined;
  if (rule?.idempotent && isSilent(world, host)) return undefined;
  return 'and its rule says no such thing';
}
