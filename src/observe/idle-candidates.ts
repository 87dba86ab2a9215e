// For which instances tasks that are still stopping matter: those that are leaving, and those that may be idle. Asks
// for a few too many rather than for one too few: whether an instance is idle is decided elsewhere.
import { isLike } from '#lib/glob.ts';
import type { ContainerInstanceFacts, TaskFacts } from '#model/observation.ts';
import type { Spec } from './context.ts';
import type { Member } from './pools.ts';

type Match = NonNullable<Spec['workloads']>[number]['match'];

export interface Candidate {
  readonly container: ContainerInstanceFacts | undefined;
  readonly member: Member | undefined;
  readonly tasks: readonly TaskFacts[];
}

export function matterStoppingTasks({ container, member, tasks }: Candidate, spec: Spec): boolean {
  if (!container || !member) return false;
  if (container.status === 'DRAINING' || member.group?.lifecycleState.startsWith('Terminating')) return true;
  const ignored = (spec.workloads ?? []).filter((rule) => rule.ignore === true).map((rule) => rule.match);
  return tasks.every((task) => ignored.some((match) => mayMatch(match, task)));
}

function mayMatch(match: Match, task: TaskFacts): boolean {
  return (
    (match.daemon === undefined || match.daemon === task.daemon) &&
    fits(match.service, task.service ?? '') &&
    fits(match.family, task.family) &&
    fits(match.group, task.group)
  );
}

function fits(pattern: string | undefined, text: string): boolean {
  return pattern === undefined || isLike(pattern, text);
}
