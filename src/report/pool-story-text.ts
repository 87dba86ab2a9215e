// The story of a pool in words, for a terminal.
import { hanging } from '#lib/text.ts';
import type { DecidedRecord } from '#model/timeline.ts';
import type { PoolDecision, PoolStory } from './pool-story.ts';
import type { TwoTimes } from './two-times.ts';

export function renderPoolStory(
  { pool, cluster, spec, decisions, waits }: PoolStory,
  { times, width }: { times: TwoTimes; width: number },
): string {
  const lines = [`pool ${pool} of cluster ${cluster}, by the spec ${spec}; times in ${times.zones}`];
  if (decisions.length === 0) lines.push('  nothing was decided about its size');
  for (const decision of decisions) {
    const { decided } = decision;
    lines.push(`  ${times(decided.time)}`, ...hanging(decisionText(decision), width, ['    ', '      ']));
  }
  lines.push(waits.length === 0 ? '  nothing holds it' : '  now');
  for (const { reason } of waits) lines.push(...hanging(reason, width, ['    ', '      ']));
  return `${lines.join('\n')}\n`;
}

/** Such as `grow web from 3 to 5: 2 more hosts for 4 tasks of service:web; done after 1 s`. */
export function decisionText({ decided, outcome }: PoolDecision): string {
  const commit = decided.commit === undefined ? '' : ` (commit ${decided.commit})`;
  const said = `${whatOf(decided)}: ${decided.reason.replace(/^to leave: /, '')}${commit}`;
  if (outcome === undefined) return `${said}; nothing came of it yet`;
  const seconds = Math.round((Date.parse(outcome.time) - Date.parse(decided.time)) / 1000);
  const when = seconds < 1 ? 'at once' : `after ${seconds} s`;
  const detail = outcome.detail === undefined ? '' : `: ${outcome.detail}`;
  return `${said}; ${outcome.kind} ${when}${detail}`;
}

/** Its action, what it is done to, and by how much. */
function whatOf({ action, what, instance }: DecidedRecord): string {
  if (action === 'remember') return `choose ${instance} to leave`;
  if (action === 'grow') return `grow ${what}`;
  if (action === 'lowerTarget') return `lower its target ${what} for ${instance}`;
  return `${action === 'terminate' ? 'end' : action} ${instance}`;
}
