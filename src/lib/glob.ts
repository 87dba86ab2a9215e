// Names with `*` for any characters, and where asked `?` for one. No regular expression, so that no pattern can take long.

export interface GlobOptions {
  /** `?` stands for any one character. */
  readonly one?: boolean;
  /** A backslash takes a wildcard's, or a backslash's, meaning away. */
  readonly escapes?: boolean;
}

/** What stands between two stars: its text, and the places in it where any character will do. */
interface Segment {
  readonly text: string;
  readonly any: ReadonlySet<number>;
}

/** Whether the whole of `text` matches `pattern`; case matters. */
export const isLike = (pattern: string, text: string): boolean => glob(pattern)(text);

/** A test of whole texts. Each segment is found once, at its first place: going back could not find more. */
export function glob(pattern: string, options: GlobOptions = {}): (text: string) => boolean {
  const [first, ...rest] = segmentsOf(pattern, options) as [Segment, ...Segment[]];
  const last = rest.pop();
  if (!last) return (text) => text.length === first.text.length && isAt(first, text, 0);
  return (text) => {
    if (!isAt(first, text, 0)) return false;
    let at = first.text.length;
    for (const segment of rest) {
      const found = find(segment, text, at);
      if (found < 0) return false;
      at = found + segment.text.length;
    }
    const end = text.length - last.text.length;
    return end >= at && isAt(last, text, end);
  };
}

function segmentsOf(pattern: string, { one, escapes }: GlobOptions): Segment[] {
  const segments: { text: string; any: Set<number> }[] = [{ text: '', any: new Set() }];
  for (let at = 0; at < pattern.length; at++) {
    let character = pattern[at]!;
    const segment = segments.at(-1)!;
    const isEscape = escapes && character === '\\' && '*?\\'.includes(pattern[at + 1] ?? 'none');
    if (isEscape) character = pattern[++at]!;
    else if (character === '*') {
      segments.push({ text: '', any: new Set() });
      continue;
    } else if (one && character === '?') segment.any.add(segment.text.length);
    segment.text += character;
  }
  return segments;
}

function find(segment: Segment, text: string, from: number): number {
  if (segment.any.size === 0) return text.indexOf(segment.text, from);
  for (let at = from; at + segment.text.length <= text.length; at++) if (isAt(segment, text, at)) return at;
  return -1;
}

function isAt({ text: wanted, any }: Segment, text: string, at: number): boolean {
  if (any.size === 0) return text.startsWith(wanted, at);
  if (at + wanted.length > text.length) return false;
  for (let n = 0; n < wanted.length; n++) if (!any.has(n) && wanted[n] !== text[at + n]) return false;
  return true;
}
