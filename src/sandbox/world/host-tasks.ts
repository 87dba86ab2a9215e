// What happens to the containers of a host that shuts down, stops or dies, and who counts as killed by it.
import { cutAll } from './discovery.ts';
import { setProcess } from './process.ts';
import type { Ec2Instance, Task, World } from './state.ts';
import { endsInMs, processEnded } from './task-status.ts';
import { isBeyondReach, judge } from './unavoidable.ts';

const tasksOf = ({ container, orphans }: Ec2Instance): Task[] => [
  ...(container?.tasks ?? []),
  ...(orphans ?? []),
];

/** Tasks die once, also on a host that is stopped and terminated in one breath. */
const counted = new WeakSet<Task>();

/**
 * The host's own shutdown sends SIGTERM to every container. Gives those that had not had it yet: they are lost with their
 * instance, even where they have the time to end well.
 */
export function shutDownTasks(w: World, instance: Ec2Instance, by: 'spot' | 'group' | 'api'): Task[] {
  const lost = judged(w, instance, by);
  for (const task of lost) shutDown(w, task);
  return lost;
}

/** Tasks that still run and have not had SIGTERM, each judged whether anybody could have saved it. */
export function judged(w: World, instance: Ec2Instance, by: 'spot' | 'group' | 'api'): Task[] {
  const alive = tasksOf(instance).filter(({ process }) => process !== 'dead' && process !== 'hung');
  for (const task of alive) {
    judge(w, task, by);
    if (isBeyondReach(w, task)) task.unavoidable = true;
  }
  return alive.filter((task) => task.process !== 'terminating');
}

function shutDown(w: World, task: Task): void {
  task.timer?.();
  setProcess(task, 'terminating');
  task.timer = w.engine.after(endsInMs(w, task), () => {
    processEnded(task, false);
    cutAll(w, task, 'targetStopping');
  });
}

/** The host is gone: what still runs ends at once. Gives what did. */
export function cutTasks(w: World, instance: Ec2Instance): Task[] {
  const cut = tasksOf(instance).filter((task) => task.process !== 'dead');
  for (const task of cut) {
    task.timer?.();
    processEnded(task, false);
    cutAll(w, task, 'targetGone');
  }
  return cut;
}

/**
 * The host hangs: its containers do nothing more, and nobody could have saved them. They count as lost now, and not again
 * when the host ends.
 */
export function hangTasks(w: World, instance: Ec2Instance): void {
  for (const task of tasksOf(instance)) {
    if (task.process === 'dead') continue;
    task.timer?.();
    task.unavoidable = true;
    task.requestsUnavoidable = true;
    setProcess(task, 'hung');
    cutAll(w, task, 'targetGone');
    if (task.service?.daemon) continue;
    counted.add(task);
    w.tally.tasks.unavoidable++;
    w.log('killed', `${task.definition.family} hangs with ${instance.id}, unavoidable`);
  }
}

/** Daemons live and die with their host; they make no instance busy and are counted apart. */
export function countKilled(w: World, instance: Ec2Instance, all: readonly Task[]): void {
  const { tasks, instances } = w.tally;
  const killed = [...new Set(all)].filter((task) => !counted.has(task));
  for (const task of killed) counted.add(task);
  const daemons = killed.filter((task) => task.service?.daemon);
  const busy = killed.filter((task) => !task.service?.daemon);
  const avoidable = busy.filter((task) => !task.unavoidable);
  if (busy.length > 0) instances.terminatedBusy++;
  tasks.daemonsKilled += daemons.length;
  tasks.killedWithInstance += avoidable.length;
  tasks.unavoidable += busy.length - avoidable.length;
  tasks.jobsKilled += avoidable.filter((task) => !task.service).length;
  for (const task of busy) {
    w.log('killed', `${task.definition.family} on ${instance.id}${task.unavoidable ? ', unavoidable' : ''}`);
  }
  if (instance.interruption) countInterrupted(w, instance, { busy, avoidable });
}

function countInterrupted(
  w: World,
  instance: Ec2Instance,
  { busy, avoidable }: { busy: readonly Task[]; avoidable: readonly Task[] },
): void {
  const { interruptions } = w.tally;
  if (busy.length === 0) interruptions.evacuatedInTime++;
  else if (avoidable.length === 0) interruptions.unavoidable++;
  w.log('interruption', `${instance.id} taken, with ${busy.length} tasks on it`);
}
