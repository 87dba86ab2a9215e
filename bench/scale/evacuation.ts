// A storm to its end: AWS takes a cluster of spot instances with the notices within one second, and two minutes later they are gone. How
// many hosts were empty by then, and how many tasks were cut.
import { simulate } from '#simulate/simulate.ts';
import { cpuSeconds } from '../cpu.ts';
import { storm, TASKS_PER_INSTANCE } from './evacuation-world.ts';

export interface Evacuation {
  readonly instances: number;
  readonly inTime: number;
  readonly tasks: number;
  readonly cut: number;
  /** Calls that AWS refused for the sake of a bucket. */
  readonly throttled: number;
  readonly stops: number;
  readonly cpuSeconds: number;
}

export async function evacuate(instances: number): Promise<Evacuation> {
  const { scenario, specs } = storm(instances);
  const before = cpuSeconds();
  const { report } = await simulate({ scenario, specs, policy: 'sluice', seed: 1 });
  return {
    instances: report.interruptions.noticed,
    inTime: report.interruptions.evacuatedInTime,
    tasks: report.interruptions.noticed * TASKS_PER_INSTANCE,
    cut: report.tasks.killedWithInstance,
    throttled: report.api.throttled,
    stops: report.api.calls['ecs:StopTask'] ?? 0,
    cpuSeconds: cpuSeconds() - before,
  };
}
