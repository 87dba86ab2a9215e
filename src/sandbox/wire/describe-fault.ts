// What an AwsFault is on the wire: modelled errors have a name, a wire code and a status of their own.
import type { AwsFault } from './fault.ts';
import type { Shape } from './schema.ts';
import type { Service } from './services.ts';

export interface FaultFacts {
  /** The SDK's `error.name`. */
  name: string;
  /** What the query protocols send. */
  wireCode: string;
  status: number;
  side: 'client' | 'server';
  /** Of modelled errors. */
  shape?: Shape;
}

export function describeFault(service: Service | undefined, fault: AwsFault): FaultFacts {
  const model = service?.errors.get(fault.code);
  const status = fault.orderedStatus ?? model?.status ?? fault.status;
  return {
    name: model?.name ?? fault.code,
    wireCode: model?.wireCode ?? fault.code,
    status,
    side: model?.shape.traits.error ?? (status < 500 ? 'client' : 'server'),
    shape: model?.shape,
  };
}
