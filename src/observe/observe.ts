// Reads one cluster. Each part is read by itself: a part that fails keeps what was known and says so, the others go
// on. Reads only; decides nothing.
import type { AwsPorts } from '#aws/ports.ts';
import type { Task } from '#aws/types.ts';
import type { Clock } from '#lib/clock.ts';
import type { InstanceFacts, Observation } from '#model/observation.ts';
import { assembleInstance, hasEnded } from './assemble.ts';
import { readCluster } from './cluster.ts';
import { type ClusterTasks, readClusterTasks } from './cluster-tasks.ts';
import { type Containers, readContainerInstances } from './container-instances.ts';
import { createReadCache, type ReadCache, type ReadContext, type Spec } from './context.ts';
import { type Ec2Facts, readEc2, readSpotRequests } from './ec2.ts';
import { type KnownParts, knownParts } from './known.ts';
import { type Answer, readPart } from './part.ts';
import { readPools } from './pools.ts';
import { readServices, type Services } from './services.ts';
import { believeListing } from './shrink.ts';
import { readTargetGroups } from './target-groups.ts';
import { withTargetStates } from './task-facts.ts';
import { readWantedTasks } from './tasks.ts';

export interface ObserveOptions {
  readonly ports: AwsPorts;
  readonly spec: Spec;
  /** The last observation of the same cluster: what is kept where a reading fails. */
  readonly previous?: Observation;
  readonly clock: Clock;
  /** The same one for every reading of a cluster; without it nothing is kept between readings. */
  readonly cache?: ReadCache;
}

/** Reads everything anew. Never rejects because of AWS: what could not be read is told in `parts`. */
export async function observeCluster(options: ObserveOptions): Promise<Observation> {
  const { previous, clock, spec, ports } = options;
  const context: ReadContext = { ports, spec, clock, cache: options.cache ?? createReadCache() };
  const startedAt = clock.now();
  const known = knownParts(previous, spec);
  const first = await readFirst(context, known);
  const second = await readSecond(context, known, first);
  const third = await readThird(context, known, { first, second, previous });
  return join({ startedAt, previous, context }, { ...first, ...second, ...third });
}

/** What can be asked for by the names in the spec alone. */
async function readFirst(context: ReadContext, known: KnownParts) {
  const { clock } = context;
  const nothing = { value: undefined as readonly Task[] | undefined, at: known.tasks.at };
  const [cluster, containers, wanted, services, pools] = await Promise.all([
    readPart(clock, known.cluster, () => readCluster(context)),
    readPart(clock, known.containers, () => readBelievedContainers(context, known)),
    readPart(clock, nothing, () => readWantedTasks(context)),
    readPart(clock, known.services, () => readServices(context)),
    readPart(clock, known.pools, () => readPools(context, known.pools.value)),
  ]);
  const ids = [...new Set([...pools.value.members.keys(), ...containers.value.keys()])];
  return { cluster, containers, wanted, services, pools, ids };
}

/** What is asked for by the ids that the first readings gave. */
async function readSecond(
  context: ReadContext,
  known: KnownParts,
  { services, ids }: Awaited<ReturnType<typeof readFirst>>,
) {
  const [targetGroups, ec2] = await Promise.all([
    readPart(context.clock, known.targetGroups, () => readTargetGroups(context, groupsOf(services.value))),
    readPart(context.clock, known.ec2, async () => ({ value: await readEc2(context, ids) })),
  ]);
  return { targetGroups, ec2 };
}

interface Before {
  readonly first: Awaited<ReturnType<typeof readFirst>>;
  readonly second: Awaited<ReturnType<typeof readSecond>>;
  readonly previous?: Observation;
}

/** Stopping tasks where they matter, and the spot requests of spot instances. */
async function readThird(context: ReadContext, known: KnownParts, { first, second, previous }: Before) {
  const spotIds = first.ids.filter((id) => isLiveSpot(second.ec2.value.get(id)));
  const [tasks, spotRequests] = await Promise.all([
    readClusterTasks(context, {
      wanted: first.wanted,
      containers: first.containers.value,
      members: first.pools.value.members,
      services: first.services.value,
      known: known.tasks,
      previous,
    }),
    readPart(context.clock, known.spotRequests, async () => ({
      value: await readSpotRequests(context, spotIds),
    })),
  ]);
  return { tasks, spotRequests };
}

type Readings = Before['first'] & Before['second'] & Awaited<ReturnType<typeof readThird>>;
interface Around {
  readonly startedAt: number;
  readonly previous?: Observation;
  readonly context: ReadContext;
}

function join({ startedAt, previous, context }: Around, read: Readings): Observation {
  const { spec, clock } = context;
  const whole = [read.containers, read.tasks.tasks, read.pools, read.ec2].every(({ part }) => part.complete);
  const facts = (instanceId: string): InstanceFacts =>
    joinInstance({ instanceId, readAt: whole ? startedAt : undefined, spec, previous }, read);
  return {
    account: spec.account,
    region: spec.region,
    at: clock.now(),
    parts: {
      cluster: read.cluster.part,
      containerInstances: read.containers.part,
      tasks: read.tasks.tasks.part,
      services: read.services.part,
      targets: read.targetGroups.part,
      pools: read.pools.part,
      ec2: read.ec2.part,
      spotRequests: read.spotRequests.part,
    },
    cluster: read.cluster.value,
    instances: new Map(read.ids.map((id) => [id, facts(id)])),
    services: read.services.value,
    targetGroups: read.targetGroups.value,
    pools: read.pools.value.pools,
  };
}

interface OneInstance {
  readonly instanceId: string;
  readonly readAt?: number;
  readonly spec: Spec;
  readonly previous?: Observation;
}

function joinInstance({ instanceId, readAt, spec, previous }: OneInstance, read: Readings): InstanceFacts {
  const { tasks, stoppingReadAt }: ClusterTasks = read.tasks;
  const parts = {
    instanceId,
    member: read.pools.value.members.get(instanceId),
    container: read.containers.value.get(instanceId),
    ec2: read.ec2.value.get(instanceId),
    spotRequest: read.spotRequests.value.get(instanceId),
    tasks: (tasks.value.get(instanceId) ?? []).map((task) => withTargetStates(task, read.targetGroups.value)),
    stoppingTasksReadAt: stoppingReadAt.get(instanceId),
    readAt,
    formerPool: previous?.instances.get(instanceId)?.pool,
  };
  return assembleInstance(parts, spec);
}

async function readBelievedContainers(context: ReadContext, known: KnownParts): Promise<Answer<Containers>> {
  const { value: fresh, problem: missing } = await readContainerInstances(context);
  const listing = {
    what: 'container instances',
    known: known.containers.value,
    fresh,
    now: context.clock.now(),
  };
  const { value, problem } = believeListing(listing, context.cache);
  const problems = [missing, problem].filter((text) => text !== undefined);
  return problems.length === 0 ? { value } : { value, problem: problems.join('; ') };
}

/** The target groups of services that have tasks, or shall have. */
function groupsOf(services: Services): string[] {
  const used = [...services.values()].filter(
    (each) => each.runningCount + each.pendingCount + each.desiredCount > 0,
  );
  return [...new Set(used.flatMap((service) => service.targetGroupArns))];
}

function isLiveSpot(ec2: Ec2Facts | undefined): boolean {
  return ec2?.market === 'spot' && !hasEnded(ec2.state);
}
