// How an instance stood at a time, or stands as far as the timeline tells: its state, the reason, the next step. Pure.
import { clockTime } from '#lib/text.ts';
import type { HeldRecord, Instant, Look } from '#model/timeline.ts';
import { actionText } from './history.ts';
import { decidedFor } from './present-reason.ts';
import { stateWords } from './seen-text.ts';
import { portraitAt, type Story } from './story.ts';

export interface Moment {
  readonly state: string;
  /** Why it is in that state: what was decided for it. */
  readonly reason?: string;
  /** What was decided last, where that was for another state. */
  readonly lastAction?: string;
  readonly next: readonly string[];
}

export function momentOf(story: Story, at?: Instant): Moment {
  const isGone = story.to !== undefined && (at === undefined || at > story.to);
  const { look } = portraitAt(story, at);
  const records = story.records.filter(({ time }) => at === undefined || time <= at);
  const decided = decidedFor(records, isGone ? 'gone' : look.state);
  const held = records.findLast((record): record is HeldRecord => record.kind === 'held');
  if (isGone) {
    const state = `gone; before that ${lookText({ ...look, state: lastState(story) })}`;
    return { state, ...decided, next: ['nothing: it is gone'] };
  }
  const waits = (held?.waits ?? []).map((wait) => wait.reason);
  const next = [...pending(records), ...waits];
  return {
    state: lookText(look, silentSince(records)),
    ...decided,
    next: next.length === 0 ? [NEXT[look.state ?? ''] ?? 'nothing is due'] : next,
  };
}

/** What follows where the operator has said nothing yet, or all it could do is done. */
const NEXT: Readonly<Record<string, string>> = {
  launching: 'it joins the cluster',
  'inService.unknown': 'its tasks are read',
  'leaving.chosen': 'drained once its pool can do without it and the budgets allow',
  'leaving.noticed': 'drained: once ECS shows it DRAINING its tasks leave',
  'leaving.draining': 'its tasks leave; empty once all of them are STOPPED',
  'leaving.empty': 'nothing is left on it: its end, by whom wants it to leave',
  'leaving.deregistered': 'its hook is completed, and its group ends it',
  'leaving.returning': 'ACTIVE again once what was taken out is back',
  'leaving.terminating': 'EC2 ends it; then it leaves every list',
  'leaving.lost': 'its container instance is deregistered',
  gone: 'it leaves every list; then its receipt is written',
};

/** Since when its agent is silent, as far as somebody looked. */
function silentSince(records: Story['records']): Instant | undefined {
  const last = records.findLast(
    (record) => record.kind === 'seen' && record.agent !== undefined && record.whole !== true,
  );
  return last?.kind === 'seen' && last.agent === false ? last.time : undefined;
}

/** Its last state before it was in no list any more. */
function lastState({ records }: Story): string | undefined {
  const last = records.findLast(
    (record) => record.kind === 'seen' && record.state !== undefined && record.state !== 'gone',
  );
  return last?.kind === 'seen' ? last.state : undefined;
}

function lookText({ state, lifecycle, status, agent, ec2, spot }: Look, silent?: Instant): string {
  const facts = [
    stateWords(state),
    lifecycle && `group ${lifecycle}`,
    status && `container instance ${status}`,
    status &&
      agent === false &&
      `agent silent${silent === undefined ? '' : ` since ${clockTime(Date.parse(silent))}`}`,
    ec2 && `EC2 ${ec2}`,
    spot && spot.code !== 'fulfilled' && `spot request ${spot.code}`,
  ];
  return facts.filter(Boolean).join('; ');
}

/** What was decided and has no outcome yet. */
function pending(records: Story['records']): string[] {
  const open = new Map<string, string>();
  for (const record of records) {
    if (record.kind === 'decided') open.set(actionText(record), record.reason);
    if (record.kind === 'done' || record.kind === 'refused' || record.kind === 'failed')
      open.delete(actionText(record));
  }
  return [...open].map(([words, reason]) => `${words}: ${reason}`);
}
