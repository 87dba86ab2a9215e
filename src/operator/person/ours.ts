// What of Sluice is in an account, for one cluster: hooks that it manages, flags, memories, tags of the cluster; and what stays
// when those are gone, each in a sentence. Reads only.

import { isEnding } from '#act/leaving.ts';
import type { AutoScalingGroup } from '#aws/types.ts';
import { inParallel } from '#lib/parallel.ts';
import { listed } from '#lib/text.ts';
import type { ClusterFacts } from '#model/observation.ts';
import { readGroups } from '#observe/pools.ts';
import type { Spec } from '#plan/canonical.ts';
import { MEMORY_TAG, memoryValue, unpackMemory } from '#plan/memory.ts';
import { KEEP_TAG } from '#plan/owner.ts';
import type { Hand } from './clusters.ts';
import { lookAtAll, type Seen } from './look.ts';

export interface Ours {
  readonly cluster: ClusterFacts;
  readonly hooks: readonly { readonly group: string; readonly hook: string }[];
  /** Instances whose scale-in protection goes, by group. */
  readonly flags: readonly { readonly group: string; readonly instanceIds: readonly string[] }[];
  readonly memories: readonly Seen[];
  /** Keys, in order. */
  readonly tags: readonly string[];
  /** What is ours and may not go yet, each with the reason. */
  readonly held: readonly string[];
  /** What nobody takes away, each in a sentence. */
  readonly leaves: readonly string[];
}

const PREFIX = 'sluice.dev/';
/** What no cluster has a part in of which this command knows; other clusters may share it. */
const BESIDE =
  'what `sluice run` keeps for all its clusters: the timeline (a file, or the table of --timeline) and the table of --leases';
/** The tag that ECS puts on groups of its capacity providers. */
const ECS_TAG = 'AmazonECSManaged';

/** `spec` says which pools and hooks are meant: what the record in force says, or a file. */
export async function findOurs(hand: Hand, cluster: ClusterFacts, spec: Spec | undefined): Promise<Ours> {
  const pools = spec?.pools ?? [];
  const names = pools.flatMap(({ autoScalingGroup }) => autoScalingGroup?.name ?? []);
  const [seen, groups] = await Promise.all([
    lookAtAll(hand, cluster),
    names.length === 0 ? [] : readGroups(hand.ports, names),
  ]);
  const hooks = await hooksOf(hand, pools, groups);
  const memories = [...seen, ...(await unregistered(hand, cluster, { groups, seen }))].filter(
    ({ instance }) => memoryValue(instance) !== undefined,
  );
  const flags = groups.flatMap((group) => flagsOf(group, seen));
  return {
    cluster,
    hooks: hooks.free,
    flags: flags.flatMap((each) => (each.instanceIds.length > 0 ? [each] : [])),
    memories: memories.filter((each) => !isOwed(each)),
    tags: Object.keys(cluster.tags)
      .filter((key) => key.startsWith(PREFIX))
      .sort(),
    held: [...hooks.held, ...owed(memories)],
    leaves: [
      ...groups.flatMap(whyFlagsStay),
      ...draining(seen),
      ...standby(groups),
      ...kept(seen),
      ...(spec?.events ? [`the queue ${spec.events.queue} and the rules that fill it`] : []),
      ...(spec ? [BESIDE] : []),
    ],
  };
}

type Pools = NonNullable<Spec['pools']>;

async function hooksOf({ ports }: Hand, pools: Pools, groups: readonly AutoScalingGroup[]) {
  const free: { group: string; hook: string }[] = [];
  const held: string[] = [];
  await inParallel(pools, async ({ autoScalingGroup, lifecycleHook }) => {
    const group = groups.find(({ AutoScalingGroupName }) => AutoScalingGroupName === autoScalingGroup?.name);
    if (group === undefined || !lifecycleHook?.manage) return;
    const name = group.AutoScalingGroupName!;
    const answer = await ports.autoscaling.describeLifecycleHooks({ AutoScalingGroupName: name });
    const hook = answer.LifecycleHooks?.find(
      ({ LifecycleHookName }) => LifecycleHookName === lifecycleHook.name,
    );
    if (hook === undefined) return;
    // Terminating alone is the moment before it waits.
    const waiting = (group.Instances ?? [])
      .filter(({ LifecycleState = '' }) => /^Terminating(:Wait)?$/.test(LifecycleState))
      .map(({ InstanceId = '' }) => InstanceId);
    if (waiting.length === 0) free.push({ group: name, hook: lifecycleHook.name });
    else
      held.push(
        `the hook ${lifecycleHook.name} of ${name}: ${listed(waiting, 3)} wait${waiting.length === 1 ? 's' : ''} in it; ` +
          'let Sluice drain them, or wait until they have ended, then release again',
      );
  });
  return { free, held };
}

/** A group that protects its new instances by itself had flags before Sluice came, and nobody knows on whom. */
const hasOwnFlags = (group: AutoScalingGroup) => group.NewInstancesProtectedFromScaleIn === true;
const isOfEcs = (group: AutoScalingGroup) => (group.Tags ?? []).some(({ Key }) => Key === ECS_TAG);

function flagsOf(group: AutoScalingGroup, seen: readonly Seen[]) {
  if (hasOwnFlags(group) || isOfEcs(group)) return [];
  const keeps = new Set(
    seen.flatMap(({ instance: { instanceId, tags } }) => (KEEP_TAG in tags ? [instanceId] : [])),
  );
  const instanceIds = (group.Instances ?? [])
    // Others refuse the whole call, and are on their way out or not yet in (aws-facts.md §4.3).
    .filter(({ LifecycleState = '' }) => /^(InService|EnteringStandby|Standby)$/.test(LifecycleState))
    .filter(({ ProtectedFromScaleIn, InstanceId = '' }) => ProtectedFromScaleIn && !keeps.has(InstanceId))
    .map(({ InstanceId = '' }) => InstanceId);
  return [{ group: group.AutoScalingGroupName ?? '', instanceIds }];
}

function whyFlagsStay(group: AutoScalingGroup): string[] {
  const why = hasOwnFlags(group)
    ? 'the group protects its new instances by itself'
    : isOfEcs(group)
      ? 'a capacity provider of ECS may own it'
      : undefined;
  const any = (group.Instances ?? []).some(({ ProtectedFromScaleIn }) => ProtectedFromScaleIn);
  return why !== undefined && any ? [`scale-in protection in ${group.AutoScalingGroupName}: ${why}`] : [];
}

/** Members that are not registered may have their memory in a tag. */
async function unregistered(
  { ports }: Hand,
  cluster: ClusterFacts,
  { groups, seen }: { groups: readonly AutoScalingGroup[]; seen: readonly Seen[] },
): Promise<Seen[]> {
  const known = new Set(seen.map(({ instance }) => instance.instanceId));
  const ids = groups.flatMap(({ Instances = [] }) => Instances.flatMap(({ InstanceId }) => InstanceId ?? []));
  if (ids.every((id) => known.has(id))) return [];
  const answer = await ports.ec2.describeInstances({ Filters: [{ Name: 'tag-key', Values: [MEMORY_TAG] }] });
  const tagged = (answer.Reservations ?? []).flatMap(({ Instances = [] }) => Instances);
  return tagged.flatMap(({ InstanceId = '', Tags = [] }) => {
    if (known.has(InstanceId) || !ids.includes(InstanceId)) return [];
    const tags = Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value]));
    return [{ cluster, instance: { instanceId: InstanceId, tags, tasks: [] } }];
  });
}

/** Targets that Sluice took out of a load balancer and has not put back: only its memory knows (law 8). */
function isOwed({ instance }: Seen): boolean {
  const memory = unpackMemory(memoryValue(instance));
  return memory !== undefined && !('handsOff' in memory) && memory.tookTargets && !isEnding(instance);
}

function owed(memories: readonly Seen[]): string[] {
  const ids = memories.filter(isOwed).map(({ instance }) => instance.instanceId);
  if (ids.length === 0) return [];
  return [
    `the memory of ${listed(ids, 3)}: Sluice took targets out of a load balancer there; let \`sluice run\` put them back ` +
      'or the instance end, then release again',
  ];
}

function draining(seen: readonly Seen[]): string[] {
  return seen.flatMap(({ instance: { instanceId, container }, cluster }) =>
    container?.status === 'DRAINING'
      ? [
          `${instanceId} stays DRAINING; \`sluice uncordon ${instanceId} --cluster ${cluster.name}\` sets it ACTIVE where nothing is ending it`,
        ]
      : [],
  );
}

function standby(groups: readonly AutoScalingGroup[]): string[] {
  return groups.flatMap(({ AutoScalingGroupName: name = '', Instances = [] }) => {
    const ids = Instances.filter(({ LifecycleState }) => LifecycleState === 'Standby').map(
      ({ InstanceId = '' }) => InstanceId,
    );
    if (ids.length === 0) return [];
    return [
      `${listed(ids, 3)} in Standby; \`aws autoscaling exit-standby --auto-scaling-group-name ${name} --instance-ids …\` puts it in service`,
    ];
  });
}

function kept(seen: readonly Seen[]): string[] {
  const ids = seen
    .filter(({ instance }) => KEEP_TAG in instance.tags)
    .map(({ instance }) => instance.instanceId);
  return ids.length === 0 ? [] : [`the tag ${KEEP_TAG} of ${listed(ids, 3)}: a person put it there`];
}
