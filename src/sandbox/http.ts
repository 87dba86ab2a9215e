// The front door on loopback: node:http around `front`, with the sandbox's own pages under /_sluice/.
// Listens on 127.0.0.1 only; knows nothing of AWS.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Front, WireResponse } from './wire/front.ts';

export interface ControlResponse {
  /** 200 unless given. */
  status?: number;
  /** `application/json` unless given. */
  contentType?: string;
  body: string;
}

/** Answers what is asked under /_sluice/; undefined for a page that does not exist. */
export type Control = (
  path: string,
  method: string,
  body: string,
) => ControlResponse | undefined | Promise<ControlResponse | undefined>;

export interface HttpEdge {
  port: number;
  /** `http://127.0.0.1:PORT`. */
  url: string;
  /** Ends within moments, open long polls included. */
  close(): Promise<void>;
}

const largestBodyBytes = 2 * 1024 * 1024;

/** Listens on `port` (0 picks a free one) and resolves when it does. Rejects when the port is taken. */
export async function serve(options: { front: Front; port: number; control?: Control }): Promise<HttpEdge> {
  const open = new Set<AbortController>();
  const server = createServer((request, response) => {
    answer(request, response, { ...options, open }).catch((error: unknown) => {
      // Broken connections end here too: nobody is left to be told.
      if (response.headersSent || response.destroyed) return void response.destroy();
      send(response, plain(500, `the sandbox failed: ${error instanceof Error ? error.message : error}`));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${port}`, close: () => close(server, open) };
}

async function close(server: Server, open: Iterable<AbortController>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Long polls end now with what they have, which is nothing; what is not answered two turns later is cut.
  for (const each of open) each.abort();
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
  server.closeAllConnections();
  await closed;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { front, control, open }: { front: Front; control?: Control; open: Set<AbortController> },
): Promise<void> {
  const { method = 'GET', url = '/' } = request;
  const body = await readBody(request);
  if (!body) {
    response.once('finish', () => request.destroy());
    return send(response, plain(413, `the body is over ${largestBodyBytes} bytes`));
  }
  if (/^\/_sluice(?=[/?]|$)/.test(url)) {
    const page = await control?.(url, method, new TextDecoder().decode(body));
    return send(response, page ? pageResponse(page) : plain(404, `there is no page ${url}`));
  }
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  open.add(gone);
  const asked = { method, path: url, headers: headersOf(request), body };
  send(response, await front.handle(asked, gone.signal).finally(() => open.delete(gone)));
}

/** Undefined for a body over the limit, of which the rest is not read. */
async function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += (chunk as Uint8Array).length;
    if (size > largestBodyBytes) return undefined;
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}

function headersOf(request: IncomingMessage): Record<string, string | undefined> {
  const entries = Object.entries(request.headers);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}

function pageResponse({
  status = 200,
  contentType = 'application/json',
  body,
}: ControlResponse): WireResponse {
  return { status, headers: { 'content-type': contentType }, body: Buffer.from(body) };
}

function plain(status: number, message: string): WireResponse {
  const headers = { 'content-type': 'text/plain; charset=utf-8' };
  return { status, headers, body: Buffer.from(`${message}\n`) };
}

function send(response: ServerResponse, { status, headers, body }: WireResponse): void {
  if (response.destroyed) return;
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(body);
}
