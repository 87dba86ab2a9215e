// What the gate let go counts for the next that asks, also before it is sent: the answer of AWS may hang, and a pass does not wait for
// it. Until what is read shows it, or it came to nothing.
import type { InstanceFacts, Observation } from '#model/observation.ts';
import type { Action, ActionKind } from '#model/plan.ts';

export interface Claim {
  readonly kind: ActionKind;
  readonly instanceId: string;
  /** Ms since the epoch. */
  readonly at: number;
}

/** The last of each kind and instance. */
export type Claims = Map<string, Claim>;

/** What the gate let go shows in what is read by then, or came to nothing. */
const CLAIMED_MS = 60_000;

/** An instance refresh of Auto Scaling takes what is not protected in its group. */
export function isRefreshed({ pools }: Observation, pool = ''): boolean {
  return pools.get(pool)?.group?.refresh !== undefined;
}

/** Only what takes room that budgets, limits and targets give, and what puts back: the rest counts for nobody else. */
export function claim(claims: Claims, action: Action, observation: Observation, at: number): void {
  const { kind } = action;
  const takes =
    kind === 'drain' ||
    kind === 'activate' ||
    kind === 'standby' ||
    kind === 'terminate' ||
    (kind === 'end' && action.lower === true) ||
    (kind === 'unprotect' && isRefreshed(observation, action.pool));
  if (takes) claims.set(`${kind} ${action.instanceId}`, { kind, instanceId: action.instanceId, at });
}

/** A clock that was set back leaves instants in the future: they are taken to be of now, or they would hold for as long. */
export function pruneClaims(claims: Claims, now: number): void {
  for (const [key, claim] of claims) {
    if (claim.at > now) claims.set(key, { ...claim, at: now });
    else if (now - claim.at >= CLAIMED_MS) claims.delete(key);
  }
}

/** When instances were let go that stay members: drained, or released to an instance refresh. By id. */
export function drainsAmong(claims: Claims): [string, number][] {
  return [...claims.values()]
    .filter(({ kind }) => kind === 'drain' || kind === 'unprotect')
    .map(({ instanceId, at }) => [instanceId, at]);
}

/** When it was put back to work, ms since the epoch, as far as that is not long ago: reads may go on showing it DRAINING. */
export const putBackAt = (claims: Claims, instanceId: string): number | undefined =>
  claims.get(`activate ${instanceId}`)?.at;

/** Others of the pool that went the same way before, and are read as if they had not. */
export function othersUnseen(
  claims: Claims,
  { kind, instanceId, pool }: { kind: ActionKind; instanceId: string; pool: string },
  { observation, now }: { observation: Observation; now: number },
): InstanceFacts[] {
  return [...claims.values()].flatMap((claim) => {
    if (claim.kind !== kind || claim.instanceId === instanceId || now - claim.at >= CLAIMED_MS) return [];
    const other = observation.instances.get(claim.instanceId);
    return other?.pool === pool && isAsBefore(other) ? [other] : [];
  });
}

/** Groups show at once who leaves them; of a fleet only who has left it is known. */
const isAsBefore = ({ group, fleet }: InstanceFacts) =>
  fleet !== undefined || group?.lifecycleState === 'InService';
