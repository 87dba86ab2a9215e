// Which lives a planted bug is tried in. The one place that knows where lives come from: drawn trials, old finds, stories.
import { readdirSync } from 'node:fs';
import { families } from '#simulate/hunt/families/index.ts';
import type { Bug } from '../../test/planted/bug.ts';
import { readCorpus } from '../sim/corpus.ts';
import { folder } from '../sim/lives.ts';

/** A story as it is shipped, a trial of the corpus, or one that is drawn: of all families of faults, or of those named. */
export type PlantedLife =
  | { readonly corpus: string }
  | { readonly story: string; readonly seed: number }
  | { readonly families?: readonly string[]; readonly seed: number };

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
/** So many lives are those that a bug hints at, where it does. */
const HINTED = 12;

const stories = readdirSync(folder)
  .flatMap((file) => (file.endsWith('.yaml') ? file.slice(0, -5) : []))
  .filter((story) => !story.startsWith('mine') && story !== 'playground');

/** What a bug may hint at. */
export const hintable: ReadonlySet<string> = new Set([...stories, ...families.map(({ name }) => name)]);

export function* livesFor({ hints = [] }: Pick<Bug, 'hints'>): Generator<PlantedLife> {
  for (let n = 0; hints.length > 0 && n < HINTED; n++) {
    const hint = hints[n % hints.length]!;
    const seed = 1 + Math.floor(n / hints.length);
    yield stories.includes(hint) ? { story: hint, seed } : { families: [hint], seed };
  }
  const kept = readCorpus();
  const all = [...new Set([...CHEAP_FIRST, ...stories])].filter((story) => !hints.includes(story));
  // One of each kind in turn: in stories more is asked, in trials more goes wrong.
  for (let n = 0; ; n++) {
    if (n < kept.length) yield { corpus: kept[n]!.name };
    const story = all[n % all.length];
    if (story !== undefined) yield { story, seed: 1 + Math.floor(n / all.length) };
    yield { seed: 1 + n };
  }
}

export function nameOf(life: PlantedLife): string {
  if ('corpus' in life) return life.corpus;
  if ('story' in life) return `${life.story} ${life.seed}`;
  return `trial ${life.seed}${life.families ? ` of ${life.families.join('+')}` : ''}`;
}
