// The end of a host: the agent falls silent, containers get SIGTERM and end on their own if the host lets them, and what
// still runs when it is gone is cut (aws-facts.md §1.3, §5).
import { deregister, setAgentConnected } from './container-instance.ts';
import { setInstanceState } from './ec2-state.ts';
import type { Ec2Instance, Task, World } from './state.ts';
import { cutRequests, removeTarget } from './targets.ts';
import { endsInMs, processEnded } from './task-status.ts';
import { judge } from './unavoidable.ts';

const HOUR_MS = 3_600_000;

export interface Ending {
  /** Who ends it; only a spot interruption can be nobody's fault. */
  readonly by: 'spot' | 'group' | 'api';
  readonly reason: string;
}

/** Shuts an instance down; the host is gone 5 to 15 s later, whatever its containers still do. */
export function terminateInstance(w: World, instance: Ec2Instance, ending: Ending): void {
  if (instance.state === 'shutting-down' || instance.state === 'terminated') return;
  instance.stateReason = ending.reason;
  setInstanceState(w, instance, 'shutting-down');
  const heard = instance.container?.agentConnected === true;
  const alive = tasksOf(instance).filter((task) => task.process !== 'dead');
  for (const task of alive) judge(w, task, ending.by);
  // Nobody had asked these to stop: they end with their instance, even where they have the time to do it well.
  const lost = alive.filter((task) => task.process !== 'terminating');
  for (const task of lost) shutDown(w, task);
  if (instance.container) setAgentConnected(w, instance.container, false);
  w.engine.after(w.random.int(5_000, 15_000), () => hostEnds(w, instance, { lost, heard }));
}

const tasksOf = (instance: Ec2Instance): Task[] => (instance.container ? [...instance.container.tasks] : []);

/** SIGTERM from the host's own shutdown. */
function shutDown(w: World, task: Task): void {
  task.timer?.();
  task.process = 'terminating';
  task.timer = w.engine.after(endsInMs(w, task), () => {
    processEnded(task, false);
    for (const target of task.targets) cutRequests(w, target, 'targetStopping');
  });
}

function hostEnds(w: World, instance: Ec2Instance, before: { lost: readonly Task[]; heard: boolean }): void {
  const cut = tasksOf(instance).filter((task) => task.process !== 'dead');
  for (const task of cut) cutOff(w, task);
  count(w, instance, [...new Set([...before.lost, ...cut])]);
  instance.terminatedAt = w.engine.now;
  w.tally.instances.hoursMs += w.engine.now - instance.launchedAt;
  setInstanceState(w, instance, 'terminated');
  if (instance.spotRequest) instance.spotRequest.state = 'closed';
  forgetTargets(w, instance);
  w.engine.after(HOUR_MS, () => {
    w.instances.delete(instance.id);
    if (instance.spotRequest) w.spotRequests.delete(instance.spotRequest.id);
  });
  // ECS sees it late; where it had not heard of the agent, never (§1.3).
  const { container } = instance;
  if (container && before.heard)
    w.engine.after(w.settings.hostDeathLagMs, () => deregister(w, container, true));
}

function cutOff(w: World, task: Task): void {
  task.timer?.();
  processEnded(task, false);
  for (const target of task.targets) cutRequests(w, target, 'targetGone');
}

/** Daemons live and die with their host; they make no instance busy and are counted apart. */
function count(w: World, instance: Ec2Instance, killed: readonly Task[]): void {
  const { tasks, instances, interruptions } = w.tally;
  const daemons = killed.filter((task) => task.service?.daemon);
  const busy = killed.filter((task) => !task.service?.daemon);
  const avoidable = busy.filter((task) => !task.unavoidable);
  instances.terminated++;
  if (busy.length > 0) instances.terminatedBusy++;
  tasks.daemonsKilled += daemons.length;
  tasks.killedWithInstance += avoidable.length;
  tasks.unavoidable += busy.length - avoidable.length;
  tasks.jobsKilled += avoidable.filter((task) => !task.service).length;
  for (const task of busy) {
    w.log('killed', `${task.definition.family} on ${instance.id}${task.unavoidable ? ', unavoidable' : ''}`);
  }
  if (!instance.interruption) return;
  if (busy.length === 0) interruptions.evacuatedInTime++;
  else if (avoidable.length === 0) interruptions.unavoidable++;
  w.log('interruption', `${instance.id} taken, with ${busy.length} tasks on it`);
}

/** Terminated instances leave their target groups by themselves (aws-facts.md §6.1). */
function forgetTargets(w: World, instance: Ec2Instance): void {
  w.engine.after(w.random.int(1_000, 10_000), () => {
    for (const group of w.targetGroups.values()) {
      for (const target of [...group.targets.values()])
        if (target.id === instance.id) removeTarget(w, target);
    }
  });
}
