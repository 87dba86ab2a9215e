// When the lifecycle hook that waits for an instance comes to its end, and AWS ends the instance as it is. Pure.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { HookFacts, InstanceFacts } from '#model/observation.ts';
import { TERMINATING } from '#plan/refresh.ts';

type PoolSpec = NonNullable<ClusterSpec['spec']['pools']>[number];

export interface Waiting {
  readonly hook: HookFacts;
  /** Since when it has been seen to wait, ms since the epoch. */
  readonly since: number;
  /** Our last heartbeat for it, ms since the epoch. */
  readonly heartbeat?: number;
  /** Whether heartbeats are sent at all. */
  readonly isKept: boolean;
  /** Ms since the epoch. */
  readonly now: number;
}

/** Heartbeats go from half of the timeout on; one that is later than this share of it is missing. */
const MISSED = 0.75;

/**
 * Ms since the epoch. A hook that heartbeats keep alive lasts as long as AWS lets it (aws-facts.md §4.2); one that gets none, for its
 * timeout. Where it began to wait before this process saw it, that is somewhat sooner than this says.
 */
export function hookEnd({ hook, since, heartbeat, isKept, now }: Waiting): number {
  const { heartbeatTimeoutMs, globalTimeoutMs } = hook;
  const last = Math.max(since, heartbeat ?? 0);
  const isAlive = isKept && now - last < heartbeatTimeoutMs * MISSED;
  return isAlive ? since + globalTimeoutMs : Math.min(since + globalTimeoutMs, last + heartbeatTimeoutMs);
}

/** The hook of the pool, while it waits for this instance. */
export function hookOf(
  { group }: InstanceFacts,
  { lifecycleHook }: PoolSpec,
  hooks: readonly HookFacts[],
): HookFacts | undefined {
  if (group?.lifecycleState !== 'Terminating:Wait') return undefined;
  return hooks.find(({ name, transition }) => name === lifecycleHook?.name && transition === TERMINATING);
}
