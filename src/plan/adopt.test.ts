// What an adoption says of a cluster: whom it found, who else has a hand in it, and what that means for the modes.
import { describe, expect, it } from 'vitest';
import type { EventRule, Sources } from '#model/survey.ts';
import {
  aFleet,
  aHook,
  anInstance,
  anObservation,
  aPool,
  aService,
  aTask,
  aWebTask,
} from '../../test/support/facts.ts';
import { adopt, provisionalSpec } from './adopt.ts';
import { slug, sourcePools } from './adopt-names.ts';
import type { Adoption, Field, Item } from './adoption.ts';

const NONE: Sources = { groups: new Map(), fleets: new Map(), alone: [], unclear: [], unread: [] };
const QUEUE = 'arn:aws:sqs:ap-northeast-1:111122223333:jobs';

interface Given {
  readonly facts?: Parameters<typeof anObservation>[0];
  readonly sources?: Partial<Sources>;
  readonly rules?: readonly EventRule[];
}

/** Of the group `web-main`, which gives the pool `main`. */
function adoptionOf({
  facts,
  sources = { groups: new Map([['web-main', 2]]) },
  rules = [],
}: Given = {}): Adoption {
  const observation = anObservation(facts);
  const { cluster } = observation;
  return adopt({ cluster, sources: { ...NONE, ...sources }, observation, rules, unread: [] });
}

const field = (fields: readonly Field[] | undefined, key: string) => fields?.find((each) => each.key === key);
const firstPool = ({ fields }: Adoption): Item => field(fields, 'pools')!.items![0]!;
const saidOf = (adoption: Adoption): string => {
  const { remarks = [], fields = [] } = firstPool(adoption);
  return [...remarks, ...fields.flatMap((each) => each.remarks ?? [])].join('\n');
};
const group = (over: Parameters<typeof aPool>[0]) => adoptionOf({ facts: { pools: [aPool(over)] } });

describe('the pools of an adoption', () => {
  it('are named after their groups, without the name of the cluster, and no two alike', () => {
    const groups = new Map(['web-Spot A', 'web_spot a', 'web', 'spot-a', '本'].map((name) => [name, 1]));
    const fleets = new Map([
      ['sfr-0a1b2c3d-1', 1],
      ['sfr-0a1b2c3d-2', 1],
    ]);
    const pools = sourcePools('web', { ...NONE, groups, fleets });
    expect(pools.map(({ name }) => name)).toEqual([
      ...['spot-a', 'spot-a-2', 'web', 'spot-a-3', 'unnamed'],
      ...['spot-fleet-0a1b2c3d', 'spot-fleet-0a1b2c3d-2'],
    ]);
    expect(sourcePools('web', { ...NONE, fleets: new Map([['sfr-1', 1]]) })[0]).toEqual({
      name: 'spot-fleet',
      spotFleet: { id: 'sfr-1' },
    });
    expect(slug('x'.repeat(300))).toHaveLength(63);
  });

  it('are asked for in the widest mode, so that nothing stays unread', () => {
    const sources = { ...NONE, groups: new Map([['g', 1]]) };
    const spec = provisionalSpec({ account: '111122223333', region: 'r' }, 'web', sources);
    expect(spec).toMatchObject({ mode: 'scale', pools: [{ name: 'g' }] });
  });

  it('have the limits of their group, and headroom as a suggestion', () => {
    const { fields } = firstPool(group({ min: 2, max: 20 }));
    expect(field(fields, 'limits')).toMatchObject({ value: { min: 2, max: 20 } });
    expect(field(fields, 'limits')).not.toHaveProperty('suggested');
    expect(field(fields, 'headroom')).toMatchObject({ suggested: true });
  });
});

describe('what others do with a group', () => {
  it('without a hook: nothing waits, and a suggestion puts one', () => {
    const adoption = group({ hooks: [] });
    expect(saidOf(adoption)).toContain('No terminate hook: nothing waits until an instance is empty');
    const hook = field(firstPool(adoption).fields, 'lifecycleHook');
    expect(hook).toMatchObject({ value: { name: 'sluice-drain', manage: true }, suggested: true });
  });

  it('a hand-made hook is named with what it does at its end; one at the launch is none', () => {
    const launch = aHook({ name: 'at-launch', transition: 'autoscaling:EC2_INSTANCE_LAUNCHING' });
    const adoption = group({ hooks: [launch, aHook({ name: 'by-hand', defaultResult: 'ABANDON' })] });
    const said = saidOf(adoption);
    expect(said).toContain('Terminate hook by-hand, 600 s, ABANDON');
    expect(said).toContain('Whoever answers it (a function, a script) goes on: an instance waits for both');
    // It may ship logs: nobody is led to complete it unread.
    const hook = field(firstPool(adoption).fields, 'lifecycleHook');
    expect(hook?.value).toEqual({ name: 'sluice-drain', manage: true });
    expect(said).not.toContain('at-launch');
    expect(saidOf(group({ hooks: [aHook({ name: 'by-hand' })] }))).not.toContain('ABANDON');
  });

  it('of a capacity provider each field that it manages, by the mode that leaves it alone', () => {
    const capacityProvider = {
      name: 'cp',
      managedScaling: true,
      managedDraining: true,
      managedTerminationProtection: true,
    };
    const said = saidOf(group({ managedByEcs: true, capacityProvider, hooks: [] }));
    expect(said).toContain('mode protect leaves scale-in protection to ECS');
    expect(said).toContain('mode drain writes no hook here');
    expect(said).toContain('mode scale refuses capacity here');
    const off = { ...capacityProvider, managedScaling: false, managedDraining: false };
    const idle = { ...off, managedTerminationProtection: false };
    expect(saidOf(group({ managedByEcs: true, capacityProvider: idle }))).toContain('manages nothing of it');
    expect(saidOf(group({ managedByEcs: true, capacityProvider: off }))).not.toContain('mode scale refuses');
    expect(saidOf(group({ managedByEcs: true }))).toContain('A capacity provider that could not be read');
    expect(saidOf(group({ managedByEcs: false }))).not.toMatch(/capacity provider/i);
  });

  it('scaling policies, suspended processes and rebalancing of its own', () => {
    const said = saidOf(
      group({
        scalingPolicies: ['cpu-50', 'night'],
        suspendedProcesses: ['AZRebalance'],
        capacityRebalance: true,
      }),
    );
    expect(said).toContain('Scaling policies cpu-50, night: mode scale refuses capacity here');
    expect(said).toContain('suspended: AZRebalance');
    expect(said).toContain('onRebalance stays ignore');
  });

  it('where it could not be read, that alone, and no limits that nobody knows', () => {
    const adoption = adoptionOf({ facts: { pools: [], incomplete: ['pools'] } });
    expect(saidOf(adoption)).toContain('It could not be read');
    expect(field(firstPool(adoption).fields, 'limits')).toBeUndefined();
    expect(adoption.unread.map(({ what }) => what)).toEqual(['pools']);
  });
});

describe('a Spot Fleet', () => {
  const fleetOf = (over: Parameters<typeof aFleet>[0]) =>
    adoptionOf({
      facts: { pools: [{ ...aFleet(over), name: 'spot-fleet' }] },
      sources: { fleets: new Map([['sfr-1', 2]]) },
    });

  it('has no limits of its own, and may be named by its tag', () => {
    const adoption = fleetOf({ target: 8, tags: { 'aws:x': 'y', pool: 'batch' }, maintains: false });
    expect(saidOf(adoption)).toContain('its tag would stay: spotFleet: {tag: {pool: batch}}');
    expect(saidOf(adoption)).toContain('Its type is request: it does not replace what ends');
    expect(field(firstPool(adoption).fields, 'limits')).toMatchObject({ suggested: true, value: { max: 8 } });
    expect(field(adoption.fields, 'refresh')?.value).toEqual({ on: ['ami'] });
    expect(saidOf(fleetOf({ tags: {} }))).toContain('and this has to be corrected');
  });
});

describe('the head of an adoption', () => {
  it('names instances that stand alone, and does not call none what could not be read', () => {
    const { head } = adoptionOf({ sources: { alone: ['i-0a', 'i-0b'] } });
    expect(head.join('\n')).toMatch(/never touched: 2 instances: i-0a, i-0b/);
    expect(head.join('\n')).toContain('there is no pool yet');
    const unread = [{ what: 'EC2 instances', problem: 'denied' }];
    const blind = adoptionOf({ sources: { unclear: ['i-0c'], unread } });
    expect(blind.head.join('\n')).toContain('could not be read: i-0c');
    expect(blind.head.join('\n')).not.toContain('there is no pool yet');
    expect(blind.head.join('\n')).toContain('NOT SEEN: EC2 instances: denied');
    expect(blind.unread).toEqual(unread);
  });
});

describe('the queue of events', () => {
  const rule = (name: string, targets: string[], types = ['EC2 Spot Instance Interruption Warning']) => ({
    name,
    types,
    targets,
  });
  const eventsOf = (rules?: EventRule[]) => field(adoptionOf({ rules }).fields, 'events')!;

  it('is the one that most types reach, by its name; what does not reach it is said', () => {
    const both = ['EC2 Spot Instance Interruption Warning', 'ECS Task State Change'];
    const { value, remarks } = eventsOf([rule('a', [`${QUEUE}-2`]), rule('b', [QUEUE], both)]);
    expect(value).toEqual({ queue: 'jobs' });
    expect(remarks!.join()).toContain('filled by the rule b');
    expect(remarks!.join()).toMatch(/What no rule sends there: EC2 Instance Rebalance Recommendation/);
    expect(remarks!.join()).toContain('make sure that nobody else reads it');
  });

  it('has its ARN where it is in another account', () => {
    const far = QUEUE.replace('111122223333', '444455556666');
    expect(eventsOf([rule('a', [far])]).value).toEqual({ queue: far });
  });

  it('is missing where rules only call others, who are named', () => {
    const { value, remarks } = eventsOf([rule('drainer', ['arn:aws:lambda:r:1:function:drain'])]);
    expect(value).toEqual({ queue: 'sluice-events' });
    expect(remarks!.join()).toContain('no rule of EventBridge sends events about these instances to a queue');
    expect(remarks!.join()).toContain('rule drainer calls arn:aws:lambda:r:1:function:drain');
  });
});

describe('rules for tasks', () => {
  const workloadsOf = (facts: Given['facts']) => field(adoptionOf({ facts }).fields, 'workloads');

  it('are one for daemons, and suggestions for services and for families of no service', () => {
    const tasks = [aWebTask('t', '0a'), aTask('n', { family: 'nightly' }), aTask('m', { family: 'nightly' })];
    const services = [aService(), aService({ name: 'agent', daemon: true })];
    const found = workloadsOf({ instances: [anInstance('0a', { tasks })], services })!;
    expect(found).not.toHaveProperty('suggested');
    const rules = found.items!.map(({ value, suggested }) => [value, suggested === true]);
    expect(rules).toContainEqual([{ match: { daemon: true }, ignore: true }, false]);
    expect(rules).toContainEqual([
      { match: { family: 'nightly' }, onScaleIn: 'wait', drainTimeout: '2h' },
      true,
    ]);
    expect(found.items!.at(-1)!.remarks!.join()).toContain('Family nightly: 2 tasks of no service');
  });

  it('are not there where nothing runs, and all suggested where no daemon does', () => {
    expect(workloadsOf({ services: [] })).toBeUndefined();
    const one = [anInstance('0a', { tasks: [aTask('n', { family: 'nightly' })] })];
    expect(workloadsOf({ services: [], instances: one })).toMatchObject({ suggested: true });
  });

  it('are no more than a person reads; how many are left out is said', () => {
    const tasks = Array.from({ length: 90 }, (_, n) => aTask(`t${n}`, { family: `family-${n}` }));
    const found = workloadsOf({ services: [], instances: [anInstance('0a', { tasks })] })!;
    expect(found.items).toHaveLength(60);
    expect(found.remarks!.join()).toContain('30 more services and families are not shown here');
  });
});
