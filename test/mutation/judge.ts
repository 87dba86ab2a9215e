// What a run of mutation testing is worth: a gate that leaves no mutant alive but those that are named, a score for the
// rest. Judges results alone and runs nothing.

/** A comment that takes code out of mutation testing. */
export const takesOut = /Stryker\s+(disable|restore)/i;

/** One mutant, as it was tested. */
export interface Mutant {
  readonly file: string;
  readonly mutator: string;
  /** The whole line in which it begins, without indentation: line numbers move, code is found again. */
  readonly line: string;
  readonly original: string;
  readonly replacement: string;
  /** A test fails with it, or never ends. */
  readonly killed: boolean;
}

/** A mutant that changes nothing anybody could see, and why. */
export interface Equivalent extends Omit<Mutant, 'killed'> {
  readonly because: string;
}

export interface Rule {
  readonly name: string;
  /** The least share of killed mutants among those that are not listed. */
  readonly least: number;
  /** The largest share of the mutants that may be listed. */
  readonly mostListed: number;
}

export interface Judgement {
  /** Mutants, killed, listed and score, in one line. */
  readonly line: string;
  readonly problems: readonly string[];
  readonly survivors: readonly Mutant[];
}

export function judge(rule: Rule, mutants: readonly Mutant[], list: readonly Equivalent[]): Judgement {
  const named = (mutant: Mutant) => list.some((entry) => isSame(entry, mutant));
  const survivors = mutants.filter((mutant) => !mutant.killed && !named(mutant));
  const listed = mutants.filter(named);
  const killed = mutants.filter((mutant) => mutant.killed).length;
  const score = killed / (mutants.length - listed.filter((mutant) => !mutant.killed).length);
  const line =
    `${rule.name}: ${mutants.length} mutants, ${killed} killed, ${listed.length} listed, ` +
    `${survivors.length} survived, score ${percent(score)} (at least ${percent(rule.least)})`;
  return { line, survivors, problems: [...wrongEntries(list, mutants), ...limits(rule)] };

  function* limits({ least, mostListed, name }: Rule) {
    if (mutants.length === 0) yield `${name}: there was no mutant at all`;
    else if (score < least)
      yield `${name}: ${percent(score)} of its mutants are killed, not ${percent(least)}`;
    if (listed.length > mutants.length * mostListed)
      yield `${name}: ${listed.length} of ${mutants.length} mutants are listed, more than ${percent(mostListed)}`;
  }
}

/** An entry that names nothing, or a mutant that a test does kill, says something untrue of the code. */
function wrongEntries(list: readonly Equivalent[], mutants: readonly Mutant[]): string[] {
  return list.flatMap((entry) => {
    const where = `${entry.file}: ${entry.mutator}: ${entry.original} → ${entry.replacement}`;
    const found = mutants.filter((mutant) => isSame(entry, mutant));
    if (found.length === 0) return [`listed, but there is no such mutant: ${where}`];
    if (found.some(({ killed }) => killed)) return [`listed, but a test kills it: ${where}`];
    return entry.because.trim().length < 20 ? [`listed without a sentence that says why: ${where}`] : [];
  });
}

const KEYS = ['file', 'mutator', 'line', 'original', 'replacement'] as const;

const isSame = (entry: Equivalent, mutant: Mutant) => KEYS.every((key) => entry[key] === mutant[key]);

const percent = (share: number) => `${Math.floor(share * 1000) / 10} %`;
