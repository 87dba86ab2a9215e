// What was decided about the size of a pool, and what came of it: from the timeline, the latest last. Pure.
import type { DecidedRecord, HeldRecord, OutcomeRecord, TimelineRecord } from '#model/timeline.ts';
import { unpackMemory } from '#plan/memory.ts';

export interface PoolDecision {
  readonly decided: DecidedRecord;
  /** What came of it; undefined: nothing was heard yet. */
  readonly outcome?: OutcomeRecord;
}

export interface PoolStory {
  readonly pool: string;
  readonly cluster: string;
  readonly spec: string;
  readonly decisions: readonly PoolDecision[];
  /** What holds it now, or is waited for. */
  readonly waits: HeldRecord['waits'];
}

/**
 * By cluster and spec: pools of different documents may bear one name. A pool of which an instance was seen is known, whether anything was
 * decided or not. `most`: so many decisions each, the latest.
 */
export function poolStories(records: Iterable<TimelineRecord>, pool: string, most: number): PoolStory[] {
  const stories = new Map<string, PoolStory & { decisions: PoolDecision[] }>();
  for (const record of records) {
    const key = `${record.cluster} ${record.spec}`;
    const { cluster, spec } = record;
    const story = stories.get(key) ?? { pool, cluster, spec, decisions: [], waits: [] };
    if (record.kind === 'seen' && record.pool === pool) stories.set(key, story);
    else if (record.kind === 'decided' && record.pool === pool && isAboutSize(record, story))
      stories.set(key, { ...story, decisions: [...story.decisions, { decided: record }].slice(-most) });
    else if (record.kind === 'held' && record.pool === pool && record.instance === undefined)
      stories.set(key, { ...story, waits: record.waits });
    // A new process tells anew what holds it, and not what does no longer.
    else if (record.kind === 'began' && stories.has(key)) stories.set(key, { ...story, waits: [] });
    else if (isOutcome(record)) {
      const at = story.decisions.findLastIndex(({ decided }) => isOf(record, decided));
      if (at >= 0) story.decisions[at] = { ...story.decisions[at]!, outcome: record };
    }
  }
  return [...stories.values()];
}

const isOutcome = (record: TimelineRecord): record is OutcomeRecord =>
  record.kind === 'done' || record.kind === 'refused' || record.kind === 'failed';

const isOf = (outcome: OutcomeRecord, decided: DecidedRecord) =>
  outcome.action === decided.action && outcome.instance === decided.instance && outcome.what === decided.what;

const SIZE: ReadonlySet<string> = new Set(['grow', 'lowerTarget', 'end', 'terminate']);

/** That it grows, whom it can do without (which is written again when its drain begins), and that one's end. */
function isAboutSize({ action, what = '', instance }: DecidedRecord, { decisions }: PoolStory): boolean {
  if (SIZE.has(action)) return true;
  if (decisions.some(({ decided }) => decided.instance === instance && decided.action === action))
    return false;
  const memory = action === 'remember' ? unpackMemory(what) : undefined;
  return memory !== undefined && 'why' in memory && ['scaleIn', 'consolidate'].includes(memory.why);
}
