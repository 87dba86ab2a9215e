// Specs from git over TLS and ssh, from real servers on loopback: what is trusted, and what is said in one sentence where it is not.
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#lib/clock.ts';
import { fetchRevision } from '#source/git-remote.ts';
import { parseGitUrl } from '#source/git-url.ts';
import { createCertificate, hasSshd, type SshServer, serveSsh } from './git-secure.ts';
import { createRepository, type GitServer, type Repository, serveHttp } from './git-servers.ts';

let repository: Repository;
let commit = '';
const toClose: { close(): Promise<void> | void }[] = [];
beforeAll(() => {
  repository = createRepository();
  commit = repository.commit({ 'a.yaml': 'a' });
  toClose.push({ close: () => rmSync(repository.root, { recursive: true, force: true }) });
});
afterAll(async () => {
  for (const each of toClose.splice(0).reverse()) await each.close();
});

/** With these in the environment, as whoever starts Sluice has set them. */
async function look(url: string, environment: Readonly<Record<string, string>> = {}) {
  Object.assign(process.env, environment);
  try {
    const limits = { askMs: 10_000, fetchMs: 20_000, mostBytes: 64 * 1024 * 1024 };
    return await fetchRevision(
      { place: parseGitUrl(url, process.env), ref: 'main', path: '' },
      { clock: systemClock, signal: new AbortController().signal, known: [], limits },
    );
  } finally {
    for (const name of Object.keys(environment)) delete process.env[name];
  }
}

describe('over https', () => {
  let server: GitServer;
  let authority = '';
  beforeAll(async () => {
    const certificate = createCertificate();
    authority = certificate.file;
    server = await serveHttp(repository.root, { certificate, credentials: 'bot:s3cret' });
    toClose.push(certificate, server);
  });

  it('a certificate that nobody vouches for is refused, with what to do', async () => {
    const answer = await look(`${server.url.replace('//', '//bot:s3cret@')}/specs.git`);
    expect(answer).toMatchObject({
      kind: 'failed',
      why: expect.stringMatching(/certificate/),
      hint: 'name the authority that signed its certificate with GIT_SSL_CAINFO=FILE',
    });
    expect(JSON.stringify(answer)).not.toContain('s3cret');
  });

  it('one whose authority is known is taken, and then credentials count', async () => {
    const trusted = { GIT_SSL_CAINFO: authority };
    expect(await look(`${server.url.replace('//', '//bot:s3cret@')}/specs.git`, trusted)).toMatchObject({
      kind: 'read',
      commit,
    });
    const wrong = await look(`${server.url.replace('//', '//bot:wr0ng@')}/specs.git`, trusted);
    expect(wrong).toMatchObject({
      kind: 'failed',
      why: expect.stringMatching(/^Authentication failed/),
      hint: expect.stringMatching(/^give SLUICE_GIT_USERNAME/),
    });
    expect(JSON.stringify(wrong)).not.toContain('wr0ng');
  });
});

describe.runIf(hasSshd)('over ssh', () => {
  let server: SshServer;
  beforeAll(async () => {
    server = await serveSsh();
    toClose.push(server);
  });
  const as = (key: string, knownHosts: string) => ({
    GIT_SSH_COMMAND: `ssh -F /dev/null -i ${key} -o IdentitiesOnly=yes -o IdentityAgent=none -o UserKnownHostsFile=${knownHosts}`,
  });
  const at = (environment: Record<string, string>, path = repository.bare) =>
    look(`${server.url}${path}`, environment);

  it('a host and a key that are known are taken', async () => {
    const { keys, knownHosts } = server;
    expect(await at(as(keys.good, knownHosts.right))).toMatchObject({ kind: 'read', commit });
  });

  it('a host that is not known is refused, and nobody is asked', async () => {
    expect(await at(as(server.keys.good, '/dev/null'))).toMatchObject({
      kind: 'failed',
      why: expect.stringMatching(/Host key verification failed$/),
      hint: expect.stringMatching(/^add the host to known_hosts/),
    });
  });

  it('a host whose key is another one is refused, and that is said', async () => {
    expect(await at(as(server.keys.good, server.knownHosts.wrong))).toMatchObject({
      kind: 'failed',
      why: expect.stringMatching(/^Host key for .* has changed/),
      hint: expect.stringMatching(/^find out whether the host has a new key/),
    });
  });

  it('a key that may not read is refused with its own sentence, and so is a path without a repository', async () => {
    const { keys, knownHosts } = server;
    expect(await at(as(keys.other, knownHosts.right))).toMatchObject({
      kind: 'failed',
      why: expect.stringMatching(/Permission denied \(publickey/),
      hint: 'give ssh a key that reads the repository',
    });
    expect(await at(as(keys.good, knownHosts.right), '/nowhere.git')).toMatchObject({
      kind: 'failed',
      why: expect.stringMatching(/'\/nowhere.git' does not appear to be a git repository/),
      hint: 'check --git',
    });
  });
});
