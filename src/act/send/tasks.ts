// StopTask: SIGTERM, then SIGKILL after the stop timeout (aws-facts.md §1.5).
import { goneIsDone, type Sender } from './sender.ts';

export const sendStopTask: Sender<'stopTask'> = ([action], { ports, cluster, signal }) =>
  goneIsDone(() =>
    ports.ecs.stopTask(
      { cluster, task: action!.taskArn, reason: `Sluice: ${action!.reason}`.slice(0, 255) },
      { signal },
    ),
  );
