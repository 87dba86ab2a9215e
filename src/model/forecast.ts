// What a spec would come to in the next hours, from many lives of a copied account. Data only; all seconds are since the look.

export interface Forecast {
  /** How far ahead it looks. */
  readonly aheadSeconds: number;
  /** Why nothing was lived through: nothing would be drained, or not enough is known. */
  readonly none?: string;
  /** That it went wrong, by a mistake of Sluice's own. */
  readonly failed?: true;
  /** What it takes for granted, a sentence each. */
  readonly assumes: readonly string[];
  /** Absent where there is `none`. */
  readonly outlook?: Outlook;
}

export interface Outlook {
  /** How many lives, each with a seed and with settings of its own for what AWS leaves unverified. */
  readonly lives: number;
  /** How much of the time was lived through: less than asked for in a large cluster. */
  readonly livedSeconds: number;
  /** How many hosts there are to work on at first, and in how many of the lives none was left. */
  readonly todo: number;
  readonly finishedLives: number;
  /** When it is finished; absent where there is nothing to do, or nothing was seen to go ahead. */
  readonly finish?: FinishRange;
  /** How many hosts are still to be worked on at the end, from the best life to the worst. */
  readonly left: Range;
  /** Hosts that left and that came, from the fewest to the most. */
  readonly ended: Range;
  readonly joined: Range;
  /** The promises that broke, and in how many lives. */
  readonly broken: readonly { readonly promise: string; readonly lives: number }[];
  /** Of the life in the middle, minute by minute. */
  readonly minutes: readonly ForecastMinute[];
  /** Of the same life: what happens when, put together by time. */
  readonly steps: readonly ForecastStep[];
}

export interface Range {
  readonly least: number;
  readonly most: number;
}

/** In eight of ten cases it is between these; without `p90Seconds` nobody can say how late it may be. */
export interface FinishRange {
  readonly p10Seconds: number;
  readonly p90Seconds?: number;
  /** Beyond what was lived through: reckoned from the pace until then. */
  readonly reckoned: boolean;
}

export interface ForecastMinute {
  readonly atSecond: number;
  /** Hosts that take tasks. */
  readonly capacity: number;
  /** Percent of the requests that go to tasks on hosts that are leaving: those that a hasty end would lose. */
  readonly atRisk: number;
  /** Requests that failed within that minute. */
  readonly failed: number;
  /** Hosts that are still to be worked on. */
  readonly left: number;
}

export interface ForecastStep {
  readonly fromSecond: number;
  readonly toSecond: number;
  readonly pool: string;
  readonly drained: readonly string[];
  readonly ended: readonly string[];
  readonly joined: number;
}
