// What is read of how a service wants its tasks placed.
import { expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { createReadCache } from './context.ts';
import { readServices } from './services.ts';

const spec = { account: '111122223333', region: 'ap-northeast-1', cluster: 'web', pools: [] };

it('are its strategies, constraints and providers, and the subnets of tasks that have interfaces of their own', async () => {
  const placingOf = async (change: object) => {
    const service = { serviceArn: 'svc', serviceName: 'web', status: 'ACTIVE', desiredCount: 3, ...change };
    const answers = new Map<string, object>([
      ['ListServices', { serviceArns: ['svc'] }],
      ['DescribeServices', { services: [service] }],
    ]);
    const ports = portFromCall(async (_, operation) => answers.get(operation) ?? {});
    const context = { ports, spec, clock: createTestClock(), cache: createReadCache() };
    return (await readServices(context, new Map())).value.get('web')?.placing;
  };
  const byDefault = [{ spread: 'ecs.availability-zone' }, { spread: 'instanceId' }];
  expect(await placingOf({})).toEqual({ strategies: byDefault, distinct: false, expressions: [] });
  expect(
    await placingOf({
      placementStrategy: [{ type: 'binpack', field: 'memory' }],
      placementConstraints: [
        { type: 'distinctInstance' },
        { type: 'memberOf', expression: 'attribute:gpu exists' },
      ],
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT' }, { capacityProvider: 'spot' }],
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1', 'subnet-2'] } },
    }),
  ).toEqual({
    strategies: [{ binpack: 'memory' }],
    distinct: true,
    expressions: ['attribute:gpu exists'],
    providers: ['spot'],
    subnets: ['subnet-1', 'subnet-2'],
  });
  expect(await placingOf({ launchType: 'FARGATE' })).toBeUndefined();
});
