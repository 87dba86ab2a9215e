// vitest, recording: every handler of the sandbox is wrapped while it is loaded, and what it answers is written to
// $SLUICE_RECORD as JSON lines. Production code knows nothing of it.
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vitest/config';

const root = join(import.meta.dirname, '../..');
const recorder = join(import.meta.dirname, 'recorder.ts');

/** `export function ecsHandlers(w: World): EcsHandlers {` of a service's own file becomes a recorded one. */
const tables: Plugin = {
  name: 'record-handlers',
  enforce: 'pre',
  transform(code, id) {
    const [, service] = /\/src\/sandbox\/api\/([a-z0-9]+)\.ts$/.exec(id) ?? [];
    if (!service) return undefined;
    const [, name] = /export function (\w+Handlers)\(w: World\)/.exec(code) ?? [];
    if (!name) return undefined;
    const plain = code.replace(`export function ${name}(`, `function ${name}Unrecorded(`);
    return [
      `import { recorded } from ${JSON.stringify(recorder)};`,
      plain,
      `export function ${name}(w: World) { return recorded('${service}', ${name}Unrecorded(w)); }`,
    ].join('\n');
  },
};

export default defineConfig({
  root,
  plugins: [tables],
  test: {
    include: ['src/sandbox/**/*.test.ts', 'test/stories/*.test.ts'],
    testTimeout: 60_000,
    maxWorkers: 2,
  },
});
