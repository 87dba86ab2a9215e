// One that never joined: what keeps it, in the words that people read.
import { expect, it } from 'vitest';
import type { GroupFacts, InstanceFacts, PartName, PoolFacts } from '#model/observation.ts';
import type { Recall } from '#model/plan.ts';
import { aCase, aSituation } from '../../test/support/case.ts';
import { anInstance, anObservation, aPool, HOUR, NOW } from '../../test/support/facts.ts';
import type { Situation } from './situation.ts';
import { decideStray } from './stray.ts';

const from = (base: InstanceFacts, version: string): InstanceFacts => ({
  ...base,
  group: { ...base.group!, template: { id: 'lt-1', version } },
});
const stray = (id: string, over: Partial<InstanceFacts> = {}): InstanceFacts => ({
  ...from(anInstance(id, { container: undefined, launchedAt: NOW - 900_000 }), '2'),
  containerGone: true,
  elsewhere: { clusters: [], readAt: NOW },
  ...over,
});
const kin = [from(anInstance('2'), '2'), from(anInstance('3'), '1'), from(anInstance('4'), '1')];
const LOOK = 'so that another may not either; look at its user data and its network';
const provider = (over: object) => ({
  name: 'p',
  managedScaling: false,
  managedDraining: true,
  managedTerminationProtection: false,
  ...over,
});
const WHY = 'it runs since 04:45:00Z and has not joined the cluster';

interface Given {
  readonly one?: InstanceFacts;
  readonly rest?: readonly InstanceFacts[];
  readonly group?: Partial<GroupFacts>;
  readonly incomplete?: readonly PartName[];
  readonly recall?: Partial<Recall>;
  readonly pools?: readonly PoolFacts[];
  readonly budgets?: NonNullable<Situation['spec']['disruption']>['budgets'];
}
function decided({
  one = stray('1'),
  rest = kin,
  group = {},
  incomplete = [],
  recall = {},
  ...given
}: Given = {}) {
  const { pools = [aPool(group)], budgets } = given;
  const observation = anObservation({ instances: [one, ...rest], pools, incomplete });
  const spec = budgets && { disruption: { budgets } };
  return decideStray(aCase(aSituation(observation, { spec, recall: { watchedSince: 0, ...recall } }), one));
}

it('waits for its turn, and for what else is sick, in its own pool and in all that are declared, but for no stranger', () => {
  const silent = (id: string): InstanceFacts => {
    const base = from(anInstance(id), '2');
    return { ...base, container: { ...base.container!, agentConnected: false } };
  };
  const many = (count: number, of: Partial<InstanceFacts>) =>
    Array.from({ length: count }, (_, n) => ({ ...silent(`9${n}`), ...of }));
  const held = (rest: readonly InstanceFacts[]) =>
    decided({ rest: [...kin, ...rest] }).waits.map(({ reason }) => reason);
  const common = (ill: number, all: number) =>
    `${WHY}; not replaced: ${ill} instances of ${all} look sick at once: it is rather what they have in common; nobody is replaced for it`;
  expect(held([])).toEqual([]);
  expect(held([from(anInstance('0'), '2')])).toEqual([]);
  expect(held(many(3, {}))).toEqual([common(4, 7)]);
  expect(held(many(4, { pool: 'other' }))).toEqual([common(5, 8)]);
  expect(held(many(1, { pool: 'other' }))).toEqual([]);
  expect(held(many(4, { pool: undefined }))).toEqual([]);
  expect(held([{ ...anInstance('9', { lifecycle: 'Terminating:Wait' }), pool: 'other' }])).toEqual([]);
});

it('goes where most did not join, once one has joined that came later: what they had in common is gone', () => {
  const old = { launchedAt: NOW - 3 * HOUR };
  const rest = [...kin.map((each) => ({ ...each, ...old })), ...['5', '6', '7'].map((id) => stray(id))];
  const later = (launchedAt: number) =>
    decided({ rest: [...rest, { ...from(anInstance('8'), '2'), launchedAt }] });
  expect(later(NOW - 900_000).waits[0]?.reason).toContain('look sick at once');
  expect(later(NOW - 899_999).actions).toHaveLength(1);
});

it('does not wait for one that a person keeps', () => {
  const kept = stray('0', { tags: { 'sluice.dev/keep': 'debug' } });
  expect(decided({ rest: [...kin, kept] }).actions).toHaveLength(1);
  expect(decided({ rest: [...kin, stray('0')] }).waits[0]?.reason).toContain('i-0 goes first');
});

it('waits while the cluster was not read whole', () => {
  expect(decided({ incomplete: ['tasks'] }).waits[0]?.reason).toBe(
    `${WHY}; not replaced: not read whole: tasks`,
  );
});

it('is ended through its group, which replaces it', () => {
  expect(decided()).toEqual({
    actions: [
      {
        kind: 'end',
        instanceId: 'i-1',
        pool: 'main',
        group: 'web-main',
        forced: false,
        nature: 'routine',
        reason: `${WHY}, as others from its template have; its group replaces it`,
      },
    ],
    waits: [],
    due: [],
  });
});

it.each<[string, Given, string]>([
  [
    'tagged',
    { one: stray('1', { tags: { 'sluice.dev/keep': '' } }) },
    'its tag sluice.dev/keep says to keep it',
  ],
  [
    'scaled by ECS',
    { group: { managedByEcs: true, capacityProvider: provider({ managedScaling: true }) } },
    'capacity provider p has managedScaling on; its capacity is left to ECS. To have Sluice do it, set managedScaling.status of the provider to DISABLED',
  ],
  [
    'protected by ECS',
    { group: { managedByEcs: true, capacityProvider: provider({ managedTerminationProtection: true }) } },
    'capacity provider p has managedTerminationProtection on; protection is left to ECS. To have Sluice do it, set managedTerminationProtection of the provider to DISABLED',
  ],
  [
    'of a provider that could not be read',
    { group: { managedByEcs: true } },
    'a capacity provider of ECS manages this group; its capacity is left to ECS, for what it manages could not be read: allow ecs:DescribeCapacityProviders',
  ],
  [
    'not looked for elsewhere',
    { one: stray('1', { elsewhere: undefined }) },
    'it was not looked for in other clusters',
  ],
  [
    'registered elsewhere',
    { one: stray('1', { elsewhere: { clusters: ['office'], readAt: NOW } }) },
    'it is registered in cluster office',
  ],
  [
    'maybe elsewhere',
    { one: stray('1', { elsewhere: { clusters: [], problem: 'denied', readAt: NOW } }) },
    'whether another cluster has it is not known: denied',
  ],
  [
    'in a pool that is shared',
    { rest: [...kin, stray('0', { elsewhere: { clusters: ['lab', 'office'], readAt: NOW } })] },
    'its pool is shared with clusters lab, office through i-0',
  ],
  [
    'the replacement of one that did not join',
    { recall: { discards: new Map([['main', NOW - HOUR + 1]]) } },
    `nothing launched since 04:00:00Z from version 2 of lt-1 has joined, ${LOOK}`,
  ],
  [
    'maybe such a replacement',
    { recall: { watchedSince: NOW - 899_999 } },
    `nothing launched since 04:45:00Z from version 2 of lt-1 has joined, ${LOOK}`,
  ],
  ['of a group that is not known', { pools: [] }, 'its group is not known'],
  [
    'at an hour at which nothing goes',
    { budgets: [{ max: 0, reasons: ['unhealthy'] }] },
    'the budget of 0 at once: 0 instances out already',
  ],
  [
    'not replaced',
    { group: { suspendedProcesses: ['Launch'] } },
    'its group launches nothing: Launch is suspended',
  ],
  ['one after another', { rest: [stray('0'), ...kin, from(anInstance('5'), '2')] }, 'i-0 goes first'],
  [
    'while another goes',
    { rest: [...kin, anInstance('6', { lifecycle: 'Terminating:Wait' })] },
    '1 other instance of its pool on the way in or out',
  ],
  ['alone of its kind', { rest: kin.slice(1) }, `nothing else from version 2 of lt-1 has joined, ${LOOK}`],
])('is kept and told: %s', (_, given, held) => {
  expect(decided(given)).toEqual({
    actions: [],
    due: [],
    waits: [{ instanceId: 'i-1', pool: 'main', kind: 'waiting', reason: `${WHY}; not replaced: ${held}` }],
  });
});

it('of an image is proven by others from the same image, where no template is known', () => {
  const imaged = (base: InstanceFacts, imageId: string) => ({
    ...base,
    group: anInstance('x').group!,
    imageId,
  });
  const one = imaged(stray('1'), 'ami-1');
  const rest = (imageId: string) => kin.map((each) => imaged(each, imageId));
  expect(decided({ one, rest: rest('ami-1') }).actions).toHaveLength(1);
  expect(decided({ one, rest: rest('ami-2') }).waits[0]?.reason).toContain(
    'nothing else from ami-1 has joined',
  );
});

it.each<[string, Given]>([
  [
    'a provider of ECS neither scales nor protects',
    { group: { managedByEcs: true, capacityProvider: provider({}) } },
  ],
  [
    'another that was launched since one was tried has joined',
    { recall: { discards: new Map([['main', NOW - HOUR]]) } },
  ],
  ['it is another pool in which one was tried in vain', { recall: { discards: new Map([['other', NOW]]) } }],
  ['this process has seen it come', { recall: { watchedSince: NOW - 900_000 } }],
])('is ended all the same where %s', (_, given) => {
  expect(decided(given).actions).toHaveLength(1);
});

it.each<[string, Given]>([
  ['joined', { one: from(anInstance('1'), '2') }],
  ['asked to end a moment ago', { recall: { ends: new Map([['i-1', NOW]]) } }],
])('is let alone and untold when %s', (_, given) => {
  expect(decided(given)).toEqual({ actions: [], waits: [], due: [] });
});
