// Log lines: one event each, a sentence and a few named facts. Text for people, JSON for programs.
import type { Clock } from '#lib/clock.ts';

export type LogLevel = 'info' | 'warn' | 'error';
export type LogFields = Readonly<Record<string, unknown>>;
export type Log = (level: LogLevel, message: string, fields?: LogFields) => void;

export interface LogOptions {
  readonly format: 'text' | 'json';
  /** Takes one line without its end. */
  readonly write: (line: string) => void;
  readonly clock: Clock;
}

export function createLog({ format, write, clock }: LogOptions): Log {
  return (level, message, fields = {}) => {
    const time = new Date(clock.now()).toISOString();
    if (format === 'json') write(JSON.stringify({ time, level, message, ...fields }));
    else {
      const facts = Object.entries(fields).filter((field) => !isSaid(field, message));
      write(`${time} ${level.padEnd(5)} ${[oneLine(message), ...facts.map(fact)].join('  ')}`);
    }
  };
}

const IN_SENTENCES: ReadonlySet<string> = new Set(['reason', 'detail', 'outcome', 'error', 'what', 'pool']);

/** What programs look for by its name, people read in the sentence itself. */
const isSaid = ([name, value]: [string, unknown], message: string): boolean =>
  IN_SENTENCES.has(name) && typeof value === 'string' && message.includes(value);

function fact([name, value]: [string, unknown]): string {
  const text = typeof value === 'string' ? oneLine(value) : JSON.stringify(value);
  return `${name}=${typeof value === 'string' && /[\s"=]/.test(text) ? JSON.stringify(text) : text}`;
}

/** What AWS says may hold anything; a log line stays one line. */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return text.replace(/[\u0000-\u001f\u007f]+/g, ' ');
}
