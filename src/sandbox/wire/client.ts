// The real SDK clients in process: a request handler that knocks at the front door instead of a socket, and
// client options with which a call finishes in microtasks, reads no file and draws no time.
import type { Front, WireResponse } from './front.ts';

/** The parts of the SDK's request that matter here. */
interface SdkRequest {
  method: string;
  path: string;
  query?: Record<string, string | string[] | null>;
  headers: Record<string, string>;
  body?: unknown;
}

interface SdkRequestHandler {
  metadata: { handlerProtocol: string };
  handle(request: SdkRequest): Promise<{ response: SdkResponse }>;
  updateHttpClientConfig(): void;
  httpHandlerConfigs(): Record<string, never>;
  destroy(): void;
}

interface SdkResponse {
  statusCode: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** A `requestHandler` for any SDK client. */
export function createRequestHandler(front: Front): SdkRequestHandler {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request) {
      const response = await front.handle({
        method: request.method,
        path: pathOf(request),
        headers: lowerCased(request.headers),
        body: bytesOf(request.body),
      });
      return { response: sdkResponse(response) };
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
    destroy() {},
  };
}

/**
 * Options for the constructor of any of the clients. `caller` is the name in the call log. Load the
 * services' schemas beforehand, so that the first call finishes in microtasks too.
 */
export function sdkClientOptions(
  front: Front,
  { region = 'ap-northeast-1', caller = 'sluice' }: { region?: string; caller?: string } = {},
) {
  return {
    region,
    endpoint: 'http://127.0.0.1',
    credentials: { accessKeyId: caller, secretAccessKey: 'unused' },
    requestHandler: createRequestHandler(front),
    signerConstructor: Unsigned,
    maxAttempts: 1,
    retryMode: 'standard',
    disableClockSkewCorrection: true,
    defaultsMode: 'standard' as const,
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    userAgentAppId: caller,
    authSchemePreference: [] as string[],
  };
}

/** Signs nothing: the signature costs half of a small call and nobody verifies it here. */
class Unsigned {
  async sign<Request>(request: Request): Promise<Request> {
    return request;
  }
  async presign<Request>(request: Request): Promise<Request> {
    return request;
  }
}

function sdkResponse({ status, headers, body }: WireResponse): SdkResponse {
  return { statusCode: status, headers, body };
}

function pathOf({ path, query = {} }: SdkRequest): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const each of Array.isArray(value) ? value : [value ?? '']) parameters.append(name, each);
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function bytesOf(body: unknown): Uint8Array {
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body === 'string') return new TextEncoder().encode(body);
  if (body instanceof Uint8Array) return body;
  throw new Error('the sandbox takes request bodies that are strings or bytes, not streams');
}
