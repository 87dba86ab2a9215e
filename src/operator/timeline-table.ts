// The calls that a timeline in a DynamoDB table is written and read by: two operations, none with a condition.
import { AwsError } from '#aws/errors.ts';
import type { TablePort } from '#aws/ports.ts';
import {
  DAYS,
  dayFrom,
  type Item,
  type Page,
  type Partition,
  pageOf,
  partitionKey,
} from './timeline-pages.ts';

interface Given {
  readonly signal?: AbortSignal;
}

export interface QueryOptions extends Given {
  /** The newest first. */
  readonly backwards?: boolean;
  /** Also what was written a moment ago. */
  readonly consistent?: boolean;
  /** Only items whose sort key is not below this. */
  readonly from?: string;
}

export interface TimelineTable {
  /** Rejects with what is wrong where it cannot be read, or has the keys of another table: those a write would not be refused by. */
  check(options?: Given): Promise<void>;
  /** As many as one call takes; gives back what the table did not take yet. Rejects with an AwsError. */
  put(items: readonly Item[], options?: Given): Promise<Item[]>;
  pages(partition: Partition, options?: QueryOptions): AsyncGenerator<Page>;
  /** Which days there are of which clusters, the oldest first. */
  days(options?: QueryOptions): AsyncGenerator<Partition>;
}

/** BatchWriteItem takes 25 items (aws-facts.md §9.1). */
export const ITEMS_AT_MOST = 25;

/** All sort keys begin with a year. A query that names none would be answered by a table that has none. */
const LOWEST = '0';

/** What a table with other keys answers. */
export function hasOtherKeys(error: unknown): boolean {
  return error instanceof AwsError && error.code === 'ValidationException' && /key/i.test(error.message);
}

export const OTHER_KEYS = 'its keys must be pk and sk, both strings. Is it the table of --leases?';

/** `TableName`: its name or ARN. */
export function createTimelineTable(table: TablePort, TableName: string): TimelineTable {
  async function* itemsOf(pk: string, { signal, backwards, consistent, from = LOWEST }: QueryOptions = {}) {
    let start: unknown;
    do {
      const answer = await table.query(
        {
          TableName,
          KeyConditionExpression: from === undefined ? 'pk = :pk' : 'pk = :pk AND sk >= :from',
          ExpressionAttributeValues: {
            ':pk': { S: pk },
            ...(from !== undefined && { ':from': { S: from } }),
          },
          ScanIndexForward: !backwards,
          ConsistentRead: consistent === true,
          ExclusiveStartKey: start as never,
        },
        { signal },
      );
      yield* (answer.Items ?? []) as Item[];
      start = answer.LastEvaluatedKey;
    } while (start !== undefined);
  }
  return {
    async check(options) {
      try {
        await itemsOf(DAYS, { ...options, backwards: true }).next();
      } catch (error) {
        throw hasOtherKeys(error)
          ? Object.assign(new Error(`the table ${TableName} is none of a timeline: ${OTHER_KEYS}`), {
              name: 'ValidationException',
            })
          : error;
      }
    },
    async put(items, options) {
      const requests = items.map((item) => ({ PutRequest: { Item: item as never } }));
      const { UnprocessedItems = {} } = await table.batchWriteItem(
        { RequestItems: { [TableName]: requests } },
        options,
      );
      return Object.values(UnprocessedItems)
        .flat()
        .flatMap(({ PutRequest }) => (PutRequest?.Item ? [PutRequest.Item as Item] : []));
    },
    async *pages(partition, options) {
      for await (const item of itemsOf(partitionKey(partition), options)) {
        const page = pageOf(item);
        if (page) yield page;
      }
    },
    async *days(options) {
      for await (const item of itemsOf(DAYS, options)) {
        const partition = dayFrom(item);
        if (partition) yield partition;
      }
    },
  };
}
