// What the commands of a person's wishes share: AWS from the SDK's usual places, somebody to ask, and their options.
import { createInterface } from 'node:readline/promises';
import { Option } from 'commander';
import { createSdkPorts } from '#aws/sdk.ts';
import { systemClock } from '#lib/clock.ts';
import type { Hand } from '#operator/person/clusters.ts';
import { processTerminal, type Terminal } from './terminal.ts';

export interface Desk extends Terminal {
  readonly hand: Hand;
  /** Whether standard error is a terminal, so that progress may be drawn there. */
  readonly showsProgress: boolean;
  /** The answer of whoever sits there; undefined: nobody can be asked. */
  readonly ask?: (question: string) => Promise<string>;
}

export function processDesk(): Desk {
  const { stdin, stderr, env } = process;
  // The SDK's own chain knows AWS_REGION and the profile; the AWS CLI's name for it is as usual.
  const region = env.AWS_REGION || env.AWS_DEFAULT_REGION || undefined;
  const canAsk = stdin.isTTY === true && stderr.isTTY === true;
  return {
    ...processTerminal(),
    hand: { ports: createSdkPorts({ region }), clock: systemClock },
    showsProgress: stderr.isTTY === true && env.TERM !== 'dumb',
    ...(canAsk && { ask: askOnTerminal }),
  };
}

/** An input that ends, or Ctrl-C, is a no. */
async function askOnTerminal(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('\n')));
  try {
    const answer = await Promise.race([lines.question(question), ended]);
    if (answer === '\n') process.stderr.write(answer);
    return answer;
  } finally {
    lines.close();
  }
}

export const outputOption = () =>
  new Option('-o, --output <format>', 'text for people, json for programs')
    .choices(['text', 'json'])
    .default('text');

export const clusterOption = () =>
  new Option(
    '--cluster <name>',
    'the ECS cluster, by name or ARN; without it all of the Region are searched',
  );

/** Text is laid out no wider than people read. */
export const widthOf = ({ columns }: Terminal): number => Math.max(40, Math.min(columns, 100));

export const documentOf = (kind: string, fields: object): string =>
  `${JSON.stringify({ apiVersion: 'sluice.dev/v1alpha1', kind, ...fields }, null, 2)}\n`;

/** Which instances: some by name, or all of a zone. */
export function assertWhich(
  ids: readonly string[],
  { az, cluster }: { az?: string; cluster?: string },
): void {
  if (ids.length === 0 && az === undefined)
    throw new Error('say which instances: their ids, or --az ZONE with --cluster NAME');
  if (ids.length > 0 && az !== undefined)
    throw new Error('ids and --az exclude each other; give the ids, or the zone');
  if (az !== undefined && cluster === undefined)
    throw new Error('--az needs --cluster NAME, the ECS cluster whose instances of that zone are meant');
}
