// The two stories: harm without Sluice, none with it, whatever the seed and whatever AWS leaves unverified.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import type { EdgeKind } from '#simulate/edge.ts';
import { brokenPromises, type Policy } from '#simulate/report.ts';
import { simulate } from '#simulate/simulate.ts';
import { parseClusterSpecs } from '#spec/parse.ts';

const folder = join(import.meta.dirname, '../../examples/scenarios');

function load(name: string) {
  const file = join(folder, `${name}.yaml`);
  const { scenario, problems } = parseScenario(readFileSync(file), file);
  if (!scenario) throw new Error(JSON.stringify(problems));
  const sources = (scenario.spec.clusterSpecs ?? []).map((path) => {
    const from = join(dirname(file), path);
    return { file: from, bytes: readFileSync(from) };
  });
  const { specs } = parseClusterSpecs(sources);
  return { scenario, specs: specs.map(({ spec }) => spec) };
}

async function live(name: string, run: { policy: Policy; seed: number; edge?: EdgeKind }) {
  return (await simulate({ ...load(name), ...run })).report;
}

describe.each(['scale-in-kills-tasks', 'spot-reclaim'])('%s', (name) => {
  it('goes wrong unmanaged: requests fail and tasks die with their instances', async () => {
    const report = await live(name, { policy: 'unmanaged', seed: 1 });
    expect(report.requests.total).toBeGreaterThan(100_000);
    expect(report.requests.failed).toBeGreaterThan(500);
    expect(report.tasks.killedWithInstance).toBeGreaterThan(20);
    expect(report.api.total).toBe(0);
  });

  it.each([1, 2, 3])('goes right with Sluice, seed %i', async (seed) => {
    const report = await live(name, { policy: 'sluice', seed });
    expect(brokenPromises(report)).toEqual([]);
    expect(report.requests).toMatchObject({ failed: 0, unavoidable: 0 });
    expect(report.tasks).toMatchObject({ killedWithInstance: 0, unavoidable: 0 });
    expect(report.instances.terminated).toBeGreaterThan(2);
    expect(report.api.mutating).toBeGreaterThan(0);
    for (const invariant of report.invariants.filter((i) => i.name !== 'no-limit-or-capacity-written')) {
      expect(invariant, invariant.name).toMatchObject({ violations: 0 });
    }
  });

  it('gives the same digest for the same seed, and another for another', async () => {
    const first = await live(name, { policy: 'sluice', seed: 7 });
    const again = await live(name, { policy: 'sluice', seed: 7 });
    const other = await live(name, { policy: 'sluice', seed: 8 });
    expect(again).toEqual(first);
    expect(other.digest).not.toBe(first.digest);
  });

  it('goes the same way through the real SDK clients as through direct calls', async () => {
    const direct = await live(name, { policy: 'sluice', seed: 4, edge: 'direct' });
    const sdk = await live(name, { policy: 'sluice', seed: 4, edge: 'sdk' });
    expect(sdk).toEqual(direct);
  });
});
