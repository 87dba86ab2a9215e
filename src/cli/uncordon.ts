// sluice uncordon: takes back what `sluice drain` asked for.
import { Command } from 'commander';
import { createPaint } from '#lib/paint.ts';
import type { Judged } from '#operator/person/drain.ts';
import { findInstances, findInZone, type Search } from '#operator/person/find.ts';
import { judgeUncordon } from '#operator/person/judge.ts';
import type { InstanceReport } from '#operator/person/report.ts';
import { uncordonInstances } from '#operator/person/uncordon.ts';
import {
  assertWhich,
  clusterOption,
  type Desk,
  documentOf,
  outputOption,
  processDesk,
  widthOf,
} from './person.ts';
import { renderInstances } from './person-text.ts';

interface Options {
  readonly az?: string;
  readonly cluster?: string;
  readonly output: 'text' | 'json';
}

const AFTER = `
The wish is taken away first, then the instance is set ACTIVE: ECS may place
tasks on it again. What AWS is ending cannot be taken back, and what Sluice
replaces by a plan of its own is not: change the spec, or pause the cluster.

  sluice uncordon i-0123456789abcdef0
  sluice uncordon --az ap-northeast-1a --cluster web-prod

Exit status: 0 all are ACTIVE, 1 some are not, 2 it could not be tried.`;

export function uncordonCommand(desk: Desk = processDesk()): Command {
  return new Command('uncordon')
    .description('take a drain back: the wish goes, and the instance is ACTIVE again')
    .argument('[id...]', 'EC2 instance ids, or ids or ARNs of container instances')
    .option('--az <zone>', 'all that somebody wants drained in this Availability Zone; needs --cluster')
    .addOption(clusterOption())
    .addOption(outputOption())
    .addHelpText('after', AFTER)
    .action((ids: string[], options: Options) => run(desk, ids, options));
}

async function run(desk: Desk, ids: readonly string[], options: Options): Promise<void> {
  assertWhich(ids, options);
  const { hand } = desk;
  const { az, cluster } = options;
  const search =
    az === undefined ? await findInstances(hand, ids, cluster) : await findInZone(hand, cluster!, az);
  const all = judgeAll(search, hand.clock.now(), az !== undefined);
  // In a zone only a person's drains are meant: of the others nothing is to be said.
  const judged = az === undefined ? all : all.filter(({ judgement }) => judgement.verdict === 'do');
  const reports = await takenBack(desk, judged);
  const style = { paint: createPaint(desk.colour), width: widthOf(desk) };
  if (options.output === 'json') desk.write(documentOf('Uncordon', { instances: reports }));
  else
    desk.write(
      reports.length > 0 ? renderInstances(reports, style) : `Nobody wants an instance drained in ${az}.\n`,
    );
  process.exitCode = statusOf(reports);
}

async function takenBack({ hand, showsProgress, writeError }: Desk, judged: readonly Judged[]) {
  if (showsProgress) writeError('  taking back, and seeing that it stays so');
  try {
    return await uncordonInstances(hand, judged);
  } finally {
    if (showsProgress) writeError('\r\u001b[2K');
  }
}

function judgeAll({ found, missing }: Search, now: number, strict: boolean): Judged[] {
  return found.map((each) => ({
    ...each,
    judgement: each.seen ? judgeUncordon(each.seen, now, strict) : { verdict: 'refuse', reason: missing },
  }));
}

function statusOf(reports: readonly InstanceReport[]): number {
  if (reports.some(({ became }) => became === 'failed')) return 2;
  return reports.every(({ became }) => became === 'active' || became === 'unchanged') ? 0 : 1;
}
