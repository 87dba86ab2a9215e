// Watching other members: one whose count stands still for its whole duration, by this process's own clock, is dead. No
// two clocks are compared, and what is read late only makes it live longer.
import type { Member } from './lease-store.ts';

export interface Still {
  readonly member: Member;
  /** For how long its count has stood still, ms. */
  readonly stillMs: number;
}

export interface LeaseWatch {
  /** To be told what was read, and when the answer had come, on the monotonic clock; returns who has been still for too long. */
  see(members: readonly Member[], at: number): Still[];
  /** When the first of them would have been still for too long, on the monotonic clock. */
  readonly dueAt: number;
}

export function createLeaseWatch(): LeaseWatch {
  let seen = new Map<string, { readonly count: number; readonly since: number }>();
  let dueAt = Number.POSITIVE_INFINITY;
  return {
    get dueAt() {
      return dueAt;
    },
    see(members, at) {
      const next: typeof seen = new Map();
      for (const { id, count } of members) {
        const known = seen.get(id);
        next.set(id, known?.count === count ? known : { count, since: at });
      }
      seen = next;
      dueAt = Math.min(...members.map(({ id, durationMs }) => next.get(id)!.since + durationMs));
      return members.flatMap((member) => {
        const stillMs = at - seen.get(member.id)!.since;
        return stillMs >= member.durationMs ? [{ member, stillMs }] : [];
      });
    },
  };
}
