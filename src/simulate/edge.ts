// How the operator reaches the sandbox in a simulation: directly at its AWS ports, or through the real SDK clients.
// Either way each call takes a while of virtual time, there and back.
import { type AwsPorts, portFromCall } from '#aws/ports.ts';
import { createSdkPorts } from '#aws/sdk.ts';
import type { Random } from '#lib/random.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';
import { createRequestHandler, sdkClientOptions } from '#sandbox/wire/client.ts';
import { serviceNames } from '#sandbox/wire/table.ts';

export type EdgeKind = 'direct' | 'sdk';

const CALLER = 'sluice';

export async function createEdge(sandbox: Sandbox, kind: EdgeKind): Promise<AwsPorts> {
  const lag = createLag(sandbox, sandbox.world.random.fork('latency'));
  if (kind === 'direct') {
    const call = sandbox.direct(CALLER);
    return portFromCall((service, operation, input) => lag(() => call(service, operation, input)));
  }
  const handler = createRequestHandler({ handle: (request) => lag(() => sandbox.front.handle(request)) });
  const { region } = sandbox.world;
  const options = { ...sdkClientOptions(sandbox.front, { region, caller: CALLER }), requestHandler: handler };
  const overrides = Object.fromEntries(serviceNames.map((service) => [service, options]));
  return createSdkPorts({ region, overrides });
}

/** 10 to 60 ms each way, as within a Region. */
function createLag(sandbox: Sandbox, random: Random) {
  const { engine } = sandbox.world;
  const wait = () =>
    new Promise<void>((resolve) => {
      engine.after(random.int(10, 60), () => {
        engine.outsiderWoken = true;
        resolve();
      });
    });
  return async <T>(call: () => Promise<T>): Promise<T> => {
    await wait();
    try {
      return await call();
    } finally {
      await wait();
    }
  };
}
