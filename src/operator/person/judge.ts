// Whether a person's wish fits an instance as it was seen: what may be drained, and what may be taken back. Pure.
import { isEnding, isNoticed } from '#act/leaving.ts';
import { wishWords } from '#decide/wish-words.ts';
import { clockTime, listed } from '#lib/text.ts';
import type { Memory, VoluntaryReason } from '#model/notice.ts';
import type { ClusterFacts, InstanceFacts } from '#model/observation.ts';
import { memoryValue, unpackMemory, voluntaryReason } from '#plan/memory.ts';
import { MODE_TAG, readRecord } from '#plan/record.ts';
import type { Seen } from './look.ts';

export interface Judgement {
  /** do: it fits. done: it is so already. refuse: it must not be. */
  readonly verdict: 'do' | 'done' | 'refuse';
  /** One clause on why it is refused, or is so already. */
  readonly reason: string;
  /** It leaves in any case, for another reason: whoever wants a whole zone empty has no complaint. */
  readonly leaves?: true;
}

const fine: Judgement = { verdict: 'do', reason: '' };
const refuse = (reason: string): Judgement => ({ verdict: 'refuse', reason });
const leaves = (reason: string): Judgement => ({ verdict: 'refuse', reason, leaves: true });

/** `now` in ms since the epoch. */
export function judgeDrain({ instance, cluster }: Seen, now: number): Judgement {
  const memory = unpackMemory(memoryValue(instance));
  if (memory !== undefined && 'handsOff' in memory) return refuse(OTHER_VERSION);
  const going = whyGoing(instance, now);
  if (going !== undefined) return leaves(`it is leaving already: ${going}`);
  const plan = memory && voluntaryReason(memory);
  if (plan === 'person')
    return { verdict: 'done', reason: `somebody asked for it already, at ${clockTime(memory!.since)}` };
  if (plan !== undefined)
    return leaves(
      `it is leaving already: Sluice replaces it, as ${wishWords(wishOf(plan, memory!, instance))}`,
    );
  const status = instance.container?.status ?? 'not there';
  if (status === 'DRAINING')
    return leaves('it is DRAINING already, set so by somebody else; `sluice uncordon` sets it ACTIVE');
  if (status !== 'ACTIVE')
    return refuse(`its container instance is ${status}; only ACTIVE ones can be drained`);
  const outOfReach = whyOutOfReach(instance, cluster);
  return outOfReach === undefined ? fine : refuse(outOfReach);
}

/** `strict`: only what a person's wish drains, nothing that was set DRAINING without one. */
export function judgeUncordon({ instance }: Seen, now: number, strict = false): Judgement {
  const memory = unpackMemory(memoryValue(instance));
  if (memory !== undefined && 'handsOff' in memory) return refuse(OTHER_VERSION);
  const going = whyGoing(instance, now);
  if (going !== undefined) return refuse(`it cannot be taken back: ${going}`);
  if (memory?.why === 'person' && memory.tookTargets)
    return refuse('Sluice is putting its targets back after an interruption; try again in a minute');
  if (memory !== undefined && isInForce(memory))
    return memory.why === 'person' ? fine : refuse(notAPersons(memory, instance));
  const status = instance.container?.status ?? 'not there';
  if (status === 'ACTIVE') return { verdict: 'done', reason: 'it is ACTIVE, and nobody wants it to leave' };
  if (status !== 'DRAINING') return refuse(`its container instance is ${status}`);
  return strict ? refuse('it was set DRAINING by somebody else') : fine;
}

const OTHER_VERSION = 'its sluice.dev/memory was written by another version of Sluice; use that version';

/** What AWS itself does, or is about to do. */
function whyGoing(instance: InstanceFacts, now: number): string | undefined {
  const { group, spotRequest, ec2State } = instance;
  if (isEnding(instance)) {
    if (group?.lifecycleState.startsWith('Terminating'))
      return `its group ${group.name} is ending it (${group.lifecycleState})`;
    if (spotRequest && spotRequest.statusCode !== 'fulfilled')
      return `AWS takes it back (spot request ${spotRequest.statusCode})`;
    return `EC2 says that it is ${ec2State}`;
  }
  return isNoticed({ instance, notices: [], now }) ? 'a spot interruption was noticed' : undefined;
}

/** An interruption that was taken back leaves a memory that says so, and nothing more. */
function isInForce({ why, until }: Memory): boolean {
  return why !== 'spotInterruption' || until !== undefined;
}

function wishOf(reason: VoluntaryReason, { since }: Memory, { container }: InstanceFacts) {
  return { reason, since, ...(container?.status === 'DRAINING' && { draining: true as const }) };
}

function notAPersons(memory: Memory, instance: InstanceFacts): string {
  const reason = voluntaryReason(memory);
  if (reason === undefined)
    return `no person asked for its drain: its memory is of another reason (since ${clockTime(memory.since)})`;
  const plan = wishWords(wishOf(reason, memory, instance));
  return `no person asked for its drain: Sluice replaces it, as ${plan}; change the spec, or pause the cluster`;
}

/** What the record in force says that Sluice never touches; a wish there would wait for ever. */
function whyOutOfReach({ group, fleet }: InstanceFacts, { tags }: ClusterFacts): string | undefined {
  const mode = tags[MODE_TAG];
  if (mode === 'observe' || mode === 'protect')
    return `Sluice works in mode ${mode} there, which drains nothing; set mode: drain in its spec`;
  const record = readRecord(tags);
  if (record.kind !== 'known') return undefined;
  const pools = record.spec.pools ?? [];
  const names = pools.map(({ autoScalingGroup, spotFleet }) => autoScalingGroup?.name ?? spotFleet?.id);
  const its = group?.name ?? fleet?.id;
  // Which fleets a tag means only their requests tell.
  const mayBeMeant = fleet !== undefined && pools.some(({ spotFleet }) => spotFleet?.tag !== undefined);
  if (mayBeMeant || (its !== undefined && names.includes(its))) return undefined;
  const kind = group === undefined ? 'Spot Fleet' : 'group';
  const what = its === undefined ? 'it is in no group and no fleet' : `its ${kind} ${its} is in no pool`;
  const known = pools.map(({ name }, index) => names[index] ?? name);
  return `${what}, so that Sluice never touches it; the pools of the spec are ${listed(known) || 'none'}`;
}
