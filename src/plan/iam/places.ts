// Where the things of a spec are: their ARNs, and the conditions that bind an action to them. An ARN that cannot be known
// from the spec has `*` in the part that is unknown.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import { MEMORY_TAG } from '../memory.ts';
import { OWNER_TAG } from '../owner.ts';
import { MODE_TAG, RECORD_TAG } from '../record.ts';
import type { Condition, Hold } from './hold.ts';

type Spec = ClusterSpec['spec'];
type Where = Pick<Spec, 'region' | 'account'>;

export const MEMORY_KEY = MEMORY_TAG;
/** The tags of a cluster that the operator writes. */
export const RECORD_KEYS = [MODE_TAG, OWNER_TAG, `${RECORD_TAG}*`];

/** `aws`, `aws-cn` or `aws-us-gov`, by the Region. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

const arn = (service: string, { region, account }: Where, rest: string) =>
  `arn:${partitionOf(region)}:${service}:${region}:${account}:${rest}`;

export const ecs = (where: Where, rest: string) => arn('ecs', where, rest);
export const ec2 = (where: Where, rest: string) => arn('ec2', where, rest);
export const elb = (where: Where, rest: string) => arn('elasticloadbalancing', where, rest);
export const dynamodb = (where: Where, rest: string) => arn('dynamodb', where, rest);

const unique = (all: readonly (string | undefined)[]): string[] => [
  ...new Set(all.filter((each) => each !== undefined)),
];

/** The id in the ARN of a group is drawn by AWS when the group is made. */
export const groups = (spec: Where, names: readonly string[]): string[] =>
  names.map((name) => arn('autoscaling', spec, `autoScalingGroup:*:autoScalingGroupName/${name}`));

export const groupNames = ({ pools = [] }: Spec) => unique(pools.map((pool) => pool.autoScalingGroup?.name));
export const hookedGroups = ({ pools = [] }: Spec) =>
  unique(pools.map((pool) => pool.lifecycleHook && pool.autoScalingGroup?.name));
export const managedHooks = ({ pools = [] }: Spec) =>
  unique(pools.map((pool) => (pool.lifecycleHook?.manage ? pool.autoScalingGroup?.name : undefined)));
export const fleets = ({ pools = [] }: Spec) => pools.flatMap((pool) => pool.spotFleet ?? []);

/** As AWS documents it for actions whose resource names no cluster (aws-facts.md §12). */
export const ofCluster = (spec: Spec): Condition => ({
  ArnEquals: { 'ecs:cluster': [ecs(spec, `cluster/${spec.cluster}`)] },
});

/** EC2 puts this tag on the instances of a fleet (aws-facts.md §5.2). */
export function ofFleets(spec: Spec): Condition {
  const ids = unique(fleets(spec).map(({ id = 'sfr-*' }) => id));
  return {
    StringLike: { 'aws:ResourceTag/aws:ec2spot:fleet-request-id': ids.includes('sfr-*') ? ['sfr-*'] : ids },
  };
}

/** A fleet by its id, or whichever carries the tag. */
export const fleetHolds = (spec: Spec): Hold[] =>
  fleets(spec).map(({ id, tag = {} }) => {
    if (id !== undefined) return { resources: [ec2(spec, `spot-fleet-request/${id}`)] };
    const keys = Object.entries(tag).map(([key, value]) => [`aws:ResourceTag/${key}`, [value]]);
    return {
      resources: [ec2(spec, 'spot-fleet-request/*')],
      condition: { StringEquals: Object.fromEntries(keys) },
    };
  });

export const tagKeysAre = (keys: readonly string[]): Condition => ({
  'ForAllValues:StringEquals': { 'aws:TagKeys': keys },
});
export const tagKeysLike = (keys: readonly string[]): Condition => ({
  'ForAllValues:StringLike': { 'aws:TagKeys': keys },
});

/** A queue as specs name it, by name, URL or ARN, as an ARN. */
export function queueArn(where: Where, queue: string): string {
  if (queue.startsWith('arn:')) return queue;
  const [, region, account, name] =
    /^https?:\/\/sqs\.([a-z0-9-]+)\.[^/]+\/([0-9]{12})\/([^/]+)$/.exec(queue) ?? [];
  if (name !== undefined) return arn('sqs', { region: region!, account: account! }, name);
  // An endpoint of one's own, as a sandbox has, says nothing of the Region.
  const [, owner, own] = /^https?:\/\/.*\/([0-9]{12})\/([^/]+)$/.exec(queue) ?? [];
  return own === undefined ? arn('sqs', where, queue) : arn('sqs', { ...where, account: owner! }, own);
}

const isAbove = ({ mode }: Spec) => mode === 'drain' || mode === 'scale';

const eventQueues = (spec: Spec) => (isAbove(spec) && spec.events ? [spec.events.queue] : []);
const reportQueues = ({ mode, scaleOut, pools = [] }: Spec) =>
  mode === 'scale'
    ? [scaleOut?.shortageQueue, ...pools.map((pool) => pool.scaleOut?.shortageQueue)].filter(
        (queue) => queue !== undefined,
      )
    : [];
const arns = (spec: Spec, queues: readonly (string | undefined)[]) =>
  unique(queues.map((queue) => (queue === undefined ? undefined : queueArn(spec, queue))));

/** Queues that the operator reads. */
export const inboxes = (spec: Spec) => arns(spec, [...eventQueues(spec), ...reportQueues(spec)]);
export const eventQueue = (spec: Spec) => arns(spec, eventQueues(spec));
/** Queues on which tasks are told that they will be stopped. */
export const signalQueues = (spec: Spec) =>
  isAbove(spec)
    ? arns(
        spec,
        (spec.workloads ?? []).map(({ quiesce }) => quiesce?.queue),
      )
    : [];
export const topics = (spec: Spec) =>
  isAbove(spec) ? unique((spec.workloads ?? []).map(({ quiesce }) => quiesce?.topic)) : [];
export const allQueues = (spec: Spec) => unique([...inboxes(spec), ...signalQueues(spec)]);
