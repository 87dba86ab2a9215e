// Which queue a spec has Sluice listen to.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';

/** The queue, where something may be done about an event: whoever merely looks takes no messages from others. */
export function queueOf({ events, mode }: ClusterSpec['spec']): string | undefined {
  return mode === 'drain' || mode === 'scale' ? events?.queue : undefined;
}
