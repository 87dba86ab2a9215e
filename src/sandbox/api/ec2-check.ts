// What all EC2 operations have in common: dry runs, paging, filters with wildcards (aws-facts.md §5).
import type { Filter } from '@aws-sdk/client-ec2';
import { glob } from '#lib/glob.ts';
import { AwsFault } from '../wire/fault.ts';
import type { CallContext } from '../wire/table.ts';
import { notModelled } from './check.ts';
import { type Page, page } from './page.ts';

/** Ends a dry run, once everything was looked at and before anything is changed. */
export function endDryRun(input: { readonly DryRun?: boolean }): void {
  if (!input.DryRun) return;
  throw new AwsFault('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', {
    status: 412,
  });
}

export const tokenMismatch = () =>
  new AwsFault(
    'IdempotentParameterMismatch',
    'The client token was used with other parameters in an earlier request.',
  );

export interface Ec2Paging {
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

/** What most operations take as MaxResults. */
const USUAL: readonly [number, number] = [5, 1000];

/** Without MaxResults everything is one page. */
export function ec2Page<T>(
  all: readonly T[],
  keyOf: (item: T) => string,
  { MaxResults, NextToken, limits: [low, high] = USUAL }: Ec2Paging & { limits?: readonly [number, number] },
): Page<T> {
  if (MaxResults !== undefined && (MaxResults < low || MaxResults > high)) {
    const expected = MaxResults < low ? `greater than ${low}` : `less than ${high}`;
    throw invalidValue(
      `Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value ${expected}.`,
    );
  }
  return page(all, keyOf, {
    token: NextToken || undefined,
    size: MaxResults ?? Number.MAX_SAFE_INTEGER,
    badToken: () =>
      new AwsFault('InvalidPaginationToken', 'The specified pagination token is not valid or is expired.'),
  });
}

export const invalidValue = (message: string) => new AwsFault('InvalidParameterValue', message);

/** What a filter of this name compares: the values an item has for it. */
export type FilterTable<T> = Readonly<Record<string, (item: T) => readonly (string | undefined)[]>>;

/** The items that pass all filters. Filters that are not in the table are refused. */
export function filtered<T extends { readonly tags?: ReadonlyMap<string, string> }>(
  items: Iterable<T>,
  table: FilterTable<T>,
  { filters = [], context }: { filters: readonly Filter[] | undefined; context: CallContext },
): T[] {
  const tests = filters.map(({ Name, Values = [] }) => {
    if (!Name) throw nameless();
    const valuesOf = table[Name] ?? tagValues(Name);
    if (!valuesOf) throw notModelled(context, `the filter ${Name}`);
    // Ids come by the hundred, and wildcards seldom: what has none is looked up.
    const exact = new Set(Values.filter((value) => !/[*?\\]/.test(value)));
    const patterns = Values.filter((value) => !exact.has(value)).map(pattern);
    return (item: T) =>
      valuesOf(item).some(
        (value) => value !== undefined && (exact.has(value) || patterns.some((like) => like(value))),
      );
  });
  return [...items].filter((item) => tests.every((test) => test(item)));
}

const nameless = () => new AwsFault('MissingParameter', 'The request must contain the parameter Filter.Name');

function tagValues(name: string) {
  type Tagged = { readonly tags?: ReadonlyMap<string, string> };
  if (name === 'tag-key') return ({ tags }: Tagged) => [...(tags?.keys() ?? [])];
  if (name.startsWith('tag:')) return ({ tags }: Tagged) => [tags?.get(name.slice('tag:'.length))];
  return undefined;
}

/** `*` is any text, `?` any character; a backslash takes that meaning away. */
const pattern = (value: string) => glob(value, { one: true, escapes: true });
