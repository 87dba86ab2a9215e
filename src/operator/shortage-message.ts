// From a message on the shortage queue to a Shortage (docs/capacity.md). Anybody who may write to the queue may send anything: what is
// not believable costs nothing and says why. Never throws.
import type { Shortage } from '#model/shortage.ts';

export type ShortageReading =
  | { readonly shortage: Shortage; readonly why?: undefined }
  | { readonly shortage?: undefined; readonly why: string };

export const SHORTAGE_KIND = 'Shortage';

const FIELDS = [
  ...['kind', 'id', 'cluster', 'count', 'taskDefinition', 'cpu', 'memory', 'gpus'],
  ...['startedBy', 'expires', 'capacityProvider', 'reasons'],
];

/** Without a word of its own it counts so long: a launcher that still waits says so again. */
const LASTS_MS = 600_000;
/** Longer than this nobody waits without saying so again. */
const LONGEST_MS = 3_600_000;
/** What one launcher can wait for; more is a mistake, or made up. */
const MOST_TASKS = 10_000;
/** As much as the largest instance types have, in units of 1/1024 of a core and in MiB. */
const MOST = { cpu: 1_048_576, memory: 33_554_432, gpus: 16 } as const;

/** `sentAt`: when the queue took it, ms since the epoch; `now` likewise. */
export function parseShortage(
  body: string,
  { sentAt, now }: { sentAt: number; now: number },
): ShortageReading {
  const message = parseJson(body);
  if (message === undefined) return no('it is no JSON object');
  const why = whyNot(message, { sentAt, now });
  const { id } = message;
  // Whose it is, so that among several launchers the one can be found.
  return typeof why === 'string' ? no(isName(id) ? `${why} (its id is ${shown(id)})` : why) : why;
}

function whyNot(message: Record<string, unknown>, { sentAt, now }: { sentAt: number; now: number }) {
  const { kind, id, cluster, count } = message;
  if (kind !== SHORTAGE_KIND) return `its kind is ${shown(kind)}, not ${SHORTAGE_KIND}`;
  const unknown = Object.keys(message).find((name) => !FIELDS.includes(name));
  if (unknown !== undefined)
    return `${shown(unknown)} is not a known field; known here: ${FIELDS.join(', ')}`;
  if (!isName(id)) return `its id is ${shown(id)}, not a text of 1 to 255 characters`;
  if (!isName(cluster)) return `its cluster is ${shown(cluster)}, not the name of one`;
  if (!isWhole(count, 0, MOST_TASKS))
    return `its count is ${shown(count)}, not a whole number up to ${MOST_TASKS}`;
  const until = expiryOf(message.expires, sentAt);
  if (typeof until === 'string') return until;
  if (until <= now) return 'it has expired';
  // Of what waits no more it does not matter what it was.
  const what = whatOf(message);
  if (typeof what === 'string' && count > 0) return what;
  const { startedBy, capacityProvider, reasons } = message;
  return {
    shortage: {
      id,
      cluster,
      count,
      ...(typeof what === 'object' && what),
      ...(isName(startedBy) && { startedBy }),
      ...(isName(capacityProvider) && { capacityProvider }),
      reasons: Array.isArray(reasons)
        ? reasons
            .filter(isName)
            .slice(0, 5)
            .map((reason) => reason.slice(0, 80))
        : [],
      at: sentAt,
      expiresAt: until,
    },
  };
}

/** When it ends, or what is wrong. */
function expiryOf(expires: unknown, sentAt: number): number | string {
  if (expires === undefined) return sentAt + LASTS_MS;
  const at = typeof expires === 'string' ? Date.parse(expires) : Number.NaN;
  if (Number.isNaN(at)) return `its expires is ${shown(expires)}, not a time such as 2026-11-27T03:10:00Z`;
  return Math.min(at, sentAt + LONGEST_MS);
}

function whatOf({ taskDefinition, cpu, memory, gpus = 0 }: Record<string, unknown>) {
  if (isName(taskDefinition)) return { taskDefinition };
  const words = `cpu ${shown(cpu)}, memory ${shown(memory)}, gpus ${shown(gpus)}`;
  const isLarge = Object.entries({ cpu, memory, gpus }).some(
    ([of, value]) => typeof value === 'number' && value > MOST[of as keyof typeof MOST],
  );
  if (isLarge) return `one task would take more than any instance has: ${words}`;
  if (!isWhole(cpu, 0, MOST.cpu) || !isWhole(memory, 1, MOST.memory) || !isWhole(gpus, 0, MOST.gpus))
    return `it names neither a taskDefinition nor what one task takes: ${words}`;
  return { needs: { cpu, memory, gpus } };
}

const no = (why: string) => ({ why });

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 255;

const isWhole = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

/** What somebody else wrote, short enough for a line of a log. */
const shown = (value: unknown) =>
  value === undefined
    ? 'missing'
    : (typeof value === 'number' ? String(value) : JSON.stringify(value)).slice(0, 40);

function parseJson(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    // A queue takes anything; the caller says that it was no JSON.
    return undefined;
  }
}
