// Repositories and the servers in front of them, all on loopback: git's own http-backend behind Node, git daemon, and two that are
// of no use: one that never answers, and one that spoils the packs on their way.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { until } from './processes.ts';

const EXEC_PATH = execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim();
const SAFE = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };

export interface Repository {
  /** The bare repository, below `root`. */
  readonly root: string;
  readonly bare: string;
  git(...args: string[]): string;
  /** Writes, commits all there is and pushes; the full hash. */
  commit(files?: Readonly<Record<string, string>>): string;
  /** Pushes whatever HEAD is, also over what was there. */
  push(): string;
}

export function createRepository(): Repository {
  const root = mkdtempSync(join(tmpdir(), 'sluice-e2e-git-'));
  const bare = join(root, 'specs.git');
  const work = join(root, 'work');
  const env = { ...process.env, ...SAFE };
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch', 'main', bare], { env });
  execFileSync('git', ['init', '--quiet', '--initial-branch', 'main', work], { env });
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
      cwd: work,
      env,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  const push = () => {
    git('push', '--quiet', '--force', bare, 'HEAD:refs/heads/main');
    return git('rev-parse', 'HEAD');
  };
  const commit = (files: Readonly<Record<string, string>> = {}) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(work, name)), { recursive: true });
      writeFileSync(join(work, name), text);
    }
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', 'x');
    return push();
  };
  return { root, bare, git, commit, push };
}

export interface GitServer {
  readonly port: number;
  readonly url: string;
  close(): Promise<void>;
}

export interface HttpBackendOptions {
  /** `user:password`; asked for where given. */
  readonly credentials?: string;
  /** Asked for each answer: a pack in it is broken, or stops in the middle and never goes on. */
  readonly spoil?: () => Spoil;
  /** Where everything is said to be instead. */
  readonly movedTo?: string;
  /** Speaks https with it. */
  readonly certificate?: Certificate;
  /** Told of every request. */
  readonly onRequest?: (request: IncomingMessage) => void;
}

/** PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Smart HTTP, as servers speak it. */
export async function serveHttp(
  root: string,
  { credentials, spoil, movedTo, certificate, onRequest }: HttpBackendOptions = {},
): Promise<GitServer> {
  const onAsked = (request: IncomingMessage, response: ServerResponse) => {
    onRequest?.(request);
    if (movedTo !== undefined) {
      response.writeHead(301, { location: `${movedTo}${request.url}` }).end();
      return;
    }
    const wanted = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`;
    if (wanted !== undefined && request.headers.authorization !== wanted) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="specs"' }).end();
      return;
    }
    answer(root, request, response, spoil?.() ?? false);
  };
  return certificate === undefined
    ? listening(createServer(onAsked), 'http')
    : listening(createTlsServer(certificate, onAsked), 'https');
}

type Spoil = 'broken' | 'stuck' | false;

function answer(root: string, request: IncomingMessage, response: ServerResponse, spoil: Spoil): void {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const backend = spawn(join(EXEC_PATH, 'git-http-backend'), [], {
    env: {
      PATH: process.env.PATH,
      ...SAFE,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      CONTENT_LENGTH: request.headers['content-length'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
    },
  });
  request.pipe(backend.stdin);
  const said: Buffer[] = [];
  backend.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  backend.once('close', () => {
    const whole = Buffer.concat(said);
    const end = whole.indexOf('\r\n\r\n');
    const headers = whole.toString('latin1', 0, end).split('\r\n');
    const body = whole.subarray(end + 4);
    const status = headers.find((line) => line.startsWith('Status: '));
    response.statusCode = status === undefined ? 200 : Number(status.slice(8, 11));
    for (const line of headers) {
      const [name = '', ...value] = line.split(': ');
      if (name !== 'Status') response.setHeader(name, value.join(': '));
    }
    if (spoil === 'broken') spoilPack(body);
    if (spoil === 'stuck' && body.includes('PACK'))
      response.write(body.subarray(0, body.indexOf('PACK') + 8));
    else response.end(body);
  });
}

/** Turns bits over in what follows the word PACK, where there is one. */
function spoilPack(body: Buffer): void {
  const at = body.indexOf('PACK');
  if (at < 0) return;
  for (let i = at + 20; i < Math.min(body.length - 8, at + 60); i++) body[i] = body[i]! ^ 0x55;
}

/** Takes connections and never says a word. */
export async function serveSilence(): Promise<GitServer> {
  const sockets = new Set<{ destroy(): void }>();
  const server = createTcp((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  const { port, url, close } = await listening(server, 'http');
  return {
    port,
    url,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await close();
    },
  };
}

/** The protocol git://, by git itself. */
export async function serveDaemon(root: string): Promise<GitServer> {
  const free = await listening(createTcp(), 'git');
  await free.close();
  const daemon = spawn(
    'git',
    [
      'daemon',
      '--export-all',
      '--reuseaddr',
      `--base-path=${root}`,
      '--listen=127.0.0.1',
      `--port=${free.port}`,
    ],
    { env: { ...process.env, ...SAFE }, detached: true, stdio: 'ignore' },
  );
  const ended = new Promise<void>((resolve) => daemon.once('exit', () => resolve()));
  await until('git daemon listens', 10_000, async () => {
    try {
      execFileSync('git', ['ls-remote', `${free.url}/specs.git`], {
        env: { ...process.env, ...SAFE },
        stdio: 'pipe',
      });
      return true;
    } catch {
      return false;
    }
  });
  return {
    ...free,
    close: async () => {
      process.kill(-daemon.pid!, 'SIGTERM');
      await ended;
    },
  };
}

export async function listening(
  server: Server | ReturnType<typeof createTcp>,
  protocol: string,
): Promise<GitServer> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `${protocol}://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
