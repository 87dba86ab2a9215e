// The last word before a request leaves the process: no write under a lease that is over. The gate said yes to it, but a
// process may stand still between that and its socket.
import type { Lease } from '#act/lease.ts';
import type { MayLeave } from '#aws/sdk.ts';
import type { Clock } from '#lib/clock.ts';

const READS = /^(Describe|List|Get|Assume)/;
/** Sluice's own queue: what is received and deleted there is nobody else's. */
const OWN_QUEUE: ReadonlySet<string> = new Set([
  'ReceiveMessage',
  'DeleteMessageBatch',
  'TagQueue',
  'UntagQueue',
]);

/** What a notice asks of everybody needs none, as the gate has judged: taken back it can be by whoever has one. */
export function createLastWord(lease: Lease, clock: Pick<Clock, 'monotonic'>): MayLeave {
  return (operation, { needsNoLease = false }) => {
    if (READS.test(operation) || OWN_QUEUE.has(operation) || needsNoLease) return undefined;
    return clock.monotonic() < (lease.endsBy ?? Number.POSITIVE_INFINITY)
      ? undefined
      : 'not sent: the lease ran out meanwhile, and another replica may be acting';
  };
}
