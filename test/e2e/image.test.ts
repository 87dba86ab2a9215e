// The image without Docker: what the Dockerfile copies, built and laid out as it says, and its entrypoint run from there by a user
// without rights. What is Debian's (apt, users) is left to Docker.
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextOf, copyAll, filesBelow, last, readText, stagesOf } from '../support/dockerfile.ts';
import { createRepository } from './git-servers.ts';
import { AWS_ENVIRONMENT, root as checkout, type SandboxProcess, startSandbox } from './processes.ts';

const root = checkout.replace(/\/$/, '');
const [build, image] = stagesOf(readText(join(root, 'Dockerfile')));
const place = mkdtempSync(join(tmpdir(), 'sluice-image-'));
const state = join(place, 'var/lib/sluice');
const isRoot = process.getuid?.() === 0;
/** Of the image; only root may become somebody else. */
const user = isRoot ? { uid: 65_532, gid: 65_532 } : {};

/** The files of the checkout as git would commit them now. */
const committed = () =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
    .trim()
    .split('\n');

const environment = Object.fromEntries(
  last(image!, 'ENV')
    .split(/\s+/)
    .map((pair) => pair.split('=') as [string, string])
    .map(([name, value]) => [name, value.startsWith('/') ? join(place, value) : value]),
);

function run(args: readonly string[], more: Record<string, string> = {}) {
  const [program, file] = JSON.parse(last(image!, 'ENTRYPOINT')) as [string, string];
  expect(program).toBe('node');
  return spawnSync(process.execPath, [join(place, file), ...args], {
    cwd: join(place, last(image!, 'WORKDIR')),
    env: { PATH: process.env.PATH, ...environment, ...AWS_ENVIRONMENT, ...more },
    encoding: 'utf8',
    timeout: 60_000,
    ...user,
  });
}

let laidOut: string[];
beforeAll(() => {
  const workshop = join(place, 'stage');
  const context = contextOf(committed(), readText(join(root, '.dockerignore')));
  copyAll(build!, workshop, () => ({ root, files: context }));
  // In place of `npm ci`, whose result this is.
  symlinkSync(join(root, 'node_modules'), join(workshop, 'build/node_modules'));
  execFileSync('sh', ['-c', last(build!, 'RUN')], {
    cwd: join(workshop, last(build!, 'WORKDIR')),
    stdio: 'pipe',
  });
  rmSync(join(workshop, 'build/node_modules'));
  const built = { root: workshop, files: filesBelow(workshop) };
  copyAll(image!, place, (stage) => (stage === build!.name ? built : { root, files: context }));
  rmSync(workshop, { recursive: true });
  mkdirSync(state, { recursive: true });
  chmodSync(place, 0o755);
  if (isRoot) chownSync(state, 65_532, 65_532);
  laidOut = filesBelow(join(place, 'opt'));
}, 120_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('the image', () => {
  it('has the program, its package.json and its licence, and no source, test, map or dependency', () => {
    expect(laidOut.filter((path) => !path.startsWith('sluice/dist/'))).toEqual([
      'sluice/LICENSE',
      'sluice/bin/sluice',
      'sluice/package.json',
    ]);
    expect(laidOut.length).toBeGreaterThan(20);
    expect(
      laidOut.filter(
        (path) => !/\.js$/.test(path.replace(/^sluice\/(LICENSE|bin\/sluice|package\.json)$/, 'x.js')),
      ),
    ).toEqual([]);
  });

  it('gets nothing from the checkout that it does not need: no git, no specs, no secrets', () => {
    const strays = [
      '.git/config',
      '.env',
      'node_modules/x/index.js',
      'specs/web.yaml',
      'id_rsa',
      'src/lib/clock.test.ts',
      'scripts/sim.ts',
    ];
    const wanted = ['src/cli/main.ts', 'package-lock.json', 'bin/sluice'];
    expect(contextOf([...strays, ...wanted], readText(join(root, '.dockerignore')))).toEqual(wanted);
  });

  it('says its version and what it takes', () => {
    const { version } = JSON.parse(readText(join(root, 'package.json'))) as { version: string };
    expect(run(['--version'])).toMatchObject({ stdout: `${version}\n`, status: 0 });
    expect(run(JSON.parse(last(image!, 'CMD'))).stdout).toContain('Usage: sluice');
  });
});

describe('an operator in the image', () => {
  let sandbox: SandboxProcess;
  beforeAll(async () => {
    sandbox = await startSandbox('test/e2e/small.scenario.yaml');
  });
  afterAll(() => sandbox.end('SIGTERM'));

  it('follows git, operates once, and writes nothing but below /var/lib/sluice', () => {
    const repository = createRepository();
    repository.commit({ 'clusters/small.yaml': readText(join(root, 'test/e2e/small.cluster.yaml')) });
    // Git reads no repository of somebody else.
    if (isRoot) execFileSync('chown', ['-R', '65532:65532', repository.root]);
    const { status, stderr, stdout } = run(
      ['run', '--once', '--git', repository.bare, '--path', 'clusters'],
      {
        AWS_ENDPOINT_URL: sandbox.url,
      },
    );
    rmSync(repository.root, { recursive: true });
    expect({ status, stderr, stdout }).toEqual({ status: 0, stderr, stdout });
    expect(stderr).toContain('operating small in ap-northeast-1 of 111122223333, mode drain');
    expect(filesBelow(join(place, 'opt'))).toEqual(laidOut);
    expect(filesBelow(state).some((path) => path === 'sluice/timeline.jsonl')).toBe(true);
    expect(filesBelow(place).filter((path) => !/^(opt|var\/lib\/sluice)\//.test(path))).toEqual([]);
  }, 90_000);

  it('with specs in a derived image takes them from there', () => {
    const specs = join(place, 'etc/sluice');
    mkdirSync(specs, { recursive: true });
    writeFileSync(join(specs, 'small.yaml'), readText(join(root, 'test/e2e/small.cluster.yaml')));
    const { status, stdout } = run(['run', '--dry-run', '-f', specs], { AWS_ENDPOINT_URL: sandbox.url });
    rmSync(dirname(specs), { recursive: true });
    expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining('small') });
  }, 60_000);
});

describe('its health check', () => {
  const check = (port: number) => {
    const [, command = ''] = /CMD (\[.*\])$/.exec(last(image!, 'HEALTHCHECK'))!;
    const [program, ...args] = JSON.parse(command.replace(':9180/', `:${port}/`)) as string[];
    expect(program).toBe('node');
    return new Promise<number>((resolve) => {
      execFile(process.execPath, args, { timeout: 20_000 }, (error) =>
        resolve(error ? Number(error.code) : 0),
      );
    });
  };

  it.each([
    [200, 0],
    [503, 1],
  ])('ends with HTTP %d as %d', async (answer, status) => {
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/healthz' ? answer : 404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    expect(await check((server.address() as AddressInfo).port)).toBe(status);
    server.close();
  });

  it('and as 1 where nobody listens', async () => {
    expect(await check(1)).toBe(1);
  });
});
