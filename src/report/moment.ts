// How an instance stood at a time, or stands as far as the timeline tells: its state, the reason, the next step. Pure.
import type { DecidedRecord, HeldRecord, Instant, Look } from '#model/timeline.ts';
import { actionText } from './history.ts';
import { stateWords } from './seen-text.ts';
import { portraitAt, type Story } from './story.ts';

export interface Moment {
  readonly state: string;
  readonly reason?: string;
  readonly next: readonly string[];
}

/** What keeps things going is no reason why they are so. */
const ROUTINE: ReadonlySet<string> = new Set(['heartbeat', 'remember']);

export function momentOf(story: Story, at?: Instant): Moment {
  const isGone = story.to !== undefined && (at === undefined || at > story.to);
  const { look } = portraitAt(story, at);
  const records = story.records.filter(({ time }) => at === undefined || time <= at);
  const decided = records.findLast(
    (record): record is DecidedRecord => record.kind === 'decided' && !ROUTINE.has(record.action),
  );
  const held = records.findLast((record): record is HeldRecord => record.kind === 'held');
  const reason = decided && `${actionText(decided)}: ${decided.reason}`;
  if (isGone) {
    const state = `gone; before that ${lookText({ ...look, state: lastState(story) })}`;
    return { state, ...(reason !== undefined && { reason }), next: ['nothing: it is gone'] };
  }
  const waits = (held?.waits ?? []).map((wait) => wait.reason);
  const next = [...pending(records), ...waits];
  return {
    state: lookText(look),
    ...(reason !== undefined && { reason }),
    next: next.length === 0 ? ['nothing is due'] : next,
  };
}

/** Its last state before it was in no list any more. */
function lastState({ records }: Story): string | undefined {
  const last = records.findLast(
    (record) => record.kind === 'seen' && record.state !== undefined && record.state !== 'gone',
  );
  return last?.kind === 'seen' ? last.state : undefined;
}

function lookText({ state, lifecycle, status, ec2, spot }: Look): string {
  const facts = [
    stateWords(state),
    lifecycle && `group ${lifecycle}`,
    status && `container instance ${status}`,
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
