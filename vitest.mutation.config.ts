// The tests that each mutant has to pass (scripts/mutation.ts): the fast ones beside the gate, the decisions and the plan.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/{act,decide,plan}/**/*.test.ts'],
    setupFiles: ['test/mutation/setup.ts'],
    // The same mutants are killed either way, in two thirds of the time.
    isolate: false,
  },
});
