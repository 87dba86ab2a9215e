// A storm: AWS takes all spot instances of one large cluster, or of a few, with the notices within one second, beside a cluster where
// nothing happens. Lived in virtual time against the published buckets.
import { createSandbox, type SeenCall } from '#sandbox/sandbox.ts';
import { loadServices } from '#sandbox/wire/services.ts';
import { drive } from '#simulate/drive.ts';
import { startProcess } from '#simulate/process.ts';
import { cpuSeconds } from '../cpu.ts';
import { fleetOf, TASKS_PER_INSTANCE } from './world.ts';

export interface Storm {
  readonly clusters: number;
  readonly instances: number;
  /** Seconds from the first notice to the acknowledged DRAINING, in order; as many as there were. */
  readonly draining: readonly number[];
  /** What the buckets allow for all of them, seconds. */
  readonly allowed: number;
  /** By the deadline. */
  readonly targetsOut: number;
  readonly stopped: number;
  readonly targetsAllowed: number;
  readonly stopsAllowed: number;
  readonly refused: number;
  readonly asked: number;
  readonly cpuSeconds: number;
}

/** UpdateContainerInstancesState takes ten; the bucket holds 100 and gains 40 a second (aws-facts.md §2.1). */
const [OF_ONE_CALL, BURST, PER_SECOND] = [10, 100, 40] as const;
/** DeregisterTargets takes as many as one likes of one group; the bucket holds 20 and gains 4 a second (aws-facts.md §2.4). */
const NOTICE_S = 120;
const STORM_AT_S = 90;

export async function storm(clusters: number, instances: number): Promise<Storm> {
  await loadServices();
  const names = Array.from({ length: clusters }, (_, n) => `storm-${n + 1}`);
  const sizes = names.map((name) => ({ name, instances: instances / clusters, market: 'spot' as const }));
  const { scenario, documents } = fleetOf([...sizes, { name: 'calm', instances: 20 }]);
  const faults = scenario.spec.clusters!.flatMap(({ name, pools = [] }) =>
    name === 'calm'
      ? []
      : pools.map((pool) => ({
          at: `${STORM_AT_S}s`,
          spotInterruption: { pool: pool.name, count: pool.desired ?? 0, over: '1s' },
        })),
  );
  let began = Number.POSITIVE_INFINITY;
  const draining: number[] = [];
  const storming: { sandbox?: ReturnType<typeof createSandbox> } = {};
  const sandbox = createSandbox(
    { ...scenario, spec: { ...scenario.spec, faults } },
    {
      operatorParts: true,
      onAnswer: ({ operation, input, caller }: SeenCall, { outcome }) => {
        const { engine } = storming.sandbox!.world;
        if (engine.now < began || caller !== 'sluice' || outcome !== 'ok') return;
        if (operation !== 'UpdateContainerInstancesState' || input.status !== 'DRAINING') return;
        for (const _ of input.containerInstances as string[]) draining.push((engine.now - began) / 1000);
      },
    },
  );
  storming.sandbox = sandbox;
  const { engine } = sandbox.world;
  const onCrash = (error: unknown) => {
    throw error;
  };
  const process = startProcess(sandbox, { specs: documents, edge: 'direct', log: () => {}, onCrash });
  const before = cpuSeconds();
  await drive(engine, { until: engine.start + STORM_AT_S * 1000 - 1 });
  console.log('before', cpuSeconds() - before, JSON.stringify(sandbox.report().api));
  began = engine.start + STORM_AT_S * 1000;
  const calls = sandbox.report().api;
  const cpu = cpuSeconds();
  await drive(engine, { until: began + Number(globalThis.process.env.STORM_S ?? 30) * 1000 });
  const after = sandbox.report().api;
  return {
    clusters,
    instances,
    draining,
    allowed: Math.max(0, instances / OF_ONE_CALL - BURST) / PER_SECOND,
    targetsOut: 0,
    stopped: 0,
    targetsAllowed: 0,
    stopsAllowed: NOTICE_S * TASKS_PER_INSTANCE,
    refused: after.throttled - calls.throttled,
    asked: after.total - calls.total,
    cpuSeconds: cpuSeconds() - cpu,
  };
}
