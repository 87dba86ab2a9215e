// Many clusters in calm: calls a minute against the published buckets, memory for each instance and task, how long the event loop is
// held up, and whether anything grows with time. Virtual time; the operator is the real one, with its queue.
import { createHistogram } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ServiceKey } from '#aws/ports.ts';
import { createRandom } from '#lib/random.ts';
import { createOperator } from '#operator/operator.ts';
import { createSandbox } from '#sandbox/sandbox.ts';
import { loadServices } from '#sandbox/wire/services.ts';
import { Engine } from '#sandbox/world/engine.ts';
import { drive } from '#simulate/drive.ts';
import { startProcess } from '#simulate/process.ts';
import { cpuSeconds } from '../cpu.ts';
import { createMany, MOULD, nameOf } from './many.ts';
import { fleetOf, TASKS_PER_INSTANCE } from './world.ts';

export interface SteadyOptions {
  readonly clusters: number;
  readonly instancesEach: number;
  /** Changes of tasks that the queue tells of, a minute, over all clusters. */
  readonly eventsPerMinute: number;
  /** How long it is watched once every cluster was read, simulated seconds. */
  readonly seconds: number;
  /** Looks no sooner than after this, and all that there is is replaced so often, ms. */
  readonly leastPaceMs?: number;
  readonly churnMs?: number;
}

export interface Steady {
  readonly clusters: number;
  readonly instances: number;
  readonly tasks: number;
  /** By `service:operation`, a simulated minute. */
  readonly callsPerMinute: ReadonlyMap<string, number>;
  readonly mutating: number;
  readonly bytesPerInstance: number;
  readonly cpuSecondsPerMinute: number;
  readonly passes: number;
  /** From the first call of a whole reading to its plan, s, in the middle and at most. */
  readonly reading: { readonly half: number; readonly most: number };
  /** The same of first readings after the start, and when the last of them had its plan. */
  readonly firstReading: { readonly half: number; readonly most: number; readonly allAfter: number };
  /** CPU time of one turn of the event loop, ms, collecting garbage included: by so much it may hold up whatever comes in. */
  readonly turnP99: number;
  readonly turnMax: number;
  /** Bytes of heap after each tenth of the time. */
  readonly heap: readonly number[];
}

export async function steady(options: SteadyOptions): Promise<Steady> {
  const { clusters, instancesEach, seconds } = options;
  const sandbox = await mould(instancesEach);
  const [document] = fleetOf([{ name: MOULD, instances: instancesEach }]).documents;
  const engine = new Engine(sandbox.world.engine.now);
  const random = createRandom('steady');
  let counts = new Map<string, number>();
  /** Since when each cluster is read whole. */
  const begun = new Map<string, number>();
  const startedAt = engine.now;
  const unread = new Set<string>();
  let allReadAt = startedAt;
  const firstReadings = createHistogram();
  let readings = createHistogram();
  const names = Array.from({ length: clusters }, (_, n) => nameOf(n));
  for (const name of names) unread.add(name);
  const portsOf = createMany({
    sandbox,
    clock: outsiders(engine),
    onCall: (service: ServiceKey, operation, cluster) => {
      if (operation === 'ListContainerInstances' && !begun.has(cluster)) begun.set(cluster, engine.now);
      const key = `${service}:${operation}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    receive: () => tellOf(engine, options, () => random.pick(names)),
    churnMs: options.churnMs,
  });
  const before = heapNow();
  let passes = 0;
  const text = JSON.stringify(document);
  const operator = createOperator({
    specs: names.map((name) => ({
      spec: JSON.parse(text.replaceAll(MOULD, name)),
      origin: { file: name, line: 1 },
    })),
    portsFor: (spec) => portsOf(spec.metadata.name),
    clock: outsiders(engine),
    random: random.fork('operator'),
    log: () => {},
    leastPaceMs: options.leastPaceMs,
    onPlan: ({ cluster }) => {
      passes++;
      const tookMs = Math.max(1, Math.round(engine.now - (begun.get(cluster) ?? engine.now)));
      begun.delete(cluster);
      readings.record(tookMs);
      if (!unread.delete(cluster)) return;
      firstReadings.record(tookMs);
      allReadAt = engine.now;
    },
  });
  const running = operator.run();
  // Twice: once to learn and to write what is missing, and once more.
  while (passes < 2 * clusters) await drive(engine, { until: engine.now + 1_000 });
  counts = new Map();
  readings = createHistogram();
  passes = 0;
  // In a histogram, as what this kept of each turn would look like growth.
  const turns = createHistogram();
  let turnBegan = cpuSeconds();
  const afterEvent = () => {
    const now = cpuSeconds();
    turns.record(Math.max(1, Math.round((now - turnBegan) * 1e6)));
    turnBegan = now;
  };
  const cpu = cpuSeconds();
  const heap = [heapNow()];
  for (let tenth = 0; tenth < 10; tenth++) {
    await drive(engine, { until: engine.now + seconds * 100, afterEvent });
    heap.push(heapNow());
    turnBegan = cpuSeconds();
  }
  const used = cpuSeconds() - cpu;
  // What is called while it ends is of another minute.
  const [seen, passed] = [new Map(counts), passes];
  const reading = middleAndMost(readings);
  const stopping = operator.stop();
  for (let n = 0; n < 60; n++) await drive(engine, { until: engine.now + 1_000 });
  await Promise.all([stopping, running]);
  const minutes = seconds / 60;
  const total = [...seen].filter(([key]) => !/:(List|Describe|Get|Receive|Delete)/.test(key));
  return {
    clusters,
    instances: clusters * instancesEach,
    tasks: clusters * instancesEach * TASKS_PER_INSTANCE,
    callsPerMinute: new Map([...seen].map(([key, count]) => [key, count / minutes])),
    mutating: total.reduce((sum, [, count]) => sum + count, 0),
    bytesPerInstance: (heap[0]! - before) / (clusters * instancesEach),
    cpuSecondsPerMinute: used / minutes,
    passes: passed,
    reading,
    firstReading: { ...middleAndMost(firstReadings), allAfter: (allReadAt - startedAt) / 1_000 },
    turnP99: turns.percentile(99) / 1_000,
    turnMax: turns.max / 1_000,
    heap,
  };
}

const middleAndMost = (ms: { percentile(of: number): number; readonly max: number }) => ({
  half: ms.percentile(50) / 1_000,
  most: ms.max / 1_000,
});

/** One cluster that an operator has brought to where there is nothing to do. */
async function mould(instances: number) {
  await loadServices();
  const { scenario, documents } = fleetOf([{ name: MOULD, instances }]);
  const sandbox = createSandbox(scenario, { operatorParts: true });
  const { engine } = sandbox.world;
  const onCrash = (error: unknown) => {
    throw error;
  };
  const process = startProcess(sandbox, { specs: documents, edge: 'direct', log: () => {}, onCrash });
  await drive(engine, { until: engine.start + 300_000 });
  await process.stop();
  return sandbox;
}

/** Who waits for it is outside the world. */
function outsiders(engine: Engine) {
  const clock = engine.clock();
  const after = (delayMs: number, run: () => void) =>
    engine.after(delayMs, () => {
      engine.outsiderWoken = true;
      run();
    });
  return { ...clock, after };
}

/** The next change of a task, of some cluster; an empty answer after the long poll. */
function tellOf(engine: Engine, { eventsPerMinute }: SteadyOptions, pick: () => string): Promise<string[]> {
  const apartMs = eventsPerMinute === 0 ? Number.POSITIVE_INFINITY : 60_000 / eventsPerMinute;
  const event = () =>
    JSON.stringify({
      'detail-type': 'ECS Task State Change',
      time: new Date(engine.now).toISOString(),
      detail: { clusterArn: `arn:aws:ecs:ap-northeast-1:111122223333:cluster/${pick()}` },
    });
  const waitMs = Math.max(50, Math.min(20_000, apartMs));
  const many = Math.min(10, Math.floor(waitMs / apartMs));
  return new Promise((resolve) =>
    engine.after(waitMs, () => {
      engine.outsiderWoken = true;
      resolve(Array.from({ length: many }, event));
    }),
  );
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heapNow(): number {
  collect();
  return process.memoryUsage().heapUsed;
}
