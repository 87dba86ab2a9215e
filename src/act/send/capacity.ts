// One instance more for a replacement, and the end of a named instance (aws-facts.md §4.4). Never lowers a group by count,
// and never writes its limits.
import { done, goneIsDone, type Sender } from './sender.ts';

/**
 * An absolute number, so that a second sending changes nothing. Whoever changed the group since it was observed must not
 * be overruled, and Auto Scaling has no conditional write: it is looked at once more right before.
 */
export const sendRaise: Sender<'raise'> = async ([action], { ports, signal }) => {
  const look = { AutoScalingGroupNames: [action!.group] };
  const { AutoScalingGroups: [group] = [] } = await ports.autoscaling.describeAutoScalingGroups(look, {
    signal,
  });
  const before = group?.DesiredCapacity;
  if (before !== action!.desired - 1)
    return [{ ok: false, kind: 'conflict', detail: `the desired capacity is ${before ?? 'not known'} now` }];
  await ports.autoscaling.setDesiredCapacity(
    { AutoScalingGroupName: action!.group, DesiredCapacity: action!.desired, HonorCooldown: false },
    { signal },
  );
  return [done];
};

export const sendEnd: Sender<'end'> = ([action], { ports, signal }) =>
  goneIsDone(() =>
    ports.autoscaling.terminateInstanceInAutoScalingGroup(
      { InstanceId: action!.instanceId, ShouldDecrementDesiredCapacity: action!.decrement },
      { signal },
    ),
  );
