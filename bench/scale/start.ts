// How long a newcomer waits: `sluice --help` from cold, and from the start of a process to its first plan that may act, in worlds of
// several sizes behind the real SDK.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { aloneForEver } from '#act/lease.ts';
import { decide } from '#decide/decide.ts';
import { createRandom } from '#lib/random.ts';
import { createCluster } from '#operator/cluster.ts';
import { readsOf } from '#operator/fair-pace.ts';
import { createSandbox } from '#sandbox/sandbox.ts';
import { loadServices } from '#sandbox/wire/services.ts';
import { cpuSeconds } from '../cpu.ts';
import { createReplay } from './replay.ts';
import { fleetOf } from './world.ts';

const run = promisify(execFile);

export interface Cold {
  /** Ms, medians of turns taken by both. */
  readonly help: number;
  readonly bareNode: number;
}

/** `sluice --help` beside a Node that does nothing; the program must be built. */
export async function cold(times: number): Promise<Cold> {
  const took = { help: [] as number[], bareNode: [] as number[] };
  for (let n = 0; n < times; n++) {
    took.bareNode.push(await timed(['-e', '0']));
    took.help.push(await timed(['bin/sluice', '--help']));
  }
  return { help: middle(took.help), bareNode: middle(took.bareNode) };
}

async function timed(args: readonly string[]): Promise<number> {
  const began = performance.now();
  await run(process.execPath, [...args]);
  return performance.now() - began;
}

const middle = (times: readonly number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;

export interface Start {
  readonly instances: number;
  readonly cpuSeconds: number;
  readonly calls: number;
  /** What the bucket of reads allows at best for as many, seconds (burst 100, then 20 a second; aws-facts.md §2.1). */
  readonly bucketSeconds: number;
  /** Whether the plan rested on a whole reading. */
  readonly whole: boolean;
}

/** With nothing known: every definition, target group and instance is read for the first time. */
export async function start(instances: number): Promise<Start> {
  await loadServices();
  const { scenario, documents } = fleetOf([{ name: 'big', instances }]);
  const sandbox = createSandbox(scenario, { operatorParts: true });
  const { engine } = sandbox.world;
  engine.advance(engine.now + 120_000);
  const replay = await createReplay(sandbox);
  replay.remember();
  const first = () =>
    createCluster({
      document: documents[0]!,
      ports: replay.ports,
      clock: engine.clock(),
      random: createRandom('start'),
      lease: aloneForEver,
    });
  // So that the sandbox's own answers are no part of it.
  await first().observe();
  const cluster = first();
  replay.asked.length = 0;
  const began = cpuSeconds();
  const observation = await cluster.observe();
  const { spec, recall } = cluster;
  decide({ spec, document: cluster.name, observation, notices: [], recall, now: engine.now });
  const used = cpuSeconds() - began;
  return {
    instances,
    cpuSeconds: used,
    calls: replay.asked.length,
    bucketSeconds: Math.max(0, readsOf(observation).ecs - 100) / 20,
    whole: Object.values(observation.parts).every(({ complete }) => complete),
  };
}
