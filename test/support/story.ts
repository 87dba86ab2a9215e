// Lives a shipped scenario through, for tests that look at how it went.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import type { Sharing } from '#simulate/crew.ts';
import type { EdgeKind } from '#simulate/edge.ts';
import type { Policy, SimulationReport } from '#simulate/report.ts';
import { type SimulationResult, simulate } from '#simulate/simulate.ts';
import { parseClusterSpecs } from '#spec/parse.ts';

const folder = join(import.meta.dirname, '../../examples/scenarios');

export interface Life {
  readonly policy: Policy;
  readonly seed: number;
  readonly edge?: EdgeKind;
  /** Instead of the scenario's own duration. */
  readonly duration?: string;
  readonly killsAtSeconds?: readonly number[];
  /** No rule sends events to the queue. */
  readonly silentQueue?: boolean;
  readonly settings?: Scenario['spec']['settings'];
  readonly sharing?: Sharing;
}

/** A shipped scenario and the specs it is meant for. */
export function loadStory(name: string): { scenario: Scenario; specs: ClusterSpec[] } {
  const file = join(folder, `${name}.yaml`);
  const { scenario, problems } = parseScenario(readFileSync(file), file);
  if (!scenario) throw new Error(JSON.stringify(problems));
  const sources = (scenario.spec.clusterSpecs ?? []).map((path) => {
    const from = join(dirname(file), path);
    return { file: from, bytes: readFileSync(from) };
  });
  return { scenario, specs: parseClusterSpecs(sources).specs.map(({ spec }) => spec) };
}

export async function live(name: string, life: Life): Promise<SimulationReport> {
  return (await liveThrough(name, life)).report;
}

/** The same, with the world as it is at the end. */
export async function liveThrough(name: string, life: Life): Promise<SimulationResult> {
  const { scenario, specs } = loadStory(name);
  const { spec } = scenario;
  const queues = life.silentQueue ? spec.queues?.map((queue) => ({ ...queue, events: [] })) : spec.queues;
  const changed = {
    duration: life.duration ?? spec.duration,
    settings: life.settings ?? spec.settings,
    queues,
  };
  const shortened: Scenario = { ...scenario, spec: { ...spec, ...changed } };
  return simulate({ scenario: shortened, specs, ...life });
}
