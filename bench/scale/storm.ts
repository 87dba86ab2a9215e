// A storm: AWS takes all spot instances of one large cluster, or of a few, with the notices within one second, beside a cluster that is
// hit by one a moment later. Lived in virtual time against the published buckets.
import { createSandbox, type Sandbox } from '#sandbox/sandbox.ts';
import { loadServices } from '#sandbox/wire/services.ts';
import { drive } from '#simulate/drive.ts';
import { startProcess } from '#simulate/process.ts';
import { cpuSeconds } from '../cpu.ts';
import { fleetOf } from './world.ts';

export interface Storm {
  readonly clusters: number;
  readonly instances: number;
  /** Seconds from the first notice to when DRAINING was acknowledged, of those of the storm, in order. */
  readonly draining: readonly number[];
  /** When the last could be, by the buckets, seconds. */
  readonly allowed: number;
  /** The same of the one that was noticed a second later in another cluster, from its own notice. */
  readonly bystander?: number;
  /** Calls that set instances DRAINING, of which AWS refused. */
  readonly sent: number;
  readonly refused: number;
  /** Calls out of the same bucket for anything else, before the last of them was DRAINING. */
  readonly others: number;
  readonly cpuSeconds: number;
}

export interface StormOptions {
  readonly clusters: number;
  readonly instances: number;
  /** Simulated seconds that are lived from the first notice on. */
  readonly seconds: number;
}

/** UpdateContainerInstancesState takes ten; the bucket holds 100 and gains 40 a second (aws-facts.md §2.1). */
const [OF_ONE_CALL, BURST, PER_SECOND] = [10, 100, 40] as const;
const SAME_BUCKET = /^(StopTask|PutAttributes|DeleteAttributes|DeregisterContainerInstance)$/;
/** By then the operator has looked at all of them. */
const STORM_AT_S = 120;
const BYSTANDER_AFTER_S = 1;
const BYSTANDER = 'bystander';
/** DRAINING does not depend on them, and a world with fewer is lived sooner. */
const TASKS_EACH = 2;

export async function storm({ clusters, instances, seconds }: StormOptions): Promise<Storm> {
  await loadServices();
  const { scenario, documents } = stormOf(clusters, instances);
  const seen = { draining: [] as number[], bystander: [] as number[], sent: 0, refused: 0, others: 0 };
  let sandbox: Sandbox | undefined;
  const beganAt = () => sandbox!.world.engine.start + STORM_AT_S * 1_000;
  sandbox = createSandbox(scenario, {
    operatorParts: true,
    onAnswer: ({ operation, input }, { outcome }) => {
      const isLate = seen.draining.length >= instances || outcome !== 'ok';
      if (SAME_BUCKET.test(operation) && !isLate) seen.others++;
      if (operation !== 'UpdateContainerInstancesState') return;
      const after = (sandbox!.world.engine.now - beganAt()) / 1_000;
      seen.sent++;
      if (outcome !== 'ok') seen.refused++;
      else if (input.cluster === BYSTANDER) seen.bystander.push(after - BYSTANDER_AFTER_S);
      else for (const _ of input.containerInstances as string[]) seen.draining.push(after);
    },
  });
  const { engine } = sandbox.world;
  const onCrash = (error: unknown) => {
    throw error;
  };
  const process = startProcess(sandbox, { specs: documents, edge: 'direct', log: () => {}, onCrash });
  await drive(engine, { until: beganAt() - 1 });
  const before = cpuSeconds();
  await drive(engine, { until: beganAt() + seconds * 1_000 });
  process.kill();
  return {
    clusters,
    instances,
    draining: seen.draining.slice(0, instances),
    allowed: Math.max(0, Math.ceil(instances / OF_ONE_CALL) - BURST) / PER_SECOND,
    bystander: seen.bystander[0],
    sent: seen.sent,
    refused: seen.refused,
    others: seen.others,
    cpuSeconds: cpuSeconds() - before,
  };
}

function stormOf(clusters: number, instances: number) {
  const each = { instances: instances / clusters, market: 'spot', tasksEach: TASKS_EACH } as const;
  const sizes = Array.from({ length: clusters }, (_, n) => ({ name: `storm-${n + 1}`, ...each }));
  const bystander = { ...each, name: BYSTANDER, instances: 10 };
  const fleet = fleetOf([...sizes, bystander]);
  const faults = fleet.scenario.spec.clusters.flatMap(({ name, pools }) =>
    pools.map((pool) =>
      name === BYSTANDER
        ? { at: `${STORM_AT_S + BYSTANDER_AFTER_S}s`, spotInterruption: { pool: pool.name, count: 1 } }
        : {
            at: `${STORM_AT_S}s`,
            spotInterruption: { pool: pool.name, count: pool.desired ?? 0, over: '1s' },
          },
    ),
  );
  return { ...fleet, scenario: { ...fleet.scenario, spec: { ...fleet.scenario.spec, faults } } };
}
