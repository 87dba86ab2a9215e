// What a full reading of a large cluster costs: calls against the fewest possible, CPU time against the same calls with their
// answers thrown away, and what is decided, written and told when there is nothing to do against that.

import { aloneForEver } from '#act/lease.ts';
import { decide } from '#decide/decide.ts';
import { createRandom } from '#lib/random.ts';
import { createCluster } from '#operator/cluster.ts';
import { reconcile } from '#operator/reconcile.ts';
import { createSandbox } from '#sandbox/sandbox.ts';
import { loadServices } from '#sandbox/wire/services.ts';
import { cpuSeconds } from '../cpu.ts';
import { type AskedCall, createReplay } from './replay.ts';
import { fleetOf, TASKS_PER_INSTANCE } from './world.ts';

export interface Resync {
  readonly instances: number;
  /** Of ECS, for instances and tasks, and the fewest that can do. */
  readonly ecsCalls: number;
  readonly ecsLeast: number;
  readonly otherCalls: number;
  /** CPU seconds, medians. */
  readonly read: number;
  readonly thrownAway: number;
  readonly decided: number;
  readonly mutating: number;
}

const median = (times: readonly number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;

const LISTS = /^(ListContainerInstances|DescribeContainerInstances|ListTasks|DescribeTasks)$/;

export async function resync(instances: number, times: number): Promise<Resync> {
  await loadServices();
  const size = { name: 'big', instances };
  const { scenario, documents } = fleetOf([size]);
  const sandbox = createSandbox(scenario, { operatorParts: true });
  const { engine } = sandbox.world;
  engine.advance(engine.now + 120_000);
  const replay = await createReplay(sandbox);
  const cluster = createCluster({
    document: documents[0]!,
    ports: replay.ports,
    clock: engine.clock(),
    random: createRandom('resync'),
    lease: aloneForEver,
  });
  // The first readings learn what does not change, and bring the world to where there is nothing to do.
  for (let n = 0; n < 3; n++) await reconcile(cluster, { notices: () => [] });
  replay.remember();
  await cluster.observe();
  const took: { read: number[]; thrownAway: number[]; decided: number[] } = {
    read: [],
    thrownAway: [],
    decided: [],
  };
  let calls: AskedCall[] = [];
  let mutating = 0;
  for (let n = 0; n < times; n++) {
    replay.asked.length = 0;
    const [atFirst, observation] = [cpuSeconds(), await cluster.observe()];
    const read = cpuSeconds();
    calls = [...replay.asked];
    await cluster.account.assertRightAccount();
    const { spec, recall } = cluster;
    const plan = decide({ spec, document: cluster.name, observation, notices: [], recall, now: engine.now });
    replay.asked.length = 0;
    await cluster.act(plan, []);
    const decided = cpuSeconds();
    mutating = Math.max(
      mutating,
      replay.asked.filter(({ operation }) => !/^(List|Describe|Get)/.test(operation)).length,
    );
    if (n === 0 && plan.actions.length)
      console.log(
        plan.actions.slice(0, 3),
        Object.entries(observation.parts).filter(([, p]) => !p.complete),
      );
    const before = cpuSeconds();
    await replay.again(calls);
    took.thrownAway.push(cpuSeconds() - before);
    took.read.push(read - atFirst);
    took.decided.push(decided - read);
  }
  const ofEcs = calls.filter(({ service, operation }) => service === 'ecs' && LISTS.test(operation));
  const pages = Math.ceil(instances / 100) + Math.ceil((instances * TASKS_PER_INSTANCE) / 100);
  return {
    instances,
    ecsCalls: ofEcs.length,
    ecsLeast: 2 * pages,
    otherCalls: calls.length - ofEcs.length,
    read: median(took.read),
    thrownAway: median(took.thrownAway),
    decided: median(took.decided),
    mutating,
  };
}
