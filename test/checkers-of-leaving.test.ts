// Checkers of why, when and how many instances leave: each fires on the wrong it is there for, and is silent on the right
// thing beside it.
import { beforeEach, describe, expect, it } from 'vitest';
import { suddenDeath } from '#sandbox/world/host-end.ts';
import { interrupt } from '#sandbox/world/spot.ts';
import type { Ec2Instance, Member } from '#sandbox/world/state.ts';
import type { RunningWorld } from '#sandbox/world/world.ts';
import type { Scene } from '#simulate/checkers/scene.ts';
import { hostOf, sceneIn, smallSpec, smallWorld, watching } from './support/checking.ts';

let world: RunningWorld;
let host: Ec2Instance;
let others: Ec2Instance[];

beforeEach(() => {
  world = smallWorld();
  host = hostOf(world);
  others = members()
    .map(({ instance }) => instance)
    .filter((each) => each !== host);
});

const members = (): Member[] => [...world.groups.get('small-group')!.members.values()];
const on = (name: string, changes: Partial<Scene> = {}) => watching(name, () => sceneIn(world, changes));
const later = (ms: number) => world.engine.advance(world.engine.now + ms);
const remember = (each: Ec2Instance, memory: string) => each.tags.set('sluice.dev/memory', memory);
const drain = (...hosts: readonly Ec2Instance[]) =>
  [
    'ecs',
    'UpdateContainerInstancesState',
    { containerInstances: hosts.map((h) => h.container!.arn), status: 'DRAINING' },
  ] as const;
const end = (each: Ec2Instance, ShouldDecrementDesiredCapacity = false) =>
  [
    'autoscaling',
    'TerminateInstanceInAutoScalingGroup',
    { InstanceId: each.id, ShouldDecrementDesiredCapacity },
  ] as const;

describe('no-instance-counted-down-twice', () => {
  it('fires when the same end is accepted again and lowers the group again, and for nothing else', () => {
    const watch = on('no-instance-counted-down-twice');
    watch.call(...end(host, true), 'ok');
    expect(watch.call(...end(host, true), 'ValidationError')).toEqual([]);
    expect(watch.call(...end(host, false), 'ok')).toEqual([]);
    expect(watch.call(...end(others[0]!, true), 'ok')).toEqual([]);
    expect(watch.call(...end(host, true), 'ok')).toEqual([expect.stringMatching(/smaller by two/)]);
  });
});

describe('no-instance-ended-without-a-reason', () => {
  const verdict = () => on('no-instance-ended-without-a-reason').call(...end(host));
  it('fires without a wish, for a wish of a person, and for what was not drained', () => {
    expect(verdict()).toEqual([expect.stringMatching(/nothing says why/)]);
    remember(host, 'v1:person:1:-:-');
    expect(verdict()).toEqual([expect.stringMatching(/a person only wanted it drained/)]);
    remember(host, 'v1:refresh:1:-:-');
    expect(verdict()).toEqual([expect.stringMatching(/it was not drained/)]);
    host.container!.status = 'DRAINING';
    expect(verdict()).toEqual([]);
  });
  it('fires for what may still join, and is silent for a stray and for what AWS takes', () => {
    host.container = undefined;
    expect(verdict()).toEqual([expect.stringMatching(/may still have joined/)]);
    later(900_000);
    expect(verdict()).toEqual([]);
    host = others[0]!;
    interrupt(world, host);
    expect(verdict()).toEqual([]);
  });
});

describe('no-up-to-date-instance-refreshed', () => {
  const name = 'no-up-to-date-instance-refreshed';
  it('fires for what its group would launch again as it is, and is silent for what is older or leaves', () => {
    remember(host, 'v1:refresh:1:-:-');
    expect(on(name).call(...drain(host))).toEqual([expect.stringMatching(/is as what is launched now/)]);
    const template = host.group!.launchTemplate;
    template.versions.push({ ...template.versions[0]!, number: 2 });
    template.defaultVersion = 2;
    expect(on(name).call(...drain(host))).toEqual([]);
    template.defaultVersion = 1;
    interrupt(world, host);
    expect(on(name).call(...drain(host), 'ok')).toEqual([]);
  });
  it('is silent for one that is drained for another reason, or while the template was shown as of before', () => {
    remember(host, 'v1:person:1:-:-');
    expect(on(name).call(...drain(host))).toEqual([]);
    remember(host, 'v1:refresh:1:-:-');
    const watch = on(name, { staleMs: 1 });
    watch.call('ec2', 'CreateTags', { Resources: [host.id] });
    expect(watch.call(...drain(host))).toEqual([]);
  });
});

describe('no-pool-below-its-minimum-by-us', () => {
  const name = 'no-pool-below-its-minimum-by-us';
  const limits = { min: 4 };
  const pools = [{ name: 'small', autoScalingGroup: { name: 'small-group' }, limits }];
  it('fires when what is not needed leaves less than the least, and is silent while enough serve', () => {
    remember(host, 'v1:scalein:1:-:-');
    expect(on(name).call(...drain(host))).toEqual([]);
    expect(on(name, { specs: [smallSpec({ pools })] }).call(...drain(host))).toEqual([
      expect.stringMatching(/has 3 left, at least 4/),
    ]);
    others[0]!.container!.agentConnected = false;
    others[1]!.container!.agentConnected = false;
    expect(on(name).call(...end(host, true))).toEqual([expect.stringMatching(/has 1 left, at least 2/)]);
    expect(on(name).call(...end(host, false))).toEqual([]);
  });
  it('takes what a schedule asks for by the clock of the operator', () => {
    remember(host, 'v1:scalein:1:-:-');
    const at = new Date(world.engine.now);
    const cron = `${at.getUTCMinutes()} ${at.getUTCHours()} * * *`;
    const schedules = [{ name: 'show', cron, timeZone: 'UTC', duration: '1h', pool: 'small', min: 4 }];
    const declared = [{ name: 'small', autoScalingGroup: { name: 'small-group' } }];
    const specs = [smallSpec({ pools: declared, schedules })];
    expect(on(name, { specs }).call(...drain(host))).toEqual([expect.stringMatching(/at least 4/)]);
    expect(on(name, { specs, aheadMs: 7_200_000 }).call(...drain(host))).toEqual([]);
  });
  it('says nothing of a drain that is replaced', () => {
    remember(host, 'v1:refresh:1:-:-');
    expect(on(name, { specs: [smallSpec({ pools })] }).call(...drain(host))).toEqual([]);
  });
});

describe('what has only just happened to others', () => {
  const name = 'no-drain-above-the-budget';
  it('is held against nobody until it could be known, unless we did it ourselves', () => {
    const watch = on(name);
    interrupt(world, others[0]!);
    watch.change('interruption', `${others[0]!.id} noticed`);
    expect(watch.call(...drain(host))).toEqual([]);
    later(world.settings.spotRequestLagMs + 3_600);
    expect(watch.call(...drain(host))).toEqual([expect.stringMatching(/with 1 out already/)]);
    const ours = on(name);
    others[0]!.interruption = undefined;
    ours.call(...drain(others[1]!));
    others[1]!.container!.status = 'DRAINING';
    ours.change('container-instance', `${others[1]!.id} DRAINING`);
    expect(ours.call(...drain(host))).toHaveLength(1);
  });
  it('is longer unknown where answers are old', () => {
    const watch = on(name, { staleMs: 60_000 });
    others[0]!.container!.status = 'DRAINING';
    watch.change('container-instance', `${others[0]!.id} DRAINING`);
    later(60_000);
    expect(watch.call(...drain(host))).toEqual([]);
    later(2_600);
    expect(watch.call(...drain(host))).toHaveLength(1);
  });
});

describe('no-drain-above-a-budget-of-hours-or-reasons', () => {
  const name = 'no-drain-above-a-budget-of-hours-or-reasons';
  type Budgets = NonNullable<NonNullable<Parameters<typeof smallSpec>[0]>['disruption']>['budgets'];
  const within = (budgets: Budgets) => on(name, { specs: [smallSpec({ disruption: { budgets } })] });
  it('counts what went within a window, also what is gone, until the window is over', () => {
    const watch = within([{ max: 1, per: '10m' }]);
    others[0]!.container!.status = 'DRAINING';
    watch.change('container-instance', `${others[0]!.id} DRAINING`);
    suddenDeath(world, others[0]!, { ghost: false });
    later(60_000);
    expect(watch.call(...drain(host))).toEqual([expect.stringMatching(/against the budget .*10m/)]);
    later(600_000);
    expect(watch.call(...drain(host))).toHaveLength(1);
  });
  it('heeds reasons and hours', () => {
    const hour = new Date(world.engine.now).getUTCHours();
    const cron = `0 ${hour} * * *`;
    remember(host, 'v1:refresh:1:-:-');
    expect(within([{ max: 0, reasons: ['refresh'] }]).call(...drain(host))).toHaveLength(1);
    expect(within([{ max: 0, reasons: ['scaleIn'] }]).call(...drain(host))).toEqual([]);
    expect(within([{ max: 0, cron, duration: '59m' }]).call(...drain(host))).toHaveLength(1);
    expect(
      within([{ max: 0, cron: `0 ${(hour + 2) % 24} * * *`, duration: '59m' }]).call(...drain(host)),
    ).toEqual([]);
  });
});

describe('no-drain-while-replacements-fail', () => {
  const name = 'no-drain-while-replacements-fail';
  beforeEach(() => {
    remember(host, 'v1:refresh:1:-:-');
    others[0]!.container!.agentConnected = false;
  });
  it('fires when launches have failed for a while and the group is short', () => {
    const watch = on(name);
    const group = host.group!;
    group.keeping = { replacements: [], uneven: false, failures: 1, launchAfter: 0, saidProtected: false };
    watch.change('group', 'small-group launch failed: InsufficientInstanceCapacity');
    expect(watch.call(...drain(host))).toEqual([]);
    later(61_000);
    expect(watch.call(...drain(host))).toEqual([expect.stringMatching(/while its launches fail/)]);
    group.keeping.failures = 0;
    expect(watch.call(...drain(host))).toHaveLength(1);
  });
  it('fires when another has not joined, and is silent for a person', () => {
    others[1]!.container = undefined;
    later(661_000);
    expect(on(name).call(...drain(host))).toEqual([expect.stringMatching(/has not joined/)]);
    remember(host, 'v1:person:1:-:-');
    expect(on(name).call(...drain(host))).toEqual([]);
  });
});

describe('no-drain-where-nothing-launches', () => {
  const name = 'no-drain-where-nothing-launches';
  const shown = (...names: readonly string[]) =>
    [
      'autoscaling',
      'DescribeAutoScalingGroups',
      {},
      'ok',
      {
        AutoScalingGroups: [
          {
            AutoScalingGroupName: 'small-group',
            SuspendedProcesses: names.map((ProcessName) => ({ ProcessName })),
          },
        ],
      },
    ] as const;
  const standby = [
    'autoscaling',
    'EnterStandby',
    { AutoScalingGroupName: 'small-group', InstanceIds: [] },
  ] as const;
  it('fires once the operator has been shown it for a while', () => {
    const watch = on(name);
    remember(host, 'v1:refresh:1:-:-');
    watch.call(...shown('Launch'));
    expect(watch.call(...drain(host))).toEqual([]);
    later(31_000);
    expect(watch.call(...drain(host))).toEqual([expect.stringMatching(/launches nothing/)]);
    expect(watch.call(...standby)).toHaveLength(2);
  });
  it('is silent where other processes are suspended, and when it launches again', () => {
    const watch = on(name);
    remember(host, 'v1:refresh:1:-:-');
    watch.call(...shown('Terminate'));
    later(31_000);
    expect(watch.call(...drain(host))).toEqual([]);
    watch.call(...shown('Launch'));
    watch.call(...shown());
    later(31_000);
    expect(watch.call(...standby)).toEqual([]);
  });
});

describe('nobody-let-go-for-silence-alone', () => {
  const name = 'nobody-let-go-for-silence-alone';
  const silence = (each: Ec2Instance, ms: number) =>
    Object.assign(each.container!, { agentConnected: false, disconnectedAt: world.engine.now - ms });
  beforeEach(() => void remember(host, 'v1:unhealthy:1:-:-'));
  it('fires when there is no sign, or only a short silence; two signs or a long one are enough', () => {
    expect(on(name).call(...drain(host))).toEqual([expect.stringMatching(/no sign says so/)]);
    silence(host, 700_000);
    expect(on(name).call(...drain(host))).toEqual([expect.stringMatching(/the only sign/)]);
    host.impairedSince = world.engine.now - 301_000;
    host.impairedUntil = Number.POSITIVE_INFINITY;
    expect(on(name).call(...drain(host))).toEqual([]);
    host.impairedUntil = 0;
    silence(host, 1_800_000);
    expect(on(name).call(...drain(host))).toEqual([]);
  });
  it('fires when many are silent, also for the end of one', () => {
    for (const each of [host, ...others]) silence(each, 1_800_000);
    expect(on(name).call(...drain(host))).toEqual([expect.stringMatching(/4 of 4 are silent/)]);
    expect(on(name).call(...end(host))).toEqual([expect.stringMatching(/4 of 4 are silent/)]);
    remember(host, 'v1:refresh:1:-:-');
    expect(on(name).call(...end(host))).toEqual([]);
  });
});

describe('no-ghosts-launched-for-ever', () => {
  const name = 'no-ghosts-launched-for-ever';
  it('fires when none of its kind ever joined, or another one is on its way out', () => {
    host.container = undefined;
    expect(on(name).call(...end(host))).toEqual([]);
    others[0]!.container = undefined;
    others[0]!.state = 'shutting-down';
    expect(on(name).call(...end(host))).toEqual([expect.stringMatching(/on its way out/)]);
    for (const each of others) each.container = undefined;
    expect(on(name).call(...end(host))).toEqual([expect.stringMatching(/neither has any of its kind/)]);
  });
});

describe('no-hook-runs-out', () => {
  const name = 'no-hook-runs-out';
  it('fires when our own hook runs out, unless it could be kept no longer or something hindered us', () => {
    const expired = (hook = 'sluice-drain') => ['group', `${host.id} hook ${hook} expired`] as const;
    expect(on(name).change(...expired('other'))).toEqual([]);
    expect(on(name, { hindered: true }).change(...expired())).toEqual([]);
    expect(on(name).change(...expired())).toEqual([expect.stringMatching(/ran out with \d tasks/)]);
    remember(host, 'v2:spot:x');
    expect(on(name).change(...expired())).toEqual([]);
    remember(host, 'v1:scalein:1:-:-');
    const watch = on(name);
    watch.change('group', `${host.id} Terminating:Wait`);
    later(100 * 600_000);
    expect(watch.change(...expired())).toEqual([]);
  });
});
