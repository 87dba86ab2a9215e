// Which lives a planted bug is tried in, the cheap ones first. The one place that knows where lives come from: the short
// stories of the enumeration, shipped stories, old finds, drawn trials.
import { readdirSync } from 'node:fs';
import { families } from '#simulate/hunt/families/index.ts';
import { faultsAt } from '#simulate/hunt/points.ts';
import { stories as enumerated, shortStories } from '../../test/enumeration/index.ts';
import type { Bug } from '../../test/planted/bug.ts';
import { readCorpus } from '../sim/corpus.ts';
import { folder } from '../sim/lives.ts';

/**
 * A short story of the enumeration, undisturbed or broken off at a point; a story as it is shipped; a trial of the corpus; or
 * one that is drawn, of all families of faults or of those named.
 */
export type PlantedLife =
  | { readonly short: string; readonly point?: string }
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
/** So many costly lives are those that a bug hints at, where it does. */
const HINTED = 12;
/** Where each short story is broken off, when it did not show the bug undisturbed: it costs a fraction of a second. */
const POINTS = ['kill1', 'kill4', 'answer2'];

const stories = readdirSync(folder)
  .flatMap((file) => (file.endsWith('.yaml') ? file.slice(0, -5) : []))
  .filter((story) => !story.startsWith('mine') && story !== 'playground');

const shorts = shortStories.map(({ name }) => name);

/** Whether a bug may hint at this: a short story, also broken off at a point (`stray:kill3`), a shipped one, or a family. */
export const isHint = (hint: string): boolean =>
  shortOf(hint) !== undefined || stories.includes(hint) || families.some(({ name }) => name === hint);

function shortOf(hint: string): PlantedLife | undefined {
  const [short = '', point, ...more] = hint.split(':');
  if (!shorts.includes(short) || more.length > 0) return undefined;
  if (point === undefined) return { short };
  return faultsAt(point) && { short, point };
}

export function* livesFor({ hints = [] }: Pick<Bug, 'hints'>): Generator<PlantedLife> {
  const hinted = hints.flatMap((hint) => shortOf(hint) ?? []);
  const undisturbed = shorts.map((short): PlantedLife => ({ short }));
  const brokenOff = enumerated.flatMap(({ name: short }) =>
    POINTS.map((point): PlantedLife => ({ short, point })),
  );
  yield* new Map([...hinted, ...undisturbed, ...brokenOff].map((life) => [nameOf(life), life])).values();
  yield* costlyLives(hints.filter((hint) => shortOf(hint) === undefined));
}

function* costlyLives(hints: readonly string[]): Generator<PlantedLife> {
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
  if ('short' in life) return life.point === undefined ? life.short : `${life.short}:${life.point}`;
  if ('corpus' in life) return life.corpus;
  if ('story' in life) return `${life.story} ${life.seed}`;
  return `trial ${life.seed}${life.families ? ` of ${life.families.join('+')}` : ''}`;
}
