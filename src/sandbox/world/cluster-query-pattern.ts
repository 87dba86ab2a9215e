// The patterns of the cluster query language: Java expressions, as far as they say which texts match. Read into steps from
// a set of places in the text to the next set, so that none can take long; nothing goes back and tries again.

type Places = ReadonlySet<number>;
/** Where one can be after this part of the pattern, from where one can be before it. */
type Step = (text: string, from: Places) => Places;
type Accepts = (character: string) => boolean;

/** Longer ones, and what is nested deeper, have no use here, and would take their time. */
const MOST_REPEATS = 100;
const MOST_NESTED = 5;

/** A test of whole texts; throws SyntaxError for what is no pattern, or one with what is not modelled. */
export function queryPattern(pattern: string): (text: string) => boolean {
  const reader = new Reader(pattern);
  const step = reader.alternatives(0);
  if (!reader.atEnd) throw new SyntaxError(`unexpected '${reader.next}'`);
  return (text) => step(text, new Set([0])).has(text.length);
}

class Reader {
  #at = 0;
  readonly #pattern: string;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  get atEnd(): boolean {
    return this.#at >= this.#pattern.length;
  }

  get next(): string {
    return this.#pattern[this.#at] ?? '';
  }

  #take(): string {
    if (this.atEnd) throw new SyntaxError('it ends too early');
    return this.#pattern[this.#at++]!;
  }

  #takeIf(text: string): boolean {
    if (!this.#pattern.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  alternatives(depth: number): Step {
    if (depth > MOST_NESTED)
      throw new SyntaxError(`more than ${MOST_NESTED} parentheses deep is not modelled`);
    const ways = [this.#sequence(depth)];
    while (this.#takeIf('|')) ways.push(this.#sequence(depth));
    return (text, from) => new Set(ways.flatMap((way) => [...way(text, from)]));
  }

  #sequence(depth: number): Step {
    const steps: Step[] = [];
    while (!this.atEnd && this.next !== '|' && this.next !== ')') steps.push(this.#repeated(depth));
    return (text, from) => steps.reduce((places, step) => step(text, places), from);
  }

  #repeated(depth: number): Step {
    const step = this.#single(depth);
    const [least, most] = this.#bounds();
    if ((least !== 1 || most !== 1) && this.next === '+')
      throw new SyntaxError('possessive quantifiers are not modelled');
    // A lazy one finds the same texts when the whole must match.
    if (least !== 1 || most !== 1) this.#takeIf('?');
    return least === 1 && most === 1 ? step : repeat(step, least, most);
  }

  #bounds(): readonly [number, number] {
    if (this.#takeIf('*')) return [0, Number.POSITIVE_INFINITY];
    if (this.#takeIf('+')) return [1, Number.POSITIVE_INFINITY];
    if (this.#takeIf('?')) return [0, 1];
    if (this.next !== '{') return [1, 1];
    const [all = '', low = '', comma, high = ''] =
      /^\{(\d+)(,(\d*))?\}/.exec(this.#pattern.slice(this.#at)) ?? [];
    if (!this.#takeIf(all) || all === '') throw new SyntaxError("unexpected '{'");
    const most = comma === undefined ? Number(low) : high === '' ? Number.POSITIVE_INFINITY : Number(high);
    if (Number(low) > MOST_REPEATS || (Number.isFinite(most) && most > MOST_REPEATS) || most < Number(low))
      throw new SyntaxError(`${all} is out of order, or above ${MOST_REPEATS}`);
    return [Number(low), most];
  }

  #single(depth: number): Step {
    const character = this.#take();
    if (character === '(') return this.#group(depth);
    if (character === '[') return one(this.#choice());
    if (character === '\\') return one(this.#escaped());
    if (character === '.') return one((c) => c !== '\n' && c !== '\r');
    if (character === '^') return (_text, from) => new Set([...from].filter((at) => at === 0));
    if (character === '$') return (text, from) => new Set([...from].filter((at) => at === text.length));
    if ('*+?{'.includes(character)) throw new SyntaxError(`nothing to repeat before '${character}'`);
    return one((c) => c === character);
  }

  #group(depth: number): Step {
    if (!this.#takeIf('?:') && this.next === '?')
      throw new SyntaxError('groups that begin with (? are not modelled');
    const inner = this.alternatives(depth + 1);
    if (!this.#takeIf(')')) throw new SyntaxError("')' is missing");
    return inner;
  }

  #choice(): Accepts {
    const isNegative = this.#takeIf('^');
    const tests: Accepts[] = [];
    do {
      const from = this.#take();
      if (from === '[' || this.#pattern.startsWith('&&', this.#at - 1))
        throw new SyntaxError('sets within sets are not modelled');
      if (from === '\\') tests.push(this.#escaped());
      else if (this.next === '-' && this.#pattern[this.#at + 1] !== ']') tests.push(this.#range(from));
      else tests.push((c) => c === from);
    } while (!this.#takeIf(']'));
    return (c) => tests.some((test) => test(c)) !== isNegative;
  }

  #range(from: string): Accepts {
    this.#take();
    const to = this.#take();
    if (to < from || to === '\\') throw new SyntaxError(`${from}-${to} is no range`);
    return (c) => c >= from && c <= to;
  }

  #escaped(): Accepts {
    const character = this.#take();
    const kind = { d: /\d/, w: /\w/, s: /[ \t\n\v\f\r]/ }[character.toLowerCase()];
    if (kind) return (c) => kind.test(c) === (character === character.toLowerCase());
    if (/[a-z0-9]/i.test(character)) throw new SyntaxError(`\\${character} is not modelled`);
    return (c) => c === character;
  }
}

const one =
  (accepts: Accepts): Step =>
  (text, from) =>
    new Set([...from].filter((at) => at < text.length && accepts(text[at]!)).map((at) => at + 1));

const isSame = (a: Places, b: Places) => a.size === b.size && [...a].every((at) => b.has(at));

/** Goes on until it leads nowhere new. */
function repeat(step: Step, least: number, most: number): Step {
  return (text, from) => {
    let places = from;
    for (let n = 0; n < least; n++) {
      const next = step(text, places);
      if (isSame(next, places)) break;
      places = next;
    }
    const all = new Set(places);
    for (let n = least; n < most && places.size > 0; n++) {
      places = new Set([...step(text, places)].filter((at) => !all.has(at)));
      for (const at of places) all.add(at);
    }
    return all;
  };
}
