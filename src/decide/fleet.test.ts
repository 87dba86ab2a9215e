// Pools that are Spot Fleets: notices are acted on as in a group, a person's wish too; nothing writes to the fleet itself.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts } from '#model/observation.ts';
import type { Plan } from '#model/plan.ts';
import { packMemory } from '#plan/memory.ts';
import { packRecord } from '#plan/record.ts';
import {
  aFleet,
  aFleetInstance,
  anObservation,
  aSpec,
  aSpotNotice,
  aTask,
  aWebTask,
  NO_RECALL,
  NOW,
} from '../../test/support/facts.ts';
import { decide, decideInstances, type Input } from './decide.ts';

type PoolSpec = NonNullable<Input['spec']['pools']>[number];

const tagged: PoolSpec = { name: 'fleet', spotFleet: { tag: { pool: 'web-spot' } } };
const specWith = (pool: Partial<PoolSpec> = {}, over: Partial<Input['spec']> = {}) =>
  aSpec({ pools: [{ ...tagged, ...pool }], ...over });
const wished = (why: 'person' | 'refresh') => packMemory({ why, since: NOW - 60_000, tookTargets: false });

function inputOf(facts: Parameters<typeof anObservation>[0], over: Partial<Input> = {}): Input {
  const spec = over.spec ?? specWith();
  const cluster = { tags: packRecord(spec) };
  const units = 2 * (facts?.instances ?? []).length;
  const pools = [aFleet({ target: units, fulfilled: units })];
  const observation = anObservation({ pools, cluster, ...facts });
  return { observation, notices: [], recall: NO_RECALL, now: NOW, ...over, spec };
}
const plan = (...args: Parameters<typeof inputOf>): Plan => decide(inputOf(...args));
const moves = ({ actions }: Plan) =>
  actions
    .filter(({ kind }) => kind !== 'remember')
    .map(({ kind, ...rest }) => `${kind} ${'instanceId' in rest ? rest.instanceId : ''}`);
const reasons = ({ waits }: Plan) => waits.map(({ pool, reason }) => `${pool}: ${reason}`);

describe('an instance of a Spot Fleet', () => {
  it('is drained on cached membership when its notice comes', () => {
    const instances = [aFleetInstance('a', { tasks: [aWebTask('t', 'a')] })];
    const quick = decideInstances({
      ...inputOf({ instances }, { notices: [aSpotNotice('a')] }),
      instanceIds: ['i-a'],
    });
    expect(quick.actions.map(({ kind, pool }) => [kind, pool])).toEqual([
      ['drain', 'fleet'],
      ['remember', 'fleet'],
    ]);
    expect(quick.actions[0]).toMatchObject({ onCachedMembership: true, deadline: NOW + 120_000 });
  });

  it('then has its targets taken out while the floor holds, and what cannot be moved is stopped in time', () => {
    const marked = { id: 'sir-1', statusCode: 'marked-for-termination', statusAt: NOW };
    const leaving = aFleetInstance('a', {
      status: 'DRAINING',
      spotRequest: marked,
      tasks: [aWebTask('t', 'a'), aTask('b')],
    });
    const staying = aFleetInstance('b', { tasks: [aWebTask('u', 'b'), aWebTask('v', 'b')] });
    const soon = plan({ instances: [leaving, staying] });
    expect(moves(soon)).toEqual(['removeTarget i-a']);
    const alone = plan({ instances: [leaving] });
    expect(moves(alone)).toEqual([]);
    const late = plan({ instances: [leaving], at: NOW + 70_000 }, { now: NOW + 70_000 });
    expect(moves(late)).toEqual(['removeTarget i-a', 'stopTask i-a', 'stopTask i-a']);
  });

  it('is never protected, released or given a hook', () => {
    const instances = [aFleetInstance('a', { tasks: [aTask('t')] }), aFleetInstance('b')];
    for (const mode of ['protect', 'drain'] as const) {
      const spec = specWith({}, { mode });
      expect(moves(plan({ instances }, { spec }))).toEqual([]);
    }
  });

  it('is buried when EC2 has ended it and its agent is silent, also once it has left the fleet', () => {
    const container = { arn: 'ci-a', status: 'ACTIVE', agentConnected: false, version: 1 };
    const ghost = { ...aFleetInstance('a', { ec2State: 'terminated', tasks: [aTask('t')] }), container };
    for (const instance of [ghost, { ...ghost, fleet: undefined }]) {
      expect(plan({ instances: [instance] }).actions).toMatchObject([
        { kind: 'deregister', instanceId: 'i-a', force: true, pool: 'fleet' },
      ]);
    }
  });
});

describe("a person's wish for an instance of a Spot Fleet", () => {
  const chosen = (id: string, over = {}) => aFleetInstance(id, { memory: wished('person'), ...over });

  it('drains it within the budgets of its pool', () => {
    const two = [chosen('a', { tasks: [aTask('t')] }), aFleetInstance('b')];
    expect(moves(plan({ instances: two }))).toEqual(['drain i-a']);
    const marked = { id: 'sir-1', statusCode: 'marked-for-termination', statusAt: NOW };
    const taken = aFleetInstance('c', { status: 'DRAINING', spotRequest: marked });
    const held = plan({ instances: [...two, taken] });
    expect(moves(held)).not.toContain('drain i-a');
    expect(reasons(held).join()).toMatch(/the default budget of 1 at once: 1 instance out already/);
  });

  it('waits for its tasks, and keeps it DRAINING when it is empty, as long as the fleet runs it', () => {
    const draining = plan({
      instances: [chosen('a', { status: 'DRAINING', tasks: [aTask('t')] })],
    });
    expect([moves(draining), reasons(draining)]).toEqual([[], ['fleet: 1 task may finish (batch)']]);
    const empty = plan({ instances: [chosen('a', { status: 'DRAINING' })] });
    expect(moves(empty)).toEqual([]);
    expect(reasons(empty)).toEqual([
      'fleet: empty; kept DRAINING, as somebody wants it, until `sluice uncordon i-a`',
    ]);
  });

  it('is not mistaken for a refresh that nobody asks for: that note is taken away', () => {
    const p = plan({ instances: [aFleetInstance('a', { memory: wished('refresh') })] });
    expect(moves(p)).toEqual([]);
    expect(p.actions).toContainEqual(
      expect.objectContaining({ kind: 'remember', instanceId: 'i-a', value: '' }),
    );
  });
});

describe('an instance of a Spot Fleet with another image than its template', () => {
  const template = { id: 'lt-1', version: '$Default', resolved: '2', imageId: 'ami-2', alone: true };
  const spec = specWith({}, { refresh: { on: ['ami'] } });
  const old = (id: string, memory?: string) =>
    aFleetInstance(id, { imageId: 'ami-1', ...(memory !== undefined && { memory }) });
  const fresh = (id: string) => aFleetInstance(id, { imageId: 'ami-2' });
  const on = (instances: InstanceFacts[], over = {}) =>
    plan(
      { instances, pools: [aFleet({ template, maintains: true, target: 4, fulfilled: 4, ...over })] },
      { spec },
    );
  const done = (p: ReturnType<typeof plan>) =>
    p.actions.flatMap(({ kind, ...rest }) =>
      kind === 'record' ? [] : [`${kind} ${(rest as { instanceId: string }).instanceId}`],
    );

  it('is chosen, drained while its fleet has all it shall have, and ended: the fleet replaces it', () => {
    expect(done(on([old('a'), fresh('b')]))).toEqual(['remember i-a']);
    expect(done(on([old('a', wished('refresh')), fresh('b')]))).toEqual(['drain i-a']);
    expect(done(on([old('a', wished('refresh')), fresh('b')], { fulfilled: 2 }))).toEqual([]);
    const empty = aFleetInstance('a', { imageId: 'ami-1', memory: wished('refresh'), status: 'DRAINING' });
    expect(done(on([empty, fresh('b')]))).toEqual(['terminate i-a']);
  });
  it('is forgotten when the template goes back', () => {
    const p = on([aFleetInstance('a', { imageId: 'ami-2', memory: wished('refresh') }), fresh('b')]);
    expect(p.actions).toContainEqual(expect.objectContaining({ kind: 'remember', value: '' }));
  });
  it.each<[string, object, RegExp]>([
    ['its fleet replaces nothing', { maintains: false }, /type request, and replaces nothing/],
    ['its fleet lacks others', { fulfilled: 2 }, /its fleet, which has 2 of 4 units/],
    [
      'its fleet launches from several templates',
      { template: { ...template, alone: false } },
      /several templates/,
    ],
    ['the image is not known', { template: { ...template, imageId: undefined } }, /could not be read/],
  ])('is left where %s, and that is said', (_, over, words) => {
    const p = on([old('a'), fresh('b')], over);
    expect([done(p), reasons(p).join()]).toEqual([[], expect.stringMatching(words)]);
  });
});

describe('the pool says', () => {
  it('that its fleet was not found, and why', () => {
    expect(reasons(plan({ pools: [] }))).toContain('fleet: its Spot Fleet was not found: there is none');
    const unread = plan({ pools: [], incomplete: ['pools'] });
    expect(reasons(unread)).toContain('fleet: its Spot Fleet was not found: access denied');
    const input = inputOf({ pools: [], incomplete: ['pools'] });
    const { parts } = input.observation;
    const silent = { ...parts, pools: { at: NOW, complete: false } };
    expect(reasons(decide({ ...input, observation: { ...input.observation, parts: silent } }))).toContain(
      'fleet: its Spot Fleet was not found: the fleets were not read whole',
    );
  });
  it('that it was cancelled', () => {
    expect(reasons(plan({ pools: [aFleet({ state: 'cancelled_running' })] }))).toEqual([
      'fleet: Spot Fleet sfr-1 is cancelled_running and launches nothing any more; what it still runs is looked after',
    ]);
  });
  it('what a fleet does without a notice, and what mode protect is worth', () => {
    expect(reasons(plan({ pools: [aFleet({ onDemandTarget: 2 })] }))).toEqual([
      'fleet: 2 of its units are On-Demand: a Spot Fleet ends those without a notice, so that they are not drained first',
    ]);
    expect(reasons(plan({}, { spec: specWith({}, { mode: 'protect' }) }))[0]).toMatch(
      /mode protect does nothing/,
    );
  });
  it('what nothing acts on, and what it would take', () => {
    const spec = specWith(
      { limits: { min: 4, max: 80 }, headroom: '10%', onRebalance: 'replace' },
      { refresh: { on: ['ami'] } },
    );
    const said = reasons(plan({ pools: [aFleet({ hasTemplate: false })] }, { spec }));
    expect(said).toEqual([
      expect.stringMatching(/^fleet: no refresh: without a launch template nothing says/),
      'fleet: spec.pools[0].limits is accepted, but needs mode scale',
      'fleet: spec.pools[0].headroom is accepted, but needs mode scale',
      expect.stringMatching(
        /^fleet: spec.pools\[0\].onRebalance is accepted, .*: a Spot Fleet has no standby/,
      ),
    ]);
  });
});

it('a list of container instances that lacks most of a fleet is not believed', () => {
  const lost = ['a', 'b', 'c'].map((id) => aFleetInstance(id, { container: undefined }));
  const p = plan({ instances: [...lost, aFleetInstance('d', { memory: wished('person') })] });
  expect(moves(p)).toEqual([]);
  expect(reasons(p).join()).toMatch(/only 1 of 4 instances in service are in the list/);
});
