// Turns plans and outcomes into log lines: each outcome once, what stands still only when it changes.
import { withoutClockTimes } from '#lib/text.ts';
import type { Observation } from '#model/observation.ts';
import type { Outcome, Plan, Wait } from '#model/plan.ts';
import { renderOutcome } from '#report/action-text.ts';
import type { Log } from '#runtime/log.ts';
import { createSaidOnce } from './said-once.ts';

export interface Narrator {
  plan(plan: Plan, observation: Observation): void;
  outcome(outcome: Outcome): void;
}

export function createNarrator(cluster: string, log: Log): Narrator {
  let told: ReadonlySet<string> = new Set();
  /** Says what was not said of the pass before; what stays is not repeated. */
  const sayNews = (lines: ReadonlyMap<string, () => void>) => {
    for (const [line, say] of lines) if (!told.has(line)) say();
    told = new Set(lines.keys());
  };
  const refusals = createSaidOnce();
  return {
    plan(plan, { parts }) {
      const lines = new Map<string, () => void>();
      for (const [part, { complete, problem }] of Object.entries(parts)) {
        if (!complete)
          lines.set(`${part} ${problem}`, () =>
            log('warn', `not read whole: ${problem ?? part}`, { cluster, part }),
          );
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
      log(result === 'done' ? 'info' : 'warn', renderOutcome(outcome), {
        cluster,
        action: action.kind,
        ...instanceField(action),
      });
    },
  };
}

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

function instanceField(action: Outcome['action']) {
  return 'instanceId' in action ? { instance: action.instanceId } : {};
}
