// A pool most of whose agents are silent launches one host on trial, and goes on where its agent speaks.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts } from '#model/observation.ts';
import { anInstance, aPool, aPoolSpec, NOW } from '../../../test/support/facts.ts';
import { MINUTE, member, planOf, web } from './fixtures.ts';

const services = [web({ desiredCount: 12 })];
const SINCE = NOW - 5 * MINUTE;
const OLD = NOW - 300 * MINUTE;
const silent = (id: string, launchedAt = OLD): InstanceFacts => {
  const host = member(id, 2048, { launchedAt });
  return { ...host, container: { ...host.container!, agentConnected: false } };
};
const most = [silent('1'), silent('2'), member('3', 0, { launchedAt: OLD })];
const since = (at: number) => ({
  watchedSince: OLD,
  silentSince: new Map(['i-1', 'i-2', 'i-4'].map((id) => [id, at])),
});
const of = (instances: readonly InstanceFacts[], over: Parameters<typeof planOf>[1] = {}) =>
  planOf(instances, { services, recall: since(SINCE), ...over });

const HELD = 'may not grow: the agents of 2 of its 3 instances are silent';

describe('a pool most of whose agents are silent', () => {
  it('launches one host, whatever it lacks, and says that it is on trial', () => {
    expect(of(most).grown).toEqual([
      'main 3→4: 1 more host for 2 tasks of service:web; on trial, as the agents of 2 of its 3 instances are silent',
    ]);
  });

  it('does so for its least as well', () => {
    const pools = [{ ...aPoolSpec(), limits: { min: 6 } }];
    expect(of(most, { services: [web()], spec: { pools } }).grown).toEqual([
      'main 3→4: its limits ask for 6; on trial, as the agents of 2 of its 3 instances are silent',
    ]);
  });

  it('does so for hosts that came minutes ago as well: what runs tasks is not on its way', () => {
    const came = NOW - 6 * MINUTE;
    const hosts = [silent('1', came), silent('2', came), member('3', 0, { launchedAt: came })];
    expect(of(hosts).grown[0]).toContain('main 3→4: ');
    const idle = (each: InstanceFacts) => (each.container!.agentConnected ? each : { ...each, tasks: [] });
    expect(of(hosts.map(idle)).grown).toEqual([]);
  });

  it('waits while the host is on its way', () => {
    const booting = anInstance('4', { container: undefined, launchedAt: NOW - MINUTE });
    for (const { grown, waits } of [of([...most, booting]), of(most, { group: { desired: 4 } })]) {
      expect(grown).toEqual([]);
      expect(waits).toContain(HELD);
    }
  });

  it('grows as it needs to once an agent speaks that came since', () => {
    const beside = (old: number, launchedAt: number) =>
      of([silent('1', old), silent('2', old), member('3', 2048, { launchedAt })]).grown;
    const whole = ['main 3→6: 3 more hosts for 6 tasks of service:web'];
    expect(beside(OLD, NOW - 2 * MINUTE)).toEqual(whole);
    expect(beside(OLD, SINCE - 1)[0]).toContain('main 3→4: ');
    // Those that are silent came within the hour: what came since tells more.
    expect(beside(NOW - 30 * MINUTE, NOW - 2 * MINUTE)).toEqual(whole);
  });

  it('launches no second one where the first is silent too, or did not join', () => {
    const wasSilent = since(NOW - 20 * MINUTE);
    const lost = anInstance('4', { container: undefined, launchedAt: NOW - 11 * MINUTE });
    for (const trial of [silent('4', NOW - 11 * MINUTE), lost])
      expect(of([...most, trial], { recall: wasSilent }).grown).toEqual([]);
  });

  it('launches nothing before they have been silent for a minute, as far as was watched', () => {
    expect(of(most, { recall: { ...since(NOW - 30_000), watchedSince: NOW - 30_000 } }).waits).toContain(
      HELD,
    );
    expect(of(most, { recall: since(NOW - MINUTE) }).grown).toHaveLength(1);
  });

  it('leaves the rest of what it lacks to its fallback', () => {
    const pools = [
      { ...aPoolSpec(), fallback: 'spare' },
      { name: 'spare', autoScalingGroup: { name: 'web-spare' } },
    ];
    const other = member('5', 2048, { launchedAt: OLD, pool: 'spare' });
    const groups = { main: 3, spare: 1 };
    const observed = Object.entries(groups).map(([name, desired]) => {
      const pool = aPool({ desired, max: 20, scalingPolicies: [], name: `web-${name}` }, name);
      return [name, pool] as const;
    });
    const { grown } = of([...most, other], { spec: { pools }, observation: { pools: new Map(observed) } });
    expect(grown.map((each) => each.split(':')[0])).toEqual(['main 3→4', 'spare 1→2']);
  });
});
