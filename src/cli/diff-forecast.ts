// The forecast of a diff: reads once more what only mode scale reads, and lives it through.
import type { AwsPorts } from '#aws/ports.ts';
import { systemClock } from '#lib/clock.ts';
import { formatDuration, tryParseDurationMs } from '#lib/duration.ts';
import type { Forecast } from '#model/forecast.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Observation } from '#model/observation.ts';
import { observeCluster } from '#observe/observe.ts';
import { type Diff, isRefused } from '#plan/diff.ts';

const LEAST_MS = 5 * 60_000;
const MOST_MS = 24 * 3_600_000;

/** Milliseconds of the option, or an error that says what it takes. */
export function aheadMsOf(text: string): number {
  const ms = tryParseDurationMs(text);
  const wanted = `give a duration from ${formatDuration(LEAST_MS)} to ${formatDuration(MOST_MS)}, such as 30m, 2h or 1h30m`;
  if (ms === undefined) throw new Error(`--forecast ${text} is no duration; ${wanted}`);
  if (ms < LEAST_MS || ms > MOST_MS)
    throw new Error(`--forecast ${text} is too ${ms < LEAST_MS ? 'short' : 'long'}; ${wanted}`);
  return ms;
}

export interface Asked {
  readonly document: ClusterSpec;
  readonly ports: AwsPorts;
  readonly observation: Observation;
  /** What says whether it may act there at all. */
  readonly diff: Diff;
  readonly aheadMs: number;
}

export async function forecastOf({ document, ports, observation, diff, aheadMs }: Asked): Promise<Forecast> {
  const { spec } = document;
  const none =
    diff.obstacle ??
    (isRefused(diff) ? `the document "${diff.operatedBy}" operates this cluster` : undefined);
  if (none !== undefined) return { aheadSeconds: aheadMs / 1000, none, assumes: [] };
  const progress = createProgress(spec.cluster);
  try {
    // Sizes of hosts and tasks: elsewhere nothing is decided by them.
    const whole =
      spec.mode === 'drain'
        ? await observeCluster({
            ports,
            spec: { ...spec, mode: 'scale' },
            clock: systemClock,
            patienceMs: 30_000,
          })
        : observation;
    const { forecast } = await import('#simulate/forecast/forecast.ts');
    return await forecast({ document, observation: whole, aheadMs, onLife: progress.lived });
  } catch (error) {
    // The diff is whole without it, and shall be seen.
    const why = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    const none = `the copy could not be lived through, which is a mistake of Sluice: ${why}`;
    return { aheadSeconds: aheadMs / 1000, none, failed: true, assumes: [] };
  } finally {
    progress.end();
  }
}

/** On a terminal alone: a line that is written over, and gone at the end. */
function createProgress(cluster: string) {
  const { stderr } = process;
  const show = (text: string) => {
    if (stderr.isTTY) stderr.write(`\r\u001b[K${text}`);
  };
  show(`forecast of ${cluster} …`);
  return {
    lived: (lives: number, of: number) => show(`forecast of ${cluster}: ${lives} of ${of} lives …`),
    end: () => show(''),
  };
}
