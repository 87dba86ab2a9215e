// Which lifecycle hooks wait for instances of a cluster, and when they run out if nobody keeps them alive. Reads only.
import { inParallel } from '#lib/parallel.ts';
import { findCluster, type Hand } from './clusters.ts';
import { lookAtAll } from './look.ts';

export interface WaitingHook {
  readonly instanceId: string;
  readonly group: string;
  readonly hook: string;
  /** The latest: a heartbeat may just have been sent. ISO 8601. */
  readonly runsOutBy: string;
}

export async function waitingHooks(hand: Hand, clusterArn: string): Promise<WaitingHook[]> {
  const all = await lookAtAll(hand, await findCluster(hand, clusterArn));
  const waiting = all.flatMap(({ instance: { instanceId, group } }) =>
    group?.lifecycleState === 'Terminating:Wait' ? [{ instanceId, group: group.name }] : [],
  );
  const groups = [...new Set(waiting.map(({ group }) => group))];
  const hooks = new Map(
    await inParallel(groups, async (group) => [group, await terminateHooks(hand, group)] as const),
  );
  const now = hand.clock.now();
  return waiting.flatMap(({ instanceId, group }) =>
    hooks.get(group)!.map(({ hook, seconds }) => {
      const runsOutBy = new Date(now + seconds * 1000).toISOString();
      return { instanceId, group, hook, runsOutBy };
    }),
  );
}

async function terminateHooks({ ports }: Hand, group: string) {
  const { LifecycleHooks = [] } = await ports.autoscaling.describeLifecycleHooks({
    AutoScalingGroupName: group,
  });
  return LifecycleHooks.filter(
    ({ LifecycleTransition }) => LifecycleTransition === 'autoscaling:EC2_INSTANCE_TERMINATING',
  ).map(({ LifecycleHookName = '', HeartbeatTimeout = 3600 }) => ({
    hook: LifecycleHookName,
    seconds: HeartbeatTimeout,
  }));
}
