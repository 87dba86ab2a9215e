// The members of Auto Scaling groups: described, protected from scale-in, terminated (aws-facts.md §4.3, §4.4).
import type { Activity as ActivityShape } from '@aws-sdk/client-auto-scaling';
import type { AutoScalingHandlers } from '../wire/table.ts';
import { setProtection, terminateMember } from '../world/group.ts';
import type { Group, Member, World } from '../world/state.ts';
import { autoScalingPage, groupOf, membershipOf } from './autoscaling-find.ts';
import { activityShape, instanceDetailsShape } from './autoscaling-group-shape.ts';
import { only, validationError } from './check.ts';

export function memberHandlers(w: World): AutoScalingHandlers {
  return {
    DescribeAutoScalingInstances(input, context) {
      only(context, input, ['InstanceIds', 'MaxRecords', 'NextToken']);
      const ids = input.InstanceIds ?? [];
      atMostFifty(ids);
      const all = [...w.groups.values()].flatMap((group) =>
        [...group.members.values()].map((member) => ({ group, member })),
      );
      // Unknown ids are passed over in silence.
      const found =
        ids.length === 0 ? all : ids.map((id) => membershipOf(w, id)).filter((known) => known !== undefined);
      const keyOf = ({ member }: (typeof found)[number]) => member.instance.id;
      const { items, next } = autoScalingPage(found, input, { keyOf, usual: 50, most: 50 });
      const shapes = items.map(({ group, member }) => instanceDetailsShape(group, member));
      return { AutoScalingInstances: shapes, NextToken: next };
    },

    SetInstanceProtection(input, context) {
      only(context, input, ['AutoScalingGroupName', 'InstanceIds', 'ProtectedFromScaleIn']);
      const group = groupOf(w, input.AutoScalingGroupName);
      const ids = input.InstanceIds ?? [];
      atMostFifty(ids);
      for (const id of ids) assertProtectable(group, id);
      setProtection(w, group, { ids, on: input.ProtectedFromScaleIn ?? false });
      return {};
    },

    TerminateInstanceInAutoScalingGroup(input, context) {
      only(context, input, ['InstanceId', 'ShouldDecrementDesiredCapacity']);
      const id = input.InstanceId ?? '';
      const known = membershipOf(w, id);
      if (!known || known.member.lifecycleState === 'Terminated') {
        throw validationError(`Instance Id not found - No managed instance found for instance ID: ${id}`);
      }
      return { Activity: terminate(w, known, input.ShouldDecrementDesiredCapacity ?? false) };
    },
  };
}

function atMostFifty(ids: readonly string[]): void {
  if (ids.length > 50)
    throw validationError('The number of instance ids that can be given is limited to 50.');
}

const PROTECTABLE = ['InService', 'EnteringStandby', 'Standby'];

function assertProtectable(group: Group, id: string): void {
  const member = group.members.get(id);
  if (!member) throw validationError(`The instance ${id} is not part of Auto Scaling group ${group.name}.`);
  if (PROTECTABLE.includes(member.lifecycleState)) return;
  throw validationError(`The instance ${id} is not in ${PROTECTABLE.join(' or ')}.`);
}

function terminate(
  w: World,
  { group, member }: { group: Group; member: Member },
  decrement: boolean,
): ActivityShape {
  const { id } = member.instance;
  if (member.lifecycleState.startsWith('Terminating')) {
    // Asked again while it is under way: the same activity, and nothing is lowered twice.
    const under = group.activities.find(
      (activity) => activity.description === `Terminating EC2 instance: ${id}`,
    );
    if (under) return activityShape(group, under);
  }
  if (decrement && group.desired <= group.min) {
    throw validationError(
      `Currently, desiredSize equals minSize (${group.min}). Terminating instance without replacement will violate group's min size constraint. Either set shouldDecrementDesiredCapacity flag to false or lower group's min size.`,
    );
  }
  const at = new Date(w.engine.now).toISOString().replace(/\.\d+Z$/, 'Z');
  const shrinking = decrement ? `, shrinking the capacity from ${group.desired} to ${group.desired - 1}` : '';
  const cause = `At ${at} instance ${id} was taken out of service in response to a user request${shrinking}.`;
  return activityShape(group, terminateMember(w, group, member, { decrement, cause }));
}
