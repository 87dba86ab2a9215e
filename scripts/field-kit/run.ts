// All steps of the field kit in their order, each asked for before it changes anything, into one report.
import { deregisterBusy, unknownInstance } from './answers.ts';
import { draining } from './draining.ts';
import type { Kit, Step } from './kit.ts';
import { objectionTo } from './settings.ts';
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

type Found = Record<'settings', Record<string, string | boolean>> &
  Record<'measured', Record<string, unknown>> &
  Record<'skipped', Record<string, string>>;

/**
 * Runs every step; what one does not find out is told and named. Throws where nothing could be measured at all. Holds no
 * account, name or ARN.
 */
export async function runFieldKit(kit: Kit): Promise<FieldReport> {
  await assertCluster(kit);
  const before = await kit.clockTrouble();
  if (before !== undefined) throw new Error(before);
  const found: Found = { settings: {}, measured: {}, skipped: {} };
  for (const step of steps) {
    const missing = await runStep(kit, step, found);
    if (missing === undefined) continue;
    found.skipped[step.name] = missing;
    kit.say(`  left out: ${missing}`);
  }
  const after = await kit.clockTrouble();
  if (after !== undefined)
    throw new Error(`${after}; it was not when the kit began, so nothing of what it measured is written`);
  const recordedAt = new Date(kit.now()).toISOString();
  return { apiVersion: 'sluice.dev/v1alpha1', kind: 'FieldReport', recordedAt, ...found };
}

/** Adds what the step found; returns what it did not, and why. */
async function runStep(kit: Kit, step: Step, found: Found): Promise<string | undefined> {
  if (step.changes && !(await kit.ask(`${step.name}: ${step.changes}. Go on?`))) return 'not wanted';
  kit.say(`${step.name} …`);
  const finding = await step
    .run(kit)
    .catch((error: Error) => ({ skipped: `${error.name}: ${error.message}` }));
  if ('skipped' in finding) return finding.skipped;
  Object.assign(found.measured, finding.measured);
  const missing: string[] = [];
  for (const name of step.finds) {
    const value = finding.settings[name];
    const objection = value === undefined ? (finding.unclear ?? 'it was not seen') : objectionTo(name, value);
    if (value === undefined || objection !== undefined) {
      missing.push(`${name}: ${value === undefined ? '' : 'the sandbox '}${objection}`);
      continue;
    }
    found.settings[name] = value;
    kit.say(`  ${name}: ${value}`);
  }
  return missing.length > 0 ? missing.join('; ') : undefined;
}

async function assertCluster({ ecs, cluster }: Kit): Promise<void> {
  const { clusters = [] } = await ecs.describeClusters({ clusters: [cluster] });
  if (clusters[0]?.status === 'ACTIVE') return;
  const { clusterArns = [] } = await ecs.listClusters({ maxResults: 20 });
  const names = clusterArns.map((arn) => arn.split('/').at(-1));
  throw new Error(`there is no active cluster ${cluster} here; there are ${names.join(', ') || 'none'}`);
}
