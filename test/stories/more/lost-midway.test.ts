// What happens to the very instance that is being replaced, at the worst moment: it dies, it is ended by hand, somebody makes
// its group smaller. The group must come out of it with the size that people gave it, and the refresh goes on.
import { describe, expect, it } from 'vitest';
import type { Sandbox } from '#sandbox/sandbox.ts';
import { setDesired } from '#sandbox/world/group.ts';
import { suddenDeath, terminateInstance } from '#sandbox/world/host-end.ts';
import type { Ec2Instance } from '#sandbox/world/state.ts';
import { brokenPromises } from '#simulate/report.ts';
import { simulate } from '#simulate/simulate.ts';
import { live, loadStory } from '../../support/story.ts';
import { ghosts, membersInService, servicesThatAreShort } from '../../support/world-at-rest.ts';

const PATIENCE = { timeout: 120_000 };
const GROUP = 'encyclopaedia-hosts';
const SIZE = 6;

const memoryOf = ({ container }: Ec2Instance) => container?.attributes.get('sluice.dev/memory') ?? '';

/** Runs the refresh of foreign-hands alone, on six hosts, and strikes once when an instance is found in that state. */
async function refreshStruck(
  finds: (instance: Ec2Instance) => boolean,
  strike: (sandbox: Sandbox, instance: Ec2Instance) => void,
) {
  const { scenario, specs } = structuredClone(loadStory('foreign-hands'));
  const [cluster] = scenario.spec.clusters;
  cluster!.pools[0]!.desired = SIZE;
  for (const service of cluster!.services ?? []) service.desired = Math.floor((service.desired ?? 0) / 2);
  const faults = [{ at: '3m', launchTemplateVersion: { pool: GROUP } }];
  Object.assign(scenario.spec, { duration: '32m', settle: '28m', faults });
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
  const { report, sandbox } = await simulate({ scenario, specs, policy: 'sluice', seed: 1, onMinute });
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
