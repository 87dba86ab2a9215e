// The few facts about an instance that AWS does not keep for us, written where they outlive this process.
import type { Memory } from '#model/notice.ts';
import type { InstanceFacts } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import { memoryValue, packMemory, voluntaryReason } from '#plan/memory.ts';
import { isOnStandby } from '#plan/pool-count.ts';
import { type Case, onInstance } from './case.ts';
import { keyOf } from './floor.ts';
import { type Findings, NOTHING } from './situation.ts';

/** Remembers why it leaves and since when; `planned` are the actions decided for it in the same plan. */
export function decideMemory(theCase: Case, planned: readonly Action[]): Findings {
  const wanted = wantedMemory(theCase, planned);
  if (wanted !== undefined) return write(theCase, wanted, true);
  // Whoever notes something else about it in the same plan knows more.
  const begun = planned.some(({ kind }) => kind === 'remember') ? undefined : begunWish(theCase);
  return begun === undefined ? NOTHING : write(theCase, begun, false);
}

/** A spot memory without an end says that the interruption of then was taken back. */
export function decideTidying(theCase: Case): Findings {
  const { takenBack, spot } = theCase.standing;
  if (!takenBack || !spot?.mayDrain) return NOTHING;
  const value = { why: 'spotInterruption', since: spot.lastAt, tookTargets: false } as const;
  return write(theCase, { ...value, ...replaced(theCase) }, false);
}

/** An interruption covers our own wish; that the instance has been replaced already must not be forgotten over it. */
function replaced({ standing: { memory, wish }, instance }: Case): Pick<Memory, 'replaced'> {
  const isOurs = memory?.replaced === true || (wish !== undefined && wish.reason !== 'person');
  return isOurs && isOnStandby(instance) ? { replaced: true } : {};
}

function wantedMemory(theCase: Case, planned: readonly Action[]): Memory | undefined {
  const { standing, instance, situation } = theCase;
  const { spot, memory } = standing;
  const wished = memory?.why === 'person';
  // Whoever drained it, a spot memory would say that it was us, and a denial would set it ACTIVE again.
  const weDrain = wished || standing.ours || planned.some((action) => action.kind === 'drain');
  // On the way back it is still needed as the proof that the drain is ours to undo.
  const stands = !standing.takenBack || (memory === undefined && !isEndedByGroup(instance));
  if (spot?.mayDrain && stands && weDrain) {
    const keys = instance.tasks.flatMap((task) => task.targets.map(keyOf));
    const tookTargets =
      memory?.tookTargets === true ||
      planned.some((action) => action.kind === 'removeTarget') ||
      keys.some((key) => situation.recall.removedTargets.has(key));
    // A person's wish outlives an interruption that does not come.
    const kept = wished ? memory : ({ why: 'spotInterruption', since: spot.at } as const);
    return { why: kept.why, since: kept.since, until: spot.deadline, tookTargets, ...replaced(theCase) };
  }
  if (!isEndedByGroup(instance)) return undefined;
  if (memory !== undefined && (memory.why === 'lifecycleHook' || voluntaryReason(memory))) return memory;
  return { why: 'lifecycleHook', since: situation.now, tookTargets: false };
}

/** A wish whose drain has begun: what counts from then on shall outlive this process too. */
function begunWish({ standing }: Case): Memory | undefined {
  const { wish, memory } = standing;
  return wish && memory && { ...memory, since: wish.since };
}

function isEndedByGroup({ group }: InstanceFacts): boolean {
  return group?.lifecycleState.startsWith('Terminating') === true;
}

function write(theCase: Case, memory: Memory, forced: boolean): Findings {
  const { container } = theCase.instance;
  const value = packMemory(memory);
  if (container === undefined || container.status === 'INACTIVE' || memoryValue(theCase.instance) === value)
    return NOTHING;
  const action: Action = {
    ...onInstance(theCase, { forced, deadline: memory.until }),
    kind: 'remember',
    containerInstanceArn: container.arn,
    value,
    reason: forced ? 'so that a restart knows why it leaves' : whyNoted(memory),
  };
  return { ...NOTHING, actions: [action] };
}

function whyNoted({ why }: Memory): string {
  return why === 'spotInterruption' ? 'the interruption was taken back' : 'its drain has begun';
}
