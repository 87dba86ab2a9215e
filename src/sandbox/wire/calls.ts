// The log of all calls that came in through an edge: the last ones in full, counts of all. The source of the
// report's `api` figures and of the proof that a dry run changed nothing.

export interface Call {
  /** From 1, in the order of arrival. */
  readonly sequence: number;
  /** Also one that the sandbox does not model, as its callers name it. */
  readonly service: string;
  readonly operation: string;
  /** Changes anything but messages that are received and deleted. */
  mutating: boolean;
  /** Receives, hides, deletes or sends messages. */
  readonly queue: boolean;
  readonly caller: string;
  /** Milliseconds of the world's clock, at arrival. */
  readonly at: number;
  /** `ok`, an error code, or `pending` while a long poll waits. */
  outcome: string;
}

export interface CallCounts {
  total: number;
  mutating: number;
  queue: number;
  throttled: number;
  /** By `service:operation`. */
  byOperation: Record<string, number>;
}

export interface CallLog {
  open(call: { service: string; operation: string; caller: string }): Call;
  /** `mutating` where the input tells more than the name: EC2's DryRun changes nothing. */
  close(call: Call, outcome: string): void;
  /** Says after all that the call changes nothing. */
  markReadOnly(call: Call): void;
  /** The last calls, oldest first. */
  recent(): readonly Call[];
  counts(): CallCounts;
}

const readOnly = /^(Describe|List|Get|Search|Lookup|Check|Validate|Predict|Decode|Assume|Discover|Test)/;
/** Tags of a queue, too: they belong to whoever the queue belongs to. */
const queueWork =
  /^(ReceiveMessage|DeleteMessage|ChangeMessageVisibility|SendMessage|TagQueue|UntagQueue|ListQueueTags)/;
const queueOnly = /^(ReceiveMessage|DeleteMessage|ChangeMessageVisibility|TagQueue|UntagQueue)/;
const throttles = new Set([
  'ThrottlingException',
  'RequestLimitExceeded',
  'Throttling',
  'RateExceeded',
  'RequestThrottled',
  'Throttled',
]);

/** Whether a call changes anything but messages that are received and deleted, and tags of their queue; EC2's DryRun changes nothing. */
export function isMutating(service: string, operation: string, input: unknown): boolean {
  if (isDryRun(input) || readOnly.test(operation)) return false;
  return !(service === 'sqs' && queueOnly.test(operation));
}

export function isDryRun(input: unknown): boolean {
  return typeof input === 'object' && input !== null && (input as { DryRun?: unknown }).DryRun === true;
}

/** `now` in milliseconds of the world; `limit` calls are kept in full. */
export function createCallLog({ now, limit = 100_000 }: { now: () => number; limit?: number }): CallLog {
  const ring: Call[] = [];
  const counts: CallCounts = { total: 0, mutating: 0, queue: 0, throttled: 0, byOperation: {} };
  const kinds = new Map<string, ReturnType<typeof kindOf>>();
  return {
    open({ service, operation, caller }) {
      const key = `${service}:${operation}`;
      const kind = kinds.get(key) ?? kindOf(service, operation);
      kinds.set(key, kind);
      const { mutating, queue } = kind;
      const sequence = ++counts.total;
      const call = { sequence, service, operation, mutating, queue, caller, at: now(), outcome: 'pending' };
      counts.byOperation[key] = (counts.byOperation[key] ?? 0) + 1;
      if (mutating) counts.mutating++;
      if (queue) counts.queue++;
      ring[(sequence - 1) % limit] = call;
      return call;
    },
    close(call, outcome) {
      call.outcome = outcome;
      if (throttles.has(outcome)) counts.throttled++;
    },
    markReadOnly(call) {
      if (call.mutating) counts.mutating--;
      call.mutating = false;
    },
    recent() {
      const oldest = counts.total % limit;
      return counts.total <= limit ? [...ring] : [...ring.slice(oldest), ...ring.slice(0, oldest)];
    },
    counts: () => ({ ...counts, byOperation: { ...counts.byOperation } }),
  };
}

function kindOf(service: string, operation: string) {
  const queue = service === 'sqs' && queueWork.test(operation);
  return { queue, mutating: !readOnly.test(operation) && !(queue && queueOnly.test(operation)) };
}

/** The counts of these calls alone. */
export function countCalls(calls: readonly Call[]): CallCounts {
  const counts: CallCounts = { total: 0, mutating: 0, queue: 0, throttled: 0, byOperation: {} };
  for (const { service, operation, mutating, queue, outcome } of calls) {
    const key = `${service}:${operation}`;
    counts.byOperation[key] = (counts.byOperation[key] ?? 0) + 1;
    counts.total++;
    if (mutating) counts.mutating++;
    if (queue) counts.queue++;
    if (throttles.has(outcome)) counts.throttled++;
  }
  return counts;
}
