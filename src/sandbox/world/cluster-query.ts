// ECS's cluster query language, in memberOf constraints and in the filter of ListContainerInstances
// (aws-facts.md §1.4, §1.6): comparisons of a subject, joined by and, or, not and parentheses.
import { type Comparison, comparison } from './cluster-query-subjects.ts';
import type { ContainerInstance } from './state.ts';

export type Matches = (container: ContainerInstance) => boolean;

/** The expression is not one of the language; says what was wrong with it. */
export class QueryError extends Error {}

const MOST_CHARACTERS = 2000;
const TOKEN =
  /\s*(?:(&&|\|\||==|!=|>=|<=|=~|!~|!(?=exists\b|in\b)(?:exists|in)\b|[()[\],<>!])|"([^"]*)"|'([^']*)'|([^\s()[\],=<>!&|~]+))/y;

interface Token {
  /** The word or sign itself, or what stood in quotes. */
  readonly text: string;
  readonly quoted: boolean;
}

/** A test of container instances; throws QueryError. */
export function clusterQuery(expression: string): Matches {
  if (expression.length > MOST_CHARACTERS) throw new QueryError(`longer than ${MOST_CHARACTERS} characters`);
  const reader = new Reader(tokens(expression));
  const matches = disjunction(reader);
  if (!reader.atEnd) throw new QueryError(`unexpected '${reader.take().text}'`);
  return matches;
}

function tokens(expression: string): Token[] {
  const found: Token[] = [];
  const text = expression.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw new QueryError(`unexpected '${text.slice(from, from + 10)}'`);
    const [, sign, double, single, word] = match;
    found.push({ text: sign ?? word ?? double ?? single ?? '', quoted: (double ?? single) !== undefined });
  }
  return found;
}

class Reader {
  #at = 0;
  readonly #tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get atEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  take(): Token {
    const token = this.#tokens[this.#at++];
    if (!token) throw new QueryError('it ends too early');
    return token;
  }

  /** Takes the next token if it is one of these words. */
  takeIf(...words: string[]): boolean {
    const token = this.#tokens[this.#at];
    if (!token || token.quoted || !words.includes(token.text)) return false;
    this.#at++;
    return true;
  }

  expect(word: string): void {
    if (!this.takeIf(word)) throw new QueryError(`'${word}' expected`);
  }
}

function disjunction(reader: Reader): Matches {
  const parts = [conjunction(reader)];
  while (reader.takeIf('||', 'or')) parts.push(conjunction(reader));
  return parts.length === 1 ? parts[0]! : (container) => parts.some((part) => part(container));
}

function conjunction(reader: Reader): Matches {
  const parts = [negation(reader)];
  while (reader.takeIf('&&', 'and')) parts.push(negation(reader));
  return parts.length === 1 ? parts[0]! : (container) => parts.every((part) => part(container));
}

function negation(reader: Reader): Matches {
  if (reader.takeIf('!', 'not')) {
    const inner = negation(reader);
    return (container) => !inner(container);
  }
  if (!reader.takeIf('(')) return compared(reader);
  const inner = disjunction(reader);
  reader.expect(')');
  return inner;
}

/** The operators' words, and the sign that stands for the same. */
const OPERATORS: Readonly<Record<string, Comparison['operator']>> = {
  '==': '==',
  equals: '==',
  '!=': '!=',
  not_equals: '!=',
  '>': '>',
  greater_than: '>',
  '>=': '>=',
  greater_than_equal: '>=',
  '<': '<',
  less_than: '<',
  '<=': '<=',
  less_than_equal: '<=',
  exists: 'exists',
  '!exists': '!exists',
  not_exists: '!exists',
  in: 'in',
  '!in': '!in',
  not_in: '!in',
  '=~': '=~',
  matches: '=~',
  '!~': '!~',
  not_matches: '!~',
};

function compared(reader: Reader): Matches {
  const subject = reader.take().text;
  const word = reader.take();
  const operator = word.quoted ? undefined : OPERATORS[word.text];
  if (!operator) throw new QueryError(`'${word.text}' is no operator`);
  const values = valuesOf(reader, operator);
  const test = comparison({ subject, operator, values });
  if (typeof test === 'string') throw new QueryError(test);
  return test;
}

function valuesOf(reader: Reader, operator: Comparison['operator']): string[] {
  if (operator === 'exists' || operator === '!exists') return [];
  if (operator !== 'in' && operator !== '!in') return [reader.take().text];
  reader.expect('[');
  const values = [reader.take().text];
  while (reader.takeIf(',')) values.push(reader.take().text);
  reader.expect(']');
  return values;
}
