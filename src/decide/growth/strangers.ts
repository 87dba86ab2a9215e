// Whether what a pool launches next would be of use: what was launched like it did not join, or its agent is silent. Where some did
// not join, or most are silent, one host is launched on trial: the cause may be gone, and nothing else tells (failures.md, row 28).
import { formatDuration } from '#lib/duration.ts';
import { count } from '#lib/text.ts';
import type { InstanceFacts } from '#model/observation.ts';
import { KEEP_TAG } from '#plan/owner.ts';
import { JOIN_MS, joinedSince, unjoinedFor } from '#plan/stray.ts';
import { silentFor } from '../sick.ts';
import type { Situation } from '../situation.ts';

/** What was launched this recently tells what the next one would be. */
const YOUNG_MS = 3_600_000;
/** From the last launch that did not join to the next one on trial; twice as long for each one more, up to an hour. */
const TRIAL_MS = 900_000;
/** Agents drop their connection now and then, and are back within moments (aws-facts.md §1.3). */
const BLIP_MS = 60_000;

/** Why a pool is not to grow, if what is launched may be no better than what came before. */
export function strangersOf(situation: Situation, pool: string): string | undefined {
  const mine = membersOf(situation, pool);
  const lost = mine.filter((each) => isStranger(situation, each));
  if (lost.length > 0 && !joinedSince(mine, lost)) return `${lostWords(lost)}; others may not either`;
  const silent = mine.filter((each) => isSilent(situation, each));
  const newcomers = newcomersOf(situation, mine, silent);
  const isProven = newcomers.some(speaks) && !newcomers.some((each) => silent.includes(each));
  return isProven ? undefined : (mostOf(mine, silent) ?? youngOf(situation, silent));
}

/**
 * Why one host is launched to see whether it joins, or whether its agent speaks, where others' do not; undefined: there is no need,
 * or it is under way, or it has told. `coming`: how many hosts are on their way.
 */
export function trialOf(situation: Situation, pool: string, coming: number): string | undefined {
  if (coming > 0) return undefined;
  const mine = membersOf(situation, pool);
  const lost = mine.filter((each) => isStranger(situation, each));
  if (lost.length > 0)
    return !joinedSince(mine, lost) && isTrialDue(situation, lost) ? lostWords(lost) : undefined;
  const silent = mine.filter((each) => isSilent(situation, each));
  const isLasting = silent.every((each) => silentFor(situation, each) >= BLIP_MS);
  const isTold = newcomersOf(situation, mine, silent).length > 0;
  return isLasting && !isTold ? mostOf(mine, silent) : undefined;
}

const lostWords = (lost: readonly InstanceFacts[]) =>
  `${count(lost.length, 'instance')} did not join within ${formatDuration(JOIN_MS)}`;

/** Each one that does not join stays as well, so that the next comes later and later. What was launched together is one try. */
function isTrialDue({ recall, now }: Situation, lost: readonly InstanceFacts[]): boolean {
  const ages = lost.map((each) => unjoinedFor(each, { watchedSince: recall.watchedSince, now }));
  return Math.min(...ages) >= Math.min(YOUNG_MS, TRIAL_MS * 2 ** (triesOf(ages) - 1));
}

/** For longer than this after one that does not join nothing is launched but on trial, which is a try of its own. */
function triesOf(ages: readonly number[]): number {
  const sorted = ages.toSorted((a, b) => a - b);
  return sorted.filter((age, n) => n === 0 || age - sorted[n - 1]! > JOIN_MS).length;
}

const membersOf = ({ observation }: Situation, pool: string): InstanceFacts[] =>
  [...observation.instances.values()].filter((each) => each.pool === pool);

const speaks = ({ container }: InstanceFacts) => container?.agentConnected === true;

function mostOf(mine: readonly InstanceFacts[], silent: readonly InstanceFacts[]): string | undefined {
  const active = mine.filter(({ container }) => container?.status === 'ACTIVE').length;
  return silent.length * 2 > active
    ? `the agents of ${silent.length} of its ${active} instances are silent`
    : undefined;
}

function youngOf({ now }: Situation, silent: readonly InstanceFacts[]): string | undefined {
  const young = silent.filter(
    ({ launchedAt = 0 }) => now - launchedAt >= JOIN_MS && now - launchedAt < YOUNG_MS,
  );
  if (young.length === 0) return undefined;
  const whose =
    young.length === 1
      ? 'the agent of 1 instance that was'
      : `the agents of ${young.length} instances that were`;
  return `${whose} launched within the hour ${young.length === 1 ? 'is' : 'are'} silent; others may be as well`;
}

/** Those that were launched since the first of these fell silent, as far as this process knows. */
function newcomersOf(
  { recall, now }: Situation,
  mine: readonly InstanceFacts[],
  silent: readonly InstanceFacts[],
): InstanceFacts[] {
  const since = Math.min(...silent.map(({ instanceId }) => recall.silentSince?.get(instanceId) ?? now));
  return mine.filter(({ launchedAt = 0 }) => launchedAt >= since);
}

/** It should have joined long ago; one that a person keeps tells nothing. */
function isStranger({ recall, now }: Situation, instance: InstanceFacts): boolean {
  const { container, group, tags, ec2State = 'running' } = instance;
  return (
    container === undefined &&
    ec2State === 'running' &&
    !Object.hasOwn(tags, KEEP_TAG) &&
    group?.lifecycleState.startsWith('Terminat') !== true &&
    unjoinedFor(instance, { watchedSince: recall.watchedSince, now }) >= JOIN_MS
  );
}

/** For longer than an agent takes to come back; where nobody has watched for so long it is taken to be. */
function isSilent(situation: Situation, instance: InstanceFacts): boolean {
  if (instance.container?.status !== 'ACTIVE' || instance.container.agentConnected) return false;
  const { recall, now } = situation;
  const watched = now - (recall.watchedSince ?? now);
  return watched < BLIP_MS || silentFor(situation, instance) >= BLIP_MS;
}
