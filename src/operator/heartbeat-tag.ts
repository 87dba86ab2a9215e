// The heartbeat of one process for one cluster, as a tag of a queue: who, how often so far, and where, for people.
import { createHash } from 'node:crypto';

export interface Beat {
  readonly id: string;
  readonly count: number;
  readonly host: string;
  /** The machine, as far as processes can be seen on it, and the process there. */
  readonly place?: string;
  /** It has ended in order: nobody need wait for it. */
  readonly ended: boolean;
}

export const HEARTBEAT_TAG = 'sluice.dev/heartbeat/';

/** A key of a tag has at most 128 characters, a name of a cluster up to 255. */
export function beatTag(cluster: string): string {
  const key = HEARTBEAT_TAG + cluster;
  if (key.length <= 128) return key;
  return `${key.slice(0, 111)}.${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`;
}

/** Tags take letters, digits, blanks and a few signs. */
export function renderBeat({ id, count, host, place = '-', ended }: Beat): string {
  const where = host.replace(/[^\w .:/=+@-]/g, '-').slice(0, 150);
  return `v1 ${id} ${ended ? 'ended' : count} ${place} ${where}`;
}

/** Undefined for what is none, or of a version to come: nothing can be waited for there. */
export function parseBeat(value: string): Beat | undefined {
  const [, id, count, place, host = ''] = /^v1 ([0-9a-f]+) (ended|\d+) (\S+) (.*)$/.exec(value) ?? [];
  if (id === undefined) return undefined;
  const ended = count === 'ended';
  return { id, count: ended ? 0 : Number(count), host, ended, ...(place !== '-' && { place }) };
}
