// What every wire protocol can do for the front, and what travels through it.
import type { AwsFault } from './fault.ts';
import type { Operation, Service } from './services.ts';

export interface WireRequest {
  method: string;
  /** With its query string, if any. */
  path: string;
  headers: Readonly<Record<string, string | undefined>>;
  body: Uint8Array;
}

export interface WireResponse {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

export interface Protocol {
  /** The request's input in the SDK's shape. Throws the AwsFault that AWS answers a garbled body with. */
  decode(operation: Operation): unknown;
  /** A successful answer. Throws ShapeMismatch when the output does not fit its schema. */
  encode(operation: Operation, output: unknown, requestId: string): WireResponse;
  encodeFault(service: Service | undefined, fault: AwsFault, requestId: string): WireResponse;
  unknownOperation(name: string): AwsFault;
}

const encoder = new TextEncoder();

export function response(status: number, headers: Record<string, string>, body: string): WireResponse {
  return { status, headers, body: encoder.encode(body) };
}
