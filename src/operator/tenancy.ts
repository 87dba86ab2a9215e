// Who operates what, told to the operator: by leases among replicas, or by a heartbeat of one process alone.
import type { Lease } from '#act/lease.ts';
import type { Letter } from '#runtime/lease-store.ts';
import type { Courier } from './courier.ts';
import type { Post } from './post.ts';

export interface TenancyEvents {
  /** Those that there are now. */
  readonly posts: () => readonly Post[];
  /** This process operates these posts from now on. */
  readonly onHeld: (posts: readonly Post[], lease: Lease, how: string) => void;
  /** It does so no more; nothing is written for them from now on. */
  readonly onLost: (posts: readonly Post[], why: string) => void;
  readonly onLetters: (letters: readonly Letter[]) => void;
  /** Something changed for the clusters with these keys. */
  readonly onRung: (keys: readonly string[]) => void;
}

export interface LeaseStatus {
  /** As the table of leases knows this process; undefined while it is no replica. */
  readonly replica?: string;
  readonly replicas: readonly { readonly id: string; readonly host: string }[];
  /** How long this process may go on without another heartbeat, ms. */
  readonly leftMs?: number;
  readonly held: readonly { readonly cluster: string; readonly fence?: number }[];
  /** Of its specs, what others operate or nobody. */
  readonly standby: readonly string[];
}

export interface Tenancy {
  readonly courier?: Courier;
  begin(): void;
  /** Under which this process operates the cluster with this key; undefined where it does not. */
  leaseOf(key: string): Lease | undefined;
  /** Leaves what it has to others. To be called when nothing is under way any more. */
  end(): Promise<void>;
  status(): LeaseStatus;
}
