// What `npm test` asks the sandbox: each kind of answer is written once to the file that $SLUICE_RECORD names.
import { loadedService, loadService } from '#sandbox/wire/services.ts';
import type { ServiceName } from '#sandbox/wire/table.ts';
import { appendAnswer } from './answers-file.ts';
import { type Sink, type WatchedAnswer, watchHandlers } from './watch.ts';

const file = process.env.SLUICE_RECORD;

/** Stories ask the same things a million times: from here on only each hundredth answer is looked at. */
const ALL_OF_FIRST = 300;
const EACH = 100;

const asked = new Map<string, number>();
const kinds = new Set<string>();

const sink: Sink = {
  wants(service, operation) {
    if (!file) return false;
    const name = `${service}:${operation}`;
    const count = (asked.get(name) ?? 0) + 1;
    asked.set(name, count);
    return count <= ALL_OF_FIRST || count % EACH === 0;
  },
  take(answer) {
    // Without its schemas a service's HTTP statuses are not known: from the next answer on they are.
    if (!loadedService(answer.service)) void loadService(answer.service);
    const kind = kindOf(answer);
    if (kinds.has(kind)) return;
    kinds.add(kind);
    appendAnswer(file!, { ...answer, source: 'npm test' } as never);
  },
};

export const recorded = <Table extends object>(service: ServiceName, table: Table): Table =>
  watchHandlers(service, table, sink);

/** Answers of one kind differ in ids, names and numbers only. */
function kindOf({ service, operation, input, output, error }: WatchedAnswer): string {
  return [service, operation, signature(input), error ? error.code + error.status : signature(output)].join(
    ' ',
  );
}

function signature(value: unknown): string {
  if (Array.isArray(value)) return `[${[...new Set(value.map(signature))].sort().slice(0, 3).join()}]`;
  if (value instanceof Date) return 'date';
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return `{${entries.map(([key, item]) => `${key}:${signature(item)}`).join()}}`;
  }
  // Words of AWS, such as states, are kept; what somebody named is not.
  return typeof value === 'string' && /^[A-Z_]{3,}$/.test(value) ? value : typeof value;
}
