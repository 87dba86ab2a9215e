// What can be wrong with a document, where, and how that is said in one line.
// Never prints: it makes text that is safe for a terminal.

/** Keys and list positions from the root of a document to one of its parts. */
export type Path = readonly (string | number)[];

/** One mistake. Lines and columns count from 1; they are absent when the file could not be read at all. */
export interface Problem {
  file: string;
  line?: number;
  column?: number;
  /** Such as `spec.pools[1].limits.min`; absent when the mistake is not in a field. */
  path?: string;
  /** What is wrong and what was expected. */
  message: string;
  /** What to do about it. */
  hint?: string;
}

const plainKey = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** `['spec', 'pools', 1, 'a b']` → `spec.pools[1]["a b"]`. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    if (!plainKey.test(key)) return `${text}[${quoteValue(key)}]`;
    return text ? `${text}.${key}` : key;
  }, '');
}

/** `file:line:column  path: message; hint`, on one line whatever the document holds. */
export function renderProblem(problem: Problem): string {
  const { file, line, column, path, message, hint } = problem;
  const where = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  const what = path ? `${path}: ${message}` : message;
  return printable(`${where}  ${what}${hint ? `; ${hint}` : ''}`);
}

// C0, DEL, C1, zero-width and direction marks, line separators, byte order mark, half pairs.
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Surrogate}/gu;

/** The text with everything that could move a cursor, hide or reorder text written out as `\u{…}`. */
export function printable(text: string): string {
  return text.replace(unprintable, (found) => `\\u{${found.codePointAt(0)?.toString(16)}}`);
}

/** A value as a person would name it, shortened: `"drian"`, `12`, `a list`, `nothing`. */
export function quoteValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a mapping of fields';
  if (typeof value !== 'string') return String(value);
  const short = value.length > 60 ? `${value.slice(0, 57)}…` : value;
  return printable(JSON.stringify(short));
}

/** Orders problems by place: file as in `files` (others after them), then line, then column. */
export function sortProblems(problems: readonly Problem[], files: readonly string[] = []): Problem[] {
  const order = new Map<string, number>();
  for (const file of [...files, ...problems.map((problem) => problem.file)]) {
    if (!order.has(file)) order.set(file, order.size);
  }
  const rank = ({ file }: Problem) => order.get(file) ?? 0;
  return [...problems].sort(
    (a, b) => rank(a) - rank(b) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
}
