// A fault that somebody orders while the sandbox runs: checked as if the scenario held it, then carried out.
import { type Problem, renderProblem } from '#lib/document-problem.ts';
import { parseYaml, type YamlDocument } from '#lib/yaml.ts';
import type { Scenario } from './scenario/generated/scenario.ts';
import { parseScenarioDocument } from './scenario/parse.ts';
import { type FaultBody, nameOf } from './world/fault-times.ts';
import { strike, wantedBy } from './world/faults.ts';
import type { World } from './world/state.ts';

export interface FaultAnswer {
  readonly fault: string;
  /** Ids, names or words of what was struck. */
  readonly struck: readonly string[];
  /** Where fewer were struck than asked for. */
  readonly shortfall?: string;
}

export interface Refusal {
  readonly status: number;
  readonly error: string;
  readonly problems?: readonly string[];
}

/** `body` is one fault without its time, as JSON or YAML: `{"spotInterruption": {"pool": "web"}}`. */
export function orderFault(w: World, scenario: Scenario, body: string): FaultAnswer | Refusal {
  const { documents, problems } = parseYaml(new TextEncoder().encode(body), { file: 'body' });
  const [document] = documents;
  if (!document) return refuse(problems);
  const found = check(document, w, scenario);
  if (!found.fault) return refuse(found.problems);
  const fault = nameOf(found.fault);
  const { instance } = found.fault[fault] as { instance?: string };
  if (instance !== undefined && !w.instances.has(instance))
    return {
      status: 404,
      error: `there is no instance ${instance}; GET /_sluice/state lists those there are`,
    };
  const struck = strike(w, found.fault);
  if (struck.length === 0)
    return {
      status: 409,
      error: `${fault} found nobody to strike: nothing fits it now, so nothing happened`,
    };
  const wanted = wantedBy(found.fault);
  if (struck.length >= wanted) return { fault, struck };
  const shortfall = `only ${struck.length} of ${wanted} struck: nothing more fits it now`;
  return { fault, struck, shortfall };
}

/** By the very checks of a scenario, so that they need not be written twice. */
function check(body: YamlDocument, w: World, scenario: Scenario): { fault?: FaultBody; problems: Problem[] } {
  if (typeof body.value !== 'object' || body.value === null || Array.isArray(body.value)) {
    const message = 'expected a mapping of one fault';
    const hint = 'send such as {"spotInterruption": {"pool": "web"}}';
    return { problems: [{ file: body.file, ...body.start, message, hint }] };
  }
  if ('at' in body.value) {
    const hint = 'leave at out: what is ordered here happens now';
    return {
      problems: [{ file: body.file, ...body.keyAt(['at']), path: 'at', message: 'is not taken', hint }],
    };
  }
  const whole = wrapped(body, w, scenario);
  // Only what is wrong with the fault: the rest was checked when the sandbox began, and has changed since.
  const own = parseScenarioDocument(whole).problems.filter(({ path }) => path?.startsWith(prefix));
  if (own.length > 0) return { problems: own.map((each) => ({ ...each, path: shorten(each.path) })) };
  const { at: _, ...fault } = (whole.value as Scenario).spec.faults![0]!;
  return { fault, problems: [] };
}

const prefix = 'spec.faults[0]';
const shorten = (path = '') => path.slice(prefix.length).replace(/^\./, '') || undefined;

/** The scenario with this fault only, at its start, with time enough for any, and groups of the size that they have. */
function wrapped(body: YamlDocument, w: World, scenario: Scenario): YamlDocument {
  const { spec, ...rest } = structuredClone(scenario);
  const clusters = spec.clusters.map((cluster) => ({
    ...cluster,
    pools: cluster.pools.map((pool) => {
      const { min, max, desired } = w.groups.get(pool.name) ?? pool;
      return { ...pool, min, max, desired };
    }),
    // What the loader made of files is longer than what a document may hold, and no fault is about it.
    services: (cluster.services ?? []).map(({ traffic: _t, autoScaling: _a, ...service }) => service),
  }));
  const fault = { at: '0s', ...(body.value as object) };
  const value = { ...rest, spec: { ...spec, duration: '3650d', clusters, faults: [fault] } };
  const inner = (path: readonly (string | number)[]) => path.slice(3);
  return {
    file: body.file,
    start: body.start,
    value,
    keyAt: (path) => body.keyAt(inner(path)),
    valueAt: (path) => body.valueAt(inner(path)),
  };
}

function refuse(problems: readonly Problem[]): Refusal {
  const lines = problems.map(renderProblem);
  return { status: 400, error: lines[0] ?? 'the body is no fault', problems: lines };
}
