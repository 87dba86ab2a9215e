// Help is read in a terminal of 80 columns.
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { freezeCommand, pauseCommand, resumeCommand } from './brakes.ts';
import { demoCommand } from './demo.ts';
import { describeCommand } from './describe.ts';
import { diffCommand } from './diff.ts';
import { drainCommand } from './drain.ts';
import { explainCommand } from './explain.ts';
import { getCommand } from './get.ts';
import { iamCommand } from './iam.ts';
import { releaseCommand } from './release.ts';
import { runCommand } from './run.ts';
import { sandboxCommand } from './sandbox.ts';
import { simulateCommand } from './simulate.ts';
import { timelineCommand } from './timeline.ts';
import { uncordonCommand } from './uncordon.ts';
import { validateCommand } from './validate.ts';

const sandbox = sandboxCommand();
const commands = [
  validateCommand(),
  diffCommand(),
  runCommand(),
  drainCommand(),
  uncordonCommand(),
  pauseCommand(),
  freezeCommand(),
  resumeCommand(),
  releaseCommand(),
  describeCommand(),
  timelineCommand(),
  iamCommand(),
  explainCommand(),
  ...getCommand().commands,
  simulateCommand(),
  demoCommand(),
  sandbox,
  ...sandbox.commands,
];

function helpOf(command: Command): string {
  let help = '';
  command.configureOutput({ writeOut: (text) => (help += text), getOutHelpWidth: () => 80 });
  command.outputHelp();
  return help;
}

test.each(commands.map((command) => [command.name(), command] as const))('%s --help fits', (_, command) => {
  const lines = helpOf(command).split('\n');
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});
