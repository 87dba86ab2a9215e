// Options that several commands take.

/** The number, or an error that says what was expected. */
export function wholeNumber(text: string, option: string, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new Error(`${option} must be a whole number from 0 to ${most}, not ${text}`);
}
