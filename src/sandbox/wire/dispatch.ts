// One call, whatever it came by: logged, throttled, checked for required members, handled. The edges differ
// only in how input is read and output is written, which is why the three fidelities agree.
import { type CallLog, isDryRun } from './calls.ts';
import { AwsFault } from './fault.ts';
import { assertComplete } from './required.ts';
import type { Operation } from './services.ts';
import type { CallContext, OperationTable, ServiceName } from './table.ts';

/** Returns the fault of a call that AWS would throttle now. */
export type Throttle = (service: ServiceName, operation: string, input: unknown) => AwsFault | undefined;

/** Returns the denial of a call that its caller may not make. */
export type Authorise = (call: SeenCall) => AwsFault | undefined;

export interface EdgeOptions {
  table: OperationTable;
  calls: CallLog;
  /** Such as `http://127.0.0.1:4566`; a function where the port is not known yet. */
  host: string | (() => string);
  throttle?: Throttle;
  /** Everything is allowed when absent. */
  authorise?: Authorise;
  /** The only Region there is; requests that are signed for another one are refused. Any will do when absent. */
  region?: string;
  /** Told of every exception that is not an AwsFault. The caller gets InternalFailure. */
  onBug?: (error: unknown, call: { service: ServiceName; operation: string }) => void;
  /** Told of every call whose input could be read, when it is answered, also where it was refused or throttled. */
  onAnswer?: (call: SeenCall, answer: SeenAnswer) => void;
}

export interface SeenCall {
  readonly service: string;
  readonly operation: string;
  readonly caller: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface SeenAnswer {
  /** `ok` or an error code. */
  readonly outcome: string;
  readonly output?: Readonly<Record<string, unknown>>;
}

export interface Attempt<Result> {
  operation: Operation;
  caller: string;
  signal?: AbortSignal;
  /** The input in the SDK's shape. */
  read(): unknown;
  write(output: unknown, requestId: string): Result;
  /** The answer to a fault; may throw instead. */
  refuse(fault: AwsFault, requestId: string): Result;
}

export type Dispatch = <Result>(attempt: Attempt<Result>) => Promise<Result>;

export function createDispatch({ table, calls, host, ...hooks }: EdgeOptions): Dispatch {
  const { throttle, authorise, onBug, onAnswer } = hooks;
  return async (attempt) => {
    const { operation, caller, signal } = attempt;
    const names = { service: operation.service.name, operation: operation.name };
    const call = calls.open({ ...names, caller });
    const requestId = requestIdOf(call.sequence);
    let input: unknown;
    const close = (outcome: string, output?: unknown) => {
      calls.close(call, outcome);
      const given = { outcome, output: output as SeenAnswer['output'] };
      if (input !== undefined) onAnswer?.({ ...names, caller, input: input as SeenCall['input'] }, given);
    };
    try {
      const handler = table[names.service]?.[names.operation];
      if (!handler) throw notModelled(names);
      input = attempt.read();
      if (isDryRun(input)) calls.markReadOnly(call);
      const throttled = throttle?.(names.service, names.operation, input);
      if (throttled) throw throttled;
      const denied = authorise?.({ ...names, caller, input: input as SeenCall['input'] });
      if (denied) throw denied;
      assertComplete(operation, input);
      const edge = typeof host === 'string' ? host : host();
      const context: CallContext = { ...names, caller, requestId, host: edge, signal };
      const output = (await handler(input as never, context)) ?? {};
      const result = attempt.write(output, requestId);
      close('ok', output);
      return result;
    } catch (error) {
      if (!(error instanceof AwsFault)) onBug?.(error, names);
      const fault = error instanceof AwsFault ? error : internalFailure();
      close(fault.code);
      return attempt.refuse(fault, requestId);
    }
  };
}

// The n-th request id of a run is the same in every run.
function requestIdOf(sequence: number): string {
  return `00000000-0000-4000-8000-${sequence.toString(16).padStart(12, '0')}`;
}

function notModelled({ service, operation }: { service: string; operation: string }): AwsFault {
  const message = `The sandbox does not model ${service}:${operation}. See docs/sandbox.md for what it models.`;
  return new AwsFault('NotImplemented', message, { status: 501 });
}

/** What a caller gets for a bug of ours. */
export function internalFailure(): AwsFault {
  const message = 'The sandbox failed to process the request; its log says why.';
  return new AwsFault('InternalFailure', message, { status: 500 });
}
