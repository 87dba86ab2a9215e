// Clients that find tasks by themselves: how long they go on calling one that ECS has taken out (aws-facts.md §6.5).
import { describe, expect, it } from 'vitest';
import { serviceShape } from '../api/ecs-service-shape.ts';
import { suddenDeath } from './host-end.ts';
import { stopTask } from './stopping.ts';
import { testHosts } from './test-hosts.ts';

interface Given {
  readonly by: 'cloudMap' | 'serviceConnect';
  readonly shutdown: string;
  readonly ttl?: string;
}

/** Four tasks that clients call ten times a second each. */
function shop({ by, shutdown, ttl = '60s' }: Given) {
  const { world: w } = testHosts({
    settings: { hostDeathLag: '30s', schedulerPass: '5s' },
    services: [
      {
        name: 'shop',
        desired: 4,
        minimumHealthyPercent: 50,
        task: { cpu: 256, memory: 256, stopTimeout: '100s', shutdown, ready: '1s', healthCheck: '2s' },
        discovery: { by, ttl },
        traffic: { seconds: 0.05, perTask: 50, points: [{ at: '0s', requestsPerSecond: 40 }] },
      },
    ],
  });
  const [service] = [...w.clusters.values()].flatMap((cluster) => [...cluster.services.values()]);
  if (!service) throw new Error('no service');
  const pass = (seconds: number) => w.engine.advance(w.engine.now + seconds * 1000);
  const stopOne = () => {
    const [task] = service.tasks;
    if (!task) throw new Error('no task');
    stopTask(w, task, { code: 'UserInitiated', reason: 'a test', by: 'api' });
    return task;
  };
  return { w, service, pass, stopOne, failed: () => w.tally.requests.failed };
}

describe('a service in Cloud Map (aws-facts.md §6.5)', () => {
  it('loses nothing where its tasks answer for as long after SIGTERM as clients know their address', () => {
    const { pass, stopOne, failed, w } = shop({ by: 'cloudMap', shutdown: '65s-70s' });
    stopOne();
    pass(300);
    expect(w.tally.requests.total).toBeGreaterThan(10_000);
    expect(failed()).toBe(0);
  });

  it('loses requests where a task ends sooner: its clients call its address until the TTL is over', () => {
    const { pass, stopOne, failed } = shop({ by: 'cloudMap', shutdown: '5s' });
    stopOne();
    pass(55);
    // A fifth to a quarter of 40 a second, for 50 seconds.
    expect(failed()).toBeGreaterThan(300);
    pass(10);
    const after = failed();
    pass(120);
    expect(failed()).toBe(after);
  });

  it('sends clients to a host that died until ECS has seen it, and for the TTL after that', () => {
    const { w, pass, failed } = shop({ by: 'cloudMap', shutdown: '5s', ttl: '10s' });
    const host = [...w.instances.values()].find(({ container }) => container && container.tasks.size > 0);
    if (!host) throw new Error('no host');
    suddenDeath(w, host, { ghost: false });
    pass(25);
    const early = failed() + w.tally.requests.unavoidable;
    expect(early).toBeGreaterThan(50);
    pass(60);
    const late = failed() + w.tally.requests.unavoidable;
    expect(late).toBeGreaterThan(early);
    pass(60);
    expect(failed() + w.tally.requests.unavoidable).toBe(late);
  });

  it('shows its registry as DescribeServices does, with a port for the SRV records of bridge mode', () => {
    const { serviceRegistries, loadBalancers } = serviceShape(
      shop({ by: 'cloudMap', shutdown: '5s' }).service,
    );
    expect(loadBalancers).toEqual([]);
    expect(serviceRegistries).toEqual([
      {
        registryArn: expect.stringMatching(
          /^arn:aws:servicediscovery:[^:]+:\d{12}:service\/srv-[0-9a-f]{16}$/,
        ),
        containerName: 'app',
        containerPort: 8080,
      },
    ]);
  });
});

describe('a service in Service Connect (aws-facts.md §6.5)', () => {
  it('loses nothing when a task ends some seconds after SIGTERM: proxies hear of it, or try another', () => {
    const { pass, stopOne, failed } = shop({ by: 'serviceConnect', shutdown: '6s' });
    stopOne();
    pass(200);
    expect(failed()).toBe(0);
  });

  it('shows its configuration in its deployment', () => {
    const { deployments, serviceRegistries } = serviceShape(
      shop({ by: 'serviceConnect', shutdown: '5s' }).service,
    );
    expect(serviceRegistries).toEqual([]);
    expect(deployments?.[0]?.serviceConnectConfiguration).toMatchObject({
      enabled: true,
      services: [{ discoveryName: 'shop' }],
    });
  });
});
