// --faults of `sluice simulate`: the names of families, and what is drawn from them for a scenario.
import { closestTo } from '#lib/document-suggest.ts';
import { hanging } from '#lib/text.ts';
import { families } from '#simulate/hunt/families/index.ts';
import type { Visit, Visited } from '#simulate/hunt/visit.ts';

const names = families.map(({ name }) => name);

/** The names of the option, or an error that says which of them is none. */
export function familiesOf(option: string | undefined): string[] {
  if (option === undefined) return [];
  const chosen = [...new Set(option.split(',').map((name) => name.trim()))];
  const strange = chosen.find((name) => !names.includes(name));
  if (strange === undefined) return chosen;
  const meant = closestTo(strange, names);
  throw new Error(
    `--faults: there is no family "${strange}"${meant ? `; did you mean ${meant}?` : ';'} \`sluice simulate --help\` lists all`,
  );
}

/** Drawn by the seed that the simulation will have. */
export async function drawnFaults(given: Omit<Visited, 'seed'> & { seed?: number }): Promise<Visit> {
  const { visit } = await import('#simulate/hunt/visit.ts');
  return visit({ ...given, seed: given.seed ?? given.scenario.spec.seed ?? 1 });
}

const rules =
  'They strike between the first minute and the last third. Each * marks a family under which requests and tasks ' +
  'may be lost, whatever an operator does: it is blind, bound or dead meanwhile, or the hosts are. The report ' +
  'counts such losses as always, but they break no promise. All other promises hold under every family.';

export function faultsHelp(): string {
  const width = Math.max(...names.map((name) => name.length)) + 3;
  const lines = families.map(
    ({ name, about, costly }) => `  ${(costly ? `${name}*` : name).padEnd(width)}${about}`,
  );
  return ['', 'Families of faults for --faults:', ...lines, '', ...hanging(rules, 80, ['', ''])].join('\n');
}
