// Anchors, aliases and tags are refused; this finds them without letting the parser see them. Nested ones make
// it read the same lines again and again, twice as often per level, so each sign that could begin one is replaced
// by a letter first: lengths and places stay, and where a plain scalar then begins with it, there it was one.

const candidate = /(?<![^\s[{,:])[&*!]/g;
// What the line holds before a node: nothing, an opening or a comma, a key's colon, a dash, another sign.
const nodeStart = /(^|[[{,:]|(^|\s)[-?]|^---|(^|\s)[&!]\S*)$/;

export interface Neutral {
  /** The text with each possible sign replaced by `x`. */
  text: string;
  /** Offsets of the replaced signs, ascending. */
  offsets: number[];
}

export function neutralizeProperties(text: string): Neutral {
  const offsets: number[] = [];
  const neutral = text.replace(candidate, (_sign, offset: number) => {
    offsets.push(offset);
    return 'x';
  });
  return { text: neutral, offsets };
}

/** What stands at such a place, and what to do instead. */
export function refuseProperty(sign: string | undefined): { message: string; hint: string } {
  if (sign === '&')
    return { message: 'anchors (&) are not allowed', hint: 'write the value where it is used' };
  if (sign === '*') {
    return {
      message: 'aliases (*) are not allowed',
      hint: 'write the value out, or put it in quotes if text is meant',
    };
  }
  return { message: 'tags (!) are not allowed', hint: 'remove the tag; put text in quotes' };
}

/**
 * The first sign before `end` that looks as if it began a node, for files that do not parse at all: there the
 * sign is the likelier cause than what the parser stumbled over afterwards.
 */
export function likelyProperty(text: string, offsets: readonly number[], end: number): number | undefined {
  // A thousand signs and 200 characters before each are enough to judge by, and bound the work.
  return offsets.slice(0, 1000).find((offset) => offset <= end && beginsNode(text, offset));
}

function beginsNode(text: string, offset: number): boolean {
  const window = text.slice(Math.max(0, offset - 200), offset);
  const before = window.slice(window.lastIndexOf('\n') + 1);
  return !/(^|\s)#/.test(before) && nodeStart.test(before.trimEnd());
}
