// Regular expressions out of task definitions, as far as they cannot take long: no group is repeated, and few parts are.

/** Each repeated part may multiply the time by the length of the text, 128 characters at most (aws-facts.md §1.4). */
const MOST_REPEATS = 3;

/** A test of whole texts; throws SyntaxError for what is no pattern, or may take long. */
export function simplePattern(pattern: string): (text: string) => boolean {
  const bare = pattern.replace(/\\./g, 'x').replace(/\[\^?\]?[^\]]*\]/g, 'x');
  if (/\)[*+?{]|\(\?|[*+}][*+{]/.test(bare))
    throw new SyntaxError(`the pattern ${pattern} repeats a group: that is not read here`);
  if ((bare.match(/[*+?{]/g) ?? []).length > MOST_REPEATS)
    throw new SyntaxError(
      `the pattern ${pattern} repeats more than ${MOST_REPEATS} parts: that is not read here`,
    );
  try {
    const expression = new RegExp(`^(?:${pattern})$`, 's');
    return (text) => expression.test(text);
  } catch {
    throw new SyntaxError(`${pattern} is no regular expression`);
  }
}
