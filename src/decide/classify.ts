// Which state an instance is in: an ordered table over a few signs, the first rule that holds wins. Decides nothing.
import type { InstanceFacts } from '#model/observation.ts';
import { isOutOfReach } from './sick.ts';
import { modeAllows, poolOf, type Situation } from './situation.ts';
import { isToUndo, type Standing, standingOf } from './standing.ts';
import { busyTasks, isLive } from './workload.ts';

export const STATES = [
  'launching',
  'inService.unknown',
  'inService.idle',
  'inService.busy',
  'leaving.chosen',
  'leaving.noticed',
  'leaving.draining',
  'leaving.empty',
  'leaving.deregistered',
  'leaving.returning',
  'leaving.terminating',
  'leaving.lost',
  'handsOff',
  'gone',
] as const;

export type StateName = (typeof STATES)[number];

/** The few yes-or-no facts that the state follows from. */
export interface Signs {
  readonly memoryUnknown: boolean;
  readonly declared: boolean;
  /** EC2 says it is over, and nothing contradicts that. */
  readonly ended: boolean;
  /** EC2 names it terminated, and its agent is silent: two proofs that nothing runs there. */
  readonly dead: boolean;
  readonly shuttingDown: boolean;
  /** EC2 keeps it, but its processes have ended. */
  readonly stopped: boolean;
  /** Nothing on it can be reached, or what it still has nobody uses and nobody can stop. */
  readonly outOfReach: boolean;
  readonly inGroup: boolean;
  readonly hookWaits: boolean;
  /** The group ends it: Terminating, with or without a hook that waits. */
  readonly terminating: boolean;
  /** The group is past its hooks. */
  readonly proceeding: boolean;
  readonly spotNotice: boolean;
  /** A notice that made us drain it was denied for good. */
  readonly takenBack: boolean;
  /** A person, or a plan of ours, wants it to leave. */
  readonly wished: boolean;
  readonly registered: boolean;
  /** Registered, but not yet to be used. */
  readonly registering: boolean;
  /** Its container instance is proven to be gone. */
  readonly unregistered: boolean;
  readonly draining: boolean;
  readonly tasksKnown: boolean;
  readonly anyTask: boolean;
  readonly anyBusyTask: boolean;
}

export const SIGN_NAMES: readonly (keyof Signs)[] = [
  'memoryUnknown',
  'declared',
  'ended',
  'dead',
  'shuttingDown',
  'stopped',
  'outOfReach',
  'inGroup',
  'hookWaits',
  'terminating',
  'proceeding',
  'spotNotice',
  'takenBack',
  'wished',
  'registered',
  'registering',
  'unregistered',
  'draining',
  'tasksKnown',
  'anyTask',
  'anyBusyTask',
];

export interface Rule {
  readonly name: string;
  readonly when: (signs: Signs) => boolean;
  readonly state: StateName;
}

const leaves = (s: Signs) => s.terminating || s.spotNotice;

export const STATE_RULES: readonly Rule[] = [
  // A newer Sluice wrote a memory we cannot read: it knows something that we do not.
  { name: 'unknown memory', when: (s) => s.memoryUnknown, state: 'handsOff' },
  { name: 'in no declared pool', when: (s) => !s.declared, state: 'handsOff' },
  // Nothing can be saved there any more; the group need not wait for the hook to run out.
  {
    name: 'hook waits for a dead one',
    when: (s) => s.hookWaits && (s.ended || s.shuttingDown || s.stopped || s.outOfReach),
    state: 'leaving.deregistered',
  },
  // ECS did not hear of its end: its tasks count as running until somebody says that they do not.
  { name: 'a ghost', when: (s) => s.dead && s.registered, state: 'leaving.lost' },
  { name: 'seen nowhere', when: (s) => s.ended && !s.registered && !s.inGroup, state: 'gone' },
  { name: 'ended, still listed', when: (s) => s.ended || s.proceeding, state: 'leaving.terminating' },
  { name: 'shutting down', when: (s) => s.shuttingDown && !s.spotNotice, state: 'leaving.terminating' },
  {
    name: 'hook waits, deregistered',
    when: (s) => s.hookWaits && s.unregistered,
    state: 'leaving.deregistered',
  },
  {
    name: 'leaves, never registered',
    when: (s) => leaves(s) && s.unregistered,
    state: 'leaving.terminating',
  },
  // Absence that is not proven is no absence: it may well have tasks.
  { name: 'leaves, list unreadable', when: (s) => leaves(s) && !s.registered, state: 'leaving.noticed' },
  { name: 'leaves, not drained', when: (s) => leaves(s) && !s.draining, state: 'leaving.noticed' },
  {
    name: 'leaves, tasks left',
    when: (s) => leaves(s) && (s.anyTask || !s.tasksKnown),
    state: 'leaving.draining',
  },
  { name: 'leaves, empty', when: (s) => leaves(s), state: 'leaving.empty' },
  // EC2 kept the instance: what we took out goes back, then it is ACTIVE again.
  { name: 'notice taken back', when: (s) => s.takenBack && s.draining, state: 'leaving.returning' },
  { name: 'wished away', when: (s) => s.wished && s.registered && !s.draining, state: 'leaving.chosen' },
  // A person or the agent drains it: a notice without a deadline.
  {
    name: 'drained by others',
    when: (s) => s.draining && (s.anyTask || !s.tasksKnown),
    state: 'leaving.draining',
  },
  { name: 'drained by others, empty', when: (s) => s.draining, state: 'leaving.empty' },
  { name: 'not registered yet', when: (s) => !s.registered || s.registering, state: 'launching' },
  { name: 'busy', when: (s) => s.anyBusyTask, state: 'inService.busy' },
  // It may hold tasks that were not read: neither busy nor idle.
  { name: 'tasks unread', when: (s) => !s.tasksKnown, state: 'inService.unknown' },
  { name: 'idle', when: () => true, state: 'inService.idle' },
];

/** The state that follows from the signs alone. */
export function classify(signs: Signs): StateName {
  return STATE_RULES.find((rule) => rule.when(signs))!.state;
}

/** Reads the signs of one instance from facts, memory and time. */
export function signsOf(
  situation: Situation,
  instance: InstanceFacts,
  standing: Standing = standingOf(situation, instance),
): Signs {
  const { container, group } = instance;
  const lifecycle = group?.lifecycleState ?? '';
  return {
    memoryUnknown: standing.handsOff,
    declared: poolOf(situation.spec, instance) !== undefined,
    ended: hasEnded(situation, instance),
    dead: instance.ec2State === 'terminated' && container?.agentConnected === false,
    shuttingDown: instance.ec2State === 'shutting-down',
    stopped: instance.ec2State === 'stopped',
    outOfReach: isOutOfReach(situation, instance),
    inGroup: group !== undefined && lifecycle !== 'Terminated' && lifecycle !== 'Detached',
    hookWaits: lifecycle === 'Terminating:Wait',
    terminating: lifecycle === 'Terminating' || lifecycle === 'Terminating:Wait',
    proceeding: lifecycle === 'Terminating:Proceed' || lifecycle === 'Terminated',
    spotNotice: standing.spot?.mayDrain === true && !standing.takenBack,
    takenBack: isToUndo(standing),
    wished: standing.wish !== undefined,
    registered: container !== undefined && container.status !== 'INACTIVE',
    registering: container?.status === 'REGISTERING' || container?.status === 'REGISTRATION_FAILED',
    unregistered: isUnregistered(instance),
    draining: container?.status === 'DRAINING' || container?.status === 'DEREGISTERING',
    tasksKnown: tasksKnown(situation, instance),
    anyTask: instance.tasks.some(isLive),
    anyBusyTask: busyTasks(instance, situation.spec.workloads).length > 0,
  };
}

/** While the tasks of the cluster cannot be read whole, or are not asked for again, those of one instance count as known for this long. */
const OWN_TASKS_MS = 60_000;

/**
 * Whether "no task" would be true if no task is listed: also those that are stopping were read (aws-facts.md §0.1-5).
 * Asks for this instance alone, so that what cannot be read elsewhere does not hold back what AWS ends anyway.
 */
export function tasksKnown({ observation, now }: Situation, instance: InstanceFacts): boolean {
  const { tasks } = observation.parts;
  const since = tasks.complete && !instance.quiet ? tasks.at : now - OWN_TASKS_MS;
  return instance.stoppingTasksReadAt !== undefined && instance.stoppingTasksReadAt >= since;
}

/** Whether a notice of any kind stands for its host, so that its targets are not to be counted on. */
export function isNoticed(situation: Situation, instance: InstanceFacts): boolean {
  const { spot, takenBack, wish } = standingOf(situation, instance);
  const status = instance.container?.status;
  const told = spot !== undefined && !takenBack;
  const leavesGroup = instance.group?.lifecycleState.startsWith('Terminat') === true;
  const over = instance.ec2State !== undefined && !['pending', 'running'].includes(instance.ec2State);
  return told || wish !== undefined || leavesGroup || over || (status !== undefined && status !== 'ACTIVE');
}

/** Whether this spec lets Sluice have a hand in how instances leave. */
export function mayDrain(situation: Situation): boolean {
  return modeAllows(situation.spec, 'drain');
}

function hasEnded({ observation }: Situation, instance: InstanceFacts): boolean {
  if (instance.ec2State === 'terminated') return true;
  // EC2 forgets instances and sometimes loses sight of young ones: an agent that speaks, or a task, proves life.
  const absent = instance.ec2State === undefined && observation.parts.ec2.complete;
  return absent && instance.container?.agentConnected !== true && !instance.tasks.some(isLive);
}

/** Not being in a list proves nothing: only what was said of this very instance counts. */
function isUnregistered({ container, containerGone, tasks }: InstanceFacts): boolean {
  if (container !== undefined) return container.status === 'INACTIVE';
  return containerGone === true && !tasks.some(isLive);
}
