// Every answer of a world that stands still, given again byte by byte through the real SDK clients: what a server costs is then no
// part of what is measured, and both sides of a ratio get the very same answers.
import { type AwsPorts, portsOnAws, type ServiceKey } from '#aws/ports.ts';
import { createSdkPorts, loadClients } from '#aws/sdk.ts';
import { createTable } from '#sandbox/api/index.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';
import { createCallLog } from '#sandbox/wire/calls.ts';
import { createRequestHandler, sdkClientOptions } from '#sandbox/wire/client.ts';
import { createFront, type Front, type WireResponse } from '#sandbox/wire/front.ts';
import { serviceNames } from '#sandbox/wire/table.ts';

export interface AskedCall {
  readonly service: ServiceKey;
  readonly operation: string;
  readonly input: unknown;
}

export interface Replay {
  /** On the real SDK clients in process. */
  readonly ports: AwsPorts;
  /** What was asked for since it was last emptied, in order. */
  readonly asked: AskedCall[];
  /** What is answered from here on is remembered: the world must stand still. */
  remember(): void;
  /** Asks the same once more, so many at once as the reader has under way, and throws the answers away. */
  again(calls: readonly AskedCall[]): Promise<void>;
}

/** As many as `observe` has under way at once. */
const WIDTH = 8;

/** No bucket holds back what is asked of it: the time that they take is another measurement. */
export async function createReplay({ world }: Sandbox): Promise<Replay> {
  await loadClients();
  const { region } = world;
  const calls = createCallLog({ now: () => world.engine.now });
  const front = createFront({ table: createTable(world), calls, host: 'http://127.0.0.1', region });
  const known = new Map<string, WireResponse>();
  let remembers = false;
  const replaying: Front = {
    async handle(request) {
      const key = `${request.headers['x-amz-target'] ?? ''} ${new TextDecoder().decode(request.body)}`;
      const answer = known.get(key) ?? (await front.handle(request));
      if (remembers) known.set(key, answer);
      return answer;
    },
  };
  const client = { ...sdkClientOptions(front, { region }), requestHandler: createRequestHandler(replaying) };
  const overrides = Object.fromEntries(serviceNames.map((service) => [service, client]));
  const sdk = createSdkPorts({ region, overrides });
  const send = ({ service, operation, input }: AskedCall) => {
    const method = `${operation.charAt(0).toLowerCase()}${operation.slice(1)}`;
    return (sdk[service] as Record<string, (input: unknown) => Promise<unknown>>)[method]!(input);
  };
  const asked: AskedCall[] = [];
  const ports = portsOnAws((service, operation, input) => {
    const call = { service, operation, input };
    asked.push(call);
    return send(call);
  });
  return {
    ports,
    asked,
    remember: () => {
      remembers = true;
    },
    async again(them) {
      let next = 0;
      const worker = async () => {
        while (next < them.length) await send(them[next++]!);
      };
      await Promise.all(Array.from({ length: WIDTH }, worker));
    },
  };
}
