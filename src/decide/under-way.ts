// What work there is on the instances of each pool: those that are leaving, and those that are out of date and will be replaced, in
// their order. Decides nothing: it tells of more than one pass does.
import type { InstanceFacts } from '#model/observation.ts';
import type { PoolWork } from '#plan/diff.ts';
import { classifyInstances, type Input } from './decide.ts';
import { byEase } from './ease.ts';
import { cannotTellOfFleet, outdated } from './outdated.ts';
import { modeAllows } from './situation.ts';

/** Of each pool that has any. */
export function underWay(input: Input): PoolWork[] {
  const { spec, observation } = input;
  const states = classifyInstances(input);
  const stateOf = ({ instanceId }: InstanceFacts) => states.get(instanceId) ?? 'unknown';
  return (spec.pools ?? []).flatMap(({ name }): PoolWork[] => {
    const members = [...observation.instances.values()].filter(({ pool }) => pool === name);
    const leaving = members
      .filter((each) => /^leaving\.(?!returning$)/.test(stateOf(each)))
      .map((each) => ({ instanceId: each.instanceId, state: stateOf(each) }));
    const staying = members.filter((each) => stateOf(each).startsWith('inService.'));
    const toReplace = modeAllows(spec, 'drain') ? oldOf(input, name, staying) : undefined;
    if (leaving.length === 0 && toReplace === undefined) return [];
    return [{ pool: name, leaving, ...(toReplace && { toReplace }) }];
  });
}

function oldOf(
  { spec, observation }: Input,
  pool: string,
  staying: readonly InstanceFacts[],
): PoolWork['toReplace'] {
  const { group, fleet } = observation.pools.get(pool) ?? {};
  const on = spec.refresh?.on;
  const source = group ?? fleet;
  if (on === undefined || source === undefined) return undefined;
  if (fleet !== undefined && cannotTellOfFleet(on, fleet) !== undefined) return undefined;
  const old = staying
    .filter((instance) => outdated(on, { instance, group: source }) !== undefined)
    .sort(byEase({ spec }));
  if (old.length === 0) return undefined;
  return {
    instances: old.map(({ instanceId }) => instanceId),
    why: outdated(on, { instance: old[0]!, group: source })!,
  };
}
