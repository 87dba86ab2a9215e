// All promises that are checked in every simulated run.
import { buriesGhosts } from './buries-ghosts.ts';
import type { Checker } from './checker.ts';
import { deregistersOnlyEmptyInstances } from './deregisters-only-empty-instances.ts';
import { endsOnlyEmptyInstances } from './ends-only-empty-instances.ts';
import { keepsBatchLimits } from './keeps-batch-limits.ts';
import { keepsBudgets } from './keeps-budgets.ts';
import { neverWritesLimits } from './never-writes-limits.ts';
import { onlyLooksInObserve } from './only-looks-in-observe.ts';
import { putsBackOnlyItsOwn } from './puts-back-only-its-own.ts';
import { releasesOnlyIdleInstances } from './releases-only-idle-instances.ts';
import { replacesFirst } from './replaces-first.ts';
import { stopsOnlyOnLeavingInstances } from './stops-only-on-leaving-instances.ts';
import { touchesOnlyDeclaredPools } from './touches-only-declared-pools.ts';
import { writesMemoryOnce } from './writes-memory-once.ts';

export const checkers: readonly Checker[] = [
  endsOnlyEmptyInstances,
  deregistersOnlyEmptyInstances,
  releasesOnlyIdleInstances,
  stopsOnlyOnLeavingInstances,
  touchesOnlyDeclaredPools,
  neverWritesLimits,
  keepsBatchLimits,
  keepsBudgets,
  onlyLooksInObserve,
  buriesGhosts,
  putsBackOnlyItsOwn,
  replacesFirst,
  writesMemoryOnce,
];
