// The first sentence of a diff: what the spec changes, and what is being done anyway; and the words for the work that there is, for what
// limits it and for what could go wrong. Text and Markdown say the same.
import { count, listed } from '#lib/text.ts';
import type { Action } from '#model/plan.ts';
import { type Diff, isRefused, type PoolWork } from '#plan/diff.ts';
import type { Risk } from '#plan/diff-risks.ts';
import { VERBS } from '#plan/verbs.ts';
import { brakesOf, partText, routineTitle } from './diff-words.ts';
import { stateWords } from './seen-text.ts';

/** No changes are good news only where all is known, nobody else is in the way, and nothing goes on. */
export function headline(diff: Diff): string {
  const { obstacle, incomplete, operatedBy, changes } = diff;
  if (obstacle !== undefined)
    return `Not known what would change: ${obstacle}${obstacle.endsWith('?') ? '' : '.'}`;
  if (isRefused(diff))
    return `Refused: the document "${operatedBy}" operates this cluster, so that this one does nothing here that could be left undone.`;
  const held = brakesOf(diff).length > 0 ? 'HELD, see below. ' : '';
  const anyway = goingOn(diff);
  if (changes.length > 0) return `${held}By the spec, once \`sluice run\` has it: ${changed(diff)}.${anyway}`;
  if (incomplete.length > 0)
    return `${held}Not known whether anything would change: not read whole (${incomplete.map(partText).join(', ')}).${anyway}`;
  return anyway === ''
    ? `${held}No changes: the cluster is as the spec wants it.`
    : `${held}No changes by the spec.${anyway}`;
}

function changed({ changes, mode }: Diff): string {
  const numberOf = (kind: string) => changes.filter((change) => change.kind === kind).length;
  const actions = changes.flatMap((change) => (change.kind === 'action' ? [change.action] : []));
  const parts = [
    ...(numberOf('mode') > 0 ? [`mode ${mode.before} → ${mode.after}`] : []),
    ...(numberOf('setting') > 0 ? [count(numberOf('setting'), 'setting')] : []),
    // Its own notes on the cluster are nobody's news.
    ...verbs(actions.filter(({ kind }) => kind !== 'record')),
  ];
  return parts.length === 0 ? 'its record in the cluster tags' : parts.join(', ');
}

/** Such as `protect ×440, put hook`. */
function verbs(actions: readonly Action[]): string[] {
  const counts = new Map<string, number>();
  for (const { kind } of actions) counts.set(VERBS[kind], (counts.get(VERBS[kind]) ?? 0) + 1);
  return [...counts].map(([verb, many]) => (many === 1 ? verb : `${verb} ×${many}`));
}

/** What is leaving already is told apart from what the first pass does. */
function goingOn(diff: Diff): string {
  const { routine, work } = diff;
  const leaving = work.reduce((sum, each) => sum + each.leaving.length, 0);
  const old = work.reduce((sum, { toReplace }) => sum + (toReplace?.instances.length ?? 0), 0);
  const parts = [
    ...verbs(routine),
    ...(leaving > 0 ? [`${count(leaving, 'instance')} ${leaving === 1 ? 'is' : 'are'} leaving`] : []),
    ...(old > 0 ? [`${count(old, leaving > 0 ? 'more instance' : 'instance')} to replace`] : []),
  ];
  return parts.length === 0 ? '' : ` ${routineTitle(diff)}: ${parts.join(', ')}.`;
}

/** A line for those that leave, and one for those that are to. */
export function workLines({ pool, leaving, toReplace }: PoolWork): string[] {
  const byState = new Map<string, string[]>();
  for (const { instanceId, state } of leaving) {
    const words = stateWords(state);
    byState.set(words, [...(byState.get(words) ?? []), instanceId]);
  }
  const lines = [...byState].map(([state, ids]) => `${pool}: ${ids.length} ${state}: ${listed(ids)}`);
  if (toReplace === undefined) return lines;
  const { instances, why } = toReplace;
  return [
    ...lines,
    `${pool}: ${instances.length} to be replaced (${why}), in this order: ${listed(instances)}`,
  ];
}

/** What is forced has no limit. Where nothing voluntary is due, nor begins with this change, what would limit it is of no interest. */
export function limitLines({ limitedBy, work, changes, routine }: Diff): readonly string[] {
  const isOpen =
    work.some(({ toReplace }) => toReplace !== undefined) ||
    changes.some(({ kind }) => kind === 'mode') ||
    routine.some(({ kind, forced }) => kind === 'remember' && !forced);
  return isOpen ? limitedBy : [];
}

export function riskText({ services = [], pool, instanceId, reason, change }: Risk): string {
  const service = services.length === 1 ? `service ${services[0]}` : undefined;
  const about = service ?? (instanceId === undefined ? pool : `${instanceId}${pool ? ` (${pool})` : ''}`);
  const cure = change === undefined ? '' : `. Better: ${change}`;
  return `${about === undefined ? '' : `${about}: `}${reason}${cure}`;
}
