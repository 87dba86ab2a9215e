// The gate's own reading of which tasks do not make an instance busy, so that an error of the planner is not repeated
// here. The first rule that matches a task decides (`workloads` of the ClusterSpec).
import { isLike } from '#lib/glob.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { TaskFacts } from '#model/observation.ts';

type Spec = ClusterSpec['spec'];
type Match = NonNullable<Spec['workloads']>[number]['match'];

export function isIgnored(task: TaskFacts, spec: Spec): boolean {
  const rule = spec.workloads?.find(({ match }) => matches(match, task));
  return rule?.ignore === true;
}

function matches(match: Match, task: TaskFacts): boolean {
  const names: [string | undefined, string | undefined][] = [
    [match.service, task.service],
    [match.family, task.family],
    [match.group, task.group],
    [match.startedBy, task.startedBy],
  ];
  return (
    names.every(
      ([pattern, text]) => pattern === undefined || (text !== undefined && isLike(pattern, text)),
    ) &&
    (match.daemon === undefined || match.daemon === task.daemon) &&
    (match.tag === undefined || carries(task, match.tag))
  );
}

function carries(task: TaskFacts, { key, value }: NonNullable<Match['tag']>): boolean {
  const text = Object.hasOwn(task.tags, key) ? task.tags[key] : undefined;
  return text !== undefined && (value === undefined || isLike(value, text));
}
