// One pass over a cluster as text: what was done or would be done, and what waits, each with its reason.
import { count, shortCommit } from '#lib/text.ts';
import type { Wait } from '#model/plan.ts';
import type { Pass } from '#operator/reconcile.ts';
import { renderAction, renderOutcome } from '#report/action-text.ts';
import type { Log } from '#runtime/log.ts';

/** Log lines but those of a pass, which `renderPass` and the problems after it tell as well. */
export function notTwice(log: Log): Log {
  return (level, message, fields = {}) => {
    if (!['action', 'state', 'part'].some((name) => Object.hasOwn(fields, name))) log(level, message, fields);
  };
}

export interface PassOf {
  readonly name: string;
  /** Of its spec, where that comes from git. */
  readonly commit?: string;
}

export function renderPass({ name, commit }: PassOf, { plan, outcomes }: Pass, dryRun: boolean): string {
  const done = dryRun
    ? plan.actions.map((action) => `would ${renderAction(action)}`)
    : outcomes.map(renderOutcome);
  const where = commit === undefined ? '' : ` (commit ${shortCommit(commit)})`;
  const head = `${name}${where}: ${count(plan.actions.length, 'action')}, ${count(plan.waits.length, 'thing')} left for now`;
  const lines = [...done, ...plan.waits.map(renderWait)].map((line) => `  ${line}`);
  return `${[head, ...lines].join('\n')}\n`;
}

function renderWait({ instanceId, pool, kind, reason }: Wait): string {
  const words = kind === 'notActedOn' ? 'not acted on' : kind;
  const about = [instanceId, pool === undefined ? undefined : `(${pool})`]
    .filter((text) => text !== undefined)
    .join(' ');
  return `${words}: ${about === '' ? '' : `${about}: `}${reason}`;
}
