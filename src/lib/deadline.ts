// A call that takes too long is given up, so that one stuck answer delays nothing else.
import type { Clock } from './clock.ts';

/**
 * Runs `call` with a signal that aborts after `limitMs`; rejects then with a TimeoutError even if `call` never
 * settles. What the call did meanwhile is unknown: the next observation tells.
 */
export async function withDeadline<T>(
  clock: Clock,
  limitMs: number,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let cancel = () => {};
  const timeout = new Promise<never>((_, reject) => {
    cancel = clock.after(limitMs, () => {
      controller.abort();
      reject(Object.assign(new Error(`no answer within ${limitMs / 1000} s`), { name: 'TimeoutError' }));
    });
  });
  try {
    return await Promise.race([call(controller.signal), timeout]);
  } finally {
    cancel();
  }
}
