// What happens to the very instance that is being replaced, at the worst moment: it dies, it is ended by hand, somebody makes
// its group smaller. The group must come out of it with the size that people gave it, and the refresh goes on.
import { describe, expect, it } from 'vitest';
import type { Sandbox } from '#sandbox/sandbox.ts';
import { deregister, register } from '#sandbox/world/container-instance.ts';
import { setDesired } from '#sandbox/world/group.ts';
import { suddenDeath, terminateInstance } from '#sandbox/world/host-end.ts';
import type { Ec2Instance } from '#sandbox/world/state.ts';
import { memoryOf } from '#simulate/checkers/truth.ts';
import { brokenPromises } from '#simulate/report.ts';
import { simulate } from '#simulate/simulate.ts';
import { live, loadStory } from '../../support/story.ts';
import { ghosts, membersInService, servicesThatAreShort } from '../../support/world-at-rest.ts';

const PATIENCE = { timeout: 120_000 };
const GROUP = 'encyclopaedia-hosts';
const SIZE = 6;

/** Runs the refresh of foreign-hands alone, on six hosts, and strikes once when an instance is found in that state. */
async function refreshStruck(
  finds: (instance: Ec2Instance) => boolean,
  strike: (sandbox: Sandbox, instance: Ec2Instance) => void,
  { duration = '32m', killsAtSeconds = [] }: { duration?: string; killsAtSeconds?: readonly number[] } = {},
) {
  const { scenario, specs } = structuredClone(loadStory('foreign-hands'));
  const [cluster] = scenario.spec.clusters;
  cluster!.pools[0]!.desired = SIZE;
  for (const service of cluster!.services ?? []) service.desired = Math.floor((service.desired ?? 0) / 2);
  const faults = [{ at: '3m', launchTemplateVersion: { pool: GROUP } }];
  Object.assign(scenario.spec, { duration, settle: '28m', faults });
  let struck: string | undefined;
  const onMinute = (sandbox: Sandbox) => {
    const each = () => {
      // What is drained stands by: its group has replaced it before.
      const members = [...sandbox.world.groups.get(GROUP)!.members.values()];
      const found = members.find(({ instance }) => finds(instance))?.instance;
      if (struck === undefined && found) {
        struck = found.id;
        strike(sandbox, found);
      }
    };
    for (let second = 0; second < 60; second += 5) sandbox.world.engine.after(second * 1000, each);
  };
  const { report, sandbox } = await simulate({
    scenario,
    specs,
    policy: 'sluice',
    seed: 1,
    onMinute,
    killsAtSeconds,
  });
  const violations = report.invariants.filter(({ violations }) => violations > 0);
  const desired = sandbox.world.groups.get(GROUP)!.desired;
  return { struck, desired, violations, sandbox, members: membersInService(sandbox, GROUP) };
}

const chosen = (status: string) => (instance: Ec2Instance) =>
  instance.container?.status === status && memoryOf(instance).startsWith('v1:refresh:');

describe('the instance that is being replaced', PATIENCE, () => {
  it.each<[string, string, (sandbox: Sandbox, instance: Ec2Instance) => void]>([
    [
      'dies as a ghost before it is drained',
      'ACTIVE',
      ({ world }, host) => suddenDeath(world, host, { ghost: true }),
    ],
    [
      'dies as a ghost while it is drained',
      'DRAINING',
      ({ world }, host) => suddenDeath(world, host, { ghost: true }),
    ],
    [
      'is ended in EC2 by hand while it is drained',
      'DRAINING',
      ({ world }, host) =>
        terminateInstance(world, host, { by: 'api', reason: 'Client.UserInitiatedShutdown' }),
    ],
  ])('%s: its group keeps its size, and the refresh goes on', async (_, status, strike) => {
    const { struck, desired, violations, members, sandbox } = await refreshStruck(chosen(status), strike);
    expect(struck).toBeDefined();
    expect([violations, desired, members.length]).toEqual([[], SIZE, SIZE]);
    expect([...ghosts(sandbox), ...servicesThatAreShort(sandbox)]).toEqual([]);
    const versions = members.map(({ instance }) => String(instance.launchTemplate.version));
    expect(new Set(versions)).toEqual(new Set(['2']));
  });

  it('is in a group that somebody makes smaller: their number stands, and all are brought up to date', async () => {
    const lower = ({ world }: Sandbox) => setDesired(world, world.groups.get(GROUP)!, SIZE - 1);
    const { struck, desired, violations, members } = await refreshStruck(chosen('DRAINING'), lower);
    expect(struck).toBeDefined();
    expect([violations, desired, members.length]).toEqual([[], SIZE - 1, SIZE - 1]);
    const versions = members.map(({ instance }) => String(instance.launchTemplate.version));
    expect(new Set(versions)).toEqual(new Set(['2']));
  });
});

describe('the instance that stands by', PATIENCE, () => {
  const standing = (instance: Ec2Instance) =>
    instance.group?.members.get(instance.id)?.lifecycleState === 'Standby' &&
    instance.container?.status === 'ACTIVE' &&
    memoryOf(instance).startsWith('v1:refresh:');
  const lasts = (over: Awaited<ReturnType<typeof refreshStruck>>) => {
    const { struck, desired, violations, members, sandbox } = over;
    expect(struck).toBeDefined();
    expect(sandbox.world.groups.get(GROUP)!.members.has(struck!)).toBe(false);
    expect([violations, desired, members.length]).toEqual([[], SIZE, SIZE]);
    const versions = members.map(({ instance }) => String(instance.launchTemplate.version));
    expect(new Set(versions)).toEqual(new Set(['2']));
  };

  it('dies while voluntary work is paused, and EC2 forgets it: it is struck off, and the refresh goes on', async () => {
    const strike = ({ world }: Sandbox, host: Ec2Instance) => {
      const { tags } = host.container!.cluster;
      tags.set('sluice.dev/paused', '');
      suddenDeath(world, host, { ghost: false });
      world.engine.after(80 * 60_000, () => tags.delete('sluice.dev/paused'));
    };
    // The process that looks again has never seen it.
    lasts(await refreshStruck(standing, strike, { duration: '115m', killsAtSeconds: [80 * 60] }));
  });

  it('is taken out of its cluster by force: it is ended all the same, and the refresh goes on', async () => {
    lasts(await refreshStruck(standing, ({ world }, host) => deregister(world, host.container!, true)));
  });

  it('registers anew, and its attributes are lost: it is drained and ended all the same', async () => {
    const strike = ({ world }: Sandbox, host: Ec2Instance) => {
      const { cluster } = host.container!;
      deregister(world, host.container!, true);
      world.engine.after(20_000, () => register(world, cluster, host));
    };
    lasts(await refreshStruck(standing, strike));
  });
});

describe('in hard times', PATIENCE, () => {
  it('killed every 31 seconds: recommendations and interruptions end as they should', async () => {
    const killsAtSeconds = Array.from({ length: 40 }, (_, n) => (n + 1) * 31);
    const report = await live('rebalance-recommended', {
      policy: 'sluice',
      seed: 1,
      duration: '21m',
      killsAtSeconds,
    });
    expect(brokenPromises(report)).toEqual([]);
    expect(report.interruptions.noticed).toBeGreaterThan(1);
  });

  it('with every event lost ghosts are buried all the same: polling alone finds them (law 1)', async () => {
    const report = await live('sudden-death', {
      policy: 'sluice',
      seed: 2,
      duration: '21m',
      silentQueue: true,
    });
    expect(brokenPromises(report)).toEqual([]);
    expect(report.api.calls['ecs:DeregisterContainerInstance']).toBeGreaterThan(2);
  });
});
