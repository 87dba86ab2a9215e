// Calls without a wire: the same table, log, throttling and errors as the front, input and output copied
// along the schema so that neither side sees the other's objects. The cheapest of the three fidelities.
import { createCopier } from './copier.ts';
import { describeFault } from './describe-fault.ts';
import { createDispatch, type EdgeOptions } from './dispatch.ts';
import { AwsFault } from './fault.ts';
import { copyInput, copyLeaf } from './leaves.ts';
import type { Shape } from './schema.ts';
import { loadedService, loadService, type Service } from './services.ts';
import type { ServiceName } from './table.ts';
import { ShapeMismatch } from './transform.ts';

export interface DirectOptions extends EdgeOptions {
  caller?: string;
}

/** Calls one operation; rejects with an error that looks like the SDK's. */
export type DirectCall = (service: ServiceName, operation: string, input: unknown) => Promise<unknown>;

export function createDirect({ caller = 'direct', ...options }: DirectOptions): DirectCall {
  const dispatch = createDispatch(options);
  return async (serviceName, name, input) => {
    const service = loadedService(serviceName) ?? (await loadService(serviceName));
    const operation = service.operations.get(name);
    if (!operation) throw new Error(`${serviceName} has no operation ${name}`);
    return dispatch({
      operation,
      caller,
      read: () => readInput(operation.input, input),
      write: (output, requestId) => ({
        ...(copyOutput(operation.output, output) as object),
        $metadata: metadata(200, requestId),
      }),
      refuse(fault, requestId): never {
        throw sdkError(service, fault, requestId);
      },
    });
  };
}

const copyOutput = createCopier(copyLeaf);
const copyGiven = createCopier(copyInput);

function readInput(shape: Shape, input: unknown): unknown {
  try {
    return copyGiven(shape, input ?? {});
  } catch (error) {
    if (error instanceof ShapeMismatch) throw new AwsFault('SerializationException', error.message);
    throw error;
  }
}

function sdkError(service: Service, fault: AwsFault, requestId: string): Error {
  const { name, status, side, shape } = describeFault(service, fault);
  const fields = shape ? (copyOutput(shape, fault.fields) as object) : {};
  return Object.assign(new Error(fault.message), fields, {
    name,
    $fault: side,
    $metadata: metadata(status, requestId),
  });
}

function metadata(httpStatusCode: number, requestId: string) {
  return { httpStatusCode, requestId, attempts: 1, totalRetryDelay: 0 };
}
