// How fast a simulation lives: simulated hours per CPU second of the world alone, of the operator in it, and with the
// checkers that watch it; and which room of the code takes how much of that.
import { parseDurationMs } from '#lib/duration.ts';
import { createSandbox } from '#sandbox/sandbox.ts';
import { loadServices } from '#sandbox/wire/services.ts';
import { drive } from '#simulate/drive.ts';
import { startProcess } from '#simulate/process.ts';
import { simulate } from '#simulate/simulate.ts';
import { cpuSeconds } from './cpu.ts';
import { life, lifeSpec } from './life.ts';
import { profiled, type Share } from './profile.ts';

const HOURS = parseDurationMs(life.spec.duration) / 3_600_000;

const worldOf = (seed: number) => createSandbox(life, { seed, operatorParts: true });
type World = ReturnType<typeof worldOf>['world'];
const endOf = ({ engine }: World) => engine.start + HOURS * 3_600_000;

async function alone(seed: number): Promise<void> {
  const { world } = worldOf(seed);
  world.engine.advance(endOf(world));
}

async function operated(seed: number): Promise<void> {
  const sandbox = worldOf(seed);
  const onCrash = (error: unknown) => {
    throw error;
  };
  const process = startProcess(sandbox, { specs: [lifeSpec], edge: 'direct', log: () => {}, onCrash });
  await drive(sandbox.world.engine, { until: endOf(sandbox.world) });
  await process.stop();
}

async function checked(seed: number): Promise<void> {
  await simulate({ scenario: life, specs: [lifeSpec], policy: 'sluice', seed });
}

export interface Pace {
  readonly name: string;
  readonly hoursPerCpuSecond: number;
}

/** Each kind of life in turn, so that all of them meet the same noise of the machine; the first of each only warms up. */
export async function paces(leastCpuSeconds: number): Promise<Pace[]> {
  await loadServices();
  const kinds = [
    { name: 'world alone', live: alone, hours: 0, seconds: 0 },
    { name: 'world, operator', live: operated, hours: 0, seconds: 0 },
    { name: 'world, operator, checkers', live: checked, hours: 0, seconds: 0 },
  ];
  for (const { live } of kinds) await live(1);
  for (let seed = 2; kinds.some(({ seconds }) => seconds < leastCpuSeconds); seed++) {
    for (const kind of kinds.filter(({ seconds }) => seconds < leastCpuSeconds)) {
      const began = cpuSeconds();
      await kind.live(seed);
      kind.seconds += cpuSeconds() - began;
      kind.hours += HOURS;
    }
  }
  return kinds.map(({ name, hours, seconds }) => ({ name, hoursPerCpuSecond: hours / seconds }));
}

/** Of one life with all that there is, in code that is warm. */
export async function shares(): Promise<Share[]> {
  return profiled(() => checked(1));
}
