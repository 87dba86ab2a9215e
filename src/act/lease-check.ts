// Whether the lease allows an action now, and the one that needs none.
import type { Notice } from '#model/notice.ts';
import type { InstanceFacts } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import type { Lease } from './lease.ts';

interface LeaseFacts {
  readonly lease: Lease;
  /** Ms on the monotonic clock. */
  readonly monotonicNow: number;
  readonly instance?: InstanceFacts;
  /** What the queue told of this instance and is not settled. */
  readonly notices: readonly Notice[];
}

export function checkLease(action: Action, facts: LeaseFacts): string | undefined {
  const { lease, monotonicNow } = facts;
  if (monotonicNow < lease.until || drainsAtNotice(action, facts)) return undefined;
  return 'the lease has run out: another replica may be acting';
}

/** Whoever hears of a spot interruption sets DRAINING at once (law 4): it can be taken back, and all do the same. */
export function drainsAtNotice(
  action: Action,
  { instance, notices }: Pick<LeaseFacts, 'instance' | 'notices'>,
): boolean {
  if (action.kind !== 'drain' || !action.onCachedMembership || instance?.market !== 'spot') return false;
  return notices.some(
    ({ kind, instanceId }) => kind === 'spotInterruption' && instanceId === action.instanceId,
  );
}
