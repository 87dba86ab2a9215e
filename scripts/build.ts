// Bundles the program into dist/: one chunk per command, so that a command loads only what it needs.
// With --if-needed it does nothing when dist/ is newer than every source.
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const output = join(root, 'dist', 'entry.js');

function isUpToDate(): boolean {
  if (!existsSync(output)) return false;
  const builtAt = statSync(output).mtimeMs;
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return [...sources, join(root, 'package-lock.json')].every((file) => statSync(file).mtimeMs < builtAt);
}

async function bundle(): Promise<void> {
  const started = performance.now();
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['src/cli/entry.ts'],
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // The SDK's ES modules: their exports are seen one by one, which the sandbox needs of their schemas.
    mainFields: ['module', 'main'],
    sourcemap: true,
    logLevel: 'warning',
    // CommonJS dependencies ask for require, which an ES module does not have.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  process.stderr.write(`built dist/ in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}

if (!process.argv.includes('--if-needed') || !isUpToDate()) await bundle();
