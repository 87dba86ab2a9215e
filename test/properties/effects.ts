// What an action says that it changes, and what a call changes, in the same words: so that a plan can be held against the calls.
import type { Action } from '#model/plan.ts';
import type { SeenCall } from '#sandbox/sandbox.ts';

type Input = SeenCall['input'];
type Tag = { readonly key?: string; readonly value?: string };

const list = (value: unknown): readonly string[] => (Array.isArray(value) ? value : []);

/** One line for each thing that it changes. */
export function effectsOfAction(action: Action): string[] {
  switch (action.kind) {
    case 'protect':
    case 'unprotect':
      return [`${action.kind} ${action.instanceId} of ${action.group}`];
    case 'putHook':
      return [`put ${action.hook} at ${action.group}`];
    case 'record':
      return [
        ...Object.entries(action.tags).map(([key, value]) => `tag ${action.clusterArn} ${key}=${value}`),
        ...action.obsolete.map((key) => `untag ${action.clusterArn} ${key}`),
      ];
    case 'drain':
      return [`DRAINING ${action.containerInstanceArn}`];
    case 'activate':
      return [`ACTIVE ${action.containerInstanceArn}`];
    case 'remember':
      return [`remember ${action.containerInstanceArn} ${action.value}`];
    case 'end':
      return [`end ${action.instanceId} ${action.lower === true}`];
    case 'standby':
      return [`standby ${action.instanceId}`];
    default:
      return [`${action.kind} of ${JSON.stringify(action)}`];
  }
}

const effects: Readonly<Record<string, (input: Input) => string[]>> = {
  'autoscaling:SetInstanceProtection': (input) =>
    list(input.InstanceIds).map(
      (id) =>
        `${input.ProtectedFromScaleIn ? 'protect' : 'unprotect'} ${id} of ${input.AutoScalingGroupName}`,
    ),
  'autoscaling:PutLifecycleHook': (input) => [
    `put ${input.LifecycleHookName} at ${input.AutoScalingGroupName}`,
  ],
  'ecs:TagResource': (input) =>
    (input.tags as readonly Tag[]).map(({ key, value }) => `tag ${input.resourceArn} ${key}=${value}`),
  'ecs:UntagResource': (input) => list(input.tagKeys).map((key) => `untag ${input.resourceArn} ${key}`),
  'ecs:UpdateContainerInstancesState': (input) =>
    list(input.containerInstances).map((arn) => `${input.status} ${arn}`),
  'ecs:PutAttributes': (input) =>
    (input.attributes as readonly { targetId?: string; value?: string }[]).map(
      ({ targetId, value }) => `remember ${targetId} ${value}`,
    ),
  'autoscaling:TerminateInstanceInAutoScalingGroup': (input) => [
    `end ${input.InstanceId} ${input.ShouldDecrementDesiredCapacity}`,
  ],
  'autoscaling:EnterStandby': (input) => list(input.InstanceIds).map((id) => `standby ${id}`),
};

/** Nothing of what only reads; any other call is an effect of its own. */
export function effectsOfCall({ service, operation, input }: SeenCall): string[] {
  if (/^(Describe|List|Get)/.test(operation)) return [];
  return effects[`${service}:${operation}`]?.(input) ?? [`${service}:${operation} ${JSON.stringify(input)}`];
}
