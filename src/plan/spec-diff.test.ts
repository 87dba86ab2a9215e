// What specs alter against others, by the documents alone: clusters come and go, pools too, and every change of mode names all pools.
import { describe, expect, it } from 'vitest';
import { aPoolSpec, aSpec } from '../../test/support/facts.ts';
import type { Spec } from './canonical.ts';
import { type SpecVersion, specDiffs, specHasChanges } from './spec-diff.ts';

const version = (spec: Partial<Spec> = {}, name = 'web'): SpecVersion => ({
  name,
  spec: aSpec(spec),
  origin: `${name}.yaml:1`,
});
const only = (before: SpecVersion, after: SpecVersion) => {
  const [diff, ...others] = specDiffs([before], [after]);
  expect(others).toEqual([]);
  return diff!;
};
const fleet = { name: 'fleet', spotFleet: { id: 'sfr-1' } };

describe('specs of two revisions', () => {
  it('are the same whatever their order of keys, defaults and files', () => {
    const spelled = aSpec({ refresh: { surge: 1 }, pools: [aPoolSpec({ onRebalance: 'ignore' })] });
    const moved = { name: 'web', spec: { ...spelled, schedules: [] }, origin: 'elsewhere.yaml:7' };
    const diff = only(version({ refresh: {} }), moved);
    expect(diff).toMatchObject({ fate: 'same', origin: 'elsewhere.yaml:7', originBefore: 'web.yaml:1' });
    expect(specHasChanges(diff)).toBe(false);
  });

  it('tell which fields of which pool and of the cluster differ, with before and after', () => {
    const diff = only(
      version({ pools: [aPoolSpec({ limits: { min: 2, max: 9 } }), fleet] }),
      version({
        pools: [aPoolSpec({ limits: { min: 2, max: 12 } }), fleet],
        disruption: { budgets: [{ max: 1 }] },
      }),
    );
    expect(diff.fate).toBe('altered');
    expect(diff.pools).toEqual([
      {
        pool: 'main',
        fate: 'altered',
        settings: [{ path: 'pools.main.limits.max', before: 9, after: 12 }],
        effects: [],
      },
      { pool: 'fleet', fate: 'same', settings: [], effects: [] },
    ]);
    expect(diff.settings).toEqual([{ path: 'disruption.budgets', after: [{ max: 1 }] }]);
  });

  it('name every pool where the mode changes, each rung in turn, up and down', () => {
    const pools = [aPoolSpec(), { name: 'bare', autoScalingGroup: { name: 'g' } }, fleet];
    const up = only(version({ mode: 'observe', pools }), version({ mode: 'drain', pools }));
    expect(up.mode).toEqual({ before: 'observe', after: 'drain' });
    expect(up.pools.map(({ pool, effects }) => [pool, effects.length])).toEqual([
      ['main', 2],
      ['bare', 2],
      ['fleet', 2],
    ]);
    expect(up.pools[0]!.effects[1]).toContain('sluice-drain is put where it is missing');
    expect(up.pools[1]!.effects[1]).toContain(
      'without a lifecycleHook what its group ends is not drained first',
    );
    const down = only(version({ mode: 'scale', pools }), version({ mode: 'protect', pools }));
    expect(down.pools[0]!.effects.join()).toMatch(/hook sluice-drain stays, unanswered.*sets it no more/);
    expect(down.pools[2]!.effects).toEqual([
      'nothing is drained any more',
      'its size stays as it is, and Sluice sets it no more',
    ]);
  });

  it('come and go by their clusters, and pools by their names', () => {
    const other = version({ cluster: 'shop', mode: 'observe' }, 'shop');
    const [added, removed] = specDiffs([version()], [other]);
    expect(added).toMatchObject({ cluster: 'shop', fate: 'added', mode: { after: 'observe' } });
    expect(removed).toMatchObject({ cluster: 'web', fate: 'removed', mode: { before: 'drain' } });
    expect(removed).not.toHaveProperty('origin');
    const swapped = only(version({ pools: [aPoolSpec()] }), version({ pools: [fleet] }));
    expect(swapped.pools.map(({ pool, fate }) => `${fate} ${pool}`)).toEqual(['added fleet', 'removed main']);
  });

  it('tell that a document has another name, as the tag of its owner knows the old one', () => {
    const diff = only(version({}, 'web'), version({}, 'web-2'));
    expect(diff).toMatchObject({ fate: 'altered', renamed: { before: 'web', after: 'web-2' }, settings: [] });
  });

  it('tell that pools are named in another order, in which they grow', () => {
    const diff = only(version({ pools: [aPoolSpec(), fleet] }), version({ pools: [fleet, aPoolSpec()] }));
    expect(diff.settings).toEqual([
      { path: 'pools (their order)', before: ['main', 'fleet'], after: ['fleet', 'main'] },
    ]);
  });

  it('tell that a secret is another one, and never which', () => {
    const role = (externalId?: string) => ({
      assumeRole: { arn: 'arn:aws:iam::111122223333:role/sluice', externalId },
    });
    const diff = only(version(role('canary-1')), version(role('canary-2')));
    expect(diff.fate).toBe('altered');
    expect(JSON.stringify(diff)).not.toContain('canary');
    expect(only(version(role()), version(role('canary'))).settings).toEqual([
      { path: 'assumeRole.externalId', before: undefined, after: '(another)' },
    ]);
  });
});
