// The table of leases in DynamoDB: one item for each replica, one for each cluster, one for each letter. Every change is
// one conditional write of one item, and every reading is consistent; no TTL, no transactions, no index (docs/replicas.md).
import { AwsError } from '#aws/errors.ts';
import type { TablePort } from '#aws/ports.ts';
import { chunksOf } from '#lib/parallel.ts';
import type { Holding, LeaseStore, Letter, Member } from '#runtime/lease-store.ts';

const MEMBER = 'member/';
const LEASE = 'lease/';
const LETTER = 'letter/';

/** After this long a letter may be removed by a TTL, if the table has one: whoever it was for has seen it otherwise. */
const LETTER_LASTS_S = 86_400;

type Value = { S?: string; N?: string; SS?: string[] };
type Item = Readonly<Record<string, Value>>;
type Given = { signal?: AbortSignal };

/** `TableName`: its name or ARN. */
export function createLeaseTable(table: TablePort, TableName: string): LeaseStore {
  const key = (pk: string) => ({ TableName, Key: { pk: { S: pk } } });
  const update = (pk: string, { expression, names, values, options }: Update) =>
    table.updateItem(
      {
        ...key(pk),
        UpdateExpression: expression.update,
        ConditionExpression: expression.when,
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: values as never,
      },
      options,
    );
  const get = async (pk: string, options?: Given) =>
    (await table.getItem({ ...key(pk), ConsistentRead: true }, options)).Item as Item | undefined;

  return {
    async read(options) {
      const items: Item[] = [];
      let from: unknown;
      do {
        const page = await table.scan(
          { TableName, ConsistentRead: true, ExclusiveStartKey: from as never },
          options,
        );
        items.push(...((page.Items ?? []) as Item[]));
        from = page.LastEvaluatedKey;
      } while (from !== undefined);
      const of = (prefix: string) => items.filter(({ pk }) => pk?.S?.startsWith(prefix));
      return {
        members: of(MEMBER).flatMap((item) => memberOf(item) ?? []),
        holdings: of(LEASE).map(holdingOf),
        letters: of(LETTER).map(letterOf),
      };
    },
    async member(id, options) {
      const item = await get(MEMBER + id, options);
      return item && memberOf(item);
    },
    join: ({ id, count, durationMs, host }, options) =>
      onCondition(
        table.putItem(
          {
            TableName,
            Item: { pk: { S: MEMBER + id }, count: n(count), durationMs: n(durationMs), host: { S: host } },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
          options,
        ),
      ),
    renew: (id, count, options) =>
      onCondition(
        update(MEMBER + id, {
          expression: { update: 'SET #count = :next', when: '#count = :count' },
          names: { '#count': 'count' },
          values: { ':count': n(count), ':next': n(count + 1) },
          options,
        }),
      ),
    bury: (id, count, options) =>
      onCondition(
        table.deleteItem(
          {
            ...key(MEMBER + id),
            ConditionExpression: '#count = :count',
            ExpressionAttributeNames: { '#count': 'count' },
            ExpressionAttributeValues: { ':count': n(count) },
          },
          options,
        ),
      ),
    pass: (what, seen, to, options) =>
      onCondition(
        update(LEASE + what, {
          expression: {
            update: 'SET #owner = :to, #fence = :next',
            when: seen === undefined ? 'attribute_not_exists(pk)' : '#owner = :owner AND #fence = :fence',
          },
          names: { '#owner': 'owner', '#fence': 'fence' },
          values: {
            ':to': { S: to === '' ? NOBODY : to },
            ':next': n((seen?.fence ?? 0) + 1),
            ...(seen && {
              ':owner': { S: seen.owner === '' ? NOBODY : seen.owner },
              ':fence': n(seen.fence),
            }),
          },
          options,
        }),
      ),
    write: (letters, options) =>
      writeAll(
        letters.map((letter) => ({ PutRequest: { Item: itemOf(letter) } })),
        options,
      ),
    burn: (ids, options) =>
      writeAll(
        [...new Set(ids)].map((id) => ({ DeleteRequest: { Key: { pk: { S: LETTER + id } } } })),
        options,
      ),
    async ring(id, words, options) {
      if (words.length === 0) return;
      await onCondition(
        update(MEMBER + id, {
          expression: { update: 'ADD #due :words', when: 'attribute_exists(pk)' },
          names: { '#due': 'due' },
          values: { ':words': { SS: [...new Set(words)] } },
          options,
        }),
      );
    },
    async hear(id, options) {
      const item = await get(MEMBER + id, options);
      const words = item?.due?.SS ?? [];
      // Only those: what is rung meanwhile is heard next time.
      if (words.length > 0)
        await onCondition(
          update(MEMBER + id, {
            expression: { update: 'DELETE #due :words', when: 'attribute_exists(pk)' },
            names: { '#due': 'due' },
            values: { ':words': { SS: words } },
            options,
          }),
        );
      return item && words;
    },
  };

  async function writeAll(requests: readonly object[], options?: Given): Promise<void> {
    for (const chunk of chunksOf([...requests], 25)) {
      const { UnprocessedItems = {} } = await table.batchWriteItem(
        { RequestItems: { [TableName]: chunk as never } },
        options,
      );
      const left = Object.values(UnprocessedItems).flat().length;
      if (left > 0) throw new Error(`the table ${TableName} took ${left} of ${chunk.length} items not yet`);
    }
  }
}

/** No attribute of a key may be empty, and in older emulators none at all. */
const NOBODY = '-';

interface Update {
  readonly expression: { readonly update: string; readonly when: string };
  readonly names: Record<string, string>;
  readonly values: Record<string, Value>;
  readonly options?: Given;
}

/** False where the condition did not hold; every other failure is one. */
async function onCondition(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof AwsError && error.code === 'ConditionalCheckFailedException') return false;
    throw error;
  }
}

const n = (value: number) => ({ N: String(value) });

/** One that was rung right when it went may be left as a mere name: it is nobody. */
function memberOf({ pk, count, durationMs, host }: Item): Member | undefined {
  if (count?.N === undefined) return undefined;
  return {
    id: pk!.S!.slice(MEMBER.length),
    count: Number(count.N),
    durationMs: Number(durationMs?.N),
    host: host?.S ?? '',
  };
}

function holdingOf({ pk, owner, fence }: Item): Holding {
  const name = owner?.S ?? NOBODY;
  return { what: pk!.S!.slice(LEASE.length), owner: name === NOBODY ? '' : name, fence: Number(fence?.N) };
}

function letterOf({ pk, what, from, body, sentAt }: Item): Letter {
  return {
    id: pk!.S!.slice(LETTER.length),
    what: what?.S ?? '',
    from: from?.S ?? '',
    body: body?.S ?? '',
    sentAt: Number(sentAt?.N),
  };
}

function itemOf({ id, what, from, body, sentAt }: Letter) {
  const expires = Math.floor(sentAt / 1000) + LETTER_LASTS_S;
  const texts = { pk: { S: LETTER + id }, what: { S: what }, from: { S: from }, body: { S: body } };
  return { ...texts, sentAt: n(sentAt), expires: n(expires) };
}
