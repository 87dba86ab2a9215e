import { describe, expect, it } from 'vitest';
import { createPace } from '#aws/pace.ts';
import { sleep } from '#lib/clock.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { observation } from './fixtures.ts';
import { createLooker, WHOLE } from './looker.ts';

it('reads together what is asked for together', async () => {
  const looks: (readonly string[])[] = [];
  const look = createLooker(async (ids) => {
    looks.push(ids);
    return observation([]);
  });
  await Promise.all([look(['a', 'b']), look(['b', 'c'])]);
  await look(['d']);
  expect(looks).toEqual([['a', 'b', 'c'], ['d']]);
});

it('reads no more at once than can be read while it is fresh', async () => {
  const sizes: number[] = [];
  const look = createLooker(async (ids) => {
    sizes.push(ids.length);
    return observation([]);
  });
  await Promise.all(
    Array.from({ length: 10 }, (_, n) => look(Array.from({ length: 4 }, (_, m) => `i-${n}-${m}`))),
  );
  expect(sizes).toEqual([8, 8, 8, 8, 8]);
});

it('counts an instance once, whoever asks for it', async () => {
  const sizes: number[] = [];
  const look = createLooker(async (ids) => {
    sizes.push(ids.length);
    return observation([]);
  });
  const ids = Array.from({ length: 10 }, (_, n) => `i-${n}`);
  await Promise.all([look(ids), look(ids), look(ids.slice(3))]);
  expect(sizes).toEqual([10]);
});

it('keeps one instance that cannot be read from spoiling the look of others', async () => {
  const look = createLooker(async (ids) => {
    if (ids.includes('bad')) throw new Error('no');
    return observation([]);
  });
  const [good, bad] = await Promise.allSettled([look(['good']), look(['bad'])]);
  expect([good.status, bad.status]).toEqual(['fulfilled', 'rejected']);
});

it('has one look under way, and gathers for the next meanwhile: a storm must not ask for more than AWS answers', async () => {
  const under: (() => void)[] = [];
  const sizes: number[] = [];
  const look = createLooker((ids) => {
    sizes.push(ids.length);
    return new Promise((resolve) => under.push(() => resolve(observation([]))));
  });
  const asked = Array.from({ length: 100 }, async (_, n) => {
    for (let turn = 0; turn < n; turn++) await Promise.resolve();
    return look([`i-${n}`]);
  });
  for (let turn = 0; turn < 200; turn++) await Promise.resolve();
  expect(sizes).toHaveLength(1);
  while (under.length > 0) {
    under.shift()!();
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  }
  await Promise.all(asked);
  expect(sizes.reduce((sum, each) => sum + each, 0)).toBe(100);
  expect(sizes.length).toBeLessThan(13);
});

describe('looks that take so long that they are of no use', () => {
  const setUp = (msEach: () => number) => {
    const clock = createTestClock();
    const sizes: number[] = [];
    const look = createLooker(
      async (ids) => {
        sizes.push(ids.length);
        await sleep(clock, msEach() * ids.length);
        return observation([]);
      },
      { ...WHOLE, clock },
    );
    const ask = async (hosts: number) => {
      const all = Promise.all(Array.from({ length: hosts }, (_, n) => look([`i-${n}`])));
      await clock.advance(100_000);
      await all;
    };
    return { sizes, ask };
  };

  it('are of fewer instances from then on, one at least: each is let go at last, however slow AWS is', async () => {
    const { sizes, ask } = setUp(() => 900);
    await ask(10);
    await ask(8);
    expect(sizes.slice(0, 3)).toEqual([10, 5, 3]);
    await ask(4);
    expect(sizes.at(-1)).toBe(1);
  });

  it('are as large as before when AWS is as fast as before', async () => {
    let ms = 900;
    const { sizes, ask } = setUp(() => ms);
    await ask(18);
    ms = 10;
    await ask(40);
    await ask(10);
    expect(sizes.at(-1)).toBe(10);
  });
});

it('begins a look in its turn, which another cluster may have', async () => {
  const pace = createPace(createTestClock());
  let end = () => {};
  const other = pace.oneByOne(true, () => new Promise<void>((resolve) => (end = resolve)));
  let looks = 0;
  const look = createLooker(
    async () => {
      looks++;
      return observation([]);
    },
    { ...WHOLE, inTurn: (work) => pace.oneByOne(true, work) },
  );
  const looked = look(['a']);
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  expect(looks).toBe(0);
  end();
  await Promise.all([other, looked]);
  expect(looks).toBe(1);
});

it('asks for no one alone where AWS throttles: more calls would make that worse', async () => {
  let looks = 0;
  const look = createLooker(async () => {
    looks++;
    throw Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
  });
  const all = await Promise.allSettled([look(['a']), look(['b'])]);
  expect([looks, all.map(({ status }) => status)]).toEqual([1, ['rejected', 'rejected']]);
});

it('goes on gathering for the next look while a full one is on its way', async () => {
  const looks: (readonly string[])[] = [];
  const look = createLooker(async (ids) => {
    looks.push(ids);
    return observation([]);
  });
  const full = Array.from({ length: 10 }, (_, n) => `i-${n}`);
  const first = look(full);
  const late = Promise.resolve().then(() => look(['late']));
  await Promise.all([first, look(['next']), late]);
  expect(looks).toEqual([full, ['next', 'late']]);
});

it('does not repeat the look of one who asked alone: its failure is the answer', async () => {
  let looks = 0;
  const look = createLooker(async () => {
    looks++;
    throw new Error('no');
  });
  await expect(look(['a', 'a'])).rejects.toThrow('no');
  expect(looks).toBe(1);
});

describe('a look that was given up', () => {
  const setUp = () => {
    const looks: { readonly ids: readonly string[]; readonly end: () => void }[] = [];
    const look = createLooker(
      (ids) => new Promise((resolve) => looks.push({ ids, end: () => resolve(observation([])) })),
    );
    const settle = async () => {
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    };
    return { looks, look, settle };
  };

  it('is not read when its turn comes', async () => {
    const { looks, look, settle } = setUp();
    const first = look(['first']);
    await settle();
    const given = new AbortController();
    const second = look(['second'], { signal: given.signal });
    second.catch(() => undefined);
    await settle();
    given.abort();
    looks[0]!.end();
    await first;
    await settle();
    expect(looks.map(({ ids }) => ids)).toEqual([['first']]);
    const third = look(['third']);
    await settle();
    looks[1]!.end();
    await third;
    expect(looks.map(({ ids }) => ids)).toEqual([['first'], ['third']]);
  });

  it('is read without those that nobody waits for, and with those that somebody else waits for', async () => {
    const { looks, look, settle } = setUp();
    void look(['first']);
    await settle();
    const given = new AbortController();
    look(['a', 'b'], { signal: given.signal }).catch(() => undefined);
    void look(['b', 'c']);
    await settle();
    given.abort();
    looks[0]!.end();
    await settle();
    expect(looks[1]!.ids).toEqual(['b', 'c']);
  });

  it('is not asked for alone when the shared one fails', async () => {
    const given = new AbortController();
    const asked: (readonly string[])[] = [];
    const look = createLooker(async (ids) => {
      asked.push(ids);
      given.abort();
      throw new Error('no');
    });
    const all = await Promise.allSettled([look(['a'], { signal: given.signal }), look(['b'])]);
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(asked.slice(1).flat()).not.toContain('a');
  });
});

it('reads the cluster alone for who asks about no instance: a launch', async () => {
  const looks: (readonly string[])[] = [];
  const look = createLooker(async (ids) => {
    looks.push(ids);
    return observation([]);
  });
  await look([]);
  expect(looks).toEqual([[]]);
});
