// All families of faults, by name.
import type { Family } from '../family.ts';
import { account } from './account.ts';
import { answers } from './answers.ts';
import { events } from './events.ts';
import { hosts } from './hosts.ts';
import { people } from './people.ts';
import { processes } from './process.ts';

export const families: readonly Family[] = [
  ...answers,
  ...account,
  ...events,
  ...hosts,
  ...people,
  ...processes,
];

export function familyNamed(name: string): Family {
  const found = families.find((family) => family.name === name);
  if (!found) throw new Error(`there is no family of faults called "${name}"`);
  return found;
}
