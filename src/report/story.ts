// One instance as the timeline has it, from its first record to its last, and which tasks stood behind an address at
// which time. Pure.
import type { Instant, SeenTarget, SeenTask, TimelineRecord } from '#model/timeline.ts';
import { BLANK, type Portrait, patch } from './portrait.ts';
import type { Query } from './query.ts';

export interface Span {
  readonly from: Instant;
  /** Undefined: it has not ended, as far as the timeline tells. */
  readonly to?: Instant;
}

export interface TaskSpan extends Span {
  readonly task: SeenTask;
}

export interface Story extends Span {
  readonly instance: string;
  readonly cluster: string;
  readonly spec: string;
  readonly container?: string;
  readonly ip?: string;
  readonly records: readonly TimelineRecord[];
}

/** `records`: all of one instance, in the order in which they were written; at least one. */
export function storyOf(records: readonly TimelineRecord[]): Story {
  const first = records[0]!;
  const named = (name: 'container' | 'ip') =>
    records.findLast((record) => record[name] !== undefined)?.[name];
  const [container, ip] = [named('container'), named('ip')];
  const end = records.findLast(({ kind }) => kind === 'gone' || kind === 'seen');
  const to = end?.kind === 'gone' ? (end.last ?? end.time) : undefined;
  return {
    instance: first.instance ?? '',
    cluster: first.cluster,
    spec: first.spec,
    ...(container !== undefined && { container }),
    ...(ip !== undefined && { ip }),
    from: first.time,
    ...(to !== undefined && { to }),
    records,
  };
}

/** What was known of it at a time, or last. */
export function portraitAt({ records }: Story, at?: Instant): Portrait {
  let portrait = BLANK;
  for (const record of records) {
    if (at !== undefined && record.time > at) break;
    if (record.kind === 'seen') portrait = patch(portrait, record);
  }
  return portrait;
}

/** A load balancer's log tells of a target that was seen to come a little later, or that had just gone. */
const NEAR_MS = 60_000;

export interface Match {
  readonly story: Story;
  /** Those behind the address at that time; empty where no port is asked for. */
  readonly tasks: readonly TaskSpan[];
}

/** Which of these instances is meant; of those that fit only nearly none, where another fits. */
export function match(stories: readonly Story[], query: Query, at?: Instant): Match[] {
  const exact = stories.flatMap((story) => matchOne(story, query, { at, nearMs: 0 }) ?? []);
  if (exact.length > 0) return exact;
  return stories.flatMap((story) => matchOne(story, query, { at, nearMs: NEAR_MS }) ?? []);
}

interface When {
  readonly at?: Instant;
  readonly nearMs: number;
}

function matchOne(story: Story, query: Query, when: When): Match | undefined {
  if (!holds(story, when)) return undefined;
  if (query.kind !== 'address') return { story, tasks: [] };
  const { ip, port } = query;
  const isHosts = story.records.some((record) => record.ip === ip);
  if (isHosts && port === undefined) return { story, tasks: [] };
  const behind = taskSpans(story).filter(({ task }) =>
    task.targets?.some((each) => (each.ip ?? story.ip) === ip && (port ?? each.port) === each.port),
  );
  const then = behind.filter((span) => holds(span, when));
  const tasks = then.length > 0 ? then : behind.filter((span) => holds(span, { ...when, nearMs: NEAR_MS }));
  return isHosts || tasks.length > 0 ? { story, tasks } : undefined;
}

function holds({ from, to }: Span, { at, nearMs }: When): boolean {
  if (at === undefined) return true;
  const time = Date.parse(at);
  return time >= Date.parse(from) - nearMs && (to === undefined || time <= Date.parse(to) + nearMs);
}

/** One that was taken out of its load balancer stood behind that address all the same. */
function allTargets(before: Targets = [], now: Targets = before): Targets {
  const isIn = ({ group, ip, port }: SeenTarget) =>
    now.some((each) => each.group === group && each.ip === ip && each.port === port);
  return [...now, ...before.filter((each) => !isIn(each))];
}

type Targets = readonly SeenTarget[];

/** Every task that was ever seen there, with all the targets that it had. */
export function taskSpans({ records, to: end }: Story): TaskSpan[] {
  const spans = new Map<string, { task: SeenTask; from: Instant; to?: Instant }>();
  for (const record of records) {
    if (record.kind !== 'seen') continue;
    for (const task of record.tasks ?? []) {
      const known = spans.get(task.id);
      const targets = allTargets(known?.task.targets, task.targets);
      const merged = { ...known?.task, ...task, ...(targets.length > 0 && { targets }) };
      spans.set(task.id, { from: record.time, ...known, task: merged });
    }
    for (const { id, at } of record.went ?? []) {
      const known = spans.get(id);
      if (known) known.to ??= at ?? record.time;
    }
  }
  return [...spans.values()].map((span) => (end === undefined ? span : { ...span, to: span.to ?? end }));
}
