// How often the truth lies within a forecast: worlds are drawn, observed and forecast, and then lived through under another seed and
// other settings than any life of the forecast had.
import { portFromCall } from '#aws/ports.ts';
import { createRandom } from '#lib/random.ts';
import type { FinishRange } from '#model/forecast.ts';
import type { Observation } from '#model/observation.ts';
import { observeCluster } from '#observe/observe.ts';
import { createSandbox } from '#sandbox/sandbox.ts';
import { loadServices } from '#sandbox/wire/services.ts';
import { drive } from '#simulate/drive.ts';
import { forecast } from '#simulate/forecast/forecast.ts';
import { createWatch } from '#simulate/forecast/life.ts';
import { drawMoreSettings } from '#simulate/hunt/draw.ts';
import { simulate } from '#simulate/simulate.ts';
import { type Rollout, rollout } from './forecast-world.ts';

const AHEAD_MS = 2 * 3_600_000;

export interface Calibrated {
  readonly seed: number;
  readonly hosts: number;
  readonly range?: FinishRange;
  /** When it was really finished, seconds; undefined: not within the time. */
  readonly truth?: number;
  readonly inside: boolean;
}

/** `size`: so many hosts; undefined: a few, drawn. */
export async function calibrate(seed: number, size?: number): Promise<Calibrated> {
  const world = rollout(seed, size);
  const observation = await lookAt(world, seed);
  const { outlook } = await forecast({ document: world.document, observation, aheadMs: AHEAD_MS });
  const range = outlook?.finish;
  const truth = await live(world, 50_000 + seed);
  const inside =
    range !== undefined &&
    (truth ?? Number.POSITIVE_INFINITY) >= range.p10Seconds &&
    (truth ?? Number.POSITIVE_INFINITY) <= (range.p90Seconds ?? Number.POSITIVE_INFINITY);
  return { seed, hosts: observation.instances.size, range, truth, inside };
}

/** Three minutes after the start, when the new image is there and nobody has done anything. */
export async function lookAt({ scenario, document }: Rollout, seed: number): Promise<Observation> {
  await loadServices();
  const sandbox = createSandbox(scenario, { seed, operatorParts: true });
  const { engine } = sandbox.world;
  engine.advance(engine.now + 180_000);
  const seen = observeCluster({
    ports: portFromCall(sandbox.direct('forecast')),
    spec: { ...document.spec, mode: 'scale' },
    clock: engine.clock(),
  });
  await drive(engine, { until: engine.now + 60_000 });
  return seen;
}

/** When nothing was left to do, seconds. */
async function live({ scenario, document }: Rollout, seed: number): Promise<number | undefined> {
  const watch = createWatch(document, Number.POSITIVE_INFINITY);
  const settings = drawMoreSettings(createRandom(`truth ${seed}`));
  await simulate({
    scenario: { ...scenario, spec: { ...scenario.spec, settings } },
    specs: [document],
    policy: 'sluice',
    seed,
    prepare: ({ world }) => watch.begin(world),
    onPlan: watch.plan,
    onMinute: ({ world }) => watch.minute(world),
    isOver: watch.isOver,
    atEnd: watch.end,
  });
  const { doneMs } = watch.told();
  return doneMs === undefined ? undefined : doneMs / 1000;
}
