// Requests for services that exist in AWS and not here: which operation of which service was asked, as well as it can
// be told without a model, so that the refusal and the call log name it.
import { AwsFault } from './fault.ts';
import { jsonProtocol } from './json-protocol.ts';
import type { Protocol, WireRequest } from './protocol.ts';
import { queryProtocol } from './query-protocol.ts';
import { serviceFacts } from './services.ts';

/** A call that the sandbox does not model at all. */
export interface Unmodelled {
  /** As its signature or its target names it: `dynamodb`, `s3`. */
  readonly service: string;
  /** An operation's name, or method and path where the protocol is REST. */
  readonly operation: string;
  /** It reads, as far as the method tells. */
  readonly readOnly: boolean;
}

export interface UnmodelledRoute {
  readonly protocol: Protocol;
  readonly unmodelled: Unmodelled;
  readonly fault: AwsFault;
}

const XML_SERVICES = new Set(['s3', 'route53', 'cloudfront']);

/** By `X-Amz-Target`: `DynamoDB_20120810.GetItem`. */
export function unmodelledTarget(request: WireRequest, target: string, scope?: string): UnmodelledRoute {
  const dot = target.lastIndexOf('.');
  const service =
    scope ??
    target
      .slice(0, dot)
      .replace(/_?V?\d+$/, '')
      .toLowerCase();
  return refusal(jsonProtocol(request), { service, operation: target.slice(dot + 1), readOnly: false });
}

/** By `Action` and `Version` of a query service. */
export function unmodelledAction(
  protocol: Protocol,
  { action, version, scope }: { action: string; version?: string; scope?: string },
): UnmodelledRoute {
  const unmodelled = { service: scope ?? 'unknown', operation: action, readOnly: false };
  if (scope) return refusal(protocol, unmodelled, version);
  const why = version ? `no service here has the Version ${version}` : 'it has no Version';
  const message = `The sandbox cannot tell which service ${action} is asked of: the request is not signed, and ${why}. Sign it, or send one of ${versions()}.`;
  return { protocol, unmodelled, fault: new AwsFault('NotImplemented', message, { status: 501 }) };
}

const versions = () => serviceFacts.map(({ name, version }) => `Version=${version} (${name})`).join(', ');

/** By method and path, of a service that only its signature's scope names. */
export function unmodelledRest(request: WireRequest, scope: string): UnmodelledRoute {
  const path = request.path.split('?')[0]!;
  const protocol = XML_SERVICES.has(scope)
    ? queryProtocol({ children: new Map() }, 'query')
    : jsonProtocol(request);
  const readOnly = /^(GET|HEAD)$/.test(request.method);
  return refusal(protocol, { service: scope, operation: `${request.method} ${path}`, readOnly });
}

/** By the path of RPC v2, `/service/GraniteServiceVersion20100801/operation/ListMetrics`, which is not spoken here. */
export function unmodelledRpc(request: WireRequest, service: string): UnmodelledRoute | undefined {
  const operation = /^\/service\/[^/]+\/operation\/(\w+)$/.exec(request.path.split('?')[0]!)?.[1];
  if (operation === undefined) return undefined;
  const message = `The sandbox does not speak RPC v2, in which ${service}:${operation} was asked for. Use a client for AWS JSON or query.`;
  const fault = new AwsFault('NotImplemented', message, { status: 501 });
  return { protocol: jsonProtocol(request), unmodelled: { service, operation, readOnly: false }, fault };
}

function refusal(protocol: Protocol, unmodelled: Unmodelled, version?: string): UnmodelledRoute {
  const { service, operation } = unmodelled;
  const which = version ? ` (version ${version})` : '';
  const message = `The sandbox does not model the service ${service}${which}, asked for ${service}:${operation}.`;
  return { protocol, unmodelled, fault: new AwsFault('NotImplemented', message, { status: 501 }) };
}
