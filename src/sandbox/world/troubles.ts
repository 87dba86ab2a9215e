// Lasting troubles: ordered by faults, ended by time or by somebody's word. Who is concerned reads w.troubles.

import type { World } from './state.ts';
import { holding, type Troubles } from './state-troubles.ts';

type Lasting<K extends keyof Troubles> = Omit<Troubles[K][number], 'until'>;

/** Begins a trouble of one kind for `forMs`, and writes one line of the log. */
export function trouble<K extends keyof Troubles>(w: World, kind: K, entry: Lasting<K>, forMs: number): void {
  (w.troubles[kind] as unknown[]).push({ ...entry, until: w.engine.now + forMs });
  w.log('trouble', `${kind} ${JSON.stringify(entry)} for ${forMs / 1000} s`);
}

/** What holds now, by kind; kinds without any are left out. */
export function troublesNow(w: World): Partial<Record<keyof Troubles, readonly { until: number }[]>> {
  const kinds = Object.keys(w.troubles) as (keyof Troubles)[];
  const entries = kinds.map(
    (kind) => [kind, holding<{ until: number }>(w.troubles[kind], w.engine.now)] as const,
  );
  return Object.fromEntries(entries.filter(([, held]) => held.length > 0));
}

/** Ends every trouble at once; gives how many there were. What they have done is not undone. */
export function clearTroubles(w: World): number {
  let ended = 0;
  for (const held of Object.values(troublesNow(w))) ended += held.length;
  for (const kind of Object.keys(w.troubles) as (keyof Troubles)[]) w.troubles[kind].length = 0;
  if (ended > 0) w.log('trouble', `${ended} ended early`);
  return ended;
}
