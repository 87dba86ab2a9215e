// Whether the cluster can do without a host: on what is left everything has its place, with what shall be free. So that nothing is
// taken away that would have to be launched again. What is not known counts as needed.
import type { InstanceFacts } from '#model/observation.ts';
import { type Placement, pack, spread } from '#plan/placing/place.ts';
import type { Situation } from '../situation.ts';
import { standingOf } from '../standing.ts';
import { foresee } from './grow.ts';
import { hostsOf } from './hosts.ts';
import { groundsOf } from './sources.ts';

/** Why not, in one clause; undefined: it can. Those that are chosen already are thought away as well. */
export function neededFor(
  situation: Situation,
  { instanceId, pool = '' }: InstanceFacts,
): string | undefined {
  const now = lackingWithout(situation, chosen(situation));
  if (typeof now === 'string') return now;
  // How much of it is lacking is not told: at its limit such a pool would lose a host and get it back for ever.
  if (now.short.includes(pool)) return `less is free in ${pool} than shall be`;
  // Spread as ECS does it; and packed as it is done for what is launched, or the next look would launch another.
  for (const place of [spread, pack]) {
    const then = lackingWithout(situation, [...chosen(situation), instanceId], place);
    if (typeof then === 'string') return then;
    const [launch] = then.launches;
    const lacks = launch?.why ?? [...then.stuck, ...then.unknown].find((each) => !now.known.has(each));
    if (lacks !== undefined) return lacks;
  }
  return undefined;
}

function lackingWithout(situation: Situation, ids: readonly string[], place: Placement = spread) {
  const left = { ...situation, without: new Set(ids) };
  const hosts = hostsOf(left);
  if (hosts === undefined) return 'what the hosts have free is not known';
  // Where pools may grow matters as little as whether they may: nothing is to be lacking.
  const { shortfall, unknown } = foresee(left, { hosts, grounds: groundsOf(left), place });
  return { ...shortfall, unknown, known: new Set([...shortfall.stuck, ...unknown]) };
}

function chosen(situation: Situation): string[] {
  return [...situation.observation.instances.values()].flatMap((instance) => {
    const reason = standingOf(situation, instance).wish?.reason;
    return reason === 'scaleIn' || reason === 'consolidate' ? [instance.instanceId] : [];
  });
}
