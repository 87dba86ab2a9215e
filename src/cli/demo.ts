// sluice demo: the stories, each lived through without Sluice and with it, side by side.
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { createPaint, type Paint } from '#lib/paint.ts';
import type { SimulateOptions } from '#simulate/simulate.ts';
import { introduction, renderStory, renderVerdict, type Told } from './demo-text.ts';
import { readScenario, readSpecs, specFilesOf } from './scenario-file.ts';

const STORIES = ['scale-in-kills-tasks', 'spot-reclaim'] as const;
const POLICIES = ['unmanaged', 'sluice'] as const;

export function demoCommand(): Command {
  return new Command('demo')
    .description('two stories from production, told in the terminal in under a minute')
    .action(run);
}

async function run(): Promise<void> {
  const out = process.stdout;
  const paint = createPaint(out.isTTY === true && !process.env.NO_COLOR);
  const width = Math.min(100, Math.max(60, out.columns ?? 80));
  out.write(introduction(paint, width));
  const told: Told[] = [];
  for (const [index, name] of STORIES.entries()) {
    const story = await tell(name, paint);
    if (!story) return;
    told.push(story);
    out.write(renderStory(story, { number: index + 1, paint, width }));
  }
  out.write(renderVerdict(told, paint));
  if (told.some((story) => !story.kept)) process.exitCode = 1;
}

async function tell(name: string, paint: Paint): Promise<Told | undefined> {
  const file = fileURLToPath(new URL(`../examples/scenarios/${name}.yaml`, packageUrl()));
  const scenario = await readScenario(file);
  const specs = scenario && (await readSpecs(specFilesOf(scenario, file)));
  if (!scenario || !specs) return undefined;
  const { simulate } = await import('#simulate/simulate.ts');
  const { brokenPromises } = await import('#simulate/report.ts');
  const runs = { unmanaged: await live('unmanaged'), sluice: await live('sluice') };
  return { scenario, ...runs, kept: brokenPromises(runs.sluice.report).length === 0 };

  async function live(policy: (typeof POLICIES)[number]) {
    const failed: number[] = [];
    const show = progress(`${name}, ${policy === 'sluice' ? 'with Sluice' : 'unmanaged'}`, paint);
    const options: SimulateOptions = {
      scenario: scenario!,
      specs: specs!.map(({ spec }) => spec),
      policy,
      onMinute: ({ world }) => {
        failed.push(world.tally.requests.failed);
        show(failed.length);
      },
    };
    const { report } = await simulate(options);
    show(undefined);
    return { report, failedByMinute: failed };
  }
}

/** The folder below the package in which both src/cli and dist lie: `dist/` when built, `src/` otherwise. */
function packageUrl(): string {
  return new URL(import.meta.url).pathname.includes('/src/cli/')
    ? new URL('../', import.meta.url).href
    : import.meta.url;
}

/** One line that counts simulated minutes, on a terminal only; `undefined` wipes it. */
function progress(label: string, paint: Paint): (minute: number | undefined) => void {
  if (process.stderr.isTTY !== true) return () => undefined;
  return (minute) => {
    const text = minute === undefined ? '' : paint('dim', `  ${label}: minute ${minute}`);
    process.stderr.write(`\r\u001b[2K${text}`);
  };
}
