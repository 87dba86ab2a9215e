// What people and false messages do while Sluice runs: interruptions that do not come, drains that are not ours, a
// pause, a freeze, somebody else's hook. What was taken is given back; what belongs to others stays as they left it.
import { describe, expect, it } from 'vitest';
import type { Sandbox } from '#sandbox/sandbox.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import { emit } from '#sandbox/world/bus.ts';
import { terminateMember } from '#sandbox/world/group.ts';
import { brokenPromises } from '#simulate/report.ts';
import { simulate } from '#simulate/simulate.ts';
import { loadStory } from '../../support/story.ts';

const PATIENCE = { timeout: 120_000 };

interface Tale {
  readonly duration: string;
  readonly faults?: Scenario['spec']['faults'];
  readonly setUp?: (scenario: Scenario) => void;
  /** What happens in the world, by the minute. */
  readonly happens: Readonly<Record<number, (sandbox: Sandbox) => void>>;
}

async function tell(name: string, { duration, faults = [], setUp, happens }: Tale) {
  const { scenario, specs } = structuredClone(loadStory(name));
  Object.assign(scenario.spec, { duration, faults });
  setUp?.(scenario);
  let minute = 0;
  const lines: string[] = [];
  const onMinute = (sandbox: Sandbox) => {
    minute += 1;
    happens[minute]?.(sandbox);
  };
  const log = ({ message }: { message: string }) => void lines.push(message);
  const { report, sandbox } = await simulate({ scenario, specs, policy: 'sluice', seed: 1, onMinute, log });
  const { byOperation } = sandbox.calls.counts();
  return { report, sandbox, lines, calls: (operation: string) => byOperation[operation] ?? 0 };
}

/** The first member of a group that has some tasks. */
function memberOf({ world }: Sandbox, group: string) {
  const members = [...world.groups.get(group)!.members.values()];
  return members.find(({ instance }) => (instance.container?.tasks.size ?? 0) > 2)!;
}

function warn({ world }: Sandbox, instanceId: string): void {
  const detail = { 'instance-id': instanceId, 'instance-action': 'terminate' };
  const detailType = 'EC2 Spot Instance Interruption Warning';
  emit(world, { source: 'aws.ec2', detailType, resources: [], detail });
}

function tag(key: string) {
  return ({ world }: Sandbox) => {
    for (const cluster of world.clusters.values()) cluster.tags.set(key, 'by hand');
  };
}

function untag(key: string) {
  return ({ world }: Sandbox) => {
    for (const cluster of world.clusters.values()) cluster.tags.delete(key);
  };
}

describe('an interruption warning that is not true', PATIENCE, () => {
  it.each(['fulfilled', 'request-canceled-and-instance-running'])(
    'with requests that are %s: drained, nothing removed or stopped, ACTIVE again',
    async (statusCode) => {
      let id = '';
      const { report, sandbox, calls } = await tell('spot-reclaim', {
        duration: '10m',
        happens: {
          3(at) {
            for (const request of at.world.spotRequests.values()) request.statusCode = statusCode;
            id = memberOf(at, 'recipes-spot').instance.id;
            warn(at, id);
          },
        },
      });
      expect(calls('ecs:UpdateContainerInstancesState')).toBe(2);
      expect(calls('ecs:StopTask') + calls('elbv2:DeregisterTargets')).toBe(0);
      expect(sandbox.world.groups.get('recipes-spot')!.members.get(id)!.instance.container!.status).toBe(
        'ACTIVE',
      );
      expect(brokenPromises(report)).toEqual([]);
    },
  );

  it('of an instance that a person drains: it stays drained', async () => {
    let id = '';
    const { report, sandbox, calls } = await tell('spot-reclaim', {
      duration: '10m',
      happens: {
        2(at) {
          const { instance } = memberOf(at, 'recipes-spot');
          id = instance.id;
          instance.container!.status = 'DRAINING';
        },
        3: (at) => warn(at, id),
      },
    });
    expect(calls('ecs:UpdateContainerInstancesState')).toBe(0);
    expect(sandbox.world.groups.get('recipes-spot')!.members.get(id)!.instance.container!.status).toBe(
      'DRAINING',
    );
    expect(brokenPromises(report)).toEqual([]);
  });
});

describe('a person who slows Sluice down', PATIENCE, () => {
  const storm = { at: '6m', spotInterruption: { pool: 'recipes-spot', count: 3 } };

  it('by a pause: an evacuation goes on all the same', async () => {
    const { report } = await tell('spot-reclaim', {
      duration: '12m',
      faults: [storm],
      happens: { 5: tag('sluice.dev/paused'), 10: untag('sluice.dev/paused') },
    });
    expect(report.interruptions).toMatchObject({ noticed: 3, evacuatedInTime: 3 });
    expect(brokenPromises({ ...report, converged: true })).toEqual([]);
  });

  it('by a freeze: nothing is written any more', async () => {
    let before = 0;
    const { report } = await tell('spot-reclaim', {
      duration: '9m',
      faults: [storm],
      happens: {
        4: tag('sluice.dev/frozen'),
        5(at) {
          before = at.report().api.mutating;
        },
      },
    });
    expect(before).toBeGreaterThan(0);
    expect(report.api.mutating).toBe(before);
    expect(report.interruptions.noticed).toBe(3);
  });
});

describe('a hook of somebody else', PATIENCE, () => {
  it('holds an emptied instance for an hour: ours is completed once in ten minutes, and the log says why', async () => {
    const { lines, calls } = await tell('scale-in-kills-tasks', {
      duration: '20m',
      faults: [{ at: '4m', terminateInGroup: { pool: 'music-on-demand', count: 1 } }],
      setUp({ spec }) {
        const [pool] = spec.clusters![0]!.pools!;
        pool!.hooks = [
          ...(pool!.hooks ?? []),
          { name: 'theirs', heartbeat: '1h', defaultResult: 'CONTINUE' },
        ];
      },
      happens: {},
    });
    expect(calls('autoscaling:CompleteLifecycleAction')).toBeGreaterThan(0);
    expect(calls('autoscaling:CompleteLifecycleAction')).toBeLessThanOrEqual(2);
    const holds = lines.filter((line) => line.includes('another hook of its group holds it (theirs)'));
    expect(holds.length).toBeGreaterThan(0);
    expect(holds.length).toBeLessThanOrEqual(2);
  });
});

describe('a host that was stopped', PATIENCE, () => {
  it('holds nobody up: its hook is completed at once', async () => {
    let id = '';
    const { sandbox, calls, lines } = await tell('scale-in-kills-tasks', {
      duration: '12m',
      happens: {
        4(at) {
          const group = at.world.groups.get('music-on-demand')!;
          const member = memberOf(at, group.name);
          id = member.instance.id;
          terminateMember(at.world, group, member, { decrement: true, cause: 'its status check failed' });
          at.world.engine.after(3_000, () => {
            member.instance.state = 'stopped';
            member.instance.container!.agentConnected = false;
          });
        },
      },
    });
    const done = lines.filter((line) => line.includes('the instance runs no longer'));
    expect(done).toHaveLength(1);
    expect(calls('autoscaling:CompleteLifecycleAction')).toBeGreaterThan(0);
    expect(sandbox.world.groups.get('music-on-demand')!.members.has(id)).toBe(false);
  });
});

describe('what cannot be saved', PATIENCE, () => {
  it('a load balancer that takes five minutes to let go: the log names the tasks that are cut', async () => {
    const { report, lines } = await tell('spot-reclaim', {
      duration: '9m',
      faults: [{ at: '4m', spotInterruption: { pool: 'recipes-spot', count: 3 } }],
      setUp({ spec }) {
        spec.settings = { drainDelay: 'fullDelay' };
        for (const { loadBalancer } of spec.clusters!.flatMap((cluster) => cluster.services ?? []))
          if (loadBalancer) loadBalancer.deregistrationDelay = '5m';
      },
      happens: {},
    });
    const named = new Set(
      lines.flatMap((line) => /^task ([0-9a-f]+) of service .*ECS waits for the load/.exec(line)?.[1] ?? []),
    );
    const cut = report.tasks.killedWithInstance + report.tasks.unavoidable;
    expect(cut).toBeGreaterThan(0);
    expect(named.size).toBeGreaterThanOrEqual(cut);
  });
});
