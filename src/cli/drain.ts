// sluice drain: a person's wish that instances leave. It is written to AWS, where every `sluice run` of the cluster sees
// it; that one drains, within its budgets.
import { Command, InvalidArgumentError, Option } from 'commander';
import { formatDuration, tryParseDurationMs } from '#lib/duration.ts';
import { createPaint } from '#lib/paint.ts';
import { drainInstances, type Judged } from '#operator/person/drain.ts';
import { findInstances, findInZone, type Search } from '#operator/person/find.ts';
import { whyHeld } from '#operator/person/held.ts';
import { judgeDrain } from '#operator/person/judge.ts';
import type { InstanceReport } from '#operator/person/report.ts';
import {
  assertWhich,
  clusterOption,
  type Desk,
  documentOf,
  outputOption,
  processDesk,
  widthOf,
} from './person.ts';
import { idsToType, indented, renderHeld, renderInstances, type Style } from './person-text.ts';
import { isZoneConfirmed } from './zone-question.ts';

interface Options {
  readonly az?: string;
  readonly cluster?: string;
  readonly wait: number;
  readonly yes?: boolean;
  readonly output: 'text' | 'json';
}

const AFTER = `
Whoever operates the cluster drains them, as the budgets of its spec allow:
without a budget one of a pool at a time. A drained instance stays DRAINING, and
counts in the budgets, until \`sluice uncordon\`.

  sluice drain i-0123456789abcdef0
  sluice drain --az ap-northeast-1a --cluster web-prod --wait 15m

Exit status: 0 all are DRAINING (with --wait 0s: asked to leave), 1 some are
not, 2 it could not be tried.`;

export function drainCommand(desk: Desk = processDesk()): Command {
  return new Command('drain')
    .description('ask that instances are drained and kept DRAINING')
    .argument('[id...]', 'EC2 instance ids, or ids or ARNs of container instances')
    .option('--az <zone>', 'all instances of this Availability Zone instead; needs --cluster')
    .addOption(clusterOption())
    .addOption(
      new Option('--wait <duration>', 'how long to wait until they are DRAINING; 0s: not at all')
        .argParser(duration)
        .default(30_000, '30s'),
    )
    .option('-y, --yes', 'do not ask before a whole zone')
    .addOption(outputOption())
    .addHelpText('after', AFTER)
    .action((ids: string[], options: Options) => run(desk, ids, options));
}

function duration(text: string): number {
  const ms = tryParseDurationMs(text);
  if (ms === undefined) throw new InvalidArgumentError('It must be a duration such as 30s, 15m or 0s.');
  return ms;
}

async function run(desk: Desk, ids: readonly string[], options: Options): Promise<void> {
  assertWhich(ids, options);
  const { hand } = desk;
  const { az, cluster } = options;
  const search =
    az === undefined ? await findInstances(hand, ids, cluster) : await findInZone(hand, cluster!, az);
  const judged = judgeAll(search, hand.clock.now());
  const style = { paint: createPaint(desk.colour), width: widthOf(desk) };
  if (az !== undefined && !options.yes && !(await isZoneConfirmed(desk, { judged, az, style }))) {
    desk.writeError('Nothing was changed.\n');
    process.exitCode = 1;
    return;
  }
  const reports = await drainWatched(desk, judged, options.wait);
  const held = await whyHeld(hand, reports);
  if (options.output === 'json') desk.write(documentOf('Drain', { instances: reports, held }));
  else
    desk.write(
      `${renderInstances(reports, style)}${afterwards(reports, style)}${renderHeld(held, options.wait > 0, style)}`,
    );
  process.exitCode = statusOf(reports, options);
}

function judgeAll({ found, missing }: Search, now: number): Judged[] {
  return found.map((each) => ({
    ...each,
    judgement: each.seen ? judgeDrain(each.seen, now) : { verdict: 'refuse', reason: missing },
  }));
}

/** Ctrl-C ends the waiting; what was asked for stands, and is told. */
async function drainWatched(
  desk: Desk,
  judged: readonly Judged[],
  waitMs: number,
): Promise<InstanceReport[]> {
  const ending = new AbortController();
  const stop = () => ending.abort();
  process.once('SIGINT', stop);
  const wipe = desk.showsProgress ? '\r\u001b[2K' : '';
  const draw = (text: string) => desk.showsProgress && desk.writeError(`${wipe}${text}`);
  try {
    return await drainInstances(desk.hand, judged, {
      waitMs,
      signal: ending.signal,
      onLook: ({ draining, of, elapsedMs }) =>
        draw(`  ${draining} of ${of} DRAINING, ${formatDuration(elapsedMs)} of ${formatDuration(waitMs)}`),
    });
  } finally {
    draw('');
    process.off('SIGINT', stop);
  }
}

function afterwards(reports: readonly InstanceReport[], { width }: Style): string {
  const kept = reports.flatMap(({ became, instanceId, status }) =>
    became === 'draining' && status !== undefined && instanceId ? [instanceId] : [],
  );
  if (kept.length === 0) return '';
  return indented(`Kept DRAINING, also when empty, until \`sluice uncordon ${idsToType(kept)}\`.`, '', width);
}

function statusOf(reports: readonly InstanceReport[], { wait, az }: Options): number {
  if (reports.some(({ became }) => became === 'failed')) return 2;
  const isFine = ({ became }: InstanceReport) =>
    became === 'draining' || (became === 'leaving' && az !== undefined) || (became === 'asked' && wait === 0);
  return reports.every(isFine) ? 0 : 1;
}
