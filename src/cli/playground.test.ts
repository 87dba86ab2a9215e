// The playground that strangers begin with: valid, calm for its first minutes, and its traffic arrives.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { buildWorld } from '#sandbox/world/build.ts';
import { companionsOf } from './companions.ts';

const file = join(import.meta.dirname, '../../examples/scenarios/playground.yaml');

test('nothing happens to its instances by itself, and its requests arrive and are answered', () => {
  const { scenario, problems } = parseScenario(readFileSync(file), file, companionsOf(file));
  expect(problems).toEqual([]);
  const w = buildWorld(scenario!, { seed: 1, operatorParts: true });
  const before = [...w.instances.keys()];
  w.engine.advance(w.engine.now + 120_000);
  const running = before.filter((id) => w.instances.get(id)?.state === 'running');
  expect(running).toEqual(before);
  expect(w.tally.requests.total).toBeGreaterThan(1_000);
  expect(w.tally.requests.failed).toBe(0);
  const services = [...w.clusters.get('shop')!.services.values()];
  const missing = services.filter((s) => !s.daemon && s.tasks.size < s.desiredCount).map(({ name }) => name);
  expect(missing).toEqual([]);
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
