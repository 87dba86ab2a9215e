// What is left to the account's own users: somebody ends half of a cluster's instances through their group, which no notice hurries, while
// tasks are run in another cluster at a fifth of the rate of the bucket that RunTask shares with what Sluice writes (aws-facts.md §2.1).
import { createSandbox } from '#sandbox/sandbox.ts';
import { loadServices } from '#sandbox/wire/services.ts';
import { drive } from '#simulate/drive.ts';
import { startProcess } from '#simulate/process.ts';
import { fleetOf, poolsOf } from './world.ts';

export interface Shared {
  readonly instances: number;
  /** Hosts that were let go, and when the last was, seconds after their end began. */
  readonly left: number;
  readonly lastAfter: number;
  /** Calls of the operator out of the bucket, while the users call. */
  readonly own: number;
  /** The most of them within a second. */
  readonly peak: number;
  readonly users: number;
  /** Of those of the users: for the sake of the bucket. */
  readonly refused: number;
}

const BUCKET =
  /^(RunTask|StopTask|UpdateContainerInstancesState|PutAttributes|DeleteAttributes|DeregisterContainerInstance)$/;
const PER_SECOND = 40;
const FIFTH = 5;
const BEGIN_S = 120;
const USERS = 'users';

/** `seconds` simulated ones from the scale-in on. */
export async function share(instances: number, seconds: number): Promise<Shared> {
  await loadServices();
  const size = { name: 'shrinking', instances };
  const { scenario, documents } = fleetOf(
    [size, { name: USERS, instances: 10 }],
    poolsOf(size).map(({ name, desired }) => ({
      at: `${BEGIN_S}s`,
      terminateInGroup: { pool: name, count: Math.floor(desired / 2) },
    })),
  );
  const seen = { left: 0, lastAfter: 0, users: 0, refused: 0 };
  const beganAt = () => sandbox.world.engine.start + BEGIN_S * 1_000;
  const bySecond = new Map<number, number>();
  const sandbox = createSandbox(scenario, {
    operatorParts: true,
    onAnswer: ({ operation, caller }, { outcome }) => {
      if (operation === 'CompleteLifecycleAction' && outcome === 'ok') {
        seen.left++;
        seen.lastAfter = (sandbox.world.engine.now - beganAt()) / 1_000;
      }
      if (!BUCKET.test(operation)) return;
      if (caller === USERS) {
        seen.users++;
        if (outcome === 'ThrottlingException') seen.refused++;
        return;
      }
      const second = Math.floor(sandbox.world.engine.now / 1_000);
      bySecond.set(second, (bySecond.get(second) ?? 0) + 1);
    },
  });
  const { engine } = sandbox.world;
  const onCrash = (error: unknown) => {
    throw error;
  };
  const process = startProcess(sandbox, { specs: documents, edge: 'direct', log: () => {}, onCrash });
  await drive(engine, { until: beganAt() - 1 });
  bySecond.clear();
  const run = sandbox.direct(USERS);
  const failures: unknown[] = [];
  const everyMs = (1_000 * FIFTH) / PER_SECOND;
  const runOn = () => {
    const asked = run('ecs', 'RunTask', { cluster: USERS, taskDefinition: `${USERS}-service-1` });
    asked.catch((error: Error) => error.name === 'ThrottlingException' || failures.push(error));
    engine.after(everyMs, runOn);
  };
  runOn();
  await drive(engine, { until: beganAt() + seconds * 1_000 });
  process.kill();
  if (failures.length > 0) throw failures[0];
  const counts = [...bySecond.values()];
  return {
    instances,
    ...seen,
    own: counts.reduce((sum, count) => sum + count, 0),
    peak: Math.max(0, ...counts),
  };
}
