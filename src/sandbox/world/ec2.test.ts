import { describe, expect, it } from 'vitest';
import { canLaunch } from './ec2.ts';
import { modifyFleet } from './fleet.ts';
import { testHosts } from './test-hosts.ts';
import { trouble } from './troubles.ts';

const MINUTE_MS = 60_000;
const place = { zone: 'a', type: 'm6i.large', market: 'spot' } as const;

describe('whether EC2 has capacity (aws-facts.md §5)', () => {
  it('depends on zone, type and market, for a while', () => {
    const { world, pass } = testHosts();
    expect(canLaunch(world, place)).toBeUndefined();
    trouble(world, 'insufficientCapacity', { zone: 'a', type: 'm6i.large', market: 'spot' }, MINUTE_MS);
    expect(canLaunch(world, place)).toBe('InsufficientInstanceCapacity');
    for (const other of [{ zone: 'c' }, { type: 'c6i.large' }, { market: 'on-demand' as const }])
      expect(canLaunch(world, { ...place, ...other })).toBeUndefined();
    pass(61);
    expect(canLaunch(world, place)).toBeUndefined();
  });

  it('is none in a zone that is down', () => {
    const { world } = testHosts();
    trouble(world, 'zones', { zone: 'a' }, MINUTE_MS);
    expect([canLaunch(world, place), canLaunch(world, { ...place, zone: 'c' })]).toEqual([
      'InsufficientInstanceCapacity',
      undefined,
    ]);
  });

  it('can be refused to one pool alone', () => {
    const { world } = testHosts();
    trouble(world, 'launches', { pool: 'spot', how: 'fails' }, MINUTE_MS);
    expect(canLaunch(world, { ...place, pool: 'spot' })).toBe('MaxSpotInstanceCountExceeded');
    expect(canLaunch(world, { ...place, pool: 'base' })).toBeUndefined();
  });
});

describe('a launch', () => {
  it('tells of pending and running (aws-facts.md §3.3)', () => {
    const { world, fleet, events, pass } = testHosts();
    modifyFleet(world, fleet, { target: 5 });
    pass(200);
    const { id } = [...fleet.instances.values()].at(-1)!;
    const told = events('EC2 Instance State-change Notification');
    const states = told.filter((d) => d['instance-id'] === id).map(({ state }) => state);
    expect(states).toEqual(['pending', 'running']);
  });

  it.each([
    ['dies', 'terminated'],
    ['neverJoins', 'running'],
    // There is no other cluster.
    ['joinsAnother', 'running'],
  ] as const)('can go wrong: %s', (how, state) => {
    const { world, fleet, pass } = testHosts();
    trouble(world, 'launches', { pool: 'batch', how }, MINUTE_MS);
    const before = new Set(world.instances.keys());
    modifyFleet(world, fleet, { target: 5 });
    pass(55);
    const [fresh] = [...world.instances.values()].filter(({ id }) => !before.has(id));
    pass(120);
    expect([fresh!.state, fresh!.container]).toEqual([state, undefined]);
  });
});
