// The playground that strangers begin with: valid, calm until somebody troubles it, and its traffic arrives.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { buildWorld } from '#sandbox/world/build.ts';
import { strike } from '#sandbox/world/faults.ts';
import { countsOf } from '#sandbox/world/report.ts';
import { companionsOf } from './companions.ts';

const file = join(import.meta.dirname, '../../examples/scenarios/playground.yaml');

function playground(seed: number) {
  const { scenario, problems } = parseScenario(readFileSync(file), file, companionsOf(file));
  expect(problems).toEqual([]);
  return buildWorld(scenario!, { seed, operatorParts: true });
}

test('nothing happens to its instances by itself in a day, and its requests arrive and are answered', () => {
  const w = playground(1);
  const before = [...w.instances.keys()];
  w.engine.advance(w.engine.now + 86_400_000);
  const running = before.filter((id) => w.instances.get(id)?.state === 'running');
  expect(running).toEqual(before);
  expect(w.tally.requests.total).toBeGreaterThan(1_000_000);
  expect(countsOf(w)).toMatchObject({ requests: { failed: 0 }, tasks: { killedWithInstance: 0 } });
  const services = [...w.clusters.get('shop')!.services.values()];
  const missing = services.filter((s) => !s.daemon && s.tasks.size < s.desiredCount).map(({ name }) => name);
  expect(missing).toEqual([]);
});

test.each([1, 2, 3])('who does nothing about an interruption of shop-spot sees harm (seed %i)', (seed) => {
  const w = playground(seed);
  strike(w, { spotInterruption: { pool: 'shop-spot', count: 2 } });
  w.engine.advance(w.engine.now + 300_000);
  expect(countsOf(w).tasks.killedWithInstance).toBeGreaterThan(0);
});

test('its CSV file became points of traffic', () => {
  const { scenario } = parseScenario(readFileSync(file), file, companionsOf(file));
  const gateway = scenario?.spec.clusters[0]?.services?.find(({ name }) => name === 'gateway');
  expect(gateway?.traffic?.points?.slice(0, 2)).toEqual([
    { at: '0s', requestsPerSecond: 8 },
    { at: '3600s', requestsPerSecond: 6 },
  ]);
  expect(gateway?.traffic).not.toHaveProperty('csv');
});
