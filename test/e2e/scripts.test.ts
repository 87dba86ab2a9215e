// The npm scripts that take options: whoever asks what they take is told, and whoever mistypes one is told that, in one line.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const run = (file: string, ...args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
  });

const scripts: readonly [file: string, usage: string][] = [
  ['scripts/sim.ts', 'npm run sim'],
  ['scripts/mutation.ts', 'npm run mutation'],
  ['scripts/conformance.ts', 'npm run conformance'],
  ['scripts/field-kit.ts', 'npm run field-kit'],
  ['scripts/lint-manifests.ts', 'npm run lint:manifests'],
  ['bench/run.ts', 'npm run bench'],
  ['bench/rivals.ts', 'npx tsx bench/rivals.ts'],
];

it.each(scripts)('%s --help says how it is used, and does nothing else', (file, usage) => {
  const { status, stdout, stderr } = run(file, '--help');
  expect(stderr).toBe('');
  expect(stdout).toMatch(new RegExp(`^usage: .*${usage}`));
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(status).toBe(0);
});

it('a simulation ends quietly when nobody reads on', () => {
  const command = `"${process.execPath}" --import tsx scripts/sim.ts --jobs 1 --seeds 1-3 mesh | head -1`;
  const { stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd: root,
    encoding: 'utf8',
    timeout: 100_000,
  });
  expect(stdout).toMatch(/^seed 1 mesh 0 of [0-9]+ requests failed/);
  expect(stderr).toBe('');
});

it('a trial of two families: the corpus left out, a line with its digest, and what struck', () => {
  const given = [
    '--jobs',
    '1',
    '--seeds',
    '3',
    '--families',
    'crashes,events-lost',
    '--no-corpus',
    '--no-shrink',
  ];
  const { status, stdout, stderr } = run('scripts/sim.ts', ...given);
  expect(stdout).toMatch(
    /^seed 3 crashes\+events-lost: [0-9]+ instances ended, [0-9]+ noticed.*, kept digest [0-9a-f]{64}\n/,
  );
  expect(stdout).toMatch(
    /\nlives by family:\n {2}crashes 1, events-lost 1\nfaults that struck:\n .*eventTrouble [0-9]+.*kill [0-9]+/,
  );
  expect(stdout).toMatch(/\n1 passed, failed: none\n$/);
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

it('a story under two families that its seed draws is a trial like any other', () => {
  const given = ['--jobs', '1', '--seeds', '3', '--families', 'drawn', '--again', '0', '--no-shrink', 'mesh'];
  const { status, stdout, stderr } = run('scripts/sim.ts', ...given);
  expect(stdout).toMatch(/^seed 3 mesh [a-z-]+\+[a-z-]+: .*, kept digest [0-9a-f]{64}\n/);
  expect(stdout).toMatch(/\nfaults that struck:\n {2}[a-zA-Z]+ [0-9]+/);
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

it.each([
  ['scripts/sim.ts', ['--sede', '3'], "Unknown option '--sede'"],
  ['bench/run.ts', ['--sede', '3'], "Unknown option '--sede'"],
  ['scripts/lint-manifests.ts', ['now'], "Unexpected argument 'now'"],
  ['bench/run.ts', ['fast'], 'there is no part fast'],
  ['scripts/sim.ts', ['--seeds', 'few'], '--seeds few is not A-B'],
  ['scripts/sim.ts', ['--seeds', '5-3'], '--seeds 5-3 is not A-B: it ends before it begins'],
  ['scripts/sim.ts', ['--jobs', '0'], '--jobs 0 is no whole number of at least 1'],
  ['scripts/sim.ts', ['--again', 'x'], '--again x is no whole number of at least 0'],
  ['scripts/sim.ts', ['--edge', 'http'], '--edge http is neither direct nor sdk'],
  ['scripts/sim.ts', ['--families', 'crashes,crash'], 'there is no family of faults called "crash"'],
  ['scripts/sim.ts', ['--replay', 'none.json'], 'none.json cannot be read: there is no such file'],
  ['scripts/sim.ts', ['--replay', 'README.md'], 'README.md is no trial: it is no JSON'],
  [
    'scripts/sim.ts',
    ['--replay', 'package.json'],
    'package.json is no trial: it needs a name, a scenario, specs, faults and families',
  ],
  ['scripts/sim.ts', ['--resume', 'package.json'], 'package.json:1 is no life that was kept'],
  ['scripts/sim.ts', ['night-scale'], 'there is no story night-scale in examples/scenarios'],
  ['scripts/mutation.ts', ['gaet'], 'there is no target gaet'],
  ['scripts/conformance.ts', ['--only', 'moto,mtoo'], 'there is no part mtoo'],
  ['scripts/field-kit.ts', [], '--cluster NAME is missing: the cluster to measure in'],
])('%s %j is refused in one line: %s', (file, args, problem) => {
  const { status, stderr } = run(file, ...args);
  expect(stderr).toBe(`${problem}; --help says what there is\n`);
  expect(status).toBe(2);
});
