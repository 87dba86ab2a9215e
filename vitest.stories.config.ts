// The stories beyond the first: whole hours with kills, fleets, foreign hands. Run by `npm run stories`.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/stories/more/**/*.test.ts'],
    testTimeout: 120_000,
    maxWorkers: 2,
  },
});
