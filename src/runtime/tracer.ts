// What is traced: spans, in words that no library owns.

export type Attributes = Readonly<Record<string, string | number | boolean>>;

export interface Tracer {
  /** Runs within a span; what is traced meanwhile, also later from there, is a child of it. A rejection is noted and passed on. */
  span<T>(name: string, attributes: Attributes, run: () => Promise<T>): Promise<T>;
  /** The same for a request to another service; outside of any span it only runs. */
  request<T>(name: string, attributes: Attributes, run: () => Promise<T>): Promise<T>;
  /** Something that is over, under the span that is open; times in ms since the epoch. */
  past(name: string, times: { readonly from: number; readonly to: number }, told: Past): void;
  /** Sends what is left; resolves when that is done or given up. */
  close(): Promise<void>;
}

export interface Past {
  readonly attributes: Attributes;
  /** Why it came to nothing. */
  readonly problem?: string;
}
