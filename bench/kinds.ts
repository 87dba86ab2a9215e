// Where the time goes: each event of the world is timed and booked to the function that runs in it.
import { churn } from './speed.ts';
import { world } from './worlds.ts';

export interface Kind {
  /** The first named function of ours below the event, or what is known of it. */
  readonly kind: string;
  readonly events: number;
  /** Of all time spent in events, 0 to 1. */
  readonly share: number;
}

export function kinds(leastCpuSeconds: number): Kind[] {
  const w = world({ instances: 500, traffic: true, jobsPerMinute: 1 });
  const { engine } = w;
  const spent = new Map<string, { events: number; ms: number }>();
  const at = engine.at.bind(engine);
  // Who schedules is who will run: the place is read once from the stack for each place in the source.
  engine.at = (when, run) => {
    const kind = placeOf(run);
    return at(when, () => {
      const began = performance.now();
      run();
      const entry = spent.get(kind) ?? { events: 0, ms: 0 };
      spent.set(kind, entry);
      entry.events++;
      entry.ms += performance.now() - began;
    });
  };
  const began = performance.now();
  while (performance.now() - began < leastCpuSeconds * 1000) {
    churn(w);
    engine.advance(engine.now + 60_000);
  }
  const total = [...spent.values()].reduce((sum, { ms }) => sum + ms, 0);
  return [...spent]
    .map(([kind, { events, ms }]) => ({ kind, events, share: ms / total }))
    .sort((a, b) => b.share - a.share)
    .slice(0, 12);
}

const places = new Map<string, string>();

/** The text of a function names its kind: closures of one place share it. */
function placeOf(run: () => void): string {
  const text = run.toString();
  const known = places.get(text);
  if (known !== undefined) return known;
  const called = [...text.matchAll(/([A-Za-z]+)\(/g)].find(([, name]) => !/^(if|for|while)$/.test(name!));
  const place = run.name || called?.[1] || text.slice(0, 30);
  places.set(text, place);
  return place;
}
