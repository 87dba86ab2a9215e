// Talks to a running sandbox under /_sluice/. Loopback and plain HTTP, no AWS.

export const defaultServer = () => process.env.AWS_ENDPOINT_URL || 'http://127.0.0.1:4566';

export interface Question {
  /** Such as `http://127.0.0.1:4566`. */
  readonly server: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below /_sluice/. */
  readonly page: string;
  readonly body?: unknown;
}

/** A no to what was asked: of the sandbox, or of the command before it asked. */
export class Refused extends Error {
  /** What HTTP answers, or would. */
  readonly answer: object;

  constructor(message: string, answer: object = { error: message }) {
    super(message);
    this.answer = answer;
  }
}

/** The answer's JSON. Throws Refused with the sandbox's own words, or an Error where none answers. */
export async function askSandbox({ server, method, page, body }: Question): Promise<unknown> {
  const base = rootOf(server);
  const response = await fetch(`${base}/_sluice/${page}`, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch((error: unknown) => {
    const { cause } = error as { cause?: { code?: string; message?: string } };
    const why = cause?.code ?? cause?.message ?? String(error);
    throw new Error(
      `no sandbox answers at ${base} (${why}); start one with \`sluice sandbox --scenario FILE\`, or say with --server where it is`,
    );
  });
  const text = await response.text();
  const answer = parse(text);
  if (answer === undefined)
    throw new Error(
      `what answers at ${base} is no sandbox, or an older one: HTTP ${response.status}; say with --server where it is`,
    );
  if (response.ok) return answer;
  const { error, problems } = answer as { error?: string; problems?: string[] };
  throw new Refused(
    (problems?.length ? problems : [error ?? text]).map(withoutBody).join('\n'),
    answer as object,
  );
}

/** The body is of our making: who typed a command never saw the place in it. */
const withoutBody = (line: string): string => line.replace(/^body:\d+:\d+ {2}/, '');

function rootOf(server: string): string {
  const url = URL.canParse(server) ? new URL(server) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new Error(`--server must be a URL such as http://127.0.0.1:4566, not ${server}`);
  return url.origin;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
