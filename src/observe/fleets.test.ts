// Reading Spot Fleets: which request a pool means, whom a stale list leaves out, and what an answer that fails may not undo.
import { describe, expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import type { Observation } from '#model/observation.ts';
import { createTestClock, type TestClock } from '../../test/support/clock.ts';
import { aFleetInstance } from '../../test/support/facts.ts';
import { createReadCache, type ReadContext, type Spec } from './context.ts';
import { readDepartures } from './departures.ts';
import type { Ec2Facts } from './ec2.ts';
import { joinFleets, readFleetMembers } from './fleet-members.ts';
import { readFleets } from './fleets.ts';
import { observeCluster } from './observe.ts';
import type { Pools } from './pools.ts';

type Answer = (input: never) => unknown;
type Answers = Readonly<Record<string, Answer | object>>;

const spot = { name: 'spot', spotFleet: { tag: { pool: 'web-spot' } } };
const fails =
  (message: string, name = 'InternalFailure') =>
  () => {
    throw Object.assign(new Error(message), { name });
  };

function setUp(
  answers: Answers,
  over: Partial<Spec> = {},
): ReadContext & { readonly asked: string[]; readonly clock: TestClock } {
  const asked: string[] = [];
  const ports = portFromCall(async (_, operation, input) => {
    asked.push(operation);
    const answer = answers[operation];
    if (answer === undefined) throw new Error(`no answer to ${operation}`);
    return typeof answer === 'function' ? (answer as (input: unknown) => unknown)(input) : answer;
  });
  const spec: Spec = {
    account: '111122223333',
    region: 'ap-northeast-1',
    cluster: 'web',
    pools: [spot],
    ...over,
  };
  return { ports, spec, clock: createTestClock(), cache: createReadCache(), asked };
}

function request(id: string, { tag = 'web-spot', state = 'active' } = {}) {
  return {
    SpotFleetRequestId: id,
    SpotFleetRequestState: state,
    Tags: [{ Key: 'pool', Value: tag }],
    SpotFleetRequestConfig: {
      TargetCapacity: 8,
      OnDemandTargetCapacity: 0,
      FulfilledCapacity: 6,
      LaunchTemplateConfigs: [
        {
          Overrides: [
            { InstanceType: 'c6i.large', WeightedCapacity: 2 },
            { InstanceType: 'c6i.xlarge', WeightedCapacity: 4 },
            { InstanceType: 'm6i.large' },
            { InstanceType: 'odd', WeightedCapacity: 1 },
            { InstanceType: 'odd', WeightedCapacity: 3 },
          ],
        },
      ],
    },
  };
}
const requests = (...SpotFleetRequestConfigs: object[]) => ({ SpotFleetRequestConfigs });
const active = (...ids: string[]) => ({
  ActiveInstances: ids.map((InstanceId) => ({ InstanceId, InstanceType: 'c6i.large' })),
});
const none: Pools = { pools: new Map(), members: new Map() };

describe('a pool that is a Spot Fleet', () => {
  it('is found by its tag among all requests, with its target in units and whom it lists', async () => {
    const context = setUp({
      DescribeSpotFleetRequests: ({ NextToken }: { NextToken?: string }) =>
        NextToken
          ? requests(request('sfr-1'))
          : { ...requests(request('sfr-2', { tag: 'other' })), NextToken: 'p2' },
      DescribeSpotFleetInstances: {
        ActiveInstances: ['c6i.large', 'c6i.xlarge', 'm6i.large', 'odd'].map((InstanceType) => ({
          InstanceId: `i-${InstanceType}`,
          InstanceType,
        })),
      },
    });
    const { value, problem } = await readFleets(context, none);
    expect(problem).toBeUndefined();
    expect(value.pools.get('spot')?.fleet).toEqual({
      id: 'sfr-1',
      state: 'active',
      tags: { pool: 'web-spot' },
      target: 8,
      onDemandTarget: 0,
      fulfilled: 6,
      hasTemplate: true,
      maintains: true,
    });
    expect([...value.members].map(([id, member]) => [id, member.pool, member.fleet?.units])).toEqual([
      ['i-c6i.large', 'spot', 2],
      ['i-c6i.xlarge', 'spot', 4],
      ['i-m6i.large', 'spot', 1],
      ['i-odd', 'spot', undefined],
    ]);
  });

  it('is found by its id, and one that EC2 does not know is told', async () => {
    const byId = { pools: [{ name: 'spot', spotFleet: { id: 'sfr-1' } }] };
    const asked: unknown[] = [];
    const known = setUp(
      {
        DescribeSpotFleetRequests: (input: unknown) => {
          asked.push(input);
          return requests(request('sfr-1', { tag: 'any' }));
        },
        DescribeSpotFleetInstances: active('i-1'),
      },
      byId,
    );
    expect([...(await readFleets(known, none)).value.members.keys()]).toEqual(['i-1']);
    expect(asked).toEqual([{ SpotFleetRequestIds: ['sfr-1'] }]);
    const notFound = fails('does not exist', 'InvalidSpotFleetRequestId.NotFound');
    const { value, problem } = await readFleets(setUp({ DescribeSpotFleetRequests: notFound }, byId), none);
    expect([value.pools.size, problem]).toEqual([0, 'there is no Spot Fleet sfr-1 (pool spot)']);
  });

  it('is none of several with its tag, and says which they are', async () => {
    const both = setUp({ DescribeSpotFleetRequests: requests(request('sfr-1'), request('sfr-2')) });
    const { value, problem } = await readFleets(both, none);
    expect([value.pools.size, value.members.size]).toEqual([0, 0]);
    expect(problem).toBe(
      'several Spot Fleets are tagged pool=web-spot: sfr-1, sfr-2 (pool spot); leave the tag on one, or name its id',
    );
  });

  it.each([
    ['active', 'sfr-new'],
    ['cancelled', 'sfr-old'],
  ])(
    'is the one that still launches; one that was cancelled only while no other is left (%s)',
    async (state, id) => {
      const context = setUp({
        DescribeSpotFleetRequests: requests(
          request('sfr-old', { state: 'cancelled_running' }),
          request('sfr-new', { state }),
        ),
        DescribeSpotFleetInstances: active('i-1'),
      });
      expect((await readFleets(context, none)).value.pools.get('spot')?.fleet?.id).toBe(id);
    },
  );

  it('belongs to one pool only', async () => {
    const pools = [{ name: 'by-id', spotFleet: { id: 'sfr-1' } }, spot];
    const context = setUp(
      { DescribeSpotFleetRequests: requests(request('sfr-1')), DescribeSpotFleetInstances: active('i-1') },
      { pools },
    );
    const { value, problem } = await readFleets(context, none);
    expect([value.members.get('i-1')?.pool, problem]).toEqual([
      'by-id',
      'the Spot Fleet sfr-1 of pool spot is already pool by-id; leave it in one pool',
    ]);
  });

  it('is read twice a minute at most, and at once again after a failure', async () => {
    const answers = {
      DescribeSpotFleetRequests: requests(request('sfr-1')),
      DescribeSpotFleetInstances: fails('try again') as Answer | object,
    };
    const context = setUp(answers);
    await expect(readFleets(context, none)).rejects.toThrow(/try again/);
    answers.DescribeSpotFleetInstances = active('i-1');
    for (const waitMs of [0, 29_999, 1]) {
      await context.clock.advance(waitMs);
      expect((await readFleets(context, none)).value.members.size).toBe(1);
    }
    expect(context.asked.filter((each) => each === 'DescribeSpotFleetRequests')).toHaveLength(3);
  });

  it('costs no call where no pool is one', async () => {
    const context = setUp({}, { pools: [{ name: 'main', autoScalingGroup: { name: 'g' } }] });
    expect((await readFleets(context, none)).value.pools.size).toBe(0);
    expect(context.asked).toEqual([]);
  });
});

const fleet = { id: 'sfr-1', state: 'active', tags: {}, target: 8, onDemandTarget: 0, hasTemplate: true };
const known: Pools = {
  pools: new Map([['spot', { name: 'spot', fleet }]]),
  members: new Map([['i-1', { pool: 'spot', fleet: { id: 'sfr-1', units: 2 } }]]),
};

describe('an answer that lacks something', () => {
  it('leaves a member that a stale list does not show where it is', async () => {
    const context = setUp({
      DescribeSpotFleetRequests: requests(request('sfr-1')),
      DescribeSpotFleetInstances: active('i-2'),
    });
    const { value, problem } = await readFleets(context, known);
    expect([[...value.members.keys()], problem]).toEqual([['i-1', 'i-2'], undefined]);
  });
  it('leaves the known fleet to its members, and says so', async () => {
    const { value, problem } = await readFleets(setUp({ DescribeSpotFleetRequests: {} }), known);
    expect([value.pools.get('spot')?.fleet, [...value.members.keys()]]).toEqual([fleet, ['i-1']]);
    expect(problem).toBe('there is no Spot Fleet tagged pool=web-spot (pool spot)');
    const alone = await readFleets(setUp({ DescribeSpotFleetRequests: {} }), {
      ...known,
      members: new Map(),
    });
    expect(alone.value.pools.size).toBe(0);
  });
  it('does not keep a fleet that has lost the tag: it is there, and not ours any more', async () => {
    const context = setUp({ DescribeSpotFleetRequests: requests(request('sfr-1', { tag: 'theirs' })) });
    const { value } = await readFleets(context, known);
    expect([value.pools.size, value.members.size]).toEqual([0, 0]);
  });
});

describe('whoever belongs to a fleet', () => {
  const ec2 = (facts: Record<string, Partial<Ec2Facts>>, complete = true) => ({
    value: new Map(Object.entries(facts).map(([id, each]) => [id, { tags: {}, ...each }])),
    part: { at: 1, complete },
  });
  const members = (...args: Parameters<typeof ec2>) => [...joinFleets(known, ec2(...args)).keys()];

  it('is told by the tag that only AWS can write, before the fleet lists it', () => {
    expect(
      members({
        'i-1': { state: 'running' },
        'i-2': { state: 'running', fleet: 'sfr-1' },
        'i-3': { state: 'running', fleet: 'sfr-2' },
        'i-4': { state: 'terminated', fleet: 'sfr-1' },
      }),
    ).toEqual(['i-1', 'i-2']);
  });
  it('stays a member until EC2 says that it is terminated, or has not known it for minutes', () => {
    expect(members({ 'i-1': { state: 'shutting-down' } })).toEqual(['i-1']);
    expect(members({ 'i-1': { state: 'terminated' } })).toEqual([]);
    expect(members({ 'i-1': {} })).toEqual([]);
    expect(members({ 'i-1': {} }, false)).toEqual(['i-1']);
    expect(members({})).toEqual(['i-1']);
  });

  const look = (answers: Answers, facts: Record<string, Partial<Ec2Facts>>) => {
    const context = setUp(answers);
    const instances = new Map([['i-1', aFleetInstance('1', { pool: 'spot' })]]);
    const sought = { ids: ['i-1', 'i-2'], instances, pools: known.pools, ec2: ec2(facts).value };
    return { context, members: readFleetMembers(context, sought) };
  };
  it('is looked up again by its tag alone, without a list that may be stale', async () => {
    const { context, members } = look({}, { 'i-1': { state: 'running', fleet: 'sfr-1' } });
    expect([...(await members)]).toEqual([['i-1', { pool: 'spot', fleet: { id: 'sfr-1', units: 2 } }]]);
    expect(context.asked).toEqual([]);
  });
  it('is looked up in the list of its fleet where EC2 told no tag, and not taken for a member without either', async () => {
    const listed = look(
      { DescribeSpotFleetInstances: active('i-1', 'i-2') },
      { 'i-1': { state: 'running' } },
    );
    expect([...(await listed.members).keys()]).toEqual(['i-1']);
    const denied = look({ DescribeSpotFleetInstances: active() }, { 'i-1': { state: 'running' } });
    expect((await denied.members).size).toBe(0);
    await expect(look({ DescribeSpotFleetInstances: fails('no') }, {}).members).rejects.toThrow(/no/);
  });
});

describe('a whole reading', () => {
  const answers = {
    DescribeClusters: { clusters: [{ clusterName: 'web', status: 'ACTIVE' }] },
    ListContainerInstances: {},
    ListTasks: {},
    ListServices: {},
    DescribeAutoScalingGroups: {
      AutoScalingGroups: [{ AutoScalingGroupName: 'web-main', DesiredCapacity: 1 }],
    },
    DescribeLifecycleHooks: {},
    DescribeInstances: {},
    DescribeSpotInstanceRequests: {},
    DescribeSpotFleetRequests: requests(request('sfr-1')),
    DescribeSpotFleetInstances: active('i-1'),
  };
  const pools = [{ name: 'main', autoScalingGroup: { name: 'web-main' } }, spot];
  const observe = (over: Answers, previous?: Observation) => {
    const { ports, spec, clock } = setUp({ ...answers, ...over }, { pools });
    return observeCluster({ ports, spec, clock, previous });
  };

  it('keeps the fleet and its members when fleets cannot be read, and reads the groups all the same', async () => {
    const before = await observe({});
    expect([before.parts.pools.complete, before.instances.get('i-1')?.pool]).toEqual([true, 'spot']);
    const main = { AutoScalingGroupName: 'web-main', DesiredCapacity: 2 };
    const after = await observe(
      {
        DescribeSpotFleetInstances: fails('try again'),
        DescribeAutoScalingGroups: { AutoScalingGroups: [main] },
      },
      before,
    );
    expect(after.parts.pools).toMatchObject({ complete: false, problem: expect.stringMatching(/try again/) });
    expect(after.instances.get('i-1')?.fleet).toEqual({ id: 'sfr-1', units: 2 });
    expect([after.pools.get('main')?.group?.desired, after.pools.get('spot')?.fleet?.target]).toEqual([2, 8]);
  });

  it('counts who left a fleet in budgets with a rolling window', async () => {
    const gone = {
      InstanceId: 'i-9',
      Tags: [{ Key: 'aws:ec2spot:fleet-request-id', Value: 'sfr-1' }],
      StateTransitionReason: 'User initiated (2026-11-22 04:00:00 GMT)',
    };
    const filters: unknown[] = [];
    const context = setUp(
      {
        DescribeInstances: ({ Filters }: { Filters: { Name: string; Values: string[] }[] }) => {
          filters.push(Filters[0]);
          return { Reservations: [{ Instances: [gone] }] };
        },
      },
      { disruption: { budgets: [{ max: 2, per: '10m' }] } },
    );
    const departed = await readDepartures(context, known.pools);
    expect(filters).toEqual([{ Name: 'tag:aws:ec2spot:fleet-request-id', Values: ['sfr-1'] }]);
    expect(departed?.byPool.get('spot')).toEqual([{ instanceId: 'i-9', at: Date.UTC(2026, 10, 22, 4) }]);
  });
});
