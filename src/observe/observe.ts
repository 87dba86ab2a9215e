// Reads one cluster. Each part is read by itself: a part that fails keeps what was known and says so, the others go
// on. Reads only; decides nothing.
import type { Pace, Urgency } from '#aws/pace.ts';
import type { AwsPorts } from '#aws/ports.ts';
import type { Clock } from '#lib/clock.ts';
import type { InstanceFacts, Observation } from '#model/observation.ts';
import type { TaskKind } from '#model/room.ts';
import { assembleInstance } from './assemble.ts';
import { readCluster } from './cluster.ts';
import { readClusterTasks } from './cluster-tasks.ts';
import {
  arnsOf,
  describeRegistrations,
  type Registrations,
  readRegistrations,
} from './container-instances.ts';
import { createReadCache, type ReadCache, type ReadContext, type Spec } from './context.ts';
import { readDepartures } from './departures.ts';
import { maybeSpot, readEc2, readSpotRequests } from './ec2.ts';
import { addElsewhere } from './elsewhere.ts';
import { joinFleets } from './fleet-members.ts';
import { poolsByFleet, readFleets } from './fleets.ts';
import { learnTypes } from './instance-types.ts';
import { type KnownParts, knownParts } from './known.ts';
import { rememberOffers } from './last-offers.ts';
import { type Reading, readPart } from './part.ts';
import { withPatience } from './patience.ts';
import { bothSources, readPools } from './pools.ts';
import { readServices, type Services } from './services.ts';
import { readStatusChecks, runningOf } from './status-checks.ts';
import { readTargetGroups } from './target-groups.ts';
import { withTargetStates } from './task-facts.ts';
import { problemOf, readWantedTasks, type TaskReading } from './tasks.ts';
import { withUnread } from './unread.ts';
import { isProvenGone, unjoinedSince } from './unregistered.ts';

export interface ObserveOptions {
  readonly ports: AwsPorts;
  readonly spec: Spec;
  /** The last observation of the same cluster: what is kept where a reading fails. */
  readonly previous?: Observation;
  readonly clock: Clock;
  /** The same one for every reading of a cluster; without it nothing is kept between readings. */
  readonly cache?: ReadCache;
  /** How long each call may take, for whoever reads once; without it as long as an operator has (patience.ts). */
  readonly patienceMs?: number;
  /** Without it nothing waits for its turn. */
  readonly pace?: Pace;
  /** Of its calls among those that wait. */
  readonly urgency?: Urgency;
}

/** Reads everything anew. Never rejects because of AWS: what could not be read is told in `parts`. */
export async function observeCluster(options: ObserveOptions): Promise<Observation> {
  const { previous, clock, spec } = options;
  const ports = withPatience(options.ports, clock, options);
  const context: ReadContext = { ports, spec, clock, cache: options.cache ?? createReadCache() };
  const startedAt = clock.now();
  const known = knownParts(previous, spec);
  const named = await readFirst(context, known);
  const second = await readSecond(context, known, named);
  const first = withFleets(named, second);
  const third = await readThird(context, known, { first, second, previous });
  return addElsewhere(context, join({ startedAt, previous, context }, { ...first, ...second, ...third }));
}

/** What can be asked for by the names in the spec and by what was known alone. */
async function readFirst(context: ReadContext, known: KnownParts) {
  const { clock } = context;
  const nothing = { value: undefined as TaskReading | undefined, at: known.tasks.at };
  const knownTasks = [...known.tasks.value.values()].flatMap((tasks) => tasks.map((task) => task.arn));
  const [cluster, listed, wanted, services, groups, fleets] = await Promise.all([
    readPart(clock, known.cluster, () => readCluster(context, known.cluster.value)),
    readPart(clock, known.registrations, () => readRegistrations(context, known.registrations.value)),
    readPart(clock, nothing, async () => {
      const value = await readWantedTasks(context, knownTasks);
      return { value, problem: problemOf(value) };
    }),
    readPart(clock, known.services, () => readServices(context, known.services.value)),
    readPart(clock, known.groups, () => readPools(context, known.groups.value)),
    readPart(clock, known.fleets, () => readFleets(context, known.fleets.value)),
  ]);
  const pools = bothSources(groups, fleets);
  const registrations = await addHosts(context, listed, wanted.value);
  const ids = [...new Set([...pools.value.members.keys(), ...registrations.value.present.keys()])];
  return { cluster, registrations, wanted, services, pools, ids };
}

/** A task that names a container instance proves that there is one, listed or not. */
async function addHosts(
  context: ReadContext,
  listed: Reading<Registrations>,
  tasks: TaskReading | undefined,
): Promise<Reading<Registrations>> {
  const known = new Set([...listed.value.arns.keys()].flatMap((id) => arnsOf(listed.value, id)));
  const hosts = (tasks?.live ?? []).flatMap((task) => task.containerInstanceArn ?? []);
  const strange = hosts.filter((arn) => !known.has(arn));
  if (strange.length === 0) return listed;
  const more = await readPart(context.clock, { value: listed.value, at: listed.part.at }, () =>
    describeRegistrations(context, listed.value, strange),
  );
  return { value: more.value, part: more.part.complete ? listed.part : { ...more.part, at: listed.part.at } };
}

/** What is asked for by the ids that the first readings gave. */
async function readSecond(
  context: ReadContext,
  known: KnownParts,
  { services, pools, ids, registrations }: Awaited<ReturnType<typeof readFirst>>,
) {
  const [targetGroups, ec2, departed, typesUnread] = await Promise.all([
    readPart(context.clock, known.targetGroups, () =>
      readTargetGroups(context, groupsOf(services.value), known.targetGroups.value),
    ),
    readPart(context.clock, known.ec2, () => readEc2(context, ids, known.ec2.value)),
    readDepartures(context, pools.value.pools),
    learnTypes(context, pools.value.pools.values(), registrations.value),
  ]);
  return { targetGroups, ec2, departed, typesUnread };
}

/** What EC2 tells of who belongs to a fleet. */
function withFleets(first: Before['first'], { ec2 }: Before['second']): Before['first'] {
  const { value, part } = first.pools;
  return { ...first, pools: { value: { ...value, members: joinFleets(value, ec2) }, part } };
}

interface Before {
  readonly first: Awaited<ReturnType<typeof readFirst>>;
  readonly second: Awaited<ReturnType<typeof readSecond>>;
  readonly previous?: Observation;
}

/** Stopping tasks where they matter, the spot requests of spot instances, and the status checks of what is declared. */
async function readThird(context: ReadContext, known: KnownParts, { first, second, previous }: Before) {
  const spotIds = maybeSpot(first.ids, second.ec2.value);
  const { members } = first.pools.value;
  const [tasks, spotRequests, statusChecks] = await Promise.all([
    readClusterTasks(context, {
      wanted: first.wanted,
      registrations: first.registrations.value,
      members,
      services: first.services.value,
      known: known.tasks,
      previous,
    }),
    readPart(context.clock, known.spotRequests, async () => ({
      value: await readSpotRequests(context, spotIds, known.spotRequests.value),
    })),
    readStatusChecks(context, runningOf([...members.keys()], second.ec2.value)),
  ]);
  return { tasks, spotRequests, statusChecks };
}

type Readings = Before['first'] & Before['second'] & Awaited<ReturnType<typeof readThird>>;
interface Around {
  readonly startedAt: number;
  readonly previous?: Observation;
  readonly context: ReadContext;
  readonly definitions: ReadonlyMap<string, TaskKind>;
}

function join(about: Omit<Around, 'definitions'>, read: Readings): Observation {
  const { spec, clock } = about.context;
  const around = { ...about, definitions: kindsOf(about.context.cache) };
  const instances = new Map(read.ids.map((id) => [id, joinInstance(id, around, read)]));
  return {
    account: spec.account,
    region: spec.region,
    at: clock.now(),
    parts: {
      cluster: read.cluster.part,
      containerInstances: read.registrations.part,
      tasks: read.tasks.tasks.part,
      services: read.services.part,
      targets: read.targetGroups.part,
      pools: read.pools.part,
      ec2: read.ec2.part,
      spotRequests: read.spotRequests.part,
      statusChecks: read.statusChecks.part,
    },
    cluster: read.cluster.value,
    instances,
    services: read.services.value,
    targetGroups: read.targetGroups.value,
    pools: read.pools.value.pools,
    ...(read.departed && { departed: read.departed }),
    endedTasks: new Map(around.context.cache.endedTasks),
    ...(spec.mode === 'scale' && forScale(around, instances, read)),
  };
}

/** What only the sizes of pools rest on. */
function forScale(
  { context: { cache }, definitions }: Around,
  instances: Observation['instances'],
  { tasks, typesUnread }: Readings,
): Partial<Observation> {
  rememberOffers(cache.lastOffers, instances.values());
  return {
    definitions,
    unplaced: tasks.unplaced,
    types: new Map(cache.types),
    ...(typesUnread !== undefined && { typesUnread }),
    lastOffers: new Map(cache.lastOffers),
  };
}

function kindsOf({ definitions }: ReadCache): ReadonlyMap<string, TaskKind> {
  return new Map([...definitions].flatMap(([arn, { kind }]) => (kind === undefined ? [] : [[arn, kind]])));
}

function joinInstance(instanceId: string, around: Around, read: Readings): InstanceFacts {
  const { context, previous, startedAt, definitions } = around;
  const { tasks, stoppingReadAt, quiet } = read.tasks;
  const registrations = read.registrations.value;
  const ec2 = read.ec2.value.get(instanceId);
  const own = tasks.value.get(instanceId) ?? [];
  const whole = [read.registrations, tasks, read.pools].every(({ part }) => part.complete);
  const containerGone = isProvenGone(context, {
    instanceId,
    privateIp: ec2?.privateIp,
    registrations,
    looked: read.registrations.part.complete,
    surroundingsRead: tasks.part.complete && read.targetGroups.part.complete,
    tasks: own.length,
    targetGroups: read.targetGroups.value,
    anybodyRegistered: registrations.present.size > 0,
  });
  const parts = {
    instanceId,
    member: read.pools.value.members.get(instanceId),
    container: withUnread(registrations.present.get(instanceId), {
      tasks: own,
      definitions,
      before: previous?.instances.get(instanceId)?.container,
      now: context.clock.now(),
    }),
    older: registrations.older?.get(instanceId),
    containerArn: registrations.arns.get(instanceId),
    containerGone,
    unjoinedSince: unjoinedSince(context, { instanceId, registrations }),
    ec2,
    spotRequest: read.spotRequests.value.get(instanceId),
    statusChecks: read.statusChecks.value.get(instanceId),
    tasks: own.map((task) => withTargetStates(task, read.targetGroups.value)),
    stoppingTasksReadAt: stoppingReadAt.get(instanceId),
    quiet: quiet.has(instanceId),
    readAt: whole ? startedAt : undefined,
    elsewhere: previous?.instances.get(instanceId)?.elsewhere,
    formerPool: previous?.instances.get(instanceId)?.pool,
    poolsByFleet: poolsByFleet(read.pools.value.pools),
  };
  return assembleInstance(parts, context.spec);
}

/** The target groups of services that have tasks, or shall have. */
function groupsOf(services: Services): string[] {
  const used = [...services.values()].filter(
    (each) => each.runningCount + each.pendingCount + each.desiredCount > 0,
  );
  return [...new Set(used.flatMap((service) => service.targetGroupArns))];
}
