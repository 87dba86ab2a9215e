// Safe YAML: bytes of an untrusted file → plain values that know their places, or problems in plain words.
// Never throws for what a file holds, never runs longer or takes more memory than a small bound.
import { type Event, parseEvents, YAMLException } from 'js-yaml';
import { formatPath, type Path, type Problem, quoteValue } from './document-problem.ts';
import { likelyProperty, type Neutral, neutralizeProperties, refuseProperty } from './document-properties.ts';
import { decodeText, LineTable, type Position, tooDeep } from './document-text.ts';
import { buildTrees, type TreeNode } from './document-tree.ts';

export interface YamlDocument {
  file: string;
  /** Where the document's content begins. */
  start: Position;
  /** Plain objects, lists, text, numbers, booleans and nulls. */
  value: unknown;
  /** Where the key of a field (or a list's item) stands; of what is not there, its nearest parent. */
  keyAt(path: Path): Position;
  /** Where the value of a field stands; of what is not there, its nearest parent. */
  valueAt(path: Path): Position;
}

export interface YamlReading {
  /** Empty when there is any problem. */
  documents: YamlDocument[];
  problems: Problem[];
}

/** Reads all documents of one file. A file without any is a problem too. */
export function parseYaml(bytes: Uint8Array, options: { file: string }): YamlReading {
  const { file } = options;
  const decoded = decodeText(bytes, file);
  if (decoded.problem) return { documents: [], problems: [decoded.problem] };
  const { text } = decoded;
  const lines = new LineTable(text);
  const neutral = neutralizeProperties(text);
  const parsed = parseNeutral(neutral, text, lines);
  if (!Array.isArray(parsed)) return { documents: [], problems: [{ file, ...parsed }] };
  const refused = new Set(neutral.offsets);
  const { roots, complaints } = buildTrees(parsed, text, (offset) =>
    refused.has(offset) ? refuseProperty(text[offset]) : undefined,
  );
  const problems = complaints.map(({ offset, path, message, hint }) => {
    return { file, ...lines.at(offset), path: formatPath(path) || undefined, message, hint };
  });
  if (problems.length > 0) return { documents: [], problems };
  if (roots.length > 0)
    return { documents: roots.map((root) => asDocument(root, file, lines)), problems: [] };
  const hint = 'write one, or remove the file';
  return { documents: [], problems: [{ file, line: 1, column: 1, message: 'holds no document', hint }] };
}

function asDocument(root: TreeNode, file: string, lines: LineTable): YamlDocument {
  const find = (path: Path) => {
    let node = root;
    for (const key of path) {
      const child = node.children?.get(key);
      if (!child) break;
      node = child;
    }
    return node;
  };
  return {
    file,
    start: lines.at(root.start),
    value: root.value,
    keyAt: (path) => lines.at(find(path).keyStart),
    valueAt: (path) => lines.at(find(path).start),
  };
}

type Misfit = Omit<Problem, 'file'>;

// The parser also counts the scalar inside 50 containers and the try whether it is a key; the exact limit is the
// tree's, this one keeps the parser's own recursion small.
const maxDepth = 53;

function parseNeutral(neutral: Neutral, text: string, lines: LineTable): Event[] | Misfit {
  try {
    return parseEvents(neutral.text, { maxDepth });
  } catch (error) {
    if (!(error instanceof YAMLException) || !error.mark) throw error;
    const { position } = error.mark;
    const sign = likelyProperty(text, neutral.offsets, position);
    if (sign !== undefined) return { ...lines.at(sign), ...refuseProperty(text[sign]) };
    const tab = tabBefore(text, position, lines);
    if (tab !== undefined) return { ...lines.at(tab), ...tabs };
    return { ...lines.at(position), ...explain(error.reason, text, position) };
  }
}

const tabs = { message: 'a tab is used as indentation', hint: 'use spaces' };

/** The tab in the indentation of the line where the parser stopped, or of the one before. */
function tabBefore(text: string, position: number, lines: LineTable): number | undefined {
  const { line } = lines.at(position);
  for (const start of [lines.startOf(line), lines.startOf(Math.max(1, line - 1))]) {
    // A sticky search looks at the indentation only, however long the line is.
    const indentation = /[ \t]*/y;
    indentation.lastIndex = start;
    const tab = (indentation.exec(text)?.[0] ?? '').indexOf('\t');
    if (tab >= 0) return start + tab;
  }
  return undefined;
}

const explanations: readonly [RegExp, string, string][] = [
  [/maxDepth/, tooDeep.message, tooDeep.hint],
  [/stream within a (single|double) quoted scalar/, 'a quoted text is not closed', 'add the missing quote'],
  [/document within a (single|double) quoted/, 'a quoted text is not closed', 'add the missing quote'],
  [/stream within a flow collection/, 'a bracket is not closed', 'add the missing ] or }'],
  [/missed comma/, 'a comma is missing here', 'put a comma between the entries'],
  [/expected ':'|multiline key/, 'expected `key: value`', 'add the colon and the value'],
  [
    /unknown escape|hexadecimal/,
    'unknown escape in a quoted text',
    'write a backslash as \\\\, or use single quotes',
  ],
  // The parser says it of nothing else: outside of brackets and quotes less indentation ends what was begun.
  [
    /deficient indentation/,
    'a bracket or a quote before this line is not closed',
    'close it, or indent this line if it belongs to it',
  ],
  [/indentation|end of the stream/, 'does not fit here', 'check the indentation, and quote text with `: `'],
];

function explain(reason: string, text: string, position: number): { message: string; hint: string } {
  const sign = text[position];
  if (sign !== undefined && '@`%}],'.includes(sign) && /indentation|end of the stream/.test(reason)) {
    return { message: `a value cannot begin with ${quoteValue(sign)}`, hint: 'put the text in quotes' };
  }
  if (/deficient/.test(reason) && text.slice(position).trim() === '') {
    return { message: 'a bracket or a quote is not closed', hint: 'add what is missing' };
  }
  const known = explanations.find(([pattern]) => pattern.test(reason));
  return known ? { message: known[1], hint: known[2] } : { message: reason, hint: 'correct the YAML' };
}
