// GetMetricData: many metrics at once, in pages, newest first unless asked otherwise (aws-facts.md §7.4). No metric math.
import type { GetMetricDataInput, MetricDataQuery, MetricDataResult } from '@aws-sdk/client-cloudwatch';
import { AwsFault } from '../wire/fault.ts';
import type { CallContext, CloudWatchHandlers } from '../wire/table.ts';
import { samplesOf } from '../world/metrics.ts';
import type { World } from '../world/state.ts';
import { notModelled, only, validationError } from './check.ts';
import { isPeriod, pointsOf, statistic } from './cloudwatch-statistics.ts';

const MOST_QUERIES = 500;
const MOST_POINTS = 100_800;

export function dataHandlers(w: World): CloudWatchHandlers {
  return {
    GetMetricData(input, context) {
      only(context, input, [
        'MetricDataQueries',
        'StartTime',
        'EndTime',
        'NextToken',
        'ScanBy',
        'MaxDatapoints',
      ]);
      const queries = input.MetricDataQueries ?? [];
      assertQueries(queries, input);
      const results = queries
        .filter((query) => query.ReturnData !== false)
        .map((query) => resultOf(w, context, { query, input }));
      return paged(results, input);
    },
  };
}

function assertQueries(queries: readonly MetricDataQuery[], input: GetMetricDataInput): void {
  if (queries.length > MOST_QUERIES) {
    throw validationError(
      `The collection MetricDataQueries must not have a size greater than ${MOST_QUERIES}.`,
    );
  }
  if (queries.length === 0) throw validationError('The collection MetricDataQueries must not be empty.');
  const ids = new Set<string>();
  for (const { Id = '' } of queries) {
    if (!/^[a-z]\w{0,254}$/.test(Id))
      throw validationError(
        `The value for parameter MetricDataQueries.Id ${Id} is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$`,
      );
    if (ids.has(Id))
      throw validationError(`The values for parameter id in MetricDataQueries are not unique.`);
    ids.add(Id);
  }
  if (input.StartTime! >= input.EndTime!) {
    throw validationError('The parameter StartTime must be less than the parameter EndTime.');
  }
  const { MaxDatapoints: most } = input;
  if (most !== undefined && (most < 1 || most > MOST_POINTS)) {
    throw validationError(`The parameter MaxDatapoints must be between 1 and ${MOST_POINTS}.`);
  }
}

function resultOf(
  w: World,
  context: CallContext,
  { query, input }: { query: MetricDataQuery; input: GetMetricDataInput },
): Required<Pick<MetricDataResult, 'Id' | 'Label' | 'Timestamps' | 'Values'>> {
  only<MetricDataQuery>(context, query, ['Id', 'MetricStat', 'Label', 'ReturnData']);
  const { Metric: metric = {}, Period: period = 60, Stat: stat = '', Unit: unit } = query.MetricStat ?? {};
  if (!query.MetricStat) throw validationError('Either MetricStat or Expression must be given in a query.');
  const evaluate = statistic(stat);
  if (!evaluate) throw notModelled(context, `the statistic ${stat}`);
  if (!isPeriod(period))
    throw validationError(`The parameter Period must be 1, 5, 10, 20, 30, or a multiple of 60.`);
  const name = {
    namespace: metric.Namespace ?? '',
    metric: metric.MetricName ?? '',
    dimensions: (metric.Dimensions ?? []).map((each) => ({ name: each.Name ?? '', value: each.Value ?? '' })),
  };
  const range = [floorMinute(input.StartTime!), input.EndTime!.getTime()] as const;
  const points = pointsOf(samplesOf(w, { ...name, unit }, range), period);
  if (input.ScanBy !== 'TimestampAscending') points.reverse();
  return {
    Id: query.Id!,
    Label: query.Label ?? name.metric,
    Timestamps: points.map(({ at }) => new Date(at)),
    Values: points.map(({ values }) => evaluate(values)),
  };
}

/** Data of a minute is found by the start of that minute. */
export const floorMinute = (time: Date) => Math.floor(time.getTime() / 60_000) * 60_000;

/** As many points as fit, over all results in their order; a result that goes on is `PartialData`. */
function paged(results: readonly ReturnType<typeof resultOf>[], input: GetMetricDataInput) {
  const from = input.NextToken ? positionOf(input.NextToken) : 0;
  const to = from + (input.MaxDatapoints ?? MOST_POINTS);
  let before = 0;
  const MetricDataResults: MetricDataResult[] = [];
  for (const result of results) {
    const start = before;
    before += result.Values.length;
    // A result that ended on an earlier page is told once, there.
    if (from > 0 && before <= from) continue;
    if (start > to || (start === to && result.Values.length > 0)) continue;
    const slice = [Math.max(0, from - start), Math.max(0, to - start)] as const;
    MetricDataResults.push({
      ...result,
      Timestamps: result.Timestamps.slice(...slice),
      Values: result.Values.slice(...slice),
      StatusCode: before > to ? 'PartialData' : 'Complete',
    });
  }
  const NextToken = before > to ? Buffer.from(`after ${to}`).toString('base64url') : undefined;
  return { MetricDataResults, NextToken, Messages: [] };
}

function positionOf(token: string): number {
  const position = /^after (\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1];
  if (position === undefined) throw new AwsFault('InvalidNextToken', 'The token is invalid.');
  return Number(position);
}
