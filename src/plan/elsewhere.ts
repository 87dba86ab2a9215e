// Instances that another cluster has, and pools that are shared with one: what may not be done to them. Planner and gate ask the same
// questions, each of the facts that it has itself.
import { listed } from '#lib/text.ts';
import type { InstanceFacts } from '#model/observation.ts';
import type { ActionKind } from '#model/plan.ts';

/** Their instance ends by it, or AWS goes on to end it: another cluster may know more of it than this one. */
export const ENDS: ReadonlySet<ActionKind> = new Set(['deregister', 'end', 'terminate', 'completeHook']);
/** Done by the numbers of the pool, which are another cluster's too where it has a part of it. */
export const COUNTS: ReadonlySet<ActionKind> = new Set([
  'grow',
  'drain',
  'standby',
  'end',
  'lowerTarget',
  'terminate',
]);

/**
 * Whether it runs and its agent does not speak to this cluster, and never did or has fallen silent: it may speak to another one. So
 * may one on standby that lost its registration. Elsewhere it is our own drain that takes that away, right before the end.
 */
export function isUnheard({ ec2State, container, containerArn, group }: InstanceFacts): boolean {
  // What EC2 did not tell may run.
  if (ec2State !== undefined && ec2State !== 'running') return false;
  if (container !== undefined) return !container.agentConnected;
  return containerArn === undefined || group?.lifecycleState === 'Standby';
}

/** Why its end may be the loss of another cluster; undefined: all others were looked through, and none has it. */
export function whereElse({ elsewhere }: InstanceFacts): string | undefined {
  if (elsewhere === undefined) return 'it was not looked for in other clusters';
  const { clusters, problem } = elsewhere;
  if (clusters.length > 0) return `it is registered in ${inClusters(clusters)}`;
  return problem === undefined ? undefined : `whether another cluster has it is not known: ${problem}`;
}

const inClusters = (names: readonly string[]) => `cluster${names.length === 1 ? '' : 's'} ${listed(names)}`;

/** With whom a pool is shared, in one clause: another cluster has one of its instances. */
export function sharedWith(members: readonly InstanceFacts[]): string | undefined {
  const theirs = members.filter(({ elsewhere }) => elsewhere !== undefined && elsewhere.clusters.length > 0);
  if (theirs.length === 0) return undefined;
  const names = new Set(theirs.flatMap(({ elsewhere }) => elsewhere!.clusters));
  const ids = theirs.map(({ instanceId }) => instanceId);
  return `shared with ${inClusters([...names].sort())} through ${listed(ids)}`;
}
