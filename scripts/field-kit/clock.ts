// Whether the clock behind the API is the computer's own: the kit holds its times against those that AWS writes.
import type { ECS } from '@aws-sdk/client-ecs';

/** Answers carry their date in whole seconds, and are on their way for a while. */
const MOST_SKEW_MS = 2_000;

interface Seen {
  origin?: string;
  date?: string;
  atMs: number;
}

/** Listens to the client's calls; the answer says what is wrong with the clock as of its last call, if anything. */
export function watchClock(ecs: ECS): () => Promise<string | undefined> {
  const seen: Seen = { atMs: 0 };
  ecs.middlewareStack.add(
    (next) => async (call) => {
      const result = await next(call);
      const { protocol, hostname, port } = call.request as {
        protocol: string;
        hostname: string;
        port?: number;
      };
      seen.origin = `${protocol}//${hostname}${port ? `:${port}` : ''}`;
      seen.date = (result.response as { headers: Record<string, string> }).headers.date;
      seen.atMs = Date.now();
      return result;
    },
    { step: 'deserialize', name: 'watchClock' },
  );
  return async () => skewTrouble(seen.date, seen.atMs) ?? (await sandboxTrouble(seen.origin));
}

/** `date` is that of an answer which came at `atMs`. */
export function skewTrouble(date: string | undefined, atMs: number): string | undefined {
  const skewMs = atMs - Date.parse(date ?? '');
  // Without a date it is not a number.
  if (!(Math.abs(skewMs) > MOST_SKEW_MS)) return undefined;
  const how = skewMs > 0 ? 'ahead of' : 'behind';
  return `the clock of this computer is ${Math.abs(Math.round(skewMs / 1000))} s ${how} that of the service; set it right`;
}

/** A sandbox dates its answers by the computer, and all that it tells by its own clock. */
async function sandboxTrouble(origin: string | undefined): Promise<string | undefined> {
  const clock = origin === undefined || origin.endsWith('.amazonaws.com') ? undefined : await clockAt(origin);
  if (!clock) return undefined;
  const aheadMs = Date.parse(clock.now) - Date.now();
  const how = clock.paused
    ? 'is paused'
    : clock.speed !== 1
      ? `goes at speed ${clock.speed}`
      : Math.abs(aheadMs) > MOST_SKEW_MS
        ? `is ${Math.round(aheadMs / 1000)} s ahead of this computer's`
        : undefined;
  if (how === undefined) return undefined;
  return `the clock of the sandbox at ${origin} ${how}; the kit measures by this computer's clock: start one with --speed 1, and move its clock in no way`;
}

async function clockAt(origin: string) {
  const answer = await fetch(`${origin}/_sluice/clock`).catch(() => undefined);
  const clock = (await answer?.json().catch(() => undefined)) as
    | { now: string; speed: number; paused: boolean }
    | undefined;
  return clock?.now === undefined ? undefined : clock;
}
