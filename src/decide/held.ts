// Why a drain takes so long: which service holds it, and what would let it go. Looks, decides nothing.
import { formatDuration } from '#lib/duration.ts';
import { count, listed } from '#lib/text.ts';
import type { ServiceFacts, TaskFacts } from '#model/observation.ts';
import { keyOf } from './floor.ts';
import type { Situation } from './situation.ts';

/** A placement that failed longer ago says nothing about now. */
const RECENT_MS = 600_000;

/** What keeps ECS from moving tasks of this service, in one clause; undefined: nothing that can be seen. */
export function whatHolds(situation: Situation, name: string): string | undefined {
  const service = situation.observation.services.get(name);
  if (service === undefined || service.daemon) return undefined;
  return stuck(service) ?? noRoom(service, situation.now) ?? outOfBalance(situation, name);
}

/** ceil(desired × minimum) and floor(desired × maximum) meet at the desired count (aws-facts.md §1.2). */
function stuck({
  name,
  desiredCount,
  minimumHealthyPercent,
  maximumPercent,
}: ServiceFacts): string | undefined {
  const least = Math.ceil((desiredCount * minimumHealthyPercent) / 100);
  const most = Math.floor((desiredCount * maximumPercent) / 100);
  if (most > desiredCount || least < desiredCount) return undefined;
  return (
    `${name} cannot move: with minimumHealthyPercent ${minimumHealthyPercent} and maximumPercent ${maximumPercent} ` +
    `ECS may neither stop one of ${desiredCount} nor start one more; lower the first or raise the second`
  );
}

function noRoom({ name, events }: ServiceFacts, now: number): string | undefined {
  const failed = events.find(
    ({ at, message }) => now - at < RECENT_MS && message.includes('unable to place a task'),
  );
  if (failed === undefined) return undefined;
  return `${name} finds no room elsewhere, it said ${formatDuration(Math.max(1_000, now - failed.at))} ago`;
}

/** A task that started longer ago has been registered, unless somebody has taken it out since. */
const REGISTERED_MS = 120_000;

/** Tasks whose targets others took out: ECS may not count them as healthy, and then stops no others (aws-facts.md §11.1). */
function outOfBalance({ observation, recall, now }: Situation, name: string): string | undefined {
  const isOut = ({ targets }: TaskFacts) =>
    targets.some((each) => each.state === 'unused' && !recall.removedTargets.has(keyOf(each)));
  const staying = [...observation.instances.values()].filter(
    ({ container }) => container?.status === 'ACTIVE',
  );
  const out = staying
    .flatMap(({ tasks }) => tasks)
    .filter(({ service, desiredStatus, startedAt = now }) => {
      return service === name && desiredStatus === 'RUNNING' && now - startedAt >= REGISTERED_MS;
    })
    .filter(isOut);
  if (out.length === 0) return undefined;
  const ids = listed(out.map(({ arn }) => arn.slice(arn.lastIndexOf('/') + 1)));
  return `${count(out.length, 'task')} of ${name} run outside of their target group (${ids}), where others took them out; ECS may not count them: put them back, or stop them`;
}
