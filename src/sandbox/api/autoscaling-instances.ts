// The members of Auto Scaling groups: described, protected from scale-in, terminated (aws-facts.md §4.3, §4.4).
import type { Activity as ActivityShape } from '@aws-sdk/client-auto-scaling';
import { AwsFault } from '../wire/fault.ts';
import type { AutoScalingHandlers } from '../wire/table.ts';
import { setProtection, terminateMember } from '../world/group.ts';
import { counted, unitsOf } from '../world/group-count.ts';
import { mayEnd } from '../world/group-end.ts';
import type { Group, Member, World } from '../world/state.ts';
import { atMostIds, autoScalingPage, causeAt, groupOf, membershipOf, membersOf } from './autoscaling-find.ts';
import { activityShape, instanceDetailsShape } from './autoscaling-group-shape.ts';
import { only, validationError } from './check.ts';

export function memberHandlers(w: World): AutoScalingHandlers {
  return {
    DescribeAutoScalingInstances(input, context) {
      only(context, input, ['InstanceIds', 'MaxRecords', 'NextToken']);
      const ids = input.InstanceIds ?? [];
      atMostIds(ids, 50);
      // Unknown ids are passed over in silence.
      const found =
        ids.length === 0
          ? everybody(w)
          : ids.map((id) => membershipOf(w, id)).filter((known) => known !== undefined);
      const keyOf = ({ member }: (typeof found)[number]) => member.instance.id;
      const { items, next } = autoScalingPage(found, input, { keyOf, usual: 50, most: 50 });
      const shapes = items.map(({ group, member }) => instanceDetailsShape(group, member));
      return { AutoScalingInstances: shapes, NextToken: next };
    },

    SetInstanceProtection(input, context) {
      only(context, input, ['AutoScalingGroupName', 'InstanceIds', 'ProtectedFromScaleIn']);
      const group = groupOf(w, input.AutoScalingGroupName);
      const ids = input.InstanceIds ?? [];
      atMostIds(ids, 50);
      for (const member of membersOf(group, ids)) assertProtectable(member);
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

    // There is no grace period to respect: groups are there from the start with one of 0 s.
    SetInstanceHealth(input, context) {
      only(context, input, ['InstanceId', 'HealthStatus', 'ShouldRespectGracePeriod']);
      const id = input.InstanceId ?? '';
      const known = membershipOf(w, id);
      if (!known || known.member.lifecycleState === 'Terminated') {
        throw validationError(`Instance Id not found - No managed instance found for instance ID: ${id}`);
      }
      const health = input.HealthStatus;
      if (health !== 'Healthy' && health !== 'Unhealthy')
        throw validationError(`Valid instance health states are: [Healthy, Unhealthy]. Got: ${health}`);
      known.member.health = health;
      return {};
    },
  };
}

const everybody = (w: World) =>
  [...w.groups.values()].flatMap((group) => [...group.members.values()].map((member) => ({ group, member })));

const PROTECTABLE = ['InService', 'EnteringStandby', 'Standby'];

function assertProtectable({ instance, lifecycleState }: Member): void {
  if (PROTECTABLE.includes(lifecycleState)) return;
  throw validationError(`The instance ${instance.id} is not in ${PROTECTABLE.join(' or ')}.`);
}

function terminate(
  w: World,
  { group, member }: { group: Group; member: Member },
  decrement: boolean,
): ActivityShape {
  const { id } = member.instance;
  // Asked again while it is under way: the same activity, and nothing is lowered twice.
  if (!mayEnd(member) && member.termination) return activityShape(group, member.termination);
  if (!mayEnd(member)) {
    const message = `Instance ${id} is ${member.lifecycleState}: a scaling activity is in progress for it.`;
    throw new AwsFault('ScalingActivityInProgress', message);
  }
  // What is on standby or retained does not count for the desired capacity, and so does not lower it.
  const lowers = decrement && counted(member);
  const to = group.desired - unitsOf(group, member.instance);
  if (lowers && to < group.min) {
    throw validationError(
      `Currently, desiredSize equals minSize (${group.min}). Terminating instance without replacement will violate group's min size constraint. Either set shouldDecrementDesiredCapacity flag to false or lower group's min size.`,
    );
  }
  const shrinking = lowers ? `, shrinking the capacity from ${group.desired} to ${to}` : '';
  const cause = causeAt(
    w,
    `instance ${id} was taken out of service in response to a user request${shrinking}.`,
  );
  return activityShape(group, terminateMember(w, group, member, { decrement, cause }));
}
