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

export function createLastWord(lease: Lease, clock: Pick<Clock, 'monotonic'>): MayLeave {
  return (operation, input) => {
    if (READS.test(operation) || OWN_QUEUE.has(operation) || isDraining(operation, input)) return undefined;
    return clock.monotonic() < (lease.endsBy ?? Number.POSITIVE_INFINITY)
      ? undefined
      : 'not sent: the lease ran out meanwhile, and another replica may be acting';
  };
}

/** Needs no lease where a notice asks for it, as the gate has judged; taken back it can be by whoever has one. */
const isDraining = (operation: string, input: unknown) =>
  operation === 'UpdateContainerInstancesState' && (input as { status?: unknown }).status === 'DRAINING';
