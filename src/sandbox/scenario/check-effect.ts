// Faults that would do nothing, or what AWS never does.
import type { Report } from '#lib/document-check.ts';
import type { Path } from '#lib/document-problem.ts';
import { tryParseDurationMs } from '#lib/duration.ts';
import { checkBounds, checkKnown, type LenientFault } from './checking.ts';
import { eventTypes } from './event-types.ts';
import { modelledOperations } from './generated/operations.ts';

/** Faults that do nothing but last; an outage of a zone strikes at once as well. */
const lasting = [
  'agentDisconnect',
  'impairedStatus',
  'insufficientCapacity',
  'launchTrouble',
  'taskStartTrouble',
  'throttle',
  'apiError',
  'eventTrouble',
  'metricGap',
] as const;

export function checkEffect(fault: LenientFault, path: Path, report: Report): void {
  const { spotInterruption: spot, eventTrouble: events, instanceRefresh: refresh } = fault;
  // aws-facts.md §5.1: notices come two minutes ahead, or late; never earlier.
  const lead = { report, lowMs: 0, highMs: 120_000 };
  checkBounds(spot?.lead, [...path, 'spotInterruption', 'lead'], lead);
  const nothing = (at: Path, hint: string) => report(at, 'nothing would happen', { hint, key: true });
  if (spot?.notices === 0 && spot.taken === false)
    nothing([...path, 'spotInterruption'], 'send a notice, or take the instance');
  for (const kind of ['throttle', 'apiError'] as const) {
    if (fault[kind]?.percent === 0) nothing([...path, kind, 'percent'], 'give more than 0');
    checkOperation(fault[kind], [...path, kind, 'operation'], report);
  }
  for (const kind of lasting)
    if (tryParseDurationMs(fault[kind]?.for ?? '1s') === 0)
      nothing([...path, kind, 'for'], 'give more than 0s');
  if (events && events.lose === 0 && events.double === 0 && tryParseDurationMs(events.delay ?? '1s') === 0)
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

/** What is not modelled is refused before any trouble of the edge is asked. */
function checkOperation(
  { service, operation }: NonNullable<LenientFault['throttle']> = {},
  path: Path,
  report: Report,
): void {
  const modelled: Readonly<Record<string, readonly string[]>> = modelledOperations;
  const known = service === undefined ? undefined : modelled[service];
  if (known) checkKnown(operation, path, { what: `modelled operation of ${service}`, known, report });
}
