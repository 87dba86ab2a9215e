// How the gate tells that an instance is on its way out. Signs are weighed one by one; none is the planner's word.
import type { Notice, VoluntaryReason } from '#model/notice.ts';
import type { InstanceFacts } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import { memoryValue } from '#plan/memory.ts';

export interface LeavingFacts {
  readonly instance?: InstanceFacts;
  readonly notices: readonly Notice[];
  /** Ms since the epoch. */
  readonly now: number;
}

/** A notice that is older is history. */
const noticeHeldForMs = 900_000;
/** A deadline that passed longer ago, with the instance still there, is history. */
const pastDeadlineMs = 300_000;
/**
 * Our memory of an interruption: `v1:spot:<since>:<until>:<took targets>`, in base 36 seconds. A person's wish outlives an
 * interruption: its memory takes up the end of one. Without an end (`-`) it is one that was taken back.
 */
const spotMemory = /^v1:(spot|person):[0-9a-z]{1,9}:([0-9a-z]{1,9}):[t-]s?$/;

export function hasEnded({ ec2State }: InstanceFacts): boolean {
  return ec2State === 'shutting-down' || ec2State === 'terminated' || ec2State === 'stopped';
}

/** How the status of a spot request begins whose instance is going or gone (aws-facts.md §5.1). */
const takenAway = ['marked-for-', 'instance-terminated-', 'instance-stopped-'];

/** AWS itself says that it ends. */
export function isEnding(instance: InstanceFacts): boolean {
  return (
    instance.group?.lifecycleState.startsWith('Terminating') === true ||
    takenAway.some((sign) => instance.spotRequest?.statusCode.startsWith(sign)) ||
    hasEnded(instance)
  );
}

/** A notice of a spot interruption stands for it: held from the queue, or noted by us with a deadline to come. */
export function isNoticed({ instance, notices, now }: LeavingFacts): boolean {
  if (instance?.market !== 'spot') return false;
  const told = notices.some(
    ({ kind, instanceId, at }) =>
      kind === 'spotInterruption' && instanceId === instance.instanceId && now - at <= noticeHeldForMs,
  );
  return told || rememberedOf(instance).some(({ until }) => now <= until + pastDeadlineMs);
}

/** It ends, or a notice says that it will. That somebody set it DRAINING is no sign: a person may have. */
export function isLeaving(facts: LeavingFacts): boolean {
  return facts.instance !== undefined && (isEnding(facts.instance) || isNoticed(facts));
}

/** Two signs: AWS itself, or a notice that nothing denies. */
export function isSurelyLeaving(facts: LeavingFacts): boolean {
  const { instance } = facts;
  if (instance === undefined) return false;
  const denied =
    instance.spotRequest?.statusCode === 'fulfilled' && instance.container?.status !== 'DRAINING';
  return isEnding(instance) || (isNoticed(facts) && !denied);
}

/** Whether we drained it ourselves, for an interruption. */
export function isOurDrain(instance: InstanceFacts): boolean {
  return rememberedOf(instance).some(({ why }) => why === 'spot');
}

/** Interruptions that we noted, in a memory of their own or in a person's, as the attribute or as the tag; `until` in ms. */
function rememberedOf({ container, tags }: InstanceFacts): { why: string; until: number }[] {
  return [container?.memory, tags['sluice.dev/memory']].flatMap((value) => {
    const found = value?.match(spotMemory);
    return found ? [{ why: found[1]!, until: Number.parseInt(found[2]!, 36) * 1000 }] : [];
  });
}

/** A reason of our own or a person's in its memory: `v1:<reason>:<since>:<until>:<took targets>`. */
const wishMemory =
  /^v1:(person|refresh|rebalance|unhealthy|scalein|consolidate):[0-9a-z]{1,9}:[0-9a-z-]{1,9}:[t-]s?$/;
/** It was replaced before an interruption that did not come: it is still to go. */
const replacedMemory = /^v1:spot:[0-9a-z]{1,9}:-:[t-]s$/;

const reasons: Readonly<Record<string, VoluntaryReason>> = {
  person: 'person',
  refresh: 'refresh',
  rebalance: 'rebalance',
  unhealthy: 'unhealthy',
  scalein: 'scaleIn',
  consolidate: 'consolidate',
};

export interface RememberedWish {
  readonly reason: VoluntaryReason;
}

/** A memory that says what a person wants. Only people begin and end a wish: we note how far it has come. */
export function isPersonsWish(action: Action): boolean {
  return action.kind === 'remember' && action.value.startsWith('v1:person:');
}

/**
 * That it shall leave although it could stay. Of attribute and tag the same counts as everywhere; a person's wish counts
 * wherever it stands.
 */
export function wishOf(instance: InstanceFacts): RememberedWish | undefined {
  const { container, tags } = instance;
  const [value, ...all] = [memoryValue(instance), container?.memory, tags['sluice.dev/memory']].map(wordOf);
  const word = all.includes('person') ? 'person' : value;
  return word === undefined ? undefined : { reason: reasons[word]! };
}

const wordOf = (memory: string | undefined): string | undefined =>
  memory?.match(replacedMemory) ? 'rebalance' : memory?.match(wishMemory)?.[1];
