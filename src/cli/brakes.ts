// sluice pause, freeze and resume: tags of the cluster that every `sluice run` on it obeys, wherever it runs.
import { Command } from 'commander';
import { printable } from '#lib/document-problem.ts';
import { BRAKE_TAGS, type Brake, releaseBrakes, setBrake } from '#operator/person/brakes.ts';
import { type WaitingHook, waitingHooks } from '#operator/person/hooks.ts';
import { renderAbout, renderHooks, renderState } from './brakes-text.ts';
import { type Desk, documentOf, outputOption, processDesk } from './person.ts';

interface Options {
  readonly reason?: string;
  readonly output: 'text' | 'json';
}

const STATUS = 'Exit status: 0 it holds as asked, 2 it could not be done.';

const PAUSE = `
Stops what Sluice could also leave: protection, releases, drains that somebody
or a plan wants, hooks put or corrected. What AWS does anyway it goes on with:
heartbeats, hooks under way, evacuations.

  sluice pause web-prod --reason "deploy of the new agent"

${STATUS}`;

const FREEZE = `
Stops every write, and says which lifecycle hooks run out meanwhile: nobody
keeps those alive during a freeze, and spot instances are not evacuated.
\`sluice pause\` is the gentler one.

  sluice freeze web-prod --reason "it drains what it should not"

${STATUS}`;

const RESUME = `
Removes the tags ${BRAKE_TAGS.paused} and ${BRAKE_TAGS.frozen}, whoever set them.

${STATUS}`;

export function pauseCommand(desk: Desk = processDesk()): Command {
  return braking('pause', 'paused', desk)
    .description('hold voluntary work on a cluster')
    .addHelpText('after', PAUSE);
}

export function freezeCommand(desk: Desk = processDesk()): Command {
  return braking('freeze', 'frozen', desk)
    .description('hold every write to a cluster')
    .addHelpText('after', FREEZE);
}

function braking(name: string, brake: Brake, desk: Desk): Command {
  return new Command(name)
    .argument('<cluster>', 'the ECS cluster, by name or ARN')
    .option('--reason <text>', 'why, for whoever reads the tag or the log')
    .addOption(outputOption())
    .action((cluster: string, options: Options) => run(desk, cluster, { ...options, brake }));
}

async function run(desk: Desk, name: string, options: Options & { readonly brake: Brake }): Promise<void> {
  const { brake, reason, output } = options;
  const report = await setBrake(desk.hand, name, { brake, reason });
  const hooks = brake === 'frozen' ? await hooksIfReadable(desk, report.clusterArn) : undefined;
  if (output === 'json') desk.write(documentOf('Brakes', { ...report, ...(hooks && { hooks }) }));
  else
    desk.write(
      `${renderState(desk, report)}${renderAbout(desk, report, brake)}${hooks ? renderHooks(desk, hooks) : ''}`,
    );
}

/** The freeze holds whether or not this can be read. */
async function hooksIfReadable(desk: Desk, clusterArn: string): Promise<WaitingHook[] | undefined> {
  try {
    return await waitingHooks(desk.hand, clusterArn);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    desk.writeError(`sluice: frozen, but which hooks wait could not be read: ${why}\n`);
    return undefined;
  }
}

export function resumeCommand(desk: Desk = processDesk()): Command {
  return new Command('resume')
    .description('end a pause or a freeze of a cluster')
    .argument('<cluster>', 'the ECS cluster, by name or ARN')
    .addOption(outputOption())
    .addHelpText('after', RESUME)
    .action((cluster: string, options: Options) => resume(desk, cluster, options));
}

async function resume(desk: Desk, name: string, { output }: Options): Promise<void> {
  const report = await releaseBrakes(desk.hand, name);
  if (output === 'json') return desk.write(documentOf('Brakes', report));
  const removed = report.removed.map(
    ({ tag, value }) => `Removed ${tag}: ${printable(value) || 'without a note'}\n`,
  );
  const next = report.changed
    ? 'Sluice goes on from what it reads with its next look, within about 15 s.\n'
    : 'There was nothing to remove.\n';
  desk.write(`${removed.join('')}${renderState(desk, report)}${next}`);
}
