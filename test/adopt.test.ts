// What adopting prints is what runs: of every cluster of every shipped scenario its diff has no changes, and any step has some.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readScenario } from '#cli/scenario-file.ts';
import { hasChanges, isOpen } from '#plan/diff.ts';
import { createSandbox, type Sandbox } from '#sandbox/sandbox.ts';
import { loadServices } from '#sandbox/wire/services.ts';
import type { ParsedSpec } from '#spec/parse.ts';
import { adoptFrom, diffAt, onlySpecOf, takeAll } from './support/adopting.ts';

const folder = join(import.meta.dirname, '../examples/scenarios');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -5));

async function open(story: string): Promise<Sandbox> {
  await loadServices();
  const scenario = await readScenario(join(folder, `${story}.yaml`));
  return createSandbox(scenario!, { seed: 1, operatorParts: true });
}

type Spec = ParsedSpec['spec']['spec'];
const altered = ({ spec, origin }: ParsedSpec, over: Partial<Spec>): ParsedSpec => ({
  spec: { ...spec, spec: { ...spec.spec, ...over } },
  origin,
});

describe('there is something to adopt', () => {
  it('in every scenario', () => expect(names.length).toBeGreaterThan(15));
});

describe.each(names)('the clusters of %s, adopted', (story) => {
  it('differ in nothing from what runs; a rung higher they do, and every pool is named', async () => {
    const sandbox = await open(story);
    for (const cluster of sandbox.world.clusters.keys()) {
      const { text, adoption } = await adoptFrom(sandbox, cluster);
      expect(adoption.unread).toEqual([]);
      expect(text).toMatch(/^# yaml-language-server: \$schema=schemas\/clusterspec\.schema\.json\n/);
      const parsed = onlySpecOf(text);
      expect(parsed.spec.spec).toMatchObject({ cluster, mode: 'observe' });
      const diff = await diffAt(sandbox, parsed);
      expect(isOpen(diff)).toBe(false);
      expect(hasChanges(diff)).toBe(false);
      const pools = (parsed.spec.spec.pools ?? []).map(({ name }) => name);
      expect(pools.length).toBeGreaterThan(0);
      for (const mode of ['protect', 'drain', 'scale'] as const) {
        const { changes } = await diffAt(sandbox, altered(parsed, { mode }));
        expect(changes[0]).toMatchObject({ kind: 'mode', before: 'observe', after: mode });
        const named = changes[0]?.kind === 'mode' ? changes[0].pools.map(({ pool }) => pool) : [];
        expect(named).toEqual(pools);
      }
    }
  });

  it('say so when a limit of a pool is another one, and nothing but that', async () => {
    const sandbox = await open(story);
    for (const cluster of sandbox.world.clusters.keys()) {
      const parsed = onlySpecOf((await adoptFrom(sandbox, cluster)).text);
      const limited = (parsed.spec.spec.pools ?? []).filter(({ limits }) => limits?.max !== undefined);
      for (const { name, limits } of limited) {
        const max = limits!.max! + 1;
        const pools = parsed.spec.spec.pools!.map((pool) =>
          pool.name === name ? { ...pool, limits: { ...limits, max } } : pool,
        );
        const diff = await diffAt(sandbox, altered(parsed, { pools }));
        expect(diff.changes).toEqual([
          { kind: 'setting', path: `pools.${name}.limits.max`, before: max - 1, after: max },
        ]);
      }
    }
  });

  it('are still valid with every suggestion taken', async () => {
    const sandbox = await open(story);
    for (const cluster of sandbox.world.clusters.keys()) {
      const { text } = await adoptFrom(sandbox, cluster);
      const { spec } = onlySpecOf(takeAll(text)).spec;
      expect(Object.keys(spec)).toEqual(
        expect.arrayContaining(['events', 'disruption', 'scaleOut', 'refresh']),
      );
      const groups = (spec.pools ?? []).filter(({ autoScalingGroup }) => autoScalingGroup !== undefined);
      for (const { lifecycleHook } of groups) expect(lifecycleHook).toBeDefined();
    }
  });
});
