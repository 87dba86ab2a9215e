// Answers that are good for a little while: not everything may be asked for in every pass. A failure is never kept.
import type { ReadContext } from './context.ts';

/** What `read` answered within the last `forMs` under this key, else what it answers now. */
export async function recently<T>(
  { cache, clock }: ReadContext,
  { key, forMs }: { readonly key: string; readonly forMs: number },
  read: () => Promise<T>,
): Promise<T> {
  const known = cache.recent.get(key);
  const at = clock.monotonic();
  if (known !== undefined && at - known.at < forMs) return known.answer as T;
  const answer = await read();
  cache.recent.set(key, { at, answer });
  return answer;
}
