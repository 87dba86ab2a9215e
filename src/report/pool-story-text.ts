// The story of a pool in words, for a terminal.
import { hanging } from '#lib/text.ts';
import { actionText } from './history.ts';
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
    lines.push(`  ${times(decided.time)}`, ...hanging(wordsOf(decision), width, ['    ', '      ']));
  }
  lines.push(waits.length === 0 ? '  nothing holds it' : '  now');
  for (const { reason } of waits) lines.push(...hanging(reason, width, ['    ', '      ']));
  return `${lines.join('\n')}\n`;
}

/** Such as `grow (web from 3 to 5): 2 more hosts for 4 tasks of service:web; done after 1 s`. */
function wordsOf({ decided, outcome }: PoolDecision): string {
  const { instance, action, reason } = decided;
  const who = instance === undefined ? '' : ` ${instance}`;
  // That somebody is chosen is its reason.
  const said = action === 'remember' ? `${instance} ${reason}` : `${actionText(decided)}${who}: ${reason}`;
  if (outcome === undefined) return `${said}; nothing came of it yet`;
  const seconds = Math.max(0, (Date.parse(outcome.time) - Date.parse(decided.time)) / 1000);
  const detail = outcome.detail === undefined ? '' : `: ${outcome.detail}`;
  return `${said}; ${outcome.kind} after ${seconds.toFixed(0)} s${detail}`;
}
