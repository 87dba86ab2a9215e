// The simulation report; its fields are a contract, others may be added.
import type { Sandbox } from '#sandbox/sandbox.ts';
import type { Verdict } from './checkers/watch.ts';
import type { Endings } from './endings.ts';

/** Who operates the clusters. */
export const policies = ['sluice', 'unmanaged', 'best-practice', 'capacity-provider'] as const;
export type Policy = (typeof policies)[number];

export interface SimulationReport extends Readonly<ReturnType<Sandbox['report']>> {
  readonly apiVersion: 'sluice.dev/v1alpha1';
  readonly kind: 'SimulationReport';
  readonly policy: Policy;
  readonly faults: string;
  readonly converged: boolean;
  /** How many instances it ended by name, by its reason; all but the last two were replaced. */
  readonly endedByOperator: Endings;
  readonly invariants: readonly { name: string; checked: number; violations: number }[];
  readonly violations: readonly { invariant: string; atSecond: number; detail: string }[];
}

export function makeReport(
  sandbox: Sandbox,
  run: Pick<SimulationReport, 'policy' | 'converged' | 'endedByOperator' | 'faults'> & { verdict: Verdict },
): SimulationReport {
  const { scenario, seed, ...counts } = sandbox.report();
  return {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'SimulationReport',
    scenario,
    policy: run.policy,
    seed,
    faults: run.faults,
    ...counts,
    converged: run.converged,
    endedByOperator: run.endedByOperator,
    invariants: run.verdict.invariants,
    violations: run.verdict.violations,
  };
}

const count = (n: number) => n.toLocaleString('en-US');

/** What was lost that an operator with free hands would have saved, in words. */
export function losses({ requests, tasks }: SimulationReport): string[] {
  const { failed } = requests;
  const { killedWithInstance: killed } = tasks;
  return [
    ...(failed > 0 ? [`${count(failed)} requests failed`] : []),
    ...(killed > 0 ? [`${count(killed)} tasks were killed with their instances`] : []),
  ];
}

/**
 * Every promise of Sluice that a run can show broken, in words; empty when all were kept. Where faults kept every
 * operator from seeing or acting (`excused`), a loss is no broken promise.
 */
export function brokenPromises(report: SimulationReport, { excused = false } = {}): string[] {
  const broken = excused ? [] : losses(report);
  if (!report.converged) broken.push('the cluster did not come to rest');
  for (const { name, violations } of report.invariants) {
    if (violations > 0) broken.push(`${name} was violated ${violations} times`);
  }
  return broken;
}
