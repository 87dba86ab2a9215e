// Specs from git, from real servers on loopback: what is taken, what is not, what stays in force meanwhile, and what nobody sees.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AutoScalingClient,
  DescribeAutoScalingInstancesCommand,
  SetInstanceProtectionCommand,
} from '@aws-sdk/client-auto-scaling';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '#lib/clock.ts';
import { type Fetched, fetchRevision, type Limits } from '#source/git-remote.ts';
import { parseGitUrl } from '#source/git-url.ts';
import {
  createRepository,
  type GitServer,
  type Repository,
  serveDaemon,
  serveHttp,
  serveSilence,
} from './git-servers.ts';
import { type Running, root, type SandboxProcess, start, startSandbox, until } from './processes.ts';

const SPEC = readFileSync(`${root}test/e2e/small.cluster.yaml`, 'utf8');
const inMode = (mode: string) => SPEC.replace('mode: drain', `mode: ${mode}`);

let repository: Repository;
let cache = '';
const toClose: { close(): Promise<void> | void }[] = [];
beforeEach(() => {
  repository = createRepository();
  cache = mkdtempSync(join(tmpdir(), 'sluice-e2e-cache-'));
});
afterEach(async () => {
  for (const each of toClose.splice(0).reverse()) await each.close();
  rmSync(repository.root, { recursive: true, force: true });
  rmSync(cache, { recursive: true, force: true });
});

const closing = <T extends { close(): Promise<void> | void }>(server: T): T => {
  toClose.push(server);
  return server;
};

const GENEROUS: Limits = { askMs: 10_000, fetchMs: 20_000, mostBytes: 64 * 1024 * 1024 };

interface More {
  readonly ref?: string;
  readonly path?: string;
  readonly inForce?: string;
  readonly known?: readonly string[];
  readonly limits?: Partial<Limits>;
}

function look(
  url: string,
  { ref = 'main', path = '', inForce, known = [], limits }: More = {},
): Promise<Fetched> {
  return fetchRevision(
    { place: parseGitUrl(url), ref, path },
    {
      clock: systemClock,
      signal: new AbortController().signal,
      inForce,
      known,
      limits: { ...GENEROUS, ...limits },
    },
  );
}

const names = (fetched: Fetched) =>
  fetched.kind === 'read' ? fetched.documents.map(({ file }) => file) : fetched;
const why = (fetched: Fetched) => ('why' in fetched ? `${fetched.kind}: ${fetched.why}` : fetched.kind);

/** Processes of git that name this word; other work on this machine has others. */
function gitProcesses(word: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return /^(\S*\/)?git/.test(line) && line.includes(word) ? [line] : [];
      } catch {
        // It ended while we looked.
        return [];
      }
    });
}

describe('what servers answer', () => {
  it('is the same by http, by git daemon and from a path: a branch, a tag, nothing that is known', async () => {
    const first = repository.commit({
      'clusters/a.yaml': 'a: 1',
      'clusters/inner/b.yaml': 'b',
      'c.yaml': 'c',
    });
    repository.git('tag', '-a', 'v1', '-m', 'v1');
    repository.git('push', '-q', repository.bare, 'v1');
    const second = repository.commit({ 'clusters/a.yaml': 'a: 2' });
    const http = closing(await serveHttp(repository.root));
    const daemon = closing(await serveDaemon(repository.root));
    for (const url of [`${http.url}/specs.git`, `${daemon.url}/specs.git`, repository.bare]) {
      const newest = await look(url, { path: 'clusters', inForce: first });
      expect(newest).toMatchObject({ kind: 'read', commit: second, lineage: { kind: 'follows' } });
      expect(names(newest)).toEqual([`${second.slice(0, 12)}:clusters/a.yaml`]);
      expect(await look(url, { ref: 'v1', path: 'clusters' })).toMatchObject({ kind: 'read', commit: first });
      expect(await look(url, { ref: 'v1', known: [first] })).toEqual({ kind: 'same', commit: first });
      expect(names(await look(url))).toEqual([`${second.slice(0, 12)}:c.yaml`]);
      expect(names(await look(url, { path: 'clusters/inner/b.yaml' }))).toHaveLength(1);
      expect(names(await look(url, { path: 'nowhere' }))).toEqual([]);
      expect(why(await look(url, { ref: 'gone' }))).toBe('failed: there is no branch or tag gone there');
    }
  });

  it('tells a rewritten branch, and a name that a branch and a tag share', async () => {
    const first = repository.commit({ 'a.yaml': '1' });
    repository.commit({ 'a.yaml': '2' });
    repository.git('reset', '-q', '--hard', first);
    const other = repository.commit({ 'a.yaml': '3' });
    const gone = repository.git('rev-parse', 'HEAD@{2}');
    const { url } = closing(await serveHttp(repository.root));
    expect(await look(`${url}/specs.git`, { inForce: gone })).toMatchObject({
      commit: other,
      lineage: { kind: 'rewritten' },
    });
    // Back to where it was, and a tag that was moved, are rewrites as well.
    repository.git('reset', '-q', '--hard', first);
    repository.push();
    expect(await look(`${url}/specs.git`, { inForce: other })).toMatchObject({
      commit: first,
      lineage: { kind: 'rewritten' },
    });
    repository.git('push', '-q', repository.bare, `${gone}:refs/tags/v1`);
    repository.git('push', '-qf', repository.bare, `${other}:refs/tags/v1`);
    expect(await look(`${url}/specs.git`, { ref: 'v1', inForce: gone })).toMatchObject({
      commit: other,
      lineage: { kind: 'rewritten' },
    });
    repository.git('reset', '-q', '--hard', other);
    repository.push();
    repository.git('push', '-q', repository.bare, 'HEAD:refs/tags/main');
    expect(await look(`${url}/specs.git`)).toMatchObject({
      kind: 'failed',
      why: 'main is both a branch and a tag there',
      hint: 'give --ref refs/heads/main or --ref refs/tags/main',
    });
    expect(await look(`${url}/specs.git`, { ref: 'refs/heads/main' })).toMatchObject({ commit: other });
  });

  it('is looked back through as far as it takes, and held for unknown where the server itself has no more', async () => {
    const first = repository.commit({ 'a.yaml': '1' });
    for (let nth = 0; nth < 250; nth++) repository.git('commit', '-q', '--allow-empty', '-m', `${nth}`);
    const tip = repository.push();
    const http = closing(await serveHttp(repository.root));
    const daemon = closing(await serveDaemon(repository.root));
    for (const url of [`${http.url}/specs.git`, `${daemon.url}/specs.git`, repository.bare]) {
      expect(await look(url, { inForce: first })).toMatchObject({
        commit: tip,
        lineage: { kind: 'follows' },
      });
      expect(await look(url, { inForce: 'e'.repeat(40) })).toMatchObject({ lineage: { kind: 'rewritten' } });
    }
    const shallow = join(repository.root, 'shallow.git');
    repository.git('clone', '-q', '--bare', '--depth', '30', `file://${repository.bare}`, shallow);
    expect(await look(`${http.url}/shallow.git`, { inForce: first })).toMatchObject({
      lineage: { kind: 'unknown', why: expect.stringMatching(/^not among its last 30 commits/) },
    });
  });

  it('is refused where it leads out of the tree, or is more than people write', async () => {
    const work = join(repository.root, 'work');
    const first = repository.commit({ 'plain/a.yaml': 'a', 'large/a.yaml': 'x'.repeat(1024 * 1024 + 1) });
    symlinkSync('/etc', join(work, 'out'));
    symlinkSync('../../../etc/passwd', join(work, 'plain/z.yaml'));
    repository.git('update-index', '--add', '--cacheinfo', `160000,${first},modules/sub`);
    repository.git('commit', '-qm', 'x');
    repository.commit(Object.fromEntries([...Array(1001).keys()].map((n) => [`many/${n}.yaml`, 'x'])));
    repository.git('update-index', '--add', '--cacheinfo', `160000,${first},modules/sub`);
    repository.git('commit', '-qm', 'x');
    repository.push();
    const at = async (path: string) => why(await look(repository.bare, { path }));
    expect(await at('out')).toMatch(/^refused: out is a symbolic link, which is not followed/);
    expect(await at('out/passwd')).toMatch(/^refused: out is a symbolic link/);
    expect(await at('plain')).toMatch(/^refused: plain\/z.yaml is a symbolic link/);
    expect(await at('modules')).toMatch(/^refused: modules\/sub is a submodule; keep the specs/);
    expect(await at('modules/sub/deep')).toMatch(/^refused: modules\/sub is a submodule/);
    expect(await at('large')).toMatch(/^refused: large\/a.yaml is larger than 1 MiB/);
    expect(await at('many')).toMatch(/^refused: many has 1001 YAML files, more than 1000/);
  });

  it('is ended by a deadline of ours when nothing comes, with every process of it', async () => {
    const silent = closing(await serveSilence());
    const began = performance.now();
    const answer = look(`${silent.url}/specs.git`, { limits: { askMs: 1_500 } });
    await until('git asks', 1_400, async () => gitProcesses(`:${silent.port}/`).length > 1);
    expect(why(await answer)).toBe('failed: no answer within 1.5 s');
    expect(performance.now() - began).toBeLessThan(5_000);
    await until('no git is left', 3_000, async () => gitProcesses(`:${silent.port}/`).length === 0);
  });

  it('is given up when it is too large, and when the pack is broken; nothing of it stays on the disk', async () => {
    const before = readdirSync(tmpdir()).filter((name) => /^sluice-git-/.test(name));
    const noise = randomBytes(3_000_000).toString('base64');
    const good = repository.commit({ 'a.yaml': 'a', noise });
    let spoil: 'broken' | 'stuck' | false = 'broken';
    const { url } = closing(await serveHttp(repository.root, { spoil: () => spoil }));
    expect(why(await look(`${url}/specs.git`))).toMatch(/^failed: .*(pack|inflate|index-pack)/);
    spoil = 'stuck';
    expect(why(await look(`${url}/specs.git`, { limits: { fetchMs: 2_500 } }))).toMatch(
      /^failed: no answer within 2\.\d+ s$/,
    );
    expect(gitProcesses(url.slice(7))).toEqual([]);
    spoil = false;
    expect(why(await look(`${url}/specs.git`, { limits: { mostBytes: 1024 * 1024 } }))).toBe(
      'failed: the revision is larger than 1 MiB; keep specs in a repository of their own',
    );
    expect(await look(`${url}/specs.git`)).toMatchObject({ kind: 'read', commit: good });
    const after = readdirSync(tmpdir()).filter((name) => /^sluice-git-/.test(name));
    expect(after.filter((name) => !before.includes(name))).toEqual([]);
  });
});

describe('credentials', () => {
  it('go to the host of the URL alone, also when that says that everything has moved', async () => {
    repository.commit({ 'a.yaml': 'a' });
    const heard: (string | undefined)[] = [];
    const thief = closing(
      await serveHttp(repository.root, {
        credentials: 'bot:word',
        onRequest: ({ headers }) => heard.push(headers.authorization),
      }),
    );
    const moved = closing(await serveHttp(repository.root, { movedTo: thief.url }));
    expect(why(await look(`${moved.url.replace('//', '//bot:word@')}/specs.git`))).toMatch(/^failed: /);
    expect(heard.length).toBeGreaterThan(0);
    expect(heard.filter(Boolean)).toEqual([]);
    expect(await look(`${thief.url.replace('//', '//bot:word@')}/specs.git`)).toMatchObject({ kind: 'read' });
  });

  it('of ssh are those of ssh, which gets host and command as they are', async () => {
    const commit = repository.commit({ 'a.yaml': 'a' });
    const log = join(repository.root, 'ssh.log');
    const ssh = join(repository.root, 'ssh');
    writeFileSync(
      ssh,
      `#!/bin/sh\nenv > ${log}\necho "$@" >> ${log}\nfor last; do :; done\nexec sh -c "$last"\n`,
      {
        mode: 0o755,
      },
    );
    process.env.GIT_SSH = ssh;
    process.env.SLUICE_GIT_PASSWORD = 's3cret-word';
    try {
      expect(await look(`git@host.example:${repository.bare}`)).toMatchObject({ kind: 'read', commit });
    } finally {
      delete process.env.GIT_SSH;
      delete process.env.SLUICE_GIT_PASSWORD;
    }
    const heard = readFileSync(log, 'utf8');
    expect(heard).toContain(`git@host.example git-upload-pack '${repository.bare}'`);
    expect(heard).not.toContain('s3cret');
  });
});

describe('run --git', () => {
  let sandbox: SandboxProcess;
  beforeEach(async () => {
    sandbox = await startSandbox('test/e2e/small.scenario.yaml');
    toClose.push({ close: async () => void (await sandbox.end('SIGTERM')) });
  });

  const run = (url: string, more: string[] = [], env: Record<string, string> = {}) => {
    const args = ['run', '--git', url, '--path', 'clusters', '--cache', cache, '--poll', '5s', ...more];
    const running = start(args, { AWS_ENDPOINT_URL: sandbox.url, AWS_ACCESS_KEY_ID: 'sluice', ...env });
    toClose.push({ close: async () => void (running.child.exitCode ?? (await running.end('SIGKILL'))) });
    return running;
  };
  const says = (running: Running, pattern: RegExp) =>
    until(`it says ${pattern}`, 40_000, async () => pattern.test(running.output())).catch((error) => {
      throw new Error(`${error.message}\n${running.output()}`);
    });
  const ended = (running: Running) =>
    new Promise<number | null>((resolve) => running.child.once('close', (code) => resolve(code)));
  const group = () =>
    new AutoScalingClient({
      endpoint: sandbox.url,
      region: 'ap-northeast-1',
      credentials: { accessKeyId: 'tester', secretAccessKey: 'unused' },
    });
  const members = async () =>
    (await group().send(new DescribeAutoScalingInstancesCommand({}))).AutoScalingInstances ?? [];
  const isProtected = async () =>
    (await members()).some(({ ProtectedFromScaleIn }) => ProtectedFromScaleIn === true);
  const unprotectAll = async () => {
    const AutoScalingGroupName = 'small-group';
    const own = (await members()).filter((each) => each.AutoScalingGroupName === AutoScalingGroupName);
    const InstanceIds = own.map(({ InstanceId }) => InstanceId!);
    await group().send(
      new SetInstanceProtectionCommand({ AutoScalingGroupName, InstanceIds, ProtectedFromScaleIn: false }),
    );
  };

  it('takes valid revisions in as they come, and keeps the last one through all that is wrong', async () => {
    const observe = repository.commit({ 'clusters/small.yaml': inMode('observe') });
    let spoil: 'broken' | false = false;
    const server: GitServer = await serveHttp(repository.root, {
      credentials: 'bot:s3cret-word',
      spoil: () => spoil,
    });
    const running = run(`${server.url.replace('//', '//bot:s3cret-word@')}/specs.git`);
    await says(
      running,
      new RegExp(`operating small .* mode observe, .* from ${observe.slice(0, 12)}:clusters`),
    );
    expect(await isProtected()).toBe(false);

    const drain = repository.commit({ 'clusters/small.yaml': inMode('drain') });
    await says(
      running,
      new RegExp(`${drain.slice(0, 12)} is in force, after ${observe.slice(0, 12)}: changed small`),
    );
    await says(running, new RegExp(`operating small .* mode drain, .* from ${drain.slice(0, 12)}:clusters`));
    await until('busy instances are protected', 15_000, isProtected);
    await says(running, new RegExp(`done: protect .* commit=${drain.slice(0, 12)}`));

    const wrong = repository.commit({ 'clusters/small.yaml': inMode('drian') });
    await says(
      running,
      new RegExp(`has ${wrong.slice(0, 12)}, which is refused: .*mode.*${drain.slice(0, 12)} stays`),
    );

    repository.git('reset', '-q', '--hard', observe);
    const rewritten = repository.commit({ 'clusters/small.yaml': `# anew\n${inMode('drain')}` });
    await says(
      running,
      new RegExp(
        `was rewritten: it is at ${rewritten.slice(0, 12)}, which is HELD, as ${drain.slice(0, 12)} is not in`,
      ),
    );
    await unprotectAll();
    await says(
      running,
      new RegExp(`done: protect .*commit=${drain.slice(0, 12)} .*held=${rewritten.slice(0, 12)}`),
    );
    repository.git('reset', '-q', '--hard', drain);
    repository.push();
    await says(running, new RegExp(`is read again, and at ${drain.slice(0, 12)}`));

    spoil = 'broken';
    repository.commit({ note: '1' });
    await says(running, new RegExp(`cannot be read: .*${drain.slice(0, 12)} stays in force`));
    spoil = false;
    repository.git('rm', '-q', 'clusters/small.yaml');
    const without = repository.commit();
    await says(running, new RegExp(`${without.slice(0, 12)} is in force`));
    await says(
      running,
      /the spec small is gone from the tree .*it stays in force as it was, and nothing is released/,
    );

    const { port } = server;
    await server.close();
    await says(running, /cannot be read: .*(connect|refused)/i);
    expect(await isProtected()).toBe(true);
    expect(await running.end('SIGTERM')).toBe(0);
    expect(running.output()).not.toMatch(/s3cret|Error:|\n {4}at /);

    // A new process without the server goes on with what was kept, and one that shall forget it has nothing to do.
    const again = run(`http://127.0.0.1:${port}/specs.git`);
    await says(again, /operating small .* mode drain/);
    await says(again, /stays in force/);
    expect(await again.end('SIGTERM')).toBe(0);
    const forgetful = run(`http://127.0.0.1:${port}/specs.git`, ['--forget', 'small']);
    expect(await ended(forgetful)).toBe(2);

    const command = start(['timeline', 'small']);
    await ended(command);
    expect(command.output()).toMatch(
      new RegExp(
        `mode drain \\(commit ${drain.slice(0, 12)}\\)[^]*done: protect.*\\(commit ${drain.slice(0, 12)}\\)`,
      ),
    );
  });

  it('shows no credentials: not in its own line of the process list, not in those of git, not in what it says', async () => {
    repository.commit({ 'clusters/small.yaml': inMode('observe') });
    const silent = closing(await serveSilence());
    const running = run(`http://bot:s3cret-word@127.0.0.1:${silent.port}/specs.git`, ['--once']);
    const lines = await until('git asks', 10_000, async () => {
      const found = gitProcesses(`:${silent.port}/`);
      return found.length > 1 && found;
    });
    const own = readFileSync(`/proc/${running.child.pid}/cmdline`, 'utf8');
    expect(own).toContain('sluice run');
    expect(`${own}${lines.join()}`).not.toContain('s3cret');
    expect(await ended(running)).toBe(2);
    expect(running.output()).toMatch(
      /main of http:\/\/127.0.0.1:\d+\/specs.git cannot be read: no answer within 20 s/,
    );
    const refused = closing(await serveHttp(repository.root, { credentials: 'bot:other' }));
    const url = `${refused.url.replace('//', '//bot:s3cret-word@')}/specs.git`;
    const second = run(url, ['--once']);
    expect(await ended(second)).toBe(2);
    expect(second.output()).toMatch(/Authentication failed .*SLUICE_GIT_USERNAME/);
    const third = run(`${refused.url}/specs.git`, ['--once'], {
      SLUICE_GIT_USERNAME: 'bot',
      SLUICE_GIT_PASSWORD: 'other',
    });
    expect(await ended(third)).toBe(0);
    expect(`${running.output()}${second.output()}`).not.toMatch(/s3cret|Error:/);
  });

  it('goes on from what was in force before a rewrite, in a new process too, until that commit is accepted', async () => {
    const drain = repository.commit({ 'clusters/small.yaml': inMode('drain') });
    expect(await ended(run(repository.bare, ['--once']))).toBe(0);
    repository.git('commit', '-q', '--amend', '--allow-empty', '-m', 'y');
    const rewritten = repository.commit({ 'clusters/small.yaml': inMode('observe') });
    const held = run(repository.bare);
    await says(held, /operating small .* mode drain/);
    await says(
      held,
      new RegExp(`HELD.* end run and start it with --accept-rewrite ${rewritten.slice(0, 12)}`),
    );
    expect(await held.end('SIGTERM')).toBe(0);
    const once = run(repository.bare, ['--once', '--accept-rewrite', drain.slice(0, 12)]);
    expect(await ended(once)).toBe(1);
    expect(once.output()).toMatch(/HELD/);
    const accepted = run(repository.bare, ['--once', '--accept-rewrite', rewritten.slice(0, 12)]);
    expect(await ended(accepted)).toBe(0);
    expect(accepted.output()).toMatch(/which --accept-rewrite allows[\s\S]*mode observe/);
    const wrong = run(repository.bare, ['--once', '--accept-rewrite', 'main']);
    expect(await ended(wrong)).toBe(2);
    expect(wrong.output()).toMatch(/--accept-rewrite takes a commit, seven digits of it at least, or any/);
  });

  it('once and dry: the commit is shown, the newest revision is meant, and a dry run keeps nothing', async () => {
    const first = repository.commit({ 'clusters/small.yaml': inMode('drain') });
    const dry = run(repository.bare, ['--dry-run']);
    expect(await ended(dry)).toBe(0);
    expect(dry.output()).toContain(`small (commit ${first.slice(0, 12)}): `);
    expect(dry.output()).toContain('would protect');
    expect(readdirSync(cache)).toEqual([]);
    const once = run(repository.bare, ['--once']);
    expect(await ended(once)).toBe(0);
    expect(readdirSync(cache)).toHaveLength(1);
    repository.commit({ 'clusters/small.yaml': inMode('drian') });
    const wrong = run(repository.bare, ['--once']);
    expect(await ended(wrong)).toBe(1);
    expect(wrong.output()).toMatch(/which is refused: [0-9a-f]{12}:clusters\/small.yaml:9:\d+ {2}spec.mode/);
  });
});
