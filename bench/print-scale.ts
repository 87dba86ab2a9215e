// The part of the benchmarks about size: a storm of notices, a full reading, many clusters in calm, and a start. Tables as
// docs/performance.md has them; each ratio is of two things measured in turn in this one process.
import { writeFileSync } from 'node:fs';
import { plotLines } from './plot-lines.ts';
import { evacuate } from './scale/evacuation.ts';
import { resync } from './scale/resync.ts';
import { cold, start } from './scale/start.ts';
import { steady } from './scale/steady.ts';
import { storm } from './scale/storm.ts';
import { share } from './scale/users.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);
const row = (...cells: readonly (string | number)[]) => print(`| ${cells.join(' | ')} |`);
const head = (...cells: readonly string[]) => {
  print('');
  row(...cells);
  row(...cells.map(() => '---'));
};
const whole = (n: number) => Math.round(n).toLocaleString('en');
const goal = (isMet: boolean) => (isMet ? 'met' : 'missed');

const PARTS = {
  storm: printStorm,
  evacuation: printEvacuation,
  resync: printResync,
  steady: printSteady,
  growth: printGrowth,
  users: printUsers,
  start: printStart,
} as const;
type Part = keyof typeof PARTS;
export const isScalePart = (name: string): name is Part => Object.hasOwn(PARTS, name);

/** All of them where none is named. */
export async function printScale(chosen: readonly Part[]): Promise<void> {
  const { SIZES = '500,5000', PLOTS } = process.env;
  const sizes = SIZES.split(',').map(Number);
  for (const name of chosen.length > 0 ? chosen : (Object.keys(PARTS) as Part[]))
    await PARTS[name](sizes, PLOTS);
}

/** Within 5 % of the buckets. */
const LATE = 1.05;

async function printStorm(sizes: readonly number[]): Promise<void> {
  head(
    'storm of',
    'clusters',
    'first, s',
    'half, s',
    'last, s',
    'buckets, s',
    'of them',
    'goal',
    'bystander, s',
    'calls',
    'refused',
    'CPU, s',
  );
  const worlds = [
    ...sizes.map((instances) => ({ instances, clusters: 1 })),
    { instances: sizes.at(-1)!, clusters: 10 },
  ];
  for (const { instances, clusters } of worlds) {
    const { draining, allowed, bystander, sent, refused, cpuSeconds } = await storm({
      clusters,
      instances,
      seconds: 20,
    });
    const last = draining.length === instances ? draining.at(-1)! : Number.POSITIVE_INFINITY;
    row(
      whole(instances),
      clusters,
      (draining[0] ?? Number.NaN).toFixed(2),
      (draining[Math.floor(draining.length / 2)] ?? Number.NaN).toFixed(1),
      last.toFixed(1),
      allowed.toFixed(1),
      allowed === 0 ? '' : (last / allowed).toFixed(2),
      allowed === 0 ? '' : goal(last <= allowed * LATE),
      bystander?.toFixed(1) ?? 'never',
      sent,
      refused,
      cpuSeconds.toFixed(1),
    );
  }
}

/** As large as a storm may be whose every task is stopped in time, and somewhat beyond. */
const EVACUATED = [100, 300, 1000];

async function printEvacuation(): Promise<void> {
  head('spot hosts', 'empty in time', 'tasks on them', 'cut', 'StopTask', 'calls refused', 'CPU, s');
  for (const size of EVACUATED) {
    const { instances, inTime, tasks, cut, throttled, stops, cpuSeconds } = await evacuate(size);
    row(
      whole(instances),
      whole(inTime),
      whole(tasks),
      whole(cut),
      whole(stops),
      whole(throttled),
      cpuSeconds.toFixed(1),
    );
  }
}

/** Of the same calls with their answers thrown away. */
const READ = 1.3;
const IDLE = 0.1;
const TIMES = 3;

async function printResync(sizes: readonly number[], plots: string | undefined): Promise<void> {
  head(
    'instances',
    'ECS calls',
    'fewest',
    'other calls',
    'read, CPU s',
    'thrown away, CPU s',
    'ratio',
    'goal 1.3',
    'nothing to do, CPU s',
    'ratio',
    'goal 0.1',
    'mutating',
  );
  const points: { x: number; read: number; thrownAway: number; decided: number }[] = [];
  for (const instances of sizes) {
    const each = await resync(instances, TIMES);
    const [read, idle] = [each.read / each.thrownAway, each.decided / each.thrownAway];
    points.push({ x: instances, ...each });
    row(
      whole(instances),
      whole(each.ecsCalls),
      whole(each.ecsLeast),
      each.otherCalls,
      each.read.toFixed(2),
      each.thrownAway.toFixed(2),
      read.toFixed(2),
      goal(read <= READ),
      each.decided.toFixed(3),
      idle.toFixed(3),
      goal(idle <= IDLE && each.mutating === 0),
      each.mutating,
    );
  }
  if (plots === undefined) return;
  const line = (name: string, key: 'read' | 'thrownAway' | 'decided') => ({
    name,
    points: points.map((point) => ({ x: point.x, y: point[key] })),
  });
  const lines = [
    line('read', 'read'),
    line('answers thrown away', 'thrownAway'),
    line('decided, nothing to do', 'decided'),
  ];
  const plot = {
    name: 'What a full reading costs',
    x: 'instances, ten tasks on each',
    y: 'CPU seconds',
    lines,
  };
  writeFileSync(`${plots}/performance-resync.svg`, plotLines(plot));
}

/** ECS reads of instances and tasks, a minute (aws-facts.md §2.1). */
const READS = /^ecs:(List|Describe)(Tasks|ContainerInstances)$/;
const BUCKET = 20 * 60;
const TURN_MS = 50;

async function printSteady(): Promise<void> {
  const { CLUSTERS = '1000', EVENTS = '350', MINUTES = '3' } = process.env;
  head(
    'clusters',
    'instances',
    'tasks',
    'passes a minute',
    'ECS reads a minute',
    'of the bucket',
    'goal',
    'a reading, s',
    'longest',
    'a first reading, s',
    'longest',
    'all read after, s',
    'kB an instance and ten tasks',
    'turn p99, ms',
    'longest',
    'goal 50 ms',
    'CPU s a minute',
    'heap, MB',
    'mutating',
  );
  for (const clusters of CLUSTERS.split(',').map(Number)) {
    const minutes = Number(MINUTES);
    const seen = await steady({
      clusters,
      instancesEach: 50,
      eventsPerMinute: Number(EVENTS),
      seconds: minutes * 60,
    });
    const reads = [...seen.callsPerMinute].reduce(
      (sum, [key, count]) => sum + (READS.test(key) ? count : 0),
      0,
    );
    row(
      whole(seen.clusters),
      whole(seen.instances),
      whole(seen.tasks),
      whole(seen.passes / minutes),
      whole(reads),
      (reads / BUCKET).toFixed(2),
      goal(reads <= BUCKET),
      seen.reading.half.toFixed(1),
      seen.reading.most.toFixed(0),
      seen.firstReading.half.toFixed(1),
      seen.firstReading.most.toFixed(0),
      whole(seen.firstReading.allAfter),
      (seen.bytesPerInstance / 1000).toFixed(1),
      seen.turnP99.toFixed(1),
      seen.turnMax.toFixed(0),
      goal(seen.turnP99 <= TURN_MS),
      seen.cpuSecondsPerMinute.toFixed(2),
      `${whole(seen.heap[0]! / 1e6)} → ${whole(seen.heap.at(-1)! / 1e6)}`,
      seen.mutating,
    );
  }
}

/** Eight hosts that are all replaced every hour, looked at every five minutes: what is kept of those that are gone shows. */
async function printGrowth(): Promise<void> {
  const days = Number(process.env.DAYS ?? 30);
  const seen = await steady({
    clusters: 2,
    instancesEach: 4,
    eventsPerMinute: 0,
    seconds: days * 86_400,
    leastPaceMs: 300_000,
    churnMs: 3_600_000,
  });
  head('day', 'heap, MB');
  for (const [tenth, bytes] of seen.heap.entries())
    row(((days * tenth) / 10).toFixed(1), (bytes / 1e6).toFixed(2));
}

const USERS_S = 900;

async function printUsers(sizes: readonly number[]): Promise<void> {
  head(
    'instances',
    'let go',
    'the last after, s',
    'calls of Sluice',
    'most in a second',
    "users' RunTask",
    'refused',
  );
  for (const size of sizes) {
    const { instances, left, lastAfter, own, peak, users, refused } = await share(size, USERS_S);
    row(whole(instances), whole(left), lastAfter.toFixed(0), whole(own), peak, whole(users), refused);
  }
}

async function printStart(sizes: readonly number[]): Promise<void> {
  head('instances', 'calls', 'CPU s to the first plan', 'buckets, s', 'read whole');
  for (const instances of sizes) {
    const { calls, cpuSeconds, bucketSeconds, whole: isWhole } = await start(instances);
    row(
      whole(instances),
      whole(calls),
      cpuSeconds.toFixed(2),
      bucketSeconds.toFixed(0),
      isWhole ? 'yes' : 'no',
    );
  }
  const { help, bareNode } = await cold(9);
  head('from cold', 'ms', 'of node alone');
  row('`sluice --help`', help.toFixed(0), (help / bareNode).toFixed(2));
  row('`node -e 0`', bareNode.toFixed(0), '1');
}
