// Families of faults that visit a scenario which was not made for them.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseDurationMs } from '#lib/duration.ts';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { endsAt } from '../faults/fault.ts';
import { families } from './families/index.ts';
import { visit } from './visit.ts';

const file = new URL('../../../test/e2e/small.scenario.yaml', import.meta.url);
const written = parseScenario(readFileSync(file), 'small').scenario!;
const own = { at: '5s', terminateInGroup: { pool: 'elsewhere', count: 1 } };
/** Ten minutes in the zones a and c, with one fault of its own: shorter than most families are made for. */
const scenario = { ...written, spec: { ...written.spec, duration: '10m', faults: [own] } };
const visited = (names: readonly string[], seed = 1) => visit({ scenario, specs: [], families: names, seed });

test.each(families.map(({ name }) => name))(
  '%s keep to the time from the first minute to the last third',
  (name) => {
    for (const seed of [1, 2, 3]) {
      const { scenario: changed, faults } = visited([name], seed);
      const [first, ...drawn] = changed.spec.faults!;
      expect(first).toMatchObject(own);
      const begins = [
        ...drawn.map(({ at }) => parseDurationMs(at) / 1000),
        ...faults.flatMap(({ at }) => at ?? []),
      ];
      expect(begins.filter((at) => at < 60 || at > 400)).toEqual([]);
      expect(faults.filter((fault) => fault.at !== undefined && endsAt(fault) > 400)).toEqual([]);
    }
  },
);

test('an hour of blackout is cut to what fits', () => {
  const longest = families.filter(({ name }) => name === 'region-blackout' || name === 'outages');
  const lengths = longest.flatMap(({ name }) =>
    visited([name], 3).faults.map((fault) => endsAt(fault) - fault.at!),
  );
  expect(Math.max(...lengths)).toBeLessThanOrEqual(340);
});

test('the same seed draws the same, and one family draws the same beside another', () => {
  expect(visited(['spot-storm', 'crashes'])).toEqual(visited(['spot-storm', 'crashes']));
  expect(visited(['lost-answers', 'crashes']).faults).toEqual([
    ...visited(['lost-answers']).faults,
    ...visited(['crashes']).faults,
  ]);
  expect(visited(['crashes'], 2).faults).not.toEqual(visited(['crashes'], 1).faults);
});

test('only zones that are there are lost', () => {
  const zones = Array.from(
    { length: 20 },
    (_, seed) => visited(['zone-loss'], seed).scenario.spec.faults!.at(-1)!,
  );
  expect(new Set(zones.map(({ zoneOutage }) => zoneOutage?.zone))).toEqual(new Set(['a', 'c']));
});

test('a family with nothing to strike is named: nobody shall believe that it was survived', () => {
  expect(visited(['spot-storm', 'crashes']).idle).toEqual(['spot-storm']);
});

test('it tells what may be lost, and what was ordered', () => {
  expect(visited(['crashes'])).toMatchObject({ costly: false, name: 'crashes', ordered: {} });
  expect(visited(['expired-credentials', 'crashes'])).toMatchObject({
    costly: true,
    name: 'expired-credentials+crashes',
    ordered: { apiError: 5 },
  });
});
