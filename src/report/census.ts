// What there is at a time, as the timeline tells: clusters, pools and instances, each with its state, the reason, and the next step.
// Fed record by record, it keeps no more than it takes to say that. Pure but for what it was fed.
import type { HeldRecord, Instant, TimelineRecord } from '#model/timeline.ts';
import { isLook } from './looks.ts';
import { momentOf } from './moment.ts';
import { poolStories } from './pool-story.ts';
import { decisionText } from './pool-story-text.ts';
import { stateWords } from './seen-text.ts';
import { portraitAt, storyOf } from './story.ts';
import { createTaskCensus, type TaskStanding } from './task-census.ts';

interface Standing {
  readonly cluster: string;
  readonly spec: string;
  readonly state: string;
  /** Absent where nothing was decided. */
  readonly reason?: string;
  /** Or what it waits for. */
  readonly next: readonly string[];
}

export interface InstanceStanding extends Standing {
  readonly instance: string;
  readonly pool?: string;
  readonly ip?: string;
}

export interface PoolStanding extends Standing {
  readonly pool: string;
  readonly instances: number;
}

export interface ClusterStanding extends Standing {
  readonly mode?: string;
  readonly instances: number;
  /** The last look at it. */
  readonly looked?: Instant;
}

export interface Census {
  add(record: TimelineRecord): void;
  instances(): InstanceStanding[];
  pools(): PoolStanding[];
  clusters(): ClusterStanding[];
  /** Only where it was asked to keep them. */
  tasks(): TaskStanding[];
}

interface Known {
  readonly cluster: string;
  readonly spec: string;
  mode?: string;
  looked?: Instant;
  held: HeldRecord['waits'];
  /** What is about pools. */
  readonly records: TimelineRecord[];
}

export function createCensus({ keepsTasks = false } = {}): Census {
  const tasks = keepsTasks ? createTaskCensus() : undefined;
  const clusters = new Map<string, Known>();
  const lives = new Map<string, TimelineRecord[]>();
  const instances = () => [...lives.values()].map(standingOf).sort(byName);
  const membersOf = ({ cluster, spec }: Known, all = instances()) =>
    all.filter((each) => each.cluster === cluster && each.spec === spec);
  return {
    add(record) {
      tasks?.add(record);
      const { cluster, spec, instance } = record;
      const key = `${cluster} ${spec}`;
      const known = clusters.get(key) ?? { cluster, spec, held: [], records: [] };
      clusters.set(key, known);
      note(known, record);
      if (instance === undefined) return;
      const life = `${key} ${instance}`;
      if (record.kind === 'gone') lives.delete(life);
      else if (record.kind === 'seen' || lives.has(life)) keep(lives, life, record);
    },
    instances,
    tasks: () => tasks?.standing() ?? [],
    pools() {
      const all = instances();
      return [...clusters.values()].flatMap((known) => poolsOf(known, membersOf(known, all)));
    },
    clusters() {
      const all = instances();
      return [...clusters.values()].map((known) => clusterOf(known, membersOf(known, all))).sort(byName);
    },
  };
}

function note(known: Known, record: TimelineRecord): void {
  if (isLook(record)) known.looked = record.time;
  if (record.kind === 'began') {
    known.mode = record.mode;
    // A new process tells anew what holds it.
    known.held = [];
    known.records.push(record);
  }
  if (record.kind === 'held' && record.instance === undefined) {
    if (record.pool === undefined) known.held = record.waits;
    else known.records.push(record);
  }
  if ('action' in record && SIZES.has(record.action)) known.records.push(record);
}

const SIZES: ReadonlySet<string> = new Set(['grow', 'lowerTarget', 'end', 'terminate', 'remember']);

/** Of tasks nothing is said here, and they are what changes most. */
function keep(lives: Map<string, TimelineRecord[]>, life: string, record: TimelineRecord): void {
  const records = lives.get(life) ?? [];
  lives.set(life, records);
  if (record.kind !== 'seen') return void records.push(record);
  const { tasks, went, ...look } = record;
  const isOfTasks = (tasks ?? went) !== undefined && Object.keys(look).every((key) => ENVELOPE.has(key));
  if (!isOfTasks || records.length === 0) records.push(look);
}

const ENVELOPE: ReadonlySet<string> = new Set([
  'v',
  'time',
  'cluster',
  'spec',
  'kind',
  'instance',
  'container',
  'ip',
  'last',
]);

function standingOf(records: readonly TimelineRecord[]): InstanceStanding {
  const story = storyOf(records);
  const { cluster, spec, instance, ip } = story;
  const { look } = portraitAt(story);
  const { reason, next } = momentOf(story);
  return {
    cluster,
    spec,
    instance,
    ...(look.pool && { pool: look.pool }),
    ...(ip !== undefined && { ip }),
    state: stateWords(look.state),
    ...(reason !== undefined && { reason }),
    next,
  };
}

function poolsOf(known: Known, members: readonly InstanceStanding[]): PoolStanding[] {
  const named = known.records.flatMap((record) => ('pool' in record && record.pool ? [record.pool] : []));
  const pools = new Set([...members.flatMap(({ pool }) => pool ?? []), ...named]);
  return [...pools].sort().map((pool) => {
    const mine = members.filter((each) => each.pool === pool);
    const [story] = poolStories(known.records, pool, 1);
    const decision = story?.decisions.at(-1);
    const waits = story?.waits ?? heldOf(known.records, pool);
    return {
      cluster: known.cluster,
      spec: known.spec,
      pool,
      instances: mine.length,
      state: tally(mine),
      ...(decision && { reason: decisionText(decision) }),
      next: waits.length === 0 ? ['nothing holds it'] : waits.map(({ reason }) => reason),
    };
  });
}

const heldOf = (records: readonly TimelineRecord[], pool: string): HeldRecord['waits'] => {
  const last = records.findLast(
    (record) => record.kind === 'began' || (record.kind === 'held' && record.pool === pool),
  );
  return last?.kind === 'held' ? last.waits : [];
};

function clusterOf(known: Known, members: readonly InstanceStanding[]): ClusterStanding {
  const { cluster, spec, mode, looked, held } = known;
  const [refused, others] = [held.filter(isRefused), held.filter((wait) => !isRefused(wait))];
  return {
    cluster,
    spec,
    ...(mode !== undefined && { mode }),
    instances: members.length,
    ...(looked !== undefined && { looked }),
    state: tally(members),
    ...(refused.length > 0 && { reason: refused.map(({ reason }) => reason).join('; ') }),
    next: others.length === 0 ? ['nothing is due'] : others.map(({ reason }) => reason),
  };
}

const isRefused = ({ kind }: HeldRecord['waits'][number]) => kind === 'refused' || kind === 'unread';

/** Such as `3 in service, busy; 1 leaving, draining`: most of all first. */
function tally(members: readonly InstanceStanding[]): string {
  const counts = new Map<string, number>();
  for (const { state } of members) counts.set(state, (counts.get(state) ?? 0) + 1);
  if (counts.size === 0) return 'no instance';
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([state, number]) => `${number} ${state}`)
    .join('; ');
}

const nameOf = ({ cluster, spec, ...rest }: Standing): string =>
  [cluster, spec, 'pool' in rest ? rest.pool : '', 'instance' in rest ? rest.instance : ''].join(' ');
const byName = (one: Standing, other: Standing): number => (nameOf(one) < nameOf(other) ? -1 : 1);
