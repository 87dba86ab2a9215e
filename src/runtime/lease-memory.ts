// A table of leases in memory, for simulated replicas and for tests: each call happens at one moment, on its condition or not at all.
import type { Holding, LeaseStore, Letter, Member } from './lease-store.ts';

export function createMemoryStore(): LeaseStore {
  const members = new Map<string, Member>();
  const holdings = new Map<string, Holding>();
  const letters = new Map<string, Letter>();
  const words = new Map<string, Set<string>>();
  return {
    read: async () => ({
      members: [...members.values()],
      holdings: [...holdings.values()],
      letters: [...letters.values()],
    }),
    member: async (id) => members.get(id),
    join: async (member) => {
      if (members.has(member.id)) return false;
      members.set(member.id, member);
      words.set(member.id, new Set());
      return true;
    },
    renew: async (id, count) => {
      const known = members.get(id);
      if (known?.count !== count) return false;
      members.set(id, { ...known, count: count + 1 });
      return true;
    },
    bury: async (id, count) => {
      if (members.get(id)?.count !== count) return false;
      words.delete(id);
      return members.delete(id);
    },
    pass: async (what, seen, to) => {
      const known = holdings.get(what);
      if (known?.owner !== seen?.owner || known?.fence !== seen?.fence) return false;
      holdings.set(what, { what, owner: to, fence: (seen?.fence ?? 0) + 1 });
      return true;
    },
    write: async (given) => {
      for (const letter of given) letters.set(letter.id, letter);
    },
    burn: async (ids) => {
      for (const id of ids) letters.delete(id);
    },
    ring: async (id, given) => {
      for (const word of given) words.get(id)?.add(word);
    },
    hear: async (id) => {
      const heard = words.get(id);
      words.set(id, new Set());
      return members.has(id) ? [...(heard ?? [])] : undefined;
    },
  };
}
