// Worlds of any size for the benchmarks: instances, ten tasks on each, load balancers, and jobs that come and go.
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import { buildWorld } from '#sandbox/world/build.ts';
import type { RunningWorld } from '#sandbox/world/world.ts';

const TASKS_PER_INSTANCE = 10;
/** As large as one service of ECS gets. */
const LARGEST_SERVICE = 1_000;

export interface Size {
  readonly instances: number;
  readonly traffic: boolean;
  /** Standalone tasks started per minute and instance; none unless given. */
  readonly jobsPerMinute?: number;
}

export function world({ instances, traffic, jobsPerMinute = 0 }: Size, seed = 1): RunningWorld {
  return buildWorld(scenarioOf({ instances, traffic, jobsPerMinute }), { seed, operatorParts: false });
}

export function scenarioOf({ instances, traffic, jobsPerMinute = 0 }: Size): Scenario {
  const tasks = instances * TASKS_PER_INSTANCE;
  const count = Math.max(4, Math.ceil(tasks / LARGEST_SERVICE));
  const desired = Math.floor(tasks / count);
  const task = { cpu: 100, memory: 100 };
  const services = Array.from({ length: count }, (_, n) => ({
    name: `service-${n + 1}`,
    desired,
    task,
    loadBalancer: { deregistrationDelay: '30s', healthCheckInterval: '10s' },
    ...(traffic && {
      traffic: { seconds: 0.2, perTask: 20, points: [{ at: '0s', requestsPerSecond: desired * 5 }] },
    }),
  }));
  const pool = { name: 'pool', min: 0, max: instances * 2, desired: instances };
  return {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'Scenario',
    metadata: { name: `bench-${instances}` },
    spec: {
      duration: '1h',
      clusters: [
        {
          name: 'bench',
          pools: [{ ...pool, instance: { type: 'm6i.large', cpu: 2048, memory: 8000 } }],
          services,
          jobs: [{ family: 'job', perMinute: jobsPerMinute * instances, seconds: '20s-60s', task }],
        },
      ],
    },
  };
}
