// Keeps this replica's share of things: looks at who is there, buries who is dead, takes what is nobody's, hands over what
// is too much. What it holds it holds as long as its membership lasts (lease-membership.ts).
import type { Clock } from '#lib/clock.ts';
import { withDeadline } from '#lib/deadline.ts';
import type { Random } from '#lib/random.ts';
import { createHeld, type Held, type HeldLease } from './lease-held.ts';
import { createMember, type LeaseTimes, leaseTimes, type Membership } from './lease-membership.ts';
import { shareOut } from './lease-sharing.ts';
import type { Holding, LeaseStore, Letter, View } from './lease-store.ts';
import { createLeaseWatch } from './lease-watch.ts';
import { repeat } from './repeat.ts';

export interface LeaseKeeperOptions {
  readonly store: LeaseStore;
  readonly clock: Clock;
  readonly random: Random;
  /** Of this replica, for people. */
  readonly host: string;
  /** What this replica could hold; may change. */
  readonly wanted: () => readonly string[];
  readonly onGained: (what: string, lease: HeldLease, how: string) => void;
  /** Nothing may be done under it any more. */
  readonly onLost: (what: string, lease: HeldLease, why: string) => void;
  /** Letters about what is held here; told again at every look until they are burned. */
  readonly onLetters: (letters: readonly Letter[]) => void;
  /** Somebody else says that these changed. */
  readonly onRung: (whats: readonly string[]) => void;
  readonly say: (level: 'info' | 'warn', message: string) => void;
  readonly times?: LeaseTimes;
}

export interface LeaseStatus {
  /** Undefined while this replica is no member. */
  readonly replica: string | undefined;
  /** How long what is held may be held without another heartbeat, ms. */
  readonly leftMs: number;
  readonly members: readonly { readonly id: string; readonly host: string }[];
  readonly held: readonly { readonly what: string; readonly fence: number }[];
  /** Held by others, or nobody's. */
  readonly standby: readonly string[];
}

export interface LeaseKeeper {
  /** Until the signal aborts; never rejects. */
  run(signal: AbortSignal): Promise<void>;
  /** What it held is free for others at once. To be called after `run` and when nothing is done any more. */
  leave(): Promise<void>;
  lease(what: string): HeldLease | undefined;
  /** Tells whoever holds them; what is lost of it is found by looking. */
  tell(whats: readonly string[]): Promise<void>;
  status(): LeaseStatus;
}

/** Nobody's for so long means that whoever should take it does not know of it. */
const FORLORN_MS = 7_000;
/** What came back from whoever it was handed to stays so long. */
const KEPT_MS = 600_000;
/** Replicas that are started together see each other before they take anything. */
const FIRST_LOOKS_MS = 1_000;
const DUE_MS = 20;
const GIVEN_AT_ONCE = 10;
const TAKEN_AT_ONCE = 50;

export function createLeaseKeeper(options: LeaseKeeperOptions): LeaseKeeper {
  const { store, clock, random, wanted, say, times = leaseTimes } = options;
  const held = new Map<string, Held>();
  const watch = createLeaseWatch();
  let view: View = { members: [], holdings: [], letters: [] };
  /** When it was first seen that nobody has it. */
  const freeSince = new Map<string, number>();
  const given = new Map<string, number>();
  /** Who was buried, and after how long: for whoever takes what was theirs. */
  const dead = new Map<string, string>();
  /** Given away, and no answer yet. */
  const leaving = new Set<string>();
  let lookNow = new AbortController();
  /** One look after joining tells who else has just come. */
  let looksAsMember = 0;

  const call = <T>(ask: (signal: AbortSignal) => Promise<T>) => withDeadline(clock, times.callMs, ask);
  const failed = (error: unknown, failures: number) => {
    const why = error instanceof Error ? error.message : String(error);
    if (failures === 1 || failures % 20 === 0) say('warn', `the table of leases cannot be used: ${why}`);
  };
  const lose = (what: string, why: string) => {
    const lease = held.get(what);
    held.delete(what);
    if (lease === undefined) return;
    lease.end();
    options.onLost(what, lease, why);
  };
  const member = createMember({
    ...options,
    times,
    random: random.fork('member'),
    onJoined: ({ id }) => {
      looksAsMember = 0;
      say('info', `joined the replicas as ${id}`);
      lookNow.abort();
    },
    onLost: ({ id }, why) => {
      say('warn', `the lease of this replica (${id}) is lost: ${why}`);
      for (const what of [...held.keys()]) lose(what, why);
    },
    onFailure: failed,
  });

  const nameOf = (id: string) => {
    const known = view.members.find((each) => each.id === id);
    return known === undefined ? id : `${id} (${known.host})`;
  };

  const look = async () => {
    const read = await call((signal) => store.read({ signal }));
    const at = clock.monotonic();
    const still = watch.see(read.members, at);
    view = read;
    const me = member.current();
    for (const { member: one, stillMs } of still) {
      if (one.id === me?.id) continue;
      if (!(await call((signal) => store.bury(one.id, one.count, { signal })))) continue;
      if (dead.size >= 1_000) dead.clear();
      dead.set(one.id, `${one.id} (${one.host}) gave no sign for ${(stillMs / 1000).toFixed(1)} s`);
      view = { ...view, members: view.members.filter(({ id }) => id !== one.id) };
    }
    if (me === undefined) return;
    looksAsMember += 1;
    await arrange(me);
    const letters = view.letters.filter(({ what }) => held.has(what));
    if (letters.length > 0) options.onLetters(letters);
  };

  const arrange = async (me: Membership) => {
    const holdings = new Map(view.holdings.map((each) => [each.what, each]));
    const isWanted = new Set(wanted());
    for (const what of [...held.keys()])
      if (!isWanted.has(what)) void giveUp(what, '', 'no spec names it any more');
    for (const holding of holdings.values()) {
      const mine = held.get(holding.what);
      if (mine === undefined || (holding.owner === me.id && holding.fence === mine.fence)) continue;
      // It was read before it was taken, or somebody wrote to the table by hand.
      if (holding.fence > mine.fence)
        lose(holding.what, `the table says that it is ${nameOf(holding.owner)}'s`);
    }
    const members = view.members.map(({ id }) => id);
    if (!members.includes(me.id)) return;
    const now = clock.monotonic();
    const isFree = (what: string) => !members.includes(holdings.get(what)?.owner ?? '');
    for (const what of isWanted) {
      if (!isFree(what)) freeSince.delete(what);
      else if (!freeSince.has(what)) freeSince.set(what, now);
    }
    const isForlorn = (what: string) => now - (freeSince.get(what) ?? now) >= FORLORN_MS;
    const shares = shareOut({ me: me.id, members, wanted: [...isWanted], holdings, isForlorn });
    // What an answer was lost of, of a hand-over too: the next fence shuts out what may still be on its way.
    const isOurs = (what: string) =>
      holdings.get(what)?.owner === me.id && !held.has(what) && !leaving.has(what);
    const ours = [...isWanted].filter(isOurs);
    if (looksAsMember < 2) return;
    const taking = [...ours, ...shares.take].slice(0, TAKEN_AT_ONCE);
    await Promise.all(taking.map((what) => take(what, holdings.get(what), me)));
    if (taking.length === TAKEN_AT_ONCE) lookNow.abort();
    const mayGive = ({ what }: { what: string }) =>
      held.has(what) && now - (given.get(what) ?? -KEPT_MS) >= KEPT_MS;
    for (const { what, to } of shares.give.filter(mayGive).slice(0, GIVEN_AT_ONCE)) {
      given.set(what, now);
      void giveUp(what, to, `handed over to ${nameOf(to)}, so that all have as many`);
    }
  };

  const take = async (what: string, seen: Holding | undefined, me: Membership) => {
    const isOwn = seen?.owner === me.id;
    // Read since its owner was: a member that is gone does not come back.
    if (seen !== undefined && seen.owner !== '' && !isOwn) {
      const owner = await call((signal) => store.member(seen.owner, { signal }));
      if (owner !== undefined) return;
    }
    if (!(await call((signal) => store.pass(what, seen, me.id, { signal })))) return;
    if (member.current()?.id !== me.id || held.has(what)) return;
    const lease = createHeld(me, { fence: (seen?.fence ?? 0) + 1, clock });
    held.set(what, lease);
    freeSince.delete(what);
    options.onGained(what, lease, takenHow(seen, isOwn));
  };

  const takenHow = (seen: Holding | undefined, isOwn: boolean) => {
    if (seen === undefined || seen.owner === '') return 'taken: it was nobody’s';
    if (isOwn) return 'taken again: it was not known what became of it';
    return `taken over: ${dead.get(seen.owner) ?? `${seen.owner} has left`}`;
  };

  /** Ends what is begun under it, then gives it away. */
  const giveUp = async (what: string, to: string, why: string) => {
    const lease = held.get(what);
    if (lease === undefined || lease.isEnding) return;
    await lease.settle();
    const me = member.current();
    if (held.get(what) !== lease || me === undefined) return;
    lose(what, why);
    leaving.add(what);
    try {
      await call((signal) => store.pass(what, { what, owner: me.id, fence: lease.fence }, '', { signal }));
      if (to !== '') await call((signal) => store.ring(to, [what], { signal }));
    } catch (error) {
      failed(error, 1);
    } finally {
      leaving.delete(what);
    }
  };

  const hear = async () => {
    const me = member.current();
    if (me === undefined) return;
    const words = await call((signal) => store.hear(me.id, { signal }));
    if (words === undefined || words.length === 0) return;
    options.onRung(words);
    // It is about letters, or about what is to be taken: both are in the table.
    lookNow.abort();
  };

  const tellFailure = (error: unknown, failures: number) => {
    if (member.current() !== undefined) failed(error, failures);
  };

  return {
    async run(signal) {
      const looks = () => {
        lookNow = new AbortController();
        return look();
      };
      const nextLook = () => {
        if (signal.aborted) lookNow.abort();
        const ms = looksAsMember < 2 ? FIRST_LOOKS_MS : times.beatMs;
        // Who would be dead by then is looked at then.
        const due = Math.max(DUE_MS, watch.dueAt + DUE_MS - clock.monotonic());
        return { ms: Math.min(ms, due), wake: lookNow.signal };
      };
      const nextHearing = () => ({ ms: random.between(0.9, 1) * times.hearMs, wake: signal });
      signal.addEventListener('abort', () => lookNow.abort(), { once: true });
      await Promise.all([
        member.run(signal),
        repeat({ clock, signal, run: looks, next: nextLook, onFailure: tellFailure }),
        repeat({ clock, signal, run: hear, next: nextHearing, onFailure: tellFailure }),
      ]);
    },
    async leave() {
      const others = view.members.filter(({ id }) => id !== member.current()?.id);
      const whats = [...held.keys()];
      for (const what of whats) lose(what, 'this replica ends');
      try {
        await member.leave();
        await Promise.all(others.map(({ id }) => call((signal) => store.ring(id, whats, { signal }))));
      } catch (error) {
        failed(error, 1);
      }
    },
    lease: (what) => held.get(what),
    async tell(whats) {
      const byOwner = new Map<string, string[]>();
      const isThere = new Set(view.members.map(({ id }) => id));
      for (const { what, owner } of view.holdings)
        if (whats.includes(what) && isThere.has(owner) && !held.has(what))
          byOwner.set(owner, [...(byOwner.get(owner) ?? []), what]);
      await Promise.all(
        [...byOwner].map(([id, theirs]) => call((signal) => store.ring(id, theirs, { signal }))),
      );
    },
    status: () => {
      const me = member.current();
      return {
        replica: me?.id,
        leftMs: me === undefined ? 0 : me.until - clock.monotonic(),
        members: view.members.map(({ id, host }) => ({ id, host })),
        held: [...held].map(([what, { fence }]) => ({ what, fence })),
        standby: wanted().filter((what) => !held.has(what)),
      };
    },
  };
}
