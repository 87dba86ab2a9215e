// Bytes of a file → text that a YAML parser may be given, or the reason why not.
// Everything here is linear in the size of the file, and the size is bounded.
import type { Problem } from './document-problem.ts';

/** 1 MiB: the largest document file that is looked at. */
export const maxBytes = 1024 * 1024;

// Each of these can make at most a few nodes, so that counting them bounds the parser's time and memory
// before it begins. 25,000 are some 8,000 lines; 100 pools and 1,000 points of traffic need a third.
const maxMarks = 25_000;

/** Lists and mappings within each other. */
export const maxNesting = 50;
export const tooDeep = { message: `is nested more than ${maxNesting} deep`, hint: 'flatten it' };

export interface Position {
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 units. */
  column: number;
}

/** Finds line and column of offsets in a text. */
export class LineTable {
  private readonly starts: number[] = [0];

  constructor(text: string) {
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code === 13 && text.charCodeAt(index + 1) === 10) continue;
      if (code === 10 || code === 13) this.starts.push(index + 1);
    }
  }

  at(offset: number): Position {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.starts[low] ?? 0) + 1 };
  }

  /** The offset at which the line (from 1) begins. */
  startOf(line: number): number {
    return this.starts[line - 1] ?? 0;
  }
}

export type Decoded = { text: string; problem?: undefined } | { text?: undefined; problem: Problem };

/** Decodes UTF-8 (with or without a byte order mark) and refuses what is no text, too large or too dense. */
export function decodeText(bytes: Uint8Array, file: string): Decoded {
  const refuse = (message: string, hint: string, place: Position = { line: 1, column: 1 }): Decoded => ({
    problem: { file, ...place, message, hint },
  });
  if (bytes.length > maxBytes) return refuse('is larger than 1 MiB', 'split it into several files');
  const wide = wideEncodingOf(bytes);
  if (wide) return refuse(`is ${wide} text`, 'save it as UTF-8');
  if (bytes.includes(0)) return refuse('is a binary file', 'give a YAML file');
  const { marks, deepAt } = measure(bytes);
  if (marks > maxMarks) {
    if (deepAt !== undefined) return refuse(tooDeep.message, tooDeep.hint, placeOf(bytes, deepAt));
    return refuse('holds more entries than any cluster needs', 'split it into several files');
  }
  const text = decodeUtf8(bytes);
  if (text === undefined) {
    return refuse('is not valid UTF-8 here', 'save it as UTF-8', placeOf(bytes, validLength(bytes)));
  }
  const control = controlCharacter.exec(text);
  if (!control) return { text };
  const code = control[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  return refuse(`holds the control character U+${code}`, 'remove it', new LineTable(text).at(control.index));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controlCharacter = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]|\p{Surrogate}/u;

/** Whether the text holds a character that has no place in a document, written out or escaped. */
export function hasControlCharacter(text: string): boolean {
  return controlCharacter.test(text);
}

/** UTF-16 and UTF-32 show by their byte order mark, or by every second or more byte being zero. */
function wideEncodingOf(bytes: Uint8Array): string | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0 && second === 0 && third === 0xfe && fourth === 0xff) return 'UTF-32';
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? 'UTF-32' : 'UTF-16';
  if (first === 0xfe && second === 0xff) return 'UTF-16';
  const sample = bytes.subarray(0, 1024);
  const zeros = { even: 0, odd: 0 };
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2 === 0 ? 'even' : 'odd']++;
  });
  // Text in the Latin alphabet has its zeros all on one side; anything else is some binary file.
  const onOneSide = Math.min(zeros.even, zeros.odd) === 0;
  return onOneSide && Math.max(zeros.even, zeros.odd) > sample.length * 0.4 ? 'UTF-16' : undefined;
}

/** How many marks there are, and where brackets first open 51 deep. */
function measure(bytes: Uint8Array): { marks: number; deepAt?: number } {
  let marks = 0;
  let before = 32;
  let depth = 0;
  let deepAt: number | undefined;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    if (byte === 91 || byte === 123) {
      marks++;
      if (++depth === maxNesting + 1) deepAt ??= index;
    } else if (byte === 93 || byte === 125) depth--;
    // line feed, carriage return, `,` and `:`; a space after `-` or `?`; `!` `&` `*` after a space
    else if (byte === 10 || byte === 13 || byte === 44 || byte === 58) marks++;
    else if (byte <= 32 ? before === 45 || before === 63 : isSign(byte) && before <= 32) marks++;
    before = byte;
  }
  return { marks, deepAt };
}

function isSign(byte: number): boolean {
  return byte === 33 || byte === 38 || byte === 42;
}

function decodeUtf8(bytes: Uint8Array, stream = false): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream });
  } catch {
    return undefined; // The only error there is: the bytes are not UTF-8.
  }
}

/** How many bytes from the start are valid, found by halving: some twenty decodings. */
function validLength(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (decodeUtf8(bytes.subarray(0, middle), true) === undefined) high = middle - 1;
    else low = middle;
  }
  return low;
}

function placeOf(bytes: Uint8Array, offset: number): Position {
  const before = decodeUtf8(bytes.subarray(0, offset), true) ?? '';
  return new LineTable(before).at(before.length);
}
