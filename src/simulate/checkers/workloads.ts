// What the spec's rules for workloads say about a task of the true world: the first rule that matches counts.
import { isLike } from '#lib/glob.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Task } from '#sandbox/world/state.ts';

type Rule = NonNullable<ClusterSpec['spec']['workloads']>[number];

/** The rule that counts for a task, where there is one. */
export const ruleOf = (task: Task, { workloads = [] }: ClusterSpec['spec']): Rule | undefined =>
  workloads.find((rule) => matches(rule, task));

/** Such a task does not make its instance busy. */
export const isIgnored = (task: Task, spec: ClusterSpec['spec']): boolean =>
  ruleOf(task, spec)?.ignore === true;

function matches({ match }: Rule, task: Task): boolean {
  const { service, family, group, startedBy, daemon, tag } = match;
  const is = (pattern: string | undefined, value: string | undefined) =>
    pattern === undefined || (value !== undefined && isLike(pattern, value));
  return (
    is(service, task.service?.name) &&
    is(family, task.definition.family) &&
    is(group, task.group) &&
    is(startedBy, task.startedBy) &&
    (daemon === undefined || daemon === (task.service?.daemon === true)) &&
    (tag === undefined || (task.tags.has(tag.key) && is(tag.value, task.tags.get(tag.key))))
  );
}
