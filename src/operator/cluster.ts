// One cluster under operation: its newest observation and what belongs to it. Knows when nothing runs; see operator.ts.
import { carryOut } from '#act/act.ts';
import { type Claims, pruneClaims } from '#act/claims.ts';
import type { Lease } from '#act/lease.ts';
import { createLedger, type Ledger } from '#act/ledger.ts';
import { createLooker, type LookAgain, STATE_ALONE, WHOLE } from '#act/looker.ts';
import { type Pace, type Reserved, URGENCY } from '#aws/pace.ts';
import type { AwsPorts } from '#aws/ports.ts';
import type { Clock } from '#lib/clock.ts';
import type { Random } from '#lib/random.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Notice } from '#model/notice.ts';
import type { InstanceFacts, Observation } from '#model/observation.ts';
import type { Outcome, Plan } from '#model/plan.ts';
import { createReadCache } from '#observe/context.ts';
import { lookElsewhere } from '#observe/elsewhere.ts';
import { observeCluster } from '#observe/observe.ts';
import { readFleetNow, readGroupOf, withFleet, withGroup } from '#observe/observe-group.ts';
import { type LookAgainOptions, observeInstances } from '#observe/observe-instances.ts';
import { type AccountCheck, createAccountCheck } from './account.ts';
import { isOnItsWay } from './cadence.ts';
import { withLaterTasks } from './later-tasks.ts';
import {
  createRecall,
  type KeptRecall,
  pruneRecall,
  recallClock,
  recallDiscard,
  recallLoad,
  recallOutcome,
  recallShort,
  recallSilence,
  recallSizes,
  recallTried,
  recallWatch,
} from './recall.ts';

/** Stands for the cluster among instance ids. */
const CLUSTER = 'cluster';

export interface ClusterOptions {
  readonly document: ClusterSpec;
  readonly ports: AwsPorts;
  readonly clock: Clock;
  readonly random: Random;
  /** Live: asked before each write. */
  readonly lease: Lease;
  readonly onOutcome?: (outcome: Outcome) => void;
  /** How long one pass waits for slow answers, to each read and to its writes; without it for what suits an operator. */
  readonly patienceMs?: number;
  /** Of the account and Region; without it nothing waits for its turn. */
  readonly pace?: Pace;
}

export interface Cluster {
  /** The document's name. */
  readonly name: string;
  readonly spec: ClusterSpec['spec'];
  readonly clock: Clock;
  readonly recall: KeptRecall;
  readonly ledger: Ledger;
  readonly account: AccountCheck;
  /** Of the account and Region; without it nothing waits for its turn. */
  readonly pace?: Pace;
  /** The newest observation. */
  readonly observation: Observation | undefined;
  /** When the newest whole observation began, on the monotonic clock. */
  readonly observedAt: number;
  /** Reads everything anew. `notices`: what the queue told and is not settled; without them nobody is going to act on it. */
  observe(notices?: readonly Notice[]): Promise<Observation>;
  /** Reads these instances, their known tasks and the targets of those; needs an observation. Rejects as `observeInstances` does. */
  observeTaken(instanceIds: readonly string[]): Promise<Observation>;
  /** Carries a plan out; needs an observation. `notices`: what the queue told and is not settled; `reserved`: a turn to set DRAINING. */
  act(plan: Plan, notices: readonly Notice[], reserved?: Reserved): Promise<Outcome[]>;
}

export function createCluster(options: ClusterOptions): Cluster {
  const { document, ports, clock, random, lease, patienceMs, pace } = options;
  const { spec } = document;
  const cache = createReadCache();
  const recall = createRecall();
  const claims: Claims = new Map();
  const ledger = createLedger(() => clock.monotonic());
  const account = createAccountCheck(ports.sts, spec.account, clock);
  let newest: Observation | undefined;
  /** When the newest observation began, and the last look at an instance or at the cluster: monotonic, the wall clock may step back. */
  let observedAt = 0;
  const lookedAt = new Map<string, number>();

  /** Whoever has a deadline waits for what this look tells: a notice that came since the last one, too, and nothing is done before the first. */
  const isUrgent = (notices: readonly Notice[]) =>
    newest === undefined ||
    notices.some(({ at, instanceId }) => at >= newest!.at && newest!.instances.has(instanceId)) ||
    [...newest.instances.values()].some((each) => each.pool !== undefined && isOnItsWay(each));
  const observe = async (notices?: readonly Notice[]) => {
    const began = clock.monotonic();
    const observation = await observeCluster({
      ports,
      spec,
      previous: newest,
      clock,
      cache,
      patienceMs,
      pace,
      // Without notices nobody acts on it.
      urgency: notices !== undefined && isUrgent(notices) ? URGENCY.look : URGENCY.routine,
    });
    for (const [id, at] of lookedAt) if (at <= began) lookedAt.delete(id);
    newest = keepLaterLooks(observation, newest, lookedAt);
    observedAt = began;
    recallClock(recall, clock);
    pruneRecall(recall, newest, clock.now());
    recallWatch(recall, clock.now());
    recallSilence(recall, newest, clock.now());
    recallLoad(recall, { observation: newest, spec, now: clock.now() });
    recallTried(recall, newest, clock.now());
    recallShort(recall, { observation: newest, now: clock.now() });
    recallSizes(recall, { observation: newest, now: clock.now() });
    pruneClaims(claims, clock.now());
    return newest;
  };
  const look = async (
    instanceIds: readonly string[],
    how: Pick<LookAgainOptions, 'knownTasksOnly' | 'withTargets'>,
    forced = true,
  ) => {
    const began = clock.monotonic();
    const known = newest!;
    const looked = await observeInstances({
      ports,
      pace,
      // As urgent as what it is for.
      urgency: forced ? URGENCY.deadline : URGENCY.look,
      spec,
      clock,
      cache,
      observation: known,
      instanceIds,
      ...how,
    });
    // What began after it may have come to its end before it: what is known does not go back in time.
    const isLatest = (id: string) => began >= (lookedAt.get(id) ?? observedAt);
    const ids = instanceIds.filter((id) => isLatest(id) || newest!.instances.get(id)?.readAt === undefined);
    const cluster = looked.parts.cluster.complete && isLatest(CLUSTER);
    newest = mergeLook(newest!, looked, { known, ids, cluster });
    recallClock(recall, clock);
    recallSilence(recall, newest, clock.now());
    for (const id of cluster ? [...ids, CLUSTER] : ids) lookedAt.set(id, began);
    return newest;
  };
  const lookAtPool = async (pool: string) => {
    const { fleet, group } = newest!.pools.get(pool) ?? {};
    if (fleet !== undefined) {
      const at = clock.now();
      const now = await readFleetNow(fleet, ports);
      // Only now: what is the newest may be another one than when this was asked for.
      newest = withFleet(newest!, pool, { fleet: now, at });
      return newest;
    }
    const seen = await readGroupOf(pool, { ports, spec, clock }, group?.refresh !== undefined);
    if (seen !== undefined) newest = withGroup(newest!, pool, seen);
    return newest!;
  };
  const lookEverywhere = async (instanceIds: readonly string[]) => {
    const looked = await lookElsewhere({ ports, spec, clock }, newest!, instanceIds);
    newest = withElsewhere(newest!, looked, instanceIds);
    return newest;
  };
  const lookers = {
    lookAgain: byForce((forced) =>
      createLooker((ids) => look(ids, {}, forced), {
        ...WHOLE,
        clock,
        inTurn: pace && ((work) => pace.oneByOne(forced, work)),
      }),
    ),
    lookAtState: byForce((forced) =>
      createLooker((ids) => look(ids, { knownTasksOnly: true }, forced), { ...STATE_ALONE, clock }),
    ),
    // It costs a call for each cluster of the Region, out of the bucket that evacuations read tasks from.
    lookElsewhere: createLooker(lookEverywhere),
  };
  const onOutcome = (outcome: Outcome) => {
    recallOutcome(recall, outcome);
    recallDiscard(recall, outcome, newest);
    if (outcome.errorKind === 'credentials') account.forget();
    options.onOutcome?.(outcome);
  };
  const act = (plan: Plan, notices: readonly Notice[], reserved?: Reserved) =>
    carryOut({
      plan,
      spec,
      document: document.metadata.name,
      ports,
      clock,
      random,
      lease,
      ledger,
      observation: () => newest!,
      notices: () => notices,
      drains: () => recall.drains,
      silentSince: () => recall.silentSince,
      claims,
      ...lookers,
      lookAtPool,
      trials: () => recall,
      onOutcome,
      patienceMs,
      pace,
      reserved,
    });

  return {
    name: document.metadata.name,
    spec,
    clock,
    recall,
    ledger,
    account,
    pace,
    get observation() {
      return newest;
    },
    get observedAt() {
      return observedAt;
    },
    observe,
    observeTaken: (ids) => look(ids, { knownTasksOnly: true, withTargets: true }),
    act,
  };
}

/** What is forced waits for no look that something voluntary waits for. */
function byForce(make: (forced: boolean) => LookAgain): LookAgain {
  const [forced, voluntary] = [make(true), make(false)];
  return (ids, asked) => (asked?.forced === true ? forced : voluntary)(ids, asked);
}

/** Readings overlap: what was looked at after this reading began stays, so that the view never goes back in time. */
function keepLaterLooks(
  fresh: Observation,
  known: Observation | undefined,
  lookedLater: ReadonlyMap<string, number>,
): Observation {
  const later = [...(known?.instances ?? [])].flatMap(([id, seen]): [string, InstanceFacts][] => {
    const read = fresh.instances.get(id);
    return read !== undefined && lookedLater.has(id) ? [[id, withLaterTasks(seen, read)]] : [];
  });
  const instances = later.length === 0 ? fresh.instances : new Map([...fresh.instances, ...later]);
  if (known === undefined || !lookedLater.has(CLUSTER)) return { ...fresh, instances };
  const parts = { ...fresh.parts, cluster: known.parts.cluster };
  return { ...fresh, instances, cluster: known.cluster, parts };
}

/** Where else they are registered, and nothing else: they may have been read anew meanwhile. */
function withElsewhere(newest: Observation, looked: Observation, ids: readonly string[]): Observation {
  const seen = ids.flatMap((id): [string, InstanceFacts][] => {
    const [instance, elsewhere] = [newest.instances.get(id), looked.instances.get(id)?.elsewhere];
    return instance === undefined ? [] : [[id, { ...instance, elsewhere }]];
  });
  return { ...newest, instances: new Map([...newest.instances, ...seen]) };
}

interface Merging {
  /** What the look went out from: what it could not read it has from there. */
  readonly known: Observation;
  /** Of whom it tells the latest, and whether of the cluster. */
  readonly ids: readonly string[];
  readonly cluster: boolean;
}

/** Only what the look was for: the rest may have been read anew meanwhile. */
function mergeLook(newest: Observation, looked: Observation, merging: Merging): Observation {
  const { known, ids, cluster } = merging;
  const seen = ids.flatMap((id): [string, InstanceFacts][] => {
    const facts = looked.instances.get(id);
    return facts === undefined ? [] : [[id, withLaterTasks(facts, newest.instances.get(id))]];
  });
  const groups = seen.flatMap(([, { tasks }]) =>
    tasks.flatMap((task) => task.targets.map((target) => target.targetGroupArn)),
  );
  const targetGroups = new Map(newest.targetGroups);
  for (const arn of groups) {
    const group = looked.targetGroups.get(arn);
    if (group !== undefined && group !== known.targetGroups.get(arn)) targetGroups.set(arn, group);
  }
  return {
    ...newest,
    at: Math.max(newest.at, looked.at),
    ...(cluster && {
      cluster: looked.cluster,
      parts: { ...newest.parts, cluster: looked.parts.cluster },
    }),
    instances: new Map([...newest.instances, ...seen]),
    targetGroups,
  };
}
