// What AWS refuses: throttled, denied and expired.
import { type Family, family, world } from '../family.ts';

const SERVICES = ['ecs', 'ec2', 'autoscaling', 'elbv2', 'sqs'] as const;
const EXPIRED = {
  ecs: 'ExpiredTokenException',
  ec2: 'RequestExpired',
  autoscaling: 'ExpiredToken',
  elbv2: 'ExpiredToken',
  sqs: 'ExpiredToken',
};
const CHANGES = {
  ecs: [
    'UpdateContainerInstancesState',
    'StopTask',
    'PutAttributes',
    'DescribeTasks',
    'DeregisterContainerInstance',
    'TagResource',
  ],
  ec2: ['DescribeInstances', 'DescribeSpotInstanceRequests', 'CreateTags', 'TerminateInstances'],
  autoscaling: [
    'CompleteLifecycleAction',
    'SetInstanceProtection',
    'RecordLifecycleActionHeartbeat',
    'EnterStandby',
    'TerminateInstanceInAutoScalingGroup',
  ],
  elbv2: ['DeregisterTargets', 'RegisterTargets', 'DescribeTargetHealth'],
  sqs: ['ReceiveMessage', 'DeleteMessageBatch'],
} as const;

export const account: readonly Family[] = [
  family(
    'throttling',
    { about: 'other tools use up the API rates', costly: true },
    ({ random, moment, times }) =>
      times(2, 4, () => {
        const length = random.pick([60, 300, 1200]);
        const throttle = {
          service: random.pick(SERVICES),
          percent: random.pick([30, 60, 95]),
          for: `${length}s`,
        };
        return world(moment(length), { throttle });
      }),
  ),
  family(
    'denied-permissions',
    { about: 'single operations are denied for a while', costly: true },
    ({ random, moment, times }) =>
      times(1, 4, () => {
        const length = random.pick([120, 600, 2400]);
        const service = random.pick(SERVICES);
        const operation = random.pick(CHANGES[service]);
        return world(moment(length), {
          apiError: { service, operation, code: 'AccessDenied', for: `${length}s` },
        });
      }),
  ),
  family(
    'expired-credentials',
    { about: 'every call is refused: expired credentials', costly: true },
    ({ random, moment }) => {
      const length = random.pick([60, 600, 3000]);
      const at = moment(length);
      return SERVICES.map((service) =>
        world(at, { apiError: { service, code: EXPIRED[service], for: `${length}s` } }),
      );
    },
  ),
];
