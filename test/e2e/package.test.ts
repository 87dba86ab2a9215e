// The package of npm: what it holds, that nothing but what it holds is needed, and that what is installed does its main job.
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AWS_ENVIRONMENT, root, type SandboxProcess, startSandbox } from './processes.ts';

const run = promisify(execFile);
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  version: string;
  private: boolean;
  files: string[];
};

let folder = '';
let home = '';
let sandbox: SandboxProcess;
/** Unpacked where no other package can be found: what is not in it is missing. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sluice-package-'));
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], { cwd: root });
  execFileSync('tar', ['-xzf', join(folder, `sluice-${manifest.version}.tgz`), '-C', folder]);
  home = join(folder, 'package');
  sandbox = await startSandbox('examples/scenarios/scale-in-kills-tasks.yaml');
});
afterAll(async () => {
  await sandbox.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

/** Its output and status, whatever it is. */
async function sluice(...args: string[]): Promise<{ status: number; out: string }> {
  const env = { PATH: process.env.PATH, HOME: folder, ...AWS_ENVIRONMENT, AWS_ENDPOINT_URL: sandbox.url };
  try {
    const { stdout } = await run(process.execPath, [join(home, 'bin/sluice'), ...args], { cwd: folder, env });
    return { status: 0, out: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { status: code, out: stdout + stderr };
  }
}

describe('the package', () => {
  it('holds the program and what its pages link to, and nothing of the workshop', () => {
    const held = readdirSync(home).sort();
    expect(held).toEqual([...manifest.files, 'package.json'].sort());
    const files = readdirSync(home, { recursive: true }).map(String);
    expect(files).toContain('dist/entry.js');
    expect(files.filter((file) => /\.ts$|(^|\/)(node_modules|test|\.env|\.npmrc)(\/|$)/.test(file))).toEqual(
      [],
    );
  });

  it('does its main job without any other package: version, validate, simulate, diff', async () => {
    expect(await sluice('--version')).toEqual({ status: 0, out: `${manifest.version}\n` });
    const spec = join(home, 'examples/clusters/music.yaml');
    const scenario = join(home, 'examples/scenarios/scale-in-kills-tasks.yaml');
    expect((await sluice('validate', '-f', spec, '-f', scenario)).status).toBe(0);
    expect((await sluice('explain', 'clusterspec.spec.mode')).status).toBe(0);
    const simulated = await sluice('simulate', '--scenario', scenario, '-o', 'json');
    expect(simulated.status).toBe(0);
    expect(JSON.parse(simulated.out)).toMatchObject({ converged: true, requests: { failed: 0 } });
    const differs = await sluice('diff', '-f', spec);
    expect(differs.status).toBe(1);
    expect(differs.out).toContain('music');
    expect((await sandbox.page('calls')).counts.mutating).toBe(0);
  });

  it('is published by nobody by mistake, and tells of its version in the changelog', () => {
    expect(manifest.private).toBe(true);
    expect(readFileSync(`${root}CHANGELOG.md`, 'utf8')).toMatch(
      new RegExp(`^## \\[?(Unreleased|${manifest.version.replaceAll('.', '\\.')})`, 'm'),
    );
  });
});
