// A few pages over HTTP, for machines that watch the process. Reads only: each page is made when it is asked for.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Page {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

export interface EndpointOptions {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** By path, such as `/healthz`; given the query. May throw: that is answered 500. */
  readonly pages: Readonly<Record<string, (query: URLSearchParams) => Page | Promise<Page>>>;
  readonly onTrouble: (message: string) => void;
}

export interface Endpoints {
  /** Such as `http://127.0.0.1:9180`. */
  readonly url: string;
  /** Ends open connections too. */
  close(): Promise<void>;
}

/** Rejects with a sentence when the address cannot be had. */
export async function serveEndpoints({ host, port, pages, onTrouble }: EndpointOptions): Promise<Endpoints> {
  const server = createServer((request, response) => {
    answer(request, response, pages).catch((error: unknown) => {
      const { pathname } = urlOf(request);
      onTrouble(`${pathname} could not be answered: ${String(error)}`);
      send(request, response, plain(500, 'this page could not be made; the log says why'));
    });
  });
  // Whoever connects and says nothing must not keep anything.
  server.headersTimeout = 5_000;
  server.requestTimeout = 10_000;
  server.maxConnections = 100;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(`cannot listen on ${at(host, port)}: ${reasons[error.code ?? ''] ?? error.message}`)),
    );
    server.listen(port, host, resolve);
  });
  server.on('error', (error) => onTrouble(`the endpoints have trouble: ${error.message}`));
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${at(host, taken)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const at = (host: string, port: number) => `${host.includes(':') ? `[${host}]` : host}:${port}`;

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another process listens there; choose another port with --listen',
  EADDRNOTAVAIL: 'this machine has no such address',
  EACCES: 'ports below 1024 take more rights; choose a higher one',
  ENOTFOUND: 'that host is not known',
};

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  pages: EndpointOptions['pages'],
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return send(request, response, plain(405, 'these pages are only read'));
  }
  const { pathname, searchParams } = urlOf(request);
  const page = Object.hasOwn(pages, pathname) ? pages[pathname] : undefined;
  send(
    request,
    response,
    (await page?.(searchParams)) ?? plain(404, `not here; there are ${Object.keys(pages).join(', ')}`),
  );
}

/** The path alone counts; what cannot be parsed is nowhere. */
function urlOf({ url = '/' }: IncomingMessage): URL {
  return URL.canParse(url, 'http://localhost')
    ? new URL(url, 'http://localhost')
    : new URL('http://localhost/?');
}

const plain = (status: number, text: string): Page => ({
  status,
  type: 'text/plain; charset=utf-8',
  body: `${text}\n`,
});

function send({ method }: IncomingMessage, response: ServerResponse, { status, type, body }: Page): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(method === 'HEAD' ? undefined : body);
}

/** `HOST:PORT`, `[::1]:PORT`, or `:PORT` for all addresses. Throws with what was expected. */
export function parseListen(text: string): { host: string; port: number } {
  const [, bracketed, plainHost, digits = ''] =
    /^(?:\[([0-9a-f:.]+)\]|([^:\s[\]]*)):(\d{1,5})$/i.exec(text) ?? [];
  const port = Number(digits);
  if (digits === '' || port > 65_535)
    throw new Error(`--listen takes HOST:PORT, such as 127.0.0.1:9180 or 0.0.0.0:9180, not ${text}`);
  return { host: bracketed ?? (plainHost || '0.0.0.0'), port };
}
