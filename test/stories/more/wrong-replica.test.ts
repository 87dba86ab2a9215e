// A notice reaches a replica that does not hold the cluster: two processes in virtual time, and the holder hears nothing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createMemoryStore } from '#runtime/lease-memory.ts';
import { createSandbox } from '#sandbox/sandbox.ts';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { loadServices } from '#sandbox/wire/services.ts';
import { drive } from '#simulate/drive.ts';
import type { Meddler } from '#simulate/faults/meddle.ts';
import { startProcess } from '#simulate/process.ts';
import { parseClusterSpecs } from '#spec/parse.ts';

const folder = join(import.meta.dirname, '../../e2e');
const read = (name: string) => ({ file: name, bytes: readFileSync(join(folder, name)) });

/** Two replicas; the first one, which comes to hold alpha, is told nothing by its queue. */
async function twoReplicas(frozen: boolean) {
  await loadServices();
  const { bytes, file } = read('replicas.scenario.yaml');
  const scenario = parseScenario(bytes, file).scenario!;
  const faults = [{ at: '60s', spotInterruption: { pool: 'alpha-spot', count: 1 } }];
  const sandbox = createSandbox(
    { ...scenario, spec: { ...scenario.spec, faults } },
    { seed: 1, operatorParts: true },
  );
  const { engine, clusters } = sandbox.world;
  if (frozen) clusters.get('alpha')!.tags.set('sluice.dev/frozen', 'a test');
  const specs = parseClusterSpecs([read('replicas.clusters.yaml')]).specs.map(({ spec }) => spec);
  const store = createMemoryStore();
  const lines: string[] = [];
  const writes: string[] = [];
  const deaf: Meddler = ({ operation }, go) =>
    operation === 'ReceiveMessage' ? new Promise(() => {}) : go();
  const start = (name: string, isDeaf: boolean) =>
    startProcess(sandbox, {
      ...{ specs: specs.filter(({ metadata }) => metadata.name === 'alpha'), edge: 'direct', name },
      leases: { store, host: name },
      meddler: async (call, go) => {
        if (!/^(Describe|List|Get|Receive)/.test(call.operation)) writes.push(`${name} ${call.operation}`);
        return isDeaf ? deaf(call, go) : go();
      },
      log: (_, message) =>
        lines.push(`${((engine.now - engine.start) / 1000).toFixed(1)} ${name}: ${message}`),
      onCrash: (error) => lines.push(`crash: ${String(error)}`),
    });
  const holder = start('holder', true);
  await drive(engine, { until: engine.start + 10_000 });
  const other = start('other', false);
  await drive(engine, { until: engine.start + 58_000 });
  const before = writes.length;
  await drive(engine, { until: engine.start + 75_000 });
  for (const each of [holder, other]) each.kill();
  return { lines, writes: writes.slice(before), letters: (await store.read()).letters };
}

const at = (lines: readonly string[], pattern: RegExp) =>
  Number.parseFloat(lines.find((line) => pattern.test(line)) ?? '');

it('it sets DRAINING at once, and the holder, woken within a second, does the rest', async () => {
  const { lines, writes, letters } = await twoReplicas(false);
  const heard = at(lines, /other: notice: spotInterruption/);
  expect(at(lines, /other: done: drain/) - heard).toBeLessThan(0.5);
  expect(at(lines, /holder: notice: spotInterruption/) - heard).toBeLessThanOrEqual(1.2);
  expect(at(lines, /holder: done: remember/) - heard).toBeLessThan(3);
  const byOther = [...new Set(writes.filter((line) => line.startsWith('other')))];
  expect(byOther.sort()).toEqual(['other DeleteMessageBatch', 'other UpdateContainerInstancesState']);
  // What was handed on is settled, and gone from the table.
  expect(letters).toEqual([]);
  expect(lines.filter((line) => line.startsWith('crash'))).toEqual([]);
});

it('it does nothing where the cluster is frozen', async () => {
  const { writes } = await twoReplicas(true);
  expect(writes.filter((line) => !line.endsWith('DeleteMessageBatch'))).toEqual([]);
});
