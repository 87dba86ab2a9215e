// Bundles the process that lives lives (worker.ts) with the edits of a planted bug in it. Fails loudly when an edit does
// not fit the source any more.
import { readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { Bug, Edit } from '../../test/planted/bug.ts';

export const root = join(import.meta.dirname, '../..');
/** Within the repository, so that packages are found from there; git ignores it. */
export const folder = join(root, '.planted');

/** The source with these edits made. Throws where `find` does not occur exactly once. */
export function edited(source: string, edits: readonly Edit[]): string {
  let text = source;
  for (const { file, find, replace } of edits) {
    const times = text.split(find).length - 1;
    if (times !== 1) throw new Error(`found ${times} times in ${file}, must be once: ${find}`);
    text = text.replace(find, () => replace);
  }
  return text;
}

const made = new Set<string>();
process.once('exit', () => {
  for (const file of made) rmSync(file, { force: true });
});
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

/** The path of the bundle: of the process that hunts planted bugs, or of another. It is gone when this process ends. */
export async function plant(
  { name, edits }: Pick<Bug, 'name' | 'edits'>,
  entry = 'scripts/planted/worker.ts',
): Promise<string> {
  const outfile = join(folder, `${name}.mjs`);
  made.add(outfile);
  const planted = new Set<Edit>();
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: packages(),
    sourcemap: 'inline',
    logLevel: 'error',
    plugins: [planting(edits, planted)],
  });
  const missed = edits.find((edit) => !planted.has(edit));
  if (missed) throw new Error(`${name}: nothing that is run imports ${missed.file}`);
  return outfile;
}

function packages(): string[] {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return Object.keys(dependencies);
}

/** Makes the edits; and a file that asks where it is hears where its source is, not its bundle. */
function planting(edits: readonly Edit[], planted: Set<Edit>): Plugin {
  return {
    name: 'planting',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const file = relative(root, path);
        const own = edits.filter((edit) => edit.file === file);
        const source = await readFile(path, 'utf8');
        const contents = edited(source, own).replaceAll(
          'import.meta.url',
          JSON.stringify(pathToFileURL(path).href),
        );
        for (const edit of own) planted.add(edit);
        return { contents, loader: 'ts' };
      });
    },
  };
}
