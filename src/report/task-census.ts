// The tasks that there are at a time, as the timeline tells: on which instance, how they stand, which rule of the spec is for each, and
// what becomes of it when its instance leaves. Fed record by record. Pure but for what it was fed.
import type { SeenTask, TimelineRecord } from '#model/timeline.ts';
import { BLANK, type Portrait, patch } from './portrait.ts';
import { stateWords } from './seen-text.ts';

export interface TaskStanding {
  readonly cluster: string;
  readonly spec: string;
  readonly task: string;
  /** One of the two. */
  readonly service?: string;
  readonly family?: string;
  readonly instance: string;
  readonly pool?: string;
  /** In words: what ECS says of it, and whether it is to stop. */
  readonly state: string;
  /** Of each load balancer, such as `web:32768 healthy`. */
  readonly targets: readonly string[];
  /** Which rule is for it. */
  readonly reason: string;
  /** What becomes of it: as its instance leaves, or would. */
  readonly next: readonly string[];
}

export interface TaskCensus {
  add(record: TimelineRecord): void;
  standing(): TaskStanding[];
}

interface Host extends Portrait {
  readonly cluster: string;
  readonly spec: string;
  readonly instance: string;
}

export function createTaskCensus(): TaskCensus {
  const hosts = new Map<string, Host>();
  return {
    add(record) {
      const { cluster, spec, instance } = record;
      if (instance === undefined) return;
      const key = `${cluster} ${spec} ${instance}`;
      if (record.kind === 'gone') hosts.delete(key);
      if (record.kind === 'seen')
        hosts.set(key, { cluster, spec, instance, ...patch(hosts.get(key) ?? BLANK, record) });
    },
    standing: () =>
      [...hosts.values()]
        .flatMap((host) => [...host.tasks.values()].map((task) => standingOf(host, task)))
        .sort(byName),
  };
}

function standingOf({ cluster, spec, instance, look }: Host, task: SeenTask): TaskStanding {
  const { id, service, family, status = 'not known', stopping, targets = [] } = task;
  return {
    cluster,
    spec,
    task: id,
    ...(service !== undefined && { service }),
    ...(family !== undefined && { family }),
    instance,
    ...(look.pool && { pool: look.pool }),
    state: stopping && status === 'RUNNING' ? `${status}, told to stop` : status,
    targets: targets.map(({ group, port, state = 'not read' }) => `${group}:${port} ${state}`),
    reason: ruleText(task),
    next: nextOf(task, look.state),
  };
}

/** By its path in the document; what an older Sluice wrote says nothing of rules. */
function ruleText({ rule }: SeenTask): string {
  if (rule === undefined) return 'which rule is for it is not known';
  return rule === null ? 'no rule: the defaults' : `spec.workloads[${rule}]`;
}

const INTERRUPTION: Readonly<Record<NonNullable<SeenTask['onInterruption']>, string>> = {
  evacuate: 'out of its load balancer, then stopped',
  stop: 'stopped at once',
  stopAtDeadline: 'works on as long as the deadline allows, then stopped',
};
const SCALE_IN: Readonly<Record<NonNullable<SeenTask['onScaleIn']>, string>> = {
  drain: 'ECS moves it',
  wait: 'its instance waits for its end',
  stop: 'stopped',
};

function nextOf(
  { ignored, onInterruption, onScaleIn, stopping }: SeenTask,
  host: string | undefined,
): string[] {
  const leaves = host?.startsWith('leaving.') ? [`its instance is ${stateWords(host)}`] : [];
  if (stopping) return [...leaves, 'it ends within its stop timeout'];
  if (ignored) return [...leaves, 'keeps no instance busy: it ends with its instance, last'];
  if (onInterruption === undefined || onScaleIn === undefined) return [...leaves, 'not known'];
  return [...leaves, `interrupted: ${INTERRUPTION[onInterruption]}; drained: ${SCALE_IN[onScaleIn]}`];
}

const nameOf = ({ cluster, spec, service = '', family = '', instance, task }: TaskStanding): string =>
  [cluster, spec, service, family, instance, task].join(' ');
const byName = (one: TaskStanding, other: TaskStanding): number => (nameOf(one) < nameOf(other) ? -1 : 1);
