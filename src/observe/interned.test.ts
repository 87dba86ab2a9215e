import { expect, it } from 'vitest';
import { createReadCache } from './context.ts';
import { interned } from './interned.ts';

it('gives back the same words and keeps no more of them than it may', () => {
  const cache = createReadCache();
  for (let n = 0; n <= 20_000; n++) expect(interned(cache, `service:${n}`)).toBe(`service:${n}`);
  expect(cache.texts.size).toBe(1);
});
