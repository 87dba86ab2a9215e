// Batches of SQS: each entry succeeds or fails on its own, and the call as a whole succeeds (aws-facts.md §3.2).
import type { BatchResultErrorEntry } from '@aws-sdk/client-sqs';
import { AwsFault } from '../wire/fault.ts';

export interface BatchResult<Result> {
  readonly Successful: Result[];
  readonly Failed: BatchResultErrorEntry[];
}

/** Runs `one` on each entry; what it throws as an AWS error becomes that entry's failure. */
export function batch<Entry extends { Id: string | undefined }, Result>(
  entries: readonly Entry[] | undefined,
  one: (entry: Entry) => Result,
): BatchResult<Result> {
  const result: BatchResult<Result> = { Successful: [], Failed: [] };
  for (const entry of checked(entries)) {
    try {
      result.Successful.push(one(entry));
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      result.Failed.push({ Id: entry.Id, SenderFault: true, Code: error.code, Message: error.message });
    }
  }
  return result;
}

function checked<Entry extends { Id: string | undefined }>(entries: readonly Entry[] = []): readonly Entry[] {
  if (entries.length === 0) {
    throw new AwsFault('EmptyBatchRequest', 'There should be at least one entry in the request.');
  }
  if (entries.length > 10) {
    const message = `Maximum number of entries per request are 10. You have sent ${entries.length}.`;
    throw new AwsFault('TooManyEntriesInBatchRequest', message);
  }
  const seen = new Set<string>();
  for (const { Id = '' } of entries) {
    if (!/^[A-Za-z0-9_-]{1,80}$/.test(Id)) {
      throw new AwsFault(
        'InvalidBatchEntryId',
        'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
      );
    }
    if (seen.has(Id)) throw new AwsFault('BatchEntryIdsNotDistinct', `Id ${Id} repeated.`);
    seen.add(Id);
  }
  return entries;
}
