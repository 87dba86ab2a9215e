// Lifecycle hooks: put, described, deleted; actions completed and kept alive (aws-facts.md §4.2).
import type { LifecycleHook } from '@aws-sdk/client-auto-scaling';
import { AwsFault } from '../wire/fault.ts';
import type { AutoScalingHandlers, CallContext } from '../wire/table.ts';
import { deleteHook, putHook } from '../world/group.ts';
import { completeHook, heartbeat, LAUNCHING, TERMINATING } from '../world/hooks.ts';
import type { Group, Hook, HookAction, Member, World } from '../world/state.ts';
import { groupOf } from './autoscaling-find.ts';
import { constraint, inRange, notModelled, only, validationError } from './check.ts';

export function hookHandlers(w: World): AutoScalingHandlers {
  return {
    PutLifecycleHook(input, context) {
      only(context, input, [
        'AutoScalingGroupName',
        'LifecycleHookName',
        'LifecycleTransition',
        'HeartbeatTimeout',
        'DefaultResult',
        'NotificationMetadata',
        'NotificationTargetARN',
        'RoleARN',
      ]);
      const group = groupOf(w, input.AutoScalingGroupName);
      const name = input.LifecycleHookName ?? '';
      const before = group.hooks.get(name);
      const transition = transitionOf(input.LifecycleTransition ?? before?.transition);
      assertTarget(w, input.NotificationTargetARN, context);
      inRange('heartbeatTimeout', input.HeartbeatTimeout, [30, 7200]);
      if (input.DefaultResult) assertResult('defaultResult', input.DefaultResult);
      if (!before && group.hooks.size >= 50)
        throw new AwsFault('LimitExceeded', 'A group can have 50 hooks.');
      putHook(w, group, {
        name,
        transition,
        heartbeatMs:
          input.HeartbeatTimeout === undefined
            ? (before?.heartbeatMs ?? 3_600_000)
            : input.HeartbeatTimeout * 1000,
        defaultResult: input.DefaultResult ?? before?.defaultResult ?? 'ABANDON',
        notificationMetadata: input.NotificationMetadata ?? before?.notificationMetadata,
        notificationTargetArn: input.NotificationTargetARN ?? before?.notificationTargetArn,
        roleArn: input.RoleARN ?? before?.roleArn,
      });
      return {};
    },

    DeleteLifecycleHook(input, context) {
      only(context, input, ['AutoScalingGroupName', 'LifecycleHookName']);
      const group = groupOf(w, input.AutoScalingGroupName);
      const name = input.LifecycleHookName ?? '';
      if (!group.hooks.has(name)) throw validationError(`No Lifecycle Hook found with name ${name}`);
      deleteHook(w, group, name);
      // What still waits for it is completed: ABANDON for launching instances, CONTINUE for terminating ones.
      for (const member of group.members.values()) {
        const action = member.waiting.get(name);
        if (!action) continue;
        const result = action.hook.transition === LAUNCHING ? 'ABANDON' : 'CONTINUE';
        completeHook(w, group, { member, action, result });
      }
      return {};
    },

    DescribeLifecycleHooks(input, context) {
      only(context, input, ['AutoScalingGroupName', 'LifecycleHookNames']);
      const group = groupOf(w, input.AutoScalingGroupName);
      const names = input.LifecycleHookNames ?? [];
      const hooks = [...group.hooks.values()].filter(
        ({ name }) => names.length === 0 || names.includes(name),
      );
      return { LifecycleHooks: hooks.map((hook) => hookShape(group, hook)) };
    },

    CompleteLifecycleAction(input, context) {
      only(context, input, [...ACTION, 'LifecycleActionResult']);
      const group = groupOf(w, input.AutoScalingGroupName);
      const result = input.LifecycleActionResult ?? '';
      assertResult('lifecycleActionResult', result);
      completeHook(w, group, { ...actionOf(group, input), result });
      return {};
    },

    RecordLifecycleActionHeartbeat(input, context) {
      only(context, input, ACTION);
      const group = groupOf(w, input.AutoScalingGroupName);
      heartbeat(w, group, actionOf(group, input));
      return {};
    },
  };
}

const ACTION = ['AutoScalingGroupName', 'LifecycleHookName', 'LifecycleActionToken', 'InstanceId'] as const;

function transitionOf(transition: string | undefined): string {
  if (transition === TERMINATING || transition === LAUNCHING) return transition;
  if (!transition) throw validationError('LifecycleTransition is required to create a lifecycle hook.');
  throw validationError(`Invalid lifecycle transition: ${transition}`);
}

/** A notification target can be a queue of the account; topics are not modelled. */
function assertTarget(w: World, target: string | undefined, context: CallContext): void {
  if (!target || [...w.queues.values()].some(({ arn }) => arn === target)) return;
  throw notModelled(context, `the notification target ${target}`);
}

function assertResult(name: string, result: string): void {
  if (result === 'CONTINUE' || result === 'ABANDON') return;
  throw constraint(name, result, 'Member must satisfy enum value set: [CONTINUE, ABANDON]');
}

interface ActionNames {
  readonly LifecycleHookName?: string;
  readonly LifecycleActionToken?: string;
  readonly InstanceId?: string;
}

/** The waiting action that the caller names by token or by instance id. */
function actionOf(group: Group, input: ActionNames): { member: Member; action: HookAction } {
  const { LifecycleHookName: hook = '', LifecycleActionToken: token, InstanceId: id } = input;
  if (!token && !id) throw validationError('Either LifecycleActionToken or InstanceId must be given.');
  const own = [id ? group.members.get(id) : undefined].filter((member) => member !== undefined);
  for (const member of id ? own : group.members.values()) {
    const action = member.waiting.get(hook);
    if (action && (!token || action.token === token)) return { member, action };
  }
  const name = token ? `token ${token}` : `instance ID ${id}`;
  throw validationError(`No active Lifecycle Action found with ${name}`);
}

function hookShape(group: Group, hook: Hook): LifecycleHook {
  const heartbeatSeconds = hook.heartbeatMs / 1000;
  return {
    LifecycleHookName: hook.name,
    AutoScalingGroupName: group.name,
    LifecycleTransition: hook.transition,
    NotificationMetadata: hook.notificationMetadata,
    NotificationTargetARN: hook.notificationTargetArn,
    RoleARN: hook.roleArn,
    HeartbeatTimeout: heartbeatSeconds,
    GlobalTimeout: Math.min(172_800, 100 * heartbeatSeconds),
    DefaultResult: hook.defaultResult,
  };
}
