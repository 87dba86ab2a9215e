// Scaling activities of an Auto Scaling group, and the events that tell how launches and terminations ended
// (aws-facts.md §3.3, §4.1).
import type { Random } from '#lib/random.ts';
import { emit, isWanted } from './bus.ts';
import { uuidFrom } from './ids.ts';
import type { Activity, Ec2Instance, Group, World } from './state.ts';

export interface ActivityNote {
  readonly description: string;
  readonly cause: string;
  readonly instance?: Ec2Instance;
}

/** A new activity, in progress; its id is drawn from `random`. */
export function note(w: World, group: Group, what: ActivityNote, random: Random = w.random): Activity {
  const { description, cause, instance } = what;
  const activity: Activity = {
    id: uuidFrom(random),
    startedAt: w.engine.now,
    status: 'InProgress',
    description,
    cause,
    instanceId: instance?.id,
    place: instance && { zone: instance.zone, subnetId: instance.subnetId },
  };
  group.activities.unshift(activity);
  group.activities.length = Math.min(group.activities.length, 100);
  return activity;
}

/** An activity that older runs did not have: its id comes from a stream of its own. */
export const noteAside = (w: World, group: Group, what: ActivityNote): Activity =>
  note(w, group, what, w.chance('activities'));

export interface Outcome {
  readonly status: 'Successful' | 'Failed' | 'Cancelled';
  readonly message?: string;
  /** The event that tells of it; none where not given. */
  readonly event?: 'Launch' | 'Terminate' | 'Detach';
}

export function finish(w: World, group: Group, on: { activity: Activity; outcome: Outcome }): void {
  const { activity, outcome } = on;
  if (activity.endedAt !== undefined) return;
  activity.status = outcome.status;
  activity.statusMessage = outcome.message;
  activity.endedAt = w.engine.now;
  if (outcome.event) tell(w, group, { activity, outcome });
}

/** `EC2 Instance Launch Successful` and its kin; best effort, as all of Auto Scaling's events. */
function tell(w: World, group: Group, on: { activity: Activity; outcome: Outcome }): void {
  const { activity, outcome } = on;
  const well = outcome.status === 'Successful';
  const detailType = `EC2 Instance ${outcome.event} ${well ? 'Successful' : 'Unsuccessful'}`;
  if (!isWanted(w, detailType)) return;
  const iso = (at: number) => new Date(at).toISOString();
  const instance = activity.instanceId
    ? [`arn:aws:ec2:${w.region}:${w.account}:instance/${activity.instanceId}`]
    : [];
  emit(w, {
    source: 'aws.autoscaling',
    detailType,
    resources: [group.arn, ...instance],
    detail: {
      // AWS's own samples show a successful one as still in progress.
      StatusCode: well ? 'InProgress' : 'Failed',
      Description: activity.description,
      AutoScalingGroupName: group.name,
      ActivityId: activity.id,
      Details: activity.place && {
        'Availability Zone': activity.place.zone,
        'Subnet ID': activity.place.subnetId,
      },
      RequestId: activity.id,
      StatusMessage: outcome.message ?? '',
      StartTime: iso(activity.startedAt),
      EndTime: iso(activity.endedAt ?? w.engine.now),
      EC2InstanceId: activity.instanceId ?? '',
      Cause: activity.cause,
    },
  });
}
