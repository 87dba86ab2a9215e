// What the service scheduler does with services that are no more.
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
