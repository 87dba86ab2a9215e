// One side of a conversation: an account behind an endpoint, asked through the AWS SDK, every answer kept.
import { createRequire } from 'node:module';
import type { ServiceName } from '#sandbox/wire/table.ts';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

export interface AnswerError {
  readonly code: string;
  readonly message: string;
  readonly status: number;
}

export interface Answer {
  readonly service: ServiceName;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly output?: Readonly<Record<string, any>>;
  readonly error?: AnswerError;
}

/** The SDK's client module of each service, and its client class. A service that is not here cannot be asked. */
export const sdkModules: Readonly<Record<string, readonly [string, string]>> = {
  ecs: ['@aws-sdk/client-ecs', 'ECSClient'],
  ec2: ['@aws-sdk/client-ec2', 'EC2Client'],
  autoscaling: ['@aws-sdk/client-auto-scaling', 'AutoScalingClient'],
  elbv2: ['@aws-sdk/client-elastic-load-balancing-v2', 'ElasticLoadBalancingV2Client'],
  sqs: ['@aws-sdk/client-sqs', 'SQSClient'],
  sns: ['@aws-sdk/client-sns', 'SNSClient'],
  sts: ['@aws-sdk/client-sts', 'STSClient'],
  cloudwatch: ['@aws-sdk/client-cloudwatch', 'CloudWatchClient'],
  events: ['@aws-sdk/client-eventbridge', 'EventBridgeClient'],
};

type Constructor = new (input: unknown) => { send(command: unknown): Promise<Record<string, unknown>> };

export function sdkModule(service: string): Record<string, Constructor> {
  const known = sdkModules[service];
  if (!known) throw new Error(`test/conformance/side.ts does not know the SDK's client of ${service}`);
  return createRequire(import.meta.url)(known[0]) as Record<string, Constructor>;
}

export class Side {
  readonly answers: Answer[] = [];
  /** What is called differently on the two sides, by the role it plays. */
  readonly roles = new Map<string, string>();
  readonly #clients = new Map<string, InstanceType<Constructor>>();

  constructor(
    readonly name: 'moto' | 'sandbox',
    readonly url: string,
  ) {}

  /** Asks and keeps the answer. AWS errors are answers; anything else is thrown. */
  async ask(service: ServiceName, operation: string, input: Record<string, unknown> = {}): Promise<Answer> {
    const answer = await this.quietly(service, operation, input);
    this.answers.push(answer);
    return answer;
  }

  /** Asks without keeping: preparations that are not part of what is compared. */
  async quietly(
    service: ServiceName,
    operation: string,
    input: Record<string, unknown> = {},
  ): Promise<Answer> {
    const Command = sdkModule(service)[`${operation}Command`];
    if (!Command) throw new Error(`the SDK's client of ${service} has no ${operation}`);
    try {
      const { $metadata: _, ...output } = await this.#client(service).send(new Command(input));
      return { service, operation, input, output };
    } catch (thrown) {
      return { service, operation, input, error: errorOf(thrown) };
    }
  }

  /** The output, where there must be one. */
  async get(service: ServiceName, operation: string, input: Record<string, unknown> = {}): Promise<any> {
    const { output, error } = await this.quietly(service, operation, input);
    if (output) return output;
    const why = `${error!.code} ${error!.message}`;
    throw new Error(`${this.name} refused ${service}:${operation} ${JSON.stringify(input)}: ${why}`);
  }

  role(name: string, value: string): string {
    this.roles.set(name, value);
    return value;
  }

  destroy(): void {
    for (const client of this.#clients.values()) (client as unknown as { destroy(): void }).destroy();
  }

  #client(service: string) {
    const known = this.#clients.get(service);
    if (known) return known;
    const client = new (sdkModule(service)[sdkModules[service]![1]]!)({
      endpoint: this.url,
      region: 'ap-northeast-1',
      credentials: { accessKeyId: 'conformance', secretAccessKey: 'unused' },
      maxAttempts: 1,
    });
    this.#clients.set(service, client);
    return client;
  }
}

function errorOf(thrown: unknown): AnswerError {
  const { name, Code, message, $metadata } = thrown as Record<string, any>;
  if (!$metadata?.httpStatusCode) throw thrown;
  // A page of HTML where AWS would send an error: the server fell over its own feet.
  const code = name === 'SyntaxError' || Code === 'Error' ? '<no AWS error>' : (Code ?? name);
  return { code, message, status: $metadata.httpStatusCode };
}
