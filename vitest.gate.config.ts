// The tests that mutants of the gate have to pass: those of its own two rooms, which judge and count; not those of what asks it.
import { defineConfig, mergeConfig } from 'vitest/config';
import shared from './vitest.mutation.config.ts';

const { test, ...others } = shared;
export default mergeConfig(
  others,
  defineConfig({ test: { ...test, include: ['src/{act,plan}/**/*.test.ts'] } }),
);
