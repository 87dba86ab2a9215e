// What a secure git server takes: a certificate that nobody has signed, and a real sshd on loopback with keys of its own.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { type Certificate, type GitServer, listening } from './git-servers.ts';
import { until } from './processes.ts';

/** Signed by itself, for 127.0.0.1; `file` is what a client has to trust. */
export function createCertificate(): Certificate & { readonly file: string; close(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-e2e-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...subject],
    { stdio: 'pipe' },
  );
  const close = () => rmSync(folder, { recursive: true, force: true });
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8'), file: cert, close };
}

const SSHD = '/usr/sbin/sshd';

/** Debian's openssh-server; `.ci/run` installs it. */
export const hasSshd = existsSync(SSHD);

export interface SshServer extends GitServer {
  /** Of the user who runs this; the server knows `good` and not `other`. */
  readonly keys: { readonly good: string; readonly other: string };
  /** A known_hosts with the host's key, and one with another key for it. */
  readonly knownHosts: { readonly right: string; readonly wrong: string };
}

export async function serveSsh(): Promise<SshServer> {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-e2e-ssh-'));
  const keyFile = (name: string) => {
    const file = join(folder, name);
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
    return file;
  };
  const [host, good, other] = [keyFile('host'), keyFile('good'), keyFile('other')] as const;
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const free = await listening(createServer(), 'ssh');
  await free.close();
  const publicKey = (file: string) => readFileSync(`${file}.pub`, 'utf8');
  const known = (file: string) => `[127.0.0.1]:${free.port} ${publicKey(file)}`;
  const knownHosts = { right: write('right', known(host)), wrong: write('wrong', known(other)) };
  const config = [
    `Port ${free.port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${host}`,
    `AuthorizedKeysFile ${write('authorized', publicKey(good))}`,
    'PidFile none',
    'StrictModes no',
    'UsePAM no',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
  ];
  // Root is asked for this folder; Debian makes it when its own service starts.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  const server = spawn(SSHD, ['-D', '-e', '-f', write('config', `${config.join('\n')}\n`)]);
  let said = '';
  server.stderr.on('data', (chunk: Buffer) => (said += chunk));
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await until('sshd listens', 10_000, async () => said.includes('Server listening')).catch((error) => {
    throw new Error(`${error.message}: ${said}`);
  });
  return {
    port: free.port,
    url: `ssh://${userInfo().username}@127.0.0.1:${free.port}`,
    keys: { good, other },
    knownHosts,
    close: async () => {
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
