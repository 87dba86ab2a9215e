// Named instances out of their group's count, and their end through the group, which replaces them either way (aws-facts.md
// §4.4). A capacity goes
// down only together with a named instance; no limit is ever set.
import { done, goneIsDone, type Sender } from './sender.ts';

export const sendEnd: Sender<'end'> = ([action], { ports, signal }) =>
  goneIsDone(() =>
    ports.autoscaling.terminateInstanceInAutoScalingGroup(
      { InstanceId: action!.instanceId, ShouldDecrementDesiredCapacity: action!.lower === true },
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

/** `noTermination`: the fleet may not choose whom to end (aws-facts.md §5.2). */
export const sendLowerTarget: Sender<'lowerTarget'> = async ([action], { ports, signal }) => {
  await ports.ec2.modifySpotFleetRequest(
    {
      SpotFleetRequestId: action!.fleet,
      TargetCapacity: action!.target,
      ExcessCapacityTerminationPolicy: 'noTermination',
    },
    { signal },
  );
  return [done];
};

export const sendTerminate: Sender<'terminate'> = ([action], { ports, signal }) =>
  goneIsDone(() => ports.ec2.terminateInstances({ InstanceIds: [action!.instanceId] }, { signal }));
