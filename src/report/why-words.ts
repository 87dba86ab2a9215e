// Why an instance leaves, or left, in a few words.
import type { LeavingReason } from '#model/timeline.ts';

export const WHY: Readonly<Record<LeavingReason, string>> = {
  spotInterruption: 'spot interruption',
  rebalance: 'rebalance recommendation',
  lifecycleHook: 'its group ended it',
  foreignDrain: 'somebody set it DRAINING',
  person: 'somebody wanted it to leave',
  refresh: 'it was out of date',
  unhealthy: 'it was sick',
  scaleIn: 'it was not needed any more',
  consolidate: 'its tasks fitted elsewhere',
  end: 'it ended without notice',
};
