// A look at container instances for a person's command: as much of their facts as it takes to tell who is leaving, and
// why. Knows no spec, so that it names no pool, and reads no tasks. Reads only.
import { chunksOf, inParallel } from '#lib/parallel.ts';
import type { ClusterFacts, GroupMembership, InstanceFacts } from '#model/observation.ts';
import {
  describeRegistrations,
  findContainerInstances,
  noRegistrations,
  readRegistrations,
} from '#observe/container-instances.ts';
import { createReadCache, type ReadContext } from '#observe/context.ts';
import { type Ec2ById, maybeSpot, readEc2, readSpotRequests } from '#observe/ec2.ts';
import { type Hand, placeOf } from './clusters.ts';

/** An instance in its cluster. */
export interface Seen {
  readonly cluster: ClusterFacts;
  /** Without its tasks. */
  readonly instance: InstanceFacts;
}

type Registered = ReadonlyMap<string, NonNullable<InstanceFacts['container']>>;

/** All instances of a cluster. */
export async function lookAtAll(hand: Hand, cluster: ClusterFacts): Promise<Seen[]> {
  const { value } = await readRegistrations(contextOf(hand, cluster), noRegistrations);
  return lookAround(hand, cluster, value.present);
}

/** Those with these container instance ids or ARNs; what is not there, or not any more, is left out. */
export async function lookAt(
  hand: Hand,
  cluster: ClusterFacts,
  containers: readonly string[],
): Promise<Seen[]> {
  const { value } = await describeRegistrations(contextOf(hand, cluster), noRegistrations, containers);
  return lookAround(hand, cluster, value.present);
}

/** Those with these EC2 instance ids. */
export async function lookFor(
  hand: Hand,
  cluster: ClusterFacts,
  instanceIds: readonly string[],
): Promise<Seen[]> {
  if (instanceIds.length === 0) return [];
  return lookAt(hand, cluster, await findContainerInstances(contextOf(hand, cluster), instanceIds));
}

async function lookAround(hand: Hand, cluster: ClusterFacts, registered: Registered): Promise<Seen[]> {
  const ids = [...registered.keys()];
  if (ids.length === 0) return [];
  const context = contextOf(hand, cluster);
  const [groups, ec2] = await Promise.all([readGroups(hand, ids), readEc2(context, ids, new Map())]);
  const spot = await readSpotRequests(context, maybeSpot(ids, ec2.value), new Map());
  return [...registered].map(([instanceId, container]) => ({
    cluster,
    instance: {
      instanceId,
      ...ec2Part(ec2.value, instanceId),
      container,
      group: groups.get(instanceId),
      spotRequest: spot.get(instanceId),
      tasks: [],
    },
  }));
}

function ec2Part(ec2: Ec2ById, instanceId: string) {
  const { state, zone, market, fleet, tags = {} } = ec2.get(instanceId) ?? {};
  return { ec2State: state, zone, market, tags, ...(fleet !== undefined && { fleet: { id: fleet } }) };
}

/** In whichever group they are. */
async function readGroups({ ports }: Hand, ids: readonly string[]) {
  const answers = await inParallel(chunksOf(ids, 50), (InstanceIds) =>
    ports.autoscaling.describeAutoScalingInstances({ InstanceIds, MaxRecords: 50 }),
  );
  const members = answers.flatMap((answer) => answer.AutoScalingInstances ?? []);
  return new Map(
    members.map((member): [string, GroupMembership] => [
      member.InstanceId ?? '',
      {
        name: member.AutoScalingGroupName ?? '',
        lifecycleState: member.LifecycleState ?? '',
        protectedFromScaleIn: member.ProtectedFromScaleIn === true,
        healthStatus: member.HealthStatus ?? '',
      },
    ]),
  );
}

/** The readers ask a spec for nothing but its cluster here. */
function contextOf({ ports, clock }: Hand, cluster: ClusterFacts): ReadContext {
  const spec = { ...placeOf(cluster.arn), cluster: cluster.name };
  return { ports, clock, spec, cache: createReadCache() };
}
