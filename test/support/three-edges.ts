// One scenario behind each of the three edges of the sandbox, each with a world of its own of the same seed: called
// directly, by the SDK in process, and by the SDK over HTTP on loopback.
import { type HttpEdge, serve } from '#sandbox/http.ts';
import { createSandbox, type Sandbox } from '#sandbox/sandbox.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import { sdkClientOptions } from '#sandbox/wire/client.ts';
import type { ServiceName } from '#sandbox/wire/table.ts';

export const edgeNames = ['direct', 'sdk', 'http'] as const;
export type EdgeName = (typeof edgeNames)[number];

/** Rejects as the SDK does. */
export type Ask = (service: ServiceName, operation: string, input: object) => Promise<object>;

export interface Edge {
  readonly sandbox: Sandbox;
  readonly ask: Ask;
  close(): Promise<void>;
}

type Constructor = new (input: never) => unknown;
type Client = { send(command: unknown): Promise<object>; destroy(): void };

const modules: Record<ServiceName, { client: string; load: () => Promise<object> }> = {
  ecs: { client: 'ECSClient', load: () => import('@aws-sdk/client-ecs') },
  ec2: { client: 'EC2Client', load: () => import('@aws-sdk/client-ec2') },
  autoscaling: { client: 'AutoScalingClient', load: () => import('@aws-sdk/client-auto-scaling') },
  elbv2: {
    client: 'ElasticLoadBalancingV2Client',
    load: () => import('@aws-sdk/client-elastic-load-balancing-v2'),
  },
  sqs: { client: 'SQSClient', load: () => import('@aws-sdk/client-sqs') },
  sns: { client: 'SNSClient', load: () => import('@aws-sdk/client-sns') },
  sts: { client: 'STSClient', load: () => import('@aws-sdk/client-sts') },
  cloudwatch: { client: 'CloudWatchClient', load: () => import('@aws-sdk/client-cloudwatch') },
  events: { client: 'EventBridgeClient', load: () => import('@aws-sdk/client-eventbridge') },
};

/** What clients see in queue URLs, whatever the edge. */
const HOST = 'http://127.0.0.1:4566';

export async function openEdge(name: EdgeName, scenario: Scenario, seed = 3): Promise<Edge> {
  const sandbox = createSandbox(scenario, { seed, operatorParts: true, host: () => HOST });
  if (name === 'direct') {
    const ask: Ask = async (...call) => (await sandbox.direct('tester')(...call)) as object;
    return { sandbox, ask, close: async () => undefined };
  }
  const server: HttpEdge | undefined =
    name === 'http' ? await serve({ front: sandbox.front, port: 0 }) : undefined;
  const { requestHandler, ...rest } = sdkClientOptions(sandbox.front, { caller: 'tester' });
  const options = server ? { ...rest, endpoint: server.url } : { ...rest, requestHandler };
  const clients = new Map<ServiceName, Client>();
  return {
    sandbox,
    async ask(service, operation, input) {
      const { client: className, load } = modules[service];
      const module = (await load()) as Record<string, Constructor>;
      const client = clients.get(service) ?? (new module[className]!(options as never) as Client);
      clients.set(service, client);
      return client.send(new module[`${operation}Command`]!(input as never));
    },
    async close() {
      for (const client of clients.values()) client.destroy();
      await server?.close();
    },
  };
}
