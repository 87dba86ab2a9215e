// How many go in one pass: what is not needed as budgets and limits allow, from all zones alike and from all pools; what is replaced one
// at a time.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts } from '#model/observation.ts';
import type { Recall } from '#model/plan.ts';
import { packMemory } from '#plan/memory.ts';
import {
  anInstance,
  anObservation,
  aPool,
  aPoolSpec,
  aService,
  aSpec,
  aTask,
  NO_RECALL,
  NOW,
} from '../../test/support/facts.ts';
import { decide } from './decide.ts';
import type { Spec } from './situation.ts';

const MINUTE = 60_000;
type Over = Parameters<typeof anInstance>[1] & { readonly zone?: string; readonly used?: number };

/** Of 1024 units of CPU, of which a task of a service uses some. */
function member(id: string, { zone = 'a', used = 0, ...over }: Over = {}): InstanceFacts {
  const tasks = used > 0 ? [aTask(`t${id}`, { service: 'web', group: 'service:web' })] : [];
  const base = anInstance(id, { tasks, ...over });
  const room = { registered: 1024, remaining: 1024 - used };
  return { ...base, zone, container: { ...base.container!, resources: { cpu: room, memory: room } } };
}
const many = (count: number, over: (n: number) => Over = () => ({})) =>
  Array.from({ length: count }, (_, n) => member(`${n}`, over(n)));
const wish = (why: 'scaleIn' | 'refresh') => packMemory({ why, since: NOW - MINUTE, tookTargets: false });
const chosen = { memory: wish('scaleIn') };
const drained = { ...chosen, status: 'DRAINING' };

interface Given {
  readonly spec?: Partial<Spec>;
  readonly recall?: Partial<Recall>;
  readonly min?: number;
}

function planOf(instances: readonly InstanceFacts[], { spec = {}, recall = {}, min = 0 }: Given = {}) {
  const names = [...new Set(instances.map(({ pool }) => pool!))];
  const pools = names.map((name) => {
    const desired = instances.filter(
      ({ pool, group }) => pool === name && group?.lifecycleState === 'InService',
    );
    const facts = aPool({ desired: desired.length, min, scalingPolicies: [] });
    return { ...facts, name, group: { ...facts.group!, name: desired[0]!.group!.name } };
  });
  const plan = decide({
    spec: aSpec({
      mode: 'scale',
      pools: names.map((name, n) => aPoolSpec({ name, autoScalingGroup: { name: pools[n]!.group.name } })),
      scaleIn: { stableFor: '10m', consolidate: true },
      disruption: { budgets: [{ max: '50%' }] },
      ...spec,
    }),
    observation: anObservation({ instances, services: [aService()], pools }),
    notices: [],
    recall: { ...NO_RECALL, lowSince: new Map(names.map((name) => [name, NOW - 10 * MINUTE])), ...recall },
    now: NOW,
  });
  const of = (kind: string) =>
    plan.actions.flatMap((action) =>
      action.kind === kind && 'instanceId' in action ? [action.instanceId] : [],
    );
  return { remember: of('remember'), drain: of('drain'), end: of('end') };
}

describe('of what is not needed', () => {
  it('as many are chosen in one pass as the budgets allow, and ten on their way are enough', () => {
    expect(planOf(many(8)).remember).toEqual(['i-0', 'i-1', 'i-2', 'i-3']);
    const tenth = { spec: { disruption: { budgets: [{ max: '10%' }] } } };
    expect(planOf(many(8), tenth).remember).toEqual(['i-0']);
    expect(planOf(many(40)).remember).toHaveLength(10);
    expect(planOf(many(40, (n) => (n < 7 ? drained : {}))).remember).toHaveLength(3);
  });

  it('one goes at a time where no budget speaks of it', () => {
    for (const budgets of [[], [{ max: 5, reasons: ['refresh' as const] }]])
      expect(planOf(many(8), { spec: { disruption: { budgets } } }).remember).toEqual(['i-0']);
  });

  it('each is chosen with those before it thought away: limits hold, and what they run keeps its place', () => {
    expect(planOf(many(8), { min: 6 }).remember).toEqual(['i-0', 'i-1']);
    const half = many(4, () => ({ used: 500 }));
    // Of three that are left two thirds are used, of two all, and a fifth is to spare.
    expect(planOf(half).remember).toEqual(['i-0']);
    const limited = { scaleIn: undefined, pools: [aPoolSpec({ limits: { max: 6 } })] };
    const over = { spec: limited, recall: { lowSince: new Map() } };
    expect(planOf(many(8), over).remember).toEqual(['i-0', 'i-1']);
    // One that is on its way is one less to go.
    expect(
      planOf(
        many(8, (n) => (n === 7 ? drained : {})),
        over,
      ).remember,
    ).toEqual(['i-0']);
  });

  it('those that drain are no lack of their pool, and hold nobody up', () => {
    const plan = planOf(many(8, (n) => (n < 2 ? { ...drained, used: 100 } : {})));
    expect(plan.remember).toEqual(['i-2', 'i-3']);
  });

  it('as many are drained in one pass as the budgets allow, of all zones alike', () => {
    const zones = many(6, (n) => ({ ...chosen, zone: n < 3 ? 'a' : 'c' }));
    expect(planOf(zones).drain).toEqual(['i-0', 'i-3', 'i-1']);
  });

  it('as many are ended as the pool has above its least, but none that would leave the zones uneven', () => {
    const all = many(8, (n) => (n < 4 ? { ...drained, zone: 'a' } : { zone: 'c' }));
    expect(planOf(all).end).toEqual(['i-0']);
    const even = many(8, (n) => ({ ...(n % 4 < 2 && drained), zone: n < 4 ? 'a' : 'c' }));
    expect(planOf(even).end).toEqual(['i-0', 'i-4', 'i-1', 'i-5']);
    expect(planOf(even, { min: 6 }).end).toEqual(['i-0', 'i-4']);
  });

  it('one pool does not wait for another: each gives what the cluster can do without', () => {
    const other = many(4).map((each) => ({
      ...each,
      instanceId: `${each.instanceId}-spot`,
      pool: 'spot',
      group: { ...each.group!, name: 'web-spot' },
    }));
    expect(planOf([...many(4), ...other]).remember.sort()).toEqual(['i-0', 'i-0-spot', 'i-1', 'i-1-spot']);
  });
});

it('what is replaced goes one at a time, also beside what is not needed', () => {
  const refresh = { spec: { refresh: { on: ['ami' as const], surge: 0 } } };
  const old = many(4, () => ({ memory: wish('refresh'), imageId: 'ami-1' }));
  expect(planOf(old, refresh).drain.length).toBeLessThanOrEqual(1);
});
