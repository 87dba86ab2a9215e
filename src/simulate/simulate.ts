// Operator and sandbox together on one virtual clock: the run of one scenario under one policy with one seed.

import { parseDurationMs } from '#lib/duration.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Plan } from '#model/plan.ts';
import type { Timeline } from '#operator/timeline.ts';
import { createSandbox, type Sandbox } from '#sandbox/sandbox.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import { loadServices } from '#sandbox/wire/services.ts';
import { faultEndsAtMs } from '#sandbox/world/faults.ts';
import { checkers } from './checkers/index.ts';
import { watch } from './checkers/watch.ts';
import { declaredBy } from './declared.ts';
import { drive } from './drive.ts';
import type { EdgeKind, Tamper } from './edge.ts';
import { countEndings } from './endings.ts';
import { type Process, startProcess } from './process.ts';
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
  /** Called after each simulated minute. */
  readonly onMinute?: (sandbox: Sandbox) => void;
}

export interface SimulationResult {
  readonly report: SimulationReport;
  readonly sandbox: Sandbox;
}

/** Runs to the scenario's end. Rejects only when the harness or the sandbox itself is broken. */
export async function simulate(options: SimulateOptions): Promise<SimulationResult> {
  const { policy } = options;
  const scenario = asOperatedBy(policy, options.scenario);
  const managed = policy === 'sluice';
  await loadServices();
  const sceneOf = declaredBy(() => options.specs);
  const watcher = watch(checkers, () => sceneOf(sandbox.world));
  const endings = countEndings(() => sandbox.world);
  const sandbox: Sandbox = createSandbox(scenario, {
    seed: options.seed,
    operatorParts: managed,
    onCall: (call) => {
      watcher.onCall(call);
      endings.onCall(call);
    },
    onAnswer: watcher.onAnswer,
  });
  sandbox.world.observe(watcher.onChange);
  const { engine } = sandbox.world;
  const until = engine.start + parseDurationMs(scenario.spec.duration);
  everyMinute(sandbox, options.onMinute);
  const rest = watchForRest(sandbox, scenario);
  const last = managed ? await operate(sandbox, { options, rest, until }) : undefined;
  await drive(engine, { until });
  if (managed) watcher.onEnd();
  const report = makeReport(sandbox, {
    policy,
    converged: rest.converged(),
    verdict: watcher.verdict,
    endedByOperator: endings.counts(),
    faults: 'none',
  });
  await last?.stop();
  if (sandbox.bugs.length > 0) throw sandbox.bugs[0];
  return { report, sandbox };
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
function watchForRest(sandbox: Sandbox, scenario: Scenario): Rest {
  const { engine } = sandbox.world;
  const lastFaultMs = Math.max(0, ...(scenario.spec.faults ?? []).map(faultEndsAtMs));
  const restAt = engine.start + lastFaultMs + parseDurationMs(scenario.spec.settle ?? '5m');
  let lastChangeAt = engine.start;
  return {
    changed: () => {
      lastChangeAt = engine.now;
    },
    converged: () => lastChangeAt <= restAt,
  };
}

/** Runs the operator, and kills it at the times given; resolves with its last process when no kill is left. */
async function operate(
  sandbox: Sandbox,
  run: { options: SimulateOptions; rest: Rest; until: number },
): Promise<Process> {
  const { engine } = sandbox.world;
  const { specs, edge = 'direct', tamper, clockOffsetMs, timeline, log, killsAtSeconds = [] } = run.options;
  const settings = {
    specs,
    edge,
    tamper,
    clockOffsetMs,
    timeline,
    log: (level: string, message: string, fields?: Readonly<Record<string, unknown>>) =>
      log?.({ atSecond: (engine.now - engine.start) / 1000, level, message, fields }),
    onPlan: (plan: Plan) => {
      if (plan.actions.some((action) => action.nature === 'change')) run.rest.changed();
    },
  };
  let process = await startProcess(sandbox, settings);
  for (const second of killsAtSeconds) {
    const at = engine.start + second * 1000;
    if (at >= run.until) break;
    await drive(engine, { until: at });
    process.kill();
    process = await startProcess(sandbox, settings);
  }
  return process;
}
