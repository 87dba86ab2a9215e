// Draws a cluster: pools of five to nine hosts, services that fill less than half of them, jobs, and traffic that half of the
// tasks can carry. What goes wrong there is then the operator's doing, and not that of a world on its last legs.
import type { Random } from '#lib/random.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';

export type Cluster = Scenario['spec']['clusters'][number];
type Pool = Cluster['pools'][number];
type Fleet = NonNullable<Cluster['fleets']>[number];
type Service = NonNullable<Cluster['services']>[number];
type Job = NonNullable<Cluster['jobs']>[number];

const HOST = { type: 'm6i.large', cpu: 2048, memory: 7600 };

export function drawCluster(name: string, random: Random): Cluster {
  const pools = [drawPool(`${name}-hosts`, 'on-demand', random.fork('hosts'))];
  if (random.chance(0.6)) pools.push(drawPool(`${name}-spot`, 'spot', random.fork('spot')));
  const fleets = random.chance(0.25) ? [drawFleet(`${name}-fleet`, random.fork('fleet'))] : [];
  const hosts = pools.reduce((sum, { desired }) => sum + desired, 0) + fleets.length * 5;
  return {
    name,
    pools,
    ...(fleets.length > 0 && { fleets }),
    services: drawServices(name, hosts, random.fork('services')),
    ...(random.chance(0.5) && { jobs: [drawJob(name, random.fork('jobs'))] }),
  };
}

function drawPool(name: string, market: 'on-demand' | 'spot', random: Random): Pool {
  const desired = random.int(5, 9);
  return {
    name,
    min: random.int(0, 2),
    max: desired + random.int(4, 8),
    desired,
    market,
    instance: HOST,
    boot: `${random.int(20, 60)}s-${random.int(70, 120)}s`,
    ...(random.chance(0.3) && { newInstancesProtected: true }),
    ...(market === 'spot' && random.chance(0.2) && { agentSpotDraining: true }),
    ...(random.chance(0.2) && {
      hooks: [
        { name: 'sluice-drain', heartbeat: '10m', defaultResult: 'CONTINUE', forOperator: true } as const,
      ],
    }),
    ...(random.chance(0.5) && { suspended: ['AZRebalance'] as const satisfies Pool['suspended'] }),
  } as Pool;
}

function drawFleet(name: string, random: Random): Fleet {
  return {
    name,
    target: random.int(16, 24),
    allocation: random.pick(['diversified', 'capacityOptimized']),
    tags: { pool: name },
    types: [
      { type: 'c6i.xlarge', cpu: 4096, memory: 7600, weight: 4 },
      { type: 'c6i.2xlarge', cpu: 8192, memory: 15600, weight: 8 },
    ],
    ...(random.chance(0.3) && { agentSpotDraining: true }),
  };
}

function drawServices(cluster: string, hosts: number, random: Random): Service[] {
  const count = random.int(2, 4);
  // At most 45 % of what the hosts hold is wanted.
  const units = Math.floor((hosts * HOST.cpu * 0.45) / 256 / count);
  const services = Array.from({ length: count }, (_, n) =>
    drawService(`${cluster}-s${n}`, units, random.fork(`service ${n}`)),
  );
  if (random.chance(0.8))
    services.push({ name: `${cluster}-agent`, desired: 0, daemon: true, task: { cpu: 64, memory: 128 } });
  return services;
}

function drawService(name: string, units: number, random: Random): Service {
  const size = random.pick([1, 1, 2]);
  const desired = Math.max(2, Math.min(random.int(3, 8), Math.floor(units / size)));
  const isServed = random.chance(0.8);
  const type = random.pick(['application', 'application', 'network'] as const);
  const perSecond = random.int(2, 3 * desired);
  return {
    name,
    desired,
    minimumHealthyPercent: random.pick([100, 100, 75, 50]),
    task: {
      cpu: 256 * size,
      memory: 512,
      stopTimeout: `${random.int(5, type === 'network' ? 15 : 40)}s`,
      shutdown: '1s-5s',
      start: '3s-12s',
      ...(random.chance(0.2) && { network: 'awsvpc' as const }),
    },
    ...(random.chance(0.7) && { spread: ['zone', 'instance'] as ('zone' | 'instance')[] }),
    ...(isServed && {
      // A Network Load Balancer sends to what was removed for up to a minute: less than that loses requests in anybody's hands.
      loadBalancer: {
        type,
        deregistrationDelay: `${type === 'network' ? random.int(60, 75) : random.int(10, 45)}s`,
        healthCheckInterval: '10s',
      },
      traffic: {
        seconds: random.pick([0.05, 0.2, 1]),
        // A tenth of the tasks carries all of it, so that chance alone overloads nobody.
        perTask: 5 + Math.ceil((10 * perSecond) / desired),
        points: [{ at: '0s', requestsPerSecond: perSecond }],
      },
    }),
  };
}

function drawJob(cluster: string, random: Random): Job {
  return {
    family: `${cluster}-job`,
    perMinute: random.pick([0.1, 0.3, 1]),
    seconds: random.pick(['30s-120s', '60s-600s']),
    task: { cpu: 256, memory: 512, stopTimeout: '10s', shutdown: '1s-3s' },
  };
}
