// Two files at a time: by default one core of two would stay idle. Unit tests lie beside their code; stories, properties and the architecture lie under test/.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/stories/more/**'],
    // Who asks for many runs of the properties has the time: shrinking one that fails lives through as many worlds again.
    testTimeout: process.env.SLUICE_PROPERTY_RUNS === undefined ? 60_000 : 4 * 3_600_000,
    maxWorkers: 2,
    // Tests hold no state in modules: read once, and not anew for each of hundreds of files, they take half the time.
    isolate: false,
  },
});
