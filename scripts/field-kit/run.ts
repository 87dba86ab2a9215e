// All steps of the field kit in their order, each asked for before it changes anything, into one report.
import { deregisterBusy, unknownInstance } from './answers.ts';
import { draining } from './draining.ts';
import type { Kit, Step } from './kit.ts';
import { metricDelay, spotInterruption } from './signals.ts';
import { removedTargets, stoppedTasks } from './targets.ts';

export const steps: readonly Step[] = [
  unknownInstance,
  metricDelay,
  deregisterBusy,
  removedTargets,
  stoppedTasks,
  draining,
  spotInterruption,
];

export interface FieldReport {
  readonly apiVersion: 'sluice.dev/v1alpha1';
  readonly kind: 'FieldReport';
  readonly recordedAt: string;
  /** As `spec.settings` of a Scenario takes them. */
  readonly settings: Readonly<Record<string, string | boolean>>;
  readonly measured: Readonly<Record<string, unknown>>;
  readonly skipped: Readonly<Record<string, string>>;
}

/** Runs every step; one that fails is told and left out. Holds no account, name or ARN. */
export async function runFieldKit(kit: Kit): Promise<FieldReport> {
  const settings: Record<string, string | boolean> = {};
  const measured: Record<string, unknown> = {};
  const skipped: Record<string, string> = {};
  for (const step of steps) {
    if (step.changes && !(await kit.ask(`${step.name}: ${step.changes}. Go on?`))) {
      skipped[step.name] = 'not wanted';
      continue;
    }
    kit.say(`${step.name} …`);
    const found = await step
      .run(kit)
      .catch((error: Error) => ({ skipped: `${error.name}: ${error.message}` }));
    if ('skipped' in found) {
      skipped[step.name] = found.skipped;
      kit.say(`  left out: ${found.skipped}`);
      continue;
    }
    Object.assign(settings, found.settings);
    Object.assign(measured, found.measured);
    for (const [name, value] of Object.entries(found.settings)) kit.say(`  ${name}: ${value}`);
  }
  const recordedAt = new Date(kit.now()).toISOString();
  return { apiVersion: 'sluice.dev/v1alpha1', kind: 'FieldReport', recordedAt, settings, measured, skipped };
}
