// No reading waits for ever: each call has a time of its own, so that one that hangs fails its part and the pass goes on.
import { AwsError, classifyError } from '#aws/errors.ts';
import { type Pace, URGENCY, type Urgency } from '#aws/pace.ts';
import { type AwsPorts, type Call, callOn, portFromCall } from '#aws/ports.ts';
import type { Clock } from '#lib/clock.ts';
import { withDeadline } from '#lib/deadline.ts';
import { inParallel } from '#lib/parallel.ts';

/** What AWS answers comes within a second or two, a page of a thousand too. */
const CALL_MS = 5_000;
/** What has not come by then is asked for once more: an answer that was lost does not come, and one of many makes a look half a one. */
const AGAIN_MS = 2_000;
/** Of one look so many calls may be asked once more: a service that is slow as a whole must not be asked twice as much (failures.md, row 14). */
const AGAIN_AT_LEAST = 3;
const AGAIN_SHARE = 0.1;
/** What only voluntary actions look at, or what a guess stands in for, delays what must be done by no more than this. */
const VOLUNTARY_MS = 2_000;
const VOLUNTARY: ReadonlySet<string> = new Set([
  'DescribeCapacityProviders',
  'DescribeInstanceRefreshes',
  'DescribeInstanceStatus',
  'DescribeInstanceTypes',
  'DescribeLaunchTemplateVersions',
  'DescribePolicies',
  'DescribeTaskDefinition',
  'ListClusters',
]);

export interface Patience {
  /** Instead of the limits of an operator, which looks again soon. */
  readonly patienceMs?: number;
  /** Each call waits for its turn first, and its time begins with that. */
  readonly pace?: Pace;
  readonly urgency?: Urgency;
}

/** The ports with a limit on each call. */
export function withPatience(
  ports: AwsPorts,
  clock: Clock,
  { patienceMs, pace, urgency = URGENCY.routine }: Patience = {},
): AwsPorts {
  const made = callOn(ports);
  let [calls, repeats] = [0, 0];
  const mayRepeat = () => {
    const may = repeats < AGAIN_AT_LEAST + AGAIN_SHARE * calls;
    if (may) repeats += 1;
    return may;
  };
  const send: Call = (service, operation, input) => {
    calls += 1;
    const isVoluntary = VOLUNTARY.has(operation);
    const limitMs = patienceMs ?? (isVoluntary ? VOLUNTARY_MS : CALL_MS);
    return withDeadline(clock, limitMs, (signal) => {
      const ask = () => made(service, operation, input, { signal });
      return patienceMs === undefined && !isVoluntary ? atMostTwice(ask, { clock, mayRepeat }) : ask();
    });
  };
  if (pace === undefined) return portFromCall(send);
  return portFromCall(async (service, operation, input) => {
    const turn = pace.turn(service, operation, urgency);
    if (turn !== undefined) await turn;
    try {
      return await send(service, operation, input);
    } catch (error) {
      if (classifyError(error) === 'throttled') pace.refused(service, operation);
      throw error;
    }
  });
}

const LATE = Symbol('late');

/** Where nothing has come for a while it is asked once more; what is answered first counts. One that fails sooner has failed. */
async function atMostTwice<T>(
  ask: () => Promise<T>,
  { clock, mayRepeat }: { readonly clock: Clock; readonly mayRepeat: () => boolean },
): Promise<T> {
  const first = ask();
  let cancel = () => {};
  const late = new Promise<typeof LATE>((resolve) => {
    cancel = clock.after(AGAIN_MS, () => resolve(LATE));
  });
  try {
    const answer = await Promise.race([first, late]);
    if (answer !== LATE) return answer;
  } finally {
    cancel();
  }
  return mayRepeat() ? Promise.any([first, ask()]).catch(() => first) : first;
}

/**
 * Reads each by itself: one that fails keeps no other from being read. When one has hung for all its time, no more are begun,
 * so that many that hang delay as little as one. Resolves with why what was not read was not.
 */
export async function readEach<T>(
  items: readonly T[],
  read: (item: T) => Promise<void>,
): Promise<ReadonlyMap<T, string>> {
  const failed = new Map<T, string>();
  let hung: string | undefined;
  await inParallel(items, async (item) => {
    if (hung !== undefined) return void failed.set(item, hung);
    try {
      await read(item);
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      if (error instanceof AwsError && error.code === 'TimeoutError') hung = words;
      failed.set(item, words);
    }
  });
  return failed;
}
