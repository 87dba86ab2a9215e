// Lifecycle hooks: they hold an instance in Pending:Wait or Terminating:Wait, take heartbeats, and expire
// (aws-facts.md §4.2).
import { type BusEvent, emit } from './bus.ts';
import { uuid, uuidFrom } from './ids.ts';
import { sendMessage } from './queue.ts';
import type { Activity, Group, Hook, HookAction, Member, World } from './state.ts';

export const TERMINATING = 'autoscaling:EC2_INSTANCE_TERMINATING';
export const LAUNCHING = 'autoscaling:EC2_INSTANCE_LAUNCHING';
const GLOBAL_MS = 172_800_000;

export interface Waiting {
  readonly member: Member;
  readonly transition: string;
  readonly origin: 'EC2' | 'AutoScalingGroup';
  /** Shows MidLifecycleAction meanwhile. */
  readonly activity?: Activity;
  /** Called once when all hooks are completed, at once where there is none. */
  readonly proceed: () => void;
  /** Called instead when one is abandoned, which skips the others; told why. */
  readonly abandon: (why: string) => void;
}

/** What to do when nothing holds the member any longer. */
const waits = new WeakMap<Member, Waiting>();

/** Starts all hooks of a transition, in parallel. */
export function startHooks(w: World, group: Group, wait: Waiting): void {
  const hooks = [...group.hooks.values()].filter((hook) => hook.transition === wait.transition);
  if (hooks.length === 0) return wait.proceed();
  const { member, activity } = wait;
  member.lifecycleState = wait.transition === LAUNCHING ? 'Pending:Wait' : 'Terminating:Wait';
  if (activity) activity.status = 'MidLifecycleAction';
  w.log('group', `${member.instance.id} ${member.lifecycleState}`);
  waits.set(member, wait);
  for (const hook of hooks) startHook(w, group, { wait, hook });
}

function startHook(w: World, group: Group, on: { wait: Waiting; hook: Hook }): void {
  const { wait, hook } = on;
  const { member } = wait;
  const action: HookAction = { hook, token: uuid(w), startedAt: w.engine.now, timer: () => undefined };
  member.waiting.set(hook.name, action);
  arm(w, group, { member, action });
  const launching = hook.transition === LAUNCHING;
  const detail = {
    LifecycleActionToken: action.token,
    AutoScalingGroupName: group.name,
    LifecycleHookName: hook.name,
    EC2InstanceId: member.instance.id,
    LifecycleTransition: hook.transition,
    NotificationMetadata: hook.notificationMetadata,
    Origin: wait.origin,
    Destination: launching ? 'AutoScalingGroup' : 'EC2',
  };
  const event: BusEvent = {
    source: 'aws.autoscaling',
    detailType: `EC2 Instance-${launching ? 'launch' : 'terminate'} Lifecycle Action`,
    resources: [group.arn],
    detail,
  };
  emit(w, event);
  notify(w, hook, detail);
}

/** A hook with a notification target of its own sends a flat message there (aws-facts.md §3.3). */
function notify(w: World, hook: Hook, detail: object): void {
  const queue = [...w.queues.values()].find((each) => each.arn === hook.notificationTargetArn);
  if (!queue) return;
  sendMessage(w, queue, JSON.stringify({ ...flat(w), ...detail }));
}

/** What AWS sends to a notification target when the hook is put. */
export function testNotification(w: World, group: Group, hook: Hook): void {
  notify(w, hook, {
    Event: 'autoscaling:TEST_NOTIFICATION',
    AutoScalingGroupName: group.name,
    AutoScalingGroupARN: group.arn,
  });
}

const flat = (w: World) => ({
  AccountId: w.account,
  Service: 'AWS Auto Scaling',
  Time: new Date(w.engine.now).toISOString(),
  RequestId: uuidFrom(w.chance('notifications')),
});

/** The heartbeat timer, never past the global timeout of min(48 h, 100 heartbeats). */
function arm(w: World, group: Group, on: { member: Member; action: HookAction }): void {
  const { member, action } = on;
  action.timer();
  const lastAt = action.startedAt + Math.min(GLOBAL_MS, 100 * action.hook.heartbeatMs);
  const at = Math.min(w.engine.now + action.hook.heartbeatMs, lastAt);
  action.timer = w.engine.at(at, () => {
    w.log('group', `${member.instance.id} hook ${action.hook.name} expired`);
    completeHook(w, group, { member, action, result: action.hook.defaultResult, why: 'Heartbeat Timeout' });
  });
}

export function heartbeat(w: World, group: Group, on: { member: Member; action: HookAction }): void {
  arm(w, group, on);
}

export interface Completion {
  readonly member: Member;
  readonly action: HookAction;
  readonly result: string;
  /** How it came to be, for the activity of an abandoned one. */
  readonly why?: string;
}

/** ABANDON skips the other hooks; what it means is the transition's (aws-facts.md §0.1-2, §4.2). */
export function completeHook(w: World, _group: Group, done: Completion): void {
  const { member, action, result } = done;
  action.timer();
  member.waiting.delete(action.hook.name);
  w.log('group', `${member.instance.id} hook ${action.hook.name} ${result}`);
  const wait = waits.get(member);
  if (result === 'ABANDON') {
    for (const other of member.waiting.values()) other.timer();
    member.waiting.clear();
  } else if (member.waiting.size > 0) return;
  waits.delete(member);
  if (!wait) return;
  member.lifecycleState = wait.transition === LAUNCHING ? 'Pending:Proceed' : 'Terminating:Proceed';
  const why = done.why ?? 'Lifecycle Action Completed with ABANDON Result';
  if (result === 'ABANDON') wait.abandon(`Lifecycle Action with token ${action.token} was abandoned: ${why}`);
  else wait.proceed();
}
