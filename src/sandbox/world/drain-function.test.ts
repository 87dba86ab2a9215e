// The drain function that people hang on a terminate hook, and what ECS manages for a capacity provider.
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../scenario/parse.ts';
import { buildWorld } from './build.ts';
import { terminateMember } from './group.ts';
import type { RunningWorld } from './world.ts';

function world(pool: string, service = ''): RunningWorld {
  const text = `
apiVersion: sluice.dev/v1alpha1
kind: Scenario
metadata: {name: rivals}
spec:
  duration: 4h
  settings: {scaleInMinutes: 5}
  clusters:
    - name: shop
      pools:
        - {name: hosts, min: 0, max: 8, desired: 3, instance: {type: m6i.large, cpu: 2048, memory: 7600}, ${pool}}
      services:
        - {name: web, desired: 4, minimumHealthyPercent: 50, task: {cpu: 512, memory: 512}${service}}
`;
  const { scenario, problems } = parseScenario(Buffer.from(text), 'rivals.yaml');
  if (!scenario) throw new Error(JSON.stringify(problems));
  return buildWorld(scenario, { seed: 4, operatorParts: false });
}

const minutes = (w: RunningWorld, n: number) => w.engine.advance(w.engine.now + n * 60_000);
const group = (w: RunningWorld) => w.groups.get('hosts')!;
const members = (w: RunningWorld) => [...group(w).members.values()];

describe('a hook with a drain function', () => {
  const pool = 'hooks: [{name: drain, heartbeat: 15m, drainFunction: true}]';

  it('holds the instance until ECS lists no task for it, then lets it go', () => {
    const w = world(pool);
    const [member] = members(w);
    terminateMember(w, group(w), member!, { decrement: true, cause: 'a user request' });
    w.engine.advance(w.engine.now + 8_000);
    expect(member!.instance.container!.status).toBe('DRAINING');
    expect(member!.lifecycleState).toBe('Terminating:Wait');
    minutes(w, 5);
    expect(member!.instance.state).toBe('terminated');
    expect(w.tally.tasks.killedWithInstance).toBe(0);
  });
});

describe('managed draining and termination protection (aws-facts.md §1.7)', () => {
  const pool = 'capacityProvider: {managedTerminationProtection: true}, newInstancesProtected: true';
  const service = ', capacityProvider: hosts';

  it('adds a hook of its own and drains what leaves', () => {
    const w = world(pool, service);
    const [member] = members(w);
    terminateMember(w, group(w), member!, { decrement: true, cause: 'a user request' });
    minutes(w, 6);
    expect(member!.instance.state).toBe('terminated');
    expect(w.tally.tasks.killedWithInstance).toBe(0);
  });

  it('lets an instance go after 48 hours, whatever still runs there (aws-facts.md §1.2, §1.7)', () => {
    const w = world(pool, `${service}, maximumPercent: 100`);
    w.clusters.get('shop')!.services.get('web')!.minimumHealthyPercent = 100;
    minutes(w, 1);
    const member = members(w).find(({ instance }) => instance.container!.tasks.size > 0)!;
    terminateMember(w, group(w), member, { decrement: true, cause: 'a user request' });
    minutes(w, 48 * 60 - 2);
    expect(member.lifecycleState).toBe('Terminating:Wait');
    minutes(w, 5);
    expect(member.instance.state).toBe('terminated');
    expect(w.tally.tasks.killedWithInstance).toBeGreaterThan(0);
  });

  it('protects an instance as long as it has a task that is no daemon’s', () => {
    const w = world(pool, service);
    minutes(w, 1);
    for (const { instance, protected: flag } of members(w))
      expect(flag).toBe(instance.container!.tasks.size > 0);
  });
});

describe('managed scaling (aws-facts.md §1.7)', () => {
  const service = ', capacityProvider: hosts';
  const pool = 'capacityProvider: {managedTerminationProtection: true}, newInstancesProtected: true';

  it('launches what waiting tasks need: they wait in PROVISIONING meanwhile', () => {
    const w = world(pool, service);
    const web = w.clusters.get('shop')!.services.get('web')!;
    web.desiredCount = 20;
    web.due();
    minutes(w, 1);
    expect([...web.tasks].filter((task) => task.lastStatus === 'PROVISIONING').length).toBeGreaterThan(0);
    minutes(w, 10);
    expect(group(w).desired).toBeGreaterThanOrEqual(5);
    expect([...web.tasks].filter((task) => task.lastStatus === 'RUNNING')).toHaveLength(20);
  });

  it('lets empty instances go after the low data points of its setting, never more than half at once', () => {
    const w = world(pool, service);
    const web = w.clusters.get('shop')!.services.get('web')!;
    web.desiredCount = 0;
    web.due();
    minutes(w, 4);
    const sizes = [group(w).desired];
    for (let minute = 0; minute < 6; minute++) {
      minutes(w, 1);
      sizes.push(group(w).desired);
    }
    expect(sizes[0]).toBe(3);
    expect(sizes.at(-1)).toBe(0);
    for (const [index, size] of sizes.slice(1).entries()) {
      expect(size).toBeGreaterThanOrEqual(Math.floor(sizes[index]! / 2));
    }
  });

  it('launches two when there is none (aws-facts.md §1.7)', () => {
    const w = world(pool, service);
    group(w).desired = 0;
    for (const member of members(w)) member.protected = false;
    const web = w.clusters.get('shop')!.services.get('web')!;
    web.desiredCount = 0;
    web.due();
    minutes(w, 12);
    expect(members(w).filter((member) => member.lifecycleState === 'InService')).toHaveLength(0);
    web.desiredCount = 1;
    web.due();
    minutes(w, 2);
    expect(group(w).desired).toBe(2);
  });
});
