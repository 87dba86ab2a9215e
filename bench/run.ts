// npm run bench: how fast the sandbox and a simulation are, and where the time goes. Prints ratios side by side; judges
// nothing.
import { argumentsOf, refuse } from '../scripts/arguments.ts';
import { printCapacity } from './print-capacity.ts';
import { printForecast } from './print-forecast.ts';
import { printSandbox } from './print-sandbox.ts';
import { isScalePart, printScale } from './print-scale.ts';
import { printSimulator } from './print-simulator.ts';

const PARTS = {
  sandbox: printSandbox,
  simulator: printSimulator,
  capacity: printCapacity,
  forecast: printForecast,
  scale: printScale,
} as const;
const { positionals } = argumentsOf(
  `usage: [BENCH_SECONDS=N] npm run bench [-- PART…]

  simulator  simulated hours per CPU second of the world alone, with the
             operator, and with the checkers; and which room of the code takes
             how much of it
  capacity   demand over six hours under every policy, each swept over its main
             setting: instance-hours, what failed, how long tasks waited.
             TRACES=DIR: also its CSV files of seconds and values.
             SEEDS=1-2. PLOTS=DIR: an SVG of each trace
  forecast   how often the truth lies within a forecast (SEEDS=1-100, each of
             which takes up to a minute), and how long that of 500 hosts takes
             (HOSTS=N; 0: not at all)
  scale      a storm of notices, its evacuation, a full reading, many clusters
             in calm, what is left to users, a start; after it storm,
             evacuation, resync, steady, growth, users or start for that
             alone. SIZES=500,5000: instances. Of steady CLUSTERS=1000
             EVENTS=350 MINUTES=3, of growth DAYS=30. PLOTS=DIR: an SVG
  sandbox    worlds of 50, 500 and 5,000 instances, what an event costs, where
             the time goes, and one call by each of the three edges

Without a name simulator and sandbox, some ten minutes; capacity takes an hour
with six traces. BENCH_SECONDS is the least CPU time of each measurement (3).
`,
  { allowPositionals: true },
);
const isPart = (name: string): name is keyof typeof PARTS => Object.hasOwn(PARTS, name);
// `scale storm` is one part of that part.
const ofScale = positionals.includes('scale') ? positionals.filter(isScalePart) : [];
const strange = positionals.find((name) => !isPart(name) && !ofScale.some((part) => part === name));
if (strange !== undefined) refuse(`there is no part ${strange}`);
const wanted = positionals.filter(isPart);
const leastCpuSeconds = Number(process.env.BENCH_SECONDS ?? 3);
for (const name of wanted.length > 0 ? wanted : (['simulator', 'sandbox'] as const))
  if (name === 'scale') await printScale(ofScale);
  else await PARTS[name](leastCpuSeconds);
