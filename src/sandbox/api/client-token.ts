// Client tokens: the same call with the same token is carried out once.
import { isDeepStrictEqual } from 'node:util';

interface Earlier<Answer> {
  readonly request: object;
  readonly answer: Answer;
}

export interface Once<Answer> {
  readonly token: string | undefined;
  /** Everything else that was asked for; the order of its members does not matter. */
  readonly request: object;
  readonly run: () => Answer;
  /** The error for a token that was used with another request. */
  readonly mismatch: (earlier: Answer) => Error;
}

/** Remembers the calls with a token that succeeded, and gives their answers to those that repeat them. */
export function rememberTokens<Answer>() {
  const byToken = new Map<string, Earlier<Answer>>();
  return ({ token, request, run, mismatch }: Once<Answer>): Answer => {
    const earlier = token ? byToken.get(token) : undefined;
    if (earlier) {
      if (!isDeepStrictEqual(earlier.request, request)) throw mismatch(earlier.answer);
      return earlier.answer;
    }
    const answer = run();
    if (token) byToken.set(token, { request: structuredClone(request), answer });
    return answer;
  };
}
