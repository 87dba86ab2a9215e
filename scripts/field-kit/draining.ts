// Drains one instance and watches: what the calls answer, how long reads lag, when and how its tasks stop.
import type { Task } from '@aws-sdk/client-ecs';
import {
  type Finding,
  type Kit,
  refusalOf,
  type Served,
  type Step,
  seconds,
  servedTasks,
  targetState,
  until,
} from './kit.ts';

const MINUTE_MS = 60_000;
const ATTRIBUTE = { name: 'sluice.dev/field-kit', value: 'measuring' };

export const draining: Step = {
  name: 'draining',
  finds: ['readLag', 'drainingTwice', 'attributesOnDraining', 'drainDelay', 'drainedStopCode'],
  changes: 'sets one instance DRAINING, waits until its tasks have moved, and sets it ACTIVE again',
  async run(kit) {
    const served = (await servedTasks(kit)).find((each) => each.delayMs >= 10_000);
    if (!served)
      return { skipped: 'no service with two tasks behind a load balancer and a delay of 10 s or more' };
    const container = served.containerInstanceArn;
    const began = kit.now();
    await setStatus(kit, container, 'DRAINING');
    const lagMs = await lagOf(kit, container, began);
    const settings: Record<string, string | boolean> = { readLag: seconds(lagMs) };
    try {
      const refused = await refusalOf(() => setStatus(kit, container, 'DRAINING'));
      settings.drainingTwice = refused ? 'fails' : 'succeeds';
      settings.attributesOnDraining = await takesAttributes(kit, container);
      const stopped = await watch(kit, served);
      Object.assign(settings, stopped.settings);
      return { ...stopped, settings, measured: { readLagMs: lagMs, ...stopped.measured } };
    } finally {
      await setStatus(kit, container, 'ACTIVE');
    }
  },
};

async function setStatus(kit: Kit, containerInstance: string, status: 'DRAINING' | 'ACTIVE'): Promise<void> {
  const { failures = [] } = await kit.ecs.updateContainerInstancesState({
    cluster: kit.cluster,
    containerInstances: [containerInstance],
    status,
  });
  const [failure] = failures;
  if (failure)
    throw Object.assign(new Error(`${status}: ${failure.reason}`), { name: 'InvalidParameterException' });
}

/** From the write until a read shows it, ms. */
async function lagOf(kit: Kit, containerInstance: string, began: number): Promise<number> {
  await until(kit, MINUTE_MS, async () => {
    const { containerInstances: [found] = [] } = await kit.ecs.describeContainerInstances({
      cluster: kit.cluster,
      containerInstances: [containerInstance],
    });
    return found?.status === 'DRAINING' ? true : undefined;
  });
  return Math.max(0, kit.now() - began - 1_000);
}

async function takesAttributes(kit: Kit, targetId: string): Promise<boolean> {
  const target = { targetType: 'container-instance', targetId } as const;
  const refused = await refusalOf(() =>
    kit.ecs.putAttributes({ cluster: kit.cluster, attributes: [{ ...ATTRIBUTE, ...target }] }),
  );
  if (refused) return false;
  await kit.ecs.deleteAttributes({ cluster: kit.cluster, attributes: [{ name: ATTRIBUTE.name, ...target }] });
  return true;
}

/** Follows the task until it has stopped, and its target until it leaves. */
async function watch(kit: Kit, served: Served): Promise<Finding> {
  let outAt: number | undefined;
  const task = await until(kit, 30 * MINUTE_MS, async () => {
    if (outAt === undefined && (await targetState(kit, served)) === 'draining') outAt = kit.now();
    const { tasks: [found] = [] } = await kit.ecs.describeTasks({
      cluster: kit.cluster,
      tasks: [served.taskArn],
    });
    return found === undefined || found.lastStatus === 'STOPPED' ? (found ?? {}) : undefined;
  });
  if (!task?.stoppingAt || outAt === undefined)
    return {
      settings: {},
      measured: {},
      unclear: 'no task was seen to leave its load balancer and stop in 30 minutes',
    };
  const waitedMs = (task.stoppingAt as NonNullable<Task['stoppingAt']>).getTime() - outAt;
  const drainDelay = waitedMs >= served.delayMs - 3_000 ? 'fullDelay' : 'untilIdle';
  return {
    settings: { drainDelay, ...(task.stopCode && { drainedStopCode: task.stopCode }) },
    measured: {
      outOfLoadBalancerToSigtermMs: waitedMs,
      deregistrationDelayMs: served.delayMs,
      stopCode: task.stopCode,
    },
  };
}
