// The part of the benchmarks about the simulator: how fast lives are lived, and what limits that.
import { paces, shares } from './simulator.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);
/** A year in ten minutes on two cores. */
const GOAL = 8_766 / 600 / 2;

export async function printSimulator(leastCpuSeconds: number): Promise<void> {
  print('a life of four hours, twelve instances, called directly: simulated hours per CPU second, warm');
  const found = await paces(leastCpuSeconds);
  const whole = found.at(-1)!.hoursPerCpuSecond;
  for (const { name, hoursPerCpuSecond: hours } of found) {
    print(`  ${name.padEnd(28)}${hours.toFixed(2).padStart(8)}  ${(hours / whole).toFixed(2).padStart(8)} x`);
  }
  print(
    `  ${'a year in ten minutes'.padEnd(28)}${GOAL.toFixed(2).padStart(8)}  ${(GOAL / whole).toFixed(2).padStart(8)} x`,
  );
  print('\nwhich room of the code takes the time of all three together');
  for (const { room, share } of await shares()) {
    if (share >= 0.002) print(`  ${room.padEnd(28)}${(share * 100).toFixed(1).padStart(8)} %`);
  }
  print('');
}
