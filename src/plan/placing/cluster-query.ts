// The cluster query language of `memberOf` constraints (aws-facts.md §1.6): which hosts an expression allows. What cannot be read
// allows none, and says why: nobody launches hosts for a task that might not be let onto them.
import { simplePattern } from './pattern.ts';

/** What an expression can ask of a host. One that is only planned has no `instanceId` yet. */
export interface Subject {
  readonly attributes: ReadonlyMap<string, string>;
  readonly instanceId?: string;
  /** Tasks that shall run there, by task group. */
  readonly groups: ReadonlyMap<string, number>;
}

export type Allows = (subject: Subject) => boolean;
export type QueryReading =
  | { readonly allows: Allows; readonly error?: undefined }
  | { readonly allows?: undefined; readonly error: string };

/** More are no constraint of ECS. */
const LONGEST = 2000;
const DEEPEST = 20;

/** Reads `attribute:ecs.instance-type =~ m6i.* and not (task:group == service:batch)`. */
export function parseQuery(text: string): QueryReading {
  if (text.length > LONGEST) return { error: `it is longer than ${LONGEST} characters` };
  try {
    const reader = new Reader(tokensOf(text));
    const allows = reader.either(0);
    reader.end();
    return { allows };
  } catch (error) {
    if (error instanceof SyntaxError) return { error: error.message };
    throw error;
  }
}

const TOKEN = /\s*(?:("[^"]*"|'[^']*')|(&&|\|\||==|!=|>=|<=|=~|!~|[><()[\],])|(!)|([^\s()[\],<>=!&|"']+))/y;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  const source = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    if (match === null) throw new SyntaxError(`cannot read ${JSON.stringify(source.slice(at, at + 20))}`);
    tokens.push(match[1] ?? match[2] ?? match[3] ?? match[4]!);
    if (BEFORE_PATTERN.has(tokens.at(-1)!)) tokens.push(...patternAt(source, TOKEN.lastIndex));
  }
  return tokens;
}

const BEFORE_PATTERN: ReadonlySet<string> = new Set(['=~', '!~', 'matches', 'not_matches']);

/** A pattern without quotes goes on to the next space, or to a bracket that it did not open itself. */
function patternAt(source: string, lastIndex: number): string[] {
  const from = lastIndex + /^\s*/.exec(source.slice(lastIndex))![0].length;
  let [to, open] = [from, 0];
  for (; to < source.length && !/\s/.test(source[to]!); to++) {
    if (source[to] === '(') open++;
    if (source[to] === ')' && open-- === 0) break;
  }
  if (to === from || /["']/.test(source[from]!)) return [];
  TOKEN.lastIndex = to;
  return [source.slice(from, to)];
}

const OPERATORS: Readonly<Record<string, string>> = {
  equals: '==',
  not_equals: '!=',
  greater_than: '>',
  greater_than_equal: '>=',
  less_than: '<',
  less_than_equal: '<=',
  matches: '=~',
  not_matches: '!~',
  not_exists: '!exists',
  not_in: '!in',
};

class Reader {
  #at = 0;
  readonly #tokens: readonly string[];

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw new SyntaxError(`unexpected ${this.#next()}`);
  }

  either(depth: number): Allows {
    const sides = [this.#both(depth)];
    while (this.#take('or', '||')) sides.push(this.#both(depth));
    return (subject) => sides.some((side) => side(subject));
  }

  #both(depth: number): Allows {
    const sides = [this.#one(depth)];
    while (this.#take('and', '&&')) sides.push(this.#one(depth));
    return (subject) => sides.every((side) => side(subject));
  }

  #one(depth: number): Allows {
    if (depth > DEEPEST) throw new SyntaxError('it is nested too deeply');
    if (this.#take('not', '!')) {
      const inner = this.#one(depth + 1);
      return (subject) => !inner(subject);
    }
    if (!this.#take('(')) return this.#comparison();
    const inner = this.either(depth + 1);
    if (!this.#take(')')) throw new SyntaxError('a bracket is not closed');
    return inner;
  }

  #comparison(): Allows {
    const subject = this.#word();
    const operator = this.#operator();
    const read = readerOf(subject);
    if (operator === 'exists') return (of) => read(of).length > 0;
    if (operator === '!exists') return (of) => read(of).length === 0;
    const test = testOf(operator, operator.endsWith('in') ? this.#list() : [this.#word()]);
    const isNegative = operator.startsWith('!');
    return (of) => read(of).some(test) !== isNegative;
  }

  #operator(): string {
    const word = this.#word();
    if (word === '!') return `!${this.#word()}`;
    return OPERATORS[word] ?? word;
  }

  #list(): string[] {
    if (!this.#take('[')) throw new SyntaxError('a list in [ ] is expected after in');
    const values = [this.#word()];
    while (this.#take(',')) values.push(this.#word());
    if (!this.#take(']')) throw new SyntaxError('a list is not closed');
    return values;
  }

  #next(): string | undefined {
    return this.#tokens[this.#at];
  }

  #take(...any: readonly string[]): boolean {
    const isThere = any.includes(this.#next() ?? '');
    if (isThere) this.#at++;
    return isThere;
  }

  #word(): string {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw new SyntaxError('it ends too early');
    return token.replace(/^(["'])(.*)\1$/s, '$2');
  }
}

function readerOf(subject: string): (of: Subject) => readonly string[] {
  if (subject.startsWith('attribute:')) {
    const name = subject.slice('attribute:'.length);
    return ({ attributes }) => (attributes.has(name) ? [attributes.get(name)!] : []);
  }
  if (subject === 'task:group') return ({ groups }) => [...groups.keys()];
  if (subject === 'ec2InstanceId') return ({ instanceId }) => (instanceId === undefined ? [] : [instanceId]);
  // Of a host that shall take tasks: its agent is there.
  if (subject === 'agentConnected') return () => ['true'];
  throw new SyntaxError(`${subject} cannot be known of a host that is yet to be launched`);
}

function testOf(operator: string, values: readonly string[]): (value: string) => boolean {
  const [first = ''] = values;
  const isLess = (value: string, than: string) =>
    Number.isNaN(Number(value)) || Number.isNaN(Number(than)) ? value < than : Number(value) < Number(than);
  switch (operator) {
    case '==':
    case '!=':
      return (value) => value === first;
    case 'in':
    case '!in':
      return (value) => values.includes(value);
    case '=~':
    case '!~':
      return simplePattern(first);
    case '<':
      return (value) => isLess(value, first);
    case '>':
      return (value) => isLess(first, value);
    case '<=':
      return (value) => !isLess(first, value);
    case '>=':
      return (value) => !isLess(value, first);
    default:
      throw new SyntaxError(`${operator} is no operator`);
  }
}
