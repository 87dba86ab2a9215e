// Every operation of all services, both ways, through the real clients in process and called directly:
// what the client sends is what the handler gets, and what the handler returns is what the client gets.
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '#lib/random.ts';
import { createCallLog } from './calls.ts';
import { sdkClientOptions } from './client.ts';
import { createDirect } from './direct.ts';
import { createFront } from './front.ts';
import { randomValue } from './random-value.ts';
import type { Member } from './schema.ts';
import { loadedService, loadServices, type Operation, type Service } from './services.ts';
import { type Handler, type OperationTable, type ServiceName, serviceNames } from './table.ts';

interface AnyClient {
  send(command: unknown): Promise<Record<string, unknown>>;
}
interface Exchange {
  fidelity: 'wire' | 'direct';
  input: unknown;
  output: unknown;
}
type Constructor<T> = new (input: unknown) => T;

const modules: Record<ServiceName, [() => Promise<object>, string]> = {
  ecs: [() => import('@aws-sdk/client-ecs'), 'ECSClient'],
  ec2: [() => import('@aws-sdk/client-ec2'), 'EC2Client'],
  autoscaling: [() => import('@aws-sdk/client-auto-scaling'), 'AutoScalingClient'],
  elbv2: [() => import('@aws-sdk/client-elastic-load-balancing-v2'), 'ElasticLoadBalancingV2Client'],
  sqs: [() => import('@aws-sdk/client-sqs'), 'SQSClient'],
  sns: [() => import('@aws-sdk/client-sns'), 'SNSClient'],
  sts: [() => import('@aws-sdk/client-sts'), 'STSClient'],
  cloudwatch: [() => import('@aws-sdk/client-cloudwatch'), 'CloudWatchClient'],
  events: [() => import('@aws-sdk/client-eventbridge'), 'EventBridgeClient'],
};

// The client itself adds a presigned URL to this one.
const alteredByClient = new Set(['CopySnapshot']);

beforeAll(() => loadServices(), 60_000);

describe.each(serviceNames)('%s through the real client', (name) => {
  it.each([1, 2])(
    'decodes every input and encodes every output to the same (seed %i)',
    async (seed) => {
      const service = loadedService(name)!;
      const harness = await createHarness(service);
      const random = createRandom(`${name} ${seed}`);
      for (const operation of service.operations.values()) {
        if (alteredByClient.has(operation.name)) continue;
        const input = randomInput(operation, random.fork(`${operation.name} in`));
        const output = randomOutput(operation, random.fork(`${operation.name} out`));
        for (const fidelity of ['wire', 'direct'] as const) {
          const { received, returned } = await harness.call(operation, { fidelity, input, output });
          expect(received, `input of ${operation.name}, ${fidelity}`).toEqual(input);
          expect(returned, `output of ${operation.name}, ${fidelity}`).toEqual(output);
        }
      }
      expect(harness.bugs).toEqual([]);
    },
    60_000,
  );
});

async function createHarness(service: Service) {
  const [load, clientName] = modules[service.name];
  const client = (await load()) as Record<string, Constructor<AnyClient>>;
  const exchange = { sent: {} as unknown, received: undefined as unknown, output: undefined as unknown };
  const handler: Handler = (input: unknown) => {
    exchange.received = withoutFilledTokens(input, exchange.sent);
    return exchange.output;
  };
  const operations = Object.fromEntries([...service.operations.keys()].map((each) => [each, handler]));
  const table: OperationTable = { [service.name]: operations };
  const bugs: unknown[] = [];
  const calls = createCallLog({ now: () => 0 });
  const edge = { table, calls, host: 'http://127.0.0.1', onBug: (error: unknown) => bugs.push(error) };
  const direct = createDirect(edge);
  // The queue client would compare digests of bodies that are random here.
  const sdk = new client[clientName]!({ ...sdkClientOptions(createFront(edge)), md5: false });
  return {
    bugs,
    async call({ name }: Operation, { fidelity, input, output }: Exchange) {
      Object.assign(exchange, { sent: input, output, received: undefined });
      const answer =
        fidelity === 'wire'
          ? await sdk.send(new client[`${name}Command`]!(input))
          : ((await direct(service.name, name, input)) as Record<string, unknown>);
      const { $metadata, ...returned } = answer;
      expect($metadata).toMatchObject({ httpStatusCode: 200, requestId: expect.stringMatching(/^0{8}-/) });
      return { received: exchange.received, returned };
    },
  };
}

function randomInput(operation: Operation, random: ReturnType<typeof createRandom>): unknown {
  const { protocol } = operation.service;
  return randomValue(operation.input, { random, keepsEmpty: () => protocol !== 'ec2', forInput: true });
}

function randomOutput(operation: Operation, random: ReturnType<typeof createRandom>): unknown {
  const flattens = (member: Member) =>
    operation.service.protocol !== 'json' && member.traits.xmlFlattened === 1;
  return randomValue(operation.output, { random, keepsEmpty: (member) => !flattens(member) });
}

/** Clients fill idempotency tokens that were left out with random UUIDs; those are taken away again. */
function withoutFilledTokens(received: unknown, sent: unknown): unknown {
  if (typeof received !== 'object' || received === null || typeof sent !== 'object') return received;
  for (const [key, value] of Object.entries(received)) {
    const before = (sent as Record<string, unknown>)[key];
    const isUuid = typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
    if (before === undefined && isUuid) delete (received as Record<string, unknown>)[key];
    else withoutFilledTokens(value, before ?? {});
  }
  return received;
}
