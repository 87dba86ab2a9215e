// Operator and sandbox together on one virtual clock: the run of one scenario under one policy with one seed.

import { parseDurationMs } from '#lib/duration.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import { createOperator } from '#operator/operator.ts';
import { createSandbox, type Sandbox } from '#sandbox/sandbox.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import { loadServices } from '#sandbox/wire/services.ts';
import { watch } from './checkers/checker.ts';
import { checkers } from './checkers/index.ts';
import { drive, everybodyWaits } from './drive.ts';
import { createEdge, type EdgeKind } from './edge.ts';
import { makeReport, type Policy, type SimulationReport } from './report.ts';

export interface SimulateOptions {
  readonly scenario: Scenario;
  readonly specs: readonly ClusterSpec[];
  readonly policy: Policy;
  readonly seed?: number;
  readonly edge?: EdgeKind;
  /** Told of the operator's log lines. */
  readonly log?: (line: { atSecond: number; level: string; message: string; fields?: object }) => void;
  /** Called after each simulated minute. */
  readonly onMinute?: (sandbox: Sandbox) => void;
}

export interface SimulationResult {
  readonly report: SimulationReport;
  readonly sandbox: Sandbox;
}

/** Runs to the scenario's end. Rejects only when the harness or the sandbox itself is broken. */
export async function simulate(options: SimulateOptions): Promise<SimulationResult> {
  const { scenario, policy } = options;
  const managed = policy === 'sluice';
  await loadServices();
  const known = declared(options.specs);
  const watcher = watch(checkers, () => ({ world: sandbox.world, ...known }));
  const sandbox: Sandbox = createSandbox(scenario, {
    seed: options.seed,
    operatorParts: managed,
    onCall: watcher.onCall,
  });
  const { engine } = sandbox.world;
  const until = engine.start + parseDurationMs(scenario.spec.duration);
  everyMinute(sandbox, options.onMinute);
  const rest = watchForRest(sandbox, scenario);
  const stop = managed ? await startOperator(sandbox, { options, rest }) : undefined;
  await drive(engine, { until });
  const report = makeReport(sandbox, {
    policy,
    converged: rest.converged(),
    verdict: watcher.verdict,
    faults: 'none',
  });
  await stop?.();
  if (sandbox.bugs.length > 0) throw sandbox.bugs[0];
  return { report, sandbox };
}

function declared(specs: readonly ClusterSpec[]) {
  const pools = specs.flatMap(({ spec }) => spec.pools ?? []);
  return {
    groups: new Set(pools.flatMap((pool) => (pool.autoScalingGroup ? [pool.autoScalingGroup.name] : []))),
    modes: new Map(specs.map(({ spec }) => [spec.cluster, spec.mode ?? 'observe'])),
  };
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
  const lastFaultMs = Math.max(0, ...(scenario.spec.faults ?? []).map((fault) => parseDurationMs(fault.at)));
  const restAt = engine.start + lastFaultMs + parseDurationMs(scenario.spec.settle ?? '5m');
  let lastChangeAt = engine.start;
  return {
    changed: () => {
      lastChangeAt = engine.now;
    },
    converged: () => lastChangeAt <= restAt,
  };
}

async function startOperator(
  sandbox: Sandbox,
  run: { options: SimulateOptions; rest: Rest },
): Promise<() => Promise<void>> {
  const { engine, random } = sandbox.world;
  const ports = await createEdge(sandbox, run.options.edge ?? 'direct');
  const operator = createOperator({
    specs: run.options.specs.map((spec) => ({ spec, origin: { file: spec.metadata.name, line: 1 } })),
    portsFor: async () => ports,
    clock: engine.clock(),
    random: random.fork('operator'),
    log: (level, message, fields) =>
      run.options.log?.({ atSecond: (engine.now - engine.start) / 1000, level, message, fields }),
    onPlan: (plan) => {
      if (plan.actions.some((action) => action.nature === 'change')) run.rest.changed();
    },
  });
  const running = operator.run();
  return async () => {
    const stopping = operator.stop();
    // The operator's last calls still take virtual time.
    for (let n = 0; n < 1000 && engine.step(engine.now + 60_000); n++) await everybodyWaits();
    await Promise.all([stopping, running]);
  };
}
