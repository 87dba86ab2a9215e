// Takes targets of running tasks out of their load balancer: does ECS register them again, and does StopTask wait?
import { type Finding, type Kit, type Served, type Step, servedTasks, targetState, until } from './kit.ts';

const TRIES = 3;
/** Longer than any scheduler pass (aws-facts.md §11.1). */
const WATCH_MS = 40_000;
/** A scheduler pass is 5 to 15 s apart; what comes back sooner each time did not wait for one. */
const SECONDS_MS = 7_000;

const NOT_STOPPED = 'the task had not begun to stop a minute after the delay';
const CAME_BACK = 'ECS had registered the target again, so its whole delay passes either way';

export const removedTargets: Step = {
  name: 'removed targets',
  finds: ['removedTargets'],
  changes: `takes the target of one running task out of its load balancer, ${TRIES} times, and puts it back`,
  async run(kit) {
    const tasks = await tasksToTry(kit);
    if (tasks.length === 0) return { skipped: 'no service with two tasks behind a load balancer' };
    const cameBackAfterMs: (number | null)[] = [];
    for (let n = 0; n < TRIES; n++) cameBackAfterMs.push(await takeOut(kit, tasks[n % tasks.length]!));
    const back = cameBackAfterMs.filter((ms) => ms !== null);
    const soon = back.length === TRIES && back.every((ms) => ms <= SECONDS_MS);
    const removed = soon ? 'returnWithinSeconds' : back.length === 0 ? 'stayOut' : 'returnOnNextPass';
    return { settings: { removedTargets: removed }, measured: { cameBackAfterMs } };
  },
};

const tasksToTry = async (kit: Kit) => (await servedTasks(kit)).filter(({ delayMs }) => delayMs >= 10_000);

/** How long it took to come back, ms; null when it did not, and was put back. */
async function takeOut(kit: Kit, served: Served): Promise<number | null> {
  const { TargetGroupArn, Targets } = { TargetGroupArn: served.targetGroupArn, Targets: [served.target] };
  await until(kit, 60_000, async () => ((await targetState(kit, served)) === 'healthy' ? true : undefined));
  const began = kit.now();
  await kit.elb.deregisterTargets({ TargetGroupArn, Targets });
  const back = await until(kit, WATCH_MS, async () => {
    const state = await targetState(kit, served);
    return state === 'initial' || state === 'healthy' ? kit.now() - began : undefined;
  });
  if (back === undefined) await kit.elb.registerTargets({ TargetGroupArn, Targets });
  return back ?? null;
}

export const stoppedTasks: Step = {
  name: 'StopTask',
  finds: ['stopTask'],
  changes:
    'takes the target of one running task out, and stops the task a third of the deregistration delay later',
  async run(kit) {
    const [served] = await tasksToTry(kit);
    if (!served)
      return { skipped: 'no service with two tasks behind a load balancer and a delay of 10 s or more' };
    await kit.elb.deregisterTargets({ TargetGroupArn: served.targetGroupArn, Targets: [served.target] });
    const headStartMs = Math.round(served.delayMs / 3);
    await kit.sleep(headStartMs);
    const cameBack = (await targetState(kit, served)) !== 'draining';
    const began = kit.now();
    await kit.ecs.stopTask({ cluster: kit.cluster, task: served.taskArn, reason: 'field kit' });
    const stoppingAt = await until(kit, served.delayMs + 60_000, async () => {
      const { tasks: [task] = [] } = await kit.ecs.describeTasks({
        cluster: kit.cluster,
        tasks: [served.taskArn],
      });
      return task?.stoppingAt?.getTime();
    });
    const waitedMs = stoppingAt === undefined ? undefined : stoppingAt - began;
    const measured = {
      stopTaskToSigtermMs: waitedMs,
      headStartMs,
      targetCameBack: cameBack,
      delayMs: served.delayMs,
    };
    const stopTask = waitedMs === undefined ? undefined : kindOfWait(waitedMs, { cameBack, ...served });
    const settings: Finding['settings'] = stopTask ? { stopTask } : {};
    return { settings, measured, unclear: waitedMs === undefined ? NOT_STOPPED : CAME_BACK };
  },
};

/** Where ECS had registered the target again both waits are the whole delay, and cannot be told apart. */
function kindOfWait(waitedMs: number, { cameBack, delayMs }: { cameBack: boolean; delayMs: number }) {
  if (waitedMs < 3_000) return 'atOnce';
  if (cameBack) return undefined;
  return waitedMs >= delayMs - 3_000 ? 'fullDelay' : 'untilUnused';
}
