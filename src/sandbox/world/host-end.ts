// The end of a host, for good or until it is started again: the agent falls silent, containers get SIGTERM and end on
// their own if the host lets them, and what still runs when it is gone is cut (aws-facts.md §1.3, §5).
import { deregister, setAgentConnected } from './container-instance.ts';
import { setInstanceState } from './ec2-state.ts';
import { countKilled, cutTasks, judged, shutDownTasks } from './host-tasks.ts';
import { setSpotStatus } from './spot-status.ts';
import type { Ec2Instance, Task, World } from './state.ts';
import { removeTargetsOf } from './targets.ts';
import { draw, taskLost } from './task-status.ts';

const HOUR_MS = 3_600_000;

export interface Ending {
  /** Who ends it; only a spot interruption can be nobody's fault. */
  readonly by: 'spot' | 'group' | 'api';
  readonly reason: string;
  /** SkipOsShutdown: the host goes without a shutdown, its containers without SIGTERM. */
  readonly skipShutdown?: boolean;
}

/** Shuts an instance down; the host is gone 5 to 15 s later, whatever its containers still do. */
export function terminateInstance(w: World, instance: Ec2Instance, ending: Ending): void {
  if (isEnding(instance)) return;
  const wasOff = instance.state === 'stopped';
  instance.stateReason = ending.reason;
  if (ending.by !== 'spot') setSpotStatus(w, instance, 'instance-terminated-by-user');
  shuttingDown(w, instance);
  const heard = instance.container?.agentConnected === true;
  const take = ending.skipShutdown ? judged : shutDownTasks;
  const lost = take(w, instance, ending.by);
  if (ending.skipShutdown) lost.push(...cutTasks(w, instance));
  if (instance.container) setAgentConnected(w, instance.container, false);
  w.engine.after(w.random.int(5_000, 15_000), () => hostEnds(w, instance, { lost, heard, wasOff }));
}

/**
 * A host dies at once, without a shutdown: no SIGTERM, requests under way fail. With `ghost` its agent had lost its
 * connection before, so that ECS never takes the container instance out (§1.3).
 */
export function suddenDeath(w: World, instance: Ec2Instance, { ghost }: { ghost: boolean }): void {
  if (isEnding(instance)) return;
  const wasOff = instance.state === 'stopped';
  instance.stateReason = 'Server.InternalError: Internal error';
  setSpotStatus(w, instance, 'system-error');
  w.log('instance', `${instance.id} dies at once${ghost ? ', as a ghost' : ''}`);
  const { container } = instance;
  const heard = !ghost && container?.agentConnected === true;
  const lost = judged(w, instance, 'spot');
  shuttingDown(w, instance);
  lost.push(...cutTasks(w, instance));
  if (container) setAgentConnected(w, container, false);
  hostEnds(w, instance, { lost, heard, wasOff });
}

/** Its fleet sees it at its next look. */
function shuttingDown(w: World, instance: Ec2Instance): void {
  setInstanceState(w, instance, 'shutting-down');
  if (!instance.fleet) return;
  instance.fleet.ended ??= [];
  instance.fleet.ended.push(instance);
}

const isEnding = ({ state }: Ec2Instance) => state === 'shutting-down' || state === 'terminated';

interface Before {
  /** Tasks that have been lost with it so far. */
  readonly lost: readonly Task[];
  /** Whether ECS heard of the agent to the last. */
  readonly heard: boolean;
  /** It was stopped already. */
  readonly wasOff: boolean;
}

function hostEnds(w: World, instance: Ec2Instance, { lost, heard, wasOff }: Before): void {
  const cut = cutTasks(w, instance);
  w.tally.instances.terminated++;
  countKilled(w, instance, [...lost, ...cut]);
  instance.terminatedAt = w.engine.now;
  if (!wasOff) countHours(w, instance);
  setInstanceState(w, instance, 'terminated');
  if (instance.spotRequest) instance.spotRequest.state = 'closed';
  forgetTargets(w, instance);
  w.engine.after(HOUR_MS, () => {
    w.instances.delete(instance.id);
    if (instance.spotRequest) w.spotRequests.delete(instance.spotRequest.id);
  });
  // ECS sees it late; where it had not heard of the agent, never (§1.3).
  const { container } = instance;
  if (container && heard) w.engine.after(w.settings.hostDeathLagMs, () => deregister(w, container, true));
}

function countHours(w: World, instance: Ec2Instance): void {
  w.tally.instances.hoursMs += w.engine.now - (instance.startedAt ?? instance.launchedAt);
}

/** Terminated instances leave their target groups by themselves (aws-facts.md §6.1). */
function forgetTargets(w: World, instance: Ec2Instance): void {
  w.engine.after(w.random.int(1_000, 10_000), () => removeTargetsOf(w, instance));
}

/** EC2's error code for stopping it; one that is stopped already may be. One-time spot requests cannot stop (§5.1). */
export function stopRefusal({ market, state }: Ec2Instance): string | undefined {
  if (market === 'spot') return 'UnsupportedOperation';
  return state === 'running' || state === 'stopping' || state === 'stopped'
    ? undefined
    : 'IncorrectInstanceState';
}

/** EC2's error code for starting it; one that runs already may be. */
export const startRefusal = ({ state }: Ec2Instance): string | undefined =>
  state === 'stopped' || state === 'pending' || state === 'running' ? undefined : 'IncorrectInstanceState';

/**
 * Stops an instance, to be started again. Its container instance stays ACTIVE; its tasks end as at any shutdown, and ECS
 * calls them stopped later (§1.1, §1.3). Gives EC2's error code where it cannot be stopped.
 */
export function stopInstance(w: World, instance: Ec2Instance): string | undefined {
  const refusal = stopRefusal(instance);
  if (refusal !== undefined || instance.state !== 'running') return refusal;
  instance.stateReason = 'Client.UserInitiatedShutdown: User initiated shutdown';
  setInstanceState(w, instance, 'stopping');
  const lost = shutDownTasks(w, instance, 'api');
  if (instance.container) setAgentConnected(w, instance.container, false);
  w.engine.after(w.chance('host-stop').int(5_000, 15_000), () => hostStopped(w, instance, lost));
  return undefined;
}

function hostStopped(w: World, instance: Ec2Instance, lost: readonly Task[]): void {
  // Somebody may have terminated it meanwhile.
  if (instance.state !== 'stopping') return countKilled(w, instance, lost);
  countKilled(w, instance, [...lost, ...cutTasks(w, instance)]);
  countHours(w, instance);
  instance.stoppedAt = w.engine.now;
  heal(instance);
  setInstanceState(w, instance, 'stopped');
  const tasks = instance.container ? [...instance.container.tasks] : [];
  w.engine.after(w.settings.hostDeathLagMs, () => callStopped(w, instance, tasks));
}

/** What hung comes back well. */
function heal(instance: Ec2Instance): void {
  if (instance.hungAt === undefined) return;
  instance.hungAt = undefined;
  instance.impairedUntil = undefined;
  if (instance.container) instance.container.awayUntil = undefined;
}

/** ECS learns that the tasks of a stopped host are no more. */
function callStopped(w: World, instance: Ec2Instance, tasks: Iterable<Task>): void {
  const reason = `Host EC2 (instance ${instance.id}) stopped.`;
  for (const task of tasks) taskLost(w, task, { code: 'TerminationNotice', reason });
}

/** Starts a stopped instance; its agent comes back to the same container instance. Gives EC2's error code, if any. */
export function startInstance(w: World, instance: Ec2Instance): string | undefined {
  const refusal = startRefusal(instance);
  if (refusal !== undefined || instance.state !== 'stopped') return refusal;
  instance.stateReason = undefined;
  instance.stoppedAt = undefined;
  instance.startedAt = w.engine.now;
  setInstanceState(w, instance, 'pending');
  const bootMs = draw(w, instance.joins.boot);
  w.engine.after(bootMs * 0.3, () => {
    if (instance.state === 'pending') setInstanceState(w, instance, 'running');
  });
  const { startedAt } = instance;
  w.engine.after(bootMs, () => {
    const { container } = instance;
    if (instance.state !== 'running' || instance.startedAt !== startedAt || !container) return;
    // What the agent finds dead when it comes back is stopped at the latest now.
    callStopped(w, instance, [...container.tasks]);
    setAgentConnected(w, container, true);
  });
  return undefined;
}
