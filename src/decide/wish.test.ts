// How an instance leaves by wish: its replacement first, within the budgets, and never in haste.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts, PoolFacts } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import { packMemory } from '#plan/memory.ts';
import { anInstance, anObservation, aPool, aSpec, aTask, NO_RECALL, NOW } from '../../test/support/facts.ts';
import { decide } from './decide.ts';
import type { Spec } from './situation.ts';

const template = { id: 'lt-1', version: '1' };
const wanted = { id: 'lt-1', version: '$Default', resolved: '2', imageId: 'ami-2' };
const REFRESH: Partial<Spec> = { refresh: { on: ['launchTemplate'], surge: 1 } };

type Memory = Parameters<typeof packMemory>[0];
const since = NOW - 60_000;
const remembered = (memory: Partial<Memory>) =>
  packMemory({ why: 'refresh', since, tookTargets: false, ...memory });

/** An instance with version 1 of its template, busy with one task of a service. */
function old(id: string, memory?: string, over: Partial<InstanceFacts> = {}): InstanceFacts {
  const base = anInstance(id, { tasks: [aTask(`task-${id}`)] });
  return {
    ...base,
    group: { ...base.group!, template },
    container: { ...base.container!, ...(memory !== undefined && { memory }) },
    ...over,
  };
}

const fresh = (id: string): InstanceFacts => {
  const base = old(id);
  return { ...base, group: { ...base.group!, template: { ...template, version: '2' } } };
};

function planOf(
  instances: readonly InstanceFacts[],
  { spec = REFRESH, group = {} }: { spec?: Partial<Spec>; group?: Partial<PoolFacts['group']> } = {},
) {
  const pool = aPool({ template: wanted, ...group });
  const observation = anObservation({ instances, pools: [pool] });
  const plan = decide({ spec: aSpec(spec), observation, notices: [], recall: NO_RECALL, now: NOW });
  const words = plan.actions
    .filter(({ kind }) => !['record', 'protect', 'unprotect', 'putHook'].includes(kind))
    .map((action) =>
      `${action.kind} ${(action as { instanceId?: string }).instanceId} ${detail(action)}`.trim(),
    );
  return { words, waits: plan.waits.map(({ reason }) => reason).join('\n') };
}

function detail(action: Action): string {
  if (action.kind === 'remember') return action.value.split(':').slice(-1)[0]!;
  if (action.kind === 'raise') return String(action.desired);
  return action.kind === 'end' ? String(action.decrement) : '';
}

describe('an instance that is out of date', () => {
  it('is chosen, one at a time, with the desired capacity that its replacement needs', () => {
    expect(planOf([old('1'), old('2'), fresh('3')]).words).toEqual(['remember i-1 w4']);
  });

  it('is left alone where refresh does not ask for it, and where what is wanted could not be read', () => {
    expect(planOf([old('1')], { spec: {} }).words).toEqual([]);
    expect(planOf([old('1')], { group: { template: { id: 'lt-1', version: '$Default' } } })).toMatchObject({
      words: [],
      waits: expect.stringContaining('could not be read'),
    });
  });

  it('gets its replacement asked for by an absolute number, and is not drained before that has joined', () => {
    const chosen = old('1', remembered({ replacement: 4 }));
    expect(planOf([chosen, old('2'), old('3')]).words).toEqual(['raise i-1 4']);
    const asked = planOf([chosen, old('2'), old('3')], { group: { desired: 4 } });
    expect(asked.words).toEqual(['remember i-1 raised']);
    const raised = old('1', remembered({ replacement: 'raised' }));
    const waiting = planOf([raised, old('2'), old('3')], { group: { desired: 4 } });
    expect(waiting.words).toEqual([]);
    expect(waiting.waits).toContain('waiting for its replacement: 3 of 4 instances serve');
    expect(planOf([raised, old('2'), old('3'), fresh('4')], { group: { desired: 4 } }).words).toEqual([
      'drain i-1',
    ]);
  });

  it('puts its one instance on top of what somebody else set meanwhile', () => {
    const chosen = old('1', remembered({ replacement: 9 }));
    expect(planOf([chosen, old('2'), old('3')]).words).toEqual(['remember i-1 w4']);
  });

  it('at the maximum of its group goes first and is replaced after, while all others serve', () => {
    const members = [old('1'), old('2'), old('3')];
    expect(planOf(members, { group: { max: 3 } }).words).toEqual(['remember i-1 none']);
    const chosen = old('1', remembered({ replacement: 'none' }));
    expect(planOf([chosen, old('2'), old('3')], { group: { max: 3 } }).words).toEqual(['drain i-1']);
    expect(planOf([chosen, old('2')], { group: { max: 3 } }).words).toEqual([]);
  });

  it('ends once it is empty, and lowers its group only where that was raised for it', () => {
    const empty = (replacement: 'raised' | 'none') => {
      const one = old('1', remembered({ replacement }), { tasks: [] });
      return { ...one, container: { ...one.container!, status: 'DRAINING' } };
    };
    const others = [old('2'), old('3'), fresh('4')];
    expect(planOf([empty('raised'), ...others], { group: { desired: 4 } }).words).toEqual(['end i-1 true']);
    expect(planOf([empty('none'), ...others]).words).toEqual(['end i-1 false']);
  });

  it('stays while a replacement does not join, and nothing else is chosen', () => {
    const lost = { ...old('9'), container: undefined, launchedAt: NOW - 700_000 };
    const plan = planOf([old('1'), old('2'), old('3'), lost], { group: { desired: 4 } });
    expect(plan.words).toEqual([]);
    expect(plan.waits).toContain('1 instance did not join within 10m');
  });

  it.each([
    ['a capacity provider manages the group', { managedByEcs: true }, /capacity provider/],
    ['nothing is launched', { suspendedProcesses: ['Launch'] }, /Launch is suspended/],
  ])('stays where %s', (_, group, words) => {
    const plan = planOf([old('1'), old('2'), old('3')], { group });
    expect(plan.words).toEqual([]);
    expect(plan.waits).toMatch(words);
  });

  it('waits for the budget, which counts whatever is out', () => {
    const raised = old('1', remembered({ replacement: 'raised' }));
    const taken = old('2', undefined, {
      market: 'spot',
      spotRequest: { id: 'sir-1', statusCode: 'marked-for-termination', statusAt: NOW - 5_000 },
    });
    const plan = planOf([raised, taken, old('3'), fresh('4'), fresh('5')], { group: { desired: 4 } });
    expect(plan.words).not.toContain('drain i-1');
    expect(plan.waits).toContain('the budget of 1 at once: 1 instance out already');
  });
});

describe('a wished drain that takes too long', () => {
  const spec: Partial<Spec> = {
    ...REFRESH,
    workloads: [{ match: { family: 'batch' }, onScaleIn: 'wait', drainTimeout: '1m', onTimeout: 'abort' }],
  };
  const others = [old('2'), old('3'), fresh('4')];
  const drained = (memory: string) => {
    const one = old('1', memory);
    return { ...one, container: { ...one.container!, status: 'DRAINING' } };
  };

  it('is given up as its rule says: remembered first, then taken back whole, and tried again an hour later', () => {
    const late = drained(remembered({ replacement: 'raised', since: NOW - 90_000 }));
    expect(planOf([late, ...others], { spec, group: { desired: 4 } }).words).toEqual(['remember i-1 raised']);
    const givenUp = remembered({ replacement: 'raised', since: NOW - 90_000, until: NOW + 3_600_000 });
    expect(planOf([drained(givenUp), ...others], { spec, group: { desired: 4 } }).words).toEqual([
      'activate i-1',
    ]);
    const back = planOf([old('1', givenUp), ...others], { spec, group: { desired: 4 } });
    expect(back.words).toEqual([]);
    expect(back.waits).toContain('given up once; tried again from');
    const later = remembered({ replacement: 'raised', since: NOW - 7_200_000, until: NOW - 1_000 });
    expect(planOf([old('1', later), ...others], { spec, group: { desired: 4 } }).words).toEqual([
      'drain i-1',
    ]);
  });

  it('goes on where the rule holds it, saying so', () => {
    const hold: Partial<Spec> = { ...spec, workloads: [{ ...spec.workloads![0]!, onTimeout: 'hold' }] };
    const late = drained(remembered({ replacement: 'raised', since: NOW - 90_000 }));
    const plan = planOf([late, ...others], { spec: hold, group: { desired: 4 } });
    expect(plan.words).toEqual([]);
    expect(plan.waits).toContain('longer than its drain timeout of 1m; held, as its rule says');
  });
});

describe('protection debt (aws-facts.md §4.3)', () => {
  const shielded = (id: string) => {
    const one = old(id);
    return { ...one, group: { ...one.group!, protectedFromScaleIn: true } };
  };
  it('is told: the group shall have fewer than it has, and protection keeps it from that', () => {
    const members = [shielded('1'), shielded('2'), shielded('3')];
    expect(planOf(members, { spec: {}, group: { desired: 1 } }).waits).toContain(
      'protection debt of 2: 3 instances, desired capacity 1',
    );
    expect(planOf(members, { spec: {} }).waits).not.toContain('protection debt');
  });
});

describe('a ghost', () => {
  const ghost = (over: Partial<InstanceFacts> = {}) => {
    const one = old('1');
    return {
      ...one,
      ec2State: 'terminated',
      group: undefined,
      container: { ...one.container!, agentConnected: false },
      ...over,
    };
  };

  it('is buried, tasks and all: EC2 has terminated it and its agent is silent', () => {
    expect(planOf([ghost(), old('2')], { spec: {} }).words).toEqual(['deregister i-1']);
  });

  it('is no ghost while EC2 does not say so, or its agent speaks', () => {
    const container = ghost().container;
    expect(planOf([ghost({ ec2State: 'shutting-down' })], { spec: {} }).words).toEqual([]);
    expect(planOf([ghost({ ec2State: undefined })], { spec: {} }).words).toEqual([]);
    expect(
      planOf([ghost({ container: { ...container, agentConnected: true } })], { spec: {} }).words,
    ).toEqual([]);
  });
});
