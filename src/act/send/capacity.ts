// The end of a named instance through its group, which replaces it (aws-facts.md §4.4). No capacity and no limit is ever
// written.
import { goneIsDone, type Sender } from './sender.ts';

export const sendEnd: Sender<'end'> = ([action], { ports, signal }) =>
  goneIsDone(() =>
    ports.autoscaling.terminateInstanceInAutoScalingGroup(
      { InstanceId: action!.instanceId, ShouldDecrementDesiredCapacity: false },
      { signal },
    ),
  );
