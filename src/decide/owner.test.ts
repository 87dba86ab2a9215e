// Others who own what Sluice would write: the conflicting part is refused, with a way out; the rest goes on.
import { describe, expect, it } from 'vitest';
import type { GroupFacts } from '#model/observation.ts';
import type { Plan } from '#model/plan.ts';
import { packRecord } from '#plan/record.ts';
import { isReleasedTo } from '#plan/refresh.ts';
import { aSituation } from '../../test/support/case.ts';
import {
  aHook,
  anInstance,
  anObservation,
  aPool,
  aPoolSpec,
  aSpec,
  aTask,
  NO_RECALL,
  NOW,
} from '../../test/support/facts.ts';
import { decide, type Input } from './decide.ts';
import { capacityOwner, decidePoolOwners } from './owner.ts';
import type { Spec } from './situation.ts';

const busy = anInstance('busy', { tasks: [aTask('t')] });
const idle = anInstance('idle', { isProtected: true });

function planOf(world: Parameters<typeof anObservation>[0], over: Partial<Input> = {}) {
  const observation = anObservation({ instances: [busy, idle], ...world });
  const plan = decide({ spec: aSpec(), observation, notices: [], recall: NO_RECALL, now: NOW, ...over });
  return { kinds: kindsOf(plan), waits: plan.waits.map(({ reason }) => reason).join('\n'), plan };
}
const kindsOf = ({ actions }: Plan) => actions.map(({ kind }) => kind).filter((kind) => kind !== 'record');
const provider = (over: Partial<GroupFacts['capacityProvider']> = {}) => ({
  managedByEcs: true,
  capacityProvider: {
    name: 'web-cp',
    managedScaling: false,
    managedDraining: false,
    managedTerminationProtection: false,
    ...over,
  },
});
const withGroup = (group: Partial<GroupFacts>, over: Partial<Input> = {}) =>
  planOf({ pools: [aPool({ hooks: [], ...group })] }, over);

describe('a capacity provider', () => {
  it('that manages nothing leaves everything to Sluice', () => {
    expect(withGroup(provider()).kinds).toEqual(['protect', 'putHook', 'unprotect']);
  });

  it('keeps the protection that it manages, and says which field hands it over', () => {
    const { kinds, waits } = withGroup(
      provider({ managedTerminationProtection: true, managedScaling: true }),
    );
    expect(kinds).toEqual(['putHook']);
    expect(waits).toContain('capacity provider web-cp has managedTerminationProtection on');
    expect(waits).toContain('set managedTerminationProtection of the provider to DISABLED');
  });

  it('keeps the hook where it drains, and Sluice the protection', () => {
    const { kinds, waits } = withGroup(provider({ managedDraining: true }));
    expect(kinds).toEqual(['protect', 'unprotect']);
    expect(waits).toContain('set managedDraining of the provider to DISABLED');
  });

  it('keeps capacity, and nothing else, where it scales', () => {
    const group = { ...provider({ managedScaling: true }), scalingPolicies: [] };
    const scaled = withGroup(group, { spec: aSpec({ mode: 'scale' }) });
    expect(scaled.kinds).toEqual(['protect', 'putHook', 'unprotect']);
    expect(scaled.waits).toContain('set managedScaling.status of the provider to DISABLED');
    expect(withGroup(group).waits).not.toContain('capacity:');
  });
});

describe('a scaling policy of the group', () => {
  const scale = { spec: aSpec({ mode: 'scale' }) };
  it('keeps capacity in mode scale, by its name, with the way out', () => {
    const { waits } = withGroup({ scalingPolicies: ['cpu-50'] }, scale);
    expect(waits).toContain('the scaling policy cpu-50 of its group would undo what Sluice sets');
    expect(waits).toContain('--auto-scaling-group-name web-main --policy-name cpu-50');
    expect(withGroup({ scalingPolicies: [] }, scale).waits).not.toContain('capacity:');
  });
  it('is not ruled out by what could not be read', () => {
    expect(withGroup({}, scale).waits).toContain('allow autoscaling:DescribePolicies');
  });
});

describe('another hook of the group', () => {
  it('that ends instances when it runs out is told with the command that mends it', () => {
    const hooks = [aHook(), aHook({ name: 'backup', defaultResult: 'ABANDON', heartbeatTimeoutMs: 300_000 })];
    const { waits } = withGroup({ hooks });
    expect(waits).toContain(
      'hook backup of its group has the default result ABANDON: when it runs out, after 300 s',
    );
    expect(waits).toContain('--lifecycle-hook-name backup --default-result CONTINUE');
    expect(withGroup({ hooks: [aHook(), aHook({ name: 'backup' })] }).waits).not.toContain('backup');
  });
});

describe('the document that operates a cluster', () => {
  const tags = (document?: string) => ({ cluster: { tags: packRecord(aSpec(), document) } });
  const pools = [aPool({ hooks: [] })];

  it('is named in the cluster, with the record', () => {
    const [record] = planOf({ instances: [] }, { document: 'web' }).plan.actions;
    expect(record).toMatchObject({ kind: 'record', tags: { 'sluice.dev/owner': 'web' } });
    expect(planOf({ instances: [], ...tags() }, { document: 'web' }).plan.actions).toHaveLength(1);
    expect(planOf({ instances: [], ...tags('web') }, { document: 'web' }).plan.actions).toEqual([]);
  });

  it('keeps all others from what they could leave undone, and tells how to take it over', () => {
    const { plan, waits } = planOf({ pools, ...tags('other') }, { document: 'web' });
    expect(plan.actions).toEqual([]);
    expect(waits).toContain('nothing voluntary for now: the document "other" operates this cluster');
    expect(waits).toContain('--tag-keys sluice.dev/owner');
    expect(planOf({ pools, ...tags('web') }, { document: 'web' }).kinds).toContain('putHook');
  });

  it('keeps nobody from getting tasks out of what AWS ends', () => {
    const ended = anInstance('ended', { lifecycle: 'Terminating:Wait', tasks: [aTask('t')] });
    const { kinds } = planOf({ instances: [ended], ...tags('other') }, { document: 'web' });
    expect(kinds).toEqual(expect.arrayContaining(['drain', 'heartbeat']));
  });
});

it('says what of the owners could not be read', () => {
  const unread = ['autoscaling:DescribeInstanceRefreshes failed: not authorized'];
  expect(withGroup({ unread }).waits).toContain(unread[0]);
});

describe('an instance refresh of Auto Scaling', () => {
  const refresh = (over: Partial<GroupFacts['refresh']> = {}) => ({
    hooks: [aHook()],
    refresh: {
      id: 'r',
      status: 'InProgress',
      startedAt: NOW - 60_000,
      skipMatching: false,
      protectedInstances: 'Wait',
      readAt: NOW,
      ...over,
    },
  });
  const old = (id: string, hours: number, isProtected = true) =>
    anInstance(id, { isProtected, launchedAt: NOW - hours * 3_600_000, tasks: [aTask(`t${id}`)] });
  const instances = [old('young', 2), old('oldest', 9), old('mid', 5)];
  const during = (group: Partial<GroupFacts>, over: Partial<Input> = {}, all = instances) => {
    const { plan, waits } = planOf({ instances: all, pools: [aPool(group)] }, over);
    const words = plan.actions.flatMap((each) =>
      'instanceId' in each ? `${each.kind} ${each.instanceId}` : [],
    );
    return { words, waits };
  };

  it('gets the oldest busy instance that it waits for, and no second one before that is replaced', () => {
    expect(during(refresh()).words).toEqual(['unprotect i-oldest']);
    const next = during(refresh(), {}, [old('young', 2), old('oldest', 9, false), old('mid', 5)]);
    expect(next.words).toEqual([]);
    expect(next.waits).toContain(
      '2 busy to be released to it: the default budget of 1 at once: 1 instance out already',
    );
    const two = { spec: aSpec({ disruption: { budgets: [{ max: 2 }] } }) };
    expect(during(refresh(), two, [old('young', 2), old('oldest', 9, false), old('mid', 5)]).words).toEqual([
      'unprotect i-mid',
    ]);
  });

  it('gets none that it does not replace: launched since, up to date where that is skipped, or not known to be old', () => {
    const since = [old('new', 0)];
    expect(during(refresh(), {}, since).words).toEqual([]);
    expect(during(refresh({ skipMatching: true })).words).toEqual([]);
    const from = (version: string) => {
      const each = old(`v${version}`, 3);
      return { ...each, group: { ...each.group!, template: { id: 'lt-1', version } } };
    };
    const skipping = refresh({ skipMatching: true, target: { id: 'lt-1', version: '2' } });
    const three = [from('2'), from('1'), anInstance('other', { isProtected: true, tasks: [aTask('o')] })];
    expect(during(skipping, {}, three).words).toEqual(['unprotect i-v1']);
  });

  it('gets none without a hook that catches it, in mode protect, paused by doubt, or tagged to be kept', () => {
    const bare = { spec: aSpec({ pools: [aPoolSpec({ lifecycleHook: undefined })] }) };
    expect(during({ ...refresh(), hooks: [] }, bare).words).toEqual([]);
    expect(during({ ...refresh(), hooks: [] }, bare).waits).toContain('without the terminate hook');
    const protect = during(refresh(), { spec: aSpec({ mode: 'protect' }) });
    expect(protect.words).toEqual([]);
    expect(protect.waits).toContain('mode protect drains nothing');
    const kept = instances.map((each) => ({ ...each, tags: { 'sluice.dev/keep': '' } }));
    expect(during(refresh(), {}, kept).words).toEqual([]);
  });

  it('that waits for nobody is only told', () => {
    for (const over of [
      { protectedInstances: 'Refresh' },
      { protectedInstances: 'Ignore' },
      { status: 'Baking' },
    ])
      expect(during(refresh(over)).words).toEqual([]);
    expect(during(refresh({ protectedInstances: 'Refresh' })).waits).toContain('not by the budgets');
  });

  it('has what it got stay released, and what remains protected again when it is over', () => {
    const released = [old('oldest', 9, false), old('mid', 5)];
    expect(during(refresh(), {}, released).words).toEqual([]);
    expect(during({ hooks: [aHook()] }, {}, released).words).toEqual(['protect i-oldest']);
  });

  it.each([-1, 1])('that was read a minute from now and no more since is not believed', (side) => {
    const released = [old('oldest', 9, false), old('mid', 5)];
    const at = (ms: number) => refresh({ readAt: NOW + side * ms });
    expect(during(at(60_000), {}, released).words).toEqual([]);
    const { words, waits } = during(at(60_001), {}, released);
    expect(words).toEqual(['protect i-oldest']);
    expect(waits).toContain('until it is read again busy instances are kept protected');
    expect(during(at(60_001)).words).toEqual([]);
    // It may still be taken: until it is protected again the budgets count it out.
    expect(isReleasedTo(released[0]!, aPool(at(60_001)).group)).toBe(true);
  });
});

describe('of the owners of one pool', () => {
  const said = (group: Partial<GroupFacts>, spec: Partial<Spec> = {}, pool = aPoolSpec()) =>
    decidePoolOwners(aSituation(anObservation({ pools: [aPool(group)] }), { spec }), pool).waits;
  const told = (kind: string, reason: string) => [{ pool: 'main', kind, reason }];
  const scale = { mode: 'scale' } as const;

  it('is told in mode scale alone that a capacity provider scales, and what hands it over', () => {
    const group = provider({ managedScaling: true });
    expect(said(group, scale)).toEqual(
      told(
        'refused',
        'capacity: capacity provider web-cp has managedScaling on; its capacity is left to ECS. To have Sluice do it, ' +
          'set managedScaling.status of the provider to DISABLED',
      ),
    );
    expect(said(group)).toEqual([]);
  });

  it('are named all policies that scale it, and how to delete each, by the first', () => {
    expect(said({ scalingPolicies: ['cpu', 'memory'] }, scale)).toEqual(
      told(
        'refused',
        'capacity: the scaling policies cpu, memory of its group would undo what Sluice sets: delete each (`aws autoscaling ' +
          'delete-policy --auto-scaling-group-name web-main --policy-name cpu`), or stay in mode drain',
      ),
    );
  });

  const backup = aHook({ name: 'backup', defaultResult: 'ABANDON', heartbeatTimeoutMs: 300_000 });
  it('are named hooks that may end an instance undrained, each with the command that mends it', () => {
    expect(said({ hooks: [aHook(), backup] })).toEqual(
      told(
        'notActedOn',
        'hook backup of its group has the default result ABANDON: when it runs out, after 300 s, it ends the instance ' +
          'whether drained or not; `aws autoscaling put-lifecycle-hook --auto-scaling-group-name web-main ' +
          '--lifecycle-hook-name backup --default-result CONTINUE`',
      ),
    );
  });

  it.each<[string, Partial<GroupFacts>, Partial<Spec>, ReturnType<typeof aPoolSpec>?]>([
    ['waits for launches', { hooks: [{ ...backup, transition: 'autoscaling:EC2_INSTANCE_LAUNCHING' }] }, {}],
    ['is our own, which is mended anyway', { hooks: [aHook({ defaultResult: 'ABANDON' })] }, {}],
    ['stands in a mode that drains nothing', { hooks: [backup] }, { mode: 'protect' }],
    ['has no hook of ours to cut short', { hooks: [backup] }, {}, aPoolSpec({ lifecycleHook: undefined })],
  ])('is named no hook that %s', (_, group, spec, pool) => expect(said(group, spec, pool)).toEqual([]));

  it('is told what of them could not be read, but not in mode observe', () => {
    const unread = ['not authorized'];
    expect(said({ unread })).toEqual(
      told('notActedOn', 'not known who else changes its group: not authorized'),
    );
    expect(said({ unread }, { mode: 'observe' })).toEqual([]);
  });

  it('is nothing where its group was not found', () => {
    const situation = aSituation(anObservation({ pools: [] }), { spec: scale });
    expect(capacityOwner(situation, aPoolSpec())).toBeUndefined();
    expect(decidePoolOwners(situation, aPoolSpec()).waits).toEqual([]);
  });
});
