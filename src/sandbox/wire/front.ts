// The front door: AWS requests in, AWS responses out. Never throws and never verifies a signature.
import { createDispatch, type EdgeOptions, internalFailure } from './dispatch.ts';
import { AwsFault } from './fault.ts';
import type { Protocol, WireRequest, WireResponse } from './protocol.ts';
import { type Route, routeRequest } from './route.ts';
import { loadedService, loadService, type Operation, type Service } from './services.ts';
import type { Unmodelled } from './unmodelled.ts';

export type { EdgeOptions } from './dispatch.ts';
export type { WireRequest, WireResponse } from './protocol.ts';

export interface Front {
  /** Header names in lower case. `signal` is aborted when nobody waits for the answer any more. */
  handle(request: WireRequest, signal?: AbortSignal): Promise<WireResponse>;
}

interface Refused {
  protocol: Protocol;
  operation: Operation;
}

/**
 * A front door to one table of operations. The schemas of a service are read at its first call; after
 * `loadServices()` a call finishes in microtasks plus whatever its handler awaits.
 */
export function createFront(options: EdgeOptions): Front {
  const dispatch = createDispatch(options);
  const outside = '00000000-0000-4000-8000-000000000000';
  return {
    async handle(request, signal) {
      const { protocol, caller, ...route } = routeRequest(request);
      if (!route.service) {
        if (route.unmodelled) logUnmodelled(route.unmodelled, caller);
        return protocol.encodeFault(undefined, route.fault!, outside);
      }
      const elsewhere = isElsewhere(route) && otherRegion(route.region!, options.region!);
      const service = loadedService(route.service) ?? (await loadService(route.service));
      const operation = service.operations.get(route.operation!);
      if (!operation) return refuseUnknown(protocol, service, route.operation!);
      if (elsewhere) return protocol.encodeFault(service, elsewhere, outside);
      return dispatch({
        operation,
        caller,
        signal,
        read: () => protocol.decode(operation),
        write: (output, requestId) => protocol.encode(operation, output, requestId),
        refuse: (fault, requestId) => encodeSafely({ protocol, operation }, fault, requestId),
      });
    },
  };

  function logUnmodelled({ service, operation, readOnly }: Unmodelled, caller: string): void {
    const call = options.calls.open({ service, operation, caller });
    if (readOnly) options.calls.markReadOnly(call);
    options.calls.close(call, 'NotImplemented');
  }

  // STS may be asked in any Region: it answers for the account.
  function isElsewhere({ service, region }: Pick<Route, 'service' | 'region'>): boolean {
    return (
      options.region !== undefined && region !== undefined && region !== options.region && service !== 'sts'
    );
  }

  // A fault with fields that do not fit its schema is a bug too, and must not escape.
  function encodeSafely({ protocol, operation }: Refused, fault: AwsFault, requestId: string): WireResponse {
    const { service, name } = operation;
    try {
      return protocol.encodeFault(service, fault, requestId);
    } catch (error) {
      options.onBug?.(error, { service: service.name, operation: name });
      return protocol.encodeFault(service, internalFailure(), requestId);
    }
  }

  function refuseUnknown(protocol: Protocol, service: Service, name: string): WireResponse {
    return protocol.encodeFault(service, protocol.unknownOperation(name), outside);
  }
}

function otherRegion(asked: string, own: string): AwsFault {
  const message = `The sandbox has one Region, ${own}; the request is signed for ${asked}. Set AWS_REGION=${own}.`;
  return new AwsFault('NotImplemented', message, { status: 501 });
}
