// Pages of a list that changes between calls: nothing that stays in the list is left out, and little is told twice.
import type { AwsFault } from '../wire/fault.ts';

export interface PageRequest {
  readonly token?: string;
  readonly size: number;
  /** What the service answers to a token that it never gave out. */
  readonly badToken: () => AwsFault;
}

export interface Page<T> {
  readonly items: T[];
  readonly next?: string;
}

/** How many of a page's last keys a token remembers, should the very last have left the list meanwhile. */
const REMEMBERED = 5;

export function page<T>(all: readonly T[], keyOf: (item: T) => string, request: PageRequest): Page<T> {
  const start = request.token === undefined ? 0 : startOf(all, keyOf, { ...request, token: request.token });
  const end = Math.min(start + request.size, all.length);
  const items = all.slice(start, end);
  if (end >= all.length) return { items };
  return { items, next: encode(end - 1, items.slice(-REMEMBERED).reverse().map(keyOf)) };
}

/** Items only ever leave the front part, so what was last at `index` is now there or before. */
function startOf<T>(
  all: readonly T[],
  keyOf: (item: T) => string,
  request: PageRequest & { token: string },
): number {
  const { index, keys } = decode(request.token, request.badToken);
  const upTo = Math.min(index, all.length - 1);
  for (const key of keys) {
    for (let at = upTo; at >= 0; at--) if (keyOf(all[at]!) === key) return at + 1;
  }
  // The whole end of that page has gone: told twice is better than never told.
  return Math.max(0, upTo + 1 - request.size);
}

const encode = (index: number, keys: readonly string[]) =>
  Buffer.from(JSON.stringify([index, ...keys])).toString('base64url');

function decode(token: string, badToken: () => AwsFault): { index: number; keys: string[] } {
  const value = parse(Buffer.from(token, 'base64url').toString('utf8'));
  if (!Array.isArray(value) || !Number.isInteger(value[0])) throw badToken();
  const [index, ...keys] = value as [number, ...unknown[]];
  if (index < 0 || !keys.every((key) => typeof key === 'string')) throw badToken();
  return { index, keys };
}

/** Undefined where the text is no JSON: a token that we never gave out. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
