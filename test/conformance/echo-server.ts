// All operations of all services over HTTP, behind the sandbox's own wire: each answers what it was last told to, and
// keeps what it was asked. For fuzzing by clients that nobody here wrote.
import { serve } from '#sandbox/http.ts';
import { createCallLog } from '#sandbox/wire/calls.ts';
import { AwsFault } from '#sandbox/wire/fault.ts';
import { createFront } from '#sandbox/wire/front.ts';
import type { Shape } from '#sandbox/wire/schema.ts';
import { loadedService, loadServices } from '#sandbox/wire/services.ts';
import { type Handler, type OperationTable, serviceNames } from '#sandbox/wire/table.ts';
import { typed, untyped } from './answers-file.ts';

export interface EchoServer {
  readonly url: string;
  close(): Promise<void>;
}

interface Next {
  readonly output?: unknown;
  readonly fault?: {
    readonly code: string;
    readonly message: string;
    readonly fields?: Record<string, unknown>;
  };
}

/** POST /_sluice/next tells the next answer, GET /_sluice/last what was asked, GET /_sluice/shapes what there is. */
export async function startEcho(): Promise<EchoServer> {
  await loadServices();
  let next: Next = {};
  let last: unknown;
  const bugs: string[] = [];
  const handler: Handler = (input: unknown) => {
    last = input;
    const { output, fault } = next;
    if (fault) throw new AwsFault(fault.code, fault.message, { fields: fault.fields });
    return output;
  };
  const front = createFront({
    table: everyOperation(handler),
    calls: createCallLog({ now: () => 0 }),
    host: 'http://127.0.0.1',
    onBug: (error) => bugs.push(String(error)),
  });
  const control = (path: string, _method: string, body: string) => {
    if (path === '/_sluice/shapes') return { body: JSON.stringify(shapes()) };
    if (path === '/_sluice/last')
      return { body: JSON.stringify({ input: typed(last), bugs: bugs.splice(0) }) };
    if (path !== '/_sluice/next') return undefined;
    next = untyped(JSON.parse(body)) as Next;
    last = undefined;
    return { body: '{}' };
  };
  const { url, close } = await serve({ front, port: 0, control });
  return { url, close };
}

function everyOperation(handler: Handler): OperationTable {
  return Object.fromEntries(
    serviceNames.map((name) => {
      const names = [...loadedService(name)!.operations.keys()];
      return [name, Object.fromEntries(names.map((operation) => [operation, handler]))];
    }),
  );
}

/** The schemas as tables: by service its operations and errors, and all shapes by number. */
function shapes() {
  const numbers = new Map<Shape, number>();
  const table: object[] = [];
  const numberOf = (shape: Shape): number => {
    const known = numbers.get(shape);
    if (known !== undefined) return known;
    const number = table.length;
    numbers.set(shape, number);
    const entry: Record<string, unknown> = { kind: shape.kind };
    table.push(entry);
    entry.members = Object.fromEntries(shape.members.map((member) => [member.name, numberOf(member.shape)]));
    if (shape.element) entry.element = numberOf(shape.element.shape);
    return number;
  };
  const services = serviceNames.map((name) => {
    const { protocol, operations, errors } = loadedService(name)!;
    const described = [...operations.values()].map((one) => [
      one.name,
      { input: numberOf(one.input), output: numberOf(one.output) },
    ]);
    const faults = [...new Set(errors.values())].map(({ name, wireCode, status, shape }) => ({
      ...{ name, wireCode, status },
      shape: numberOf(shape),
    }));
    return [name, { protocol, operations: Object.fromEntries(described), errors: faults }];
  });
  return { services: Object.fromEntries(services), shapes: table };
}
