// Puts somebody between the operator and its ports, at either edge: what is asked passes through, and may come out changed.
import { type AwsPorts, callOn, portsOnAws, type ServiceKey } from '#aws/ports.ts';

/** One call as the operator makes it. */
export interface MeddledCall {
  readonly service: ServiceKey;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Asks AWS, with another input where one is given. */
export type Go = (input?: MeddledCall['input']) => Promise<unknown>;

/** Answers a call, by `go` or otherwise; may throw what the call fails with. */
export type Meddler = (call: MeddledCall, go: Go) => Promise<unknown>;

export function meddle(ports: AwsPorts, by: Meddler): AwsPorts {
  const made = callOn(ports);
  return portsOnAws((service, operation, input, options) => {
    const call = { service, operation, input: (input ?? {}) as MeddledCall['input'] };
    return by(call, (changed = call.input) => made(service, operation, changed, options));
  });
}

/** Whether a call only looks. Receiving hides messages and nothing else. */
export const isRead = ({ operation }: Pick<MeddledCall, 'operation'> & Partial<MeddledCall>): boolean =>
  /^(Describe|List|Get|Receive)/.test(operation);
