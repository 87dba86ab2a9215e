// Values as YAML on one line, in which every text stays a text.

/** Of any JSON value; what is undefined is left out. */
export function flowYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowYaml).join(', ')}]`;
  if (value === null || typeof value !== 'object') return scalarYaml(value);
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return `{${entries.map(([key, each]) => `${keyYaml(key)}: ${flowYaml(each)}`).join(', ')}}`;
}

/** What begins with a letter, has no sign of YAML's, and is no word with a meaning of its own. */
const PLAIN = /^[A-Za-z][A-Za-z0-9_./-]*$/;
const WORDS = /^(true|false|null|yes|no|on|off|y|n)$/i;
/** A number and a unit, as durations and percentages are written. */
const AMOUNT = /^[0-9]+([smhd%]|m[0-9]+s)$/;

/** `on` is a key like others here, as in the reference. */
const keyYaml = (key: string) => (PLAIN.test(key) ? key : scalarYaml(key));

export function scalarYaml(value: unknown): string {
  if (typeof value !== 'string') return String(value);
  if ((PLAIN.test(value) && !WORDS.test(value)) || AMOUNT.test(value)) return value;
  return JSON.stringify(value).replace(
    // What may not stand in a document as it is: DEL, C1, separators of lines, byte order marks.
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
