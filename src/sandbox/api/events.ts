// All EventBridge operations that the sandbox models: rules, targets and events of the default bus.
import type { PutEventsRequestEntry, PutEventsResultEntry } from '@aws-sdk/client-eventbridge';
import type { EventsHandlers } from '../wire/table.ts';
import { emit } from '../world/bus.ts';
import type { World } from '../world/state.ts';
import { only } from './check.ts';
import { assertDefaultBus, eventsValidation } from './events-find.ts';
import { ruleHandlers } from './events-rules.ts';
import { tagHandlers } from './events-tags.ts';
import { targetHandlers } from './events-targets.ts';

const MOST_ENTRIES = 10;
const LARGEST_BYTES = 1_048_576;

export function eventsHandlers(w: World): EventsHandlers {
  return {
    ...ruleHandlers(w),
    ...targetHandlers(w),
    ...tagHandlers(w),

    PutEvents(input, context) {
      only(context, input, ['Entries']);
      const entries = input.Entries ?? [];
      if (entries.length < 1 || entries.length > MOST_ENTRIES) {
        const bound =
          entries.length < 1 ? 'greater than or equal to 1' : `less than or equal to ${MOST_ENTRIES}`;
        throw eventsValidation(
          `1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length ${bound}`,
        );
      }
      for (const entry of entries) {
        only<PutEventsRequestEntry>(context, entry, [
          'Time',
          'Source',
          'Resources',
          'DetailType',
          'Detail',
          'EventBusName',
        ]);
        assertDefaultBus(w, entry.EventBusName);
      }
      if (entries.reduce((sum, entry) => sum + sizeOf(entry), 0) > LARGEST_BYTES) {
        throw eventsValidation('Total size of the entries in the request is over the limit.');
      }
      const Entries = entries.map((entry) => put(w, entry));
      return { FailedEntryCount: Entries.filter(({ ErrorCode }) => ErrorCode).length, Entries };
    },
  };
}

/** Each entry succeeds or fails on its own. */
function put(w: World, entry: PutEventsRequestEntry): PutEventsResultEntry {
  const { Source: source, DetailType: detailType, Detail: text } = entry;
  const missing = (['Source', 'DetailType', 'Detail'] as const).find((name) => !entry[name]);
  if (missing)
    return refused(
      'InvalidArgument',
      `Parameter ${missing} is not valid. Reason: ${missing} is a required argument.`,
    );
  if (source!.startsWith('aws.')) return refused('NotAuthorizedForSource', 'Not authorized for the source.');
  const detail = objectIn(text!);
  if (!detail) return refused('MalformedDetail', 'Detail is malformed.');
  const event = { source: source!, detailType: detailType!, resources: entry.Resources ?? [], detail };
  return { EventId: emit(w, event, entry.Time?.getTime()) };
}

const refused = (ErrorCode: string, message: string): PutEventsResultEntry => ({
  ErrorCode,
  ErrorMessage: message,
});

function objectIn(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** As EventBridge counts: 14 bytes for a time, and the text of the rest. */
function sizeOf({
  Time,
  Source = '',
  DetailType = '',
  Detail = '',
  Resources = [],
}: PutEventsRequestEntry): number {
  const texts = [Source, DetailType, Detail, ...Resources];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), Time ? 14 : 0);
}
