// Promise: in mode observe no call changes anything; in mode protect only protection and tags.
import type { Checker } from './checker.ts';

const RANK: Readonly<Record<string, string>> = {
  'autoscaling:SetInstanceProtection': 'protect',
  'ecs:TagResource': 'protect',
  'ecs:UntagResource': 'protect',
};
const ORDER = ['observe', 'protect', 'drain', 'scale'];

export const onlyLooksInObserve: Checker = {
  name: 'no-change-above-the-mode',
  rows: [75],
  kind: 'safety',
  on: [
    ...Object.keys(RANK),
    'ecs:UpdateContainerInstancesState',
    'ecs:DeregisterContainerInstance',
    'ecs:StopTask',
    'ecs:PutAttributes',
    'ecs:DeleteAttributes',
    'elbv2:DeregisterTargets',
    'elbv2:RegisterTargets',
    'autoscaling:CompleteLifecycleAction',
    'autoscaling:RecordLifecycleActionHeartbeat',
    'autoscaling:PutLifecycleHook',
  ],
  create: () => ({
    check({ service, operation }, { modes }) {
      const highest = Math.max(...[...modes.values()].map((mode) => ORDER.indexOf(mode)));
      const needed = ORDER.indexOf(RANK[`${service}:${operation}`] ?? 'drain');
      return needed > highest ? `${operation} in mode ${ORDER[highest]}` : undefined;
    },
  }),
};
