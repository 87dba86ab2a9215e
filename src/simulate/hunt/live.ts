// Lives a trial through and says how it went: which promise of which class was broken, if any.
import { parseDurationMs } from '#lib/duration.ts';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { parseClusterSpecs } from '#spec/parse.ts';
import { checkers } from '../checkers/index.ts';
import { faultProblem } from '../faults/fault.ts';
import type { SimulationReport } from '../report.ts';
import { simulate } from '../simulate.ts';
import { differences, type EndState, endStateOf } from './end-state.ts';
import { familyNamed } from './families/index.ts';
import { hindrancesOf, isHindered } from './hindrance.ts';
import { countLosses, inWords, type Loss } from './losses.ts';
import type { Trial } from './trial.ts';
import { countByKind } from './visit.ts';

/** What failed, worst first: the code itself, a promise that must hold always, one that must hold in the end. */
export type Verdict = 'kept' | 'crash' | 'safety' | 'liveness';

export interface Outcome {
  readonly verdict: Verdict;
  /** One sentence each. */
  readonly problems: readonly string[];
  readonly digest: string;
  readonly simulatedSeconds: number;
  /** How often each kind of fault struck, those of the account by the number that was ordered. */
  readonly met: Readonly<Record<string, number>>;
  readonly report: SimulationReport;
}

type Log = NonNullable<Parameters<typeof simulate>[0]['log']>;

/** Rejects when the trial itself is no valid world, or the sandbox broke. */
export async function liveTrial(trial: Trial, log?: Log): Promise<Outcome> {
  const { report, crashes, met, end, losses } = await through(trial, log);
  const others = trial.sameEnd ? differences(await endWithoutFaults(trial), end) : [];
  const classes: [Verdict, readonly string[]][] = [
    ['crash', crashes.map((text) => text.split('\n', 2).join(' '))],
    ['safety', [...unsafe(report), ...lost(trial, losses)]],
    ['liveness', [...restless(report), ...others, ...undone(trial, report)]],
  ];
  const worst = classes.find(([, problems]) => problems.length > 0);
  return {
    verdict: worst?.[0] ?? 'kept',
    problems: classes.flatMap(([, problems]) => problems),
    digest: report.digest,
    simulatedSeconds: parseDurationMs(trial.scenario.spec.duration) / 1000,
    met: { ...countByKind(trial.scenario.spec.faults ?? []), ...Object.fromEntries(met) },
    report,
  };
}

/** Throws for what is no trial: it may come from a file that somebody changed, or wrote long ago. */
export function assertLivable(trial: Trial): void {
  const { name, scenario, specs, faults, families } = (trial ?? {}) as Partial<Trial>;
  const lists = [specs, faults, families].every((each) => Array.isArray(each));
  if (typeof name !== 'string' || typeof scenario !== 'object' || !lists)
    throw new Error('it needs a name, a scenario, specs, faults and families');
  for (const [index, fault] of faults!.entries()) {
    const problem = faultProblem(fault);
    if (problem !== undefined) throw new Error(`faults[${index}]: ${problem}`);
  }
  parsed(trial);
  families?.forEach(familyNamed);
}

async function through(trial: Trial, log?: Log) {
  const { seed, edge, faults, families } = trial;
  let end: EndState = new Map();
  const losses = countLosses();
  const lived = await simulate({
    ...parsed(trial),
    policy: 'sluice',
    seed,
    edge,
    faults,
    faultsName: families.join('+') || 'none',
    ...(trial.heartbeat && { sharing: { by: 'heartbeat' } }),
    log,
    onMinute: losses.look,
    atEnd: (sandbox, report) => {
      losses.look(sandbox);
      end = endStateOf(sandbox.world, report);
    },
  });
  return { ...lived, end, losses: losses.all };
}

/** Of the last trial only: those that are lived one after another are mostly of one world. */
let latest: { readonly of: string; readonly end: Promise<EndState> } | undefined;

function endWithoutFaults(trial: Trial): Promise<EndState> {
  const calm: Trial = { ...trial, name: '', faults: [] };
  const of = JSON.stringify(calm);
  if (latest?.of !== of) latest = { of, end: through(calm).then(({ end }) => end) };
  return latest.end;
}

/** What it is about and did not happen. Where it was broken off AWS may do some of it by itself. */
const undone = ({ does = [], faults }: Trial, { api }: SimulationReport): string[] =>
  faults.some(({ effect }) => effect !== undefined)
    ? []
    : does.flatMap((name) => (api.calls[name] ? [] : [`${name} was never called`]));

/** As if both had been read from files: checked, with their defaults. */
function parsed({ scenario, specs }: Trial) {
  const bytes = (document: object) => Buffer.from(JSON.stringify(document));
  const world = parseScenario(bytes(scenario), 'scenario');
  const wanted = parseClusterSpecs(specs.map((spec) => ({ file: 'spec', bytes: bytes(spec) })));
  const [problem] = [...world.problems, ...wanted.problems];
  if (problem || !world.scenario)
    throw new Error(`its ${problem?.file} is wrong: ${problem?.path}: ${problem?.message}`);
  return { scenario: world.scenario, specs: wanted.specs.map(({ spec }) => spec) };
}

/** Promises about the state at the end are those of healing. */
const LIVENESS = new Set(checkers.filter(({ kind }) => kind === 'liveness').map(({ name }) => name));

function unsafe({ violations }: SimulationReport): string[] {
  return violations
    .filter(({ invariant }) => !LIVENESS.has(invariant))
    .map(({ invariant, atSecond, detail }) => `${invariant} at ${atSecond} s: ${detail}`);
}

/** Where and while nothing bound the operator's hands or eyes, nobody's request or job may be lost. */
function lost(trial: Trial, losses: readonly Loss[]): string[] {
  // Up to mode protect nobody drains what leaves.
  if (trial.specs.some(({ spec: { mode } }) => mode !== 'drain' && mode !== 'scale')) return [];
  const hindrances = hindrancesOf(trial);
  const excused = ({ from, until }: Loss) => isHindered(hindrances, from, until);
  return losses.filter((loss) => !excused(loss)).map(inWords);
}

function restless({ converged, violations }: SimulationReport): string[] {
  const late = violations
    .filter(({ invariant }) => LIVENESS.has(invariant))
    .map(({ invariant, detail }) => `${invariant}: ${detail}`);
  return [...(converged ? [] : ['a plan still held a change after the world had healed']), ...late];
}
