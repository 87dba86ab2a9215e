// All planted bugs, by theme.
import { acts } from './acts.ts';
import { budgets } from './budgets.ts';
import type { Bug, Theme } from './bug.ts';
import { busy } from './busy.ts';
import { capacity } from './capacity.ts';
import { errors } from './errors.ts';
import { growth } from './growth.ts';
import { hooks } from './hooks.ts';
import { notices } from './notices.ts';
import { process } from './process.ts';
import { reads } from './reads.ts';

export const themes: readonly Theme[] = [
  reads,
  busy,
  notices,
  hooks,
  budgets,
  capacity,
  growth,
  acts,
  errors,
  process,
];

export const bugs: readonly Bug[] = themes.flatMap((theme) => theme.bugs);
