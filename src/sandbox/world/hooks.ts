// Lifecycle hooks: they hold an instance in Terminating:Wait, take heartbeats, and expire (aws-facts.md §4.2).
import { emit } from './bus.ts';
import { uuid } from './ids.ts';
import type { Group, Hook, HookAction, Member, World } from './state.ts';

export const TERMINATING = 'autoscaling:EC2_INSTANCE_TERMINATING';
export const LAUNCHING = 'autoscaling:EC2_INSTANCE_LAUNCHING';
const GLOBAL_MS = 172_800_000;

/** Starts all hooks of a transition; `proceed` is called once, when the last is completed or one is abandoned. */
export function startHooks(
  w: World,
  group: Group,
  wait: { member: Member; transition: string; proceed: () => void },
): void {
  const hooks = [...group.hooks.values()].filter((h) => h.transition === wait.transition);
  if (hooks.length === 0) return wait.proceed();
  wait.member.lifecycleState = 'Terminating:Wait';
  w.log('group', `${wait.member.instance.id} Terminating:Wait`);
  onProceed.set(wait.member, wait.proceed);
  for (const hook of hooks) startHook(w, group, { member: wait.member, hook });
}

/** What to do when nothing holds the member any longer. */
const onProceed = new WeakMap<Member, () => void>();

function startHook(w: World, group: Group, on: { member: Member; hook: Hook }): void {
  const { member, hook } = on;
  const action: HookAction = { hook, token: uuid(w), startedAt: w.engine.now, timer: () => undefined };
  member.waiting.set(hook.name, action);
  arm(w, group, { member, action });
  emit(w, {
    source: 'aws.autoscaling',
    detailType: 'EC2 Instance-terminate Lifecycle Action',
    resources: [group.arn],
    detail: {
      LifecycleActionToken: action.token,
      AutoScalingGroupName: group.name,
      LifecycleHookName: hook.name,
      EC2InstanceId: member.instance.id,
      LifecycleTransition: hook.transition,
      NotificationMetadata: hook.notificationMetadata,
      Origin: 'AutoScalingGroup',
      Destination: 'EC2',
    },
  });
}

/** The heartbeat timer, never past the global timeout of min(48 h, 100 heartbeats). */
function arm(w: World, group: Group, on: { member: Member; action: HookAction }): void {
  const { member, action } = on;
  action.timer();
  const lastAt = action.startedAt + Math.min(GLOBAL_MS, 100 * action.hook.heartbeatMs);
  const at = Math.min(w.engine.now + action.hook.heartbeatMs, lastAt);
  action.timer = w.engine.at(at, () => {
    w.log('group', `${member.instance.id} hook ${action.hook.name} expired`);
    completeHook(w, group, { member, action, result: action.hook.defaultResult });
  });
}

export function heartbeat(w: World, group: Group, on: { member: Member; action: HookAction }): void {
  arm(w, group, on);
}

/** Both results end the instance; ABANDON also skips the other hooks (aws-facts.md §0.1-2). */
export function completeHook(
  w: World,
  _group: Group,
  done: { member: Member; action: HookAction; result: string },
): void {
  const { member, action, result } = done;
  action.timer();
  member.waiting.delete(action.hook.name);
  w.log('group', `${member.instance.id} hook ${action.hook.name} ${result}`);
  if (result === 'ABANDON') {
    for (const other of member.waiting.values()) other.timer();
    member.waiting.clear();
  }
  if (member.waiting.size > 0) return;
  const proceed = onProceed.get(member);
  onProceed.delete(member);
  member.lifecycleState = 'Terminating:Proceed';
  proceed?.();
}
