// Into mode scale and out of it: who sets the size of a pool today, what has to be done first, and what comes then. The change
// itself moves no capacity.
import { listed } from '#lib/text.ts';
import type { Observation, PoolFacts } from '#model/observation.ts';
import type { Plan } from '#model/plan.ts';
import { surplusPace } from './budgets.ts';
import type { Spec } from './canonical.ts';
import { ecsOwns } from './owner.ts';
import { BLIND } from './sizes.ts';
import { capacityOf } from './units.ts';

export interface HandOver {
  /** Who sets its size up to now. */
  readonly today: string;
  /** Why Sluice refuses to set it, and what has to be done. Absent: nothing. */
  readonly todo?: string;
  /** What comes of its size. */
  readonly next: string;
}

interface Modes {
  readonly before: string;
  readonly after: string;
}

/** Undefined where the size is not handed over. */
export function handOverOf(
  pool: string,
  { before, after }: Modes,
  { spec, observation, plan }: { spec: Spec; observation: Observation; plan: Plan },
): HandOver | undefined {
  const facts = observation.pools.get(pool);
  if (facts === undefined || (before === 'scale') === (after === 'scale')) return undefined;
  return after === 'scale' ? intoScale(facts, plan, spec) : outOfScale(facts, after);
}

function intoScale(facts: PoolFacts, plan: Plan, spec: Spec): HandOver {
  const reasons = plan.waits.filter(
    ({ pool = facts.name, kind }) => pool === facts.name && kind !== 'warning',
  );
  const todo = reasons.flatMap(({ reason }) => /^capacity: (.*)$/.exec(reason)?.[1] ?? [])[0];
  const next = todo === undefined ? firstOf(facts.name, plan, { spec, reasons }) : UNTIL_DONE;
  return { today: ownerOf(facts), ...(todo !== undefined && { todo }), next };
}

const UNTIL_DONE = 'nothing is set until that is done; all else of mode scale goes on';

function firstOf(
  pool: string,
  plan: Plan,
  { spec, reasons }: { spec: Spec; reasons: Plan['waits'] },
): string {
  const mine = plan.actions.filter((action) => action.pool === pool);
  const grow = mine.find(({ kind }) => kind === 'grow');
  if (grow?.kind === 'grow') return `grows from ${grow.from} to ${grow.to}: ${grow.reason}`;
  // Without having looked for long: only what is above a limit.
  const leaves = mine.flatMap(({ reason }) => /^to leave: (.*)$/.exec(reason)?.[1] ?? [])[0];
  if (leaves !== undefined)
    return `named instances go, ${surplusPace(spec.disruption?.budgets, plan.at)}: ${leaves}`;
  const blind = reasons.find(({ reason }) => reason.startsWith(BLIND));
  return blind === undefined
    ? 'nothing is set at first: nothing of it is lacking'
    : `not known: ${blind.reason}`;
}

/** By what was read of a group; of a fleet nothing tells who changes its target. */
function ownerOf({ group }: PoolFacts): string {
  if (group === undefined)
    return 'nobody that is known sets its size: who changes the target of a Spot Fleet is not read';
  if (ecsOwns(group, 'managedScaling')) {
    const { capacityProvider } = group;
    return capacityProvider === undefined
      ? 'a capacity provider of ECS may set its size, as the tag of its group says; what it manages could not be read'
      : `managed scaling of the capacity provider ${capacityProvider.name} sets its size`;
  }
  const { scalingPolicies } = group;
  if (scalingPolicies === undefined)
    return 'who sets its size is not known: its scaling policies could not be read';
  if (scalingPolicies.length === 0)
    return 'nobody sets its size: it has neither a scaling policy nor managed scaling';
  return scalingPolicies.length === 1
    ? `the scaling policy ${scalingPolicies[0]} sets its size`
    : `the scaling policies ${listed(scalingPolicies)} set its size`;
}

/** Who was kept from it may take it up again: policies are read in mode scale alone. */
function outOfScale(facts: PoolFacts, after: string): HandOver {
  const { group } = facts;
  const stays = `it stays as it is, at ${capacityOf(facts)}`;
  if (group !== undefined && ecsOwns(group, 'managedScaling'))
    return { today: ownerOf(facts), next: `${stays}; its capacity provider goes on` };
  const unless =
    group === undefined
      ? ''
      : `, unless a scaling policy of its group does, which mode ${after} does not read`;
  const today =
    group === undefined
      ? 'Sluice sets its size'
      : 'Sluice sets its size, where no scaling policy kept it from that';
  return { today, next: `${stays}, and nobody sets it from then on${unless}` };
}
