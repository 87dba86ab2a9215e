// What a seed draws is always a world that can be lived in, large enough and long enough to mean something.
import { expect, test } from 'vitest';
import { parseDurationMs } from '#lib/duration.ts';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { parseClusterSpecs } from '#spec/parse.ts';
import { holds } from '../faults/fault.ts';
import { drawTrial } from './draw.ts';
import { families } from './families/index.ts';
import type { Trial } from './trial.ts';

const seeds = Array.from({ length: 300 }, (_, n) => n + 1);
const trials = new Map(seeds.map((seed) => [seed, drawTrial(seed)]));
const bytes = (document: object) => Buffer.from(JSON.stringify(document));

/** Seeds for which something does not hold, and what was found instead. */
function strange(found: (trial: Trial) => unknown): string[] {
  return [...trials].flatMap(([seed, trial]) => {
    const what = found(trial);
    return what === undefined ? [] : [`seed ${seed}: ${JSON.stringify(what)}`];
  });
}

test('each seed draws a scenario that could stand in a file', () => {
  expect(strange(({ scenario }) => parseScenario(bytes(scenario), 'drawn').problems[0])).toEqual([]);
});

test('each seed draws specs that could stand in files, for the clusters that are there', () => {
  const read = ({ specs }: Trial) =>
    parseClusterSpecs(specs.map((spec) => ({ file: spec.metadata.name, bytes: bytes(spec) }))).problems[0];
  expect(strange(read)).toEqual([]);
  const orphan = ({ scenario, specs }: Trial) =>
    specs.find(({ spec }) => scenario.spec.clusters.every(({ name }) => name !== spec.cluster));
  expect(strange(orphan)).toEqual([]);
});

test('at least ten hosts live for at least four hours', () => {
  const hosts = ({ clusters }: Trial['scenario']['spec']) =>
    clusters.flatMap(({ pools }) => pools).reduce((sum, { desired }) => sum + desired, 0) +
    // Targets are in units, of which a host has up to two.
    clusters
      .flatMap(({ fleets = [] }) => fleets)
      .reduce((sum, { target }) => sum + Math.floor(target / 2), 0);
  expect(strange(({ scenario }) => (hosts(scenario.spec) < 10 ? hosts(scenario.spec) : undefined))).toEqual(
    [],
  );
  const short = ({ scenario }: Trial) =>
    parseDurationMs(scenario.spec.duration) < 4 * 3_600_000 ? scenario : undefined;
  expect(strange(short)).toEqual([]);
});

test('at least two families of faults, none of them twice', () => {
  expect(strange(({ families }) => (new Set(families).size < 2 ? families : undefined))).toEqual([]);
  expect(
    strange(({ families }) => (new Set(families).size < families.length ? families : undefined)),
  ).toEqual([]);
});

test('every family comes up, and its faults as well', () => {
  const seen = new Set([...trials.values()].flatMap((trial) => trial.families));
  expect(families.flatMap(({ name }) => (seen.has(name) ? [] : [name]))).toEqual([]);
  const kinds = new Set(
    [...trials.values()].flatMap(({ faults }) => faults.flatMap((fault) => Object.keys(fault))),
  );
  const all =
    'kill loseRequests loseAnswers blackout slow stale partial pages malformed stall clock second edit forge';
  expect(all.split(' ').filter((kind) => !kinds.has(kind as never))).toEqual([]);
});

test('some pools in mode scale grow, in every way, and no others', () => {
  const grown = [...trials.values()].flatMap(({ specs }) => specs.filter(({ spec }) => spec.scaleOut));
  expect(new Set(grown.map(({ spec }) => spec.mode))).toEqual(new Set(['scale']));
  const fields = new Set(
    grown.flatMap(({ spec }) => [
      ...Object.keys(spec.scaleOut!),
      ...(spec.schedules ? ['schedules'] : []),
      ...spec.pools!.flatMap((pool) => Object.keys(pool)),
    ]),
  );
  const all =
    'unplacedTasks shortageQueue reservation schedules headroom headroomTasks surviveLossOf fallback base weight limits';
  expect(all.split(' ').filter((field) => !fields.has(field))).toEqual([]);
});

test('demand that rises is what it was in the middle of the trial', () => {
  const left = ({ scenario }: Trial) => {
    const wanted = new Map(
      scenario.spec.clusters.flatMap(({ services = [] }) =>
        services.map((each) => [each.name, each.desired]),
      ),
    );
    const changes = (scenario.spec.faults ?? []).flatMap(({ at, setServiceDesired: to }) =>
      to ? [{ at: parseDurationMs(at), ...to }] : [],
    );
    const inOrder = changes.toSorted((a, b) => a.at - b.at);
    return [...wanted].find(([name, desired]) => {
      const last = inOrder.findLast(({ service }) => service === name);
      return last !== undefined && (last.at > 5_000_000 || last.desired !== desired);
    });
  };
  expect(strange(left)).toEqual([]);
});

test('when the time to heal begins, no fault holds any more', () => {
  const late = ({ scenario, faults }: Trial) => {
    const end = parseDurationMs(scenario.spec.duration) / 1000;
    const heals = end - parseDurationMs(scenario.spec.settle!) / 1000;
    return faults.find((fault) => holds(fault, heals) || (fault.at ?? 0) > heals);
  };
  expect(strange(late)).toEqual([]);
});

test('the same seed draws the same trial, another one another', () => {
  expect(
    strange((trial) =>
      JSON.stringify(drawTrial(trial.seed)) === JSON.stringify(trial) ? undefined : trial.name,
    ),
  ).toEqual([]);
  expect(
    new Set([...trials.values()].map(({ scenario, faults }) => JSON.stringify([scenario.spec, faults]))).size,
  ).toBe(300);
});

test('a trial survives being written down', () => {
  expect(
    strange((trial) => {
      const read = JSON.parse(JSON.stringify(trial)) as Trial;
      return JSON.stringify(read) === JSON.stringify(trial) ? undefined : trial.name;
    }),
  ).toEqual([]);
});

test('each 25th seed goes through the real SDK', () => {
  expect([...trials].filter(([, { edge }]) => edge === 'sdk').map(([seed]) => seed % 25)).toEqual(
    Array(12).fill(0),
  );
});

test('families that are asked for take the place of those of the seed, in the same world', () => {
  const asked = drawTrial(3, { families: ['crashes'] });
  const own = trials.get(3)!;
  expect(asked.families).toEqual(['crashes']);
  expect(asked.scenario.spec.clusters).toEqual(own.scenario.spec.clusters);
  expect(asked.specs).toEqual(own.specs);
  expect(asked.faults.every(({ kill }) => kill)).toBe(true);
  expect(() => drawTrial(3, { families: ['crash'] })).toThrow('there is no family of faults called "crash"');
});

test('each family says what it is in a line', () => {
  expect(
    families.filter(({ about }) => about.length > 60 || about.length < 10 || /[.]$/.test(about)),
  ).toEqual([]);
});
