// What carrying out a plan needs. Data and ports; no logic.
import type { Pace, Reserved } from '#aws/pace.ts';
import type { AwsPorts } from '#aws/ports.ts';
import type { Clock } from '#lib/clock.ts';
import type { Random } from '#lib/random.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Notice } from '#model/notice.ts';
import type { Observation } from '#model/observation.ts';
import type { Outcome, Plan } from '#model/plan.ts';
import type { Trials } from '#plan/stray.ts';
import type { Claims } from './claims.ts';
import type { Lease } from './lease.ts';
import type { Ledger } from './ledger.ts';
import type { LookAgain } from './looker.ts';

export interface Work {
  readonly plan: Plan;
  readonly spec: ClusterSpec['spec'];
  /** The document's name; without it nobody else's work is recognised. */
  readonly document?: string;
  readonly ports: AwsPorts;
  readonly clock: Clock;
  readonly random: Random;
  readonly lease: Lease;
  readonly ledger: Ledger;
  /** The newest observation, for what needs no second look. */
  readonly observation: () => Observation;
  /** What the queue told and is not settled, of any instance. */
  readonly notices: () => readonly Notice[];
  /** When we set instances DRAINING, by instance id, ms since the epoch; reads may lag behind. */
  readonly drains: () => ReadonlyMap<string, number>;
  /** When this process first saw agents silent, by instance id, ms since the epoch. */
  readonly silentSince: () => ReadonlyMap<string, number>;
  /** What the gate let go a moment ago, in this pass or an earlier one. */
  readonly claims: Claims;
  /** Reads these instances anew; see `observeInstances`. */
  readonly lookAgain: LookAgain;
  /** The same of their state and known tasks alone. */
  readonly lookAtState: LookAgain;
  /** Reads who is in the group of this pool, and in which state; see `readGroupOf`. */
  readonly lookAtPool: (pool: string) => Promise<Observation>;
  /** Looks for these instances in all other clusters; see `lookElsewhere`. */
  readonly lookElsewhere: LookAgain;
  /** What this process knows of its own doing. */
  readonly trials: () => Trials;
  /** Told of each outcome when it is known, also of those that come after `carryOut` has returned. */
  readonly onOutcome?: (outcome: Outcome) => void;
  /** How long to wait for slow answers before returning without them. */
  readonly patienceMs?: number;
  /** Whose turn it is to call AWS. */
  readonly pace?: Pace;
  /** A turn of the first urgency that was waited for already. */
  readonly reserved?: Reserved;
}
