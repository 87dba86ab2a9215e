// Faults that would do nothing, or what AWS never does.
import type { Report } from '#lib/document-check.ts';
import type { Path } from '#lib/document-problem.ts';
import { checkBounds, checkKnown, type LenientFault } from './checking.ts';
import { eventTypes } from './event-types.ts';

export function checkEffect(fault: LenientFault, path: Path, report: Report): void {
  const { spotInterruption: spot, eventTrouble: events, instanceRefresh: refresh } = fault;
  // aws-facts.md §5.1: notices come two minutes ahead, or late; never earlier.
  const lead = { report, lowMs: 0, highMs: 120_000 };
  checkBounds(spot?.lead, [...path, 'spotInterruption', 'lead'], lead);
  const nothing = (at: Path, hint: string) => report(at, 'nothing would happen', { hint, key: true });
  if (spot?.notices === 0 && spot.taken === false)
    nothing([...path, 'spotInterruption'], 'send a notice, or take the instance');
  for (const kind of ['throttle', 'apiError'] as const)
    if (fault[kind]?.percent === 0) nothing([...path, kind, 'percent'], 'give more than 0');
  if (events && events.lose === 0 && events.double === 0 && /^[0s]+$/.test(events.delay ?? 'none'))
    nothing([...path, 'eventTrouble'], 'give lose, double or delay');
  const known = eventTypes;
  checkKnown(events?.detailType, [...path, 'eventTrouble', 'detailType'], { what: 'event', known, report });
  const { minHealthyPercentage: low, maxHealthyPercentage: high } = refresh ?? {};
  // aws-facts.md §4.4: the two are at most 100 apart.
  if (low !== undefined && high !== undefined && high - low > 100)
    report(
      [...path, 'instanceRefresh', 'maxHealthyPercentage'],
      `${high} is more than 100 above minHealthyPercentage`,
      {
        hint: 'lower it',
      },
    );
}
