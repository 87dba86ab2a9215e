// Prints how many of N truths lie within their forecasts, and how long the forecast of a large cluster takes.
import { forecast } from '#simulate/forecast/forecast.ts';
import { cpuSeconds } from './cpu.ts';
import { calibrate, lookAt } from './forecast.ts';
import { rollout } from './forecast-world.ts';

export async function printForecast(): Promise<void> {
  const [first = 1, last = first] = (process.env.SEEDS ?? '1-10').split('-').map(Number);
  const size = process.env.SIZE === undefined ? undefined : Number(process.env.SIZE);
  let inside = 0;
  for (let seed = first; seed <= last; seed++) {
    const { hosts, range, truth, inside: isInside } = await calibrate(seed, size);
    if (isInside) inside++;
    const said =
      range === undefined ? 'none' : `${minutes(range.p10Seconds)} to ${minutes(range.p90Seconds)}`;
    console.log(
      `seed ${seed}: ${hosts} hosts, forecast ${said}, truth ${minutes(truth)}: ${isInside ? 'inside' : 'OUTSIDE'}`,
    );
  }
  console.log(`${inside} of ${last - first + 1} inside`);
  const hosts = Number(process.env.HOSTS ?? 500);
  if (hosts === 0) return;
  const world = rollout(1, hosts);
  const observation = await lookAt(world, 1);
  const [began, cpu] = [performance.now(), cpuSeconds()];
  const { outlook } = await forecast({ document: world.document, observation, aheadMs: 2 * 3_600_000 });
  const took = `${((performance.now() - began) / 1000).toFixed(0)} s, ${(cpuSeconds() - cpu).toFixed(0)} s of CPU`;
  console.log(`${hosts} hosts, 2 h: ${outlook?.lives} lives of ${minutes(outlook?.livedSeconds)} in ${took}`);
}

const minutes = (seconds: number | undefined) =>
  seconds === undefined ? 'later' : `${(seconds / 60).toFixed(1)} min`;
