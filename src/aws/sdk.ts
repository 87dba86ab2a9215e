// The ports on the real AWS SDK. Each client is loaded when it is first used and keeps its own connections and
// retries; anything beyond two attempts is the business of the caller's queue. Never uses the SDK's waiters.
import {
  type AwsPorts,
  type Call,
  type CallOptions,
  operations,
  portsOnAws,
  type ServiceKey,
  type TablePort,
  tablePort,
} from './ports.ts';

export interface SdkOptions {
  /** Without one the SDK's usual places say (AWS_REGION, the profile). */
  readonly region?: string;
  /** Overrides where all services are found; otherwise the SDK's usual places say (AWS_ENDPOINT_URL). */
  readonly endpoint?: string;
  readonly assumeRole?: { readonly arn: string; readonly externalId?: string };
  /** Asked before each request leaves, each retry too: why it may not, or nothing. */
  readonly mayLeave?: MayLeave;
  /** Told what the SDK warns of, for each call; without it that goes to the console. */
  readonly onWarning?: (text: string) => void;
  /** Options laid over those of one client, such as a request handler. */
  readonly overrides?: Readonly<Partial<Record<AnyService, Readonly<Record<string, unknown>>>>>;
}

export type MayLeave = (operation: string, options: CallOptions) => string | undefined;

interface Command {
  readonly middlewareStack: { add(middleware: unknown, options: Readonly<Record<string, unknown>>): void };
}

interface Client {
  send(command: unknown, options?: { abortSignal?: AbortSignal }): Promise<unknown>;
}

interface Loaded {
  readonly client: Client;
  readonly commands: Module['commands'];
}

interface Module {
  readonly Client: new (options: never) => unknown;
  readonly commands: Readonly<Record<string, new (input: never) => Command>>;
}

/** The table is no part of what a cluster needs. */
type AnyService = ServiceKey | 'dynamodb';

const modules: Record<AnyService, () => Promise<Module>> = {
  dynamodb: () => import('./clients/dynamodb.ts'),
  ecs: () => import('./clients/ecs.ts'),
  ec2: () => import('./clients/ec2.ts'),
  autoscaling: () => import('./clients/autoscaling.ts'),
  elbv2: () => import('./clients/elbv2.ts'),
  events: () => import('./clients/events.ts'),
  sqs: () => import('./clients/sqs.ts'),
  sns: () => import('./clients/sns.ts'),
  sts: () => import('./clients/sts.ts'),
};

const known = new Map<AnyService, Module>();

/** Loads all clients of the operator, so that from then on a first call waits for nothing but its answer. */
export async function loadClients(): Promise<void> {
  await Promise.all((Object.keys(operations) as ServiceKey[]).map(moduleOf));
}

async function moduleOf(service: AnyService): Promise<Module> {
  const module = known.get(service) ?? (await modules[service]());
  known.set(service, module);
  return module;
}

/** A long poll of SQS lasts up to 20 s (aws-facts.md §3.2), so its requests may take longer than others. */
const requestTimeoutMs: Partial<Record<AnyService, number>> = { sqs: 30_000 };
const defaultRequestTimeoutMs = 10_000;

/** Ports for one region and, where a role is given, under that role. Opens no connection by itself. */
export function createSdkPorts(options: SdkOptions): AwsPorts {
  const plain = createCall(options, undefined);
  return portsOnAws(
    options.assumeRole ? createCall(options, roleCredentials(plain, options.assumeRole)) : plain,
  );
}

/** The table of leases, or of the timeline: in the Region of its ARN, or where the SDK's usual places say, by the process's own credentials. */
export function createSdkTablePort(table: string, overrides?: SdkOptions['overrides']): TablePort {
  const region = /^arn:[^:]+:dynamodb:([^:]+):/.exec(table)?.[1];
  const call = createCall({ region, overrides }, undefined);
  return tablePort((...given) => call('dynamodb', ...given));
}

function createCall(options: SdkOptions, credentials: unknown) {
  const loaded = new Map<AnyService, Promise<Loaded>>();
  return async (service: AnyService, operation: string, input: unknown, callOptions?: CallOptions) => {
    let entry = loaded.get(service);
    if (!entry) {
      entry = load(service, options, credentials);
      loaded.set(service, entry);
    }
    const { client, commands } = await entry;
    const command = new commands[operation]!(input as never);
    const { mayLeave } = options;
    if (mayLeave)
      command.middlewareStack.add(
        lastWord(() => mayLeave(operation, callOptions ?? {})),
        LAST,
      );
    return client.send(command, abort(callOptions));
  };
}

async function load(service: AnyService, options: SdkOptions, credentials: unknown): Promise<Loaded> {
  const module = await moduleOf(service);
  const settings = {
    ...(options.region === undefined ? {} : { region: options.region }),
    ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }),
    ...(credentials === undefined ? {} : { credentials }),
    maxAttempts: 2,
    requestHandler: {
      connectionTimeout: 3_000,
      requestTimeout: requestTimeoutMs[service] ?? defaultRequestTimeoutMs,
      throwOnRequestTimeout: true,
    },
    ...(options.onWarning && { logger: loggerOf(options.onWarning) }),
    ...options.overrides?.[service],
  };
  const client = new module.Client(settings as never) as Client;
  return { client, commands: module.commands };
}

/** Such as that the URL of a queue is of another host than the endpoint. Of the rest nothing is wanted. */
function loggerOf(onWarning: (text: string) => void) {
  const quiet = () => {};
  return {
    trace: quiet,
    debug: quiet,
    info: quiet,
    error: quiet,
    warn: (text: unknown) => onWarning(String(text)),
  };
}

/** Right before the socket: what was built long ago, by a process that stood still meanwhile, does not leave. */
const LAST = { step: 'deserialize', priority: 'low', name: 'lastWord' };

function lastWord(why: () => string | undefined) {
  return (next: (step: unknown) => Promise<unknown>) => async (step: unknown) => {
    const refusal = why();
    if (refusal !== undefined) throw Object.assign(new Error(refusal), { name: 'NotSent' });
    return next(step);
  };
}

function abort(options: CallOptions | undefined) {
  return options?.signal ? { abortSignal: options.signal } : {};
}

/** A credential provider for the role; the SDK asks again shortly before the expiration. */
function roleCredentials(call: Call, role: NonNullable<SdkOptions['assumeRole']>) {
  const sts = portsOnAws(call).sts;
  return async () => {
    const answer = await sts.assumeRole({
      RoleArn: role.arn,
      RoleSessionName: 'sluice',
      ...(role.externalId === undefined ? {} : { ExternalId: role.externalId }),
    });
    const given = answer.Credentials;
    if (!given?.AccessKeyId || !given.SecretAccessKey)
      throw new Error(`STS gave no credentials for ${role.arn}`);
    return {
      accessKeyId: given.AccessKeyId,
      secretAccessKey: given.SecretAccessKey,
      sessionToken: given.SessionToken,
      expiration: given.Expiration,
    };
  };
}
