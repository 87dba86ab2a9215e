// Why a drain takes so long: which service holds it, and what would let it go. Looks, decides nothing.
import { formatDuration } from '#lib/duration.ts';
import type { ServiceFacts } from '#model/observation.ts';
import type { Situation } from './situation.ts';

/** A placement that failed longer ago says nothing about now. */
const RECENT_MS = 600_000;

/** What keeps ECS from moving tasks of this service, in one clause; undefined: nothing that can be seen. */
export function whatHolds({ observation, now }: Situation, name: string): string | undefined {
  const service = observation.services.get(name);
  if (service === undefined || service.daemon) return undefined;
  return stuck(service) ?? noRoom(service, now);
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
