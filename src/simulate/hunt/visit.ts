// Families of faults for a scenario of somebody's own: drawn by a seed, between its first minute and its last third.
import { parseDurationMs } from '#lib/duration.ts';
import { createRandom } from '#lib/random.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import type { Fault } from '../faults/fault.ts';
import { familyNamed } from './families/index.ts';
import type { Drawn, Family, Ground } from './family.ts';
import type { WorldFault } from './trial.ts';

const FIRST_FAULT = 60;

export interface Visit {
  /** The scenario with the drawn faults of the account after its own. */
  readonly scenario: Scenario;
  /** Those between the operator and AWS, and of its process. */
  readonly faults: readonly Fault[];
  /** The families, as the report names them. */
  readonly name: string;
  /** Those of them that found nothing to strike there. */
  readonly idle: readonly string[];
  /** Whether requests and tasks may be lost under them, whatever an operator does. */
  readonly costly: boolean;
  /** How many of each kind happen in the account. */
  readonly ordered: Readonly<Record<string, number>>;
}

export interface Visited {
  readonly scenario: Scenario;
  readonly specs: readonly ClusterSpec[];
  readonly families: readonly string[];
  readonly seed: number;
}

export function visit({ scenario, specs, families, seed }: Visited): Visit {
  const chosen = families.map(familyNamed);
  const byFamily = chosen.map(({ name, draw }) => ({
    name,
    drawn: drawIn({ name, draw }, { scenario, specs, seed }),
  }));
  const drawn = byFamily.flatMap((each) => each.drawn);
  const ofAccount = drawn.flatMap((each) => ('world' in each ? [each.world] : []));
  return {
    scenario: withFaults(scenario, ofAccount),
    faults: drawn.flatMap((each) => ('own' in each ? [each.own] : [])),
    name: families.join('+'),
    idle: byFamily.flatMap((each) => (each.drawn.length === 0 ? [each.name] : [])),
    costly: chosen.some(({ costly }) => costly),
    ordered: countByKind(ofAccount),
  };
}

function drawIn(
  family: Pick<Family, 'name' | 'draw'>,
  { scenario, specs, seed }: Omit<Visited, 'families'>,
): Drawn[] {
  const { clusters, duration } = scenario.spec;
  const seconds = Math.floor(parseDurationMs(duration) / 1000);
  const sources = clusters.flatMap(({ pools, fleets = [] }) => [...pools, ...fleets]);
  const ground: Ground = {
    random: createRandom(`visit ${seed} ${family.name}`),
    from: Math.min(FIRST_FAULT, seconds),
    until: Math.floor((seconds * 2) / 3),
    zones: [...new Set(sources.flatMap(({ zones = ['a'] }) => zones))],
    clusters,
    specs,
  };
  const most = new Map(clusters.flatMap(({ pools }) => pools.map(({ name, max }) => [name, max] as const)));
  return family.draw(ground).map((each) => fewEnough(cut(each, ground.until), most));
}

/** Families are made for longer lives: what would last into the last third ends where it begins. */
function cut(drawn: Drawn, until: number): Drawn {
  if ('own' in drawn) {
    const { at, effect, ...what } = drawn.own;
    if (at === undefined) return drawn;
    const begins = Math.min(at, until);
    return { own: { at: begins, ...shorter(what, (seconds: number) => Math.min(seconds, until - begins)) } };
  }
  const { at, ...what } = drawn.world;
  const begins = Math.min(parseDurationMs(at) / 1000, until);
  const least = (text: string) => `${Math.max(1, Math.min(parseDurationMs(text) / 1000, until - begins))}s`;
  return { world: { at: `${begins}s`, ...shorter(what, least) } };
}

/** Nor more hosts of a group than it may have. */
function fewEnough(drawn: Drawn, most: ReadonlyMap<string, number>): Drawn {
  if ('own' in drawn) return drawn;
  const { at, ...what } = drawn.world;
  const bodies = (Object.entries(what) as [string, { pool?: string; count?: number }][]).map(
    ([kind, body]) => {
      const max = most.get(body.pool ?? '');
      return [kind, max === undefined || !body.count ? body : { ...body, count: Math.min(body.count, max) }];
    },
  );
  return { world: { at, ...Object.fromEntries(bodies) } };
}

/** What happens, with its length as `least` makes it. */
function shorter<T extends object, L>(what: T, least: (length: L) => L): T {
  const bodies = Object.entries(what).map(([kind, body]: [string, Record<string, L>]) => {
    const lengths = ['for', 'downFor'].filter((key) => body[key] !== undefined);
    return [kind, { ...body, ...Object.fromEntries(lengths.map((key) => [key, least(body[key]!)])) }];
  });
  return Object.fromEntries(bodies) as T;
}

/** Checked as if the faults had been written into its file, with their defaults. */
function withFaults(scenario: Scenario, more: readonly WorldFault[]): Scenario {
  const faults = [...(scenario.spec.faults ?? []), ...more];
  const changed = { ...scenario, spec: { ...scenario.spec, faults } };
  const { scenario: valid, problems } = parseScenario(Buffer.from(JSON.stringify(changed)), 'drawn faults');
  if (valid) return valid;
  const [first] = problems;
  throw new Error(`these faults do not fit this scenario: ${first?.path}: ${first?.message}`);
}

export function countByKind(faults: readonly WorldFault[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const fault of faults) {
    const kind = Object.keys(fault).find((key) => key !== 'at')!;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
