// Who should hold what: as many for each member, give or take one, and nothing moves that need not. Pure: every replica that
// sees the same comes to the same.
import { createHash } from 'node:crypto';
import type { Holding } from './lease-store.ts';

export interface Sharing {
  readonly me: string;
  /** The ids of all members, this one among them. */
  readonly members: readonly string[];
  /** What this replica could hold. */
  readonly wanted: readonly string[];
  readonly holdings: ReadonlyMap<string, Holding>;
  /** What has been nobody's for so long that whoever should take it seems not to know of it. */
  readonly isForlorn: (what: string) => boolean;
}

export interface Shares {
  /** Nobody's, to be taken; in the order in which to try. */
  readonly take: readonly string[];
  /** To be handed over, and to whom. */
  readonly give: readonly { readonly what: string; readonly to: string }[];
}

export function shareOut({ me, members, wanted, holdings, isForlorn }: Sharing): Shares {
  const owned = new Map(members.map((id): [string, string[]] => [id, []]));
  const free: string[] = [];
  for (const what of wanted) (owned.get(holdings.get(what)?.owner ?? '') ?? free).push(what);
  const mine = owned.get(me) ?? [];
  const room = Math.ceil(wanted.length / Math.max(1, members.length)) - mine.length;
  const ranked = [...free].sort(byRank(me));
  const take = ranked.filter((what, place) => place < room || isForlorn(what));
  return { take, give: free.length > 0 ? [] : evenOut(owned, me) };
}

/** From whoever has most to whoever has least, while they are two or more apart. */
function evenOut(owned: ReadonlyMap<string, readonly string[]>, me: string) {
  const left = new Map([...owned].map(([id, whats]) => [id, [...whats]]));
  const ids = [...left.keys()].sort();
  const size = (id: string) => left.get(id)!.length;
  const orders = new Map(ids.map((id) => [id, byRank(id)]));
  const give: { what: string; to: string }[] = [];
  for (;;) {
    const most = ids.reduce((a, b) => (size(b) > size(a) ? b : a), ids[0]!);
    const least = ids.reduce((a, b) => (size(b) < size(a) ? b : a), ids[0]!);
    if (ids.length === 0 || size(most) - size(least) < 2) return give;
    const what = left.get(most)!.sort(orders.get(least)).shift()!;
    left.get(least)!.push(what);
    if (most === me) give.push({ what, to: least });
  }
}

/** For each member another order, the same for everybody who asks. */
function byRank(member: string) {
  const ranks = new Map<string, string>();
  const rank = (what: string) => {
    const known = ranks.get(what) ?? createHash('sha256').update(`${member} ${what}`).digest('hex');
    ranks.set(what, known);
    return known;
  };
  return (a: string, b: string) => (rank(a) < rank(b) ? -1 : 1);
}
