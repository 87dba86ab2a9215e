// Capacity: more of it as a number, less of it only together with a named instance (aws-facts.md §4.4, §5.2). No limit is ever set.
import { done, goneIsDone, type Sender } from './sender.ts';

/** The number itself: a repetition after a lost answer changes nothing. Cooldowns are for what does not know what it needs. */
export const sendGrow: Sender<'grow'> = async ([action], { ports, signal }) => {
  const { group, fleet, to } = action!;
  if (group !== undefined)
    await ports.autoscaling.setDesiredCapacity(
      { AutoScalingGroupName: group, DesiredCapacity: to, HonorCooldown: false },
      { signal },
    );
  else
    await ports.ec2.modifySpotFleetRequest(
      // Should it have more than that just now, it ends none of its choice.
      { SpotFleetRequestId: fleet, TargetCapacity: to, ExcessCapacityTerminationPolicy: 'noTermination' },
      { signal },
    );
  return [done];
};

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
