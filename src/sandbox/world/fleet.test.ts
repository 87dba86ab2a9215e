import { describe, expect, it } from 'vitest';
import { cancelFleet, capacityOf, modifyFleet } from './fleet.ts';
import { keyOf } from './fleet-pools.ts';
import { terminateInstance } from './host-end.ts';
import { addVersion } from './launch-template.ts';
import { interrupt } from './spot.ts';
import type { Fleet } from './state.ts';
import { testHosts } from './test-hosts.ts';
import { trouble } from './troubles.ts';

const ending = { by: 'api', reason: 'Client.UserInitiatedShutdown: User initiated shutdown' } as const;
const type = (name: string, weight: number, cpu = 2048) => ({ type: name, cpu, memory: 4096, weight });
const size = (fleet: Fleet) => fleet.instances.size;
const MINUTE_MS = 60_000;

describe('a Spot Fleet of type maintain (aws-facts.md §5.2)', () => {
  it('starts at its target and replaces what died', () => {
    const { world, fleet, pass } = testHosts();
    expect([capacityOf(fleet), fleet.state]).toEqual([4, 'active']);
    const [first] = fleet.instances.values();
    terminateInstance(world, first!, ending);
    pass(120);
    expect([size(fleet), fleet.instances.has(first!.id)]).toEqual([4, false]);
    expect([...fleet.instances.values()].every((instance) => instance.container)).toBe(true);
  });

  it('counts units, and may end above its target', () => {
    const { fleet } = testHosts({ fleet: { target: 7, types: [type('c6i.xlarge', 4)] } });
    expect([size(fleet), capacityOf(fleet)]).toEqual([2, 8]);
  });

  it('keeps its On-Demand capacity apart', () => {
    const { world, fleet, pass } = testHosts({ fleet: { target: 4, onDemandTarget: 1 } });
    const onDemand = () => [...fleet.instances.values()].filter(({ market }) => market === 'on-demand');
    expect([onDemand().length, size(fleet)]).toEqual([1, 4]);
    terminateInstance(world, onDemand()[0]!, ending);
    pass(60);
    expect([onDemand().length, size(fleet)]).toEqual([1, 4]);
  });

  it('takes the cheapest pool, spreads, or takes the deepest, as its strategy says', () => {
    const types = [type('c6i.large', 1), type('m6i.large', 1), type('r6i.large', 1)];
    const poolsUsed = (allocation: 'lowestPrice' | 'diversified' | 'capacityOptimized') => {
      const { fleet } = testHosts({ fleet: { target: 9, types, allocation } });
      return new Set([...fleet.instances.values()].map(keyOf)).size;
    };
    expect([poolsUsed('lowestPrice'), poolsUsed('diversified'), poolsUsed('capacityOptimized')]).toEqual([
      1, 9, 1,
    ]);
  });

  it('goes to another pool where EC2 has no capacity, and says when there is none', () => {
    const { world, fleet, events, pass } = testHosts();
    const [first] = fleet.instances.values();
    const zone = first!.zone.slice(-1);
    trouble(world, 'insufficientCapacity', { zone }, 10 * MINUTE_MS);
    terminateInstance(world, first!, ending);
    pass(60);
    const fresh = [...fleet.instances.values()].at(-1)!;
    expect([size(fleet), fresh.zone === first!.zone]).toEqual([4, false]);
    trouble(world, 'insufficientCapacity', {}, 5 * MINUTE_MS);
    terminateInstance(world, fresh, ending);
    pass(60);
    expect(size(fleet)).toBe(3);
    const errors = events('EC2 Spot Fleet Error').map((detail) => detail['sub-type']);
    expect(errors).toEqual(['allLaunchSpecsTemporarilyBlacklisted']);
    pass(600);
    expect(size(fleet)).toBe(4);
  });
});

describe('lowering the target of a Spot Fleet (aws-facts.md §5.2)', () => {
  it('is modifying, then active, and ends instances with an interruption notice', () => {
    const { world, fleet, events, pass } = testHosts();
    expect(modifyFleet(world, fleet, { target: 3, policy: 'default' })).toBeUndefined();
    expect(fleet.state).toBe('modifying');
    pass(25);
    expect([fleet.state, capacityOf(fleet)]).toEqual(['active', 3]);
    const [victim] = fleet.leaving!;
    expect(victim!.interruption).toBeDefined();
    expect(events('EC2 Spot Instance Interruption Warning')).toHaveLength(1);
    const told = () => events('EC2 Spot Fleet Instance Change').map((detail) => detail['sub-type']);
    expect(told()).toContain('termination_notified');
    pass(150);
    expect([victim!.state, size(fleet), told().includes('terminated')]).toEqual(['terminated', 3, true]);
    expect(victim!.spotRequest!.statusCode).toBe('instance-terminated-by-user');
    const states = events('EC2 Spot Fleet State Change').map((detail) => detail['sub-type']);
    expect(states).toEqual(expect.arrayContaining(['modify_in_progress', 'modify_succeeded']));
  });

  it.each([
    ['still runs', 0, 125],
    ['is over', 121, 170],
  ])('ends also what EC2 had noticed and would have spared, while that notice %s', (_, after, seconds) => {
    const { world, fleet, pass } = testHosts();
    const all = [...fleet.instances.values()];
    for (const instance of all) interrupt(world, instance, { taken: false });
    pass(after);
    modifyFleet(world, fleet, { target: 0, policy: 'default' });
    pass(seconds);
    const ended = all.map(({ state, spotRequest }) => [state !== 'running', spotRequest!.statusCode]);
    expect(ended).toEqual(all.map(() => [true, 'instance-terminated-by-user']));
    expect(world.tally.interruptions.noticed).toBe(after === 0 ? 4 : 8);
  });

  it('with noTermination keeps what there is, and does not replace what ends', () => {
    const { world, fleet, pass } = testHosts();
    modifyFleet(world, fleet, { target: 2, policy: 'noTermination' });
    pass(60);
    expect([fleet.state, size(fleet)]).toEqual(['active', 4]);
    const [first, second, third] = fleet.instances.values();
    terminateInstance(world, first!, ending);
    interrupt(world, second!);
    pass(180);
    expect(size(fleet)).toBe(2);
    terminateInstance(world, third!, ending);
    pass(60);
    expect(size(fleet)).toBe(2);
  });

  it('by the weight of a named member, with noTermination, lets that member end for good and no other', () => {
    const types = [type('c6i.xlarge', 4), type('c6i.large', 2)];
    const { fleet, pass, ec2 } = testHosts({ fleet: { target: 12, types } });
    const [victim, ...others] = fleet.instances.values();
    ec2('ModifySpotFleetRequest', {
      SpotFleetRequestId: fleet.id,
      TargetCapacity: 12 - victim!.weight,
      ExcessCapacityTerminationPolicy: 'noTermination',
    });
    pass(60);
    expect([fleet.state, capacityOf(fleet)]).toEqual(['active', 12]);
    ec2('TerminateInstances', { InstanceIds: [victim!.id] });
    pass(180);
    expect([...fleet.instances.values()]).toEqual(others);
    expect(capacityOf(fleet)).toBe(12 - victim!.weight);
  });

  it('not at all, replaces a named member that ended', () => {
    const { fleet, pass, ec2 } = testHosts();
    const [victim] = fleet.instances.values();
    ec2('TerminateInstances', { InstanceIds: [victim!.id] });
    pass(180);
    expect([size(fleet), fleet.instances.has(victim!.id)]).toEqual([4, false]);
  });

  it('lets an instance that was ended before the target was lowered be replaced', () => {
    const { world, fleet, pass } = testHosts();
    const [first] = fleet.instances.values();
    terminateInstance(world, first!, ending);
    pass(30);
    modifyFleet(world, fleet, { target: 3, policy: 'noTermination' });
    pass(60);
    expect(size(fleet)).toBe(4);
  });

  it('never falls below the target, whatever the weights', () => {
    const { world, fleet, pass } = testHosts({ fleet: { target: 8, types: [type('c6i.xlarge', 4)] } });
    modifyFleet(world, fleet, { target: 5, policy: 'default' });
    pass(30);
    expect(capacityOf(fleet)).toBe(8);
    modifyFleet(world, fleet, { target: 4, policy: 'default' });
    pass(30);
    expect(capacityOf(fleet)).toBe(4);
  });

  it('takes from the fullest pools under diversified, from the dearest under lowestPrice', () => {
    const types = [type('c6i.large', 1), type('m6i.large', 1, 4096)];
    const { world, fleet, pass } = testHosts({ fleet: { target: 12, types, allocation: 'diversified' } });
    modifyFleet(world, fleet, { target: 6, policy: 'default' });
    pass(30);
    expect(new Set([...fleet.instances.values()].map(keyOf)).size).toBe(6);
    const cheap = testHosts({ fleet: { target: 2, types, zones: ['a'] } });
    trouble(cheap.world, 'insufficientCapacity', { type: 'c6i.large' }, MINUTE_MS);
    modifyFleet(cheap.world, cheap.fleet, { target: 3, policy: 'default' });
    cheap.pass(30);
    expect([...cheap.fleet.instances.values()].map((instance) => instance.type)).toEqual([
      'c6i.large',
      'c6i.large',
      'm6i.large',
    ]);
    modifyFleet(cheap.world, cheap.fleet, { target: 2, policy: 'default' });
    cheap.pass(30);
    expect([...cheap.fleet.instances.values()].every((instance) => instance.type === 'c6i.large')).toBe(true);
  });
});

describe('what is not known of Spot Fleets is a setting (aws-facts.md §11.1)', () => {
  it('a second change while modifying', () => {
    const twice = (fleetModifyTwice: 'fails' | 'succeeds') => {
      const { world, fleet, pass } = testHosts({ settings: { fleetModifyTwice } });
      modifyFleet(world, fleet, { target: 5 });
      const code = modifyFleet(world, fleet, { target: 6 });
      pass(60);
      return [code, size(fleet)];
    };
    expect(twice('fails')).toEqual(['FleetNotInModifiableState', 5]);
    expect(twice('succeeds')).toEqual([undefined, 6]);
  });

  it('whether a policy that is left out stays', () => {
    const then = (fleetPolicyPersists: boolean) => {
      const { world, fleet, pass } = testHosts({ settings: { fleetPolicyPersists } });
      modifyFleet(world, fleet, { target: 3, policy: 'noTermination' });
      pass(30);
      modifyFleet(world, fleet, { target: 2 });
      pass(30);
      return [fleet.policy, size(fleet)];
    };
    expect(then(true)).toEqual(['noTermination', 4]);
    expect(then(false)).toEqual(['default', 2]);
  });

  it('when $Latest is resolved', () => {
    const launches = (fleetLatest: 'atLaunch' | 'atRequest') => {
      const { world, fleet, pass } = testHosts({ settings: { fleetLatest } });
      addVersion(world, fleet.launchTemplate, { makeDefault: false });
      modifyFleet(world, fleet, { target: 5 });
      pass(60);
      return [...fleet.instances.values()].at(-1)!.launchTemplate.version;
    };
    expect([launches('atLaunch'), launches('atRequest')]).toEqual(['2', '1']);
  });
});

describe('cancelling a Spot Fleet (aws-facts.md §5.2)', () => {
  it('ends its instances, or lets them run without replacement', () => {
    const ends = testHosts();
    cancelFleet(ends.world, ends.fleet, true);
    expect(ends.fleet.state).toBe('cancelled_terminating');
    ends.pass(60);
    expect([ends.fleet.state, size(ends.fleet)]).toEqual(['cancelled', 0]);
    const runs = testHosts();
    const [first] = runs.fleet.instances.values();
    cancelFleet(runs.world, runs.fleet, false);
    terminateInstance(runs.world, first!, ending);
    runs.pass(120);
    expect([runs.fleet.state, size(runs.fleet)]).toEqual(['cancelled_running', 3]);
    expect(modifyFleet(runs.world, runs.fleet, { target: 9 })).toBe('FleetNotInModifiableState');
    for (const instance of runs.fleet.instances.values()) terminateInstance(runs.world, instance, ending);
    runs.pass(60);
    expect(runs.fleet.state).toBe('cancelled');
  });
});
