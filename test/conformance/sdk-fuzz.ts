// Every operation of every served service over HTTP through the AWS SDK, both ways: what the client sends is what the
// handler gets, what the handler answers is what the client reads. (In process: src/sandbox/wire/fuzz.test.ts.)
import { isDeepStrictEqual } from 'node:util';
import { createRandom, type Random } from '#lib/random.ts';
import { serve } from '#sandbox/http.ts';
import { createCallLog } from '#sandbox/wire/calls.ts';
import { createFront } from '#sandbox/wire/front.ts';
import { randomValue } from '#sandbox/wire/random-value.ts';
import type { Member } from '#sandbox/wire/schema.ts';
import { loadedService, loadServices, type Operation } from '#sandbox/wire/services.ts';
import { type ServiceName, serviceNames } from '#sandbox/wire/table.ts';
import type { Outcome, Say } from './report.ts';
import { sdkModule, sdkModules } from './side.ts';

/** The clients themselves add a presigned URL to the one, and make a host name of a member of the other. */
const alteredByClient = new Set(['CopySnapshot', 'PutEvents']);

export async function fuzzWithSdk(say: Say, seed: string): Promise<Outcome> {
  await loadServices();
  let answers = 0;
  const problems: string[] = [];
  for (const name of serviceNames) {
    const before = answers;
    const exchange = await openExchange(name);
    for (const operation of loadedService(name)!.operations.values()) {
      if (alteredByClient.has(operation.name)) continue;
      answers += 1;
      const random = createRandom(`${seed} ${name}`).fork(operation.name);
      problems.push(
        ...(await exchange.hold(operation, random)).map((words) => `${name}:${operation.name}: ${words}`),
      );
    }
    await exchange.close();
    say(`${name} through the SDK: ${answers - before} answers`);
  }
  return { answers, problems };
}

async function openExchange(name: ServiceName) {
  let received: unknown;
  let output: unknown;
  const bugs: unknown[] = [];
  const handler = (input: unknown) => {
    received = input;
    return output;
  };
  const operations = [...loadedService(name)!.operations.keys()].map((each) => [each, handler]);
  const calls = createCallLog({ now: () => 0 });
  const table = { [name]: Object.fromEntries(operations) };
  const front = createFront({ table, calls, host: 'http://127.0.0.1', onBug: (error) => bugs.push(error) });
  const { url, close } = await serve({ front, port: 0 });
  const credentials = { accessKeyId: 'fuzz', secretAccessKey: 'unused' };
  const Client = sdkModule(name)[sdkModules[name]![1]]!;
  // The queue client would compare digests of bodies that are random here.
  const more = { maxAttempts: 1, md5: false };
  const client = new Client({ endpoint: url, region: 'ap-northeast-1', credentials, ...more });
  return {
    close,
    async hold(operation: Operation, random: Random): Promise<string[]> {
      const sent = randomValue(operation.input, inputOptions(operation, random.fork('in'))) ?? {};
      output = randomValue(operation.output, outputOptions(operation, random.fork('out'))) ?? {};
      received = undefined;
      try {
        const Command = sdkModule(name)[`${operation.name}Command`]!;
        const { $metadata: _, ...parsed } = await client.send(new Command(sent));
        return [
          ...(isDeepStrictEqual(withoutTokens(received, sent), sent)
            ? []
            : [words('the handler got', received, sent)]),
          ...(isDeepStrictEqual(parsed, output) ? [] : [words('the SDK read', parsed, output)]),
        ];
      } catch (error) {
        return [`${error}; inside: ${bugs.splice(0).join('; ')}`];
      }
    },
  };
}

const inputOptions = ({ service }: Operation, random: Random) => ({
  random,
  keepsEmpty: () => service.protocol !== 'ec2',
  forInput: true,
});

const outputOptions = ({ service }: Operation, random: Random) => ({
  random,
  keepsEmpty: (member: Member) => service.protocol === 'json' || member.traits.xmlFlattened !== 1,
});

const words = (what: string, got: unknown, wanted: unknown) =>
  `${what} ${JSON.stringify(got)?.slice(0, 250)} instead of ${JSON.stringify(wanted)?.slice(0, 250)}`;

/** Clients fill idempotency tokens that were left out with random UUIDs; those are taken away again. */
function withoutTokens(got: unknown, sent: unknown): unknown {
  if (Array.isArray(got) && Array.isArray(sent)) return got.map((item, n) => withoutTokens(item, sent[n]));
  if (typeof got !== 'object' || got === null || Object.getPrototypeOf(got) !== Object.prototype) return got;
  const before = (typeof sent === 'object' && sent !== null ? sent : {}) as Record<string, unknown>;
  const isFilled = (key: string, value: unknown) =>
    before[key] === undefined &&
    typeof value === 'string' &&
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
  const entries = Object.entries(got).filter(([key, value]) => !isFilled(key, value));
  const copy: Record<string, unknown> = {};
  for (const [key, value] of entries)
    Object.defineProperty(copy, key, {
      ...{ value: withoutTokens(value, before[key]), enumerable: true },
      ...{ configurable: true, writable: true },
    });
  return copy;
}
