// Paging in ECS's way: maxResults 1–100, nextToken (aws-facts.md §1.4).
import { invalid } from './check.ts';
import { type Page, page } from './page.ts';

export interface EcsPaging {
  readonly maxResults?: number;
  readonly nextToken?: string;
}

export function ecsPage<T>(
  all: readonly T[],
  keyOf: (item: T) => string,
  { maxResults, nextToken }: EcsPaging,
  defaultSize = 100,
): Page<T> {
  if (maxResults !== undefined && (maxResults < 1 || maxResults > 100)) {
    throw invalid('maxResults must be between 1 and 100.');
  }
  return page(all, keyOf, {
    token: nextToken || undefined,
    size: maxResults ?? defaultSize,
    badToken: () => invalid('Invalid token.'),
  });
}
