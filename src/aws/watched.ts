// The same ports, with somebody who watches the calls: what is called, how long it takes, what comes of it. Changes nothing of them.
import { type AwsPorts, callOn, portFromCall, type ServiceKey } from './ports.ts';

export interface CallSeen {
  readonly service: ServiceKey;
  /** As AWS names it, such as DescribeTasks. */
  readonly operation: string;
}

/** Makes the call by `run`, and must give what that gives. */
export type Around = (call: CallSeen, run: () => Promise<unknown>) => Promise<unknown>;

export function watchedPorts(ports: AwsPorts, around: Around): AwsPorts {
  const call = callOn(ports);
  return portFromCall((service, operation, input, options) =>
    around({ service, operation }, () => call(service, operation, input, options)),
  );
}

/** How often the SDK repeated a call by itself before it was answered, and the id under which AWS knows the answer. */
export function metadataOf(answer: unknown): { readonly retries: number; readonly requestId?: string } {
  const { $metadata } = (answer ?? {}) as { $metadata?: { attempts?: number; requestId?: string } };
  const { attempts = 1, requestId } = $metadata ?? {};
  return { retries: attempts - 1, ...(requestId !== undefined && { requestId }) };
}

/** As the SDK names services; rpc.service of OpenTelemetry. */
export const SERVICE_IDS: Readonly<Record<ServiceKey, string>> = {
  ecs: 'ECS',
  ec2: 'EC2',
  autoscaling: 'Auto Scaling',
  elbv2: 'Elastic Load Balancing v2',
  events: 'EventBridge',
  sqs: 'SQS',
  sns: 'SNS',
  sts: 'STS',
};
