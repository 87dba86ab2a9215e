// A busy instance may lose its protection for one reason only: an instance refresh of Auto Scaling waits for it, and a hook of
// ours catches what the refresh ends. Judged from what was read since the decision.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { GroupFacts, InstanceFacts } from '#model/observation.ts';
import { hasHook, isAwaited, waitsForRelease } from '#plan/refresh.ts';

export interface RefreshCheck {
  readonly spec: ClusterSpec['spec'];
  readonly group?: GroupFacts;
  /** Ms since the epoch. */
  readonly decidedAt: number;
  /** Ms since the epoch. */
  readonly now: number;
}

const freshForMs = 2_000;

/** Why not; undefined: it may be released although it is busy. */
export function refuseUnlessAwaited(
  instance: InstanceFacts,
  { spec, group, decidedAt, now }: RefreshCheck,
): string | undefined {
  if (!waitsForRelease(group?.refresh)) return 'no instance refresh waits for it';
  const { name, refresh } = group;
  if (refresh.readAt < decidedAt || now - refresh.readAt >= freshForMs)
    return 'whether an instance refresh waits for it could not be read again';
  if (!isAwaited(instance, refresh)) return 'the instance refresh does not replace it';
  if (spec.mode !== 'drain' && spec.mode !== 'scale') return `mode ${spec.mode} drains nothing`;
  const pool = spec.pools?.find(({ autoScalingGroup }) => autoScalingGroup?.name === name);
  return hasHook(group, pool?.lifecycleHook?.name) ? undefined : 'no hook of ours would have it drained';
}
