// Why an instance shall leave that could also stay, in words. For people.
import { clockTime } from '#lib/text.ts';
import type { Wish } from './standing.ts';

const WORDS: Readonly<Record<Wish['reason'], string>> = {
  person: 'somebody wants it to leave',
  refresh: 'it is out of date',
  rebalance: 'EC2 recommends to replace it',
  unhealthy: 'it is sick',
  scaleIn: 'it is not needed any more',
  consolidate: 'its tasks fit elsewhere',
};

/** Why it shall leave, and since when, or since when it is on its way, in one clause. */
export const wishWords = ({ reason, since, draining }: Wish): string =>
  `${WORDS[reason]} (${draining ? 'draining since' : 'since'} ${clockTime(since)})`;
