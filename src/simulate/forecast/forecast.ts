// A forecast: the observed cluster is copied into the sandbox, and several lives of it are lived in virtual time under the new
// spec, each with another seed and with other settings for what AWS leaves unverified.
import { formatDuration } from '#lib/duration.ts';
import type { Forecast, Outlook } from '#model/forecast.ts';
import type { Observation } from '#model/observation.ts';
import type { Copying } from './copy.ts';
import { finishOf } from './finish.ts';
import { type Life, liveOn, type Pace } from './life.ts';
import { stepsOf } from './steps.ts';

export interface ForecastOptions extends Copying {
  readonly aheadMs: number;
  /** Told when another life has been lived. */
  readonly onLife?: (lived: number, of: number) => void;
}

/** Lives of `observation`, which must have been read as for mode scale: sizes of tasks and hosts are among that. */
export async function forecast(options: ForecastOptions): Promise<Forecast> {
  const { aheadMs, onLife } = options;
  const aheadSeconds = aheadMs / 1000;
  const none = noneOf(options);
  if (none !== undefined) return { aheadSeconds, none, assumes: [] };
  const first = await liveOn({ ...options, nth: 0, livedMs: aheadMs, ...effortFor(options.observation) });
  const { many, livedMs, ...effort } = restOf(first, options);
  const lives = [first];
  for (let nth = 1; nth < many; nth++) {
    onLife?.(lives.length, many);
    lives.push(await liveOn({ ...options, nth, livedMs, ...effort }));
  }
  return {
    aheadSeconds,
    assumes: [...new Set([...lives.flatMap(({ assumes }) => assumes), ...ofEffort(options, livedMs)])],
    outlook: outlookOf(lives, livedMs),
  };
}

/** What is saved in large clusters is taken for granted as well. */
function ofEffort({ observation, aheadMs }: ForecastOptions, livedMs: number): string[] {
  const { pace } = effortFor(observation);
  const cut = livedMs < aheadMs;
  return [
    ...(pace.hears
      ? []
      : [`the operator looks every ${pace.leastMs / 1000} s, and hears of nothing in between`]),
    ...(cut ? [`after the first ${formatDuration(livedMs)} it goes on at the pace of these`] : []),
  ];
}

/** Why there is nothing to live through. */
function noneOf({ document, observation }: Copying): string | undefined {
  const { mode = 'observe' } = document.spec;
  if (mode === 'observe') return 'in mode observe nothing is done';
  if (mode === 'protect')
    return 'in mode protect nothing is drained: busy instances get scale-in protection, idle ones lose it';
  const missing = (['cluster', 'containerInstances', 'tasks', 'services', 'pools', 'ec2'] as const).filter(
    (part) => !observation.parts[part].complete,
  );
  if (missing.length === 0) return undefined;
  return `the cluster cannot be copied: not read whole (${missing.join(', ')})`;
}

/** In all lives: looks of the operator, each as many as there are hosts and what one costs besides. Some 20 s of CPU time. */
const MOST_COST = { few: 150_000, many: 100_000 } as const;
const LOOK_COST = 40;
const FEWEST = 3;
const MOST = 9;
/** Of more hosts the operator looks every 15 s, and no event makes it look sooner. */
const FEW_HOSTS = 20;
const SLOW_MS = 15_000;

const isSmall = ({ instances }: Observation) => instances.size <= FEW_HOSTS;
const costOf = ({ instances }: Observation) => LOOK_COST + instances.size;
const mostCostOf = (observation: Observation) => MOST_COST[isSmall(observation) ? 'few' : 'many'];

/** So that three lives are not too many. It is counted, not timed: the same look gives the same forecast. */
export function effortFor(observation: Observation): { pace: Pace; mostLooks: number } {
  const few = isSmall(observation);
  return {
    pace: { leastMs: few ? 0 : SLOW_MS, hears: few },
    mostLooks: Math.ceil(mostCostOf(observation) / FEWEST / costOf(observation)),
  };
}

/** As many lives as fit, if they are like the first; where that was cut, the others go no further. */
function restOf({ looks, livedMs }: Life, { observation, aheadMs }: ForecastOptions) {
  const { pace, mostLooks } = effortFor(observation);
  const cut = looks >= mostLooks;
  const fit = Math.floor(mostCostOf(observation) / (looks * costOf(observation)));
  return {
    many: Math.min(MOST, Math.max(FEWEST, fit)),
    livedMs: cut ? Math.max(60_000, Math.floor(livedMs / 60_000) * 60_000) : aheadMs,
    pace,
    // One that is busier is not cut short again, or they could not be compared.
    mostLooks: 2 * mostLooks,
  };
}

function outlookOf(lives: readonly Life[], livedMs: number): Outlook {
  const middle = middleOf(lives);
  const finish = finishOf(lives);
  return {
    lives: lives.length,
    livedSeconds: livedMs / 1000,
    todo: middle.minutes[0]!.left,
    finishedLives: lives.filter(({ doneMs }) => doneMs !== undefined).length,
    ...(finish && { finish }),
    left: rangeOver(lives, ({ minutes }) => minutes.at(-1)!.left),
    ended: rangeOver(lives, ({ moves }) => moves.filter(({ what }) => what === 'ended').length),
    joined: rangeOver(lives, ({ moves }) => moves.filter(({ what }) => what === 'joined').length),
    broken: brokenIn(lives),
    minutes: middle.minutes,
    steps: stepsOf(middle),
  };
}

/** By when it was done; those that were not come last, by what was left. */
function middleOf(lives: readonly Life[]): Life {
  const late = ({ doneMs, minutes }: Life) => doneMs ?? Number.MAX_SAFE_INTEGER / 1e3 + minutes.at(-1)!.left;
  return [...lives].sort((a, b) => late(a) - late(b))[Math.floor((lives.length - 1) / 2)]!;
}

function rangeOver(lives: readonly Life[], of: (life: Life) => number) {
  const all = lives.map(of);
  return { least: Math.min(...all), most: Math.max(...all) };
}

function brokenIn(lives: readonly Life[]): Outlook['broken'] {
  const counts = new Map<string, number>();
  for (const { broken } of lives)
    for (const promise of broken) counts.set(promise, (counts.get(promise) ?? 0) + 1);
  return [...counts].map(([promise, count]) => ({ promise, lives: count }));
}
