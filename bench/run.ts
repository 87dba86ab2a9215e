// npm run bench: how fast the sandbox and a simulation are, and where the time goes. Prints ratios side by side; judges
// nothing.
import { argumentsOf, refuse } from '../scripts/arguments.ts';
import { printSandbox } from './print-sandbox.ts';
import { printSimulator } from './print-simulator.ts';

const PARTS = { sandbox: printSandbox, simulator: printSimulator } as const;
const { positionals } = argumentsOf(
  `usage: [BENCH_SECONDS=N] npm run bench [-- PART…]

  simulator  simulated hours per CPU second of the world alone, with the
             operator, and with the checkers; and which room of the code takes
             how much of it
  sandbox    worlds of 50, 500 and 5,000 instances, what an event costs, where
             the time goes, and one call by each of the three edges

Both parts without a name; some ten minutes. BENCH_SECONDS is the least CPU time
of each measurement (3).
`,
  { allowPositionals: true },
);
const isPart = (name: string): name is keyof typeof PARTS => Object.hasOwn(PARTS, name);
const strange = positionals.find((name) => !isPart(name));
if (strange !== undefined) refuse(`there is no part ${strange}`);
const wanted = positionals.filter(isPart);
const leastCpuSeconds = Number(process.env.BENCH_SECONDS ?? 3);
for (const name of wanted.length > 0 ? wanted : (['simulator', 'sandbox'] as const))
  await PARTS[name](leastCpuSeconds);
