import { describe, expect, it } from 'vitest';
import { aPoolSpec, aSpec } from '../../test/support/facts.ts';
import { fieldChanges } from './fields.ts';

const told = (before: Parameters<typeof aSpec>[0], after: Parameters<typeof aSpec>[0]) =>
  fieldChanges(aSpec(before), aSpec(after)).map(
    ({ path, before: from, after: to }) => `${path}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`,
  );

describe('settings that differ', () => {
  it('are told by path, pools by their names', () => {
    expect(
      told(
        { pools: [aPoolSpec({ limits: { min: 2, max: 9 } })] },
        {
          pools: [
            { name: 'new', autoScalingGroup: { name: 'g' } },
            aPoolSpec({ limits: { min: 2, max: 12 }, headroom: 1 }),
          ],
        },
      ),
    ).toEqual([
      'pools.main.headroom: undefined → 1',
      'pools.main.limits.max: 9 → 12',
      'pools.new: undefined → {"autoScalingGroup":{"name":"g"},"name":"new"}',
    ]);
  });

  it('of nameless lists are told as a whole', () => {
    const rule = { match: { daemon: true }, ignore: true };
    expect(told({}, { workloads: [rule] })).toEqual([
      'workloads: undefined → [{"ignore":true,"match":{"daemon":true}}]',
    ]);
  });

  it('are none where only order, defaults or the mode differ', () => {
    expect(
      told({ mode: 'observe' }, { pools: [aPoolSpec({ onRebalance: 'ignore' })], mode: 'scale' }),
    ).toEqual([]);
  });
});
