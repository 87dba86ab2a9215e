// A Spot Fleet as a pool in hard times: its lists lie, the operator is killed, events are lost, a host becomes a ghost, a
// person wants two hosts gone (aws-facts.md §5.1, §5.2).
import { describe, expect, it } from 'vitest';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import type { Ec2Instance, Fleet } from '#sandbox/world/state.ts';
import { brokenPromises } from '#simulate/report.ts';
import { type SimulateOptions, simulate } from '#simulate/simulate.ts';
import { loadStory } from '../../support/story.ts';

const PATIENCE = { timeout: 120_000 };

interface Trial extends Pick<SimulateOptions, 'tamper' | 'killsAtSeconds' | 'onMinute'> {
  readonly duration: string;
  readonly faults: Scenario['spec']['faults'];
  readonly silentQueue?: boolean;
}

async function live({ duration, faults, silentQueue, ...rest }: Trial) {
  const { scenario, specs } = structuredClone(loadStory('fleet-scale-in'));
  const queues = silentQueue
    ? scenario.spec.queues?.map((queue) => ({ ...queue, events: [] }))
    : scenario.spec.queues;
  Object.assign(scenario.spec, { duration, faults, queues });
  const { report, sandbox } = await simulate({ scenario, specs, policy: 'sluice', seed: 3, ...rest });
  return { report, world: sandbox.world, fleet: fleetOf(sandbox.world) };
}

type World = Parameters<NonNullable<SimulateOptions['onMinute']>>[0]['world'];
const fleetOf = ({ fleets }: World): Fleet => [...fleets.values()][0]!;
const storm = { spotInterruption: { pool: 'recipes-spot', count: 4, over: '20s' } };
const inStorm = { duration: '10m', faults: [{ at: '5m', ...storm }] };

describe('a storm in a Spot Fleet ends well', PATIENCE, () => {
  it.each(['DescribeSpotFleetInstances', 'DescribeSpotFleetRequests'])(
    'while %s answers with nothing at all',
    async (operation) => {
      let lies = 0;
      const { report } = await live({
        ...inStorm,
        tamper: (call, answer) => {
          if (call.operation !== operation || call.atSecond < 240) return answer;
          lies += 1;
          return {};
        },
      });
      expect(lies).toBeGreaterThan(8);
      expect(report.interruptions).toMatchObject({ noticed: 4, evacuatedInTime: 4 });
      expect(brokenPromises(report)).toEqual([]);
    },
  );

  it('while the operator is killed again and again', async () => {
    const killsAtSeconds = Array.from({ length: 80 }, (_, n) => (n + 1) * 7.3);
    const { report } = await live({ ...inStorm, killsAtSeconds });
    expect(report.interruptions).toMatchObject({ noticed: 4, evacuatedInTime: 4 });
    expect(brokenPromises(report)).toEqual([]);
  });

  it('by polling alone', async () => {
    const { report } = await live({ ...inStorm, silentQueue: true });
    expect(report.interruptions).toMatchObject({ noticed: 4, evacuatedInTime: 4 });
    expect(brokenPromises(report)).toEqual([]);
  });
});

it('a host of a Spot Fleet that ECS never saw end is buried', PATIENCE, async () => {
  const { report, world } = await live({
    duration: '10m',
    faults: [{ at: '3m', suddenDeath: { pool: 'recipes-spot', ghost: true } }],
  });
  expect(report.api.calls['ecs:DeregisterContainerInstance']).toBeGreaterThan(0);
  const hosts = [...world.clusters.get('recipes-fleet-spot')!.containerInstances.values()];
  const ghosts = hosts.filter(({ host }) => host.state === 'terminated').map(({ status }) => status);
  expect(ghosts).toEqual(['INACTIVE']);
  expect(report.violations).toEqual([]);
});

it(
  'two hosts that a person wants gone leave one after the other, and stay DRAINING, empty',
  PATIENCE,
  async () => {
    const wanted: Ec2Instance[] = [];
    const out: number[] = [];
    const { report, fleet } = await live({
      duration: '14m',
      faults: [],
      onMinute: ({ world }) => {
        if (wanted.length === 0) {
          wanted.push(...[...fleetOf(world).instances.values()].slice(0, 2));
          const since = Math.floor(world.engine.now / 1000).toString(36);
          for (const { container } of wanted)
            container!.attributes.set('sluice.dev/memory', `v1:person:${since}:-:-`);
        }
        out.push(wanted.filter(({ container }) => container?.status === 'DRAINING').length);
      },
    });
    // The default budget is one at a time, and whoever is kept DRAINING is out.
    expect([Math.max(...out), out.at(-1)]).toEqual([1, 1]);
    const drained = wanted.find(({ container }) => container?.status === 'DRAINING')!;
    expect([drained.state, drained.container!.tasks.size, fleet.instances.has(drained.id)]).toEqual([
      'running',
      0,
      true,
    ]);
    expect(brokenPromises(report)).toEqual([]);
  },
);
