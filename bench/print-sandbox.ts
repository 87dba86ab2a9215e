// The part of the benchmarks about the sandbox: worlds of three sizes, what an event costs, where the time goes, and one
// call by each of the three edges.
import { edges } from './edges.ts';
import { kinds } from './kinds.ts';
import { churn, measure, type Speed } from './speed.ts';

const whole = (n: number) => Math.round(n).toLocaleString('en-US');
const print = (line: string) => process.stdout.write(`${line}\n`);
const micros = ({ cpuSeconds, events }: Speed) => (cpuSeconds / events) * 1e6;

export async function printSandbox(leastCpuSeconds: number): Promise<void> {
  print('called directly, nobody operates: simulated seconds per CPU second');
  const costs = new Map<string, number[]>();
  for (const [name, more, live] of [
    ['calm, no traffic', { traffic: false }, undefined],
    ['calm, traffic', { traffic: true }, undefined],
    ['jobs, traffic', { traffic: true, jobsPerMinute: 1 }, undefined],
    ['churn, traffic', { traffic: true }, churn],
  ] as const) {
    for (const instances of [50, 500, 5_000]) {
      const speed = measure({ instances, ...more }, leastCpuSeconds, live);
      const ratio = speed.simulatedSeconds / speed.cpuSeconds;
      const perSecond = speed.requests / speed.simulatedSeconds;
      print(
        `  ${name.padEnd(18)}${whole(instances).padStart(6)} instances ${whole(ratio).padStart(10)} x` +
          `  ${micros(speed).toFixed(1).padStart(7)} µs an event  ${whole(perSecond).padStart(7)} requests/s`,
      );
      costs.set(name, [...(costs.get(name) ?? []), micros(speed)]);
    }
  }
  print('\ncost of an event at 5,000 instances over that at 50 (the logarithm of the size grows 2.2 times)');
  for (const [name, [small, , large]] of costs) print(`  ${name.padEnd(18)}${(large! / small!).toFixed(1)}`);

  print('\nwhere the time goes, 500 instances with traffic, jobs and churn');
  for (const { kind, share, events } of kinds(leastCpuSeconds)) {
    print(
      `  ${kind.padEnd(34)}${(share * 100).toFixed(1).padStart(6)} %  ${whole(events).padStart(9)} events`,
    );
  }

  print('\none call by the three edges, µs');
  for (const { name, direct, sdk, http } of await edges()) {
    const ratio = `sdk ${(sdk / direct).toFixed(1)} x, http ${(http / direct).toFixed(1)} x`;
    print(
      `  ${name.padEnd(34)}direct ${whole(direct).padStart(6)}  sdk ${whole(sdk).padStart(6)}  http ${whole(http).padStart(6)}   ${ratio}`,
    );
  }
}
