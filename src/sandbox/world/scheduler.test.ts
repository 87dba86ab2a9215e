// What the service scheduler does with services that are no more, and with what a daemon leaves open.
import { describe, expect, it } from 'vitest';
import { testAccount } from '../api/test-account.ts';

const cluster = 'web';

describe('a deleted service (aws-facts.md §1.6)', () => {
  it.each(['agent', 'shop'])('starts no task again, whatever comes after: %s', (service) => {
    const { ecs, autoscaling, cluster: web, pass } = testAccount({ schedulerPass: '5s' });
    const deleted = web.services.get(service)!;
    ecs.DeleteService({ cluster, service, force: true });
    pass(600);
    expect([deleted.status, deleted.tasks.size]).toEqual(['INACTIVE', 0]);
    const said = deleted.events.length;
    autoscaling.SetDesiredCapacity({ AutoScalingGroupName: 'base', DesiredCapacity: 13 });
    pass(600);
    expect([web.containerInstances.size, deleted.tasks.size]).toEqual([15, 0]);
    expect(deleted.events).toHaveLength(said);
  });
});

describe('the minimumHealthyPercent of a daemon (aws-facts.md §1.2)', () => {
  it('holds no drain: it is of the ACTIVE instances, and each of those keeps its daemon', () => {
    const { ecs, cluster: web, pass } = testAccount({ schedulerPass: '5s' });
    const deploymentConfiguration = { minimumHealthyPercent: 100 };
    ecs.UpdateService({ cluster, service: 'agent', deploymentConfiguration });
    ecs.UpdateService({ cluster, service: 'shop', desiredCount: 0 });
    const containerInstances = [...web.containerInstances.keys()].slice(0, 10);
    ecs.UpdateContainerInstancesState({ cluster, containerInstances, status: 'DRAINING' });
    pass(600);
    const { services } = ecs.DescribeServices({ cluster, services: ['agent'] }) as any;
    expect(services[0]).toMatchObject({ desiredCount: 4, runningCount: 4 });
    const hosts = [...web.services.get('agent')!.tasks].map(({ container }) => container!.status);
    expect(hosts).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE']);
  });
});
