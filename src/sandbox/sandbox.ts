// One simulated account, put together: the world, its table of operations, and the edges through which it is called.

import { createTable } from './api/index.ts';
import { type Authoriser, createAuthoriser, type PolicyOf } from './iam/authoriser.ts';
import type { Scenario } from './scenario/generated/scenario.ts';
import { createBuckets } from './wire/buckets.ts';
import { type CallLog, createCallLog } from './wire/calls.ts';
import { createDirect, type DirectCall } from './wire/direct.ts';
import type { EdgeOptions, SeenAnswer, SeenCall } from './wire/dispatch.ts';
import { createFront, type Front } from './wire/front.ts';
import type { Handler, OperationTable, ServiceName } from './wire/table.ts';
import { buildWorld } from './world/build.ts';
import { countsOf } from './world/report.ts';
import type { RunningWorld } from './world/world.ts';

export type { SeenAnswer, SeenCall } from './wire/dispatch.ts';

export interface Sandbox {
  readonly world: RunningWorld;
  readonly calls: CallLog;
  /** Exceptions of handlers that were no AWS errors, and of events that it survived; there should be none. */
  readonly bugs: unknown[];
  readonly front: Front;
  /** What callers were allowed and denied; absent where nobody has a policy. */
  readonly authoriser?: Authoriser;
  direct(caller: string): DirectCall;
  /** The counts of the report so far. */
  report(): ReturnType<typeof countsOf> & { scenario: string; seed: number; api: ApiCounts };
}

export interface ApiCounts {
  readonly calls: Readonly<Record<string, number>>;
  readonly total: number;
  readonly throttled: number;
  readonly mutating: number;
}

export interface SandboxOptions {
  readonly seed?: number;
  /** Whether the operator's own queue, rules and hooks are installed. */
  readonly operatorParts: boolean;
  /** What the clock shows at the start, ms since the epoch, instead of the scenario's own time. */
  readonly startAt?: number;
  /** The IAM policies of callers; without any all is allowed. */
  readonly policyOf?: PolicyOf;
  /** What clients see in queue URLs. */
  readonly host?: () => string;
  /** Told of exceptions that are the sandbox's own fault, and where they were thrown. */
  readonly onBug?: (error: unknown, where: string) => void;
  /** Whether the world goes on after one of its events threw. A simulation must not: its counts would lie. */
  readonly survives?: boolean;
  /** Told of every call that is about to be carried out, with its decoded input, whatever edge it came by. */
  readonly onCall?: (call: SeenCall) => void;
  /** Told of every call when it is answered, also where it was refused or throttled. */
  readonly onAnswer?: (call: SeenCall, answer: SeenAnswer) => void;
}

const MOST_BUGS = 100;

export function createSandbox(scenario: Scenario, options: SandboxOptions): Sandbox {
  const seed = options.seed ?? scenario.spec.seed ?? 1;
  const world = buildWorld(scenario, { ...options, seed });
  const now = () => world.engine.now;
  const calls = createCallLog({ now });
  const bugs: unknown[] = [];
  const noteBug = (error: unknown, where: string) => {
    // One that comes back with every tick must not fill the memory.
    if (bugs.length < MOST_BUGS) bugs.push(error);
    options.onBug?.(error, where);
  };
  if (options.survives) world.engine.onBug = (error) => noteBug(error, 'an event of the world');
  const authoriser = options.policyOf && createAuthoriser(world, options.policyOf);
  const edge: EdgeOptions = {
    table: watched(createTable(world), options.onCall),
    calls,
    host: options.host ?? 'http://127.0.0.1',
    throttle: createBuckets({ now, world }),
    authorise: authoriser?.judge,
    region: world.region,
    onAnswer: options.onAnswer,
    onBug: (error, { service, operation }) => noteBug(error, `${service}:${operation}`),
  };
  return {
    world,
    calls,
    bugs,
    ...(authoriser && { authoriser }),
    front: createFront(edge),
    direct: (caller) => createDirect({ ...edge, caller }),
    report: () => ({ scenario: scenario.metadata.name, seed, ...countsOf(world), api: apiCounts(calls) }),
  };
}

function apiCounts(calls: CallLog): ApiCounts {
  const { byOperation, total, throttled, mutating } = calls.counts();
  return { calls: byOperation, total, throttled, mutating };
}

/** The same table, telling `onCall` of each call before it is carried out. */
function watched(table: OperationTable, onCall: SandboxOptions['onCall']): OperationTable {
  if (!onCall) return table;
  const copy: OperationTable = {};
  for (const [service, handlers] of Object.entries(table) as [ServiceName, Record<string, Handler>][]) {
    const wrapped: Record<string, Handler> = {};
    for (const [operation, handler] of Object.entries(handlers)) {
      wrapped[operation] = (input, context) => {
        onCall({ service, operation, caller: context.caller, input });
        return handler(input, context);
      };
    }
    copy[service] = wrapped;
  }
  return copy;
}
