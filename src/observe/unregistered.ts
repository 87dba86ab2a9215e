// Whether an instance that was never seen registered is proven not to be. A half answer must not pass for that: it was
// looked for twice, and nothing else names it. Reads nothing.
import type { TargetGroupFacts } from '#model/observation.ts';
import { provenAfterMs } from './absence.ts';
import type { Registrations } from './container-instances.ts';
import type { ReadContext } from './context.ts';

/** Where nobody at all is registered, every list may be a lie of the same kind: then it takes longer. */
const provenAmongNobodyAfterMs = 300_000;

export interface Sought {
  readonly instanceId: string;
  readonly privateIp?: string;
  readonly registrations: Registrations;
  /** Whether this reading of registrations was an answer at all. */
  readonly looked: boolean;
  /** Whether every task and every target was read, and how many tasks it has. */
  readonly surroundingsRead: boolean;
  readonly tasks: number;
  readonly targetGroups: ReadonlyMap<string, TargetGroupFacts>;
  /** Of the whole cluster. */
  readonly anybodyRegistered: boolean;
}

/** True when there is proof that it has no container instance. */
export function isProvenGone({ cache, clock }: ReadContext, sought: Sought): boolean {
  const { instanceId, registrations } = sought;
  const key = `registration of ${instanceId}`;
  if (registrations.present.has(instanceId)) {
    cache.absences.present(key);
    return false;
  }
  if (registrations.arns.has(instanceId)) return registrations.gone.has(instanceId);
  if (!sought.looked) return false;
  const absentForMs = cache.absences.absent(key, clock.monotonic());
  const enoughMs = sought.anybodyRegistered ? provenAfterMs : provenAmongNobodyAfterMs;
  return absentForMs >= enoughMs && sought.surroundingsRead && sought.tasks === 0 && !isTarget(sought);
}

/** Since when it has had none, as far as this process has watched; undefined: it has one. */
export function unjoinedSince(
  { cache, clock }: ReadContext,
  { instanceId, registrations }: Pick<Sought, 'instanceId' | 'registrations'>,
): number | undefined {
  const key = `joining of ${instanceId}`;
  if (registrations.present.has(instanceId)) {
    cache.absences.present(key);
    return undefined;
  }
  return clock.now() - cache.absences.absent(key, clock.monotonic());
}

function isTarget({ targetGroups, instanceId, privateIp }: Sought): boolean {
  const hosts = hostsIn(targetGroups);
  return hosts.has(instanceId) || (privateIp !== undefined && hosts.has(privateIp));
}

const known = new WeakMap<Sought['targetGroups'], ReadonlySet<string>>();

/** Whom the targets of one reading name; read off once for all the instances that are asked about. */
function hostsIn(targetGroups: Sought['targetGroups']): ReadonlySet<string> {
  const before = known.get(targetGroups);
  if (before !== undefined) return before;
  const hosts = new Set<string>();
  for (const { targets } of targetGroups.values())
    for (const key of targets?.keys() ?? []) hosts.add(key.slice(0, key.lastIndexOf(':')));
  known.set(targetGroups, hosts);
  return hosts;
}
