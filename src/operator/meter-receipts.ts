// What a receipt adds to the counters: the leaving is over, and this is how it went.
import type { ReceiptRecord } from '#model/timeline.ts';
import type { Registry } from '#report/metrics/registry.ts';

export function countReceipt(registry: Registry, receipt: ReceiptRecord, pool: string): void {
  const { spec: cluster, why: reason, end, lost, draining, empty } = receipt;
  const result = end === 'takenBack' ? 'taken_back' : lost > 0 ? 'late' : 'in_time';
  registry.add('sluice_evacuations_total', { cluster, pool, reason, result });
  registry.add('sluice_tasks_cut_total', { cluster, pool }, lost);
  if (end === 'takenBack') return;
  // What was DRAINING before its notice was so in no time.
  if (draining !== undefined)
    registry.observe('sluice_notice_to_draining_seconds', { cluster }, Math.max(0, draining));
  if (empty !== undefined)
    registry.observe('sluice_notice_to_empty_seconds', { cluster }, Math.max(0, empty));
}
