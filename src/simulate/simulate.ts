// Operator and sandbox together on one virtual clock: the run of one scenario under one policy with one seed.

import { parseDurationMs } from '#lib/duration.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Plan } from '#model/plan.ts';
import type { Timeline } from '#operator/timeline.ts';
import { parsePolicy } from '#sandbox/iam/parse-policy.ts';
import { createSandbox, type Sandbox } from '#sandbox/sandbox.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import { loadServices } from '#sandbox/wire/services.ts';
import { faultEndsAtMs } from '#sandbox/world/faults.ts';
import { checkers } from './checkers/index.ts';
import { watch } from './checkers/watch.ts';
import { type Crew, type Sharing, startCrew } from './crew.ts';
import { declaredBy } from './declared.ts';
import { drive } from './drive.ts';
import { CALLER, type EdgeKind, loadEdge, type Tamper } from './edge.ts';
import { countEndings } from './endings.ts';
import { endsAt, type Fault } from './faults/fault.ts';
import { makeReport, type Policy, type SimulationReport } from './report.ts';
import { asOperatedBy } from './rivals.ts';

export interface SimulateOptions {
  readonly scenario: Scenario;
  readonly specs: readonly ClusterSpec[];
  readonly policy: Policy;
  readonly seed?: number;
  readonly edge?: EdgeKind;
  /** When the operator's process is killed and at once started anew, seconds since the start. */
  readonly killsAtSeconds?: readonly number[];
  /** What goes wrong between the operator and AWS, and with its process. */
  readonly faults?: readonly Fault[];
  /** What those faults are called in the report. */
  readonly faultsName?: string;
  /** Changes what the operator is answered; for experiments with answers that lie. Direct edge only. */
  readonly tamper?: Tamper;
  /** How far the operator's wall clock is ahead of the world's, ms, at a second since the start. */
  readonly clockOffsetMs?: (atSecond: number) => number;
  /** Told of the operator's log lines. */
  readonly log?: (line: {
    atSecond: number;
    level: string;
    message: string;
    fields?: Readonly<Record<string, unknown>>;
  }) => void;
  /** Where the operator's processes write their timeline. */
  readonly timeline?: Timeline;
  /** The IAM policy of the operator, as JSON; without one it may do anything. */
  readonly iamPolicy?: { readonly text: string; readonly file: string };
  /** Called before anybody looks at the account, for what no scenario can say. */
  readonly prepare?: (sandbox: Sandbox) => void;
  /** The operator looks by itself no sooner than after this, ms. */
  readonly leastPaceMs?: number;
  /** How the operator's processes know of each other; without it they do not, and every process acts. */
  readonly sharing?: Sharing;
  /** Told of every plan of the operator before it is carried out. */
  readonly onPlan?: (plan: Plan) => void;
  /** Ends the run before the scenario does. */
  readonly isOver?: () => boolean;
  /** Called after each simulated minute. */
  readonly onMinute?: (sandbox: Sandbox) => void;
  /** Called when the scenario is over, while the operator still runs. */
  readonly atEnd?: (sandbox: Sandbox, report: SimulationReport) => void;
}

export interface SimulationResult {
  readonly report: SimulationReport;
  readonly sandbox: Sandbox;
  /** How often each kind of fault struck. */
  readonly met: ReadonlyMap<string, number>;
  /** What went wrong in the operator's own code. */
  readonly crashes: readonly string[];
}

/** Runs to the scenario's end. Rejects only when the harness or the sandbox itself is broken. */
export async function simulate(options: SimulateOptions): Promise<SimulationResult> {
  const { policy, killsAtSeconds = [] } = options;
  const scenario = asOperatedBy(policy, options.scenario);
  const managed = policy === 'sluice';
  await loadServices();
  await loadEdge(options.edge ?? 'direct');
  const faults = [
    ...killsAtSeconds.map((at): Fault => ({ at, kill: { downFor: 0 } })),
    ...(options.faults ?? []),
  ];
  let crew: Crew | undefined;
  const sceneOf = declaredBy(() => crew?.specs() ?? options.specs, {
    staleMs: () => crew?.staleMs() ?? 0,
    aheadMs: () => crew?.aheadMs() ?? 0,
    // Where answers are tampered with they may be so until the end.
    hindered: () => options.tamper !== undefined || (crew?.hindered() ?? false),
  });
  const watcher = watch(checkers, () => sceneOf(sandbox.world));
  const endings = countEndings(() => sandbox.world);
  // What comes of the world while the operator is being stopped is nobody's doing.
  let isOver = false;
  const { iamPolicy } = options;
  const policyOfOperator = iamPolicy && parsePolicy(iamPolicy.text, iamPolicy.file);
  const sandbox: Sandbox = createSandbox(scenario, {
    seed: options.seed,
    ...(policyOfOperator && { policyOf: (caller) => (caller === CALLER ? policyOfOperator : undefined) }),
    operatorParts: managed,
    onCall: (call) => {
      if (isOver) return;
      watcher.onCall(call);
      endings.onCall(call);
    },
    onAnswer: (call, answer) => {
      if (!isOver) watcher.onAnswer(call, answer);
    },
  });
  options.prepare?.(sandbox);
  sandbox.world.observe((entry) => {
    if (!isOver) watcher.onChange(entry);
  });
  const { engine } = sandbox.world;
  const until = engine.start + parseDurationMs(scenario.spec.duration);
  everyMinute(sandbox, options.onMinute);
  const rest = watchForRest(sandbox, { scenario, faults });
  const bugs = listenForBugs(sandbox, options.log);
  if (managed) {
    const { specs, edge = 'direct', tamper, clockOffsetMs, timeline, leastPaceMs, sharing } = options;
    const onPlan = (plan: Plan) => {
      options.onPlan?.(plan);
      if (plan.actions.some((action) => action.nature === 'change')) rest.changed();
    };
    crew = startCrew(sandbox, {
      specs,
      faults,
      edge,
      tamper,
      clockOffsetMs,
      timeline,
      leastPaceMs,
      sharing,
      onPlan,
      log: bugs.log,
    });
  }
  await drive(engine, { until, isOver: options.isOver });
  if (managed) watcher.onEnd();
  isOver = true;
  const report = makeReport(sandbox, {
    policy,
    converged: rest.converged(),
    verdict: watcher.verdict,
    endedByOperator: endings.counts(),
    faults: options.faultsName ?? 'none',
  });
  options.atEnd?.(sandbox, report);
  await crew?.stop();
  if (sandbox.bugs.length > 0) throw sandbox.bugs[0];
  const crashes = [...bugs.heard, ...(crew?.crashes ?? []).map(inWords)];
  return { report, sandbox, met: crew?.met ?? new Map(), crashes };
}

const inWords = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** What a pass fails with when the code is wrong and not the world. */
const BUG =
  /Cannot (read|set) propert|is not (a function|iterable|defined)|Maximum call stack|Invalid (time value|array length)|Unexpected token/;

/** Hands log lines on, and keeps those that tell of a mistake in the operator's own code: it survives them. */
function listenForBugs(sandbox: Sandbox, tell: SimulateOptions['log']) {
  const { engine } = sandbox.world;
  const heard: string[] = [];
  const log = (level: string, message: string, fields?: Readonly<Record<string, unknown>>) => {
    if (BUG.test(message) && heard.length < 10) heard.push(message);
    tell?.({ atSecond: (engine.now - engine.start) / 1000, level, message, fields });
  };
  return { heard, log };
}

function everyMinute(sandbox: Sandbox, tell: SimulateOptions['onMinute']): void {
  if (!tell) return;
  const again = () => {
    tell(sandbox);
    sandbox.world.engine.after(60_000, again);
  };
  sandbox.world.engine.after(60_000, again);
}

interface Rest {
  /** Says that a plan held a change. */
  changed(): void;
  converged(): boolean;
}

/** At rest: from the settling time after the last fault on, no plan held a change. */
function watchForRest(
  sandbox: Sandbox,
  { scenario, faults }: { scenario: Scenario; faults: readonly Fault[] },
): Rest {
  const { engine } = sandbox.world;
  const ends = [
    ...(scenario.spec.faults ?? []).map(faultEndsAtMs),
    // A kill at once alters nothing that there is to settle.
    ...faults.filter(({ kill }) => !kill || kill.downFor > 0).map((fault) => endsAt(fault) * 1000),
  ];
  const lastFaultMs = Math.max(0, ...ends);
  const restAt = engine.start + lastFaultMs + parseDurationMs(scenario.spec.settle ?? '5m');
  let lastChangeAt = engine.start;
  return {
    changed: () => {
      lastChangeAt = engine.now;
    },
    converged: () => lastChangeAt <= restAt,
  };
}
