// `sluice diff --against` in a repository of its own: what it prints as text, Markdown and JSON, and which exit status it ends with.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AgainstOptions, diffAgainst } from './diff-against.ts';

let root = '';
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: root, stdio: 'pipe' });

const spec = (cluster: string, mode: string, pools: string, more = '') => `apiVersion: sluice.dev/v1alpha1
kind: ClusterSpec
metadata: {name: ${cluster}}
spec:
  account: "111122223333"
  region: ap-northeast-1
  cluster: ${cluster}
  mode: ${mode}
${more}  pools: ${pools}
`;
const GROUP = '{name: steady, autoScalingGroup: {name: g}, limits: {min: 2, max: 9}}';
const FLEET = '{name: fleet, spotFleet: {id: sfr-1}}';
const write = (name: string, text: string) => writeFileSync(join(root, 'clusters', name), text);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sluice-against-'));
  mkdirSync(join(root, 'clusters'));
  git('init', '--quiet', '--initial-branch', 'main');
  write('web.yaml', spec('web', 'observe', `[${GROUP}, ${FLEET}]`));
  write('old.yaml', spec('old', 'drain', '[{name: steady, autoScalingGroup: {name: old}}]'));
  git('add', '--all');
  git('commit', '--quiet', '--message', 'x');
});
afterEach(() => {
  rmSync(root, { recursive: true });
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

async function run(options: Partial<AgainstOptions> = {}, columns = 80) {
  const seen = { out: '', err: '' };
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    seen.err += String(text);
    return true;
  });
  const terminal = {
    write(text: string) {
      seen.out += text;
    },
    writeError: () => undefined,
    input: (async function* () {})(),
    colour: false,
    columns,
  };
  const files = (options.file ?? ['clusters']).map((file) => join(root, file));
  await diffAgainst({ against: 'main', output: 'text', ...options, file: files }, terminal);
  const clean = (text: string) =>
    text.replaceAll(`${root}/`, '').replace(/\([0-9a-f]{12}\)/g, '(0123456789ab)');
  return { out: clean(seen.out), err: clean(seen.err), status: process.exitCode };
}

const change = () => {
  write('web.yaml', spec('web', 'drain', `[${GROUP.replace('9', '12')}, ${FLEET}]`));
  rmSync(join(root, 'clusters/old.yaml'));
  write('new.yaml', spec('new', 'observe', '[{name: fleet, spotFleet: {id: sfr-2}}]'));
};

describe('specs as they were committed', () => {
  it('differ in nothing: exit status 0', async () => {
    const { out, status } = await run();
    expect(status).toBe(0);
    expect(out.split('\n').at(-2)).toBe('No changes in 2 clusters against main (0123456789ab).');
  });

  it('differ in what was edited, added and removed: exit status 1', async () => {
    change();
    const { out, status } = await run();
    expect(status).toBe(1);
    expect(out).toMatch(/^Cluster new .*Cluster old .*Cluster web /s);
    expect(out).toContain('\n  ~ mode: observe → drain\n');
    expect(out).toContain('\n  ~ pools.steady.limits.max: 9 → 12\n');
    expect(out.split('\n').at(-2)).toBe(
      '1 added, 1 removed, 1 altered of 3 clusters against main (0123456789ab).',
    );
  });

  it('read well in a review', async () => {
    change();
    const { out, status } = await run({ output: 'markdown' });
    expect(status).toBe(1);
    expect(out).toContain('\n## Cluster old\n');
    expect(out.split('\n').at(-2)).toBe(
      '**1 added, 1 removed, 1 altered of 3 clusters against main (0123456789ab).**',
    );
  });

  it('are tried in another mode, which the heading says', async () => {
    const { out, status } = await run({ as: 'scale', file: ['clusters/web.yaml'] });
    expect(status).toBe(1);
    expect(out).toContain('\n  as if in mode scale; its spec has observe\n');
    expect(out).toContain('~ mode: observe → scale');
    const same = await run({ as: 'observe', file: ['clusters/web.yaml'] });
    expect(same.status).toBe(0);
    expect(same.out).toContain('as mode observe, which its spec has');
  });

  it('are one document for programs, whose fields docs/diff.md names', async () => {
    change();
    const document = JSON.parse((await run({ output: 'json', as: 'protect' })).out);
    expect(document).toMatchObject({ apiVersion: 'sluice.dev/v1alpha1', kind: 'SpecDiff', changes: true });
    const [, page = ''] = readFileSync(join(import.meta.dirname, '../../docs/diff.md'), 'utf8').split(
      '## Two revisions',
    );
    const named = new Set(
      [...page.replace(/```.*?```/gs, '').matchAll(/`([^`]+)`/g)].flatMap(([, name]) =>
        name!.split(/\[\]|\./),
      ),
    );
    const keys = keysOf(document);
    expect(keys.size).toBeGreaterThan(15);
    expect([...keys].filter((key) => !named.has(key))).toEqual([]);
  });
});

/** All keys but those within values of the specs. */
function keysOf(value: unknown): Set<string> {
  if (value === null || typeof value !== 'object') return new Set();
  return new Set(
    Object.entries(value).flatMap(([key, each]) => [
      ...(Array.isArray(value) ? [] : [key]),
      ...('path' in value ? [] : keysOf(each)),
    ]),
  );
}

describe('what cannot be compared', () => {
  it('is a file that was not there, a mistake more likely than a new one', async () => {
    write('web2.yaml', spec('web2', 'observe', `[${GROUP}]`));
    await expect(run({ file: ['clusters/web2.yaml'] })).rejects.toThrow(
      /web2\.yaml is not in main; check the path, or give its folder: there a file that is new counts as added/,
    );
  });

  it('is a file that is nowhere: exit status 2', async () => {
    const { out, err, status } = await run({ file: ['clusters/none.yaml'] });
    expect([out, status]).toEqual(['', 2]);
    expect(err).toContain('clusters/none.yaml  there is no such file or folder; check the path');
  });

  it('is a spec with a mistake, now: exit status 1, or then, which is said with its revision', async () => {
    write('web.yaml', spec('web', 'drian', `[${GROUP}]`));
    const { err, status } = await run();
    expect(status).toBe(1);
    expect(err).toMatch(/clusters\/web\.yaml:8:\d+ {2}spec\.mode/);
    git('add', '--all');
    git('commit', '--quiet', '--message', 'y');
    write('web.yaml', spec('web', 'drain', `[${GROUP}]`));
    await expect(run()).rejects.toThrow(/^not valid in that revision, .*: main:.*clusters\/web\.yaml:8:\d+/);
  });

  it('is a folder without specs, now and then', async () => {
    mkdirSync(join(root, 'notes'));
    writeFileSync(join(root, 'notes/a.md'), 'x');
    const { err, status } = await run({ file: ['notes'] });
    expect(status).toBe(2);
    expect(err).toContain('is a folder without YAML files');
  });

  it('is not a file that is gone: its cluster is removed', async () => {
    rmSync(join(root, 'clusters/old.yaml'));
    const { out, status } = await run({ file: ['clusters/old.yaml'] });
    expect(status).toBe(1);
    expect(out).toContain('Removed: no longer managed, nor are its pools steady; what was');
  });
});
