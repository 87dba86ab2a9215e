// AWS JSON 1.0 and 1.1, with the header that former query services add for clients which
// expect their old error codes.
import { describeFault } from './describe-fault.ts';
import { AwsFault } from './fault.ts';
import { fromJson, toJson } from './leaves.ts';
import { type Protocol, response, type WireRequest } from './protocol.ts';
import type { Operation, Service } from './services.ts';
import { ShapeMismatch, transform } from './transform.ts';
import { refuseUnknownMembers } from './unknown-parameters.ts';

export function jsonProtocol(request: WireRequest): Protocol {
  return {
    decode: (operation) => decodeJson(operation, request.body),
    encode(operation, output, requestId) {
      const { service } = operation;
      const body = operation.output.kind === 'unit' ? {} : transform(operation.output, output, toJson);
      return response(200, headersOf(service, requestId), JSON.stringify(body));
    },
    encodeFault,
    // AWS names neither the operation nor the service here.
    unknownOperation: () => new AwsFault('UnknownOperationException', ''),
  };
}

function decodeJson(operation: Operation, body: Uint8Array): unknown {
  try {
    // Some clients send nothing instead of {}.
    const parsed: unknown = body.length === 0 ? {} : JSON.parse(new TextDecoder().decode(body));
    const input = transform(operation.input, parsed, fromJson);
    refuseUnknownMembers(operation, parsed);
    return input;
  } catch (error) {
    if (error instanceof ShapeMismatch) throw new AwsFault('SerializationException', error.message);
    if (error instanceof SyntaxError)
      throw new AwsFault('SerializationException', 'The body is not valid JSON.');
    throw error;
  }
}

function encodeFault(service: Service | undefined, fault: AwsFault, requestId: string) {
  const { name, wireCode, status, side, shape } = describeFault(service, fault);
  const fields = shape ? transform(shape, fault.fields, toJson) : {};
  const body = { __type: name, ...(fields as object), ...(fault.message && { message: fault.message }) };
  const headers = headersOf(service, requestId);
  if (service?.queryCompatible)
    headers['x-amzn-query-error'] = `${wireCode};${side === 'client' ? 'Sender' : 'Receiver'}`;
  return response(status, headers, JSON.stringify(body));
}

function headersOf(service: Service | undefined, requestId: string): Record<string, string> {
  return {
    'content-type': `application/x-amz-json-${service?.jsonVersion ?? '1.1'}`,
    'x-amzn-requestid': requestId,
  };
}
