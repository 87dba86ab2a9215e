// One that never joined: what keeps it, in the words that people read.
import { expect, it } from 'vitest';
import type { GroupFacts, InstanceFacts, PartName } from '#model/observation.ts';
import type { Recall } from '#model/plan.ts';
import { aCase, aSituation } from '../../test/support/case.ts';
import { anInstance, anObservation, aPool, NOW } from '../../test/support/facts.ts';
import { decideStray } from './stray.ts';

const from = (base: InstanceFacts, version: string): InstanceFacts => ({
  ...base,
  group: { ...base.group!, template: { id: 'lt-1', version } },
});
const stray = (id: string, over: Partial<InstanceFacts> = {}): InstanceFacts => ({
  ...from(anInstance(id, { container: undefined, launchedAt: NOW - 900_000 }), '2'),
  containerGone: true,
  ...over,
});
const kin = [from(anInstance('2'), '2'), from(anInstance('3'), '1'), from(anInstance('4'), '1')];
const WHY = 'it runs since 04:45:00Z and has not joined the cluster';

interface Given {
  readonly one?: InstanceFacts;
  readonly rest?: readonly InstanceFacts[];
  readonly group?: Partial<GroupFacts>;
  readonly incomplete?: readonly PartName[];
  readonly recall?: Partial<Recall>;
}
function decided({ one = stray('1'), rest = kin, group = {}, incomplete = [], recall = {} }: Given = {}) {
  const observation = anObservation({ instances: [one, ...rest], pools: [aPool(group)], incomplete });
  return decideStray(aCase(aSituation(observation, { recall }), one));
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
  ["ECS's", { group: { managedByEcs: true } }, 'a capacity provider of ECS manages its group'],
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
  [
    'alone of its kind',
    { rest: kin.slice(1) },
    'nothing else from version 2 of lt-1 has joined, so that another may not either; look at its user data and its network',
  ],
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
  ['joined', { one: from(anInstance('1'), '2') }],
  ['asked to end a moment ago', { recall: { ends: new Map([['i-1', NOW]]) } }],
])('is let alone and untold when %s', (_, given) => {
  expect(decided(given)).toEqual({ actions: [], waits: [], due: [] });
});
