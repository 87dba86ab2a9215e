// All promises that are checked in every simulated run: first those that hold always, then those for the end.
import { beginsNothingBlind } from './begins-nothing-blind.ts';
import { buriesGhosts } from './buries-ghosts.ts';
import { callsNothingInVain } from './calls-nothing-in-vain.ts';
import type { Checker } from './checker.ts';
import { deregistersOnlyEmptyInstances } from './deregisters-only-empty-instances.ts';
import { doesNotFlap } from './does-not-flap.ts';
import { drainsAtOnce } from './drains-at-once.ts';
import { drainsOnlyForAReason } from './drains-only-for-a-reason.ts';
import { emptiesItsQueue } from './empties-its-queue.ts';
import { endsOnlyEmptyInstances } from './ends-only-empty-instances.ts';
import { endsOnlyForAReason } from './ends-only-for-a-reason.ts';
import { endsStraysWithProof } from './ends-strays-with-proof.ts';
import { growsForWhatLacks } from './grows-for-what-lacks.ts';
import { growsOnlyForNeed } from './grows-only-for-need.ts';
import { growsOnlyItsOwn } from './grows-only-its-own.ts';
import { growsWithinLimits } from './grows-within-limits.ts';
import { heedsBrakes } from './heeds-brakes.ts';
import { keepsACalmPace } from './keeps-a-calm-pace.ts';
import { keepsBatchLimits } from './keeps-batch-limits.ts';
import { keepsBudgetWindows } from './keeps-budget-windows.ts';
import { keepsBudgets } from './keeps-budgets.ts';
import { keepsHooksAlive } from './keeps-hooks-alive.ts';
import { keepsLooking } from './keeps-looking.ts';
import { keepsTheFloor } from './keeps-the-floor.ts';
import { keepsTheMinimum } from './keeps-the-minimum.ts';
import { leavesNobodyDraining } from './leaves-nobody-draining.ts';
import { leavesNothingBehind } from './leaves-nothing-behind.ts';
import { leavesWhatCannotLaunch } from './leaves-what-cannot-launch.ts';
import { leavesWhatOthersWrote } from './leaves-what-others-wrote.ts';
import { letsGoOfTheEmpty } from './lets-go-of-the-empty.ts';
import { neverWritesLimits } from './never-writes-limits.ts';
import { onlyLooksInObserve } from './only-looks-in-observe.ts';
import { protectsTheBusy } from './protects-the-busy.ts';
import { putsBackOnlyItsOwn } from './puts-back-only-its-own.ts';
import { refreshesOnlyTheOutdated } from './refreshes-only-the-outdated.ts';
import { releasesOnlyIdleInstances } from './releases-only-idle-instances.ts';
import { replacesFirst } from './replaces-first.ts';
import { replacesTheSick } from './replaces-the-sick.ts';
import { runsWhatIsWanted } from './runs-what-is-wanted.ts';
import { sparesTheKept } from './spares-the-kept.ts';
import { sparesTheSilentMany } from './spares-the-silent-many.ts';
import { stopsAsTheRulesSay } from './stops-as-the-rules-say.ts';
import { stopsOnlyOnLeavingInstances } from './stops-only-on-leaving-instances.ts';
import { takesBackWhole } from './takes-back-whole.ts';
import { takesOnlyWhatIsSpare } from './takes-only-what-is-spare.ts';
import { terminatesOnce } from './terminates-once.ts';
import { touchesOnlyDeclaredPools } from './touches-only-declared-pools.ts';
import { undoesNoGrowth } from './undoes-no-growth.ts';
import { waitsWhileReplacementsFail } from './waits-while-replacements-fail.ts';
import { writesMemoryOnce } from './writes-memory-once.ts';
import { writesWhatTheSpecSays } from './writes-what-the-spec-says.ts';

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
  putsBackOnlyItsOwn,
  refreshesOnlyTheOutdated,
  replacesFirst,
  writesMemoryOnce,
  beginsNothingBlind,
  callsNothingInVain,
  doesNotFlap,
  drainsAtOnce,
  drainsOnlyForAReason,
  endsOnlyForAReason,
  endsStraysWithProof,
  growsOnlyForNeed,
  growsOnlyItsOwn,
  growsWithinLimits,
  heedsBrakes,
  keepsACalmPace,
  keepsBudgetWindows,
  keepsHooksAlive,
  keepsTheFloor,
  keepsTheMinimum,
  leavesWhatCannotLaunch,
  leavesWhatOthersWrote,
  sparesTheKept,
  sparesTheSilentMany,
  takesBackWhole,
  stopsAsTheRulesSay,
  takesOnlyWhatIsSpare,
  terminatesOnce,
  undoesNoGrowth,
  waitsWhileReplacementsFail,
  buriesGhosts,
  emptiesItsQueue,
  growsForWhatLacks,
  keepsLooking,
  leavesNobodyDraining,
  leavesNothingBehind,
  letsGoOfTheEmpty,
  protectsTheBusy,
  replacesTheSick,
  runsWhatIsWanted,
  writesWhatTheSpecSays,
];
