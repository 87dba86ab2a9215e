// Plants each defect in a copy of the sources and runs the one check that has to notice it; the same checks must find
// nothing in the sources as they are.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Defect, defects } from './defects.ts';
import type { Workshop } from './python-part.ts';
import type { Outcome } from './report.ts';

const root = join(import.meta.dirname, '../..');

export interface Planting {
  readonly shop: Workshop;
  /** What moto said, from `saveTranscripts`. */
  readonly transcripts: string;
}

/** A line `noticed NAME` or `SURVIVED NAME` for each. */
export async function plantAll(
  { shop, transcripts }: Planting,
  print: (line: string) => void,
): Promise<Outcome> {
  const home = join(shop.folder, 'planted');
  rmSync(home, { recursive: true, force: true });
  const problems: string[] = [];
  const distinct = new Map(defects.map((defect) => [defect.notices.join(' '), defect]));
  await twoAtATime([...distinct.values()], async (defect) => {
    const found = await probe({ tree: root, folder: join(home, `sound-${defect.name}`) }, defect, {
      shop,
      transcripts,
    });
    if (found.length > 0)
      problems.push(`the check ${defect.notices.join(' ')} complains without a defect: ${found[0]}`);
  });
  await twoAtATime(defects, async (defect) => {
    const folder = join(home, defect.name);
    const found = await probe({ tree: plant(folder, defect), folder }, defect, { shop, transcripts });
    const words = found.find((line) => line.includes(defect.sees));
    print(`${words ? 'noticed' : 'SURVIVED'} ${defect.name}`);
    if (!words)
      problems.push(
        `the defect ${defect.name} (${defect.what}) was not noticed by ${defect.notices.join(' ')}: ${found[0] ?? 'it found nothing'}`,
      );
  });
  return { answers: 0, problems };
}

/** A copy of the sources with the defect in it. Throws when the text to replace is not there exactly once. */
function plant(folder: string, { name, file, find, replace }: Defect): string {
  const tree = join(folder, 'tree');
  mkdirSync(tree, { recursive: true });
  for (const part of ['src', 'test/conformance', 'scripts/venv.ts', 'package.json', 'tsconfig.json'])
    cpSync(join(root, part), join(tree, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  const path = join(tree, 'src/sandbox', file);
  const source = readFileSync(path, 'utf8');
  const times = source.split(find).length - 1;
  if (times !== 1)
    throw new Error(
      `defect ${name}: src/sandbox/${file} has ${times} times, not once, the text to replace: ${find}`,
    );
  writeFileSync(
    path,
    source.replace(find, () => replace),
  );
  return tree;
}

function probe(
  { tree, folder }: { tree: string; folder: string },
  { notices, name }: Defect,
  { shop, transcripts }: Planting,
): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const env = {
    ...process.env,
    SLUICE_FOLDER: folder,
    SLUICE_PYTHON: shop.python.program,
    SLUICE_TRANSCRIPTS: transcripts,
  };
  const args = ['--import', 'tsx', join(tree, 'test/conformance/probe.ts'), ...notices];
  return new Promise((resolve, reject) => {
    const options = { cwd: tree, env, timeout: 120_000, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, args, options, (error, out, err) => {
      const line = out.split('\n').find((each) => each.startsWith('found '));
      if (line) return resolve(JSON.parse(line.slice('found '.length)));
      reject(new Error(`the check of ${name} did not run: ${error?.message}\n${err.slice(-2000)}`));
    });
  });
}

async function twoAtATime<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items];
  const worker = async () => {
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) await work(next);
  };
  await Promise.all([worker(), worker()]);
}
