// What is going wrong just now, as the faults of the scenario or the control interface ordered it. Each entry holds
// until its time is over; whoever is concerned asks troubles.ts.

interface Lasting {
  /** ms since the epoch. */
  readonly until: number;
}

export interface Troubles {
  /** Letters of zones that are down. */
  readonly zones: (Lasting & { readonly zone: string })[];
  readonly insufficientCapacity: (Lasting & {
    readonly zone?: string;
    readonly type?: string;
    readonly market?: string;
  })[];
  readonly launches: (Lasting & {
    readonly pool: string;
    readonly how: 'fails' | 'dies' | 'neverJoins' | 'joinsAnother';
  })[];
  readonly taskStarts: (Lasting & { readonly service: string })[];
  readonly throttles: (Lasting & {
    readonly service: string;
    readonly operation?: string;
    readonly percent: number;
  })[];
  readonly apiErrors: (Lasting & {
    readonly service: string;
    readonly operation?: string;
    readonly code: string;
    /** As ordered; the code's own otherwise. */
    readonly status?: number;
    readonly percent: number;
  })[];
  readonly events: (Lasting & {
    readonly detailType?: string;
    readonly lose: number;
    readonly double: number;
    readonly delayMs: number;
  })[];
  readonly metricGaps: Lasting[];
}

export const noTroubles = (): Troubles => ({
  zones: [],
  insufficientCapacity: [],
  launches: [],
  taskStarts: [],
  throttles: [],
  apiErrors: [],
  events: [],
  metricGaps: [],
});

/** The entries of one kind that hold at `now`; what is over is dropped. */
export function holding<T extends Lasting>(entries: T[], now: number): readonly T[] {
  for (let index = entries.length - 1; index >= 0; index--) {
    if (entries[index]!.until <= now) entries.splice(index, 1);
  }
  return entries;
}
