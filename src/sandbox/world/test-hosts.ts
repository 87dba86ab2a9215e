// A small warm account with on-demand hosts, spot hosts, a fleet and a queue that gets every event. Only tests use it.

import { ec2Handlers } from '../api/ec2.ts';
import type { Scenario } from '../scenario/generated/scenario.ts';
import type { CallContext, Handler } from '../wire/table.ts';
import { buildWorld } from './build.ts';
import type { Ec2Instance, Fleet } from './state.ts';

type Cluster = Scenario['spec']['clusters'][number];
type FleetSpec = NonNullable<Cluster['fleets']>[number];

const size = { cpu: 2048, memory: 4096 };

export interface HostsOptions {
  readonly fleet?: Partial<FleetSpec>;
  readonly settings?: Scenario['spec']['settings'];
  readonly agentSpotDraining?: boolean;
  readonly services?: Cluster['services'];
}

/** Pools `base` (on demand) and `spot` of two instances each, which nobody replaces, and fleet `batch` of four units. */
export function testHosts(options: HostsOptions = {}) {
  const { fleet, settings, agentSpotDraining, services = [] } = options;
  const suspended: ('Launch' | 'Terminate')[] = ['Launch', 'Terminate'];
  const pool = { min: 0, max: 9, desired: 2, instance: { type: 'm6i.large', ...size }, suspended };
  const scenario: Scenario = {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'Scenario',
    metadata: { name: 'hosts' },
    spec: {
      duration: '1h',
      settings: { spotRequestLag: '10s', hostDeathLag: '60s', eventDoubles: 0, eventLoss: 0, ...settings },
      queues: [{ name: 'events', events: ['*'] }],
      clusters: [
        {
          name: 'web',
          pools: [
            { ...pool, name: 'base' },
            { ...pool, name: 'spot', market: 'spot', agentSpotDraining },
          ],
          fleets: [{ name: 'batch', target: 4, types: [{ type: 'c6i.large', ...size }], ...fleet }],
          services,
        },
      ],
    },
  };
  const world = buildWorld(scenario, { seed: 7, operatorParts: true });
  const pass = (seconds: number) => world.engine.advance(world.engine.now + seconds * 1000);
  const handlers = ec2Handlers(world) as Record<string, Handler>;
  const of = (name: string) =>
    [...world.groups.get(name)!.members.values()].map((m) => m.instance) as [Ec2Instance, Ec2Instance];
  return {
    world,
    pass,
    base: of('base'),
    spot: of('spot'),
    fleet: [...world.fleets.values()][0] as Fleet,
    /** Details of the events of one type that have arrived so far. */
    // biome-ignore lint/suspicious/noExplicitAny: tests look into events and answers freely
    events: (detailType: string): any[] => {
      const bodies = [...world.queues.get('events')!.messages.values()].map(({ body }) => JSON.parse(body));
      return bodies.filter((body) => body['detail-type'] === detailType).map((body) => body.detail);
    },
    /** One operation of EC2, without a wire. */
    // biome-ignore lint/suspicious/noExplicitAny: likewise
    ec2: (operation: string, input: object): any => {
      const context: CallContext = { service: 'ec2', operation, caller: 'test', requestId: '1', host: '' };
      return handlers[operation]!(input as never, context);
    },
  };
}
