// Every fault of the Scenario kind, carried out on a small account, and whom it struck.
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../scenario/parse.ts';
import { buildWorld } from './build.ts';
import { type Fault, type FaultBody, faultEndsAtMs, strike } from './faults.ts';
import { clearTroubles, troublesNow } from './troubles.ts';
import type { RunningWorld } from './world.ts';

const text = `apiVersion: sluice.dev/v1alpha1
kind: Scenario
metadata: {name: faults}
spec:
  duration: 2h
  clusters:
    - name: c
      pools:
        - {name: calm, min: 1, max: 8, desired: 4, instance: {type: m5.large, cpu: 2048, memory: 4096}}
        - {name: spotty, market: spot, min: 1, max: 8, desired: 4, instance: {type: m5.large, cpu: 2048, memory: 4096}}
      fleets:
        - {name: flotilla, target: 3, types: [{type: c5.large, cpu: 2048, memory: 4096}]}
      services:
        - {name: web, desired: 4, task: {cpu: 128, memory: 128}, loadBalancer: {}}
`;

function world(seed = 1, more = ''): RunningWorld {
  const { scenario, problems } = parseScenario(new TextEncoder().encode(text + more), 'faults.yaml');
  if (!scenario) throw new Error(JSON.stringify(problems));
  return buildWorld(scenario, { seed, operatorParts: true });
}

/** Strikes, and lets some time pass. */
function shortlyAfter(w: RunningWorld, fault: FaultBody, ms = 2_000): string[] {
  const struck = strike(w, fault);
  w.engine.advance(w.engine.now + ms);
  return struck;
}

const MINUTE_MS = 60_000;

describe('faults that strike hosts', () => {
  it('choose by the seed: equal seeds alike, others otherwise', () => {
    const struck = (seed: number) => strike(world(seed), { terminateInstances: { pool: 'calm', count: 2 } });
    expect(struck(3)).toEqual(struck(3));
    expect(struck(3)).not.toEqual(struck(4));
  });

  it('keep to a zone, and to how many there are', () => {
    const w = world();
    const struck = shortlyAfter(w, { terminateInstances: { pool: 'calm', zone: 'a', count: 50 } });
    expect(struck.length).toBeGreaterThan(0);
    expect(new Set(struck.map((id) => w.instances.get(id)?.zone.at(-1)))).toEqual(new Set(['a']));
  });

  it('spread over a time', () => {
    const w = world();
    const struck = shortlyAfter(
      w,
      { terminateInstances: { pool: 'calm', count: 4, over: '10m' } },
      MINUTE_MS,
    );
    const gone = struck.filter((id) => w.instances.get(id)?.state !== 'running');
    expect(gone.length).toBeLessThan(4);
    w.engine.advance(w.engine.now + 10 * MINUTE_MS);
    expect(struck.filter((id) => w.instances.get(id)?.state === 'running')).toEqual([]);
  });

  it('interrupt spot instances of a pool and of a fleet, late or for nothing (aws-facts.md §5.1)', () => {
    const w = world();
    const [late] = shortlyAfter(w, { spotInterruption: { pool: 'spotty', lead: '30s' } });
    const [spared] = shortlyAfter(w, { spotInterruption: { pool: 'flotilla', taken: false } });
    const [silent] = shortlyAfter(w, { spotInterruption: { pool: 'spotty', notices: 0 } });
    expect(w.instances.get(late!)?.interruption).toBeDefined();
    expect(w.instances.get(silent!)?.interruption).toBeUndefined();
    w.engine.advance(w.engine.now + 3 * MINUTE_MS);
    const states = [late, spared, silent].map((id) => w.instances.get(id!)?.state);
    expect(states).toEqual(['terminated', 'running', 'terminated']);
  });

  it('never interrupt, or recommend to replace, what is bought on demand (aws-facts.md §5.1)', () => {
    const w = world();
    expect(shortlyAfter(w, { spotInterruption: { pool: 'calm' } })).toEqual([]);
    expect(shortlyAfter(w, { rebalanceRecommendation: { pool: 'calm' } })).toEqual([]);
    const [id] = shortlyAfter(w, { rebalanceRecommendation: { pool: 'spotty' } });
    expect(w.instances.get(id!)?.rebalanceAt).toBeDefined();
  });

  it('stop on-demand instances only', () => {
    const w = world();
    const [id] = shortlyAfter(w, { stopInstances: { pool: 'calm' } });
    expect(w.instances.get(id!)?.state).toMatch(/^stopp/);
    expect(shortlyAfter(w, { stopInstances: { pool: 'spotty' } })).toEqual([]);
  });

  it('kill at once, and leave a ghost where the agent was silent before (aws-facts.md §1.3)', () => {
    const w = world();
    const [dead] = shortlyAfter(w, { suddenDeath: { pool: 'calm' } });
    const [ghost] = shortlyAfter(w, { suddenDeath: { pool: 'calm', ghost: true } });
    w.engine.advance(w.engine.now + 5 * MINUTE_MS);
    expect(w.instances.get(dead!)?.container?.status).toBe('INACTIVE');
    expect(w.instances.get(ghost!)?.container?.status).toBe('ACTIVE');
  });

  it('disconnect agents for a while', () => {
    const w = world();
    const [id] = shortlyAfter(w, { agentDisconnect: { pool: 'calm', for: '2m' } });
    expect(w.instances.get(id!)?.container?.agentConnected).toBe(false);
    w.engine.advance(w.engine.now + 2 * MINUTE_MS);
    expect(w.instances.get(id!)?.container?.agentConnected).toBe(true);
  });

  it('impair status checks', () => {
    const w = world();
    const [id] = shortlyAfter(w, { impairedStatus: { pool: 'calm', for: '5m' } });
    expect(w.instances.get(id!)?.impairedUntil).toBeGreaterThan(w.engine.now);
  });

  it('take a whole zone', () => {
    const w = world();
    const struck = shortlyAfter(w, { zoneOutage: { zone: 'c', for: '10m' } });
    expect(struck[0]).toBe('zone c');
    expect(struck.length).toBeGreaterThan(1);
    const alive = [...w.instances.values()].filter(({ state }) => state === 'running' || state === 'pending');
    expect(alive.filter(({ zone }) => zone.endsWith('c'))).toEqual([]);
    w.engine.advance(w.engine.now + 5 * MINUTE_MS);
    const later = [...w.instances.values()].filter(({ state }) => state === 'running');
    expect(later.filter(({ zone }) => zone.endsWith('c'))).toEqual([]);
    expect(later.length).toBeGreaterThan(alive.length - 1);
  });

  it('strike the one that is named, and nobody once it is gone', () => {
    const w = world();
    const [id] = [...w.groups.get('calm')!.members.keys()];
    expect(shortlyAfter(w, { terminateInstances: { instance: id } }, MINUTE_MS)).toEqual([id]);
    expect(shortlyAfter(w, { terminateInstances: { instance: id } })).toEqual([]);
  });
});

describe('faults that somebody commits', () => {
  it('change sizes of groups, fleets and services', () => {
    const w = world();
    expect(shortlyAfter(w, { setDesiredCapacity: { pool: 'calm', desired: 6 } })).toEqual(['calm']);
    expect(w.groups.get('calm')?.desired).toBe(6);
    expect(shortlyAfter(w, { setFleetTarget: { pool: 'flotilla', target: 5 } })).toHaveLength(1);
    expect([...w.fleets.values()][0]?.target).toBe(5);
    expect(shortlyAfter(w, { setServiceDesired: { service: 'web', desired: 7 } })).toEqual(['web']);
    expect(w.clusters.get('c')?.services.get('web')?.desiredCount).toBe(7);
    expect(shortlyAfter(w, { terminateInGroup: { pool: 'calm', count: 2 } })).toHaveLength(2);
    expect(w.groups.get('calm')?.desired).toBe(4);
  });

  it('detach instances, which run on, and no more than the group may lose', () => {
    const w = world();
    const struck = shortlyAfter(w, { detachInstances: { pool: 'calm', count: 4 } });
    expect(struck).toHaveLength(3);
    w.engine.advance(w.engine.now + 600_000);
    const group = w.groups.get('calm')!;
    expect([group.desired, group.members.size]).toEqual([1, 1]);
    for (const id of struck)
      expect(w.instances.get(id)).toMatchObject({
        state: 'running',
        group: undefined,
        container: { status: 'ACTIVE' },
      });
  });

  it('protect and release instances', () => {
    const w = world();
    const [id] = shortlyAfter(w, { setProtection: { pool: 'calm', on: true } });
    expect(w.groups.get('calm')?.members.get(id!)?.protected).toBe(true);
    expect(shortlyAfter(w, { setProtection: { pool: 'calm', on: false, count: 9 } })).toEqual([id]);
  });

  it('write attributes, and take them from those that have them', () => {
    const w = world();
    const name = 'team';
    const struck = shortlyAfter(w, {
      setAttribute: { pool: 'calm', zone: 'a', count: 9, name, value: 'red' },
    });
    expect(struck.length).toBeGreaterThan(0);
    expect(new Set(struck.map((id) => w.instances.get(id)?.zone.at(-1)))).toEqual(new Set(['a']));
    const values = () => struck.map((id) => w.instances.get(id)?.container?.attributes.get(name));
    expect(new Set(values())).toEqual(new Set(['red']));
    const taken = shortlyAfter(w, { setAttribute: { pool: 'calm', count: 9, name } });
    expect(taken.sort()).toEqual([...struck].sort());
    expect(new Set(values())).toEqual(new Set([undefined]));
  });

  it('take an attribute away where it has a certain value alone, and set ACTIVE those alone that lack one', () => {
    const w = world();
    const name = 'team';
    const red = shortlyAfter(w, { setAttribute: { pool: 'calm', count: 1, name, value: 'red' } });
    const drained = shortlyAfter(w, {
      setContainerInstanceState: { pool: 'calm', count: 4, status: 'DRAINING' },
    });
    expect(shortlyAfter(w, { setAttribute: { pool: 'calm', count: 4, name, was: 'blue' } })).toEqual([]);
    const back = shortlyAfter(w, {
      setContainerInstanceState: { pool: 'calm', count: 4, status: 'ACTIVE', lacking: name },
    });
    expect(back.sort()).toEqual(drained.filter((id) => !red.includes(id)).sort());
    expect(shortlyAfter(w, { setAttribute: { pool: 'calm', count: 4, name, was: 'red' } })).toEqual(red);
  });

  it('tag instances, and take the tag away from those that have it', () => {
    const w = world();
    const key = 'team';
    const struck = shortlyAfter(w, {
      setInstanceTag: { pool: 'calm', zone: 'a', count: 9, key, value: 'red' },
    });
    expect(struck.length).toBeGreaterThan(0);
    const tagged = () => [...w.instances.values()].filter(({ tags }) => tags.get(key) === 'red');
    expect(
      tagged()
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...struck].sort());
    expect(shortlyAfter(w, { setInstanceTag: { pool: 'calm', count: 9, key } }).sort()).toEqual(
      [...struck].sort(),
    );
    expect(tagged()).toEqual([]);
  });

  it.each([true, false])('put attributes on DRAINING instances only where ECS takes them (%s)', (takes) => {
    const w = world();
    Object.assign(w.settings, { attributesOnDraining: takes });
    shortlyAfter(w, { setContainerInstanceState: { pool: 'calm', count: 4, status: 'DRAINING' } });
    const put = shortlyAfter(w, { setAttribute: { pool: 'calm', count: 4, name: 'team', value: 'red' } });
    expect(put).toHaveLength(takes ? 4 : 0);
  });

  it('drain container instances, and take back only what is DRAINING', () => {
    const w = world();
    const drained = shortlyAfter(w, {
      setContainerInstanceState: { pool: 'calm', count: 2, status: 'DRAINING' },
    });
    const statusOf = (id: string) => w.instances.get(id)?.container?.status;
    expect(drained.map(statusOf)).toEqual(['DRAINING', 'DRAINING']);
    const back = shortlyAfter(w, { setContainerInstanceState: { pool: 'calm', count: 9, status: 'ACTIVE' } });
    expect(back.sort()).toEqual([...drained].sort());
    expect(drained.map(statusOf)).toEqual(['ACTIVE', 'ACTIVE']);
  });

  it('tag a cluster, and take the tag away once', () => {
    const w = world();
    const tags = () => w.clusters.get('c')!.tags;
    expect(shortlyAfter(w, { setClusterTag: { cluster: 'c', key: 'k', value: '' } })).toEqual(['c']);
    expect(tags().get('k')).toBe('');
    expect(shortlyAfter(w, { setClusterTag: { cluster: 'c', key: 'k' } })).toEqual(['c']);
    expect(tags().has('k')).toBe(false);
    expect(shortlyAfter(w, { setClusterTag: { cluster: 'c', key: 'k' } })).toEqual([]);
  });

  it('bring a new AMI, and refresh a group; a second refresh finds the first (aws-facts.md §4.4)', () => {
    const w = world();
    expect(shortlyAfter(w, { launchTemplateVersion: { pool: 'calm' } })).toEqual(['calm version 2']);
    expect(shortlyAfter(w, { launchTemplateVersion: { pool: 'flotilla', makeDefault: false } })).toHaveLength(
      1,
    );
    expect(shortlyAfter(w, { instanceRefresh: { pool: 'calm' } })).toHaveLength(1);
    expect(shortlyAfter(w, { instanceRefresh: { pool: 'calm' } })).toEqual([]);
  });

  it('take targets out', () => {
    const w = world();
    const struck = shortlyAfter(w, { deregisterTargets: { service: 'web', count: 2 } });
    const [group] = w.clusters.get('c')!.services.get('web')!.targetGroups;
    expect(struck).toHaveLength(2);
    expect(struck.map((key) => group?.targets.get(key)?.state)).toEqual(['draining', 'draining']);
  });
});

describe('faults that last', () => {
  it('have what is launched join another cluster', () => {
    const others =
      '{name: others, min: 1, max: 1, desired: 1, instance: {type: m5.large, cpu: 2048, memory: 4096}}';
    const w = world(1, `    - {name: other, pools: [${others}]}\n`);
    const before = new Set(w.instances.keys());
    strike(w, { launchTrouble: { pool: 'calm', how: 'joinsAnother', for: '3m' } });
    shortlyAfter(w, { setDesiredCapacity: { pool: 'calm', desired: 5 } }, 3 * MINUTE_MS);
    const launched = [...w.instances.values()].filter(({ id }) => !before.has(id));
    expect(launched.map(({ group, container }) => [group?.name, container?.cluster.name])).toEqual([
      ['calm', 'other'],
    ]);
  });

  const lasting: [FaultBody, string][] = [
    [{ insufficientCapacity: { market: 'spot', for: '3m' } }, 'insufficientCapacity'],
    [{ launchTrouble: { pool: 'calm', how: 'dies', for: '3m' } }, 'launches'],
    [{ taskStartTrouble: { service: 'web', for: '3m' } }, 'taskStarts'],
    [{ throttle: { service: 'ecs', for: '3m' } }, 'throttles'],
    [{ apiError: { service: 'ec2', operation: 'DescribeInstances', for: '3m' } }, 'apiErrors'],
    [{ eventTrouble: { lose: 50, for: '3m' } }, 'events'],
    [{ metricGap: { for: '3m' } }, 'metricGaps'],
  ];

  it.each(lasting)('%j holds for its time', (fault, kind) => {
    const w = world();
    expect(shortlyAfter(w, fault)).toHaveLength(1);
    expect(Object.keys(troublesNow(w))).toEqual([kind]);
    w.engine.advance(w.engine.now + 3 * MINUTE_MS);
    expect(troublesNow(w)).toEqual({});
  });

  it('end early when somebody says so', () => {
    const w = world();
    for (const [fault] of lasting) strike(w, fault);
    expect(clearTroubles(w)).toBe(lasting.length);
    expect(troublesNow(w)).toEqual({});
  });
});

describe('when a fault is over', () => {
  it.each<[Fault, number]>([
    [{ at: '1m', setDesiredCapacity: { pool: 'calm', desired: 1 } }, 60],
    [{ at: '1m', terminateInGroup: { pool: 'calm', count: 1 } }, 60],
    [{ at: '1m', terminateInstances: { pool: 'calm' } }, 61],
    [{ at: '1m', spotInterruption: { pool: 'spotty', over: '20s' } }, 200],
    [{ at: '1m', spotInterruption: { pool: 'spotty', over: '20s', lead: '10s' } }, 90],
    [{ at: '1m', zoneOutage: { zone: 'a' } }, 60 + 1_800],
    [{ at: '1m', agentDisconnect: { pool: 'calm', for: '3m' } }, 61 + 180],
  ])('%j: after %d s', (fault, seconds) => {
    expect(faultEndsAtMs(fault)).toBe(seconds * 1_000);
  });
});
