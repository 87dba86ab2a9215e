// The same words, kept once: of half a million tasks each answer brings its own copies of a few thousand names.
import type { ReadCache } from './context.ts';

/** Names of services, families, definitions and states; forgetting them costs memory and nothing else. */
const MOST = 20_000;

export function interned({ texts }: Pick<ReadCache, 'texts'>, text: string): string {
  const known = texts.get(text);
  if (known !== undefined) return known;
  if (texts.size >= MOST) texts.clear();
  texts.set(text, text);
  return text;
}
