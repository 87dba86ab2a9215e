// Thousands of clusters that stand still, from one: the answers of a cluster in the sandbox, given to each with ids and names of its own.
// No world could hold them all; to the operator each is a cluster of its own, in objects and strings of its own.
import { type AwsPorts, portsOnAws, type ServiceKey } from '#aws/ports.ts';
import type { Clock } from '#lib/clock.ts';
import { createTable } from '#sandbox/api/index.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';
import { createCallLog } from '#sandbox/wire/calls.ts';
import { createDirect } from '#sandbox/wire/direct.ts';

/** Of the cluster that all are made from; as long as what takes its place. */
export const MOULD = 'c-xxxx';

export const nameOf = (n: number) => `c-${n.toString(16).padStart(4, '0')}`;

export interface ManyOptions {
  readonly sandbox: Sandbox;
  readonly clock: Clock;
  /** Told of every call of an operator. */
  readonly onCall: (service: ServiceKey, operation: string, cluster: string) => void;
  /** What the queue gives; resolves when it has something, or after its wait. */
  readonly receive: () => Promise<readonly string[]>;
  /** So often all that a cluster has is replaced by others of their kind, ms; without it never. */
  readonly churnMs?: number;
}

/** Ids of tasks, container instances, instances, target groups. */
const ID = /[0-9a-f]{16,32}/g;
const ANSWER_MS = 60;

export function createMany({ sandbox: { world }, clock, onCall, receive, churnMs }: ManyOptions) {
  const table = createTable(world);
  // With a log of its own for each call, as a log of all would look like growth.
  const direct: ReturnType<typeof createDirect> = (...asked) =>
    createDirect({
      table,
      calls: createCallLog({ now: () => world.engine.now }),
      host: 'http://127.0.0.1',
      region: world.region,
      caller: 'sluice',
    })(...asked);
  /** Whole ids of the mould by what follows their first four characters. */
  const wholes = new Map<string, string>();
  const known = new Map<string, Promise<unknown>>();
  const ask = (service: ServiceKey, operation: string, input: unknown, mark: string) => {
    let ofOthers = false;
    // What was replaced is unknown to the mould, which says so under the id that was asked for.
    const moulded = (text: string) =>
      text.replace(/\bc-[0-9a-f]{4}\b/g, MOULD).replace(ID, (id) => {
        const whole = wholes.get(id.slice(4));
        if (whole !== undefined && id.startsWith(mark)) return whole;
        ofOthers = true;
        return id;
      });
    const given = mapText(input, moulded);
    if (ofOthers) return direct(service as never, operation, given);
    const key = `${service} ${operation} ${JSON.stringify(given)}`;
    const answer = known.get(key) ?? direct(service as never, operation, given);
    known.set(key, answer);
    return answer;
  };
  const waitFor = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve));

  return (name: string): AwsPorts => {
    const first = Number.parseInt(name.slice(2), 16);
    const turns = () => (churnMs === undefined ? 0 : Math.floor(clock.now() / churnMs));
    const mark = () => ((first + turns()) % 65_536).toString(16).padStart(4, '0');
    const own = (text: string) =>
      text.replaceAll(MOULD, name).replace(ID, (id) => {
        const whole = wholes.get(id.slice(4)) ?? id;
        wholes.set(id.slice(4), whole);
        return id === whole ? mark() + id.slice(4) : id;
      });
    const tags = new Map<string, string>();
    return portsOnAws(async (service, operation, input) => {
      onCall(service, operation, name);
      if (operation === 'ReceiveMessage') {
        const bodies = await receive();
        return {
          Messages: bodies.map((Body, n) => ({ MessageId: `${clock.now()} ${n}`, ReceiptHandle: 'r', Body })),
        };
      }
      await waitFor(ANSWER_MS);
      if (operation === 'DeleteMessageBatch') return {};
      if (operation === 'TagResource') {
        for (const { key, value } of (input as { tags: { key: string; value: string }[] }).tags)
          tags.set(key, value);
        return {};
      }
      const answer = mapText(await ask(service, operation, input, mark()), own);
      if (operation === 'DescribeClusters')
        (answer as { clusters: { tags: unknown }[] }).clusters[0]!.tags = [...tags].map(([key, value]) => ({
          key,
          value,
        }));
      return answer;
    });
  };
}

/** A copy with each text put through `change`. */
function mapText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each) => mapText(each, change));
  if (value instanceof Date) return new Date(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapText(each, change)]));
}
