// The services the sandbox speaks: how each is recognised on the wire, and its operations and errors,
// read from the SDK's client modules when first needed (EC2's takes over half a second).
import { isSchema, type Shape, shapeOf } from './schema.ts';
import { type ServiceName, serviceNames } from './table.ts';

interface ServiceFacts {
  readonly name: ServiceName;
  /** How current SDKs speak to it (aws-facts.md §2.7). */
  readonly protocol: 'json' | 'query' | 'ec2';
  readonly jsonVersion?: '1.0' | '1.1';
  /** What stands before the dot in `X-Amz-Target`. */
  readonly target?: string;
  /** The service in the credential scope of a signature. */
  readonly scope: string;
  /** `Version` of the query protocols. */
  readonly version: string;
  readonly xmlNamespace: string;
  /** Was a query service: errors carry their old codes in a header, and old clients are still understood. */
  readonly queryCompatible?: true;
}

export interface Operation {
  readonly service: Service;
  readonly name: string;
  readonly input: Shape;
  readonly output: Shape;
}

export interface ModelledError {
  /** The name of the SDK's exception. */
  readonly name: string;
  /** The code of the query protocols; the name where the model gives none. */
  readonly wireCode: string;
  readonly status: number;
  readonly shape: Shape;
}

export interface Service extends ServiceFacts {
  readonly operations: ReadonlyMap<string, Operation>;
  /** By name and by wire code. */
  readonly errors: ReadonlyMap<string, ModelledError>;
}

export const serviceFacts: readonly ServiceFacts[] = [
  {
    name: 'ecs',
    protocol: 'json',
    jsonVersion: '1.1',
    target: 'AmazonEC2ContainerServiceV20141113',
    scope: 'ecs',
    version: '2014-11-13',
    xmlNamespace: 'http://ecs.amazonaws.com/doc/2014-11-13/',
  },
  {
    name: 'ec2',
    protocol: 'ec2',
    scope: 'ec2',
    version: '2016-11-15',
    xmlNamespace: 'http://ec2.amazonaws.com/doc/2016-11-15/',
  },
  {
    name: 'autoscaling',
    protocol: 'query',
    scope: 'autoscaling',
    version: '2011-01-01',
    xmlNamespace: 'http://autoscaling.amazonaws.com/doc/2011-01-01/',
  },
  {
    name: 'elbv2',
    protocol: 'query',
    scope: 'elasticloadbalancing',
    version: '2015-12-01',
    xmlNamespace: 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
  },
  {
    name: 'sqs',
    protocol: 'json',
    jsonVersion: '1.0',
    target: 'AmazonSQS',
    scope: 'sqs',
    version: '2012-11-05',
    xmlNamespace: 'http://queue.amazonaws.com/doc/2012-11-05/',
    queryCompatible: true,
  },
  {
    name: 'sns',
    protocol: 'query',
    scope: 'sns',
    version: '2010-03-31',
    xmlNamespace: 'http://sns.amazonaws.com/doc/2010-03-31/',
  },
  {
    name: 'sts',
    protocol: 'query',
    scope: 'sts',
    version: '2011-06-15',
    xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  },
  {
    name: 'cloudwatch',
    protocol: 'json',
    jsonVersion: '1.0',
    target: 'GraniteServiceVersion20100801',
    scope: 'monitoring',
    version: '2010-08-01',
    xmlNamespace: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
    queryCompatible: true,
  },
  {
    name: 'events',
    protocol: 'json',
    jsonVersion: '1.1',
    target: 'AWSEvents',
    scope: 'events',
    version: '2015-10-07',
    xmlNamespace: 'http://events.amazonaws.com/doc/2015-10-07',
  },
];

const clients: Readonly<Record<ServiceName, () => Promise<object>>> = {
  ecs: () => import('@aws-sdk/client-ecs'),
  ec2: () => import('@aws-sdk/client-ec2'),
  autoscaling: () => import('@aws-sdk/client-auto-scaling'),
  elbv2: () => import('@aws-sdk/client-elastic-load-balancing-v2'),
  sqs: () => import('@aws-sdk/client-sqs'),
  sns: () => import('@aws-sdk/client-sns'),
  sts: () => import('@aws-sdk/client-sts'),
  cloudwatch: () => import('@aws-sdk/client-cloudwatch'),
  events: () => import('@aws-sdk/client-eventbridge'),
};

const loaded = new Map<ServiceName, Service>();

/** Reads the schemas of these services (default: all), so that calls finish in microtasks from then on. */
export async function loadServices(names: readonly ServiceName[] = serviceNames): Promise<void> {
  await Promise.all(names.map((name) => loadService(name)));
}

export async function loadService(name: ServiceName): Promise<Service> {
  return loaded.get(name) ?? readService(name, await clients[name]());
}

/** The service if its schemas were read already. */
export function loadedService(name: ServiceName): Service | undefined {
  return loaded.get(name);
}

function readService(name: ServiceName, client: object): Service {
  const operations = new Map<string, Operation>();
  const errors = new Map<string, ModelledError>();
  const facts = serviceFacts.find((each) => each.name === name)!;
  const service: Service = { ...facts, operations, errors };
  for (const schema of Object.values(client)) {
    if (isSchema(schema, 9)) {
      const [, , operation, , input, output] = schema as [number, string, string, unknown, unknown, unknown];
      operations.set(operation, {
        service,
        name: operation,
        input: shapeOf(input),
        output: shapeOf(output),
      });
    } else if (isSchema(schema, -3) && !String(schema[1]).startsWith('smithy.ts.sdk.synthetic')) {
      const error = modelledError(shapeOf(schema));
      errors.set(error.name, error).set(error.wireCode, error);
    }
  }
  loaded.set(name, service);
  return service;
}

function modelledError(shape: Shape): ModelledError {
  const { awsQueryError, httpError, error } = shape.traits;
  const status = awsQueryError?.[1] ?? httpError ?? (error === 'server' ? 500 : 400);
  return { name: shape.name, wireCode: awsQueryError?.[0] ?? shape.name, status, shape };
}
