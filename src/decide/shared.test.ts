// What another cluster has is never ended, and a pool that is shared with one is left alone and told.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts, PoolFacts } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import { packMemory } from '#plan/memory.ts';
import { aSituation } from '../../test/support/case.ts';
import { aFleet, anInstance, anObservation, aPool, aPoolSpec, NOW } from '../../test/support/facts.ts';
import { decideChoice } from './choose.ts';
import { decideSharing, holdShared } from './shared.ts';
import { NOTHING, type Spec } from './situation.ts';

const office = { clusters: ['office'], readAt: NOW };
const nowhere = { clusters: [], readAt: NOW };
const silent = (id: string, over: Partial<InstanceFacts> = {}): InstanceFacts => {
  const base = anInstance(id, { status: 'DRAINING' });
  return { ...base, container: { ...base.container!, agentConnected: false }, ...over };
};
const stranger = (id: string, over: Partial<InstanceFacts> = {}): InstanceFacts => ({
  ...anInstance(id, { container: undefined }),
  containerGone: true,
  ...over,
});
const situationOf = (
  instances: readonly InstanceFacts[],
  spec: Partial<Spec> = {},
  pools?: readonly PoolFacts[],
) => aSituation(anObservation({ instances, ...(pools && { pools }) }), { spec });

function act(kind: Action['kind'], over: object = {}): Action {
  const base = { instanceId: 'i-1', pool: 'main', reason: 'it is time', forced: false, nature: 'routine' };
  return { ...base, kind, ...over } as Action;
}
function held(instances: readonly InstanceFacts[], action: Action) {
  const { actions, waits } = holdShared(situationOf(instances), { ...NOTHING, actions: [action] });
  expect(actions.length + waits.length).toBe(1);
  return waits[0] ?? 'done';
}

describe('an instance that another cluster has', () => {
  const words = 'it is registered in cluster office';
  it.each<[Action['kind'], string]>([
    ['deregister', 'deregister'],
    ['end', 'end'],
    ['terminate', 'terminate'],
    ['completeHook', 'complete hook'],
  ])('is not ended, also where AWS wants it: %s', (kind, verb) => {
    const wait = {
      instanceId: 'i-1',
      pool: 'main',
      kind: 'refused',
      reason: `${words}: would ${verb}: it is time`,
    };
    expect(held([silent('1', { elsewhere: office })], act(kind, { forced: true }))).toEqual(wait);
    expect(held([stranger('1', { elsewhere: office })], act(kind, { forced: true }))).toEqual(wait);
  });
  it('is not ended while it is not known', () => {
    const elsewhere = { ...nowhere, problem: 'denied' };
    expect(held([silent('1', { elsewhere })], act('end'))).toMatchObject({
      reason: 'whether another cluster has it is not known: denied: would end: it is time',
    });
  });
  it.each<[string, InstanceFacts, Action]>([
    ['none has it', silent('1', { elsewhere: nowhere }), act('end')],
    ['it was not looked for: the gate looks', silent('1'), act('end')],
    ['its agent speaks', anInstance('1', { elsewhere: { ...nowhere, problem: 'denied' } }), act('end')],
    [
      'it had joined',
      stranger('1', { containerArn: 'arn', elsewhere: office }),
      act('completeHook', { forced: true }),
    ],
    ['it only goes on', silent('1', { elsewhere: office }), act('heartbeat', { forced: true })],
    ['it is another', silent('2', { elsewhere: office }), act('completeHook', { forced: true })],
    ['it is the cluster', silent('1', { elsewhere: office }), act('record', { instanceId: undefined })],
  ])('but is where %s', (_, one, action) => {
    expect(held([one], action)).toBe('done');
  });
});

describe('a pool that is shared', () => {
  const foreign = stranger('9', { elsewhere: office });
  const own = anInstance('1');
  const wishing = (why: 'person' | 'refresh') =>
    anInstance('1', { memory: packMemory({ why, since: NOW, tookTargets: false }) });
  it.each<Action['kind']>(['drain', 'standby', 'end', 'lowerTarget', 'terminate'])(
    'loses nothing by choice: %s',
    (kind) => {
      expect(held([own, foreign], act(kind))).toMatchObject({
        instanceId: 'i-1',
        reason: expect.stringMatching(/^its pool is shared with cluster office through i-9: would /),
      });
    },
  );
  it.each<[string, InstanceFacts[], Action]>([
    ['what AWS takes', [own, foreign], act('drain', { forced: true })],
    ['what is protected', [own, foreign], act('protect')],
    ['what a person wants', [wishing('person'), foreign], act('drain')],
    ['what is in another pool', [own, { ...foreign, pool: 'other' }], act('drain')],
  ])('goes on with %s', (_, instances, action) => {
    expect(held(instances, action)).toBe('done');
  });
  it('keeps what was chosen before', () => {
    expect(held([wishing('refresh'), foreign], act('drain'))).toMatchObject({ kind: 'refused' });
  });

  it('is told, with the way out', () => {
    const told = (spec: Partial<Spec> = {}, pool = aPoolSpec()) =>
      decideSharing(situationOf([own, foreign], spec), pool).waits;
    expect(told()).toEqual([
      {
        pool: 'main',
        kind: 'refused',
        reason:
          'its group is shared with cluster office through i-9: of its 2 instances none is replaced, lowered or drained that ' +
          'could stay; give each cluster a group of its own, or have the instance join this one',
      },
    ]);
    expect(told({}, aPoolSpec({ autoScalingGroup: undefined }))[0]?.reason).toMatch(
      /^its Spot Fleet is shared/,
    );
    expect(told({ mode: 'protect' })).toEqual([]);
    expect(decideSharing(situationOf([own]), aPoolSpec()).waits).toEqual([]);
  });
  it('has nothing chosen to be replaced', () => {
    const impaired = { system: 'impaired', instance: 'ok', impairedSince: NOW - 360_000, readAt: NOW };
    const base = anInstance('1');
    const sick = {
      ...base,
      statusChecks: impaired,
      container: { ...base.container!, health: 'IMPAIRED' as const },
    };
    const rest = [anInstance('2'), anInstance('3'), anInstance('4')];
    const chosen = (shared: boolean) => {
      const fourth = { ...rest[2]!, ...(shared && { elsewhere: office }) };
      const situation = situationOf([sick, rest[0]!, rest[1]!, fourth], {}, [
        aPool({ desired: 4 }),
        aFleet(),
      ]);
      return decideChoice(situation, aPoolSpec());
    };
    expect(chosen(false).actions).toMatchObject([{ kind: 'remember', instanceId: 'i-1' }]);
    expect(chosen(true).actions).toEqual([]);
    expect(chosen(true).waits[0]?.reason).toContain('the pool is shared with cluster office through i-4');
  });
});
