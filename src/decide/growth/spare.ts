// Whether the cluster can do without a host: on what is left everything has its place, with what shall be free. So that nothing is
// taken away that would have to be launched again.
import type { InstanceFacts } from '#model/observation.ts';
import { spread } from '#plan/placing/place.ts';
import type { Situation } from '../situation.ts';
import { foresee } from './grow.ts';
import { hostsOf } from './hosts.ts';
import { groundsOf } from './sources.ts';

/** Why not, in one clause; undefined: it can, or nothing is known of what hosts have free. */
export function neededFor(situation: Situation, { instanceId }: InstanceFacts): string | undefined {
  const left = { ...situation, without: new Set([instanceId]) };
  const hosts = hostsOf(left);
  if (hosts === undefined) return undefined;
  // Where pools may grow matters as little as whether they may: nothing is to be lacking.
  const { launches, stuck } = foresee(left, { hosts, grounds: groundsOf(left), place: spread }).shortfall;
  return launches[0]?.why ?? stuck[0];
}
