// The counts of a run, in the shape of the simulation report; seconds, not milliseconds.
import type { World } from './state.ts';
import type { RunningWorld } from './world.ts';

export interface Quantiles {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

const seconds = (ms: number) => Math.round(ms) / 1000;

export function quantiles(valuesMs: readonly number[]): Quantiles {
  const sorted = [...valuesMs].sort((a, b) => a - b);
  const at = (q: number) => seconds(sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0);
  return { p50: at(0.5), p99: at(0.99), max: seconds(sorted.at(-1) ?? 0) };
}

export function countsOf(w: RunningWorld) {
  const { requests, instances, interruptions, tasks, missedFaults } = w.tally;
  return {
    simulatedSeconds: seconds(w.engine.now - w.engine.start),
    digest: w.digest(),
    requests: { ...requests, failedBy: { ...requests.failedBy } },
    instances: {
      launched: instances.launched,
      terminated: instances.terminated,
      terminatedBusy: instances.terminatedBusy,
      instanceHours: Math.round((instances.hoursMs + aliveMs(w)) / 3600) / 1000,
      peak: instances.peak,
      /** Still held by a lifecycle hook. */
      waiting: waitingMembers(w),
    },
    interruptions: {
      noticed: interruptions.noticed,
      evacuatedInTime: interruptions.evacuatedInTime,
      /** Of how many the two times below tell. */
      drained: interruptions.noticeToDrainingMs.length,
      emptied: interruptions.noticeToEmptyMs.length,
      unavoidable: interruptions.unavoidable,
      noticeToDraining: quantiles(interruptions.noticeToDrainingMs),
      noticeToEmpty: quantiles(interruptions.noticeToEmptyMs),
    },
    missedFaults: missedFaults.map((each) => ({ ...each })),
    tasks: {
      launched: tasks.launched,
      killedWithInstance: tasks.killedWithInstance,
      /** Daemons live and die with their host; they are no loss. */
      daemonsKilled: tasks.daemonsKilled,
      unavoidable: tasks.unavoidable,
      jobsKilled: tasks.jobsKilled,
      unplacedSeconds: seconds(tasks.unplacedMs + stillUnplacedMs(w)),
      waitToPlace: quantiles(tasks.waitToPlaceMs),
      waitBeyondBoot: quantiles(tasks.waitBeyondBootMs),
    },
  };
}

function waitingMembers(w: World): number {
  const members = [...w.groups.values()].flatMap((group) => [...group.members.values()]);
  return members.filter((member) => member.waiting.size > 0).length;
}

/** How long the tasks that have no room now have been wanted, ms. */
function stillUnplacedMs(w: World): number {
  const services = [...w.clusters.values()].flatMap((cluster) => [...cluster.services.values()]);
  return services
    .flatMap((service) => service.wantedSince)
    .reduce((sum, since) => sum + w.engine.now - since, 0);
}

/** Running time of instances that have not ended or been stopped, ms. */
function aliveMs(w: World): number {
  let total = 0;
  for (const { terminatedAt, stoppedAt, startedAt, launchedAt } of w.instances.values()) {
    if (terminatedAt === undefined && stoppedAt === undefined)
      total += w.engine.now - (startedAt ?? launchedAt);
  }
  return total;
}
