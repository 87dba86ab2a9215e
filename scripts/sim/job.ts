// One life that `npm run sim` has a process live through, and what came of it.
import { createHash } from 'node:crypto';
import { liveTrial, type Verdict } from '#simulate/hunt/live.ts';
import { effectsOf } from '#simulate/hunt/points.ts';
import type { Trial } from '#simulate/hunt/trial.ts';
import { type Life, live } from './lives.ts';

export type Job = { readonly trial: Trial } | { readonly life: Life };

export interface Lived {
  readonly label: string;
  readonly verdict: Verdict;
  readonly problems: readonly string[];
  readonly digest: string;
  /** Of all that the report tells, calls included: what must be equal in another process too. */
  readonly fingerprint: string;
  readonly hours: number;
  readonly checks: number;
  readonly cpuSeconds: number;
  /** How many calls of the operator changed something. */
  readonly effects: number;
  /** What the line of this life says besides. */
  readonly about: string;
  readonly families: readonly string[];
  /** How often each kind of fault struck. */
  readonly met: Readonly<Record<string, number>>;
}

/** Undefined for a scenario that is meant for no ClusterSpec. */
export async function liveJob(job: Job): Promise<Lived | undefined> {
  const before = process.cpuUsage();
  const lived = 'trial' in job ? await ofTrial(job.trial) : await ofStory(job.life);
  const { user, system } = process.cpuUsage(before);
  return lived && { ...lived, cpuSeconds: (user + system) / 1e6 };
}

type Timeless = Omit<Lived, 'cpuSeconds'>;

async function ofTrial(trial: Trial): Promise<Timeless> {
  const { verdict, problems, digest, simulatedSeconds, met, report } = await liveTrial(trial);
  const { requests, tasks, instances, interruptions } = report;
  const losses = requests.failed + requests.unavoidable + tasks.killedWithInstance + tasks.unavoidable;
  return {
    label: trial.name,
    verdict,
    problems,
    digest,
    fingerprint: fingerprintOf(report),
    hours: simulatedSeconds / 3600,
    checks: report.invariants.reduce((sum, { checked }) => sum + checked, 0),
    effects: effectsOf(report),
    about: `${trial.families.join('+')}${trial.edge === 'sdk' ? ' through the SDK' : ''}: ${instances.terminated} instances ended, ${interruptions.noticed} noticed${losses > 0 ? ', losses' : ''}`,
    families: trial.families,
    met,
  };
}

async function ofStory(life: Life): Promise<Timeless | undefined> {
  const lived = await live(life, life.edge);
  if (!lived) return undefined;
  const { run, report } = lived;
  const lost = run.unavoidable + run.unavoidableTasks;
  const unavoidable =
    lost > 0
      ? `, ${run.unavoidable} requests and ${run.unavoidableTasks} tasks unavoidable (${run.troubles.join(', ')})`
      : '';
  return {
    label: `seed ${run.seed} ${run.story}`,
    verdict: run.broken.length > 0 ? 'safety' : 'kept',
    problems: run.broken,
    digest: run.digest,
    fingerprint: fingerprintOf(report),
    hours: run.hours,
    checks: run.checks,
    effects: effectsOf(report),
    about: `${run.failed} of ${run.total} requests failed${unavoidable}`,
    families: [],
    met: {},
  };
}

const fingerprintOf = (report: object) => createHash('sha256').update(JSON.stringify(report)).digest('hex');
