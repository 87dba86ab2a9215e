// Answers as JSON lines for those who speak Python: instants as {"$t": seconds}, bytes as {"$b": base64}.
import { appendFileSync, writeFileSync } from 'node:fs';
import type { Answer } from './side.ts';

export interface RecordedAnswer extends Answer {
  /** Where it was given, for people. */
  readonly source: string;
}

export function writeAnswers(file: string, answers: Iterable<RecordedAnswer>): void {
  writeFileSync(file, '');
  for (const answer of answers) appendAnswer(file, answer);
}

export function appendAnswer(file: string, answer: RecordedAnswer): void {
  appendFileSync(file, `${JSON.stringify(typed(answer))}\n`);
}

/** A copy in which JSON keeps what is not JSON. */
export function typed(value: unknown): unknown {
  if (value instanceof Date) return { $t: value.getTime() / 1000 };
  if (value instanceof Uint8Array) return { $b: Buffer.from(value).toString('base64') };
  if (typeof value === 'number' && !Number.isFinite(value)) return { $n: String(value) };
  if (Array.isArray(value)) return value.map(typed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, typed(item)]));
}

/** The way back. */
export function untyped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(untyped);
  if (typeof value !== 'object' || value === null) return value;
  const { $t, $b, $n } = value as { $t?: number; $b?: string; $n?: string };
  if ($t !== undefined) return new Date(Math.round($t * 1000));
  if ($b !== undefined) return new Uint8Array(Buffer.from($b, 'base64'));
  if ($n !== undefined) return Number($n);
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value))
    Object.defineProperty(copy, key, {
      value: untyped(item),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return copy;
}
