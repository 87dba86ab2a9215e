// How `run` shares clusters with other processes: a table of leases, or a heartbeat where there is none.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { createSdkTablePort } from '#aws/sdk.ts';
import { createRandom, type Random } from '#lib/random.ts';
import { createLeaseTable } from '#operator/lease-table.ts';
import type { OperatorOptions } from '#operator/post.ts';
import { ownPlace } from './own-place.ts';
import { isTableName } from './timeline-place.ts';

export interface LeaseCliOptions {
  readonly leases?: string;
  readonly once?: boolean;
  readonly dryRun?: boolean;
}

/** Rejects what cannot be a table, and a single pass beside replicas; a dry run asks nobody. */
export function sharing({
  leases,
  once,
  dryRun,
}: LeaseCliOptions): Pick<OperatorOptions, 'leases' | 'heartbeat'> {
  if (dryRun) return {};
  const host = `${hostname()} ${process.pid}`;
  if (leases === undefined || leases === '') return { heartbeat: { host, ...ownPlace() } };
  if (!isTableName(leases))
    throw new Error(
      `--leases (or SLUICE_LEASES) wants the name or ARN of a DynamoDB table, not "${leases}"; see docs/replicas.md`,
    );
  if (once)
    throw new Error(
      '--once takes no part in leases: beside the replicas that the table shares clusters out to, a pass of its own would write what they write. To look, use --dry-run; to act once where no replica runs, leave --leases and SLUICE_LEASES out',
    );
  return { leases: { store: createLeaseTable(createSdkTablePort(leases), leases), host } };
}

/** For jitter, and for the names of replicas: no two processes may draw the same, in containers of one start neither. */
export const ownRandom = (): Random => createRandom(randomUUID());
