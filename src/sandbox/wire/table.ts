// The one table of operations: what the sandbox models, by service and operation, and the types of its
// handlers, inferred from the SDK's own command classes. Holds no behaviour and never a runtime import.

export const serviceNames = [
  'ecs',
  'ec2',
  'autoscaling',
  'elbv2',
  'sqs',
  'sns',
  'sts',
  'cloudwatch',
  'events',
] as const;
export type ServiceName = (typeof serviceNames)[number];

/** What a handler knows about the call beside its input. */
export interface CallContext {
  service: ServiceName;
  operation: string;
  /** The access key id of the caller's signature, else the application id its client sends, else `anonymous`. */
  caller: string;
  requestId: string;
  /** The edge as clients see it, such as `http://127.0.0.1:4566`: queue URLs begin with it. */
  host: string;
  /** Aborted when the caller went away before the answer; long polls end then. */
  signal?: AbortSignal;
}

/** Any handler; `never` as input so that handlers of every typed input fit. */
export type Handler = (input: never, context: CallContext) => unknown;
export type OperationTable = Partial<Record<ServiceName, Readonly<Record<string, Handler | undefined>>>>;

type InputOf<C> = C extends { input: infer Input } ? Input : never;
type OutputOf<C> = C extends {
  resolveMiddleware(...parameters: never[]): (...parameters: never[]) => Promise<{ output: infer Output }>;
}
  ? Omit<Output, '$metadata'>
  : never;

/** All operations of one SDK client module as typed, optional handlers: `Handlers<typeof import('@aws-sdk/client-ecs')>`. */
export type Handlers<Client> = {
  [Key in keyof Client as Key extends `${infer Name}Command`
    ? Name
    : never]?: Client[Key] extends abstract new (
    ...parameters: never[]
  ) => infer Command
    ? (input: InputOf<Command>, context: CallContext) => OutputOf<Command> | Promise<OutputOf<Command>>
    : never;
};

export type EcsHandlers = Handlers<typeof import('@aws-sdk/client-ecs')>;
export type Ec2Handlers = Handlers<typeof import('@aws-sdk/client-ec2')>;
export type AutoScalingHandlers = Handlers<typeof import('@aws-sdk/client-auto-scaling')>;
export type Elbv2Handlers = Handlers<typeof import('@aws-sdk/client-elastic-load-balancing-v2')>;
export type SqsHandlers = Handlers<typeof import('@aws-sdk/client-sqs')>;
export type SnsHandlers = Handlers<typeof import('@aws-sdk/client-sns')>;
export type StsHandlers = Handlers<typeof import('@aws-sdk/client-sts')>;
export type CloudWatchHandlers = Handlers<typeof import('@aws-sdk/client-cloudwatch')>;
export type EventsHandlers = Handlers<typeof import('@aws-sdk/client-eventbridge')>;
