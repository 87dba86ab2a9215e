// Wraps handlers so that a sink is told what went in and what came out, before any wire could hide a mistake of it.
import { describeFault } from '#sandbox/wire/describe-fault.ts';
import { AwsFault } from '#sandbox/wire/fault.ts';
import { loadedService } from '#sandbox/wire/services.ts';
import type { Handler, ServiceName } from '#sandbox/wire/table.ts';

export interface WatchedAnswer {
  readonly service: ServiceName;
  readonly operation: string;
  readonly input: unknown;
  readonly output?: unknown;
  /** `status` is unknown where the service's schemas were not read. */
  readonly error?: { readonly code: string; readonly status: number | undefined; readonly message: string };
}

export interface Sink {
  /** Whether the next answer of this operation is of interest; copying inputs costs. */
  wants(service: ServiceName, operation: string): boolean;
  take(answer: WatchedAnswer): void;
}

type Handlers = Record<string, Handler | undefined>;

/** The same table; every answer of it goes to `sink` too. */
export function watchHandlers<Table extends object>(service: ServiceName, table: Table, sink: Sink): Table {
  const wrapped = Object.entries(table as Handlers).map(([operation, handler]) => [
    operation,
    (input: unknown, context: never) => {
      const answer = () => handler?.(input as never, context);
      return sink.wants(service, operation) ? watched({ service, operation, input }, answer, sink) : answer();
    },
  ]);
  return Object.fromEntries(wrapped) as Table;
}

type Call = Pick<WatchedAnswer, 'service' | 'operation' | 'input'>;

function watched(asked: Call, answer: () => unknown, sink: Sink): unknown {
  const call = { ...asked, input: structuredClone(asked.input) };
  try {
    const output = answer();
    if (!(output instanceof Promise)) return succeed(call, output, sink);
    return output.then(
      (value) => succeed(call, value, sink),
      (error) => refuse(call, error, sink),
    );
  } catch (error) {
    return refuse(call, error, sink);
  }
}

function succeed(call: Call, output: unknown, sink: Sink): unknown {
  sink.take({ ...call, output: output ?? {} });
  return output;
}

function refuse(call: Call, error: unknown, sink: Sink): never {
  if (error instanceof AwsFault) {
    const service = loadedService(call.service);
    const { name, wireCode, status } = describeFault(service, error);
    const code = service?.protocol === 'json' ? name : wireCode;
    sink.take({ ...call, error: { code, status: service && status, message: error.message } });
  }
  throw error;
}
