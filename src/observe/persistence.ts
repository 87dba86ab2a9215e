// For whoever reads once and does not come back: a call that AWS throttles is made again, a little later each time.
import { AwsError } from '#aws/errors.ts';
import { type AwsPorts, type Call, callOn, portFromCall } from '#aws/ports.ts';
import { type Clock, sleep } from '#lib/clock.ts';

/** The buckets of ECS are full again within seconds (aws-facts.md §2.1). */
const AGAIN_MS = [1_000, 2_000, 4_000, 8_000];

export function withPersistence(ports: AwsPorts, clock: Clock): AwsPorts {
  const made = callOn(ports);
  const call: Call = async (...given) => {
    const [, , , options] = given;
    for (const waitMs of AGAIN_MS) {
      try {
        return await made(...given);
      } catch (error) {
        if (!isThrottled(error)) throw error;
        await sleep(clock, waitMs, options?.signal);
      }
    }
    return made(...given).catch((error: unknown) => {
      throw isThrottled(error) ? withAdvice(error) : error;
    });
  };
  return portFromCall(call);
}

const isThrottled = (error: unknown): error is AwsError =>
  error instanceof AwsError && error.kind === 'throttled';

/** An operator tries again; here it is for a person to do. */
function withAdvice(error: AwsError): AwsError {
  error.message = error.message.replace(
    'it is tried again later',
    `asked ${AGAIN_MS.length + 1} times; run this again in a minute`,
  );
  return error;
}
