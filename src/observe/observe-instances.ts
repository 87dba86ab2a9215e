// Reads a few instances again: the second look before something is done that cannot be taken back. What could not be
// read stays as it was and has no `readAt`, so that it is not taken for fresh. Reads only.
import type { Task } from '#aws/types.ts';
import type { InstanceFacts, Observation, SpotRequestFacts, TaskFacts } from '#model/observation.ts';
import { assembleInstance } from './assemble.ts';
import { readCluster } from './cluster.ts';
import {
  arnsOf,
  describeRegistrations,
  findContainerInstances,
  type RegistrationsAnswer,
  stillExpected,
} from './container-instances.ts';
import { createReadCache, type ReadContext } from './context.ts';
import { type Ec2ById, maybeSpot, readEc2, readSpotRequests, type SpotRequests } from './ec2.ts';
import { readFleetMembers } from './fleet-members.ts';
import { poolsByFleet } from './fleets.ts';
import { collect, knownRegistrations, toEc2 } from './known.ts';
import type { ObserveOptions } from './observe.ts';
import { readPart } from './part.ts';
import { withPatience } from './patience.ts';
import { type Member, readMembers } from './pools.ts';
import { isImpaired, readStatusChecksAgain, runningOf, type StatusById } from './status-checks.ts';
import { readTargetGroups, type TargetGroups } from './target-groups.ts';
import { learnDefinitions } from './task-definitions.ts';
import { toTaskFacts, withTargetStates } from './task-facts.ts';
import { readTasksOn, type TaskReading } from './tasks.ts';
import { isProvenGone, unjoinedSince } from './unregistered.ts';

export interface LookAgainOptions extends Omit<ObserveOptions, 'previous'> {
  readonly observation: Observation;
  readonly instanceIds: readonly string[];
  /** Read their status checks too; without it only those of instances that were impaired. */
  readonly statusChecks?: boolean;
  /**
   * Reads only what is known of their tasks, and lists none: for what is done with one task. A listing takes two calls for each
   * instance, of 20 a second for the whole account (aws-facts.md §2.1), and a storm has thousands of them.
   */
  readonly knownTasksOnly?: boolean;
  /** The targets of their tasks all the same, however long that waits for its turn: it is decided by them, not only looked again. */
  readonly withTargets?: boolean;
}

/** What was known, of the instances that are looked at. */
interface Known {
  readonly observation: Observation;
  readonly ids: readonly string[];
  readonly instances: ReadonlyMap<string, InstanceFacts>;
  /** Whose status checks are read anew. */
  readonly checked: readonly string[];
  /** For what may be missing. */
  readonly hasty: ReadContext;
  readonly knownTasksOnly: boolean;
  /** For targets; undefined: they stay as they were. */
  readonly forTargets?: ReadContext;
}

/** A call for what may be missing takes no longer than this: the rest must still be fresh when it comes to nothing. */
const HASTY_MS = 600;

interface Look {
  readonly at: number;
  readonly registrations: RegistrationsAnswer;
  readonly read: TaskReading;
  readonly members: ReadonlyMap<string, Member>;
  readonly ec2: Ec2ById;
}

/**
 * The observation with these instances (and the cluster's tags) read anew. Rejects when container instances, tasks or
 * membership could not be read; EC2, spot requests and targets may fail and then stay as they were.
 */
export async function observeInstances(options: LookAgainOptions): Promise<Observation> {
  const { spec, clock, observation } = options;
  const ids = [...new Set(options.instanceIds)];
  const cache = options.cache ?? createReadCache();
  const patient = (patienceMs?: number): ReadContext => {
    const { pace, urgency } = options;
    // What may be missing waits for no turn: the rest would be stale by then.
    const isHasty = patienceMs === HASTY_MS;
    const ports = withPatience(options.ports, clock, { patienceMs, ...(!isHasty && { pace, urgency }) });
    return { ports, spec, clock, cache };
  };
  const [context, hasty] = [patient(options.patienceMs), patient(HASTY_MS)];
  const instances = new Map([...observation.instances].filter(([id]) => ids.includes(id)));
  const checked = ids.filter((id) => options.statusChecks || isImpaired(instances.get(id)));
  const { knownTasksOnly = false, withTargets = false } = options;
  const forTargets = withTargets ? context : knownTasksOnly ? undefined : hasty;
  const known: Known = { observation, ids, instances, checked, hasty, knownTasksOnly, forTargets };
  const knownCluster = { value: observation.cluster, at: observation.parts.cluster.at };
  if (ids.length === 0) {
    const { value, part } = await readPart(clock, knownCluster, () =>
      readCluster(hasty, observation.cluster),
    );
    return { ...observation, cluster: value, parts: { ...observation.parts, cluster: part } };
  }
  const [look, cluster] = await Promise.all([
    lookAt(context, known),
    readPart(clock, knownCluster, () => readCluster(hasty, observation.cluster)),
  ]);
  const tasks = await joinTasks(context, known, look);
  const around = await readAround(known, { look, tasks });
  const looked = ids.map((id) => [id, joinInstance(id, context, { known, look, tasks, ...around })] as const);
  const parts = { ...observation.parts, cluster: cluster.part };
  return {
    ...observation,
    at: clock.now(),
    cluster: cluster.value,
    parts,
    instances: new Map([...observation.instances, ...looked]),
    targetGroups: around.targetGroups,
  };
}

async function lookAt(context: ReadContext, known: Known): Promise<Look> {
  const at = context.clock.now();
  const knownEc2 = { value: collect(known.instances, toEc2), at: 0 };
  const [{ registrations, read }, inGroups, { value: ec2 }] = await Promise.all([
    lookInside(context, known),
    readMembers(context, known.ids),
    readPart(context.clock, knownEc2, () => readEc2(known.hasty, known.ids, knownEc2.value)),
  ]);
  const { pools } = known.observation;
  const inFleets = await readFleetMembers(context, { ...known, pools, ec2 });
  return { at, registrations, read, members: new Map([...inFleets, ...inGroups]), ec2 };
}

/** Container instances and their tasks; an instance without one is looked for, it may have registered by now. */
async function lookInside(context: ReadContext, { ids, instances, knownTasksOnly }: Known) {
  const known = knownRegistrations(instances);
  const found = await findContainerInstances(
    context,
    ids.filter((id) => !known.present.has(id)),
  );
  const registrations = await describeRegistrations(context, known, [...found, ...stillExpected(known)]);
  const hosts = [...registrations.value.present.keys()].flatMap((id) => arnsOf(registrations.value, id));
  const knownArns = [...instances.values()].flatMap(({ tasks }) => tasks.map(({ arn }) => arn));
  const listed = knownTasksOnly ? [] : hosts;
  const read = await readTasksOn(context, listed, { desired: ['RUNNING', 'STOPPED'], knownArns });
  const unheardOf = [...read.unclear].filter((arn) => !knownArns.includes(arn));
  if (unheardOf.length > 0) throw new Error(`${unheardOf.length} listed tasks were not described`);
  return { registrations, read };
}

type TasksById = ReadonlyMap<string, readonly TaskFacts[]>;

async function joinTasks(
  context: ReadContext,
  { observation, ids, hasty }: Known,
  look: Look,
): Promise<TasksById> {
  // The guess for a definition that cannot be read is told by the next full reading.
  await learnDefinitions(
    hasty,
    look.read.live.flatMap((task) => task.taskDefinitionArn ?? []),
  );
  const { services } = observation;
  const facts = (id: string, task: Task) => toTaskFacts(task, { context, instanceId: id, services });
  return new Map(
    ids.map((id) => {
      const arns = arnsOf(look.registrations.value, id);
      const own = look.read.live.filter((task) => arns.includes(task.containerInstanceArn ?? ''));
      return [
        id,
        [...own.map((task) => facts(id, task)), ...unclearTasks(observation.instances.get(id), look)],
      ];
    }),
  );
}

/** Known tasks of which nothing was heard. */
function unclearTasks(instance: InstanceFacts | undefined, { read }: Look): TaskFacts[] {
  return (instance?.tasks ?? []).filter((task) => read.unclear.has(task.arn));
}

/**
 * Targets, spot requests and status checks: worth having, but their absence stops nobody. A failure keeps what was known,
 * but for status checks that were asked for: an old one would be taken for what was seen twice.
 */
async function readAround(
  { observation, ids, instances, checked, hasty, forTargets }: Known,
  { look, tasks }: { readonly look: Look; readonly tasks: TasksById },
) {
  const known: SpotRequests = collect(instances, (each): SpotRequestFacts | undefined => each.spotRequest);
  const knownChecks = collect(instances, (each) => each.statusChecks);
  const [groups, spot, checks] = await Promise.all([
    readPart<TargetGroups>(hasty.clock, { value: new Map(), at: 0 }, () =>
      readTargetGroups(forTargets ?? hasty, forTargets === undefined ? [] : groupsOf(tasks)),
    ),
    readPart(hasty.clock, { value: known, at: 0 }, async () => ({
      value: await readSpotRequests(hasty, maybeSpot(ids, look.ec2), known),
    })),
    readStatusChecksAgain(hasty, runningOf(checked, look.ec2)),
  ]);
  const kept = [...knownChecks].filter(([id]) => !checked.includes(id));
  return {
    targetGroups: new Map([...observation.targetGroups, ...groups.value]),
    seenGroups: forTargets === undefined ? observation.targetGroups : groups.value,
    spotRequests: spot.value,
    statusChecks: new Map([...kept, ...checks.value]),
  };
}

interface Seen {
  readonly known: Known;
  readonly look: Look;
  readonly tasks: TasksById;
  readonly targetGroups: TargetGroups;
  /** Those of them that were read in this look: what was known of others says nothing of now. */
  readonly seenGroups: TargetGroups;
  readonly spotRequests: SpotRequests;
  readonly statusChecks: StatusById;
}

function joinInstance(id: string, context: ReadContext, seen: Seen): InstanceFacts {
  const { known, look, targetGroups } = seen;
  const { observation } = known;
  const registrations = look.registrations.value;
  const tasks = seen.tasks.get(id) ?? [];
  const unclear = unclearTasks(observation.instances.get(id), look).length > 0;
  const readAt =
    unclear || arnsOf(registrations, id).some((arn) => look.registrations.unclear.has(arn))
      ? undefined
      : look.at;
  const { parts } = observation;
  const before = observation.instances.get(id);
  const asBefore = known.knownTasksOnly && {
    stoppingTasksReadAt: before?.stoppingTasksReadAt,
    quiet: before?.quiet,
    readAt: before?.readAt,
    stateReadAt: readAt,
  };
  const containerGone = isProvenGone(context, {
    instanceId: id,
    privateIp: look.ec2.get(id)?.privateIp,
    registrations,
    looked: look.registrations.unclear.size === 0,
    surroundingsRead: parts.tasks.complete && parts.targets.complete,
    tasks: tasks.length,
    targetGroups,
    anybodyRegistered: [...observation.instances.values()].some(({ container }) => container !== undefined),
  });
  return assembleInstance(
    {
      instanceId: id,
      member: look.members.get(id),
      container: registrations.present.get(id),
      older: registrations.older?.get(id),
      containerArn: registrations.arns.get(id),
      containerGone,
      unjoinedSince: unjoinedSince(context, { instanceId: id, registrations }),
      ec2: look.ec2.get(id),
      spotRequest: seen.spotRequests.get(id),
      statusChecks: seen.statusChecks.get(id),
      tasks: tasks.map((task) => withTargetStates(task, seen.seenGroups)),
      stoppingTasksReadAt: readAt,
      readAt,
      ...asBefore,
      elsewhere: observation.instances.get(id)?.elsewhere,
      formerPool: observation.instances.get(id)?.pool,
      poolsByFleet: poolsByFleet(observation.pools),
    },
    context.spec,
  );
}

function groupsOf(tasks: TasksById): string[] {
  const targets = [...tasks.values()].flat().flatMap((task) => task.targets);
  return [...new Set(targets.map((target) => target.targetGroupArn))];
}
