// Makes a failing trial smaller: takes faults out as long as it fails in the same way, halves first, then one by one.
import type { Fault } from '../faults/fault.ts';
import type { Trial, WorldFault } from './trial.ts';

type Entry = { readonly world: WorldFault } | { readonly own: Fault };

export interface Shrunk {
  readonly trial: Trial;
  /** How many lives it took. */
  readonly lives: number;
}

/** `fails` lives a trial through; at most `most` lives are spent. */
export async function shrink(
  trial: Trial,
  { fails, most }: { fails: (trial: Trial) => Promise<boolean>; most: number },
): Promise<Shrunk> {
  let entries = entriesOf(trial);
  let lives = 0;
  for (let size = Math.ceil(entries.length / 2); size >= 1 && lives < most; size = Math.floor(size / 2)) {
    for (let from = 0; from < entries.length && lives < most; ) {
      const fewer = [...entries.slice(0, from), ...entries.slice(from + size)];
      lives++;
      if (await fails(withEntries(trial, fewer))) entries = fewer;
      else from += size;
    }
  }
  return { trial: withEntries(trial, entries), lives };
}

export const entriesOf = ({ scenario, faults }: Trial): Entry[] => [
  ...(scenario.spec.faults ?? []).map((world) => ({ world })),
  ...faults.map((own) => ({ own })),
];

function withEntries(trial: Trial, entries: readonly Entry[]): Trial {
  const { scenario } = trial;
  const faults = entries.flatMap((each) => ('world' in each ? [each.world] : []));
  return {
    ...trial,
    scenario: { ...scenario, spec: { ...scenario.spec, faults } },
    faults: entries.flatMap((each) => ('own' in each ? [each.own] : [])),
  };
}
