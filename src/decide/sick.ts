// Which instances are sick: two signs that do not come from the same place, or one that never joined while others of its kind do.
// Where many look sick at once it is not them (failures.md, row 25). Decides nothing.
import { clockTime, count } from '#lib/text.ts';
import type { StatusChecks } from '#model/health.ts';
import type { InstanceFacts, TaskFacts } from '#model/observation.ts';
import { COMING_BACK_MS, isHung, isImpaired, isVacated, SILENT_MS } from '#plan/health.ts';
import type { Situation } from './situation.ts';
import { workloadOf } from './workload.ts';

/** How long an instance may take to boot and join. */
const NEVER_JOINED_MS = 900_000;

/** So long, while the agents of others speak: then the silence is its own. */
export const SILENT_ALONE_MS = 1_800_000;

/** What is wrong with it, by two signs; undefined: nothing, or not surely. */
export function sickness(situation: Situation, instance: InstanceFacts): string | undefined {
  const { container, statusChecks } = instance;
  if (container === undefined) return undefined;
  const silence = silentFor(situation, instance);
  const silent = `its agent is silent since ${clockTime(situation.now - silence)}`;
  if (isImpaired(statusChecks, situation.now)) {
    const checks = `EC2's status checks are impaired since ${clockTime(statusChecks!.impairedSince!)}`;
    if (silence >= SILENT_MS) return `${silent}, and ${checks}`;
    if (container.agentConnected && container.health === 'IMPAIRED')
      return `ECS calls it IMPAIRED, and ${checks}`;
  }
  if (silence < SILENT_ALONE_MS || areComingBack(situation)) return undefined;
  const others = speakingBeside(situation, instance);
  return others > 0
    ? `${silent}, while those of ${count(others, 'other instance')} of its pool speak`
    : undefined;
}

/** The silence was not its own: those that were silent with it speak again, one after another. */
function areComingBack({ recall, now }: Situation): boolean {
  const lately = [...(recall.spokeAgain?.values() ?? [])].filter((at) => now - at < COMING_BACK_MS);
  return lately.length > 0;
}

export function speakingBeside({ observation }: Situation, { instanceId, pool }: InstanceFacts): number {
  const others = [...observation.instances.values()].filter(
    (each) => each.pool === pool && each.instanceId !== instanceId,
  );
  return others.filter(({ container }) => container?.agentConnected === true).length;
}

/** Nothing on it can be reached any more, or nobody uses what is left there and nobody can stop it. */
export function isOutOfReach(situation: Situation, instance: InstanceFacts): boolean {
  const isIgnored = (task: TaskFacts) => workloadOf(task, situation.spec.workloads).ignored;
  const silentMs = silentFor(situation, instance);
  const { now } = situation;
  return isHung(instance, { silentMs, isIgnored, now }) || isVacated(instance, { silentMs, isIgnored });
}

/** For how long its agent has been silent as far as this process knows, ms; 0: it is not. */
export function silentFor({ recall, now }: Situation, { instanceId, container }: InstanceFacts): number {
  if (container === undefined || container.agentConnected) return 0;
  return Math.max(0, now - (recall.silentSince?.get(instanceId) ?? now));
}

/** Since when it runs in service without having joined, in one clause, where that is proven. */
export function neverJoined(situation: Situation, instance: InstanceFacts): string | undefined {
  const { ec2State, group, launchedAt, containerGone, containerArn, tasks } = instance;
  if (ec2State !== 'running' || group?.lifecycleState !== 'InService' || containerGone !== true)
    return undefined;
  if (containerArn !== undefined || launchedAt === undefined || tasks.length > 0) return undefined;
  return situation.now - Math.max(launchedAt, instance.unjoinedSince ?? 0) >= NEVER_JOINED_MS
    ? `it runs since ${clockTime(launchedAt)} and has not joined the cluster`
    : undefined;
}

/** One sign is enough to look sick, and too little to be. In one clause. */
export function looksSick(situation: Situation, instance: InstanceFacts): string | undefined {
  const { statusChecks, container, ec2State } = instance;
  if (ec2State !== undefined && ec2State !== 'running') return undefined;
  if (container?.agentConnected === false) return 'its agent is silent';
  const impaired = [statusChecks?.system, statusChecks?.instance].includes(
    'impaired' satisfies StatusChecks['system'],
  );
  if (impaired) return "EC2's status checks are impaired";
  return container?.health === 'IMPAIRED' ? 'ECS calls it IMPAIRED' : neverJoined(situation, instance);
}

/** Of ten or fewer this many may look sick at once, of more this share. */
const MOST_OF_FEW = 3;
const MOST_SHARE = 0.2;

/** Why nobody is called sick now: too many look so at once. `among`: all declared instances, or those of one pool. */
export function tooManySick(situation: Situation, among: readonly InstanceFacts[]): string | undefined {
  const sick = among.filter((each) => looksSick(situation, each) !== undefined).length;
  const isHalf = sick > 1 && sick * 2 >= among.length;
  const isMuch = among.length <= 10 ? sick > MOST_OF_FEW : sick > among.length * MOST_SHARE;
  return isHalf || isMuch
    ? `${count(sick, 'instance')} of ${among.length} look sick at once: it is rather what they have in common; nobody is replaced for it`
    : undefined;
}
