// Turns plans and outcomes into log lines: each outcome once, what stands still only when it changes. Protection comes and
// goes with every short job: of that one line a pass tells, but to programs, who get a line for each action.
import { count, listed, withoutClockTimes } from '#lib/text.ts';
import type { Observation } from '#model/observation.ts';
import type { Outcome, Plan, Wait } from '#model/plan.ts';
import { VERBS } from '#plan/verbs.ts';
import { renderOutcome } from '#report/action-text.ts';
import { actionWords } from '#report/action-words.ts';
import type { Log } from '#runtime/log.ts';
import { createSaidOnce } from './said-once.ts';

export interface Narrator {
  plan(plan: Plan, observation: Observation): void;
  outcome(outcome: Outcome): void;
  /** The pass is over: what was gathered is said. */
  passed(): void;
}

/** So many instances are named in one line. */
const NAMED = 5;

export interface NarratorOptions {
  /** A line for every action, also where one could tell of many. */
  readonly each?: boolean;
}

export function createNarrator(cluster: string, log: Log, { each = false }: NarratorOptions = {}): Narrator {
  let told: ReadonlySet<string> = new Set();
  /** Says what was not said of the pass before; what stays is not repeated. */
  const sayNews = (lines: ReadonlyMap<string, () => void>) => {
    for (const [line, say] of lines) if (!told.has(line)) say();
    told = new Set(lines.keys());
  };
  const refusals = createSaidOnce();
  /** By what one line can tell of. */
  const gathered = new Map<string, Outcome[]>();
  const sayOne = (outcome: Outcome) =>
    log(levelOf(outcome), renderOutcome(outcome), {
      cluster,
      ...outcomeFields(outcome),
    });
  const sayMany = (outcomes: readonly Outcome[]) => {
    const { action, result, detail } = outcomes[0]!;
    const { kind, pool } = action;
    const ids = outcomes.flatMap((each) => ('instanceId' in each.action ? [each.action.instanceId] : []));
    const where = pool === undefined ? '' : ` (${pool})`;
    const why = detail === '' ? '' : `: ${detail}`;
    log(
      levelOf(outcomes[0]!),
      `${result}: ${VERBS[kind]} ${count(ids.length, 'instance')}${where}: ${listed(ids, NAMED)}${why}`,
      { cluster, action: kind, outcome: result, ...(pool !== undefined && { pool }), count: ids.length },
    );
  };
  return {
    plan(plan, { parts }) {
      const lines = new Map<string, () => void>();
      for (const [part, { complete, problem }] of Object.entries(parts)) {
        if (!complete)
          lines.set(`${part} ${problem}`, () =>
            log('warn', `not read whole: ${problem ?? part}`, { cluster, part }),
          );
        // Enough to go on, and not all: what is guessed instead has a reason too, such as a read that is denied.
        else if (problem !== undefined)
          lines.set(`${part} ${problem}`, () => log('warn', problem, { cluster, part }));
      }
      for (const wait of plan.waits)
        lines.set(waitKey(wait), () => log('info', wait.reason, { cluster, ...waitFields(wait) }));
      sayNews(lines);
    },
    outcome(outcome) {
      const { action, result, detail } = outcome;
      const key = `${action.kind} ${'instanceId' in action ? action.instanceId : ''} ${'taskArn' in action ? action.taskArn : ''}`;
      if (result === 'done') refusals.forget(key);
      else if (!refusals.isNews(key, detail)) return;
      if (each || (action.kind !== 'protect' && action.kind !== 'unprotect')) return sayOne(outcome);
      const alike = JSON.stringify([action.kind, action.pool, result, detail]);
      const known = gathered.get(alike);
      if (known === undefined) gathered.set(alike, [outcome]);
      else known.push(outcome);
    },
    passed() {
      for (const alike of gathered.values())
        if (alike.length === 1) sayOne(alike[0]!);
        else sayMany(alike);
      gathered.clear();
    },
  };
}

const levelOf = ({ result }: Outcome) => (result === 'done' ? 'info' : 'warn');

/** The same wait stays the same when only the instants that it names move on. */
function waitKey({ instanceId, pool, kind, reason }: Wait): string {
  return `${instanceId ?? ''} ${pool ?? ''} ${kind} ${withoutClockTimes(reason)}`;
}

function waitFields({ instanceId, pool, kind }: Wait) {
  return {
    state: kind,
    ...(pool === undefined ? {} : { pool }),
    ...(instanceId === undefined ? {} : { instance: instanceId }),
  };
}

/** By names that docs/logs.md promises. */
function outcomeFields({ action, result, detail, errorKind, check }: Outcome) {
  return {
    ...actionWords(action),
    outcome: result,
    ...('instanceId' in action && { instance: action.instanceId }),
    ...(action.pool !== undefined && { pool: action.pool }),
    reason: action.reason,
    ...(detail !== '' && { detail }),
    ...(errorKind !== undefined && { error: errorKind }),
    ...(check !== undefined && { check }),
  };
}
