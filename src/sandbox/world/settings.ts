// What AWS leaves unverified (docs/aws-facts.md §11.1) is a setting. What a scenario does not fix is drawn from the seed
// where the facts tell to vary it, and has the suggested default where they suggest one.
import type { Random } from '#lib/random.ts';

export interface Settings {
  /** How often the service scheduler looks at a service; §11.1 "one pass every 5–15 s". */
  schedulerPassMs: number;
  /** Whether ECS registers a target of a running task again that others deregistered; §11.1 "Targets". */
  removedTargets: 'stayOut' | 'returnWithinSeconds' | 'returnOnNextPass';
  /** Whether StopTask waits for the load balancer before SIGTERM; §11.1 "StopTask". */
  stopTask: 'atOnce' | 'untilUnused' | 'fullDelay';
  /** Whether ECS waits the whole deregistration delay before SIGTERM; §11.1 "Deregistration". */
  drainDelay: 'untilIdle' | 'fullDelay';
  /** How long after the notice a spot request shows it; §11.1 "Spot requests". */
  spotRequestLagMs: number;
  /** How long ECS takes to see that a host ended; §11.1 "Host death". */
  hostDeathLagMs: number;
  /** How late the reservation metrics are; §11.1 "Metric delay". */
  metricDelayMs: number;
  /** Whether attributes can be put on DRAINING instances; §11.1 "Attributes". */
  attributesOnDraining: boolean;
  /** How long an ECS read may still show what was before a write; §1.5 "Eventual consistency". */
  readLagMs: number;
  /** Whether a change between ACTIVE and DRAINING sends an event; §3.3. */
  drainingEvent: boolean;
  /** What setting a DRAINING instance DRAINING does; §11.1 "Drain". */
  drainingTwice: 'succeeds' | 'fails';
  /** An unknown container instance: an entry in `failures`, or an exception; §11.1 "Drain". */
  unknownInstance: 'failure' | 'exception';
  /** The error of deregistering a busy instance without force; §1.3. */
  deregisterBusy: 'InvalidParameterException' | 'ClientException';
  /** The stopCode of a service task that draining stopped; §1.5. */
  drainedStopCode: 'ServiceSchedulerInitiated' | 'TerminationNotice';
  /** Which of several draining tasks stops first; §1.2. */
  drainOrder: 'oldestFirst' | 'newestFirst';
  /** Whether task scale-in protection holds back draining; §1.2. */
  protectedTasksOnDraining: 'stopped' | 'held';
  /** Whether a running task whose target others removed counts as healthy for minimumHealthyPercent; §11.1 "Targets". */
  removedTargetCounts: boolean;
  /** Whether ECS replaces service tasks of an instance whose agent stays disconnected; §11.1 "Agent loss". */
  agentRepair: boolean;
  /** What ECS does about a task that shall stop while its agent is silent; §11.1 "Agent loss". */
  stopOnSilentAgents: 'targetsOut' | 'nothing';
  /** What StopTask does to a task that ECS is stopping already and that waits for its load balancer; §11.1 "Targets". */
  stopAgain: 'nothing' | 'hastens';
  /** When a task that waits in PROVISIONING gives up; §11.1 "PROVISIONING tasks". */
  provisioningTimeoutMs: number;
  /** The code of throttled Auto Scaling calls; §2.3. */
  autoScalingThrottle: 'Throttling' | 'RateExceeded';
  /** The bucket of an EC2 Describe call with ids; §2.2. */
  describeById: 'unfiltered' | 'filtered';
  /** ModifySpotFleetRequest while the fleet is modifying; §5.2. */
  fleetModifyTwice: 'fails' | 'succeeds';
  /** Whether a fleet keeps a policy that a later modification leaves out; §5.2. */
  fleetPolicyPersists: boolean;
  /** When a fleet resolves $Latest and $Default; §5.2. */
  fleetLatest: 'atLaunch' | 'atRequest';
  /** Percent of events that a rule delivers twice; §3.1. */
  eventDoubles: number;
  /** Percent of best-effort events that never arrive; §3.1. */
  eventLoss: number;
  /** Low data points after which a capacity provider scales in; §1.7. */
  scaleInMinutes: number;
}

export function drawSettings(random: Random, fixed: Partial<Settings> = {}): Settings {
  const drawn: Settings = {
    schedulerPassMs: random.int(5, 15) * 1000,
    removedTargets: random.pick(['stayOut', 'stayOut', 'returnWithinSeconds', 'returnOnNextPass']),
    stopTask: random.pick(['atOnce', 'untilUnused', 'fullDelay']),
    drainDelay: random.pick(['untilIdle', 'fullDelay']),
    spotRequestLagMs: random.int(0, 15) * 1000,
    hostDeathLagMs: random.int(10, 120) * 1000,
    metricDelayMs: random.int(60, 120) * 1000,
    attributesOnDraining: random.chance(0.8),
    drainingEvent: random.chance(0.5),
    drainOrder: random.pick(['oldestFirst', 'newestFirst']),
    removedTargetCounts: random.chance(0.5),
    readLagMs: random.int(0, 3) * 1000,
    provisioningTimeoutMs: random.int(10, 15) * 60_000,
    autoScalingThrottle: random.pick(['Throttling', 'RateExceeded']),
    describeById: random.pick(['unfiltered', 'filtered']),
    fleetPolicyPersists: random.chance(0.5),
    fleetLatest: random.pick(['atLaunch', 'atRequest']),
    stopOnSilentAgents: random.pick(['targetsOut', 'targetsOut', 'nothing']),
    stopAgain: random.pick(['nothing', 'hastens']),
    drainingTwice: 'succeeds',
    unknownInstance: 'failure',
    deregisterBusy: 'InvalidParameterException',
    drainedStopCode: 'ServiceSchedulerInitiated',
    protectedTasksOnDraining: 'stopped',
    agentRepair: false,
    fleetModifyTwice: 'fails',
    eventDoubles: 1,
    eventLoss: 0,
    scaleInMinutes: 15,
  };
  return { ...drawn, ...fixed };
}
