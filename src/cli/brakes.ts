// sluice pause, freeze and resume: tags of the cluster that every `sluice run` on it obeys, wherever it runs.
import { Command } from 'commander';
import { printable } from '#lib/document-problem.ts';
import { createPaint } from '#lib/paint.ts';
import { clockTime, count } from '#lib/text.ts';
import {
  BRAKE_TAGS,
  type Brake,
  type BrakesReport,
  releaseBrakes,
  setBrake,
} from '#operator/person/brakes.ts';
import { placeOf } from '#operator/person/clusters.ts';
import { type WaitingHook, waitingHooks } from '#operator/person/hooks.ts';
import { type Desk, documentOf, outputOption, processDesk, widthOf } from './person.ts';
import { indented } from './person-text.ts';

interface Options {
  readonly reason?: string;
  readonly output: 'text' | 'json';
}

const ABOUT: Readonly<Record<Brake, string>> = {
  paused:
    'Voluntary work stops with the next look, within about 15 s. Heartbeats, waiting hooks and evacuations go on.',
  frozen:
    'Sluice writes nothing from its next look on, within about 15 s: no drain, no heartbeat, no evacuation of spot instances.',
};

const STATUS = 'Exit status: 0 it holds as asked, 2 it could not be done.';

export function pauseCommand(desk: Desk = processDesk()): Command {
  return braking('pause', 'paused', desk)
    .description('hold voluntary work on a cluster')
    .addHelpText(
      'after',
      `\nStops what Sluice could also leave: protection, releases, drains that somebody or a plan wants, hooks put or corrected.\nWhat AWS does anyway it goes on with: heartbeats, hooks under way, evacuations.\n\n  sluice pause web-prod --reason "deploy of the new agent"\n\n${STATUS}`,
    );
}

export function freezeCommand(desk: Desk = processDesk()): Command {
  return braking('freeze', 'frozen', desk)
    .description('hold every write to a cluster')
    .addHelpText(
      'after',
      `\nStops every write, and says which lifecycle hooks run out meanwhile: nobody keeps those alive during a freeze, and spot\ninstances are not evacuated. \`sluice pause\` is the gentler one.\n\n  sluice freeze web-prod --reason "Sluice drains what it should not"\n\n${STATUS}`,
    );
}

function braking(name: string, brake: Brake, desk: Desk): Command {
  return new Command(name)
    .argument('<cluster>', 'the ECS cluster, by name or ARN')
    .option(
      '--reason <text>',
      'why, for whoever reads the tag or the log; at most 200 characters are sure to fit',
    )
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

const WORDS: Readonly<Record<Brake, string>> = { paused: 'PAUSED', frozen: 'FROZEN' };

/** What holds now, as it was read back. */
function renderState(desk: Desk, { cluster, clusterArn, changed, ...notes }: BrakesReport): string {
  const { region, account } = placeOf(clusterArn);
  const paint = createPaint(desk.colour);
  const name = `${cluster} (${region}, account ${account})`;
  const on = (['frozen', 'paused'] as const).filter((brake) => notes[brake] !== null);
  if (on.length === 0) return `${name} is ${paint('green', 'neither paused nor frozen')}.\n`;
  return on
    .map((brake) => {
      const already = changed ? '' : ' already';
      const note = indented(printable(notes[brake] || 'without a note'), '  ', widthOf(desk));
      return `${name} is ${paint('yellow', WORDS[brake])}${already}\n${note}`;
    })
    .join('');
}

function renderAbout(desk: Desk, { cluster, frozen }: BrakesReport, brake: Brake): string {
  const about = brake === 'paused' && frozen !== null ? ABOUT.frozen : ABOUT[brake];
  return indented(`${about} \`sluice resume ${cluster}\` takes it back.`, '', widthOf(desk));
}

function renderHooks(desk: Desk, hooks: readonly WaitingHook[]): string {
  const width = widthOf(desk);
  if (hooks.length === 0)
    return indented(
      'No instance of it waits for a lifecycle hook now. One that its group ends from now on waits undrained until its hook runs out, and is then ended as it is.',
      '',
      width,
    );
  const lines = hooks.map(({ instanceId, group, hook, runsOutBy }) =>
    indented(
      `${instanceId}: hook ${hook} of ${group} runs out by ${clockTime(Date.parse(runsOutBy))}, maybe sooner`,
      '    ',
      width,
      '  - ',
    ),
  );
  const head = `${count(hooks.length, 'lifecycle hook')} that nobody keeps alive now; AWS then ends the instance as it is:`;
  return `${indented(head, '', width)}${lines.join('')}`;
}

export function resumeCommand(desk: Desk = processDesk()): Command {
  return new Command('resume')
    .description('end a pause or a freeze of a cluster')
    .argument('<cluster>', 'the ECS cluster, by name or ARN')
    .addOption(outputOption())
    .addHelpText(
      'after',
      `\nRemoves the tags ${BRAKE_TAGS.paused} and ${BRAKE_TAGS.frozen}, whoever set them.\n\n${STATUS}`,
    )
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
