// Whether the cluster can do without some hosts: on what is left everything has its place, with what shall be free. So that nothing is
// taken away that would have to be launched again. What is not known counts as needed.
import { type Placement, pack, spread } from '#plan/placing/place.ts';
import { isSurplus } from '../lack.ts';
import type { Situation } from '../situation.ts';
import { foresee } from './grow.ts';
import { hostsOf } from './hosts.ts';
import { groundsOf } from './sources.ts';

/**
 * Tells of some hosts why not, in one clause; undefined: it can. Those that are chosen already are thought away as well. How it is with
 * those alone is looked at once, however many are asked about.
 */
export function needWithout(situation: Situation): (ids: readonly string[]) => string | undefined {
  const { instances } = situation.observation;
  const chosen = [...instances.values()].flatMap((instance) =>
    isSurplus(situation, instance) ? [instance.instanceId] : [],
  );
  let before: ReturnType<typeof lackingWithout> | undefined;
  return (ids) => {
    before ??= lackingWithout(situation, chosen);
    if (typeof before === 'string') return before;
    const { known, short } = before;
    // How much of it is lacking is not told: at its limit such a pool would lose a host and get it back for ever.
    const pool = ids.map((id) => instances.get(id)?.pool ?? '').find((each) => short.includes(each));
    if (pool !== undefined) return `less is free in ${pool} than shall be`;
    // Spread as ECS does it; and packed as it is done for what is launched, or the next look would launch another.
    for (const place of [spread, pack]) {
      const then = lackingWithout(situation, [...chosen, ...ids], place);
      if (typeof then === 'string') return then;
      const lacks =
        then.launches[0]?.why ?? [...then.stuck, ...then.unknown].find((each) => !known.has(each));
      if (lacks !== undefined) return lacks;
    }
    return undefined;
  };
}

function lackingWithout(situation: Situation, ids: readonly string[], place: Placement = spread) {
  const left = { ...situation, without: new Set([...(situation.without ?? []), ...ids]) };
  const hosts = hostsOf(left);
  if (hosts === undefined) return 'what the hosts have free is not known';
  // Where pools may grow matters as little as whether they may: nothing is to be lacking.
  const { shortfall, unknown } = foresee(left, { hosts, grounds: groundsOf(left), place, counted: false });
  return { ...shortfall, unknown, known: new Set([...shortfall.stuck, ...unknown]) };
}
