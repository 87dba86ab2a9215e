// What every store of leases does, asked of the one in memory by the unit tests and of tables by the tests of replicas.
import { expect } from 'vitest';
import type { LeaseStore } from '#runtime/lease-store.ts';

export const leaseStoreContract: Readonly<Record<string, (store: LeaseStore) => Promise<void>>> = {
  'a member joins once, and is renewed and removed at its very count': async (store) => {
    const member = { id: 'm1', count: 1, durationMs: 15_000, host: 'web-1 7' };
    expect(await store.join(member)).toBe(true);
    expect(await store.join({ ...member, count: 9 })).toBe(false);
    expect(await store.member('m1')).toEqual(member);
    expect(await store.renew('m1', 2)).toBe(false);
    expect(await store.renew('m1', 1)).toBe(true);
    expect(await store.renew('m1', 1)).toBe(false);
    expect(await store.bury('m1', 1)).toBe(false);
    expect((await store.read()).members).toEqual([{ ...member, count: 2 }]);
    expect(await store.bury('m1', 2)).toBe(true);
    expect(await store.renew('m1', 2)).toBe(false);
    expect(await store.bury('m1', 2)).toBe(false);
    expect(await store.member('m1')).toBeUndefined();
  },
  'a thing is passed on from how it was seen, with the next fence': async (store) => {
    const what = '111122223333/ap-northeast-1/web';
    const holdings = async () => (await store.read()).holdings;
    expect(await store.pass(what, { what, owner: 'm1', fence: 1 }, 'm2')).toBe(false);
    expect(await store.pass(what, undefined, 'm1')).toBe(true);
    expect(await store.pass(what, undefined, 'm2')).toBe(false);
    expect(await holdings()).toEqual([{ what, owner: 'm1', fence: 1 }]);
    expect(await store.pass(what, { what, owner: 'm1', fence: 2 }, 'm2')).toBe(false);
    expect(await store.pass(what, { what, owner: 'm2', fence: 1 }, 'm2')).toBe(false);
    expect(await store.pass(what, { what, owner: 'm1', fence: 1 }, '')).toBe(true);
    expect(await holdings()).toEqual([{ what, owner: '', fence: 2 }]);
    expect(await store.pass(what, { what, owner: '', fence: 2 }, 'm2')).toBe(true);
    expect(await holdings()).toEqual([{ what, owner: 'm2', fence: 3 }]);
  },
  'letters are there until they are burned, and one that is written twice once': async (store) => {
    const letters = Array.from({ length: 30 }, (_, n) => ({
      id: `web/${n}`,
      what: 'web',
      from: 'events',
      body: `{"n":${n}}`,
      sentAt: 1_764_000_000_000 + n,
    }));
    await store.write(letters);
    await store.write(letters.slice(0, 3));
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect([...(await store.read()).letters].sort(byId)).toEqual([...letters].sort(byId));
    await store.burn(letters.slice(1).map(({ id }) => id));
    await store.burn(['web/7']);
    expect((await store.read()).letters).toEqual([letters[0]]);
  },
  'a member hears what was rung, once, and one that is not there hears nothing': async (store) => {
    await store.ring('m1', ['a']);
    expect(await store.hear('m1')).toBeUndefined();
    await store.join({ id: 'm1', count: 1, durationMs: 1, host: 'h' });
    expect(await store.hear('m1')).toEqual([]);
    await store.ring('m1', ['a', 'b']);
    await store.ring('m1', ['b', 'c']);
    await store.ring('m1', []);
    expect([...(await store.hear('m1'))!].sort()).toEqual(['a', 'b', 'c']);
    expect(await store.hear('m1')).toEqual([]);
    expect(await store.renew('m1', 1)).toBe(true);
  },
};
