// Pages and times as AWS gives them: the mechanics of every reader. Knows no noun.

/** All items of a paged listing; `page` gets the token of the page wanted and returns items and the next token. */
export async function readPages<T>(
  page: (token: string | undefined) => Promise<{ items: readonly T[] | undefined; next: string | undefined }>,
): Promise<T[]> {
  const all: T[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const { items, next } = await page(token);
    all.push(...(items ?? []));
    // Some services repeat an empty or equal token on the last page.
    token = next === '' || next === token ? undefined : next;
    if (token !== undefined && seen.has(token))
      throw new Error('the pages of an answer go round in a circle');
    if (token !== undefined) seen.add(token);
  } while (token !== undefined);
  return all;
}

/** A time as the SDK gives it (Date), or as text or seconds, in ms since the epoch. */
export function toMs(time: unknown): number | undefined {
  if (time instanceof Date) return time.getTime();
  if (typeof time === 'number') return time * 1000;
  if (typeof time !== 'string') return undefined;
  const ms = Date.parse(time);
  return Number.isNaN(ms) ? undefined : ms;
}
