// `npm run sim:planted`: plants one bug after another in the operator and hunts it in simulated lives. A line for each:
// caught, or SURVIVED. Status 1 when one survived: what it breaks no checker sees, or no life brings about.
import { availableParallelism } from 'node:os';
import { bugs } from '../test/planted/index.ts';
import { argumentsOf, refuse } from './arguments.ts';
import { type Hunted, hunt, soundLives } from './planted/hunt.ts';
import { nameOf } from './planted/lives.ts';
import { showProgress } from './sim/progress.ts';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const USAGE = `usage: npm run sim:planted -- [options] [NAME…]

Plants the bugs of docs/planted.md in the operator, one at a time, all or those
that you name, and lives simulated lives with each until one fails. Status 1
when a bug survived.

  --lives N     lives at most for each bug (200)
  --seconds N   CPU seconds at most for each bug, the last life apart (60)
  --jobs N      bugs at a time (2, or 1 where there is one core)
`;
const { values, positionals } = argumentsOf(USAGE, {
  options: {
    lives: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '60' },
    jobs: { type: 'string', default: String(Math.min(2, availableParallelism())) },
  },
  allowPositionals: true,
});

function whole(option: keyof typeof values): number {
  const number = Number(values[option]);
  if (!(Number.isInteger(number) && number > 0))
    refuse(`--${option} ${values[option]} is no whole number above 0`);
  return number;
}

const budget = { lives: whole('lives'), cpuSeconds: whole('seconds') };
const jobs = whole('jobs');
const strange = positionals.find((name) => !bugs.some((bug) => bug.name === name));
if (strange !== undefined) refuse(`there is no planted bug ${strange}`);
const todo = bugs.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const many = todo.length;
const survivors: string[] = [];
let through = 0;

function lineOf({ bug, tried, caught, cameUp }: Hunted): string {
  if (caught === undefined) {
    const hole = cameUp ? 'it came up, and no checker saw it' : 'it never came up';
    return `SURVIVED ${bug.name} after ${tried} lives: ${hole}\n`;
  }
  const { life, problems } = caught;
  return `caught ${bug.name} after ${tried} lives (${caught.verdict}: ${problems.join('; ')}; ${nameOf(life)})\n`;
}

const sound = soundLives();
const progress = showProgress(() => `${through} of ${many} bugs`);
async function work(): Promise<void> {
  for (let bug = todo.shift(); bug; bug = todo.shift()) {
    const hunted = await hunt(bug, budget, sound);
    if (hunted.caught === undefined) survivors.push(bug.name);
    through++;
    progress.print(lineOf(hunted));
  }
}

const started = performance.now();
await Promise.all(Array.from({ length: Math.min(jobs, many) }, work));
progress.stop();
for (const life of await sound.failed()) process.stdout.write(`fails with nothing planted: ${life}\n`);
sound.end();
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
const left = survivors.length === 0 ? '' : `: ${survivors.join(', ')}`;
process.stdout.write(
  `${many - survivors.length} caught, ${survivors.length} survived${left}; ${minutes} minutes\n`,
);
if (survivors.length > 0) process.exitCode = 1;
