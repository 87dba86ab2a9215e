// Whether the cluster can do without a host: on what is left everything has its place, with what shall be free. So that nothing is
// taken away that would have to be launched again. What is not known counts as needed.
import type { InstanceFacts } from '#model/observation.ts';
import { spread } from '#plan/placing/place.ts';
import type { Situation } from '../situation.ts';
import { standingOf } from '../standing.ts';
import { foresee } from './grow.ts';
import { hostsOf } from './hosts.ts';
import { groundsOf } from './sources.ts';

/** Why not, in one clause; undefined: it can. Those that are chosen already are thought away as well. */
export function neededFor(situation: Situation, { instanceId }: InstanceFacts): string | undefined {
  const now = lackingWithout(situation, chosen(situation));
  if (typeof now === 'string') return now;
  const then = lackingWithout(situation, [...chosen(situation), instanceId]);
  if (typeof then === 'string') return then;
  return then.launches[0]?.why ?? [...then.stuck, ...then.unknown].find((each) => !now.known.has(each));
}

function lackingWithout(situation: Situation, ids: readonly string[]) {
  const left = { ...situation, without: new Set(ids) };
  const hosts = hostsOf(left);
  if (hosts === undefined) return 'what the hosts have free is not known';
  // Where pools may grow matters as little as whether they may: nothing is to be lacking.
  const { shortfall, unknown } = foresee(left, {
    hosts,
    grounds: groundsOf(left),
    place: spread,
    counted: false,
  });
  return { ...shortfall, unknown, known: new Set([...shortfall.stuck, ...unknown]) };
}

function chosen(situation: Situation): string[] {
  return [...situation.observation.instances.values()].flatMap((instance) => {
    const reason = standingOf(situation, instance).wish?.reason;
    return reason === 'scaleIn' || reason === 'consolidate' ? [instance.instanceId] : [];
  });
}
