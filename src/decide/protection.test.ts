// Scale-in protection of one instance, demand by demand: whose flag it is, what makes it busy, how fresh its tags are.
import { describe, expect, it } from 'vitest';
import type { GroupFacts } from '#model/observation.ts';
import { aCase, aSituation } from '../../test/support/case.ts';
import { anInstance, anObservation, aPool, aPoolSpec, aTask, NOW } from '../../test/support/facts.ts';
import { decidePoolProtection, decideProtect, decideRelease } from './protection.ts';
import type { PoolSpec } from './situation.ts';

interface Given {
  readonly mode?: 'observe' | 'protect' | 'drain';
  readonly group?: Partial<GroupFacts>;
  readonly pool?: PoolSpec;
  readonly incomplete?: ('ec2' | 'tasks')[];
  readonly settled?: boolean;
}
type Over = Parameters<typeof anInstance>[1];
const open = (
  over: Over,
  { mode = 'protect', group, pool = aPoolSpec(), incomplete, settled = true }: Given = {},
) => {
  const instance = anInstance('a', over);
  const observation = anObservation({ instances: [instance], pools: [aPool(group)], incomplete });
  return { ...aCase(aSituation(observation, { spec: { mode } }), instance, pool), settled };
};
const action = (kind: string, reason: string, nature = 'routine') => [
  { kind, instanceId: 'i-a', pool: 'main', group: 'web-main', forced: false, nature, reason },
];
const tasks = [aTask('1', { service: 'web' }), aTask('2'), aTask('3'), aTask('4', { lastStatus: 'STOPPED' })];
const busy = action('protect', 'busy with 3 tasks: batch, web');
const idle = action('unprotect', 'idle: spare capacity that may go');
const isProtected = true;

const notOurs: [string, Over, Given][] = [
  ['in mode observe', {}, { mode: 'observe' }],
  ['in a pool that is no group', {}, { pool: { name: 'main' } }],
  ['in a group that was not found', {}, { pool: aPoolSpec({ name: 'other' }) }],
  ['in a group of a capacity provider', {}, { group: { managedByEcs: true } }],
  ['not in service', { lifecycle: 'Standby' }, {}],
  ['in no group any more', { group: undefined }, {}],
  ['tagged to keep', { tags: { 'sluice.dev/keep': '' } }, {}],
];

describe('protection', () => {
  it('is given to what is busy, by the names of its tasks', () => {
    expect(decideProtect(open({ tasks })).actions).toEqual(busy);
    expect(decideProtect(open({ tasks }, { settled: false })).actions).toEqual(
      action('protect', 'busy with 3 tasks: batch, web', 'change'),
    );
  });
  it.each([
    ['idle', {}],
    ['protected already', { tasks, isProtected }],
  ])('is not given to what is %s', (_, over) => expect(decideProtect(open(over)).actions).toEqual([]));

  it.each(notOurs)('is neither given nor taken %s', (_, over, given) => {
    expect(decideProtect(open({ tasks, ...over }, given)).actions).toEqual([]);
    expect(decideRelease(open({ isProtected, ...over }, given)).actions).toEqual([]);
  });

  const released: [string, Over, Given, object[]][] = [
    ['protected', { isProtected }, {}, idle],
    ['unprotected', {}, {}, []],
    ['in a cluster not read whole', { isProtected }, { incomplete: ['tasks'] }, []],
    ['its tags just read', { isProtected, ec2ReadAt: NOW - 60_000 }, { incomplete: ['ec2'] }, idle],
    ['its tags read too long ago', { isProtected, ec2ReadAt: NOW - 60_001 }, {}, []],
    ['EC2 not read whole', { isProtected }, { incomplete: ['ec2'] }, []],
    ['EC2 not knowing it', { isProtected, ec2State: undefined }, {}, []],
  ];
  it.each(released)('is taken from an idle instance: %s', (_, over, given, actions) => {
    expect(decideRelease(open(over, given)).actions).toEqual(actions);
  });

  it('is left to ECS where a capacity provider manages the group, and that is said', () => {
    const said = (group: Partial<GroupFacts>, mode: 'observe' | 'protect' = 'protect', name = 'main') =>
      decidePoolProtection(
        aSituation(anObservation({ pools: [aPool(group)] }), { spec: { mode } }),
        aPoolSpec({ name }),
      ).waits;
    expect(said({ managedByEcs: true })).toEqual([
      {
        pool: 'main',
        kind: 'refused',
        reason:
          'a capacity provider of ECS manages this group; protection is left to ECS, for what it manages could not be ' +
          'read: allow ecs:DescribeCapacityProviders',
      },
    ]);
    expect(said({ managedByEcs: true }, 'observe')).toEqual([]);
    expect(said({ managedByEcs: true }, 'protect', 'other')).toEqual([]);
    expect(said({})).toEqual([]);
  });
});
