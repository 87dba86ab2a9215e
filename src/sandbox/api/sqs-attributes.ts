// Attributes of SQS messages: what is allowed, which are asked for, how large a message is with them, and the digest
// by which clients check them.
import { createHash } from 'node:crypto';
import type { MessageAttributeValue } from '@aws-sdk/client-sqs';
import { AwsFault } from '../wire/fault.ts';
import type { MessageAttribute } from '../world/queue-state.ts';

type Attributes = Readonly<Record<string, MessageAttribute>>;

const invalidAttribute = (message: string) => new AwsFault('InvalidParameterValue', message);

/** Throws for names, types and counts that SQS refuses. */
export function checkedAttributes(given: Readonly<Record<string, MessageAttributeValue>> = {}): Attributes {
  const entries = Object.entries(given);
  if (entries.length > 10) {
    throw invalidAttribute(
      `Number of message attributes [${entries.length}] exceeds the allowed maximum [10].`,
    );
  }
  return Object.fromEntries(entries.map(([name, value]) => [name, checkedAttribute(name, value)]));
}

function checkedAttribute(name: string, value: MessageAttributeValue): MessageAttribute {
  const { DataType = '', StringValue, BinaryValue } = value;
  if (!/^[\w.-]{1,256}$/.test(name) || /^(aws|amazon)\./i.test(name)) {
    throw invalidAttribute(`The message attribute name '${name}' is invalid.`);
  }
  if (!/^(String|Number|Binary)(\..+)?$/.test(DataType)) {
    throw invalidAttribute(
      `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
    );
  }
  const isBinary = DataType.startsWith('Binary');
  if (isBinary ? BinaryValue === undefined : !StringValue) {
    throw invalidAttribute(
      `The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${DataType}'.`,
    );
  }
  return isBinary ? { DataType, BinaryValue } : { DataType, StringValue };
}

/** Those that ReceiveMessage names: `All`, `.*`, a name, or `prefix.*`. */
export function chosenAttributes(
  { attributes }: { attributes: Attributes },
  names: readonly string[],
): Record<string, MessageAttribute> {
  const isChosen = (name: string) =>
    names.some((asked) =>
      asked === 'All' || asked === '.*'
        ? true
        : asked.endsWith('.*')
          ? name.startsWith(asked.slice(0, -1))
          : name === asked,
    );
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isChosen(name)));
}

/** Bytes of body and attributes together. */
export function sizeOf(message: {
  MessageBody?: string | undefined;
  MessageAttributes?: Readonly<Record<string, MessageAttributeValue>>;
}): number {
  let size = Buffer.byteLength(message.MessageBody ?? '');
  for (const [name, { DataType = '', StringValue = '', BinaryValue }] of Object.entries(
    message.MessageAttributes ?? {},
  )) {
    size += Buffer.byteLength(name) + Buffer.byteLength(DataType);
    size += BinaryValue?.length ?? Buffer.byteLength(StringValue);
  }
  return size;
}

/** Over names in order: length and bytes of name and type, one for text or two for bytes, length and bytes of the value. */
export function md5OfAttributes(attributes: Attributes): string {
  const hash = createHash('md5');
  const add = (bytes: Uint8Array) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  };
  for (const name of Object.keys(attributes).sort()) {
    const { DataType, StringValue = '', BinaryValue } = attributes[name]!;
    add(Buffer.from(name));
    add(Buffer.from(DataType));
    hash.update(Buffer.from([BinaryValue ? 2 : 1]));
    add(BinaryValue ?? Buffer.from(StringValue));
  }
  return hash.digest('hex');
}
