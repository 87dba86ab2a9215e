// What adopting prints is what runs: of every cluster of every shipped scenario its diff has no changes, and any step has some.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { diffCommand } from '#cli/diff.ts';
import { readScenario } from '#cli/scenario-file.ts';
import type { Terminal } from '#cli/terminal.ts';
import { hasChanges, isOpen } from '#plan/diff.ts';
import { renderDiffText } from '#report/diff-text.ts';
import { createSandbox, type Sandbox } from '#sandbox/sandbox.ts';
import { loadServices } from '#sandbox/wire/services.ts';
import type { ParsedSpec } from '#spec/parse.ts';
import { adoptFrom, diffAt, onlySpecOf, portsOf, takeAll } from './support/adopting.ts';

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
        // So many looks at one instant would be throttled. Nothing happens in a scenario's first minute.
        sandbox.world.engine.advance(sandbox.world.engine.now + 5_000);
        const higher = await diffAt(sandbox, altered(parsed, { mode }));
        const { changes } = higher;
        expect(higher.incomplete).toEqual([]);
        expect(hasChanges(higher)).toBe(true);
        expect(changes[0]).toMatchObject({ kind: 'mode', before: 'observe', after: mode });
        const named = changes[0]?.kind === 'mode' ? changes[0].pools.map(({ pool }) => pool) : [];
        expect(named).toEqual(pools);
        const text = renderDiffText([higher], { colour: false, width: 80 });
        for (const pool of pools) expect(text).toContain(`\n      ${pool}: `);
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
        expect([isOpen(diff), hasChanges(diff)]).toEqual([false, true]);
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

describe.each([
  ['scale-in-kills-tasks', 'music-prod'],
  ['fleet-scale-in', 'recipes-fleet-spot'],
])('as a person does it, in %s', (story, cluster) => {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-adopt-'));
  const file = join(folder, 'adopted.yaml');
  afterAll(() => rmSync(folder, { recursive: true }));
  afterEach(() => {
    process.exitCode = undefined;
  });

  it('the diff of the file that adopt prints ends with 0; with a mode raised or a limit changed with 1, and names the pool', async () => {
    const sandbox = await open(story);
    const { text } = await adoptFrom(sandbox, cluster);
    const diff = async (edited: string) => {
      writeFileSync(file, edited);
      let out = '';
      const terminal = { write: (said: string) => (out += said), colour: false, columns: 80 };
      const hand = { portsOf: () => portsOf(sandbox), clock: sandbox.world.engine.clock() };
      process.exitCode = undefined;
      await diffCommand(terminal as unknown as Terminal, hand).parseAsync(['-f', file], { from: 'user' });
      return { status: Number(process.exitCode), out };
    };
    expect(await diff(text)).toMatchObject({ status: 0 });
    const pools = (onlySpecOf(text).spec.spec.pools ?? []).map(({ name }) => name);
    const raised = await diff(text.replace('mode: observe', 'mode: protect'));
    expect(raised.status).toBe(1);
    for (const pool of pools) expect(raised.out).toContain(`\n      ${pool}: `);
    const limit = /^( +limits: \{.*max: )(\d+)/m.exec(text);
    if (limit === null) return;
    const lower = await diff(text.replace(limit[0], `${limit[1]}${Number(limit[2]) + 1}`));
    expect(lower).toMatchObject({
      status: 1,
      out: expect.stringContaining(`pools.${pools[0]}.limits.max: `),
    });
  });
});
