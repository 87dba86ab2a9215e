// How many requests a second arrive, from points or a daily wave; pure.

export interface Traffic {
  /** Straight lines between them, level after the last; by rising time. */
  readonly points: readonly { readonly atMs: number; readonly perSecond: number }[];
  /** A sine between two rates; instead of points. */
  readonly wave?: {
    readonly low: number;
    readonly high: number;
    readonly periodMs: number;
    readonly peakAtMs: number;
  };
  /** A CDN that keeps errors for so long; each of so many objects is asked for as often as another. */
  readonly cdn?: { readonly errorCachingMs: number; readonly objects: number };
  readonly meanSeconds: number;
  /** Requests per second that one task can answer. */
  readonly perTask: number;
}

/** Requests per second at `sinceMs` after the start. */
export function rateAt(traffic: Traffic, sinceMs: number): number {
  const { wave, points } = traffic;
  if (wave) {
    const turn = (2 * Math.PI * (sinceMs - wave.peakAtMs)) / wave.periodMs;
    return wave.low + ((wave.high - wave.low) * (1 + Math.cos(turn))) / 2;
  }
  const next = indexAfter(points, sinceMs);
  const to = points[next];
  if (!to) return points.at(-1)?.perSecond ?? 0;
  const from = points[next - 1] ?? { atMs: 0, perSecond: to.perSecond };
  return from.perSecond + ((to.perSecond - from.perSecond) * (sinceMs - from.atMs)) / (to.atMs - from.atMs);
}

/** The mean rate between two times with no point between them: Gauss's rule, which asks for neither end. */
export function meanRate(traffic: Traffic, fromMs: number, toMs: number): number {
  const middle = (fromMs + toMs) / 2;
  const off = (toMs - fromMs) / 2 / Math.sqrt(3);
  return (rateAt(traffic, middle - off) + rateAt(traffic, middle + off)) / 2;
}

/** When the rate's course bends next, ms after the start; Infinity when never again. */
export function nextBend(traffic: Traffic, sinceMs: number): number {
  if (traffic.wave) return Number.POSITIVE_INFINITY;
  return traffic.points[indexAfter(traffic.points, sinceMs)]?.atMs ?? Number.POSITIVE_INFINITY;
}

/** The first point after `sinceMs`: a CSV file may hold many. */
function indexAfter(points: Traffic['points'], sinceMs: number): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (points[middle]!.atMs > sinceMs) high = middle;
    else low = middle + 1;
  }
  return low;
}
