// Members that leave service without ending: detached, attached, on standby and back (aws-facts.md §4.4).
import type { AutoScalingHandlers } from '../wire/table.ts';
import { unitsOf } from '../world/group-count.ts';
import { attach, detach, enterStandby, exitStandby } from '../world/standby.ts';
import type { Ec2Instance, Group, Member, World } from '../world/state.ts';
import { atMostIds, causeAt, groupOf, membersOf } from './autoscaling-find.ts';
import { activityShape } from './autoscaling-group-shape.ts';
import { only, validationError } from './check.ts';

const MOST_IDS = 20;

interface Named {
  readonly AutoScalingGroupName: string | undefined;
  readonly InstanceIds?: readonly string[];
}

export function standbyHandlers(w: World): AutoScalingHandlers {
  return {
    DetachInstances(input, context) {
      only(context, input, ['AutoScalingGroupName', 'InstanceIds', 'ShouldDecrementDesiredCapacity']);
      const { group, members } = named(w, input);
      for (const member of members) assertState(member, ['InService', 'Standby', 'Pending']);
      const decrement = input.ShouldDecrementDesiredCapacity ?? false;
      if (decrement)
        assertAboveMin(
          group,
          members.filter(({ lifecycleState }) => lifecycleState !== 'Standby'),
        );
      const activities = members.map((member) =>
        detach(w, group, {
          member,
          decrement: decrement && member.lifecycleState !== 'Standby',
          cause: causeAt(w, `instance ${member.instance.id} was detached in response to a user request.`),
        }),
      );
      return { Activities: activities.map((activity) => activityShape(group, activity)) };
    },

    AttachInstances(input, context) {
      only(context, input, ['AutoScalingGroupName', 'InstanceIds']);
      const ids = input.InstanceIds ?? [];
      atMostIds(ids, MOST_IDS);
      const group = groupOf(w, input.AutoScalingGroupName);
      const instances = [...new Set(ids)].map((id) => attachable(w, group, id));
      assertBelowMax(group, instances);
      const cause = causeAt(w, 'an instance was attached in response to a user request.');
      for (const instance of instances) attach(w, group, { instance, cause });
      return {};
    },

    EnterStandby(input, context) {
      only(context, input, ['AutoScalingGroupName', 'InstanceIds', 'ShouldDecrementDesiredCapacity']);
      const { group, members } = named(w, input);
      for (const member of members) assertState(member, ['InService']);
      const decrement = input.ShouldDecrementDesiredCapacity ?? false;
      if (decrement) assertAboveMin(group, members);
      const activities = members.map((member) =>
        enterStandby(w, group, {
          member,
          decrement,
          cause: causeAt(
            w,
            `instance ${member.instance.id} was moved to standby in response to a user request.`,
          ),
        }),
      );
      return { Activities: activities.map((activity) => activityShape(group, activity)) };
    },

    ExitStandby(input, context) {
      only(context, input, ['AutoScalingGroupName', 'InstanceIds']);
      const { group, members } = named(w, input);
      for (const member of members) assertState(member, ['Standby']);
      assertBelowMax(
        group,
        members.map(({ instance }) => instance),
      );
      const activities = members.map((member) => {
        const { id } = member.instance;
        const cause = causeAt(w, `instance ${id} was moved out of standby in response to a user request.`);
        return exitStandby(w, group, { member, cause });
      });
      return { Activities: activities.map((activity) => activityShape(group, activity)) };
    },
  };
}

function named(w: World, input: Named): { group: Group; members: Member[] } {
  const ids = input.InstanceIds ?? [];
  atMostIds(ids, MOST_IDS);
  const group = groupOf(w, input.AutoScalingGroupName);
  return { group, members: membersOf(group, ids) };
}

function assertState({ instance, lifecycleState }: Member, states: readonly string[]): void {
  if (states.includes(lifecycleState)) return;
  throw validationError(`The instance ${instance.id} is not in ${states.join(' or ')}.`);
}

function assertAboveMin(group: Group, members: readonly Member[]): void {
  const units = sum(
    group,
    members.map(({ instance }) => instance),
  );
  if (group.desired - units >= group.min) return;
  throw validationError(
    `AutoScalingGroup ${group.name} has min-size=${group.min}, max-size=${group.max}, and desired-size=${group.desired}. To place into standby or detach ${members.length} instance(s), please update the AutoScalingGroup sizes appropriately.`,
  );
}

function assertBelowMax(group: Group, instances: readonly Ec2Instance[]): void {
  const desired = group.desired + sum(group, instances);
  if (desired <= group.max) return;
  throw validationError(
    `AutoScalingGroup ${group.name} has min-size=${group.min}, max-size=${group.max}, and desired-size=${group.desired}. To add ${instances.length} instance(s), please update the AutoScalingGroup sizes appropriately.`,
  );
}

const sum = (group: Group, instances: readonly Ec2Instance[]) =>
  instances.reduce((units, instance) => units + unitsOf(group, instance), 0);

function attachable(w: World, group: Group, id: string): Ec2Instance {
  const instance = w.instances.get(id);
  if (!instance) throw validationError(`Invalid Instance ID: ${id}.`);
  if (instance.state !== 'running') throw validationError(`Instance ${id} is not in correct state.`);
  if (instance.group?.members.has(id) || instance.fleet) {
    throw validationError(
      `Instance ${id} is already part of AutoScalingGroup:${instance.group?.name ?? 'none'}`,
    );
  }
  const letter = instance.zone.slice(-1);
  if (!group.zones.includes(letter)) {
    throw validationError(`The availability zone of instance ${id} is not part of the Auto Scaling group.`);
  }
  return instance;
}
