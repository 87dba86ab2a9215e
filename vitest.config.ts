// Two files at a time: by default one core of two would stay idle. Unit tests lie beside their code; stories, properties and the architecture lie under test/.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/stories/more/**'],
    testTimeout: 20_000,
    maxWorkers: 2,
    // Tests hold no state in modules: read once, and not anew for each of hundreds of files, they take half the time.
    isolate: false,
  },
});
