// Who may be another cluster's, what is said of it, and when a pool counts as shared.
import { expect, it } from 'vitest';
import type { InstanceFacts } from '#model/observation.ts';
import { anInstance, NOW } from '../../test/support/facts.ts';
import { isUnheard, sharedWith, whereElse } from './elsewhere.ts';

const silent = (agentConnected: boolean, over: Partial<InstanceFacts> = {}): InstanceFacts => {
  const base = anInstance('1');
  return { ...base, container: { ...base.container!, agentConnected }, ...over };
};
const never = (over: Partial<InstanceFacts> = {}): InstanceFacts => ({
  ...anInstance('1', { container: undefined }),
  ...over,
});
const found = (id: string, ...clusters: string[]) => ({
  ...anInstance(id),
  elsewhere: { clusters, readAt: NOW },
});

it('is whoever runs and does not speak to this cluster', () => {
  expect([silent(false), never()].map(isUnheard)).toEqual([true, true]);
  const untold = { ec2State: undefined };
  expect([silent(false, untold), never(untold), silent(true, untold)].map(isUnheard)).toEqual([
    true,
    true,
    false,
  ]);
  const standby = { ...never().group!, lifecycleState: 'Standby' };
  expect(isUnheard(never({ containerArn: 'arn', group: standby }))).toBe(true);
  const others = [
    silent(true),
    silent(true, { group: standby }),
    never({ containerArn: 'arn' }),
    never({ containerArn: 'arn', group: undefined }),
    never({ ec2State: 'stopped' }),
    silent(false, { ec2State: 'stopped' }),
  ];
  expect(others.map(isUnheard)).toEqual([false, false, false, false, false, false]);
});

it('is told by what was found, and by what could not be', () => {
  const told = (elsewhere: InstanceFacts['elsewhere']) => whereElse(never({ elsewhere }));
  expect(told(undefined)).toBe('it was not looked for in other clusters');
  expect(told({ clusters: [], readAt: NOW })).toBeUndefined();
  expect(told({ clusters: ['a'], problem: 'denied', readAt: NOW })).toBe('it is registered in cluster a');
  expect(told({ clusters: ['a', 'b'], readAt: NOW })).toBe('it is registered in clusters a, b');
  expect(told({ clusters: [], problem: 'denied', readAt: NOW })).toBe(
    'whether another cluster has it is not known: denied',
  );
});

it('shares its pool with every cluster that has one of it', () => {
  expect(sharedWith([anInstance('1'), found('2')])).toBeUndefined();
  expect(sharedWith([anInstance('1'), found('2', 'b'), found('3', 'b', 'a')])).toBe(
    'shared with clusters a, b through i-2, i-3',
  );
  expect(sharedWith([found('2', 'b')])).toBe('shared with cluster b through i-2');
});
