// A table of DynamoDB in memory, as far as a timeline needs one, and what may be wrong with it.
import { toAwsError } from '#aws/errors.ts';
import type { TablePort } from '#aws/ports.ts';
import type { Item } from '#operator/timeline-pages.ts';

export interface FakeTable {
  readonly port: TablePort;
  readonly items: Item[];
  /** By the names of AWS. */
  readonly calls: string[];
  /** What a call is answered instead. */
  trouble?: 'denied' | 'missing' | 'keys' | 'hangs' | 'invalid';
  /** So many items of a batch are taken, the others are given back. */
  takes: number;
  /** Items of an answer to a query. */
  pageSize: number;
}

const ERRORS = {
  denied: ['AccessDeniedException', 'User: x is not authorized to perform: dynamodb:Query'],
  missing: ['ResourceNotFoundException', 'Requested resource not found'],
  keys: ['ValidationException', 'Query condition missed key schema element: sk'],
  invalid: ['ValidationException', 'Item size has exceeded the maximum allowed size'],
} as const;

export function createFakeTable(): FakeTable {
  const items: Item[] = [];
  const answer = async (operation: string) => {
    table.calls.push(operation);
    const { trouble } = table;
    if (trouble === 'hangs') await new Promise(() => {});
    if (trouble === undefined || trouble === 'hangs') return;
    const [name, message] = ERRORS[trouble];
    const error = Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 400 } });
    throw toAwsError(error, { service: 'dynamodb', operation });
  };
  const port = {
    async batchWriteItem({ RequestItems }: { RequestItems: Record<string, any[]> }) {
      await answer('BatchWriteItem');
      const [[name, requests]] = Object.entries(RequestItems) as [[string, any[]]];
      if (requests.length > 25) throw new Error('Too many items requested for the BatchWriteItem call');
      for (const { PutRequest } of requests.slice(0, table.takes)) {
        const { pk, sk } = PutRequest.Item as Item;
        const place = items.findIndex((each) => each.pk!.S === pk!.S && each.sk!.S === sk!.S);
        items.splice(place < 0 ? items.length : place, place < 0 ? 0 : 1, PutRequest.Item);
      }
      const left = requests.slice(table.takes);
      return left.length === 0 ? {} : { UnprocessedItems: { [name]: left } };
    },
    async query({ ExpressionAttributeValues: values, ScanIndexForward, ExclusiveStartKey }: any) {
      await answer('Query');
      const from = values[':from']?.S ?? '';
      const all = items
        .filter(({ pk, sk }) => pk!.S === values[':pk'].S && sk!.S! >= from)
        .sort((one, other) => (one.sk!.S! < other.sk!.S! ? -1 : 1));
      if (ScanIndexForward === false) all.reverse();
      const begin = Number(ExclusiveStartKey?.at ?? 0);
      const end = begin + table.pageSize;
      return {
        Items: all.slice(begin, end),
        ...(end < all.length && { LastEvaluatedKey: { at: end } }),
      };
    },
  };
  const table: FakeTable = {
    port: port as unknown as TablePort,
    items,
    calls: [],
    takes: 25,
    pageSize: 3,
  };
  return table;
}
