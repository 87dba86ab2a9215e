// Which lives a planted bug is tried in, cheap ones first. The one place that knows where lives come from.
import { readdirSync } from 'node:fs';
import type { Bug } from '../../test/planted/bug.ts';
import { folder, type Life } from '../sim/lives.ts';

/** A life of these takes two to five CPU seconds; the others, twice that, come after them. */
const CHEAP_FIRST = [
  'sudden-death',
  'foreign-hands',
  'scale-in-kills-tasks',
  'maintenance',
  'spot-storm-one-service',
  'group-rebalances',
  'sick-hosts',
  'rebalance-recommended',
];

export function* livesFor({ hints = [] }: Pick<Bug, 'hints'>): Generator<Life> {
  const known = readdirSync(folder)
    .flatMap((file) => (file.endsWith('.yaml') ? file.slice(0, -5) : []))
    .filter((story) => !story.startsWith('mine') && story !== 'playground');
  const first = [...hints, ...CHEAP_FIRST].filter((story) => known.includes(story));
  const stories = [...new Set([...first, ...known])];
  for (let seed = 1; ; seed++) for (const story of stories) yield { story, seed };
}

export const nameOf = ({ story, seed }: Life): string => `${story} ${seed}`;
