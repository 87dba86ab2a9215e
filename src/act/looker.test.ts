import { expect, it } from 'vitest';
import { observation } from './fixtures.ts';
import { createLooker } from './looker.ts';

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
    Array.from({ length: 10 }, (_, n) => look(Array.from({ length: 10 }, (_, m) => `i-${n}-${m}`))),
  );
  expect(sizes).toEqual([20, 20, 20, 20, 20]);
});

it('keeps one instance that cannot be read from spoiling the look of others', async () => {
  const look = createLooker(async (ids) => {
    if (ids.includes('bad')) throw new Error('no');
    return observation([]);
  });
  const [good, bad] = await Promise.allSettled([look(['good']), look(['bad'])]);
  expect([good.status, bad.status]).toEqual(['fulfilled', 'rejected']);
});

it('has three looks under way, and gathers for the next meanwhile: a storm must not ask for more than AWS answers', async () => {
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
  expect(sizes).toHaveLength(3);
  while (under.length > 0) {
    under.shift()!();
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  }
  await Promise.all(asked);
  expect(sizes.reduce((sum, each) => sum + each, 0)).toBe(100);
  expect(sizes.length).toBeLessThan(10);
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
  const full = Array.from({ length: 20 }, (_, n) => `i-${n}`);
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
