// Named instances out of their group's count, and their end through the group, which replaces them either way (aws-facts.md
// §4.4). No capacity and no limit is ever set.
import { done, goneIsDone, type Sender } from './sender.ts';

export const sendEnd: Sender<'end'> = ([action], { ports, signal }) =>
  goneIsDone(() =>
    ports.autoscaling.terminateInstanceInAutoScalingGroup(
      { InstanceId: action!.instanceId, ShouldDecrementDesiredCapacity: false },
      { signal },
    ),
  );

/** Its capacity is not lowered with it, so that the group launches another; the instance itself goes on as it is. */
export const sendStandby: Sender<'standby'> = async ([action], { ports, signal }) => {
  await ports.autoscaling.enterStandby(
    {
      AutoScalingGroupName: action!.group,
      InstanceIds: [action!.instanceId],
      ShouldDecrementDesiredCapacity: false,
    },
    { signal },
  );
  return [done];
};
