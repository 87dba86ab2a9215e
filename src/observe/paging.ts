// Pages and times as AWS gives them: the mechanics of every reader. Knows no noun.
import { classifyError } from '#aws/errors.ts';

type Page<T> = (
  token: string | undefined,
) => Promise<{ readonly items: readonly T[] | undefined; readonly next: string | undefined }>;

/** So often a list is begun anew whose next page AWS refuses, as when its token has expired. */
const ANEW = 2;

/** All items of a paged listing; `page` gets the token of the page wanted and returns items and the next token. */
export async function readPages<T>(page: Page<T>): Promise<T[]> {
  for (let left = ANEW; left > 0; left--) {
    const all = await readThrough(page, (error) => classifyError(error) === 'invalid');
    if (all !== undefined) return all;
  }
  return (await readThrough(page, () => false))!;
}

/** Undefined: it broke off at a later page, for a reason with which it may be begun anew. */
async function readThrough<T>(page: Page<T>, mayEnd: (error: unknown) => boolean): Promise<T[] | undefined> {
  const all: T[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    let answer: Awaited<ReturnType<Page<T>>>;
    try {
      answer = await page(token);
    } catch (error) {
      if (token === undefined || !mayEnd(error)) throw error;
      return undefined;
    }
    const { items, next } = answer;
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
